//! Scalars, and values of any type.

use crate::Value;
use crate::value::tests::json;
use jiff::Timestamp;
use rust_decimal::Decimal;

use super::{Csv, CsvHeader, DecodeError, Form, NoticeKind, PLAIN, Reader, watched, whole};
use crate::decode::{CivilForm, DateForm, Flag, TimestampForm};

static ONE: Csv = Csv::new().header(CsvHeader::Absent(&["value"]));

/// Reads the values of one column.
fn column<T>(
    body: &str,
    read: impl FnMut(&mut Reader<'_>) -> Result<Option<T>, DecodeError>,
) -> Result<Vec<T>, DecodeError> {
    let mut values = Vec::new();
    whole(body, &ONE, |reader| reader.list(&mut values, read))?;
    Ok(values)
}

#[test]
fn reads_numbers() {
    let body = "7\n-7\n 8 \n\"9\"\n007\n1e3\n6421.0\n999999999999999999\n9223372036854775807\n-0\n\"1\"0\n";
    let expected = [7, -7, 8, 9, 7, 1000, 6421, 999_999_999_999_999_999, i64::MAX, 0, 10];
    assert_eq!(column(body, |reader| reader.integer(Form::Number)).unwrap(), expected);
    assert_eq!(column(body, |reader| reader.integer(Form::Text)).unwrap(), expected);
    let decimals = column("0\n0.0\n-1.50\n12\n", |reader| reader.decimal(Form::Number)).unwrap();
    assert_eq!(decimals.iter().map(Decimal::to_string).collect::<Vec<_>>(), ["0", "0.0", "-1.50", "12"]);
    assert_eq!(column("1\n2.5\n-0\n", |reader| reader.number(Form::Number)).unwrap(), [1.0, 2.5, -0.0]);
    for body in ["x", "-", "1x", "1 2", "9223372036854775808", "1.5", "true"] {
        let error = column(body, |reader| reader.integer(Form::Number)).unwrap_err();
        assert_eq!((error.path(), error.offset()), ("[0]", 0), "{body}");
    }
}

#[test]
fn shows_an_error_without_its_value() {
    let error = column("secret\n", |reader| reader.integer(Form::Number)).unwrap_err();
    assert_eq!(error.to_string(), "[0]: expected an integer, found a string that is not a number, at byte 0");
}

#[test]
fn reads_booleans() {
    let body = "true\nfalse\nTRUE\n\"false\"\n1\n no \n";
    let expected = [true, false, true, false, true, false];
    assert_eq!(column(body, |reader| reader.boolean(Flag::BOOLEAN)).unwrap(), expected);
    assert_eq!(column("off\non\n", |reader| reader.boolean(Flag::text("off", "on"))).unwrap(), [false, true]);
    assert!(column("maybe\n", |reader| reader.boolean(Flag::BOOLEAN)).is_err());
}

#[test]
fn reads_times() {
    let expected = Timestamp::from_millisecond(1_247_183_325_757).unwrap();
    let body = "1247183325757\n\"1247183325757\"\n2009-07-09T23:48:45.757Z\n";
    let read = column(body, |reader| reader.timestamp(TimestampForm::Milliseconds)).unwrap();
    assert_eq!(read, [expected; 3]);
    let civil = column("2016-10-21 09:41:10\n", |reader| reader.civil(CivilForm::Space)).unwrap();
    assert_eq!(civil[0].to_string(), "2016-10-21T09:41:10");
    assert_eq!(column("2016-10-21\n", |reader| reader.date(DateForm::Iso8601)).unwrap()[0].to_string(), "2016-10-21");
}

#[test]
fn notices_no_spelling_that_is_usual() {
    let ((), notices) =
        watched("7\n", &ONE, |reader| reader.list(&mut Vec::new(), |reader| reader.timestamp(TimestampForm::Seconds)));
    assert_eq!(notices, []);
    let ((), notices) =
        watched("yes\n", &ONE, |reader| reader.list(&mut Vec::new(), |reader| reader.boolean(Flag::BOOLEAN)));
    assert_eq!(notices, [(NoticeKind::Spelling, "[0]".to_owned())]);
}

#[test]
fn hands_texts_over() {
    let lengths = column("abc\n\"a\"\"b\"\"\"\n", |reader| reader.text(str::len)).unwrap();
    assert_eq!(lengths, [3, 4]);
}

fn any(body: &str, csv: &'static Csv) -> Result<Option<Value>, DecodeError> {
    whole(body, csv, |reader| reader.any())
}

#[test]
fn gives_values_of_any_type() {
    static BARS: Csv = Csv::new().separator("|");
    let body =
        "id,os.id,os.name,tags.2,tags.1,mixed.1,mixed.x,\"a b\",os\n1,2,\"a \"\"b\"\"\",z,y,p,q,c|d,w\n,,,,,,,,\n3\n";
    let expected = json!([
        {"id": "1", "os": {"id": "2", "name": "a \"b\""}, "tags": ["y", "z"], "mixed": {"1": "p", "x": "q"}, "a b": "c|d"},
        {"id": "3"},
    ]);
    assert_eq!(any(body, &BARS).unwrap().unwrap(), expected);
    assert_eq!(any("1,2\na,b\n", &PLAIN).unwrap().unwrap(), json!([{"1": "a", "2": "b"}]));
    assert_eq!(any("value\na\n", &PLAIN).unwrap().unwrap(), json!([{"value": "a"}]));
    assert_eq!(any("id\n", &PLAIN).unwrap().unwrap(), json!([]));
    // Nothing says that a column which comes twice is no list.
    assert_eq!(any("id,tag,tag\n1,a,b\n", &PLAIN).unwrap().unwrap(), json!([{"id": "1", "tag": ["a", "b"]}]));
}

#[test]
fn gives_parts_of_a_record_as_values_of_any_type() {
    static BARS: Csv = Csv::new().separator("|").header(CsvHeader::Absent(&["value"]));
    let mut values = Vec::new();
    let read = |reader: &mut Reader<'_>| {
        reader.object(&["os", "tags", "id", "none"])?;
        while reader.field()?.is_some() {
            values.push(reader.any()?);
        }
        Ok(Some(()))
    };
    whole("os.id,tags.1,none,id\n1,a,,b\n", &PLAIN, |reader| reader.list(&mut Vec::new(), read)).unwrap();
    assert_eq!(values, [Some(json!({"id": "1"})), Some(json!(["a"])), Some(json!("b"))]);
    let mut values = Vec::new();
    whole("a||b\n", &BARS, |reader| {
        reader.list(&mut Vec::new(), |reader| {
            reader.list(&mut values, Reader::any)?;
            Ok(Some(()))
        })
    })
    .unwrap();
    assert_eq!(values, [json!("a"), json!("b")]);
}

#[test]
fn skips_values() {
    whole("id,os.id\n1,2\n", &PLAIN, |reader| reader.skip()).unwrap();
    whole("id,os.id,tags.1\n1,2,a\n3,4,b\n", &PLAIN, |reader| {
        let mut items = 0;
        reader.list(&mut Vec::new(), |reader| {
            items += 1;
            reader.object(&["os", "tags"])?;
            while reader.field()?.is_some() {
                reader.skip()?;
            }
            Ok(Some(()))
        })?;
        assert_eq!(items, 2);
        Ok(())
    })
    .unwrap();
}

#[test]
fn tells_the_offset() {
    let mut reader = Reader::csv("\u{feff}id\n1\n2\n", &PLAIN, None).unwrap();
    let mut offsets = Vec::new();
    reader
        .list(&mut offsets, |reader| {
            reader.skip()?;
            Ok(Some(reader.offset()))
        })
        .unwrap();
    assert_eq!(offsets, [6, 8]);
    assert_eq!(reader.offset(), 10);
}
