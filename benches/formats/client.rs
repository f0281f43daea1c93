//! The decoding of the client: the one place that knows how it is called.

use std::sync::LazyLock;

use generated::gogrid::{Client, Credentials, Format, Image, ListImages};
use generated::http::Response;
use runtime::Bytes;
use runtime::Operation as _;

use crate::by_hand::Problem;

/// A call for each format, in the order of the formats.
static CALLS: LazyLock<[ListImages; 3]> = LazyLock::new(|| {
    let client = Client::new(Credentials::new("identity", "credential"));
    [Format::Json, Format::Xml, Format::Csv].map(|format| client.list_images().format(format))
});

/// Reads the response to a call as a caller's program does who has received it.
pub fn decode(format: Format, body: &Bytes) -> Result<Vec<Image>, Problem> {
    Ok(CALLS[format as usize].interpret(Response::new(body.clone()))?.into_payload())
}
