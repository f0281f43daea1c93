//! Calls in an order that no code would make them in.

use std::collections::BTreeMap;

use runtime::decode::{CivilForm, DecodeError, Flag, Form, Reader, TimestampForm};

/// Reads one thing after another, whether it fits or not, and goes on after errors.
pub fn misuse(reader: &mut Reader<'_>, seed: usize) {
    let mut steps = Steps { seed, left: 100 };
    while steps.left > 0 {
        steps.take(reader);
    }
}

/// What is still to be read.
struct Steps {
    seed: usize,
    left: usize,
}

impl Steps {
    fn take(&mut self, reader: &mut Reader<'_>) {
        self.seed = self.seed.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        self.left = self.left.saturating_sub(1);
        let _ = self.step(reader, self.seed >> 8);
        let _ = reader.offset();
    }

    fn step(&mut self, reader: &mut Reader<'_>, seed: usize) -> Result<(), DecodeError> {
        let inner = |reader: &mut Reader<'_>| {
            for _ in 0..self.left.min(seed / 16 % 16) {
                self.take(reader);
            }
            Ok(Some(0))
        };
        match seed % 16 {
            0 | 1 => reader.object(&["id", "name", "tags", "items"]).map(drop),
            2..=5 => reader.field().map(drop),
            6 => reader.string().map(drop),
            7 => reader.integer(Form::Number).map(drop),
            8 => reader.decimal(Form::Text).map(drop),
            9 => reader.boolean(Flag::text("", "x")).map(drop),
            10 => reader.timestamp(TimestampForm::Rfc3339).map(drop),
            11 => reader.civil(CivilForm::T).map(drop),
            12 => reader.any().map(drop),
            13 => reader.skip(),
            14 => reader.nullable_list(&mut None, inner),
            _ => reader.map(&mut BTreeMap::new(), inner),
        }
    }
}
