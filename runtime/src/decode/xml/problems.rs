//! What is wrong with a document, in the words of this crate.

use quick_xml::Error;
use quick_xml::errors::{IllFormedError, SyntaxError};

use super::super::error::DecodeError;
use super::lexer::Lexer;
use super::{END, text};

impl Lexer<'_> {
    /// The error of a document that ends before its elements do.
    #[cold]
    pub(super) fn ended(&self) -> DecodeError {
        DecodeError::syntax(END, self.text.len())
    }

    /// The error that the parser tells of.
    #[cold]
    pub(super) fn malformed(&self, error: &Error) -> DecodeError {
        DecodeError::syntax(problem(error), self.error_at())
    }
}

/// What the parser complains about.
fn problem(error: &Error) -> &'static str {
    match error {
        Error::Syntax(error) => match error {
            SyntaxError::InvalidBangMarkup => "a markup is none of XML",
            SyntaxError::UnclosedPI | SyntaxError::UnclosedXmlDecl => "a processing instruction does not end",
            SyntaxError::UnclosedComment => "a comment does not end",
            SyntaxError::UnclosedDoctype => "a document type does not end",
            SyntaxError::UnclosedCData => "a CDATA section does not end",
            SyntaxError::UnclosedTag => "a tag does not end",
            SyntaxError::UnclosedSingleQuotedAttributeValue | SyntaxError::UnclosedDoubleQuotedAttributeValue => {
                "the value of an attribute does not end"
            }
        },
        Error::IllFormed(error) => match error {
            IllFormedError::UnmatchedEndTag(_) => "an end tag has no start tag",
            IllFormedError::MismatchedEndTag { .. } => "an end tag does not match its start tag",
            IllFormedError::UnclosedReference => text::UNENDED,
            IllFormedError::MissingDoctypeName => "a document type has no name",
            _ => "the document is malformed",
        },
        _ => "the document is malformed",
    }
}
