//! What recorded answers say of the fields that they hold.
//!
//! An author who has answers at hand need not type their fields: [`infer`] reads them and gives the declarations, ready
//! to paste; [`compare`](fn@compare) holds them against declarations that exist. Like everything in this crate it takes
//! text and gives text; reading and printing are the caller's.
//!
//! ```text
//! seen      JSON -> what stood where       everything that was seen at a place, over all answers
//! scalars   texts -> a type and its form   asks the clients' own reader what a text can be
//! shape     seen -> shape                  objects, lists, maps; what may be null; what contradicts itself
//! named     shape -> named types           one name for what looks alike
//! print     named -> YAML
//! ```
//!
//! What is printed has to pass the generator's own checks with the answers that it was inferred from. So a type is
//! chosen only where the reader of the generated clients takes every value for it as it is spelled, and where a client
//! writes it back as it came; anything else is the wider type, with a comment that says why.

mod compare;
mod flags;
mod named;
mod patterns;
mod print;
mod probe;
mod scalars;
mod seen;
mod shape;
mod trace;
mod words;
pub(crate) mod yaml;

use std::fmt;
use std::sync::Arc;

use indexmap::IndexMap;

pub use compare::{CompareError, Compared, compare};

use crate::Failure;
use crate::finding::{Finding, Findings, Place, Sources};
use crate::prove::json::Json;
use crate::spec::Wire;
use seen::Seen;

/// The type of a value, whose declared types are known by their names.
type Value = crate::model::Type<String>;

/// A recorded answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// What it is called in findings: the path of its file, `-` for standard input.
    pub name: String,
    /// The text: JSON.
    pub text: String,
}

/// Declarations that follow from recorded answers, as YAML.
///
/// As text, they are printed in the order in which they are pasted, each with the indentation of the place where it
/// goes: what is answered below a status of `responses`, the types at the end of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inferred {
    /// What is answered: `fields:` with the fields of an object, or `type:` of anything else. Without indentation.
    pub payload: String,
    /// `types:` with the types of the objects in it; empty where there are none. Without indentation.
    pub types: String,
}

impl fmt::Display for Inferred {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.payload.lines() {
            writeln!(formatter, "    {line}")?;
        }
        if !self.types.is_empty() {
            write!(formatter, "\n{}", self.types)?;
        }
        Ok(())
    }
}

/// The declarations that recorded answers imply. More answers make them better.
///
/// # Errors
/// If there are no answers, or one of them is no JSON.
pub fn infer(samples: &[Sample]) -> Result<Inferred, Failure> {
    infer_within(samples, &IndexMap::new())
}

/// The declarations that recorded answers imply for a provider with wire forms of its own: the `wire` of its
/// `provider.yaml`.
///
/// # Errors
/// If there are no answers, or one of them is no JSON.
pub fn infer_within(samples: &[Sample], usual: &IndexMap<String, Wire>) -> Result<Inferred, Failure> {
    let mut seen = Seen::default();
    for (sample, json) in parse(samples)? {
        seen.add(&sample.text, &json);
    }
    let forms = yaml::Forms { usual: Some(usual) };
    let root = shape::root(&seen, forms);
    let named = named::name(&root.shape);
    Ok(print::print(&named, root.comment.as_deref(), forms))
}

/// The answers with their values.
fn parse(samples: &[Sample]) -> Result<Vec<(&Sample, Json)>, Failure> {
    let mut findings = Findings::new();
    let mut sources = Sources::new();
    let mut parsed = Vec::new();
    for sample in samples {
        let file: Arc<str> = sample.name.as_str().into();
        sources.insert(Arc::clone(&file), sample.text.as_str().into());
        match Json::parse(&sample.text) {
            Ok(json) => parsed.push((sample, json)),
            Err(error) => {
                let message = format!("the recording is not well-formed: {error}");
                let place = Place::new(file, error.offset()..error.offset());
                findings.push(Finding::error("E0610", place, message).help("record the body of the answer, as JSON"));
            }
        }
    }
    if samples.is_empty() {
        let message = "there is no recorded answer to infer from";
        findings.push(Finding::error("E0610", Place::whole("-".into()), message).help("give at least one file"));
    }
    if findings.is_empty() { Ok(parsed) } else { Err(Failure { findings, sources }) }
}
