//! What is read of any bytes, and what must be so of it.

pub mod echo;
mod misuse;
mod node;
pub mod shapes;

use runtime::decode::{DecodeError, Reader};

pub use node::Node;

/// Splits off the first byte, which chooses; 0 where there is none.
#[must_use]
pub fn choice(bytes: &[u8]) -> (usize, &[u8]) {
    bytes.split_first().map_or((0, bytes), |(first, rest)| (usize::from(*first), rest))
}

/// Reads a body in the way that is chosen, and checks what comes of it. `length` is that of the body.
///
/// # Panics
///
/// Where two readings differ, an error is beyond the end, or a value is no value.
pub fn check<'b>(way: usize, length: usize, reader: impl Fn() -> Result<Reader<'b>, DecodeError>) {
    let (one, other) = (read(way, reader()), read(way, reader()));
    assert_eq!(one, other, "two readings differ");
    if let Err(error) = &one {
        assert!(error.offset() <= length, "{error} is beyond the end");
    }
    let any = reader().and_then(|mut reader| reader.any());
    if let Ok(Some(value)) = &any {
        let printed = value.to_string();
        let again = Reader::json(printed.as_bytes()).and_then(|mut reader| reader.any());
        assert!(matches!(again, Ok(Some(_))), "{printed} is no JSON");
    }
    let skipped = reader().and_then(|mut reader| reader.skip());
    assert!(any.is_err() || skipped.is_ok(), "{any:?} cannot be passed: {skipped:?}");
}

/// What is read, as it is shown.
fn read(way: usize, reader: Result<Reader<'_>, DecodeError>) -> Result<String, DecodeError> {
    let mut reader = reader?;
    if way & 0x80 != 0 {
        reader.watch();
    }
    let shown = match way % 8 {
        0 | 1 => format!("{:?}", node::read(&mut reader)?),
        2 | 3 => {
            let mut nodes = Vec::new();
            reader.list(&mut nodes, node::read)?;
            format!("{nodes:?}")
        }
        4 => {
            let mut nodes = std::collections::BTreeMap::new();
            reader.map(&mut nodes, node::read)?;
            format!("{nodes:?}")
        }
        5 => format!("{:?}", reader.any()?),
        6 => {
            misuse::misuse(&mut reader, way / 8);
            return Ok(format!("{:?}", reader.notices()));
        }
        _ => node::envelope(&mut reader)?,
    };
    let notices = format!("{:?}", reader.notices());
    reader.finish()?;
    Ok(shown + &notices)
}
