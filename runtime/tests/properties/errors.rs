//! Errors tell the path of the value that is wrong, and it is the same in every format.

use proptest::prelude::*;
use runtime::decode::{DecodeError, DecodeErrorKind, Reader};

use super::config;
use super::model::Value;
use super::normal::{CSV, XML};
use super::paths::spoil;
use super::random::{Case, case};
use super::read::whole;
use super::write::{csv, json, xml};

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn the_path_of_a_wrong_value_is_the_same_in_every_format(case in case()) {
        let Case { model, value, mut choices } = case;
        let value = Value::normal(Value::normal(value, &model, XML), &model, CSV);
        let Some(mut value) = value else { return Ok(()) };
        let Some((path, scalar)) = spoil(&model, &mut value, &mut choices) else { return Ok(()) };

        let body = json::write(&model, Some(&value), &mut choices);
        prop_assert_eq!(told(whole(Reader::json(body.as_bytes()), &model)), path.as_str(), "{}", body);

        let config = xml::Config::new(&model, &mut choices);
        let body = xml::write(&config, &model, Some(&value), &mut choices);
        prop_assert_eq!(told(whole(Reader::xml(&body, config.xml), &model)), path.as_str(), "{}\n{:?}", body, config);

        // A column may be beside the columns of an object of its name.
        if !scalar {
            return Ok(());
        }
        let config = csv::Config { envelope: false, ..csv::Config::new(&model, &mut choices) };
        let (body, csv) = csv::write(&config, &model, Some(&value), &mut choices);
        prop_assert_eq!(told(whole(Reader::csv(&body, csv, None), &model)), path.as_str(), "{}\n{:?}", body, config);
    }
}

/// The path of an error that is of a value, or what came in its place.
fn told(read: Result<Option<Value>, DecodeError>) -> String {
    match read {
        Ok(value) => format!("no error, but {value:?}"),
        Err(error) => match error.kind() {
            DecodeErrorKind::Type { .. } | DecodeErrorKind::Value { .. } => error.path().to_owned(),
            _ => format!("another error: {error}"),
        },
    }
}
