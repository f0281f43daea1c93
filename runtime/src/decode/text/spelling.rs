//! How plain text spells objects, lists and fields.

/// How an API spells its answers in plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Text<'a> {
    /// How lines are read.
    pub(crate) layout: TextLayout<'a>,
    /// What a line begins with that is passed.
    pub(crate) comment: Option<&'a str>,
}

impl<'a> Text<'a> {
    /// Text of this layout.
    pub const fn new(layout: TextLayout<'a>) -> Self {
        Self { layout, comment: None }
    }

    /// The same, where lines that begin with this say nothing.
    #[must_use]
    pub const fn comment(mut self, comment: &'a str) -> Self {
        self.comment = Some(comment);
        self
    }

    /// What a line begins with that is passed. Every line begins with nothing, so that an empty marker is none.
    pub(super) fn marker(&self) -> Option<&'a str> {
        self.comment.filter(|marker| !marker.is_empty())
    }

    /// What is between names and values; `None` for white space.
    pub(super) fn delimiter(&self) -> Option<&'a str> {
        match self.layout {
            TextLayout::Pairs("" | " ") | TextLayout::Whole | TextLayout::Lines => None,
            TextLayout::Pairs(delimiter) => Some(delimiter),
        }
    }
}

/// How the lines of a text are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextLayout<'a> {
    /// The whole body is one value, without the line break at its end.
    Whole,
    /// Every line is a value; empty ones are none.
    Lines,
    /// Every line is a name, this, and a value. Blank lines separate objects, where there is a list of them. White
    /// space around names and values does not count; a space as the delimiter is any amount of white space. A line
    /// without the delimiter is a name whose value is empty. A name that comes again is the next item of a list.
    Pairs(&'a str),
}
