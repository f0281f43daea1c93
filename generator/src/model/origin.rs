//! Where facts come from that their page does not print.

/// The source of a fact that its page does not print: how it was come by, and from where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Origin {
    /// It follows from this: a sample, a name, another page.
    Inferred(String),
    /// It came from the server, and this is where the recording is found.
    Recorded(String),
    /// It is said here: on another page, or by a client of the provider's own.
    Elsewhere(String),
}

impl Origin {
    /// The place that it names, however it was come by.
    pub fn place(&self) -> &str {
        let (Self::Inferred(place) | Self::Recorded(place) | Self::Elsewhere(place)) = self;
        place
    }
}

/// A fact that has no place of its own.
#[derive(Debug, Clone)]
pub struct Note {
    /// The fact.
    pub text: String,
    /// Where it comes from, if the page does not print it.
    pub origin: Option<Origin>,
}
