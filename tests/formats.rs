//! One call in three formats over real sockets: how a format is asked for, that the answers mean the same, that failures
//! are typed in each, and what happens when something else comes than was asked for.

#![cfg(feature = "gogrid")]

use generated::ErrorKind;
use generated::gogrid::{Answer, Client, Credentials, Error, FaultKind, Format, Image, Status};
use generated::http::Response;
use runtime::Operation as _;
use wiremock::matchers::any;
use wiremock::{Mock, MockServer, ResponseTemplate};

const JSON: &str = r#"{
    "list": [{"id": 81, "name": "a & b, \"c\"", "os": {"id": 10, "object": "option"}, "price": 0.5,
        "billingtokens": [{"id": 21}, {"id": 22}], "isActive": true, "createdTime": 1247183325757}],
    "method": "/grid/image/list", "status": "success", "summary": {"total": 1, "start": 0, "returned": 1}
}"#;
const XML: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<gogrid>
  <response method="/grid/image/list" status="success">
    <summary total="1" start="0" returned="1"/>
    <list>
      <object name="serverimage">
        <attribute name="id">81</attribute>
        <attribute name="name">a &amp; b, <![CDATA["c"]]></attribute>
        <attribute name="os"><object name="option"><attribute name="id">10</attribute></object></attribute>
        <attribute name="price">0.5</attribute>
        <attribute name="billingtokens"><list>
          <object name="billingtoken"><attribute name="id">21</attribute></object>
          <object name="billingtoken"><attribute name="id">22</attribute></object>
        </list></attribute>
        <attribute name="isActive">true</attribute>
        <attribute name="createdTime">1247183325757</attribute>
      </object>
    </list>
  </response>
</gogrid>"#;
const CSV: &str = "# SUCCESS, /grid/image/list, TOTAL, 1, START, 0, RETURNED, 1\r\n\
    # id,name,os.id,price,isActive,createdTime,billingtokens.1.id,billingtokens.2.id,billingtokens.3.id\r\n\
    81,\"a & b, \"\"c\"\"\",10,0.5,true,1247183325757,21,22,,\r\n";

const JSON_FAILURE: &str = r#"{"list": [{"object": "error", "message": "No such, \"image\"", "errorcode": "IllegalArgumentException"}],
    "summary": {"total": 1, "start": 0, "returned": 1}, "status": "failure", "method": "/grid/image/list"}"#;
const XML_FAILURE: &str = r#"<gogrid><response method="/grid/image/list" status="failure">
    <summary total="1" start="0" returned="1"/>
    <list><object name="error">
        <attribute name="message">No such, &quot;image&quot;</attribute>
        <attribute name="errorcode">IllegalArgumentException</attribute>
    </object></list></response></gogrid>"#;
const CSV_FAILURE: &str = "# FAILURE, /grid/image/list, TOTAL, 1, START, 0, RETURNED, 1\n\
    # object,message,errorcode\nerror,\"No such, \"\"image\"\"\",IllegalArgumentException\n";
const HTML: &str = "<!DOCTYPE html>\n<html><body><h1>200 Welcome to the proxy</h1></body></html>";

/// Every format with its content type, an answer and a failure.
const FORMATS: [(Format, &str, &str, &str); 3] = [
    (Format::Json, "application/json", JSON, JSON_FAILURE),
    (Format::Xml, "application/xml", XML, XML_FAILURE),
    (Format::Csv, "text/csv", CSV, CSV_FAILURE),
];

/// A server that answers everything like this, and a client of it.
async fn server(status: u16, content_type: &str, body: &str) -> (MockServer, Client) {
    let server = MockServer::start().await;
    let answer = ResponseTemplate::new(status).set_body_raw(body, content_type);
    Mock::given(any()).respond_with(answer).mount(&server).await;
    let client = Client::new(Credentials::new("identity", "credential"));
    let client = client.with_clock(|| "2010-02-27T04:09:55Z".parse().unwrap());
    let client = client.with_base_url(&server.uri()).unwrap();
    (server, client)
}

async fn list_images(format: Format, status: u16, content_type: &str, body: &str) -> Result<Answer<Vec<Image>>, Error> {
    let (_server, client) = server(status, content_type, body).await;
    client.list_images().format(format).send().await
}

#[tokio::test]
async fn a_format_is_asked_for_by_its_parameter_and_by_accept() {
    for (format, word, media_type) in [
        (Format::Json, "json", "application/json"),
        (Format::Xml, "xml", "application/xml"),
        (Format::Csv, "csv", "text/csv"),
    ] {
        let (server, client) = server(404, "text/plain", "").await;
        let _ = client.list_images().num_items(1).format(format).send().await;
        let request = server.received_requests().await.unwrap().remove(0);
        let query = request.url.query().unwrap();
        let expected = "api_key=identity&sig=e9aafd0a5d4c69bb24536be4bce8a528&v=1.3";
        assert_eq!(query, format!("{expected}&format={word}&num_items=1"));
        assert_eq!(request.headers["accept"], media_type);
    }
}

#[tokio::test]
async fn the_default_is_not_asked_for_by_a_parameter() {
    let (server, client) = server(200, "application/json", JSON).await;
    client.list_images().send().await.unwrap();
    let request = server.received_requests().await.unwrap().remove(0);
    assert!(!request.url.query().unwrap().contains("format"), "{}", request.url);
    assert_eq!(request.headers["accept"], "application/json");
}

#[tokio::test]
async fn an_answer_means_the_same_in_every_format() {
    let mut json = list_images(Format::Json, 200, "application/json", JSON).await.unwrap();
    assert_eq!(json[0].name.as_deref(), Some("a & b, \"c\""));
    assert_eq!(json[0].billing_tokens.iter().map(|token| token.id).collect::<Vec<_>>(), [Some(21), Some(22)]);

    let mut xml = list_images(Format::Xml, 200, "application/xml", XML).await.unwrap();
    // XML says of every object what it is; this JSON and CSV do not.
    assert_eq!(xml[0].object.take().as_deref(), Some("serverimage"));
    for token in &mut xml.payload[0].billing_tokens {
        assert_eq!(token.object.take().as_deref(), Some("billingtoken"));
    }
    assert_eq!((&xml.payload, &xml.envelope), (&json.payload, &json.envelope));

    let csv = list_images(Format::Csv, 200, "text/csv", CSV).await.unwrap();
    json[0].os.as_mut().unwrap().object = None;
    assert_eq!((&csv.payload, &csv.envelope), (&json.payload, &json.envelope));
    assert_eq!(csv.envelope.status, Some(Status::Success));
}

#[tokio::test]
async fn a_failure_is_the_same_fault_in_every_format_with_and_without_its_status() {
    for (format, content_type, _, failure) in FORMATS {
        for (status, kind) in [(200, ErrorKind::Reported), (400, ErrorKind::Status)] {
            let error = list_images(format, status, content_type, failure).await.unwrap_err();
            let fault = error.fault().unwrap_or_else(|| panic!("{format:?} {status}: {error}"));
            assert_eq!(fault.kind, Some(FaultKind::IllegalArgumentException), "{format:?}");
            assert_eq!(fault.message.as_deref(), Some("No such, \"image\""), "{format:?}");
            assert_eq!(error.kind(), kind, "{format:?}");
        }
    }
}

#[tokio::test]
async fn a_failure_is_read_in_the_format_in_which_it_comes() {
    for (asked, ..) in FORMATS {
        for (came, content_type, _, failure) in FORMATS {
            let error = list_images(asked, 400, content_type, failure).await.unwrap_err();
            let kind = error.fault().and_then(|fault| fault.kind.clone());
            assert_eq!(kind, Some(FaultKind::IllegalArgumentException), "asked for {asked:?}, {came:?} came: {error}");
        }
        let error = list_images(asked, 200, "application/json", JSON_FAILURE).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Reported, "{asked:?}: {error}");
    }
}

#[tokio::test]
async fn another_format_than_was_asked_for_is_an_error_that_names_both() {
    for (asked, content_type, body, message) in [
        (Format::Xml, "application/json", JSON, "the answer is JSON, and XML was asked for"),
        (Format::Xml, "text/html", HTML, "the answer is HTML, and XML was asked for (its content type is text/html)"),
        (Format::Xml, "application/xml", HTML, "the answer is HTML, and XML was asked for"),
        (Format::Xml, "text/csv", CSV, "the answer is CSV, and XML was asked for"),
        (Format::Csv, "application/xml", XML, "the answer is XML, and CSV was asked for"),
        (Format::Csv, "text/html", HTML, "the answer is HTML, and CSV was asked for (its content type is text/html)"),
        (Format::Csv, "application/json", JSON, "the answer is JSON, and CSV was asked for"),
        (Format::Json, "application/xml", XML, "the answer is XML, and JSON was asked for"),
        (Format::Json, "text/html", HTML, "the answer is HTML, and JSON was asked for (its content type is text/html)"),
        (Format::Json, "text/csv", CSV, "the answer is CSV, and JSON was asked for"),
    ] {
        let error = list_images(asked, 200, content_type, body).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Body, "{asked:?} {content_type}: {error}");
        assert_eq!(error.to_string(), format!("gogrid list_images: 200 OK: {message}"));
        assert_eq!(error.body(), Some(body.as_bytes()));
    }
}

#[tokio::test]
async fn a_wrong_label_does_not_hide_what_was_asked_for() {
    for (format, _, body, _) in FORMATS {
        for content_type in ["text/plain", "text/html; charset=utf-8", "application/octet-stream"] {
            let answer = list_images(format, 200, content_type, body).await;
            assert_eq!(answer.unwrap_or_else(|error| panic!("{format:?} {content_type}: {error}"))[0].id, Some(81));
        }
    }
}

#[tokio::test]
async fn an_error_has_the_same_path_in_every_format() {
    for (format, content_type, body, _) in FORMATS {
        let body = body.replacen("10", "ten", 1).replacen("\"id\": ten", "\"id\": \"ten\"", 1);
        let error = list_images(format, 200, content_type, &body).await.unwrap_err();
        assert_eq!(error.path().as_deref(), Some("list[0].os.id"), "{format:?}: {error}");
        let at = body.find("ten").unwrap();
        let place = error.to_string();
        let told: usize = place.rsplit(' ').next().unwrap().parse().unwrap();
        // In JSON the value begins with its quote; in XML with its element.
        assert!(at.abs_diff(told) <= "<attribute name=\"id\">".len(), "{format:?} at {at}: {place}");
    }
}

#[tokio::test]
async fn a_document_is_read_in_the_encoding_that_it_declares() {
    let text = XML.replace("a &amp; b, <![CDATA[\"c\"]]>", "Größe €");
    let latin = text.replace("UTF-8", "windows-1252");
    let latin: Vec<u8> =
        latin.chars().map(|char| if char == '€' { 0x80 } else { u8::try_from(char).unwrap() }).collect();
    let wide = text.replace("UTF-8", "UTF-16");
    let wide: Vec<u8> = [0xfe, 0xff].into_iter().chain(wide.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
    for body in [latin, wide, marked] {
        let server = MockServer::start().await;
        let answer = ResponseTemplate::new(200).set_body_raw(body, "application/xml");
        Mock::given(any()).respond_with(answer).mount(&server).await;
        let client = Client::new(Credentials::new("identity", "credential")).with_base_url(&server.uri()).unwrap();
        let images = client.list_images().format(Format::Xml).send().await.unwrap();
        assert_eq!(images[0].name.as_deref(), Some("Größe €"));
    }
}

#[tokio::test]
async fn a_body_that_is_larger_than_the_client_takes_is_an_error() {
    for (format, content_type, body, _) in FORMATS {
        let (_server, client) = server(200, content_type, body).await;
        let call = |limit| client.clone().with_body_limit(limit).list_images().format(format).send();
        assert_eq!(call(body.len()).await.unwrap()[0].id, Some(81));
        let error = call(body.len() - 1).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Transport);
        assert!(error.to_string().contains(&format!("larger than {} bytes", body.len() - 1)), "{error}");
    }
}

/// The bodies that the page prints, as they stand in its spec.
fn printed() -> [(Format, String); 3] {
    let spec = std::fs::read_to_string("specs/gogrid/list_images.yaml").unwrap();
    let body = |sample: &str| {
        let (_, rest) = spec.split_once(&format!("- name: {sample}\n")).unwrap();
        let (_, block) = rest.split_once("    answer: |\n").unwrap();
        let lines = block.lines().take_while(|line| line.is_empty() || line.starts_with("      "));
        lines.map(|line| line.get(6..).unwrap_or_default().to_owned() + "\n").collect()
    };
    [(Format::Json, "success"), (Format::Xml, "success_in_xml"), (Format::Csv, "success_in_csv")]
        .map(|(format, sample)| (format, body(sample)))
}

/// What is cut off is never taken for the whole where the format can tell, and never stops the reader.
#[test]
fn a_body_that_is_cut_at_any_byte_is_an_error_or_an_answer() {
    let client = Client::new(Credentials::new("identity", "credential"));
    let bodies = FORMATS.map(|(format, _, body, _)| (format, body.to_owned()));
    for (format, body) in printed().into_iter().chain(bodies) {
        let call = client.list_images().format(format);
        assert_eq!(call.interpret(Response::new(body.clone().into())).unwrap()[0].id, Some(81), "{format:?}");
        for end in 0..body.len() {
            let cut = body.as_bytes()[..end].to_vec();
            let answer = call.interpret(Response::new(cut.into()));
            // CSV does not say where it ends.
            let whole = format == Format::Csv || body[end..].trim().is_empty();
            assert!(answer.is_err() || whole, "{format:?}, cut at {end}");
        }
    }
}
