//! What samples prove of the model, and what they contradict in it.
//!
//! A sample is held against its operation as the clients would: its arguments make the request that it prints, and its
//! answer is read into typed values. What comes out is a [`Proof`] for each sample; what does not agree is a finding at
//! the place in the sample, with the declaration that it contradicts. Recordings are held against an operation in the
//! same way.

mod answers;
mod client;
mod details;
mod elision;
mod evidence;
mod exact;
mod examples;
mod expected;
mod forms;
pub(crate) mod json;
mod pairs;
mod print;
mod reading;
mod rendered;
mod same;
mod samples;
mod structure;
mod substitute;
pub(crate) mod trace;
mod travels;
mod typed;
mod wire;
mod written;

pub(crate) use evidence::argument;

use crate::finding::Findings;
use crate::model::{FormatName, Literal, Operation, Provider};
use details::{with_call, with_facts};
use evidence::Mismatch;

/// What the samples of each operation of a provider prove, in the order of the operations. What they contradict is
/// reported, and so are examples that no value of their type is.
pub(crate) fn prove(provider: &Provider, findings: &mut Findings) -> Vec<Vec<Proof>> {
    examples::check(provider, findings);
    with_facts(provider, |facts| {
        let operations = provider.operations.iter();
        let proofs = operations.map(|operation| {
            with_call(facts, operation, |facts, call| samples::samples(facts, call, operation, findings))
        });
        proofs.collect()
    })
}

/// What a recorded body of an answer to a call that succeeds contradicts.
pub(crate) fn recording(provider: &Provider, operation: &Operation, text: &str) -> Vec<Mismatch> {
    with_facts(provider, |facts| {
        with_call(facts, operation, |facts, call| answers::recording(facts, call, operation, text))
    })
}

/// What a sample proves.
#[derive(Debug)]
pub(crate) struct Proof {
    /// The server that the call is made to, where it is not the provider's.
    pub(crate) server: Option<String>,
    /// The call.
    pub(crate) call: Call,
    /// What must be sent; `None` where the sample prints nothing of the request.
    pub(crate) request: Option<Request>,
    /// What comes back; `None` where the sample prints no answer.
    pub(crate) answer: Option<Answer>,
    /// The sample that says the same, maybe in another format.
    pub(crate) same_as: Option<SameAs>,
}

/// A call.
#[derive(Debug, Clone, Default)]
pub(crate) struct Call {
    /// The values of the parameters, in the order of the operation.
    pub(crate) values: Vec<Option<Literal>>,
    /// The format that is chosen.
    pub(crate) format: Option<FormatName>,
}

/// What a sample's request must be.
#[derive(Debug)]
pub(crate) struct Request {
    /// The HTTP method and the whole address, where the sample prints a request line.
    pub(crate) line: Option<(String, String)>,
    /// Headers that must be there.
    pub(crate) headers: Vec<(String, String)>,
    /// Headers that must not be there.
    pub(crate) withheld: Vec<String>,
    /// The body, where the sample prints one.
    pub(crate) body: Option<String>,
    /// What of it depends on a time that the sample does not say.
    pub(crate) unknown: Unknown,
    /// Whether parameters may come in another order.
    pub(crate) is_order_free: bool,
    /// The parameters of the query that are not printed.
    pub(crate) elided_query: Vec<String>,
    /// The parameters of the form that are not printed.
    pub(crate) elided_form: Vec<String>,
}

/// The names of what a call sends with values that depend on a time which is not known.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unknown {
    /// In the query.
    pub(crate) query: Vec<String>,
    /// In the form.
    pub(crate) form: Vec<String>,
    /// Among the headers, in lower case.
    pub(crate) headers: Vec<String>,
}

/// What a sample's answer must decode to.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The HTTP status.
    pub(crate) status: u16,
    /// The content type.
    pub(crate) content_type: Option<String>,
    /// The body, as printed and mended.
    pub(crate) body: String,
    /// Whether it is JSON, and what it says is written in the same way.
    pub(crate) is_json: bool,
    /// What it means.
    pub(crate) expected: Expected,
}

/// What an answer means.
#[derive(Debug)]
pub(crate) enum Expected {
    /// A success.
    Success {
        /// The payload; `None` where nothing is read.
        payload: Option<Literal>,
        /// The fields of the envelope, where the answer has one.
        envelope: Option<Vec<Option<Literal>>>,
    },
    /// A failure; `None` where neither the body nor the page says anything of it.
    Failure(Option<Fault>),
}

/// What is said of a failure.
#[derive(Debug)]
pub(crate) struct Fault {
    /// The name that tells which of the documented faults it is.
    pub(crate) kind: Option<String>,
    /// The name that the body gives it.
    pub(crate) named: Option<String>,
    /// The fields.
    pub(crate) fields: Vec<Option<Literal>>,
}

/// A sample that says the same as another one.
#[derive(Debug)]
pub(crate) struct SameAs {
    /// The other one, by its index.
    pub(crate) sample: usize,
    /// Where the two differ after all, by their paths.
    pub(crate) differences: Vec<String>,
}
