//! What an envelope decides, in calls that are wrapped in it and in calls of the same provider that are not.

use runtime::decode::{DecodeError, Flag, Form, Reader};
use runtime::encode::Writer;
use runtime::http::Method;
use runtime::operation::{AnswerShape, OperationDetails};
use runtime::provider::{Envelope as _, Provider, ProviderDetails};
use runtime::{Client, ErrorKind, Operation, Parameters, Secrets, samples};

use crate::by_hand::sitehost::{self, SiteHost};

/// A call whose answer is a word of its own, in no envelope.
struct Flagged(Client);

impl Operation for Flagged {
    type Provider = SiteHost;
    type Payload = bool;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(SiteHost::DETAILS, "flagged", Method::GET, &["/flag"]).answer(AnswerShape::Whole);

    fn client(&self) -> &Client {
        &self.0
    }

    fn parameters(&self, _: &mut Parameters) {}

    fn read(reader: &mut Reader<'_>, payload: &mut Option<bool>) -> Result<(), DecodeError> {
        *payload = reader.boolean(Flag::BOOLEAN)?;
        Ok(())
    }

    fn write(payload: &bool, writer: &mut Writer) {
        writer.boolean(Some(*payload), Flag::BOOLEAN);
    }
}

/// A call that answers nothing.
struct Done(Client);

impl Operation for Done {
    type Provider = SiteHost;
    type Payload = ();

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(SiteHost::DETAILS, "done", Method::DELETE, &["/done"]).answer(AnswerShape::Nothing);

    fn client(&self) -> &Client {
        &self.0
    }

    fn parameters(&self, _: &mut Parameters) {}

    fn read(reader: &mut Reader<'_>, _: &mut Option<()>) -> Result<(), DecodeError> {
        reader.skip()
    }

    fn write((): &(), _: &mut Writer) {}

    fn nothing() -> Option<()> {
        Some(())
    }
}

/// A provider whose envelope carries a note, and leaves success to the status.
enum Noted {}

impl Provider for Noted {
    type Envelope = Note;
    type Fault = ();

    const DETAILS: &'static ProviderDetails<'static> = &ProviderDetails::new("noted", "https://noted.example");
}

#[derive(Debug, Clone, PartialEq, Default)]
struct Note(Option<String>);

impl runtime::provider::Envelope for Note {
    const FIELDS: &'static [&'static str] = &["value", "note"];

    fn read(&mut self, _: usize, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        self.0 = reader.string()?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.field("note").string(self.0.as_deref());
    }

    fn is_success(&self) -> bool {
        true
    }
}

/// A call that takes whatever comes, in that envelope.
struct Whatever(Client);

impl Operation for Whatever {
    type Provider = Noted;
    type Payload = Option<i64>;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(Noted::DETAILS, "whatever", Method::GET, &["/"])
            .answer(AnswerShape::Envelope(Note::FIELDS));
    const TAKES_NOTHING: bool = true;

    fn client(&self) -> &Client {
        &self.0
    }

    fn parameters(&self, _: &mut Parameters) {}

    fn read(reader: &mut Reader<'_>, payload: &mut Option<Option<i64>>) -> Result<(), DecodeError> {
        *payload = Some(reader.integer(Form::Number)?);
        Ok(())
    }

    fn write(payload: &Option<i64>, writer: &mut Writer) {
        writer.integer(*payload, Form::Number);
    }

    fn nothing() -> Option<Option<i64>> {
        Some(None)
    }
}

/// A call that takes whatever comes, in an envelope that has to report success.
struct Reported(Client);

impl Operation for Reported {
    type Provider = SiteHost;
    type Payload = Option<i64>;

    const DETAILS: &'static OperationDetails<'static> =
        &OperationDetails::new(SiteHost::DETAILS, "reported", Method::GET, &["/"])
            .answer(AnswerShape::Envelope(sitehost::Envelope::FIELDS));
    const TAKES_NOTHING: bool = true;

    fn client(&self) -> &Client {
        &self.0
    }

    fn parameters(&self, _: &mut Parameters) {}

    fn read(reader: &mut Reader<'_>, payload: &mut Option<Option<i64>>) -> Result<(), DecodeError> {
        Whatever::read(reader, payload)
    }

    fn write(payload: &Option<i64>, writer: &mut Writer) {
        Whatever::write(payload, writer);
    }

    fn nothing() -> Option<Option<i64>> {
        Some(None)
    }
}

#[test]
fn an_empty_body_is_no_report_of_success() {
    let call = Reported(sitehost::client("k3y"));
    for body in ["", "\n"] {
        let error = call.interpret(samples::response(200, "application/json", body)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Body, "{body:?}: {error}");
    }
    let answer = call.interpret(samples::response(200, "application/json", r#"{"status": true}"#));
    assert_eq!(*answer.unwrap(), None);
}

#[test]
fn an_answer_outside_of_the_envelope_that_cannot_be_read_is_no_report_of_a_failure() {
    let call = Flagged(sitehost::client("k3y"));
    for body in ["{}", "[]", r#"{"status": false, "msg": "No"}"#, r#"{"flag": 3}"#] {
        let error = call.interpret(samples::response(200, "application/json", body)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Body, "{body}: {error}");
    }
    assert!(*call.interpret(samples::response(200, "application/json", "true")).unwrap());
}

#[test]
fn a_call_that_answers_nothing_does_not_look_at_what_comes() {
    for (content_type, body) in [("text/html", "<p>Done</p>"), ("application/xml", "<done/>"), ("", "Done")] {
        let response = samples::response(200, content_type, body);
        assert!(Done(sitehost::client("k3y")).interpret(response).is_ok(), "{body}");
    }
}

#[test]
fn an_envelope_that_leaves_success_to_the_status_may_be_missing_where_nothing_is_asked_for() {
    let call = Whatever(Client::new(Noted::DETAILS, Secrets::new([])));
    for (body, value) in [("", None), ("\n", None), (r#"{"note": "Well"}"#, None), (r#"{"value": 3}"#, Some(3))] {
        let answer = call.interpret(samples::response(200, "application/json", body));
        assert_eq!(*answer.unwrap(), value, "{body:?}");
    }
}

#[test]
fn a_field_of_an_envelope_that_is_something_else_does_not_hide_what_the_others_say() {
    let call = sitehost::CreateImage::new(&sitehost::client("k3y"), 1, "label");
    for (body, kind) in [
        (r#"{"return": null, "msg": {"en": "No"}, "status": false}"#, ErrorKind::Reported),
        (r#"{"return": null, "msg": {"en": "Yes"}, "status": true}"#, ErrorKind::Body),
        (r#"{"return": [3], "msg": {"en": "Yes"}, "status": true}"#, ErrorKind::Body),
        (r#"{"return": [3], "msg": "Yes", "status": true}"#, ErrorKind::Body),
        (r#"{"return": [3], "msg": "No", "status": {}}"#, ErrorKind::Reported),
    ] {
        let error = call.interpret(samples::response(200, "application/json", body)).unwrap_err();
        assert_eq!(error.kind(), kind, "{body}: {error}");
    }
}
