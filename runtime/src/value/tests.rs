//! Tests of values.

use super::{Number, NumberError, Value};

/// A value as it is written in JSON.
macro_rules! json {
    ($($json:tt)+) => { serde_json::json!($($json)+).to_string().parse::<crate::Value>().unwrap() };
}

pub(crate) use json;

fn parsed(text: &str) -> Value {
    text.parse().unwrap()
}

#[test]
fn no_digit_is_lost() {
    for text in [
        "12345678901234567890123456789012345678901234567890",
        "-9223372036854775809",
        "18446744073709551616",
        "0.1000000000000000000000000000000000000001",
        "3.14159265358979323846264338327950288419716939937510",
        "1e400",
        "-1E-400",
        "1.50",
        "-0",
        "-0.0",
        "0e99999999999",
        "9007199254740993",
    ] {
        assert_eq!(parsed(text).to_string(), text);
        let nested = format!("{{\"a\":[{text},{{\"b\":{text}}}]}}");
        assert_eq!(parsed(&nested).to_string(), nested);
        assert_eq!(text.parse::<Number>().unwrap().as_str(), text);
    }
}

#[test]
fn is_printed_as_it_is_read() {
    for text in [
        "null",
        "true",
        "false",
        "\"\"",
        "\"a\\\"\\n\\u0001é\"",
        "[]",
        "{}",
        "[null,1,[true,{}],\"x\"]",
        "{\"\":1,\"a b\":{\"c\":null}}",
    ] {
        assert_eq!(parsed(text).to_string(), text);
    }
    assert_eq!(parsed(" { \"b\" : 1 , \"a\" : [ 2 ] } ").to_string(), "{\"a\":[2],\"b\":1}");
}

#[test]
fn what_is_no_json_is_refused() {
    for text in ["", "nul", "01", "1 2", "{\"a\":01}", "[1,]", "+1", "NaN", "'a'"] {
        assert!(text.parse::<Value>().is_err(), "{text}");
    }
    for text in ["", " 1", "1 ", "01", "+1", ".5", "1.", "\"1\"", "null", "0x1", "1_0", "Infinity"] {
        assert_eq!(text.parse::<Number>(), Err(NumberError), "{text}");
    }
    let deep = format!("{}{}", "[".repeat(129), "]".repeat(129));
    assert!(deep.parse::<Value>().is_err());
    let deepest = format!("{}{}", "[".repeat(128), "]".repeat(128));
    assert_eq!(parsed(&deepest).to_string(), deepest);
}

#[test]
fn numbers_are_what_they_can_be() {
    let number = |text: &str| text.parse::<Number>().unwrap();
    assert_eq!(number("70e-1").as_i64(), Some(7));
    assert_eq!(number("18446744073709551615").as_i64(), None);
    assert_eq!(number("18446744073709551615").as_u64(), Some(u64::MAX));
    assert_eq!(number("1.8446744073709551615e19").as_u64(), Some(u64::MAX));
    assert_eq!(number("18446744073709551616").as_u64(), None);
    assert_eq!((number("0").as_u64(), number("7.5").as_u64()), (Some(0), None));
    assert_eq!(number("-1").as_u64(), None);
    assert_eq!(number("1.5").as_i64(), None);
    assert_eq!(number("1.5").as_f64(), Some(1.5));
    assert_eq!(number("1e400").as_f64(), None);
    assert_eq!(number("0.10").as_decimal().unwrap().to_string(), "0.10");
    assert_eq!(number("1e400").as_decimal(), None);
    assert_ne!(number("1.0"), number("1"));
}

#[test]
fn is_looked_into_without_a_panic() {
    let value = parsed("{\"a\":[1,\"x\",true],\"b\":null}");
    assert_eq!(value["a"][0].as_i64(), Some(1));
    assert_eq!(value["a"][1].as_str(), Some("x"));
    assert_eq!(value["a"][2].as_bool(), Some(true));
    assert!(value["b"].is_null() && value["c"]["d"][7].is_null());
    assert_eq!((value.get("b"), value.get("c")), (Some(&Value::Null), None));
}

#[test]
fn is_made_of_what_converts() {
    let value = Value::from_iter([("a", Value::from(vec![1, 2])), ("b", "x".into()), ("c", None::<i64>.into())]);
    assert_eq!(value.to_string(), "{\"a\":[1,2],\"b\":\"x\",\"c\":null}");
    assert_eq!(Value::from(0.1).to_string(), "0.1");
    assert_eq!(Value::from(1e300).to_string(), "1e300");
    assert_eq!(Value::from(f64::NAN), Value::Null);
    assert_eq!(Value::from(u64::MAX).as_u64(), Some(u64::MAX));
}

#[cfg(feature = "serde")]
#[test]
fn passes_through_serde() {
    let json = serde_json::json!({ "a": [1, -2, 2.5, 18_446_744_073_709_551_615_u64], "b": null, "c": "x", "d": true });
    let value: Value = serde_json::from_value(json.clone()).unwrap();
    assert_eq!(value, Value::from(json.clone()));
    assert_eq!(serde_json::to_value(&value).unwrap(), json);
    // What serde has no number for is an error, and neither infinite nor null.
    assert!(serde_json::to_string(&parsed("1e400")).is_err());
    assert_eq!(serde_json::to_string(&parsed("1e30")).unwrap(), "1e+30");
}
