//! Bodies that are damaged, or of another type than is read: there are errors at worst, which tell a place in the body
//! and a path of the type, and two readings do the same.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use runtime::decode::{DecodeError, Reader};

use super::choices::Choices;
use super::config;
use super::misuse::misuse;
use super::model::{Model, Value};
use super::normal::{CSV, XML};
use super::random::{Case, case, flat_case};
use super::read::whole;
use super::write::{csv, json, text, xml};

/// What happens to a body.
#[derive(Debug, Clone)]
enum Damage {
    Cut(Index),
    Change(Index, u8),
    Insert(Index, u8),
    Delete(Index),
}

fn damages() -> impl Strategy<Value = Vec<Damage>> {
    // Mostly what means something to a format.
    let byte =
        || prop_oneof![4 => proptest::sample::select(b"<>&;\"'/=[]{},:\\\n\r\t #.1x!-?|".to_vec()), 1 => any::<u8>()];
    let damage = prop_oneof![
        any::<Index>().prop_map(Damage::Cut),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Damage::Change(at, byte)),
        (any::<Index>(), byte()).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        any::<Index>().prop_map(Damage::Delete),
    ];
    vec(damage, 0..4)
}

fn damaged(body: &str, damages: &[Damage]) -> Vec<u8> {
    let mut body = body.as_bytes().to_vec();
    for damage in damages {
        let at = |index: &Index| index.index(body.len().max(1));
        match damage {
            Damage::Cut(index) => body.truncate(at(index)),
            Damage::Change(index, byte) => {
                let at = at(index);
                body.splice(at..body.len().min(at + 1), [*byte]);
            }
            Damage::Insert(index, byte) => body.insert(at(index), *byte),
            Damage::Delete(index) => {
                let at = at(index);
                body.drain(at..body.len().min(at + 1));
            }
        }
    }
    body
}

/// What must be so of every body, whatever it is read as.
fn survives<'b>(
    length: usize,
    model: &Model,
    choices: &Choices,
    reader: impl Fn() -> Result<Reader<'b>, DecodeError>,
) -> Result<(), TestCaseError> {
    let read: Result<Option<Value>, _> = whole(reader(), model);
    prop_assert_eq!(&read, &whole(reader(), model), "two readings differ");
    if let Err(error) = &read {
        prop_assert!(error.offset() <= length, "{} is beyond the end", error);
        prop_assert!(model.has(error.path()), "{} has a path that is none", error);
    }
    let any = reader().and_then(|mut reader| reader.any());
    if let Ok(Some(value)) = &any {
        let printed = value.to_string();
        let again = Reader::json(printed.as_bytes()).and_then(|mut reader| reader.any());
        prop_assert!(matches!(again, Ok(Some(_))), "{}", printed);
    }
    let skipped = reader().and_then(|mut reader| reader.skip());
    // What is passed is looked at less closely than what is made of it.
    prop_assert!(any.is_err() || skipped.is_ok(), "{:?} cannot be passed", any);
    if let Ok(mut reader) = reader() {
        reader.watch();
        misuse(&mut reader, &mut choices.clone(), 4);
    }
    Ok(())
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn json_survives_damage(case in case(), other in case(), damages in damages()) {
        let Case { model, value, mut choices } = case;
        let body = json::write(&model, value.as_ref(), &mut choices);
        let body = damaged(&body, &damages);
        survives(body.len(), &model, &choices, || Reader::json(&body))?;
        survives(body.len(), &other.model, &other.choices, || Reader::json(&body))?;
    }

    #[test]
    fn xml_survives_damage(case in case(), other in case(), damages in damages()) {
        let Case { model, value, mut choices } = case;
        let value = Value::normal(value, &model, XML);
        let config = xml::Config::new(&model, &mut choices);
        let body = xml::write(&config, &model, value.as_ref(), &mut choices);
        let body = damaged(&body, &damages);
        let body = String::from_utf8_lossy(&body);
        survives(body.len(), &model, &choices, || Reader::xml(&body, config.xml))?;
        survives(body.len(), &other.model, &other.choices, || Reader::xml(&body, config.xml))?;
    }

    #[test]
    fn csv_survives_damage(case in case(), other in case(), damages in damages()) {
        let Case { model, value, mut choices } = case;
        let value = Value::normal(value, &model, CSV);
        let config = csv::Config::new(&model, &mut choices);
        let (body, csv) = csv::write(&config, &model, value.as_ref(), &mut choices);
        let body = damaged(&body, &damages);
        let body = String::from_utf8_lossy(&body);
        survives(body.len(), &model, &choices, || Reader::csv(&body, csv, None))?;
        survives(body.len(), &other.model, &other.choices, || Reader::csv(&body, csv, config.payload()))?;
    }

    #[test]
    fn plain_text_survives_damage(case in flat_case(), other in case(), damages in damages()) {
        let Case { model, value, mut choices } = case;
        let (delimiter, layout) = choices.one_of(&text::DELIMITERS);
        let body = text::pairs(delimiter, &model, value.as_ref(), &mut choices);
        let body = damaged(&body, &damages);
        let body = String::from_utf8_lossy(&body);
        survives(body.len(), &model, &choices, || Ok(Reader::plain_text(&body, layout)))?;
        survives(body.len(), &other.model, &other.choices, || Ok(Reader::plain_text(&body, layout)))?;
    }
}
