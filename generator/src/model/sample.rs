//! Samples: what a page prints of requests and answers.

use indexmap::IndexMap;
use serde_json::Value;

use super::{FormatName, Origin, Site};

/// Where what is printed of a body stands within what is not.
pub const PLACE: char = '…';

/// One sample: a request, an answer, or both, as printed.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The name.
    pub name: String,
    /// The caption that the page gives the sample.
    pub title: Option<String>,
    /// Where the sample comes from.
    pub origin: SampleOrigin,
    /// The time at which the call is made, in RFC 3339.
    pub at: Option<String>,
    /// The arguments of the call, by their names on the wire.
    pub arguments: IndexMap<String, Value>,
    /// The server that the call is made to, where it is not the provider's.
    pub server: Option<String>,
    /// The request line.
    pub request: Option<String>,
    /// The headers of the request.
    pub headers: IndexMap<String, String>,
    /// Printed headers that are not sent, each with the reason.
    pub withheld: IndexMap<String, String>,
    /// The body of the request.
    pub body: Option<String>,
    /// The fields of the form of the request, where the page prints them and not the body.
    pub form: IndexMap<String, Value>,
    /// Whether its parameters may be sent in another order than they are printed.
    pub is_order_free: bool,
    /// Why the call cannot send what is printed, where it cannot.
    pub unsupported: Option<String>,
    /// The HTTP status of the answer.
    pub status: Option<u16>,
    /// The format that the call asks for; the default where this is left out.
    pub format: Option<FormatName>,
    /// The content type of the answer.
    pub content_type: Option<String>,
    /// The name of the fault that the answer stands for.
    pub fault: Option<String>,
    /// The body of the answer.
    pub answer: Option<String>,
    /// The text that stands in the answer for what it leaves out.
    pub elided: Option<String>,
    /// What stands around the answer in the body, with [`PLACE`] where the answer stands.
    pub within: Option<String>,
    /// The name of another sample that answers the same.
    pub same_as: Option<String>,
    /// Where the answers differ, by their paths in the body.
    pub differences: Vec<String>,
    /// Text that stands for a value, and the value that it stands for here.
    pub placeholders: IndexMap<String, String>,
    /// What the page misprints.
    pub mend: Option<Mend>,
    /// Where it is written.
    pub site: Site,
}

/// Where a sample comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SampleOrigin {
    /// The page prints it.
    Printed,
    /// It was recorded from the server, or is printed elsewhere by the provider.
    Recorded,
    /// It follows from what the documentation says.
    Inferred,
    /// The page does not print it, and this is where it comes from.
    From(Origin),
}

impl Sample {
    /// Whether the sample prints a text in the address or the body of the request, or means it there.
    pub fn prints_in_request(&self, text: &str) -> bool {
        let meant = self.mend.iter().flat_map(|mend| [&mend.request, &mend.body]);
        [&self.request, &self.body].into_iter().chain(meant).flatten().any(|printed| printed.contains(text))
    }

    /// Whether the sample prints a header of this name, in any case.
    pub fn prints_header(&self, name: &str) -> bool {
        self.headers.keys().any(|printed| printed.eq_ignore_ascii_case(name))
    }
}

/// What a page misprints in a sample, and what must have been meant.
#[derive(Debug, Clone)]
pub struct Mend {
    /// What is wrong with the print.
    pub why: String,
    /// The request line that is meant.
    pub request: Option<String>,
    /// The body of the request that is meant.
    pub body: Option<String>,
    /// The body of the answer that is meant.
    pub answer: Option<String>,
    /// What is missing at the end of the answer.
    pub append: Option<String>,
}
