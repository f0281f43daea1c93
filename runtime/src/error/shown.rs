//! What a server said, as it can be printed.

use std::fmt::{self, Write as _};

/// How many characters of a server's message are printed.
const MESSAGE: usize = 500;

/// How many bytes of a fault are printed for those who debug.
const FAULT: usize = 4000;

/// A text of a server's, harmless for terminals and logs: what is not printable is escaped, such as line breaks, control
/// characters and those that turn the direction of writing; and what is too long is cut.
pub(super) struct Message<'a>(pub(super) &'a str);

impl fmt::Display for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.0.char_indices().nth(MESSAGE).map(|(end, _)| end);
        let shown = end.map_or(self.0, |end| &self.0[..end]);
        // Quotes and backslashes are printable, and are all that this would escape besides.
        for part in shown.split_inclusive(['"', '\'', '\\']) {
            let (text, sign) = match part.strip_suffix(['"', '\'', '\\']) {
                Some(text) => (text, &part[text.len()..]),
                None => (part, ""),
            };
            write!(f, "{}{sign}", text.escape_debug())?;
        }
        if end.is_some() { f.write_char('…') } else { Ok(()) }
    }
}

/// A fault as its `Debug` prints it, cut.
pub(super) struct Fault<'a, F>(pub(super) Option<&'a F>);

impl<F: fmt::Debug> fmt::Debug for Fault<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cut = Cut { text: String::new(), is_cut: false };
        // It is stopped by an error where enough is written.
        let _ = if f.alternate() { write!(cut, "{:#?}", self.0) } else { write!(cut, "{:?}", self.0) };
        f.write_str(&cut.text)?;
        if cut.is_cut { f.write_char('…') } else { Ok(()) }
    }
}

/// The beginning of what is written.
struct Cut {
    text: String,
    is_cut: bool,
}

impl fmt::Write for Cut {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let left = FAULT - self.text.len();
        if text.len() <= left {
            self.text.push_str(text);
            return Ok(());
        }
        let end = (0..=left).rev().find(|end| text.is_char_boundary(*end)).unwrap_or_default();
        self.text.push_str(&text[..end]);
        self.is_cut = true;
        Err(fmt::Error)
    }
}
