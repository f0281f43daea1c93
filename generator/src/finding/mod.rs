//! What is wrong with a spec, said where it stands.
//!
//! Every stage reports through these types: a [`Finding`] says what is wrong at a [`Place`], with a stable code and,
//! where one can be guessed, the mend. A stage puts its findings into [`Findings`] and goes on, so that an author sees
//! all of them in one run; [`render`](fn@render) prints them, with the lines of the [`Sources`] that they point into.

mod json;
mod place;
mod render;
mod set;
mod sources;

#[cfg(test)]
mod tests;

pub use place::{Label, Place};
pub(crate) use render::line;
pub use render::{Format, render};
pub use set::Findings;
pub use sources::{Position, Sources};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated while it stands.
    Error,
    /// Something that is probably not meant.
    Warning,
}

/// One mistake: what it is, where it stands, what else it concerns, and how to mend it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The stable code of the rule that it breaks, `E0103` for instance.
    pub code: &'static str,
    /// What is wrong, on one line.
    pub message: String,
    /// Where it stands.
    pub primary: Label,
    /// The other places that it concerns.
    pub secondary: Vec<Label>,
    /// How to mend it, where that can be guessed.
    pub help: Option<String>,
    /// How often the same was seen; the place is that of the first time.
    pub times: usize,
}

impl Finding {
    /// An error.
    #[must_use]
    pub fn error(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, place, message.into())
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str, place: Place, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, place, message.into())
    }

    fn new(severity: Severity, code: &'static str, place: Place, message: String) -> Self {
        let primary = Label { place, text: String::new() };
        Self { severity, code, message, primary, secondary: Vec::new(), help: None, times: 1 }
    }

    /// Says something beside the marked text.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Marks another place that the finding concerns.
    #[must_use]
    pub fn also(mut self, place: Place, text: impl Into<String>) -> Self {
        self.secondary.push(Label { place, text: text.into() });
        self
    }

    /// Says how often the same was seen.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = times;
        self
    }

    /// What is wrong, with the number of times where there are several.
    #[must_use]
    pub fn said(&self) -> String {
        if self.times > 1 { format!("{} ({} times)", self.message, self.times) } else { self.message.clone() }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Says how to mend it, where that is known.
    #[must_use]
    pub fn maybe_help(mut self, text: Option<String>) -> Self {
        self.help = text.or(self.help);
        self
    }
}
