//! Whether a value is held as it is printed.

use runtime::decode::{Form, Reader, Text, TextLayout};
use runtime::encode::Writer;
use runtime::jiff::Timestamp;
use runtime::{Decimal, Value as AnyValue};

use crate::model::Type;

/// A value that is nothing but its text.
static PLAIN: Text = Text::new(TextLayout::Whole);

/// Whether a text is just how the last moment is written.
pub(super) fn is_last_moment(declared: &Type, text: &str) -> bool {
    let Type::Timestamp(form) = declared else { return false };
    let mut writer = Writer::json();
    writer.timestamp(Some(Timestamp::MAX), form.borrowed());
    let written = String::from_utf8(writer.into_bytes()).unwrap_or_default();
    text == written.trim_matches('"')
}

/// Whether a text is this number with all of its digits, as far as a decimal can tell: what is larger or smaller is meant
/// to be a floating-point number.
pub(super) fn is_number(value: f64, text: &str) -> bool {
    let said = decimal(text);
    said.is_none() || said == decimal(&AnyValue::from(value).to_string())
}

/// The decimal that a text is, if one can hold it.
fn decimal(text: &str) -> Option<Decimal> {
    Reader::plain_text(text, &PLAIN).decimal(Form::Number).ok().flatten()
}
