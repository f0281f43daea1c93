//! How formats spell the fields of one type, where they differ.

#[cfg(feature = "xml")]
use super::xml::XmlField;

/// How formats other than JSON spell the fields of a type, where they do it otherwise than the type says.
///
/// Each list is empty, or as long as the list of the type's fields and in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spellings<'a> {
    /// How XML spells them.
    #[cfg(feature = "xml")]
    pub(crate) xml: &'a [XmlField<'a>],
    /// The names of the columns.
    pub(crate) csv: &'a [&'a str],
}

impl Spellings<'static> {
    /// Fields that every format spells alike.
    pub const NONE: &'static Self = &Self::new();
}

impl<'a> Spellings<'a> {
    /// Fields that every format spells alike.
    pub const fn new() -> Self {
        Self {
            #[cfg(feature = "xml")]
            xml: &[],
            csv: &[],
        }
    }

    /// The same fields, which XML spells like this.
    #[cfg(feature = "xml")]
    #[must_use]
    pub const fn xml(mut self, fields: &'a [XmlField<'a>]) -> Self {
        self.xml = fields;
        self
    }

    /// The same fields, whose columns in CSV are called this.
    #[must_use]
    pub const fn csv(mut self, columns: &'a [&'a str]) -> Self {
        self.csv = columns;
        self
    }
}

impl Default for Spellings<'_> {
    fn default() -> Self {
        Self::new()
    }
}
