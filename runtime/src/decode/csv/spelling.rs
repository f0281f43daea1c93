//! How CSV spells objects, lists, fields and what stands around them.

/// How an API spells its answers in CSV.
///
/// By itself: cells are separated by commas, the first record names the columns, a column `os.id` is the field `id` of
/// the object `os`, `tokens.1.id` is the field `id` of the first item of `tokens`, and an empty cell is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Csv<'a> {
    /// What separates cells.
    pub(crate) delimiter: u8,
    /// What a commented line begins with.
    pub(crate) comment: Option<&'a str>,
    /// What the cells of the first commented line say; empty where there is no such line.
    pub(crate) envelope: &'a [CsvCell<'a>],
    /// Where the names of the columns stand.
    pub(crate) header: CsvHeader<'a>,
    /// What separates the names in a column's name. A number is the place of an item in a list.
    pub(crate) nesting: Option<&'a str>,
    /// What separates the items of a list within a cell.
    pub(crate) separator: Option<&'a str>,
}

impl<'a> Csv<'a> {
    /// Commas, a header, and dots in the names of columns.
    pub const fn new() -> Self {
        Self {
            delimiter: b',',
            comment: None,
            envelope: &[],
            header: CsvHeader::Plain,
            nesting: Some("."),
            separator: None,
        }
    }

    /// This byte separates cells; a semicolon, a tabulator.
    #[must_use]
    pub const fn delimiter(mut self, delimiter: u8) -> Self {
        self.delimiter = delimiter;
        self
    }

    /// Lines that begin with this are no records.
    #[must_use]
    pub const fn comment(mut self, comment: &'a str) -> Self {
        self.comment = Some(comment);
        self
    }

    /// The first commented line holds this, cell by cell.
    #[must_use]
    pub const fn envelope(mut self, cells: &'a [CsvCell<'a>]) -> Self {
        self.envelope = cells;
        self
    }

    /// The names of the columns stand there.
    #[must_use]
    pub const fn header(mut self, header: CsvHeader<'a>) -> Self {
        self.header = header;
        self
    }

    /// This separates the names in a column's name, in place of a dot; `None` where no column is nested.
    #[must_use]
    pub const fn nesting(mut self, nesting: Option<&'a str>) -> Self {
        self.nesting = nesting;
        self
    }

    /// A list may stand in one cell, its items separated by this.
    #[must_use]
    pub const fn separator(mut self, separator: &'a str) -> Self {
        self.separator = Some(separator);
        self
    }

    /// What a commented line begins with. Every line begins with nothing, so that an empty marker is none.
    pub(super) fn marker(&self) -> Option<&'a str> {
        self.comment.filter(|marker| !marker.is_empty())
    }

    /// What separates the names in a column's name, if that can be.
    pub(super) fn path_separator(&self) -> Option<&'a str> {
        self.nesting.filter(|separator| !separator.is_empty())
    }

    /// What separates the items within a cell, if that can be.
    pub(super) fn item_separator(&self) -> Option<&'a str> {
        self.separator.filter(|separator| !separator.is_empty())
    }
}

impl Default for Csv<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// Where the names of columns stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvHeader<'a> {
    /// In the first record.
    Plain,
    /// In the first commented line after that of the envelope. Where one of the two lines is missing, the other one is
    /// the header if records follow, and otherwise the line of the envelope. That both are missing is an error.
    Commented,
    /// Nowhere: these are the columns.
    Absent(&'a [&'a str]),
}

/// What a cell of the envelope's line holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CsvCell<'a> {
    /// The value of a field.
    Field(&'a str),
    /// The value of a field, which is in lower case elsewhere: `SUCCESS` for `success`.
    Lowercase(&'a str),
    /// Here and from here on, the name of a field and its value in turn; names are compared without regard to case.
    /// The fields are of the object that is the value of this field, or of the envelope itself where this is empty.
    Pairs(&'a str),
}
