//! Values in code: what tests expect, and what examples pass.

/// A value, typed as its declaration says.
#[derive(Debug, Clone, PartialEq)]
pub enum Literal {
    /// A text.
    String(String),
    /// An integer.
    Integer(i64),
    /// A number.
    Number(f64),
    /// A decimal, as it is spelled: `0.0`.
    Decimal(String),
    /// A boolean.
    Boolean(bool),
    /// A date, `2016-10-21`.
    Date(String),
    /// A time without a zone, `2016-10-21T09:41:10`.
    Civil(String),
    /// A moment, `2009-07-09T23:48:45.757Z`.
    Timestamp(String),
    /// Any JSON value, as JSON text.
    Any(String),
    /// A documented value of an enum: type and variant.
    Variant(String, String),
    /// Another value of an enum: type and text.
    Undocumented(String, String),
    /// A list.
    List(Vec<Literal>),
    /// A map.
    Map(Vec<(String, Literal)>),
    /// An object: its type, and every field of it in the order of declaration.
    Struct(String, Vec<FieldLiteral>),
}

impl Literal {
    /// The null that is a value, of those that may be anything.
    #[must_use]
    pub fn null() -> Self {
        Self::Any("null".to_owned())
    }
}

/// The value of a field.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldLiteral {
    /// The Rust name.
    pub name: String,
    /// The value; `None` where there is none.
    pub value: Option<Literal>,
    /// Whether the field is an `Option`, so that a value stands in `Some`.
    pub optional: bool,
    /// Whether a value stands in a `Box`.
    pub boxed: bool,
}

/// A call in code: arguments and setters.
#[derive(Debug, Clone, Default)]
pub struct Call {
    /// The values of the required parameters, in order.
    pub arguments: Vec<Literal>,
    /// The optional ones that are set: method and value.
    pub setters: Vec<(String, Literal)>,
    /// The format that is chosen: the variant of its enum.
    pub format: Option<&'static str>,
}

/// The example of an operation in its documentation.
#[derive(Debug, Clone)]
pub struct Example {
    /// The call.
    pub call: Call,
    /// The name of the variable for the answer: `images`.
    pub answer: String,
}

/// A sample, as a test.
#[derive(Debug, Clone)]
pub struct SampleTest {
    /// The name of the test.
    pub name: String,
    /// The caption of the sample, and where it does not come from the page, where from; one line or more.
    pub docs: super::Docs,
    /// The time at which the call is made.
    pub at: Option<String>,
    /// The server, where it is not the provider's.
    pub server: Option<String>,
    /// The call.
    pub call: Call,
    /// What must be sent; `None` where the sample prints no request.
    pub request: Option<TestRequest>,
    /// What comes back; `None` where the sample prints no answer.
    pub answer: Option<TestAnswer>,
    /// The sample that says the same, maybe in another format.
    pub same_as: Option<SameAs>,
}

/// A sample that says the same as another one.
#[derive(Debug, Clone)]
pub struct SameAs {
    /// The name of the other one.
    pub name: String,
    /// The call of the other one.
    pub call: Call,
    /// What comes back.
    pub status: u16,
    /// The content type.
    pub content_type: Option<String>,
    /// Where the two differ after all, by their paths.
    pub differences: Vec<String>,
    /// What differs of two failures; `None` of two successes.
    pub failures: Option<DifferentFailures>,
}

/// What differs of two failures that say the same otherwise.
#[derive(Debug, Clone)]
pub struct DifferentFailures {
    /// The fields that differ, by their names in Rust.
    pub fields: Vec<String>,
    /// Whether there are fields that do not.
    pub has_others: bool,
}

/// What a sample's request must say.
#[derive(Debug, Clone)]
pub struct TestRequest {
    /// The HTTP method and the whole address, where the sample prints them: `GET https://api.example/images`.
    pub line: Option<String>,
    /// Headers that must be there.
    pub headers: Vec<(String, String)>,
    /// Headers that must not be there.
    pub withheld: Vec<String>,
    /// The body, where the sample prints one.
    pub body: Option<String>,
    /// Whether parameters may come in another order.
    pub is_order_free: bool,
    /// The parameters of the query that are not compared.
    pub elided_query: Vec<String>,
    /// The parameters of the form that are not compared.
    pub elided_form: Vec<String>,
    /// The parameters in the query whose values depend on a time that the sample does not say.
    pub unknown_query: Vec<String>,
    /// The fields of the form of which that is so.
    pub unknown_form: Vec<String>,
    /// The headers of which that is so; no value is given for them.
    pub unknown_headers: Vec<String>,
}

/// What a sample's answer must decode to.
#[derive(Debug, Clone)]
pub struct TestAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The content type.
    pub content_type: Option<String>,
    /// The body, as printed and mended.
    pub body: String,
    /// Whether it is JSON as clients write it, so that the answer can be written again and compared.
    pub is_json: bool,
    /// What it means.
    pub expected: Expected,
}

/// What an answer means.
#[derive(Debug, Clone)]
pub enum Expected {
    /// A success: the payload, and the envelope where the provider has one.
    Success {
        /// The payload; `None` where nothing is read.
        payload: Option<Literal>,
        /// The envelope, a `Struct` literal of type `Envelope`.
        envelope: Option<Literal>,
    },
    /// A failure: a `Struct` literal of type `Fault`, `kind` first where the provider names faults; `None` where neither
    /// the body nor the page says anything of it.
    Fault(Option<Literal>),
}
