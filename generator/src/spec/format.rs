//! The formats of answers, and how each spells what types declare.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;

use super::Location;

/// The formats of a page: some of the provider's, or its own.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum FormatsUse {
    /// Some of the provider's formats, the one first that is answered where none is asked for.
    Some(Vec<FormatName>),
    /// Formats of its own.
    Own(Box<Formats>),
}

/// The formats that answers come in.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Formats {
    /// How a format is asked for, where there are several. The `Accept` header names the format in any case.
    pub asked_by: Option<AskedBy>,
    /// The format that is answered where none is asked for. Needed where there are several.
    pub default: Option<FormatName>,
    /// Whether the default is asked for, too; the server may have another one, or none.
    #[serde(default)]
    pub always: bool,
    /// JSON.
    pub json: Option<JsonFormat>,
    /// XML, and how it spells objects, lists and fields.
    pub xml: Option<XmlFormat>,
    /// Comma-separated values, and how they spell objects, lists and what stands around them.
    pub csv: Option<CsvFormat>,
    /// Plain text, in lines.
    pub text: Option<TextFormat>,
}

impl Formats {
    /// The formats that are declared, in the order in which they are listed here.
    pub fn declared(&self) -> impl Iterator<Item = DeclaredFormat<'_>> {
        let json = self.json.as_ref().map(DeclaredFormat::Json);
        let xml = self.xml.as_ref().map(DeclaredFormat::Xml);
        let csv = self.csv.as_ref().map(DeclaredFormat::Csv);
        let text = self.text.as_ref().map(DeclaredFormat::Text);
        [json, xml, csv, text].into_iter().flatten()
    }
}

/// A format that is declared, with all that is said of it.
#[derive(Debug, Clone, Copy)]
pub enum DeclaredFormat<'a> {
    /// JSON.
    Json(&'a JsonFormat),
    /// XML.
    Xml(&'a XmlFormat),
    /// Comma-separated values.
    Csv(&'a CsvFormat),
    /// Plain text.
    Text(&'a TextFormat),
}

/// What every format can say, whichever it is.
#[derive(Debug, Clone, Copy)]
pub struct FormatKeys<'a> {
    /// The word that asks for it, if that is not its name.
    pub word: Option<&'a str>,
    /// Its media type, if that is not the usual one.
    pub media_type: Option<&'a str>,
    /// Whether the documentation prints failures in it.
    pub faults: FaultEvidence,
}

impl<'a> DeclaredFormat<'a> {
    /// Which format it is.
    pub fn name(self) -> FormatName {
        match self {
            Self::Json(_) => FormatName::Json,
            Self::Xml(_) => FormatName::Xml,
            Self::Csv(_) => FormatName::Csv,
            Self::Text(_) => FormatName::Text,
        }
    }

    /// What it says that every format can say.
    pub fn keys(self) -> FormatKeys<'a> {
        let (word, media_type, faults) = match self {
            Self::Json(format) => (&format.word, &format.media_type, format.faults),
            Self::Xml(format) => (&format.word, &format.media_type, format.faults),
            Self::Csv(format) => (&format.word, &format.media_type, format.faults),
            Self::Text(format) => (&format.word, &format.media_type, format.faults),
        };
        FormatKeys { word: word.as_deref(), media_type: media_type.as_deref(), faults }
    }
}

/// The name of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FormatName {
    /// JSON.
    Json,
    /// XML.
    Xml,
    /// Comma-separated values.
    Csv,
    /// Plain text.
    Text,
}

impl FormatName {
    /// The name as it is written: the key of the format, and the word that asks for it where it says no other.
    pub fn word(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Xml => "xml",
            Self::Csv => "csv",
            Self::Text => "text",
        }
    }
}

/// How a format is asked for.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum AskedBy {
    /// By a part of the request that every request has.
    Part(AskingPart),
    /// By a parameter, whose value is the word of the format.
    Parameter(AskingParameter),
}

/// A part of a request that asks for a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AskingPart {
    /// The `Accept` header.
    Accept,
    /// The end of the path: a dot and the word of the format.
    Suffix,
}

/// A parameter that asks for a format.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AskingParameter {
    /// Its name on the wire.
    pub parameter: String,
    /// Where it travels.
    #[serde(rename = "in")]
    pub location: Location,
    /// The version of the API that brought it.
    pub since: Option<String>,
}

/// Whether the documentation prints failures in a format.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FaultEvidence {
    /// It prints them, or says what they look like.
    #[default]
    Documented,
    /// It does not: what they look like is inferred from the other formats.
    Inferred,
}

/// JSON.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JsonFormat {
    /// The word that asks for it; `json` by itself.
    pub word: Option<String>,
    /// Its media type; `application/json` by itself.
    pub media_type: Option<String>,
    /// Whether the documentation prints failures in it.
    #[serde(default)]
    pub faults: FaultEvidence,
}

/// XML. By itself, a field is an element or an attribute of its name, and a list is an element that is repeated.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct XmlFormat {
    /// The word that asks for it; `xml` by itself.
    pub word: Option<String>,
    /// Its media type; `application/xml` by itself.
    pub media_type: Option<String>,
    /// The elements around the body, the outermost first; the last one is the body. By itself the body is the
    /// outermost element, whatever its name. An empty list where the outermost element is not the body but its one
    /// field: the payload's key, or the name of a fault.
    pub root: Option<Vec<String>>,
    /// The element that stands for a field, whatever the field: `<attribute name="id">`.
    pub field: Option<XmlFieldElement>,
    /// The element that stands for an object, whatever the object is of: `<object name="option">`.
    pub object: Option<XmlObjectElement>,
    /// The element that stands for a list, whatever its items: `list` for `<list>`.
    pub list: Option<String>,
    /// Whether a list is an element around its items, and not an element that is repeated.
    #[serde(default)]
    pub wrapped: bool,
    /// The attribute that says that there is nothing where it is `true`: `nil`, for `xsi:nil` too.
    pub nil: Option<String>,
    /// The attribute that says what type a value has, and is no field.
    pub type_attribute: Option<String>,
    /// The namespaces that count, by the prefix that names of fields have for them. In all others, prefixes are left
    /// out.
    #[serde(default)]
    pub namespaces: IndexMap<String, String>,
    /// Whether the documentation prints failures in it.
    #[serde(default)]
    pub faults: FaultEvidence,
}

/// The element that stands for a field.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct XmlFieldElement {
    /// The name of the element.
    pub element: String,
    /// The attribute that names the field.
    pub named_by: String,
}

/// The element that stands for an object.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct XmlObjectElement {
    /// The name of the element.
    pub element: String,
    /// The attribute that says what the object is, which is the value of a field in other formats.
    pub kind: Option<XmlKind>,
}

/// An attribute that says what an object is.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct XmlKind {
    /// The name of the attribute.
    pub attribute: String,
    /// The field that takes its value.
    pub field: String,
}

/// Comma-separated values. By themselves: the first record names the columns, a column `os.id` is the field `id` of
/// `os`, `tokens.1.id` is that of the first item of `tokens`, and an empty cell is nothing.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CsvFormat {
    /// The word that asks for them; `csv` by itself.
    pub word: Option<String>,
    /// Their media type; `text/csv` by itself.
    pub media_type: Option<String>,
    /// What separates cells; `,` by itself.
    pub delimiter: Option<String>,
    /// What a commented line begins with: `#`.
    pub comment: Option<String>,
    /// What the cells of the first commented line hold, in their order.
    #[serde(default)]
    pub envelope: Vec<CsvCell>,
    /// Where the names of the columns stand; in the first record by itself.
    pub header: Option<CsvHeader>,
    /// What separates the names in the name of a nested column; `.` by itself, nothing where this is empty.
    pub nesting: Option<String>,
    /// What separates the items of a list that stands in one cell.
    pub separator: Option<String>,
    /// Whether the documentation prints failures in them.
    #[serde(default)]
    pub faults: FaultEvidence,
}

/// What a cell of a commented line holds.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum CsvCell {
    /// The value of a field.
    Field(CsvField),
    /// From here on, names and values in turn.
    Pairs(CsvPairs),
}

/// The value of a field.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CsvField {
    /// The field of the envelope.
    pub field: String,
    /// Whether the value is in lower case elsewhere: `SUCCESS` for `success`.
    #[serde(default)]
    pub lowercase: bool,
}

/// Names and values in turn.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CsvPairs {
    /// The field of the envelope whose fields they are; the envelope itself where this is empty.
    pub pairs: String,
}

/// Where the names of columns stand.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum CsvHeader {
    /// In a line.
    Line(CsvHeaderLine),
    /// Nowhere: these are the columns.
    Columns(Vec<String>),
}

/// A line that names the columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum CsvHeaderLine {
    /// The first record.
    Plain,
    /// The first commented line after that of the envelope.
    Commented,
}

/// Plain text, in lines.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextFormat {
    /// The word that asks for it; `text` by itself.
    pub word: Option<String>,
    /// Its media type; `text/plain` by itself.
    pub media_type: Option<String>,
    /// What stands between a name and its value on a line. Blank lines separate objects, where there is a list of them.
    /// Without it every line is a value.
    pub delimiter: Option<String>,
    /// What a line begins with that says nothing.
    pub comment: Option<String>,
    /// Whether the documentation prints failures in it.
    #[serde(default)]
    pub faults: FaultEvidence,
}

/// How XML spells a field, where it does not spell it like JSON. The names are those of `OpenAPI`.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct XmlMember {
    /// The name of the element or attribute.
    pub name: Option<String>,
    /// Whether it is an attribute. By itself it may be either an attribute or an element.
    pub attribute: Option<bool>,
    /// Whether it is the text of the object's own element.
    #[serde(default)]
    pub text: bool,
    /// Whether the list is an element around its items.
    pub wrapped: Option<bool>,
    /// The elements that are the items of a wrapped list, where there are others between them.
    pub item: Option<String>,
}

/// How comma-separated values spell a field, where they do not spell it like JSON.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CsvMember {
    /// The name of the column.
    pub name: String,
}
