//! Using a reader in any way, be it after an error.

use runtime::decode::{CivilForm, DecodeError, Flag, Form, Reader, TimestampForm};

use super::choices::Choices;

const FIELDS: &[&str] = &["id", "name", "tags", "os", "kind"];

/// How deep containers are entered, and how many values are read in each.
const MOST: usize = 8;

/// Reads whatever is chosen, whether it fits or not, and goes on after errors. Nothing but errors may come of it.
pub fn misuse(reader: &mut Reader<'_>, choices: &mut Choices, depth: usize) {
    for _ in 0..MOST {
        let _ = step(reader, choices, depth);
        let _ = reader.offset();
    }
}

fn step(reader: &mut Reader<'_>, choices: &mut Choices, depth: usize) -> Result<(), DecodeError> {
    let inner = |reader: &mut Reader<'_>, choices: &mut Choices| {
        if depth > 0 && choices.once_in(2) {
            misuse(reader, choices, depth - 1);
        }
        Ok(Some(()))
    };
    match choices.pick(16) {
        0 => reader.object(FIELDS).map(drop),
        1 | 2 | 14 | 15 => reader.field().map(drop),
        3 => reader.string().map(drop),
        4 => reader.integer(Form::Number).map(drop),
        5 => reader.number(Form::Text).map(drop),
        6 => reader.decimal(Form::Number).map(drop),
        7 => reader.boolean(Flag::TEXT).map(drop),
        8 => reader.timestamp(TimestampForm::Seconds).map(drop),
        9 => reader.civil(CivilForm::Space).map(drop),
        10 => reader.any().map(drop),
        11 => reader.skip(),
        12 => {
            let mut items = Vec::new();
            let read = reader.list(&mut items, |reader| inner(reader, choices));
            let _ = reader.required(items.pop(), "id");
            read
        }
        _ => reader.nullable_map(&mut None, |reader| inner(reader, choices).map(|_| Some(0))),
    }
}
