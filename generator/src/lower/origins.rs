//! What documentation says of where a fact comes from.

use super::docs::sentence;
use crate::spec::{Note, Origin, OriginWord, SampleOrigin};

/// What is said of the source of a fact that its page does not print.
pub(super) fn origin(origin: &Origin) -> String {
    let (said, place) = match origin {
        Origin::Inferred { inferred: place } => ("Not documented: inferred from", place),
        Origin::Recorded { recorded: place } => ("Not documented: recorded from", place),
        Origin::Elsewhere { elsewhere: place } => ("Documented elsewhere:", place),
    };
    sentence(&format!("{said} {place}"))
}

/// A fact in a sentence, and its source in another one.
pub(super) fn sourced(text: &str, source: Option<&Origin>) -> String {
    let sentences = std::iter::once(sentence(text)).chain(source.map(origin));
    sentences.collect::<Vec<_>>().join(" ")
}

/// The paragraph of a note.
pub(super) fn note(note: &Note) -> String {
    sourced(note.text(), note.origin())
}

/// What is said of the source of a sample.
pub(super) fn sample(source: &SampleOrigin) -> Option<String> {
    match source {
        SampleOrigin::Word(OriginWord::Printed) => None,
        SampleOrigin::Word(OriginWord::Recorded) => Some("Not printed on the page, but recorded.".to_owned()),
        SampleOrigin::Word(OriginWord::Inferred) => {
            Some("Not printed on the page: it follows from what the documentation says.".to_owned())
        }
        SampleOrigin::Said(source) => Some(match source {
            Origin::Inferred { inferred: place } => {
                sentence(&format!("Not printed on the page: inferred from {place}"))
            }
            Origin::Recorded { recorded: place } => {
                sentence(&format!("Not printed on the page: recorded from {place}"))
            }
            Origin::Elsewhere { elsewhere: place } => {
                sentence(&format!("Not printed on the page, but elsewhere: {place}"))
            }
        }),
    }
}
