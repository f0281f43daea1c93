//! Dates and times in the pattern of their documentation, read and written.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use proptest::prelude::*;

use super::super::{CivilForm, DateForm, DecodeError, NoticeKind, Reader, Text, TextLayout, TimestampForm};
use super::{watched, whole};
use crate::encode::{Unsendable, Writer};

const DAY: DateForm = DateForm::Pattern("%d/%m/%Y");
const CLOCK: CivilForm = CivilForm::Pattern("%d/%m/%Y %H:%M");
const ZONED: TimestampForm = TimestampForm::Pattern("%d/%b/%Y:%H:%M:%S %z");

/// A format that has nothing but texts.
static UNTYPED: Text = Text::new(TextLayout::Whole);

fn date(text: &str, form: DateForm) -> Result<Option<Date>, DecodeError> {
    whole(format!("\"{text}\"").as_bytes(), |reader| reader.date(form))
}

fn civil(text: &str, form: CivilForm) -> Result<Option<DateTime>, DecodeError> {
    whole(format!("\"{text}\"").as_bytes(), |reader| reader.civil(form))
}

fn timestamp(text: &str) -> Result<Option<Timestamp>, DecodeError> {
    whole(format!("\"{text}\"").as_bytes(), |reader| reader.timestamp(ZONED))
}

fn instant(text: &str) -> Timestamp {
    text.parse().unwrap()
}

#[test]
fn reads_what_the_pattern_says() {
    let day = jiff::civil::date(2010, 2, 24);
    assert_eq!(date("24/02/2010", DAY), Ok(Some(day)));
    assert_eq!(date("2/24/10", DateForm::Pattern("%-m/%-d/%y")), Ok(Some(day)));
    assert_eq!(date("Wed, 24 Feb 2010", DateForm::Pattern("%a, %d %b %Y")), Ok(Some(day)));
    assert_eq!(civil("24/02/2010 13:05", CLOCK), Ok(Some(day.at(13, 5, 0, 0))));
    assert_eq!(civil("02/24/2010 01:05 PM", CivilForm::Pattern("%m/%d/%Y %I:%M %p")), Ok(Some(day.at(13, 5, 0, 0))));
    assert_eq!(timestamp("24/Feb/2010:13:05:47 +0200"), Ok(Some(instant("2010-02-24T11:05:47Z"))));
    assert_eq!(timestamp("24/Feb/2010:13:05:47 -0830"), Ok(Some(instant("2010-02-24T21:35:47Z"))));
}

#[test]
fn reads_it_where_all_values_are_texts() {
    let day = jiff::civil::date(2010, 2, 24);
    let compact = DateForm::Pattern("%Y%m%d");
    assert_eq!(Reader::plain_text("24/02/2010", &UNTYPED).date(DAY), Ok(Some(day)));
    assert_eq!(Reader::plain_text("20100224", &UNTYPED).date(compact), Ok(Some(day)));
    let mut reader = Reader::plain_text("1267016747", &UNTYPED);
    assert_eq!(reader.timestamp(TimestampForm::Pattern("%s")), Ok(Some(instant("2010-02-24T13:05:47Z"))));
    // As a number in JSON, it can only mean the same.
    let read = watched("20100224", |reader| reader.date(compact));
    assert_eq!(read, (Some(day), vec![(NoticeKind::Spelling, String::new())]));
}

#[test]
fn what_is_written_otherwise_is_read_and_noticed() {
    let day = jiff::civil::date(2010, 2, 4);
    for (text, usual) in
        [("04/02/2010", true), ("4/2/2010", false), ("2010-02-04", false), ("2010-02-04 00:00:00", false)]
    {
        let (read, notices) = watched(&format!("\"{text}\""), |reader| reader.date(DAY));
        assert_eq!((read, notices.is_empty()), (Some(day), usual), "{text}");
    }
    for text in ["04 feb 2010", "04 Feb  2010"] {
        let (read, notices) = watched(&format!("\"{text}\""), |reader| reader.date(DateForm::Pattern("%d %b %Y")));
        assert_eq!((read, notices.len()), (Some(day), 1), "{text}");
    }
    let padded = watched("\" 4/02/2010\"", |reader| reader.date(DateForm::Pattern("%e/%m/%Y")));
    assert_eq!(padded, (Some(day), vec![]));
    let (read, notices) = watched("\"2010-02-04T13:05:47Z\"", |reader| reader.timestamp(ZONED));
    assert_eq!((read, notices.len()), (Some(instant("2010-02-04T13:05:47Z")), 1));
    // The offset is the server's own choice.
    let (read, notices) = watched("\"04/Feb/2010:13:05:47 +0200\"", |reader| reader.timestamp(ZONED));
    assert_eq!((read, notices.len()), (Some(instant("2010-02-04T11:05:47Z")), 0));
}

#[test]
fn nothing_is_nothing() {
    for text in ["", "00/00/0000", "0000-00-00"] {
        assert_eq!(date(text, DAY), Ok(None), "{text}");
    }
    assert_eq!(civil("00/00/0000 00:00", CLOCK), Ok(None));
    assert_eq!(whole(b"null", |reader| reader.timestamp(ZONED)), Ok(None));
}

#[test]
fn what_the_pattern_does_not_say_is_refused() {
    for text in [
        "24/13/2010",
        "30/02/2010",
        "24/02/2010 13:05",
        "24/02",
        // By `%Y` it would be a day of the year 10.
        "24/02/10",
        "24.02.2010",
        "24/02/2010x",
        "x",
    ] {
        assert!(date(text, DAY).is_err(), "{text}");
    }
    assert!(date("Thu, 24 Feb 2010", DateForm::Pattern("%a, %d %b %Y")).is_err(), "it was a Wednesday");
    for text in ["24/02/2010", "24/02/2010 25:05", "2010-02-24T13:05:47+02:00"] {
        assert!(civil(text, CLOCK).is_err(), "{text}");
    }
    for text in ["24/Feb/2010:13:05:47", "24/Feb/2010:13:05:47 UTC", "1267016747"] {
        assert!(timestamp(text).is_err(), "{text}");
    }
    assert!(whole(b"1267016747", |reader| reader.timestamp(ZONED)).is_err());
    assert!(whole(b"true", |reader| reader.date(DAY)).is_err());
}

#[test]
fn moments_beyond_the_last_one_are_the_last_one() {
    let (read, notices) = watched("\"31/Dec/9999:23:59:59 +0000\"", |reader| reader.timestamp(ZONED));
    assert_eq!(read, Some(Timestamp::MAX));
    assert_eq!(notices, [(NoticeKind::Nearest, String::new())]);
    assert_eq!(written(|writer| writer.timestamp(read, ZONED)), "\"31/Dec/9999:23:59:59 +0000\"");
}

fn written(write: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::json();
    write(&mut writer);
    String::from_utf8(writer.into_bytes()).unwrap()
}

fn sent(write: impl FnOnce(&mut Writer)) -> Result<String, Unsendable<'static>> {
    let mut writer = Writer::json_of_request();
    write(&mut writer);
    match writer.problem() {
        Some((_, problem)) => Err(problem),
        None => Ok(String::from_utf8(writer.into_bytes()).unwrap()),
    }
}

#[test]
fn requests_have_just_the_pattern() {
    let time = jiff::civil::date(2010, 2, 24).at(13, 5, 47, 5);
    assert_eq!(sent(|writer| writer.date(Some(time.date()), DAY)).unwrap(), "\"24/02/2010\"");
    assert_eq!(sent(|writer| writer.civil(Some(time), CLOCK)).unwrap(), "\"24/02/2010 13:05\"");
    let moment = Some(instant("2010-02-24T11:05:47.5Z"));
    assert_eq!(sent(|writer| writer.timestamp(moment, ZONED)).unwrap(), "\"24/Feb/2010:11:05:47 +0000\"");
    let quoted = DateForm::Pattern("\"%d\"\\%Y/%m");
    assert_eq!(sent(|writer| writer.date(Some(time.date()), quoted)).unwrap(), r#""\"24\"\\2010/02""#);
    assert_eq!(sent(|writer| writer.date(None, DAY)).unwrap(), "null");
}

#[test]
fn what_a_pattern_cannot_say_is_not_sent() {
    let short = DateForm::Pattern("%d/%m/%y");
    for (day, sends) in [((1968, 12, 31), false), ((1969, 1, 1), true), ((2068, 12, 31), true), ((2069, 1, 1), false)] {
        let day = jiff::civil::date(day.0, day.1, day.2);
        assert_eq!(sent(|writer| writer.date(Some(day), short)).is_ok(), sends, "{day}");
    }
    assert_eq!(sent(|writer| writer.date(Some(jiff::civil::date(-1, 1, 1)), DAY)), Err(Unsendable::Year));
    assert_eq!(sent(|writer| writer.timestamp(Some(Timestamp::MIN), ZONED)), Err(Unsendable::Year));
    let zone = CivilForm::Pattern("%d/%m/%Y %H:%M %z");
    assert_eq!(sent(|writer| writer.civil(Some(DateTime::MAX), zone)), Err(Unsendable::Pattern));
}

/// So that a type of a client passes through serde unchanged.
#[test]
fn answers_are_written_so_that_they_are_read_as_the_same() {
    let day = jiff::civil::date(2010, 2, 24);
    for time in [day.at(13, 5, 0, 0), day.at(13, 5, 47, 0), day.at(0, 0, 0, 1), DateTime::MAX] {
        let text = written(|writer| writer.civil(Some(time), CLOCK));
        assert_eq!(whole(text.as_bytes(), |reader| reader.civil(CLOCK)), Ok(Some(time)), "{text}");
        assert_eq!(text.contains('/'), time.second() == 0 && time.subsec_nanosecond() == 0, "{text}");
    }
    for day in [day, jiff::civil::date(1900, 1, 1)] {
        let form = DateForm::Pattern("%d/%m/%y");
        let text = written(|writer| writer.date(Some(day), form));
        assert_eq!(whole(text.as_bytes(), |reader| reader.date(form)), Ok(Some(day)), "{text}");
    }
    for moment in ["2010-02-24T11:05:47Z", "2010-02-24T11:05:47.125Z"].map(instant) {
        let text = written(|writer| writer.timestamp(Some(moment), ZONED));
        assert_eq!(whole(text.as_bytes(), |reader| reader.timestamp(ZONED)), Ok(Some(moment)), "{text}");
    }
}

proptest! {
    #[test]
    fn no_pattern_and_no_text_is_too_much(pattern in "(%[-_0^#]?[0-9]{0,3}[.:]{0,4}[A-Za-z%]?|[ -~é]){0,6}", text in "[ -~é]{0,20}") {
        let (day, civil) = (DateForm::Pattern(&*pattern), CivilForm::Pattern(&*pattern));
        let instant = TimestampForm::Pattern(&*pattern);
        let time = jiff::civil::date(2010, 2, 24).at(13, 5, 47, 0);
        for text in [&text, &time.strftime("%F %T").to_string()] {
            let _ = Reader::plain_text(text, &UNTYPED).date(day);
            let _ = Reader::plain_text(text, &UNTYPED).civil(civil);
            let _ = Reader::plain_text(text, &UNTYPED).timestamp(instant);
        }
        // Whatever it is, an answer is read again as the same.
        let text = written(|writer| writer.civil(Some(time), civil));
        prop_assert_eq!(whole(text.as_bytes(), |reader| reader.civil(civil)), Ok(Some(time)));
        let text = written(|writer| writer.timestamp(Some(Timestamp::MAX), instant));
        prop_assert_eq!(whole(text.as_bytes(), |reader| reader.timestamp(instant)), Ok(Some(Timestamp::MAX)));
        let _ = sent(|writer| writer.date(Some(time.date()), day));
    }
}
