//! Samples: what a page prints of requests and answers.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;

use super::{FormatName, SampleOrigin};

/// One sample: a request, an answer, or both.
///
/// What is printed is kept as it is printed. `placeholders` give a value to what stands for one, and `mend` corrects
/// what cannot be meant.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sample {
    /// The name of the test that runs the sample, in snake case.
    pub name: String,
    /// The caption that the page gives the sample.
    pub title: Option<String>,
    /// Where the sample comes from, if it is not printed on the page.
    #[serde(default)]
    pub origin: SampleOrigin,
    /// The time at which the call is made, in RFC 3339, for calls that are signed.
    pub at: Option<String>,
    /// The arguments of the call, by their names on the wire.
    #[serde(default)]
    pub arguments: IndexMap<String, Value>,
    /// The server that the call is made to, where it is not the provider's.
    pub server: Option<String>,
    /// The request line as printed: method and address, with the query string if there is one.
    pub request: Option<String>,
    /// The headers of the request as printed.
    #[serde(default)]
    pub headers: IndexMap<String, String>,
    /// Printed headers that are not sent, each with the reason.
    #[serde(default)]
    pub withheld: IndexMap<String, String>,
    /// The body of the request as printed.
    pub body: Option<String>,
    /// The fields of the form that the request sends, where the page prints them and not the body: in code, for
    /// instance. A list of values repeats the name.
    #[serde(default)]
    pub form: IndexMap<String, Value>,
    /// Whether the parameters of the request come in the order in which they are printed, where that is not as the
    /// provider says.
    pub parameter_order: Option<ParameterOrder>,
    /// Why the request cannot be sent as it is printed. It is documented with the call, and makes no test.
    pub unsupported: Option<String>,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// The format that the call asks for; the default where this is left out.
    pub format: Option<FormatName>,
    /// The content type of the answer.
    pub content_type: Option<String>,
    /// The name of the fault that the answer stands for.
    pub fault: Option<String>,
    /// The body of the answer as printed.
    pub answer: Option<String>,
    /// The text that the answer prints in place of what it leaves out, `...` for instance: of items and fields in JSON,
    /// elements and attributes in XML, lines elsewhere. It is taken out, and does not count within a value.
    pub elided: Option<String>,
    /// What stands around the printed answer in the body and is not printed, where a page prints a part of the body
    /// only. `…` in it is the place of what is printed.
    pub within: Option<String>,
    /// The name of another sample that answers the same, whatever its format, but for the `differences`.
    pub same_as: Option<String>,
    /// Where the answers differ, by their paths in the body: `list[0].friendlyName`. Each of them does differ.
    #[serde(default)]
    pub differences: Vec<String>,
    /// Text that stands for a value, and the value that it stands for here.
    #[serde(default)]
    pub placeholders: IndexMap<String, String>,
    /// What the page misprints.
    pub mend: Option<Mend>,
}

/// Whether the order of parameters counts, in a query or a form that a sample prints.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ParameterOrder {
    /// They are sent in the order in which they are printed.
    #[default]
    Strict,
    /// They are sent in whatever order; those of one name, which are a list, keep theirs.
    Free,
}

/// What a page misprints in a sample, and what must have been meant.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mend {
    /// What is wrong with the print.
    pub why: String,
    /// The request line that is meant.
    pub request: Option<String>,
    /// The body of the request that is meant.
    pub body: Option<String>,
    /// The body of the answer that is meant.
    pub answer: Option<String>,
    /// What is missing at the end of the answer, where the print breaks off.
    pub append: Option<String>,
}
