//! What is written in any format is read again, and all formats agree.

use proptest::prelude::*;
use runtime::decode::{DecodeError, Reader};
use runtime::decode::{Text, TextLayout};

use super::config;
use super::model::{Model, Value};
use super::normal::{CSV, JSON, XML};
use super::random::{Case, case, flat_case};
use super::read::{read, whole};
use super::write::{csv, json, text, xml};

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn json_is_read_as_it_was_written(case in case()) {
        let Case { model, value, mut choices } = case;
        let body = json::write(&model, value.as_ref(), &mut choices);
        let read = whole(Reader::json(body.as_bytes()), &model);
        prop_assert_eq!(read, Ok(Value::normal(value, &model, JSON)), "{}", body);
    }

    #[test]
    fn xml_is_read_as_it_was_written(case in case()) {
        let Case { model, value, mut choices } = case;
        let value = Value::normal(value, &model, XML);
        let config = xml::Config::new(&model, &mut choices);
        let body = xml::write(&config, &model, value.as_ref(), &mut choices);
        let read = whole(Reader::xml(&body, config.xml), &model);
        prop_assert_eq!(read, Ok(value), "{}\n{:?}", body, config);
    }

    #[test]
    fn csv_is_read_as_it_was_written(case in case()) {
        let Case { model, value, mut choices } = case;
        let value = Value::normal(value, &model, CSV);
        let config = csv::Config::new(&model, &mut choices);
        let (body, csv) = csv::write(&config, &model, value.as_ref(), &mut choices);
        let reader = Reader::csv(&body, csv, config.payload());
        let read = if config.envelope { in_envelope(reader, &model) } else { whole(reader, &model) };
        prop_assert_eq!(read, Ok(value), "{}\n{:?}", body, config);
    }

    #[test]
    fn plain_text_is_read_as_it_was_written(case in flat_case()) {
        let Case { model, value, mut choices } = case;
        let value = value.map(|value| value.with_texts(&|text| text.replace(['\n', '\r'], " ").trim().to_owned()));
        let value = Value::normal(value, &model, CSV);
        let (delimiter, layout) = choices.one_of(&text::DELIMITERS);
        let body = text::pairs(delimiter, &model, value.as_ref(), &mut choices);
        let read = whole(Ok(Reader::plain_text(&body, layout)), &model);
        prop_assert_eq!(read, Ok(value), "{}", body);
    }

    #[test]
    fn all_formats_agree(case in case()) {
        let Case { model, value, mut choices } = case;
        let value = Value::normal(Value::normal(value, &model, XML), &model, CSV);
        let as_json = json::write(&model, value.as_ref(), &mut choices);
        let as_json = whole(Reader::json(as_json.as_bytes()), &model);
        let config = xml::Config::new(&model, &mut choices);
        let as_xml = xml::write(&config, &model, value.as_ref(), &mut choices);
        let as_xml = whole(Reader::xml(&as_xml, config.xml), &model);
        let config = csv::Config { envelope: false, ..csv::Config::new(&model, &mut choices) };
        let (as_csv, csv) = csv::write(&config, &model, value.as_ref(), &mut choices);
        let as_csv = whole(Reader::csv(&as_csv, csv, None), &model);
        // An empty text in an element of its own is one that CSV does not have.
        let as_xml = as_xml.map(|value| Value::normal(value, &model, CSV));
        prop_assert_eq!(&as_json, &as_xml);
        prop_assert_eq!(as_json, as_csv);
    }

    #[test]
    fn lines_are_read_as_they_were_written(lines in proptest::collection::vec("[^\\s#][^\n\r]{0,8}", 0..8)) {
        static LINES: Text = Text::new(TextLayout::Lines).comment("#");
        let body = lines.join("\r\n");
        let mut read = Vec::new();
        let listed = Reader::plain_text(&body, &LINES).list(&mut read, Reader::string);
        prop_assert_eq!(listed, Ok(()));
        // A byte-order mark is no part of the first line.
        let said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        let expected: Vec<_> = body.strip_prefix('\u{feff}').unwrap_or(&body).lines().filter(said).collect();
        prop_assert_eq!(read, expected);
    }
}

/// Reads the records, which are a field of the body, beside what stands in the line of the envelope.
fn in_envelope(reader: Result<Reader<'_>, DecodeError>, model: &Model) -> Result<Option<Value>, DecodeError> {
    let mut reader = reader?;
    let mut value = None;
    let mut said = Vec::new();
    assert!(reader.object(&["status", "method", "summary", "list"])?);
    while let Some(field) = reader.field()? {
        match field {
            0 | 1 => said.extend(reader.string()?),
            2 => {
                assert!(reader.object(&["total", "start"])?);
                while reader.field()?.is_some() {
                    said.extend(reader.string()?);
                }
            }
            _ => value = read(&mut reader, model, None)?,
        }
    }
    reader.finish()?;
    said.sort();
    assert_eq!(said, ["/grid", "0", "34", "success"]);
    Ok(value)
}
