//! Dates and times.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::super::{CivilForm, DateForm, DecodeError, NoticeKind, TimestampForm};
use super::{watched, whole};

const FORMS: [TimestampForm; 5] = [
    TimestampForm::Rfc3339,
    TimestampForm::Seconds,
    TimestampForm::Milliseconds,
    TimestampForm::SecondsText,
    TimestampForm::MillisecondsText,
];

fn date(body: &str) -> Result<Option<Date>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.date(DateForm::Iso8601))
}

fn civil(body: &str) -> Result<Option<DateTime>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.civil(CivilForm::Space))
}

fn timestamp(body: &str, form: TimestampForm) -> Result<Option<Timestamp>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.timestamp(form))
}

#[test]
fn reads_dates() {
    let expected = jiff::civil::date(2016, 10, 21);
    for body in ["2016-10-21", "2016-10-21 00:00:00", "2016-10-21T00:00:00.000", " 2016-10-21 "] {
        assert_eq!(date(&format!("\"{body}\"")), Ok(Some(expected)), "{body}");
    }
    for body in ["null", "\"\"", "\"0000-00-00\"", "\"0000-00-00 00:00:00\""] {
        assert_eq!(date(body), Ok(None), "{body}");
    }
    for body in [
        "\"2016-13-21\"",
        "\"2016-02-30\"",
        "\"2016-10-21 09:41:10\"",
        "\"2016-10-21T00:00:00Z\"",
        "\"21.10.2016\"",
        "\"2016-1-2\"",
        "\"2016-10-2x\"",
        "\"2016-10-21x\"",
        "\"0000-00-01\"",
        "20161021",
        "true",
        "{}",
        "\"20é6-10-21\"",
    ] {
        assert!(date(body).is_err(), "{body}");
    }
}

#[test]
fn reads_civil_times() {
    let expected = jiff::civil::date(2016, 10, 21).at(9, 41, 10, 0);
    for body in ["2016-10-21 09:41:10", "2016-10-21T09:41:10", "2016-10-21t09:41:10.0", "2016-10-21 09:41:10,000"] {
        assert_eq!(civil(&format!("\"{body}\"")), Ok(Some(expected)), "{body}");
    }
    let fraction = civil("\"2016-10-21T09:41:10.1234567899\"").unwrap().unwrap();
    assert_eq!(fraction.subsec_nanosecond(), 123_456_789);
    for body in ["null", "\"\"", "\"0000-00-00\"", "\"0000-00-00 00:00:00\"", "\"0000-00-00T00:00:00.000\""] {
        assert_eq!(civil(body), Ok(None), "{body}");
    }
    for body in [
        "\"2016-10-21\"",
        "\"2016-10-21 09:41\"",
        "\"2016-10-21 24:00:01\"",
        "\"2016-10-21 24:01:00\"",
        "\"2016-10-21 24:00:00.1\"",
        "\"2016-10-21 25:00:00\"",
        "\"2016-10-21 09:41:61\"",
        "\"2016-10-21 09:61:10\"",
        "\"2016-10-21T09:41:10Z\"",
        "\"2016-10-21T09:41:10+02:00\"",
        "\"2016-10-21 09:41:10.\"",
        "1477042870",
        "\"0000-00-00 00:00:01\"",
        "\"2016-10-21  09:41:10\"",
        "\"2016-10-21 09:41:10 Berlin\"",
    ] {
        assert!(civil(body).is_err(), "{body}");
    }
}

#[test]
fn reads_instants_as_texts() {
    let expected: Timestamp = "2016-10-21T09:41:10Z".parse().unwrap();
    for form in FORMS {
        for body in [
            "2016-10-21T09:41:10Z",
            "2016-10-21T11:41:10+02:00",
            "2016-10-21 09:41:10Z",
            "2016-10-21T09:41:10.000z",
            "2016-10-21T04:11:10-0530",
            "2016-10-21T11:41:10+02",
            "2016-10-21 09:41:10 UTC",
            "2016-10-21 09:41:10 +0000",
        ] {
            assert_eq!(timestamp(&format!("\"{body}\""), form), Ok(Some(expected)), "{body}");
        }
        for body in ["null", "\"\"", "\"0000-00-00\"", "\"0000-00-00 00:00:00\"", "\"0000-00-00T00:00:00Z\""] {
            assert_eq!(timestamp(body, form), Ok(None), "{body}");
        }
        for body in [
            "\"2016-10-21T09:41:10\"",
            "\"2016-10-21\"",
            "\"yesterday\"",
            "true",
            "[]",
            "\"2016-10-21T09:41:10+24:00\"",
            "\"2016-10-21T09:41:10+0\"",
            "\"2016-10-21T09:41:10+02:0\"",
            "\"2016-10-21T09:41:10+02:\"",
            "\"2016-10-21T09:41:10Zz\"",
            "\"2016-10-21T09:41:10 CEST\"",
        ] {
            assert!(timestamp(body, form).is_err(), "{body}");
        }
    }
}

#[test]
fn reads_instants_as_numbers() {
    let expected = Timestamp::from_millisecond(1_247_183_325_757).unwrap();
    for form in [TimestampForm::Milliseconds, TimestampForm::MillisecondsText] {
        for body in
            ["1247183325757", "\"1247183325757\"", "1247183325757.0", "1.247183325757e12", "\"1.247183325757E12\""]
        {
            assert_eq!(timestamp(body, form), Ok(Some(expected)), "{body}");
        }
    }
    for form in [TimestampForm::Seconds, TimestampForm::SecondsText] {
        for body in ["1247183325.757", "\"1247183325.757\""] {
            assert_eq!(timestamp(body, form), Ok(Some(expected)), "{body}");
        }
        assert_eq!(timestamp("0", form), Ok(Some(Timestamp::UNIX_EPOCH)));
        assert_eq!(timestamp("-1.5", form), Ok(Timestamp::from_millisecond(-1500).ok()));
    }
    for body in ["1247183325757", "\"1247183325757\"", "1.5", "1e300", "999999999999999999"] {
        assert!(timestamp(body, TimestampForm::Rfc3339).is_err(), "{body}");
    }
}

#[test]
fn notices_other_spellings() {
    for (body, form, noticed) in [
        ("1247183325", TimestampForm::Seconds, false),
        ("1247183325", TimestampForm::SecondsText, true),
        ("\"1247183325\"", TimestampForm::Seconds, true),
        ("\"1247183325\"", TimestampForm::SecondsText, false),
        ("\"2016-10-21T09:41:10+02:00\"", TimestampForm::Rfc3339, false),
        ("\"2016-10-21T09:41:10.5Z\"", TimestampForm::Rfc3339, false),
        ("\"2016-10-21 09:41:10Z\"", TimestampForm::Rfc3339, true),
        ("\"2016-10-21T09:41:10Z\"", TimestampForm::Seconds, true),
        ("\"0000-00-00\"", TimestampForm::Rfc3339, true),
        ("null", TimestampForm::Rfc3339, false),
    ] {
        let (_, notices) = watched(body, |reader| reader.timestamp(form));
        assert_eq!(notices.len(), usize::from(noticed), "{body}");
    }
    let (_, notices) = watched("\"2016-10-21 09:41:10\"", |reader| reader.civil(CivilForm::T));
    assert_eq!(notices.len(), 1);
    let (_, notices) = watched("\"2016-10-21 09:41:10\"", |reader| reader.civil(CivilForm::Space));
    assert_eq!(notices.len(), 0);
}

/// A text in quotes.
fn quoted(text: &str) -> String {
    format!("\"{text}\"")
}

#[test]
fn a_moment_beyond_all_others_is_the_nearest_that_there_is() {
    let rfc = TimestampForm::Rfc3339;
    for (body, form, expected) in [
        (quoted("9999-12-31T23:59:59Z"), rfc, Timestamp::MAX),
        (quoted("9999-12-31T23:59:59.999Z"), rfc, Timestamp::MAX),
        (quoted("9999-12-31 23:59:59.9999999+00"), rfc, Timestamp::MAX),
        (quoted("9999-12-31T23:59:59-12:00"), rfc, Timestamp::MAX),
        (quoted("9999-12-31T23:59:59+14:00"), rfc, Timestamp::MAX),
        (quoted("9999-12-31T24:00:00Z"), rfc, Timestamp::MAX),
        (quoted("+10000-01-01T00:00:00Z"), rfc, Timestamp::MAX),
        (quoted("+292278994-08-17T07:12:55.807Z"), rfc, Timestamp::MAX),
        (quoted("-292275055-05-16T16:47:04.192Z"), rfc, Timestamp::MIN),
        ("253402300799".to_owned(), TimestampForm::Seconds, Timestamp::MAX),
        ("253402300799.999".to_owned(), TimestampForm::Seconds, Timestamp::MAX),
        (quoted("253402300799"), TimestampForm::SecondsText, Timestamp::MAX),
        ("253402300799000".to_owned(), TimestampForm::Milliseconds, Timestamp::MAX),
        (quoted("253402300799999"), TimestampForm::MillisecondsText, Timestamp::MAX),
        ("9223372036854775807".to_owned(), TimestampForm::Milliseconds, Timestamp::MAX),
        ("-9223372036854775808".to_owned(), TimestampForm::Milliseconds, Timestamp::MIN),
        ("1e300".to_owned(), TimestampForm::Seconds, Timestamp::MAX),
        ("-1e300".to_owned(), TimestampForm::Seconds, Timestamp::MIN),
        ("999999999999999999".to_owned(), TimestampForm::Seconds, Timestamp::MAX),
        ("-999999999999999999".to_owned(), TimestampForm::Seconds, Timestamp::MIN),
    ] {
        let (read, notices) = watched(&body, |reader| reader.timestamp(form));
        assert_eq!(read, Some(expected), "{body}");
        assert_eq!(notices, [(NoticeKind::Nearest, String::new())], "{body}");
    }
}

#[test]
fn moments_at_the_edges_are_exact() {
    for (body, form, expected) in [
        (quoted("9999-12-30T22:00:00Z"), TimestampForm::Rfc3339, "9999-12-30T22:00:00Z"),
        (quoted("0001-01-01T00:00:00Z"), TimestampForm::Rfc3339, "0001-01-01T00:00:00Z"),
        (quoted("0001-01-01T00:00:00+14:00"), TimestampForm::Rfc3339, "0000-12-31T10:00:00Z"),
        (quoted("0000-01-01T00:00:00Z"), TimestampForm::Rfc3339, "0000-01-01T00:00:00Z"),
        (quoted("-0001-01-01T00:00:00Z"), TimestampForm::Rfc3339, "-000001-01-01T00:00:00Z"),
        (quoted("+002016-10-21T09:41:10Z"), TimestampForm::Rfc3339, "2016-10-21T09:41:10Z"),
        ("-62135596800".to_owned(), TimestampForm::Seconds, "0001-01-01T00:00:00Z"),
        ("-1".to_owned(), TimestampForm::Seconds, "1969-12-31T23:59:59Z"),
        ("-1".to_owned(), TimestampForm::Milliseconds, "1969-12-31T23:59:59.999Z"),
        ("253402207200".to_owned(), TimestampForm::Seconds, "9999-12-30T22:00:00Z"),
    ] {
        let (read, notices) = watched(&body, |reader| reader.timestamp(form));
        assert_eq!(read, Some(expected.parse().unwrap()), "{body}");
        assert_eq!(notices, [], "{body}");
    }
}

#[test]
fn the_end_of_a_day_is_the_beginning_of_the_next() {
    let (read, notices) = watched("\"2016-12-31T24:00:00Z\"", |reader| reader.timestamp(TimestampForm::Rfc3339));
    assert_eq!(read, Some("2017-01-01T00:00:00Z".parse().unwrap()));
    assert_eq!(notices, [(NoticeKind::Spelling, String::new())]);
    let (read, notices) = watched("\"2016-02-29 24:00:00\"", |reader| reader.civil(CivilForm::Space));
    assert_eq!(read, Some(jiff::civil::date(2016, 3, 1).at(0, 0, 0, 0)));
    assert_eq!(notices, [(NoticeKind::Spelling, String::new())]);
}

#[test]
fn what_is_cut_off_is_noticed() {
    for (body, expected) in [
        ("\"2016-12-31T23:59:60Z\"", "2016-12-31T23:59:59Z"),
        ("\"2016-10-21T09:41:10.1234567891Z\"", "2016-10-21T09:41:10.123456789Z"),
    ] {
        let (read, notices) = watched(body, |reader| reader.timestamp(TimestampForm::Rfc3339));
        assert_eq!(read, Some(expected.parse().unwrap()), "{body}");
        assert_eq!(notices, [(NoticeKind::Nearest, String::new())], "{body}");
    }
    let (read, notices) = watched("1.0000000001", |reader| reader.timestamp(TimestampForm::Seconds));
    assert_eq!((read, notices), (Timestamp::from_second(1).ok(), vec![(NoticeKind::Nearest, String::new())]));
    let (_, notices) = watched("1.00000000010", |reader| reader.timestamp(TimestampForm::Milliseconds));
    assert_eq!(notices, [(NoticeKind::Nearest, String::new())]);
    let (_, notices) = watched("1.5000000000000", |reader| reader.timestamp(TimestampForm::Seconds));
    assert_eq!(notices, []);
}

#[test]
fn civil_times_and_dates_beyond_the_calendar_are_the_nearest_there_are() {
    let nearest = [(NoticeKind::Nearest, String::new())];
    for (body, expected) in [
        ("\"9999-12-31 24:00:00\"", DateTime::MAX),
        ("\"+10000-01-01 00:00:00\"", DateTime::MAX),
        ("\"-10000-01-01 00:00:00\"", DateTime::MIN),
    ] {
        let (read, notices) = watched(body, |reader| reader.civil(CivilForm::Space));
        assert_eq!((read, notices.as_slice()), (Some(expected), nearest.as_slice()), "{body}");
    }
    let (read, notices) = watched("\"9999-12-31 23:59:59\"", |reader| reader.civil(CivilForm::Space));
    assert_eq!((read, notices.len()), (Some(jiff::civil::date(9999, 12, 31).at(23, 59, 59, 0)), 0));
    let (read, notices) = watched("\"+12345-06-07\"", |reader| reader.date(DateForm::Iso8601));
    assert_eq!((read, notices.as_slice()), (Some(Date::MAX), nearest.as_slice()));
    for body in
        ["\"+10001-02-29\"", "\"+10000-13-01\"", "\"12345-01-01\"", "\"+123-01-01\"", "\"+1234567890123-01-01\""]
    {
        assert!(date(body).is_err(), "{body}");
    }
    assert_eq!(date("\"9999-12-31\""), Ok(Some(jiff::civil::date(9999, 12, 31))));
}
