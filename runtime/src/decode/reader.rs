//! The reader: objects, paths and notices. Lists are in [`lists`](super::lists), maps in [`maps`](super::maps),
//! scalars in [`scalars`](super::scalars), and values of any type in [`any`](super::any).

use std::sync::Arc;

use super::Decode;
use super::csv::{Csv, CsvSource};
use super::error::{DecodeError, DecodeErrorKind};
use super::guarded::Guarded;
use super::json::Json;
use super::notice::{Notice, NoticeKind, Notices};
use super::source::{Key, Opened, Source};
use super::spelling::Spellings;
use super::text::{Text, TextSource};
use super::trail::{Frame, Trail};
#[cfg(feature = "xml")]
use super::xml::{Xml, XmlSource};
use crate::redact::Redactor;

/// Pulls the values of a body one after another, in the order in which they are written.
///
/// Every function reads the next value. A value is read exactly once: what is not wanted must be
/// passed with [`Reader::skip`]. After an error the place in the body is unknown, and the reader
/// must not be used any more; nothing worse than further errors comes of it.
///
/// ```
/// use runtime::decode::{Decode, DecodeError, DecodeObject, Form, Reader};
///
/// #[derive(Debug, Default, PartialEq)]
/// struct Image {
///     id: Option<i64>,
///     name: Option<String>,
/// }
///
/// impl DecodeObject for Image {
///     const FIELDS: &'static [&'static str] = &["id", "name"];
///
///     fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
///         while let Some(field) = reader.field()? {
///             match field {
///                 0 => self.id = reader.integer(Form::Number)?,
///                 1 => self.name = reader.string()?,
///                 _ => reader.skip()?,
///             }
///         }
///         Ok(())
///     }
/// }
///
/// let mut reader = Reader::json(br#"{ "id": "7", "colour": "red", "name": "disk" }"#)?;
/// reader.watch();
/// let image = Image::decode(&mut reader)?;
/// assert_eq!(image, Some(Image { id: Some(7), name: Some("disk".to_owned()) }));
/// // The number came in quotes, and nobody declared a colour.
/// assert_eq!(reader.notices().iter().map(|notice| notice.path()).collect::<Vec<_>>(), ["id", "colour"]);
/// reader.finish()?;
/// # Ok::<(), DecodeError>(())
/// ```
#[derive(Debug)]
pub struct Reader<'de> {
    pub(super) source: Source<'de>,
    pub(super) trail: Trail<'de>,
    /// Where texts with escapes are put together.
    pub(super) scratch: String,
    pub(super) notices: Notices,
}

impl<'de> Reader<'de> {
    /// A reader of a JSON text. A byte-order mark is passed.
    ///
    /// # Errors
    ///
    /// Where the body is not UTF-8.
    pub fn json(body: &'de [u8]) -> Result<Self, DecodeError> {
        Ok(Self::of(Source::Json(Json::new(body)?)))
    }

    /// A reader of an XML document. A byte-order mark is passed; the encoding that the document declares does not count
    /// any more. Entities other than XML's own five are errors: neither internal nor external ones are looked up.
    ///
    /// # Errors
    ///
    /// Where the document is malformed before its body begins.
    #[cfg(feature = "xml")]
    pub fn xml(text: &'de str, xml: &'de Xml<'de>) -> Result<Self, DecodeError> {
        Ok(Self::of(Source::Xml(Box::new(XmlSource::new(text, xml)?))))
    }

    /// A reader of comma-separated values. A byte-order mark is passed.
    ///
    /// With the name of a payload, the body is an object: the records are under that name, beside what stands around
    /// them. Without one, the records are the body. Either way, they can be read as a list, and the first one as an
    /// object.
    ///
    /// # Errors
    ///
    /// Where the header is malformed, has too many columns, or is missing. Beside an envelope it may be missing if no
    /// record follows.
    pub fn csv(text: &'de str, csv: &'de Csv<'de>, payload: Option<&'de str>) -> Result<Self, DecodeError> {
        Ok(Self::of(Source::Csv(Box::new(CsvSource::new(text, csv, payload)?))))
    }

    /// A reader of plain text. A byte-order mark is passed.
    #[must_use]
    pub fn plain_text(text: &'de str, layout: &'de Text<'de>) -> Self {
        Self::of(Source::Text(Box::new(TextSource::new(text, layout))))
    }

    /// From here on, no text that is read holds a secret: what a server says of a failure is printed, and may repeat what
    /// it was sent. Nothing is there in place of a number that holds one.
    pub(crate) fn redact(&mut self, redactor: &Arc<Redactor>) {
        if let Ok(nothing) = Json::new(&[]) {
            let source = std::mem::replace(&mut self.source, Source::Json(nothing));
            self.source = Source::Guarded(Box::new(Guarded::new(source, Arc::clone(redactor))));
        }
    }

    fn of(source: Source<'de>) -> Self {
        Self { source, trail: Trail::new(), scratch: String::new(), notices: Notices::default() }
    }

    /// Enters an object, whose fields are then read with [`Reader::field`].
    ///
    /// `false` where there is none: `null`, `""`, `false`, or an empty list, as PHP writes an empty
    /// object. Then nothing more is to be read of it.
    ///
    /// The names in `fields` hold no quotes, backslashes or control characters, since they are
    /// compared with the text as it is. They are best in the order in which the fields come.
    ///
    /// # Errors
    ///
    /// Where there is anything else, or the object is nested too deep.
    pub fn object(&mut self, fields: &'de [&'de str]) -> Result<bool, DecodeError> {
        self.object_with(fields, Spellings::NONE)
    }

    /// As [`object`](Self::object), where some format spells the fields otherwise.
    ///
    /// # Errors
    ///
    /// As for [`object`](Self::object).
    pub fn object_with(
        &mut self,
        fields: &'de [&'de str],
        spellings: &'de Spellings<'de>,
    ) -> Result<bool, DecodeError> {
        let opened = self.source.open_object(fields, spellings);
        let opened = self.enter(opened, Frame::object(fields))?;
        if opened && self.notices.is_watching() {
            self.notices.begin_object(self.trail.depth());
        }
        Ok(opened)
    }

    /// Goes to the value of the next known field, and returns the index of its name. Unknown fields
    /// are skipped. `None` at the end of the object, which is left then.
    ///
    /// A field that comes twice is returned twice, so that the last one counts whatever the format; this is noticed as
    /// [`NoticeKind::Duplicate`]. Where a format spells a list by repeating its name, its parts are no such fields.
    ///
    /// # Errors
    ///
    /// Where the body is malformed, be it in a skipped field.
    #[inline]
    pub fn field(&mut self) -> Result<Option<usize>, DecodeError> {
        let Frame::Object { next, known, .. } = &mut self.trail.top else {
            return Ok(None);
        };
        match self.source.ready_field() {
            Some(index) => {
                *next = index + 1;
                *known = true;
                self.meet(index);
                Ok(Some(index))
            }
            None => self.field_in_general(),
        }
    }

    /// The same for a field that is not [ready](Source::ready_field). It is a function of its own since it needs many
    /// registers, which would all have to be saved for the other fields too.
    #[inline(never)]
    fn field_in_general(&mut self) -> Result<Option<usize>, DecodeError> {
        loop {
            let Frame::Object { fields, ref mut next, ref mut known } = self.trail.top else {
                return Ok(None);
            };
            match self.source.next_field(fields, *next) {
                Ok(Key::Known(index)) => {
                    *next = index + 1;
                    *known = true;
                    self.meet(index);
                    return Ok(Some(index));
                }
                Ok(Key::End) => {
                    self.trail.leave();
                    return Ok(None);
                }
                Ok(Key::Unknown(at)) => {
                    *known = false;
                    self.unknown(at)?;
                }
                Err(error) => return Err(self.trail.locate(error)),
            }
        }
    }

    /// Notices a field that was there before, whose value is next.
    #[inline]
    fn meet(&mut self, field: usize) {
        if self.notices.is_watching() && self.notices.met_before(self.trail.depth(), field) {
            self.duplicate();
        }
    }

    /// Notices that what is next stands twice.
    #[cold]
    pub(super) fn duplicate(&mut self) {
        let start = self.source.start();
        self.notices.push(NoticeKind::Duplicate, self.trail.path(), start);
    }

    /// Skips the field whose name is at the byte `at`.
    pub(super) fn unknown(&mut self, at: usize) -> Result<(), DecodeError> {
        self.pass(NoticeKind::UnknownField, at)
    }

    /// Skips the value whose name is at the byte `at`, and which is noticed as this.
    pub(super) fn pass(&mut self, kind: NoticeKind, at: usize) -> Result<(), DecodeError> {
        if self.notices.is_watching() {
            let path = self.trail.path_of(&self.source.name_at(at));
            self.notices.push(kind, path, at);
        }
        self.source
            .skip(self.trail.levels_left())
            .map_err(|error| error.with_path(self.trail.path_of(&self.source.name_at(at))))
    }

    /// Reads a value into its place, where `None` is afterwards if nothing was said.
    ///
    /// # Errors
    ///
    /// Those of its type.
    #[inline]
    pub fn value<T: Decode>(&mut self, into: &mut Option<T>) -> Result<(), DecodeError> {
        T::decode_into(self, into)
    }

    /// Whether a container was entered, of which the frame is this.
    #[inline]
    pub(super) fn enter(
        &mut self,
        opened: Result<Opened, DecodeError>,
        frame: Frame<'de>,
    ) -> Result<bool, DecodeError> {
        match opened {
            Ok(Opened::Open) => {
                if self.trail.is_full() {
                    return Err(self.too_deep());
                }
                self.trail.enter(frame);
                Ok(true)
            }
            other => self.not_entered(other),
        }
    }

    /// What it means where no container was entered.
    #[inline(never)]
    fn not_entered(&mut self, opened: Result<Opened, DecodeError>) -> Result<bool, DecodeError> {
        match opened {
            Ok(Opened::OddNothing) => self.note(NoticeKind::Spelling),
            Ok(_) => {}
            Err(error) => return Err(self.trail.locate(error)),
        }
        Ok(false)
    }

    #[cold]
    fn too_deep(&self) -> DecodeError {
        // The bracket was the byte before.
        let offset = self.source.offset().saturating_sub(1);
        self.trail.locate(DecodeError::new(DecodeErrorKind::TooDeep, offset))
    }

    /// Passes the next value.
    ///
    /// # Errors
    ///
    /// Where the value is malformed or nested too deep.
    pub fn skip(&mut self) -> Result<(), DecodeError> {
        self.source.skip(self.trail.levels_left()).map_err(|error| self.trail.locate(error))
    }

    /// The value of a field that must be there, called after [`Reader::field`] returned `None`.
    ///
    /// # Errors
    ///
    /// [`DecodeErrorKind::Missing`] with the path of the field, where there is no value.
    pub fn required<T>(&self, value: Option<T>, name: &str) -> Result<T, DecodeError> {
        value.ok_or_else(|| self.missing(name))
    }

    #[cold]
    fn missing(&self, name: &str) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Missing, self.source.offset()).with_path(self.trail.path_of(name))
    }

    /// Ends the reading: nothing but white space may follow.
    ///
    /// # Errors
    ///
    /// Where anything else follows.
    pub fn finish(mut self) -> Result<(), DecodeError> {
        self.end()
    }

    /// Nothing but white space follows.
    pub(crate) fn end(&mut self) -> Result<(), DecodeError> {
        self.source.finish()
    }

    /// From here on records where the body differs from its documentation. This is off at first,
    /// and then costs nothing.
    pub fn watch(&mut self) {
        self.notices.watch();
    }

    /// What was recorded since [`Reader::watch`].
    #[must_use]
    pub fn notices(&self) -> &[Notice] {
        self.notices.all()
    }

    /// The byte of the body where the value starts that is read next, counted from 0.
    pub fn offset(&mut self) -> usize {
        self.source.start()
    }

    /// Records a notice of the value that was read last.
    pub(super) fn note(&mut self, kind: NoticeKind) {
        self.notices.note(kind, &self.trail, self.source.offset());
    }
}
