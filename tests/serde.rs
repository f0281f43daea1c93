//! serde's traits of the types, in the spelling of the wire.

#![cfg(all(feature = "serde", feature = "gogrid", feature = "hostway"))]

use generated::gogrid::Image;
use generated::hostway::ImageStatus;

/// Two fields of an image, as GoGrid sends them.
const IMAGE: &str = r#"{"id":81,"createdTime":1247183325757}"#;

#[test]
fn a_type_is_read_and_written_as_the_server_spells_it() {
    let image: Image = serde_json::from_str(IMAGE).unwrap();
    assert_eq!(image.id, Some(81));
    assert_eq!(image.created_time, Some("2009-07-09T23:48:45.757Z".parse().unwrap()));
    let value = serde_json::to_value(&image).unwrap();
    assert_eq!(value, serde_json::from_str::<serde_json::Value>(IMAGE).unwrap());
}

#[test]
fn reading_is_as_lenient_as_from_the_server_and_as_strict() {
    let image: Image = serde_json::from_value(serde_json::json!({ "id": "81", "news": [] })).unwrap();
    assert_eq!(image.id, Some(81));
    let error = serde_json::from_value::<Image>(serde_json::json!({ "id": true })).unwrap_err();
    assert!(error.to_string().contains("id: expected an integer"), "{error}");
}

#[test]
fn an_enum_keeps_values_that_it_does_not_know() {
    let known: ImageStatus = serde_json::from_str("\"ACTIVE\"").unwrap();
    let unknown: ImageStatus = serde_json::from_str("\"BROKEN\"").unwrap();
    assert_eq!((known, unknown.clone()), (ImageStatus::Active, ImageStatus::Undocumented("BROKEN".to_owned())));
    assert_eq!(serde_json::to_string(&unknown).unwrap(), "\"BROKEN\"");
}
