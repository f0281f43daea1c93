//! Numbers and flags of any spelling.

use rust_decimal::Decimal;

use super::form::{Flag, Spelling};
use super::notice::{Noted, other_spelling};
use super::source::Scalar;

/// What is wrong with a value, as `a number with a fraction`.
pub(super) type Found = &'static str;

pub(super) const NO_NUMBER: Found = "a string that is not a number";
const TOO_LARGE: Found = "a number that is too large";
const INEXACT: Found = "a number with more digits than a decimal can hold";

/// The largest integer of 96 bits, which a decimal has for all of its digits.
const LARGEST: i128 = (1 << 96) - 1;

/// Such an integer with one more zero at its end; `None` where that does not fit.
fn longer(mantissa: i128) -> Option<i128> {
    Some(mantissa * 10).filter(|mantissa| *mantissa <= LARGEST)
}

/// A decimal number in its parts. Digits may be missing on one side of the point: some systems print
/// `.5`.
struct Numeral<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: i64,
}

impl<'a> Numeral<'a> {
    /// The parts of a number; `None` for all else, as `NaN`, `0x10` or `1,000`.
    fn parse(text: &'a str) -> Option<Self> {
        let (negative, unsigned) = match text.as_bytes().first()? {
            b'-' => (true, &text[1..]),
            b'+' => (false, &text[1..]),
            _ => (false, text),
        };
        let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, parse_exponent(exponent)?),
            None => (unsigned, 0),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(whole) || !digits(fraction) || whole.len() + fraction.len() == 0 {
            return None;
        }
        Some(Self { negative, whole, fraction, exponent })
    }

    fn digits(&self) -> impl Iterator<Item = u8> + '_ {
        let digits = self.whole.bytes().chain(self.fraction.bytes());
        digits.map(|byte| byte - b'0')
    }

    /// The digits without their sign as an integer, the number of them that are behind the point, and whether these are
    /// as many as are written, which is `scale`. `None` where a decimal cannot hold the number exactly.
    fn mantissa(&self, scale: i64) -> Option<(i128, u32, bool)> {
        const MOST: i64 = Decimal::MAX_SCALE as i64;
        // All digits but the zeros at the end, and how many these are.
        let (mut mantissa, mut zeros): (i128, i64) = (0, 0);
        for digit in self.digits() {
            if digit == 0 && mantissa > 0 {
                zeros += 1;
            } else if digit > 0 {
                for _ in 0..=zeros {
                    mantissa = longer(mantissa)?;
                }
                // The last digit is zero so far, but the largest mantissa ends in 5.
                mantissa = Some(mantissa + i128::from(digit)).filter(|mantissa| *mantissa <= LARGEST)?;
                zeros = 0;
            }
        }
        if mantissa == 0 {
            let kept = scale.clamp(0, MOST);
            return Some((0, u32::try_from(kept).ok()?, scale <= MOST));
        }
        // How many of these zeros must stay, and how many may; those of an exponent are more than there are.
        let (least, most) = ((zeros - scale).max(0), zeros - scale.min(0) - (scale - MOST).max(0));
        if most < least {
            return None;
        }
        let mut kept = 0;
        while kept < most
            && let Some(next) = longer(mantissa)
        {
            mantissa = next;
            kept += 1;
        }
        let behind = u32::try_from(scale - zeros + kept).ok().filter(|_| kept >= least)?;
        Some((mantissa, behind, kept >= zeros))
    }

    /// The number times a power of ten without its fraction, and whether there was none. `None`
    /// where it is too large.
    fn scaled(&self, power: u32) -> Option<(i128, bool)> {
        if self.digits().all(|digit| digit == 0) {
            return Some((0, true));
        }
        let whole = i64::try_from(self.whole.len()).ok()?;
        let count = whole + self.exponent + i64::from(power);
        let mut digits = self.digits();
        let mut value: i128 = 0;
        // This ends soon whatever the exponent is: some digit is not 0, and 39 digits after it the
        // value has overflown.
        for _ in 0..count {
            let digit = digits.next().unwrap_or(0);
            value = value.checked_mul(10)?.checked_add(i128::from(digit))?;
        }
        // With a negative count all digits are of the fraction.
        let exact = digits.all(|digit| digit == 0);
        Some((if self.negative { -value } else { value }, exact))
    }
}

/// The exponent, bounded so that sums with it do not overflow.
fn parse_exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let value = digits.parse::<i32>().unwrap_or(i32::MAX);
    Some(i64::from(if negative { -value } else { value }))
}

/// As many digits always fit.
const SHORT: usize = 18;

/// An integer of at most 18 digits, with no other sign than a minus, as nearly all are where they are texts.
#[inline]
pub(super) fn short_integer(text: &[u8]) -> Option<i64> {
    let (negative, digits) = match text {
        [b'-', digits @ ..] => (true, digits),
        digits => (false, digits),
    };
    if digits.is_empty() || digits.len() > SHORT {
        return None;
    }
    let mut value = 0;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value * 10 + i64::from(digit);
    }
    // A number may tell the negative zero from the other.
    if negative && value == 0 { None } else { Some(if negative { -value } else { value }) }
}

/// An integer of any spelling: `6421`, `6421.0` and `1e3` are integers, `1.5` is none.
pub(super) fn integer(text: &str) -> Result<i64, Found> {
    let numeral = Numeral::parse(text).ok_or(NO_NUMBER)?;
    match numeral.scaled(0) {
        Some((value, true)) => i64::try_from(value).map_err(|_| TOO_LARGE),
        Some((_, false)) => Err("a number with a fraction"),
        None => Err(TOO_LARGE),
    }
}

/// Whether a number is an integer of any size.
#[cfg(feature = "xml")]
pub(super) fn is_whole(text: &str) -> bool {
    let plain = text.strip_prefix(['-', '+']).unwrap_or(text);
    !plain.is_empty() && plain.bytes().all(|byte| byte.is_ascii_digit()) || integer(text).is_ok()
}

/// A number with all of its digits, as JSON writes it.
#[cfg(feature = "xml")]
pub(super) fn of_json(text: &str) -> Option<crate::Number> {
    let Numeral { negative, whole, fraction, .. } = Numeral::parse(text)?;
    let sign = if negative { "-" } else { "" };
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    let exponent = text.find(['e', 'E']).map_or("", |at| &text[at..]);
    Some(crate::Number::new(&format!("{sign}{whole}{point}{fraction}{exponent}")))
}

/// Whether a text is a number at all.
pub(super) fn is_number(text: &str) -> bool {
    Numeral::parse(text).is_some()
}

/// A number times a power of ten, and whether that is exact: what is smaller is cut off, and what is too large is the
/// largest of its sign.
pub(super) fn scaled(text: &str, power: u32) -> Result<(i128, bool), Found> {
    let numeral = Numeral::parse(text).ok_or(NO_NUMBER)?;
    let farthest = if numeral.negative { i128::MIN } else { i128::MAX };
    Ok(numeral.scaled(power).unwrap_or((farthest, false)))
}

/// A floating-point number. Infinity and NaN have no spelling, and too large a number is none.
pub(super) fn number(text: &str) -> Result<f64, Found> {
    Numeral::parse(text).ok_or(NO_NUMBER)?;
    let value: f64 = text.parse().map_err(|_| NO_NUMBER)?;
    if value.is_finite() { Ok(value) } else { Err(TOO_LARGE) }
}

/// A decimal number with its scale as written, exactly. Zeros at its end that do not fit are left out, which is noticed.
pub(super) fn decimal(text: &str) -> Result<Noted<Decimal>, Found> {
    if let Some(decimal) = short_decimal(text.as_bytes()) {
        return Ok((decimal, None));
    }
    let numeral = Numeral::parse(text).ok_or(NO_NUMBER)?;
    let scale = i64::try_from(numeral.fraction.len()).map_err(|_| INEXACT)? - numeral.exponent;
    let (mantissa, kept, exact) = numeral.mantissa(scale).ok_or(INEXACT)?;
    let mut decimal = Decimal::try_from_i128_with_scale(mantissa, kept).map_err(|_| INEXACT)?;
    decimal.set_sign_negative(numeral.negative);
    Ok((decimal, other_spelling(exact)))
}

/// A decimal number of at most 18 digits without an exponent, as nearly all are.
pub(super) fn short_decimal(text: &[u8]) -> Option<Decimal> {
    let (sign, unsigned) = match text {
        [sign @ (b'-' | b'+'), unsigned @ ..] => (*sign, unsigned),
        unsigned => (b'+', unsigned),
    };
    let (mut value, mut digits, mut scale) = (0, 0, None);
    for byte in unsigned {
        match byte {
            b'0'..=b'9' if digits < 18 => {
                value = value * 10 + i64::from(byte - b'0');
                digits += 1;
            }
            b'.' if scale.is_none() => scale = Some(digits),
            _ => return None,
        }
    }
    let scale = scale.map_or(0, |whole| digits - whole);
    let mut decimal = Decimal::new(value, scale);
    decimal.set_sign_negative(sign == b'-');
    (digits > 0).then_some(decimal)
}

/// The meaning of a flag, and whether it is spelled as documented. `None` where it means neither.
///
/// The documented pair goes first in any kind of spelling: a documentation may say that `1` is no
/// and `2` is yes.
pub(super) fn flag(scalar: Scalar<'_>, flag: Flag<&str>) -> Option<(bool, bool)> {
    for (spelling, meaning) in [(flag.no, false), (flag.yes, true)] {
        if is_exactly(scalar, spelling) {
            return Some((meaning, true));
        }
    }
    for (spelling, meaning) in [(flag.no, false), (flag.yes, true)] {
        if means(scalar, spelling) {
            return Some((meaning, false));
        }
    }
    common_flag(scalar).map(|meaning| (meaning, false))
}

fn is_exactly(scalar: Scalar<'_>, spelling: Spelling<&str>) -> bool {
    match (scalar, spelling) {
        (Scalar::Boolean(value), Spelling::Boolean(documented)) => value == documented,
        (Scalar::Number(text) | Scalar::Untyped(text), Spelling::Number(documented)) => integer(text) == Ok(documented),
        (Scalar::Text(text) | Scalar::Untyped(text), Spelling::Text(documented)) => text == documented,
        (Scalar::Untyped("true"), Spelling::Boolean(documented)) => documented,
        (Scalar::Untyped("false"), Spelling::Boolean(documented)) => !documented,
        _ => false,
    }
}

fn means(scalar: Scalar<'_>, spelling: Spelling<&str>) -> bool {
    match (scalar, spelling) {
        (Scalar::Text(text) | Scalar::Untyped(text) | Scalar::Number(text), Spelling::Text(documented)) => {
            text.trim_ascii().eq_ignore_ascii_case(documented)
        }
        (Scalar::Text(text) | Scalar::Untyped(text), Spelling::Number(documented)) => {
            integer(text.trim_ascii()) == Ok(documented)
        }
        _ => false,
    }
}

/// The spellings that everybody uses.
fn common_flag(scalar: Scalar<'_>) -> Option<bool> {
    const NO: [&str; 5] = ["0", "false", "no", "off", "n"];
    const YES: [&str; 5] = ["1", "true", "yes", "on", "y"];
    let among = |text: &str, words: [&str; 5]| words.iter().any(|word| text.trim_ascii().eq_ignore_ascii_case(word));
    match scalar {
        Scalar::Boolean(value) => Some(value),
        Scalar::Number(text) => match integer(text) {
            Ok(0) => Some(false),
            Ok(1) => Some(true),
            _ => None,
        },
        Scalar::Text(text) | Scalar::Untyped(text) if among(text, NO) => Some(false),
        Scalar::Text(text) | Scalar::Untyped(text) if among(text, YES) => Some(true),
        Scalar::Text(_) | Scalar::Untyped(_) | Scalar::Nothing => None,
    }
}
