//! Where facts come from.

use crate::model::{Note, Origin, SampleOrigin};
use crate::spec::{self, OriginWord};

/// The source of a fact.
pub(super) fn origin(origin: &spec::Origin) -> Origin {
    let place = origin.place().to_owned();
    match origin {
        spec::Origin::Inferred(_) => Origin::Inferred(place),
        spec::Origin::Recorded(_) => Origin::Recorded(place),
        spec::Origin::Elsewhere(_) => Origin::Elsewhere(place),
    }
}

/// Facts without a place of their own.
pub(super) fn notes(notes: &[spec::Note]) -> Vec<Note> {
    notes.iter().map(|note| Note { text: note.text().to_owned(), origin: note.origin().map(origin) }).collect()
}

/// The source of a sample.
pub(super) fn sample(source: &spec::SampleOrigin) -> SampleOrigin {
    match source {
        spec::SampleOrigin::Word(OriginWord::Printed) => SampleOrigin::Printed,
        spec::SampleOrigin::Word(OriginWord::Recorded) => SampleOrigin::Recorded,
        spec::SampleOrigin::Word(OriginWord::Inferred) => SampleOrigin::Inferred,
        spec::SampleOrigin::Said(said) => SampleOrigin::From(origin(said)),
    }
}
