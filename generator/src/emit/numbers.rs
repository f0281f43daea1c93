//! Numbers in code, with their digits in groups.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// An integer; with its type where the compiler cannot find it.
pub(super) fn integer(value: i64, typed: bool) -> TokenStream {
    let digits = grouped(&value.unsigned_abs().to_string());
    let literal = literal(&if typed { format!("{digits}_i64") } else { digits });
    signed(value < 0, &literal)
}

/// A number with a point.
pub(super) fn float(value: f64) -> TokenStream {
    let text = format!("{:?}", value.abs());
    let grouped = match text.split_once('.') {
        Some((whole, fraction)) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{}.{}", grouped(whole), grouped_fraction(fraction))
        }
        _ => text,
    };
    signed(value.is_sign_negative(), &literal(&grouped))
}

fn signed(negative: bool, literal: &Literal) -> TokenStream {
    if negative { quote!(-#literal) } else { quote!(#literal) }
}

/// The literal of a text that is one.
fn literal(text: &str) -> Literal {
    // Infinity and NaN have no literal, and no JSON either.
    text.parse().unwrap_or_else(|_| Literal::f64_unsuffixed(0.0))
}

/// Digits in groups of three from the right, from five digits on.
fn grouped(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push('_');
        }
        text.push(digit);
    }
    text
}

/// Digits in groups of three from the left, from five digits on.
fn grouped_fraction(digits: &str) -> String {
    if digits.len() < 5 {
        return digits.to_owned();
    }
    let groups: Vec<_> = digits.as_bytes().chunks(3).map(String::from_utf8_lossy).collect();
    groups.join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_stand_in_groups() {
        assert_eq!(integer(1234, false).to_string(), "1234");
        assert_eq!(integer(-12_345, false).to_string(), "- 12_345");
        assert_eq!(integer(1_247_183_325_757, true).to_string(), "1_247_183_325_757_i64");
        assert_eq!(integer(i64::MIN, false).to_string(), "- 9_223_372_036_854_775_808");
        assert_eq!(float(12_345.25).to_string(), "12_345.25");
        assert_eq!(float(0.123_456).to_string(), "0.123_456");
    }
}
