//! Answers that are spelled otherwise than documented, and mean the same.

use runtime::{ErrorKind, Operation as _, samples};

use crate::by_hand::{gogrid, hostway, sitehost};

/// The image that an answer with this one image has, or the path of what cannot be read.
fn image(fields: &str) -> Result<gogrid::Image, String> {
    let call = gogrid::ListImages::new(&gogrid::client("identity", "credential"));
    let body = format!(r#"{{"list": [{{{fields}}}], "status": "success"}}"#);
    match call.interpret(samples::response(200, "", &body)) {
        Ok(answer) => Ok(answer.into_payload().remove(0)),
        Err(error) => Err(error.path().unwrap_or_else(|| panic!("{error}"))),
    }
}

#[test]
fn an_integer_may_be_a_text_and_the_other_way_round() {
    for spelling in ["81", r#""81""#, r#"" 81 ""#, "81.0", "8.1e1"] {
        assert_eq!(image(&format!(r#""id": {spelling}"#)).unwrap().id, Some(81), "{spelling}");
    }
    let call = sitehost::CreateImage::new(&sitehost::client("key"), 1, "label");
    let body = r#"{"return": {"job_id": 3433562}, "status": true}"#;
    assert_eq!(call.interpret(samples::response(200, "", body)).unwrap().job_id, Some(3_433_562));
}

#[test]
fn a_string_may_be_a_number() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    let answer = call.interpret(samples::response(200, "", r#"{"images": [{"id": 123}]}"#)).unwrap();

    assert_eq!(answer[0].id.as_deref(), Some("123"));
}

#[test]
fn a_flag_may_be_spelled_in_any_usual_way() {
    for (spelling, value) in [("true", true), (r#""true""#, true), ("1", true), (r#""1""#, true), (r#""yes""#, true)] {
        assert_eq!(image(&format!(r#""isActive": {spelling}"#)).unwrap().is_active, Some(value), "{spelling}");
    }
    for spelling in ["false", r#""False""#, "0", r#""0""#, r#""off""#] {
        assert_eq!(image(&format!(r#""isActive": {spelling}"#)).unwrap().is_active, Some(false), "{spelling}");
    }
    let call = sitehost::CreateImage::new(&sitehost::client("key"), 1, "label");
    let body = r#"{"return": {"job_id": "1"}, "status": "1"}"#;
    assert!(call.interpret(samples::response(200, "", body)).is_ok(), "success, spelled otherwise");
}

#[test]
fn a_price_may_be_a_text_and_keeps_its_digits() {
    for (spelling, digits) in [("0", "0"), ("0.0", "0.0"), (r#""0.10""#, "0.10"), ("1e2", "100")] {
        let price = image(&format!(r#""price": {spelling}"#)).unwrap().price.unwrap();
        assert_eq!(price.to_string(), digits, "{spelling}");
    }
}

#[test]
fn an_instant_may_be_a_number_or_a_text() {
    for spelling in ["1247183325757", r#""1247183325757""#, r#""2009-07-09T23:48:45.757Z""#] {
        let created = image(&format!(r#""createdTime": {spelling}"#)).unwrap().created_time.unwrap();
        assert_eq!(created.as_millisecond(), 1_247_183_325_757, "{spelling}");
    }
}

#[test]
fn nothing_may_be_said_in_many_ways() {
    for fields in ["", r#""id": null, "os": null"#, r#""id": "", "os": """#, r#""os": []"#, r#""os": false"#] {
        assert_eq!(image(fields).unwrap(), gogrid::Image::default(), "{fields}");
    }
}

#[test]
fn fields_that_are_not_documented_are_passed() {
    let fields = r#""new": {"deep": [{"er": null}]}, "id": 81, "\u0000": 1, "": 2"#;

    assert_eq!(image(fields).unwrap().id, Some(81));
}

#[test]
fn an_enum_keeps_a_value_that_is_not_documented() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    let body = r#"{"images": [{"status": "ACTIVE"}, {"status": "QUEUED"}]}"#;

    let answer = call.interpret(samples::response(200, "", body)).unwrap();

    let undocumented = hostway::ImageStatus::Undocumented("QUEUED".to_owned());
    assert_eq!((&answer[0].status, &answer[1].status), (&Some(hostway::ImageStatus::Active), &Some(undocumented)));
    samples::assert_json(&hostway::ListImages::encode(&answer), body);
}

#[test]
fn what_means_something_else_is_not_taken_for_the_value() {
    let cases = [
        (r#""id": true"#, "list[0].id"),
        (r#""id": 1.5"#, "list[0].id"),
        (r#""id": "eighty""#, "list[0].id"),
        (r#""id": 9223372036854775808"#, "list[0].id"),
        (r#""isActive": "maybe""#, "list[0].isActive"),
        (r#""isActive": 2"#, "list[0].isActive"),
        (r#""price": "free""#, "list[0].price"),
        (r#""createdTime": "2009-07-09 23:48:45""#, "list[0].createdTime"),
        (r#""os": 10"#, "list[0].os"),
        (r#""os": {"id": {}}"#, "list[0].os.id"),
    ];
    for (fields, path) in cases {
        assert_eq!(image(fields), Err(path.to_owned()), "{fields}");
    }
}

#[test]
fn a_time_with_a_zone_is_not_taken_for_one_without() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    let body = r#"{"images": [{"created": "2011-11-09T03:19:48+02:00"}]}"#;

    let error = call.interpret(samples::response(200, "", body)).unwrap_err();

    assert_eq!((error.kind(), error.path().as_deref()), (ErrorKind::Body, Some("images[0].created")));
}
