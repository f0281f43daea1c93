//! Dates and times.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};

use super::super::{CivilForm, DecodeError, TimestampForm};
use super::{watched, whole};

const FORMS: [TimestampForm; 5] = [
    TimestampForm::Rfc3339,
    TimestampForm::Seconds,
    TimestampForm::Milliseconds,
    TimestampForm::SecondsText,
    TimestampForm::MillisecondsText,
];

fn date(body: &str) -> Result<Option<Date>, DecodeError> {
    whole(body.as_bytes(), |reader| reader.date())
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
        "\"2016-10-21 24:00:00\"",
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
            "1e300",
            "999999999999999999",
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
    for body in ["1247183325757", "\"1247183325757\"", "1.5"] {
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
