//! The writer.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use rust_decimal::Decimal;

use super::Encode;
use super::json::Json;
use super::numbers;
use super::pairs::{Pair, Pairs};
use super::target::Target;
use super::times::{self, Civil, Since1970};
use crate::decode::{CivilForm, Flag, Form, Spelling, TimestampForm};

/// Takes the values of a body one after another. It cannot fail.
///
/// A value in an object is named first, and the way it is named says what becomes of nothing, that
/// is of `None`, and of an empty list or map:
///
/// | named by                | `None`  | empty list or map |
/// |-------------------------|---------|-------------------|
/// | [`field`](Self::field)       | left out | left out |
/// | [`nullable`](Self::nullable) | `null`   | `null`   |
/// | [`required`](Self::required) | `null`   | `[]`, `{}` |
/// | [`entry`](Self::entry)       | `null`   | `[]`, `{}` |
/// | nothing: an item, or the body | `null` | `[]`, `{}` |
///
/// ```text
/// writer.begin_object();
/// writer.field("id").integer(self.id, Form::Number);
/// writer.field("tokens").list(&self.tokens, |writer, token| token.encode(writer));
/// writer.end_object();
/// ```
#[derive(Debug)]
pub struct Writer {
    pub(super) target: Target,
    pending: Pending,
}

/// How the next value is named.
#[derive(Debug, Clone, Copy)]
enum Pending {
    /// Not at all, or its name is written already.
    None,
    Field(&'static str),
    Nullable(&'static str),
    Required(&'static str),
}

impl Writer {
    /// A writer of a JSON text.
    #[must_use]
    pub fn json() -> Self {
        Self { target: Target::Json(Json::new()), pending: Pending::None }
    }

    /// A writer of ordered pairs, for queries and forms: what is within an object is named in brackets, a list repeats
    /// its name.
    #[must_use]
    pub fn pairs() -> Self {
        Self { target: Target::Pairs(Pairs::default()), pending: Pending::None }
    }

    /// The pairs that were written; none if it was something else.
    #[must_use]
    pub fn into_pairs(self) -> Vec<Pair> {
        self.target.into_pairs()
    }

    /// The items of the list that follows stand in one pair, with this text between them; in JSON they are a list all
    /// the same.
    pub fn joined(&mut self, separator: &'static str) -> &mut Self {
        self.target.join(Some(separator));
        self
    }

    /// What was written; nothing if it was pairs.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.target.into_bytes()
    }

    /// Starts an object. It is written even if nothing will be in it.
    pub fn begin_object(&mut self) {
        self.begin().open_object();
    }

    /// Ends the object.
    pub fn end_object(&mut self) {
        self.target.close_object();
    }

    /// Names the next value, which is left out if it is `None` or empty.
    pub fn field(&mut self, name: &'static str) -> &mut Self {
        self.pending = Pending::Field(name);
        self
    }

    /// Names the next value, which is written as `null` if it is `None` or empty.
    pub fn nullable(&mut self, name: &'static str) -> &mut Self {
        self.pending = Pending::Nullable(name);
        self
    }

    /// Names the next value, which is written in any case: an empty list as `[]`, an empty map as
    /// `{}`, `None` as `null`.
    pub fn required(&mut self, name: &'static str) -> &mut Self {
        self.pending = Pending::Required(name);
        self
    }

    /// Names the next value by a key from the data; it is written in any case.
    pub fn entry(&mut self, name: &str) -> &mut Self {
        self.target.name(name);
        self.pending = Pending::None;
        self
    }

    /// Writes a string.
    pub fn string(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.begin().text(value),
            None => self.nothing(),
        }
    }

    /// Writes an integer.
    pub fn integer(&mut self, value: Option<i64>, form: Form) {
        match value {
            Some(value) => self.begin().integer(value, form == Form::Text),
            None => self.nothing(),
        }
    }

    /// Writes a floating-point number: the shortest text that reads as the same number, without a
    /// fraction where there is none. Infinity and NaN have no spelling and count as `None`.
    pub fn number(&mut self, value: Option<f64>, form: Form) {
        let quoted = form == Form::Text;
        let Some(value) = value.filter(|value| value.is_finite()) else {
            return self.nothing();
        };
        match numbers::short(value) {
            Some((digits, 0)) => self.begin().integer(digits, quoted),
            Some((digits, scale)) => self.begin().fixed(digits, scale, quoted),
            None => self.begin().plain(format_args!("{value:?}"), quoted),
        }
    }

    /// Writes a decimal number with its scale: `0` and `0.0` are different texts.
    pub fn decimal(&mut self, value: Option<Decimal>, form: Form) {
        let quoted = form == Form::Text;
        match value {
            Some(value) => self.begin().plain(format_args!("{value}"), quoted),
            None => self.nothing(),
        }
    }

    /// Writes a yes-or-no.
    pub fn boolean(&mut self, value: Option<bool>, form: Flag) {
        let spelling = match value {
            Some(true) => form.yes,
            Some(false) => form.no,
            None => return self.nothing(),
        };
        match spelling {
            Spelling::Boolean(value) => self.begin().boolean(value),
            Spelling::Number(value) => self.begin().integer(value, false),
            Spelling::Text(value) => self.begin().text(value),
        }
    }

    /// Writes a date, as `2016-10-21`.
    pub fn date(&mut self, value: Option<Date>) {
        match value {
            Some(value) => self.begin().plain(format_args!("{value}"), true),
            None => self.nothing(),
        }
    }

    /// Writes a date and time without a zone.
    pub fn civil(&mut self, value: Option<DateTime>, form: CivilForm) {
        match value {
            Some(value) => self.begin().plain(format_args!("{}", Civil(value, form)), true),
            None => self.nothing(),
        }
    }

    /// Writes an instant; as a text in UTC, with a `Z`. What is smaller than the unit of a number
    /// becomes its fraction. [`Timestamp::MAX`], which is read where a server says "never", is written as the last second
    /// of the year 9999.
    pub fn timestamp(&mut self, value: Option<Timestamp>, form: TimestampForm) {
        let Some(instant) = value else {
            return self.nothing();
        };
        let quoted = form.is_text();
        let target = self.begin();
        match form.nanosecond_power() {
            _ if instant == Timestamp::MAX => target.plain(format_args!("{}", times::last_second(form)), quoted),
            Some(power) => target.plain(format_args!("{}", Since1970 { instant, power }), quoted),
            None => target.plain(format_args!("{instant}"), quoted),
        }
    }

    /// Writes a text in the syntax of the body: a value of any type, in JSON. It is not checked.
    pub fn raw(&mut self, value: Option<&str>) {
        match value {
            Some(value) => self.begin().raw(value),
            None => self.nothing(),
        }
    }

    /// Writes an object, or any other type with an [`Encode`].
    pub fn value<T: Encode>(&mut self, value: Option<&T>) {
        match value {
            Some(value) => value.encode(self),
            None => self.nothing(),
        }
    }

    /// Writes a list; every item writes exactly one value.
    pub fn list<T>(&mut self, values: &[T], mut item: impl FnMut(&mut Self, &T)) {
        // Little is done here, since this is compiled again for every type of items.
        if self.begin_list(values.is_empty()) {
            for value in values {
                item(self, value);
            }
            self.end_list();
        }
    }

    fn begin_list(&mut self, empty: bool) -> bool {
        if empty && self.leaves_empty_out() {
            return false;
        }
        self.begin().open_list();
        true
    }

    fn end_list(&mut self) {
        self.target.close_list();
    }

    /// Writes a map; every entry writes exactly one value.
    pub fn map<T>(&mut self, values: &BTreeMap<String, T>, mut item: impl FnMut(&mut Self, &T)) {
        if self.begin_map(values.is_empty()) {
            for (key, value) in values {
                item(self.entry(key), value);
            }
            self.end_object();
        }
    }

    /// Writes a list that is told from none: an empty one as such, `None` as any other `None`.
    pub fn nullable_list<T>(&mut self, values: Option<&[T]>, item: impl FnMut(&mut Self, &T)) {
        match values {
            Some(values) => self.kept().list(values, item),
            None => self.nothing(),
        }
    }

    /// Writes a map that is told from none: an empty one as such, `None` as any other `None`.
    pub fn nullable_map<T>(&mut self, values: Option<&BTreeMap<String, T>>, item: impl FnMut(&mut Self, &T)) {
        match values {
            Some(values) => self.kept().map(values, item),
            None => self.nothing(),
        }
    }

    /// The next value is written even if it is empty.
    fn kept(&mut self) -> &mut Self {
        if let Pending::Field(name) | Pending::Nullable(name) = self.pending {
            self.pending = Pending::Required(name);
        }
        self
    }

    fn begin_map(&mut self, empty: bool) -> bool {
        if empty && self.leaves_empty_out() {
            return false;
        }
        self.begin().open_object();
        true
    }

    /// Whether an empty list or map is not written; then nothing is written in its place.
    fn leaves_empty_out(&mut self) -> bool {
        let out = matches!(self.pending, Pending::Field(_) | Pending::Nullable(_));
        if out {
            self.target.join(None);
            self.nothing();
        }
        out
    }

    /// Writes the pending name; the value must follow.
    #[inline]
    pub(super) fn begin(&mut self) -> &mut Target {
        match std::mem::replace(&mut self.pending, Pending::None) {
            Pending::Field(name) | Pending::Nullable(name) | Pending::Required(name) => {
                self.target.name(name);
            }
            Pending::None => {}
        }
        &mut self.target
    }

    /// Writes what stands for nothing.
    pub(super) fn nothing(&mut self) {
        match self.pending {
            Pending::Field(_) => self.pending = Pending::None,
            _ => self.begin().null(),
        }
    }
}
