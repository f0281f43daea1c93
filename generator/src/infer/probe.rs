//! What the generated clients' own reader makes of a value.

use runtime::decode::{CivilForm, DateForm, DecodeError, Flag, Form, Reader, TimestampForm};

/// A value that the reader takes as it is spelled: of the type, and in the form.
fn reads<T>(raw: &str, read: impl FnOnce(&mut Reader<'_>) -> Result<Option<T>, DecodeError>) -> Option<T> {
    let mut reader = Reader::json(raw.as_bytes()).ok()?;
    reader.watch();
    let value = read(&mut reader).ok()??;
    reader.notices().is_empty().then_some(value)
}

/// Whether it is an integer that is written back as it came: without leading zeros, a sign or a fraction.
pub(super) fn is_integer(raw: &str, form: Form) -> bool {
    reads(raw, |reader| reader.integer(form)).is_some_and(|value| value.to_string() == content(raw))
}

/// Whether it is a decimal that is written back as it came.
pub(super) fn is_decimal(raw: &str, form: Form) -> bool {
    reads(raw, |reader| reader.decimal(form)).is_some_and(|value| value.to_string() == content(raw))
}

/// Whether it is a number.
pub(super) fn is_number(raw: &str) -> bool {
    reads(raw, |reader| reader.number(Form::Number)).is_some()
}

/// Whether it is one of the two spellings of a flag.
pub(super) fn is_flag(raw: &str, flag: Flag<&str>) -> bool {
    boolean(raw, flag).is_some()
}

/// What one of the two spellings of a flag means.
pub(super) fn boolean(raw: &str, flag: Flag<&str>) -> Option<bool> {
    reads(raw, |reader| reader.boolean(flag))
}

/// How a date is written back.
pub(super) fn date(raw: &str, form: DateForm<&str>) -> Option<String> {
    Some(reads(raw, |reader| reader.date(form))?.to_string())
}

/// How a time without a zone is written back.
pub(super) fn civil(raw: &str, form: CivilForm<&str>) -> Option<String> {
    let value = reads(raw, |reader| reader.civil(form))?;
    let separator = if form == CivilForm::Space { ' ' } else { 'T' };
    // In ISO 8601, whatever the pattern is.
    Some(format!("{}{separator}{}", value.date(), value.time()))
}

/// A moment in RFC 3339.
pub(super) fn timestamp(raw: &str, form: TimestampForm<&str>) -> Option<String> {
    Some(reads(raw, |reader| reader.timestamp(form))?.to_string())
}

/// The content of a scalar: of a text without escapes, what stands between its quotes.
pub(super) fn content(raw: &str) -> &str {
    raw.strip_prefix('"').and_then(|text| text.strip_suffix('"')).unwrap_or(raw)
}
