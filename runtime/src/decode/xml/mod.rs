//! XML as a source: what stands where a value is due, the way to the body, and the end.
//!
//! The tokens are in [`lexer`], with a shortcut for most of them in [`leaf`], start tags and their attributes in
//! [`tags`]; what the tokens mean is in [`objects`], [`lists`], [`scalars`] and [`any`].

mod any;
mod leaf;
mod lexer;
mod lists;
mod lookup;
mod names;
mod objects;
mod passing;
mod problems;
mod scalars;
mod spelling;
mod tags;
#[cfg(test)]
mod tests;
mod text;

pub use spelling::{Xml, XmlField, XmlList, XmlNode};

use super::error::{DEPTH, DecodeError, DecodeErrorKind};
use super::source::Opened;
use lexer::{Lexer, Run, Token};
use lists::{Items, Repeats};
use objects::Fields;

const VALUE_DUE: &str = "expected a value";
const END: &str = "the text ends too early";

/// The name that a text has which stands beside elements and attributes.
const TEXT: &str = "#text";

/// An XML document, and how far it is read.
#[derive(Debug)]
pub(super) struct XmlSource<'de> {
    xml: &'de Xml<'de>,
    lexer: Lexer<'de>,
    value: Value<'de>,
    /// Why the value is [`Value::Failed`].
    failure: Option<DecodeError>,
    /// The open containers, the innermost last.
    frames: Vec<Frame<'de>>,
    /// How many elements are around the body.
    around: usize,
    /// Whether these are the ones that should be there, the body included.
    rooted: bool,
    /// Whether the list that was opened last is spelled by repeating its name.
    repeats: bool,
}

/// What is due next.
#[derive(Debug, Clone, Copy)]
enum Value<'de> {
    /// No value: it was read, or the names of its fields come first.
    None,
    /// The body, whose one field is the outermost element: its start tag is the one that was read last.
    Document,
    /// An element, whose start tag is the one that was read last.
    Element(Place<'de>),
    /// A text that is read already: of an attribute, of an element up to its end, or between elements. It starts there.
    Text(Run, usize),
    /// An element which starts there, and is read up to an element inside of it.
    Mixed(usize),
    /// A text that was wanted, where reading it went wrong.
    Failed,
}

/// Where a value stands, which says how it is written if it is a list.
#[derive(Debug, Clone, Copy)]
enum Place<'de> {
    /// In a field of an object, which may have its own way.
    Field(Option<XmlList<'de>>),
    /// Elsewhere: it is the body, an item or the value of a key, and has its element to itself.
    Alone,
}

/// An open container.
#[derive(Debug)]
enum Frame<'de> {
    Object(Fields<'de>),
    List(Items<'de>),
    Repeated(Repeats),
}

impl<'de> XmlSource<'de> {
    /// Goes to the element that is the body.
    pub(super) fn new(text: &'de str, xml: &'de Xml<'de>) -> Result<Self, DecodeError> {
        let mut lexer = Lexer::new(text, xml);
        lexer.document()?;
        let (around, rooted) = descend(&mut lexer, xml.root)?;
        let value = if xml.rootless { Value::Document } else { Value::Element(Place::Alone) };
        Ok(Self { xml, lexer, value, failure: None, frames: Vec::new(), around, rooted, repeats: false })
    }

    /// The value that is due; none is due then any more.
    #[inline]
    fn take(&mut self) -> Result<Value<'de>, DecodeError> {
        match std::mem::replace(&mut self.value, Value::None) {
            value @ (Value::Element(_) | Value::Text(..) | Value::Mixed(_)) => Ok(value),
            // What is no object has no field, and is the element itself.
            Value::Document => Ok(Value::Element(Place::Alone)),
            Value::None | Value::Failed => Err(self.no_value()),
        }
    }

    /// The error that there is no value to be read.
    #[cold]
    fn no_value(&mut self) -> DecodeError {
        let ended = self.lexer.at == self.lexer.text.len();
        let problem = if ended { END } else { VALUE_DUE };
        self.failure.take().unwrap_or_else(|| DecodeError::syntax(problem, self.lexer.at))
    }

    /// Passes a value that nobody read. This keeps the levels right even then.
    #[inline]
    fn pass_unread(&mut self) -> Result<(), DecodeError> {
        if matches!(self.value, Value::None) { Ok(()) } else { self.skip(self.levels_left()) }
    }

    /// How many levels may still be opened.
    fn levels_left(&self) -> usize {
        DEPTH.saturating_sub(self.frames.len())
    }

    /// Passes an element that says that there is nothing, and maybe the one around it: so many in all.
    #[cold]
    fn nothing(&mut self, elements: u8) -> Result<Opened, DecodeError> {
        for _ in 0..elements {
            self.lexer.skip(self.levels_left())?;
        }
        Ok(Opened::Nothing)
    }

    /// What a text is where a container should be: nothing, if it is empty.
    #[cold]
    fn no_container(&self, run: Run, start: usize, expected: &'static str) -> Result<Opened, DecodeError> {
        if self.lexer.text_of(run).is_empty() {
            return Ok(Opened::Nothing);
        }
        Err(DecodeError::new(DecodeErrorKind::Type { expected, found: "a text" }, start))
    }

    /// The error of an element inside of one that should hold nothing but a text.
    #[cold]
    fn mixed(expected: &'static str, start: usize) -> DecodeError {
        DecodeError::new(DecodeErrorKind::Type { expected, found: "an element with elements" }, start)
    }

    /// Passes the next value, which must be well-formed and may open at most `levels` levels.
    pub(super) fn skip(&mut self, levels: usize) -> Result<(), DecodeError> {
        match self.take()? {
            Value::Element(_) => self.lexer.skip(levels),
            Value::Mixed(start) => Err(Self::mixed("a text", start)),
            Value::None | Value::Document | Value::Text(..) | Value::Failed => Ok(()),
        }
    }

    #[inline]
    pub(super) fn start(&mut self) -> usize {
        self.offset()
    }

    #[inline]
    pub(super) fn offset(&self) -> usize {
        match self.value {
            Value::None | Value::Failed => self.lexer.at,
            Value::Document | Value::Element(_) => self.lexer.tag.start,
            Value::Text(_, start) | Value::Mixed(start) => start,
        }
    }

    /// Passes what stands behind the body, up to the end of the text.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        const AFTER: &str = "expected the end of the text";
        if !matches!(self.value, Value::None) || !self.frames.is_empty() {
            return Err(DecodeError::syntax(AFTER, self.offset()));
        }
        loop {
            match self.lexer.next(true)? {
                Token::Eof if self.around == 0 => return Ok(()),
                Token::Eof => return Err(self.lexer.ended()),
                Token::Start if self.around == 0 => return Err(DecodeError::syntax(AFTER, self.lexer.tag.start)),
                Token::Text(run) if self.around == 0 && !self.lexer.is_blank(run) => {
                    return Err(DecodeError::syntax(AFTER, run.from));
                }
                Token::Start => self.lexer.skip(DEPTH)?,
                Token::Text(_) => {}
                Token::End => self.around = self.around.saturating_sub(1),
            }
        }
    }
}

/// Goes from the outermost element to the body along `root`, and says how many elements are around it, and whether all
/// of the way is there. Where it is not, the outermost element is the body.
fn descend(lexer: &mut Lexer<'_>, root: &[&str]) -> Result<(usize, bool), DecodeError> {
    let Some((first, inner)) = root.split_first() else { return Ok((0, true)) };
    if !lexer.is(lexer.tag.name, first) {
        return Ok((0, false));
    }
    let before = lexer.clone();
    for name in inner {
        if !lexer.child(name)? {
            *lexer = before;
            return Ok((0, false));
        }
    }
    Ok((inner.len(), true))
}
