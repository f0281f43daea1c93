//! How floating-point numbers are printed.

/// Powers of ten, each of which is exact.
const POWERS: [f64; 5] = [1.0, 1e1, 1e2, 1e3, 1e4];

/// Decimals of up to 15 digits are told apart by floating-point numbers.
const BOUND: f64 = 1e15;

/// A number as an integer and the count of its last digits that are behind the point, for numbers
/// that have few of them, as prices do. `None` for the others.
///
/// Such a quotient of two exact numbers is rounded correctly, as reading the text would round: where
/// it is the number again, the text is one of the number. The first one found is the shortest.
pub(super) fn short(value: f64) -> Option<(i64, usize)> {
    if value == 0.0 && value.is_sign_negative() {
        return None;
    }
    for (scale, power) in POWERS.into_iter().enumerate() {
        let scaled = value * power;
        if scaled.abs() >= BOUND {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "it is bounded, and cut on purpose")]
        let digits = (scaled + 0.5_f64.copysign(scaled)) as i64;
        #[expect(clippy::cast_precision_loss, reason = "it has at most 15 digits")]
        let back = digits as f64 / power;
        #[expect(clippy::float_cmp, reason = "the very same number is meant")]
        if back == value {
            // A last zero comes of a product that was rounded; there is a shorter text then.
            return (scale == 0 || digits % 10 != 0).then_some((digits, scale));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn finds_few_digits() {
        assert_eq!(short(0.0), Some((0, 0)));
        assert_eq!(short(-7.0), Some((-7, 0)));
        assert_eq!(short(19.95), Some((1995, 2)));
        assert_eq!(short(-0.5), Some((-5, 1)));
        assert_eq!(short(0.0001), Some((1, 4)));
        assert_eq!(short(999_999_999_999_999.0), Some((999_999_999_999_999, 0)));
    }

    #[test]
    fn leaves_all_others() {
        for value in [-0.0, 1e15, 1e300, 0.1 + 0.2, 1.0 / 3.0, 0.00001, f64::MIN_POSITIVE] {
            assert_eq!(short(value), None, "{value}");
        }
    }

    #[test]
    fn agrees_with_the_shortest_text() {
        for digits in -20_000_i32..20_000 {
            for power in [1.0, 10.0, 100.0, 1000.0, 10_000.0] {
                let value = f64::from(digits) / power;
                if let Some((digits, scale)) = short(value) {
                    let text = format!("{digits}e-{scale}");
                    assert_eq!(text.parse(), Ok(value));
                    let fraction = value.to_string();
                    let fraction = fraction.split_once('.').map_or(0, |(_, part)| part.len());
                    assert_eq!(scale, fraction, "{value}");
                }
            }
        }
    }
}
