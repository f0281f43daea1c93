//! Trees of [`Value`], from which structs would be filled in a second step: what a decoder costs that goes by way of
//! them, before that step.

use serde_json::{Map, Value};

use crate::by_hand::Problem;

pub fn json(body: &[u8]) -> Result<Value, Problem> {
    let mut answer: Value = serde_json::from_slice(body)?;
    Ok(answer["list"].take())
}

pub fn csv(body: &[u8]) -> Result<Value, Problem> {
    let header = body.split(|byte| *byte == b'\n').nth(1).unwrap_or_default();
    let header = str::from_utf8(header)?.trim_start_matches(['#', ' ']);
    let columns: Vec<Vec<&str>> = header.split(',').map(|name| name.split('.').collect()).collect();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).comment(Some(b'#')).from_reader(body);
    let mut record = csv::StringRecord::new();
    let mut images = Vec::new();
    while reader.read_record(&mut record)? {
        let mut image = Map::new();
        for (path, cell) in columns.iter().zip(&record) {
            if let Some((last, path)) = path.split_last()
                && !cell.is_empty()
            {
                let mut object = &mut image;
                for name in path {
                    let inner = object.entry(*name).or_insert_with(|| Value::Object(Map::new()));
                    object = inner.as_object_mut().ok_or("a column is within a column")?;
                }
                object.insert((*last).to_owned(), Value::from(cell));
            }
        }
        images.push(Value::Object(image));
    }
    Ok(Value::Array(images))
}
