//! The formats of answers, and how each spells what is declared.

pub use runtime::decode::XmlNode;

use super::Location;

/// The formats that answers come in, the default first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Formats {
    /// The formats; at least one.
    pub choices: Vec<Format>,
    /// How one is asked for.
    pub asked_by: AskedBy,
    /// Whether the default is asked for, too.
    pub always: bool,
    /// The version of the API that brought what asks for one.
    pub since: Option<String>,
}

impl Formats {
    /// Whether a caller can choose.
    pub fn has_choice(&self) -> bool {
        self.choices.len() > 1
    }

    /// The format of a name.
    pub fn find(&self, name: FormatName) -> Option<&Format> {
        self.choices.iter().find(|format| format.name == name)
    }
}

/// How a format is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AskedBy {
    /// By the `Accept` header.
    Accept,
    /// By a parameter.
    Parameter(Location, String),
    /// By the end of the path.
    Suffix,
}

/// A format that answers come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Format {
    /// Which it is.
    pub name: FormatName,
    /// The word that asks for it.
    pub word: String,
    /// Its media type.
    pub media_type: String,
    /// How it is read.
    pub syntax: Syntax,
    /// Whether what failures look like in it is inferred.
    pub is_inferred: bool,
}

/// The name of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormatName {
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// Comma-separated values.
    Csv,
    /// Plain text.
    Text,
    /// None: bytes that are not read.
    Bytes,
}

impl FormatName {
    /// The name for people.
    pub fn title(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Xml => "XML",
            Self::Csv => "CSV",
            Self::Text => "plain text",
            Self::Bytes => "bytes",
        }
    }
}

/// How a format is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Syntax {
    /// As JSON.
    Json,
    /// As XML.
    Xml(Box<Xml>),
    /// As comma-separated values.
    Csv(Csv),
    /// As plain text.
    Text(Text),
    /// Not at all.
    Bytes,
}

/// How XML spells objects, lists and fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Xml {
    /// The elements around the body; `None` where the outermost one is the body.
    pub root: Option<Vec<String>>,
    /// The element that stands for a field, and the attribute that names the field.
    pub field: Option<(String, String)>,
    /// The element that stands for an object.
    pub object: Option<String>,
    /// The attribute of that element that is the value of a field, and the field.
    pub kind: Option<(String, String)>,
    /// The element that stands for a list.
    pub list: Option<String>,
    /// Whether lists are wrapped.
    pub wrapped: bool,
    /// The attribute that says that there is nothing.
    pub nil: Option<String>,
    /// The attribute that says what type a value has.
    pub type_attribute: Option<String>,
    /// The namespaces that count: prefix and name.
    pub namespaces: Vec<(String, String)>,
}

/// How comma-separated values spell objects, lists and what stands around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Csv {
    /// What separates cells.
    pub delimiter: u8,
    /// What a commented line begins with.
    pub comment: Option<String>,
    /// What the first commented line holds.
    pub envelope: Vec<CsvCell>,
    /// Where the names of the columns stand.
    pub header: CsvHeader,
    /// What separates the names in a column's name.
    pub nesting: Option<String>,
    /// What separates items in a cell.
    pub separator: Option<String>,
}

/// What a cell of a commented line holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvCell {
    /// The value of a field.
    Field(String),
    /// The value of a field, which is in lower case elsewhere.
    Lowercase(String),
    /// Names and values in turn from here on, of the fields of this field.
    Pairs(String),
}

/// Where the names of columns stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CsvHeader {
    /// In the first record.
    Plain,
    /// In a commented line.
    Commented,
    /// Nowhere.
    Absent(Vec<String>),
}

/// How plain text is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// How its lines are read.
    pub layout: TextLayout,
    /// What a line begins with that says nothing.
    pub comment: Option<String>,
}

/// How the lines of a text are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextLayout {
    /// The whole is one value.
    Whole,
    /// Every line is a value.
    Lines,
    /// Every line is a name, this, and a value.
    Pairs(String),
}

/// How formats other than JSON spell a field.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FieldSpelling {
    /// How XML spells it, where that is not as in JSON.
    pub xml: Option<XmlField>,
    /// The name of its column, where that is not as in JSON.
    pub csv: Option<String>,
}

/// How XML spells a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlField {
    /// The name.
    pub name: String,
    /// Where it stands.
    pub node: XmlNode,
    /// How it is written if it is a list, where that is not the usual way.
    pub list: Option<XmlList>,
}

/// How XML writes a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlList {
    /// An element that is repeated.
    Repeated,
    /// An element around the items.
    Wrapped,
    /// An element around the items, which have this name.
    WrappedAs(String),
}
