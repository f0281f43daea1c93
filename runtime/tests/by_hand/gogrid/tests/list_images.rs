//! The samples of grid.image.list, as the page prints them.

use runtime::Operation as _;
use runtime::samples;

use super::*;

/// Sample Request; JSON Response
#[test]
fn success() {
    let gogrid = client().with_clock(|| "2010-02-27T04:09:55Z".parse().unwrap());
    let operation = gogrid.list_images();

    let request = operation.prepare().unwrap();
    samples::assert_request(&request, "GET https://api.gogrid.com/api/grid/image/list?api_key=identity&sig=e9aafd0a5d4c69bb24536be4bce8a528&v=1.3");
    samples::assert_header(&request, "Authorization", "Basic …");
    samples::assert_no_header(&request, "Content-Type");
    samples::assert_body(&request, "…");

    let answer = operation.interpret(samples::response(200, "application/json", SUCCESS)).unwrap();
    assert_eq!(
        answer.payload,
        vec![Image {
            id: Some(81),
            image_type: Some(NamedOption { id: Some(2), name: Some("Available".into()), description: None, object: None }),
            price: Some("0".parse().unwrap()),
            billing_tokens: vec![BillingToken { id: 21, name: Some("CentOS 5.1 64bit".into()), tags: vec![] }],
            created_time: Some("2009-07-09T23:48:45.757Z".parse().unwrap()),
        }],
    );
    assert_eq!(
        answer.envelope,
        Envelope {
            method: Some("/grid/image/list".into()),
            status: Some(Status::Success),
            summary: Some(Summary { numpages: Some(34) }),
        },
    );
    samples::assert_json(&ListImages::encode(&answer), SUCCESS);
}

const SUCCESS: &str = r#"{
    "list": []
}
"#;

/// A recorded failure of /grid/server/get
#[test]
fn illegal_argument() {
    let gogrid = client();
    let operation = gogrid.list_images();

    let error = operation.interpret(samples::response(400, "application/json", ILLEGAL_ARGUMENT)).unwrap_err();
    assert_eq!(
        error.fault(),
        Some(&Fault {
            kind: Some(FaultKind::IllegalArgumentException),
            object: Some("error".into()),
            message: Some("No object found that matches your input criteria.".into()),
            errorcode: Some("IllegalArgumentException".into()),
        }),
    );
}
