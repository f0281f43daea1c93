//! The writer.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::json::Json;
use super::numbers;
use super::pairs::{Pair, Pairs};
use super::target::Target;
use super::{Encode, Unsendable};
use crate::decode::{Flag, Form, Spelling};

/// Takes the values of a body one after another. It goes on whatever it is given; [`problem`](Self::problem) tells in
/// the end whether it can be sent.
///
/// What is written for a request has exactly the documented forms: a moment is sent as the whole second, or millisecond,
/// that it lies in. An answer is written back as it was read, fractions included.
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
/// ```
/// use runtime::encode::{Form, Writer};
///
/// let mut writer = Writer::json();
/// writer.begin_object();
/// writer.field("id").integer(Some(7), Form::Text);
/// writer.field("name").string(None);
/// writer.nullable("size").integer(None, Form::Number);
/// writer.field("tags").list(&["a", "b"], |writer, tag| writer.string(Some(*tag)));
/// writer.end_object();
/// assert_eq!(writer.into_bytes(), br#"{"id":"7","size":null,"tags":["a","b"]}"#);
/// ```
#[derive(Debug)]
pub struct Writer<'a> {
    pub(super) target: Target<'a>,
    pending: Pending<'a>,
    /// Whether it is a request that is written, and no answer.
    pub(super) request: bool,
    /// The parameter of the call that is being written; nothing where they are not told apart.
    parameter: &'a str,
    /// The first parameter that cannot be sent, and why.
    problem: Option<(&'a str, Unsendable<'a>)>,
}

/// How the next value is named.
#[derive(Debug, Clone, Copy)]
enum Pending<'a> {
    /// Not at all, or its name is written already.
    None,
    Field(&'a str),
    Nullable(&'a str),
    Required(&'a str),
}

impl<'a> Writer<'a> {
    /// A writer of a JSON text.
    #[must_use]
    pub fn json() -> Self {
        Self::new(Target::Json(Json::new()), false)
    }

    /// A writer of the JSON text of a request.
    #[must_use]
    pub fn json_of_request() -> Self {
        Self::new(Target::Json(Json::new()), true)
    }

    /// A writer of ordered pairs, for queries and forms: what is within an object is named in brackets, a list repeats
    /// its name.
    #[must_use]
    pub fn pairs() -> Self {
        Self::new(Target::Pairs(Pairs::default()), true)
    }

    fn new(target: Target<'a>, request: bool) -> Self {
        Self { target, pending: Pending::None, request, parameter: "", problem: None }
    }

    /// Why what was written cannot be sent, if it cannot: the first parameter of which that is so, where they are told
    /// apart, and the reason.
    #[must_use]
    pub fn problem(&self) -> Option<(&'a str, Unsendable<'a>)> {
        self.problem.or_else(|| self.target.problem().map(|problem| (self.parameter, problem)))
    }

    /// Names the next parameter of a call. One that is required is to be sent in any case.
    pub(crate) fn parameter(&mut self, name: &'a str, required: bool) -> &mut Self {
        // What was found until now was found in the one before.
        self.problem = self.problem();
        self.parameter = name;
        if required { self.required(name) } else { self.field(name) }
    }

    pub(super) fn refuse(&mut self, problem: Unsendable<'a>) {
        if self.problem().is_none() {
            self.problem = Some((self.parameter, problem));
        }
    }

    /// The pairs that were written; none if it was something else.
    #[must_use]
    pub fn into_pairs(self) -> Vec<Pair<'a>> {
        self.target.into_pairs()
    }

    /// The items of the list that follows stand in one pair, with this text between them; in JSON they are a list all
    /// the same.
    pub fn joined(&mut self, separator: &'a str) -> &mut Self {
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
        let needed = self.is_needed();
        self.begin().open_object(needed);
    }

    /// Ends the object.
    pub fn end_object(&mut self) {
        self.target.close_object();
    }

    /// Names the next value, which is left out if it is `None` or empty.
    pub fn field(&mut self, name: &'a str) -> &mut Self {
        self.pending = Pending::Field(name);
        self
    }

    /// Names the next value, which is written as `null` if it is `None` or empty.
    pub fn nullable(&mut self, name: &'a str) -> &mut Self {
        self.pending = Pending::Nullable(name);
        self
    }

    /// Names the next value, which is written in any case: an empty list as `[]`, an empty map as
    /// `{}`, `None` as `null`.
    pub fn required(&mut self, name: &'a str) -> &mut Self {
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
    /// fraction where there is none. Infinity and NaN have no spelling: they count as `None`, and cannot be sent.
    pub fn number(&mut self, value: Option<f64>, form: Form) {
        let quoted = form == Form::Text;
        if value.is_some_and(|value| !value.is_finite()) {
            self.refuse(Unsendable::NotFinite);
        }
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
    pub fn boolean(&mut self, value: Option<bool>, form: Flag<&str>) {
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
        let needed = self.is_needed();
        self.begin().open_list(needed);
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
        let needed = self.is_needed();
        self.begin().open_object(needed);
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

    /// Whether the next value is to be there in any case, being required or an item.
    fn is_needed(&self) -> bool {
        matches!(self.pending, Pending::Required(_) | Pending::None)
    }

    /// Writes the pending name; the value must follow.
    #[inline]
    pub(super) fn begin(&mut self) -> &mut Target<'a> {
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
        if let Pending::Field(_) = self.pending {
            self.pending = Pending::None;
        } else {
            let needed = self.is_needed();
            self.begin().null(needed);
        }
    }
}
