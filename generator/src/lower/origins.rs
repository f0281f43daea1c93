//! What documentation says of where a fact comes from.

use crate::model::{Note, Origin, SampleOrigin};
use crate::rustdoc::sentence;

/// What is said of the source of a fact that its page does not print.
pub(super) fn origin(origin: &Origin) -> String {
    let said = match origin {
        Origin::Inferred(_) => "Not documented: inferred from",
        Origin::Recorded(_) => "Not documented: recorded from",
        Origin::Elsewhere(_) => "Documented elsewhere:",
    };
    sentence(&format!("{said} {}", origin.place()))
}

/// A fact in a sentence, and its source in another one.
pub(super) fn sourced(text: &str, source: Option<&Origin>) -> String {
    let sentences = std::iter::once(sentence(text)).chain(source.map(origin));
    sentences.collect::<Vec<_>>().join(" ")
}

/// The paragraph of a note.
pub(super) fn note(note: &Note) -> String {
    sourced(&note.text, note.origin.as_ref())
}

/// What is said of the source of a sample.
pub(super) fn sample(source: &SampleOrigin) -> Option<String> {
    match source {
        SampleOrigin::Printed => None,
        SampleOrigin::Recorded => Some("Not printed on the page, but recorded.".to_owned()),
        SampleOrigin::Inferred => {
            Some("Not printed on the page: it follows from what the documentation says.".to_owned())
        }
        SampleOrigin::From(source) => {
            let said = match source {
                Origin::Inferred(_) => "Not printed on the page: inferred from",
                Origin::Recorded(_) => "Not printed on the page: recorded from",
                Origin::Elsewhere(_) => "Not printed on the page, but elsewhere:",
            };
            Some(sentence(&format!("{said} {}", source.place())))
        }
    }
}
