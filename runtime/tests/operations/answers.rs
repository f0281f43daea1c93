//! What a successful response is read as, and how an answer is used.

use runtime::decode::Form;
use runtime::encode::Writer;
use runtime::{ErrorKind, Operation as _, samples};

use crate::by_hand::{gogrid, hostway, plain, sitehost};

const IMAGES: &str = r#"{
    "list": [
        {"id": 81, "os": {"id": 10, "name": "CentOS 5.1"}, "price": 0.0, "isActive": true, "createdTime": 1247183325757},
        {"id": 82}
    ],
    "method": "/grid/image/list",
    "status": "success"
}"#;

fn images() -> runtime::Answer<Vec<gogrid::Image>, gogrid::Envelope> {
    let call = gogrid::ListImages::new(&gogrid::client("identity", "credential"));
    call.interpret(samples::response(200, "application/json", IMAGES)).unwrap()
}

#[test]
fn an_answer_has_the_payload_the_envelope_the_status_and_the_headers() {
    let answer = images();

    let first = gogrid::Image {
        id: Some(81),
        os: Some(gogrid::NamedOption { id: Some(10), name: Some("CentOS 5.1".to_owned()) }),
        price: Some("0.0".parse().unwrap()),
        is_active: Some(true),
        created_time: Some("2009-07-09T23:48:45.757Z".parse().unwrap()),
    };
    assert_eq!(answer.payload, [first, gogrid::Image { id: Some(82), ..gogrid::Image::default() }]);
    assert_eq!(answer.envelope.method.as_deref(), Some("/grid/image/list"));
    assert_eq!(answer.status, 200);
    assert_eq!(answer.headers["content-type"], "application/json");
}

#[test]
fn an_answer_is_used_as_its_payload() {
    let mut answer = images();

    assert_eq!(answer.len(), 2);
    assert_eq!(answer[0].id, Some(81));
    let mut borrowed = Vec::new();
    for image in &answer {
        borrowed.push(image.id);
    }
    answer.pop();
    let owned: Vec<_> = answer.into_iter().map(|image| image.id).collect();
    assert_eq!((borrowed, owned), (vec![Some(81), Some(82)], vec![Some(81)]));
    assert_eq!(images().into_payload().len(), 2);
}

#[test]
fn an_answer_encodes_to_what_the_server_sent() {
    samples::assert_json(&gogrid::ListImages::encode(&images()), IMAGES);

    let call = sitehost::CreateImage::new(&sitehost::client("key"), 1, "label");
    let body = r#"{"return": {"job_id": "3433562"}, "msg": "Successful", "status": true}"#;
    let answer = call.interpret(samples::response(200, "", body)).unwrap();
    samples::assert_json(&sitehost::CreateImage::encode(&answer), body);

    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    let body = r#"{"images": [{"id": "123", "status": "ACTIVE", "created": "2011-11-09T03:19:48"}]}"#;
    let answer = call.interpret(samples::response(200, "", body)).unwrap();
    samples::assert_json(&hostway::ListImages::encode(&answer), body);

    let call = plain::RenameDisk::new(&plain::client("t0ken"), "7", "root");
    let answer = call.interpret(samples::response(200, "", r#"{"id": 5}"#)).unwrap();
    samples::assert_json(&plain::RenameDisk::encode(&answer), r#"{"id": 5}"#);
}

#[test]
fn the_envelope_may_follow_the_payload_or_come_first() {
    let call = sitehost::CreateImage::new(&sitehost::client("key"), 1, "label");
    let body = r#"{"status": true, "msg": "Successful", "return": {"job_id": "1"}}"#;

    let answer = call.interpret(samples::response(200, "", body)).unwrap();

    assert_eq!((answer.job_id, answer.envelope.status), (Some(1), Some(true)));
}

#[test]
fn a_listing_of_nothing_is_empty() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    for body in [r#"{"images": null}"#, r#"{"images": []}"#, r#"{"images": ""}"#] {
        let answer = call.interpret(samples::response(200, "", body)).unwrap();
        assert_eq!(answer.payload, [], "{body}");
    }
}

#[test]
fn a_listing_that_is_not_there_is_empty_only_where_the_envelope_vouches_for_it() {
    let bare = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    let error = bare.interpret(samples::response(200, "", "{}")).unwrap_err();
    assert_eq!((error.kind(), error.path().as_deref()), (ErrorKind::Body, Some("images")));

    let wrapped = gogrid::ListImages::new(&gogrid::client("identity", "credential"));
    let answer = wrapped.interpret(samples::response(200, "", r#"{"status": "success"}"#)).unwrap();
    assert_eq!(answer.payload, []);
}

#[test]
fn a_good_status_that_is_not_documented_is_a_success_too() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));

    let answer = call.interpret(samples::response(203, "", r#"{"images": [{"id": "1"}]}"#)).unwrap();

    assert_eq!((answer.status.as_u16(), answer.len()), (203, 1));
}

#[test]
fn a_status_that_means_failure_is_none_whatever_is_documented_of_it() {
    let call = plain::RenameDisk::new(&plain::client("t0ken"), "7", "root");

    assert_eq!(call.interpret(samples::response(200, "", r#"{"id": 5}"#)).unwrap().id, 5);
    for status in [301, 304, 401, 409, 500] {
        let error = call.interpret(samples::response(status, "", r#"{"id": 5}"#)).unwrap_err();
        assert_eq!((error.kind(), error.status().unwrap().as_u16()), (ErrorKind::Status, status));
    }
}

#[test]
fn an_answer_is_read_whatever_its_content_type_is_said_to_be() {
    let call = hostway::ListImages::new(&hostway::client("Aladdin", "open sesame"));
    for content_type in ["text/html", "text/plain; charset=utf-8", ""] {
        let answer = call.interpret(samples::response(200, content_type, r#"{"images": [{"id": "1"}]}"#)).unwrap();
        assert_eq!(answer[0].id.as_deref(), Some("1"), "{content_type}");
    }
}

#[test]
fn a_value_that_was_decoded_can_be_written_alone() {
    let mut writer = Writer::json();
    writer.list(&images(), |writer, image| writer.integer(image.id, Form::Text));

    assert_eq!(writer.into_bytes(), br#"["81","82"]"#);
}

#[cfg(feature = "serde")]
#[test]
fn serde_reads_and_writes_a_type_as_the_server_does() {
    let job: sitehost::ImageJob = serde_json::from_str(r#"{"job_id": 7, "new": [1]}"#).unwrap();

    assert_eq!(job.job_id, Some(7));
    assert_eq!(serde_json::to_string(&job).unwrap(), r#"{"job_id":"7"}"#);
}
