//! Where a call goes: which address, and what becomes of values in a path.

use runtime::{ErrorKind, Operation as _};

use crate::by_hand::{hostway, plain};

/// The path of the listing of an account.
fn path_for_account(account_id: &str) -> Result<String, String> {
    let client = hostway::client("Aladdin", "open sesame");
    let request = hostway::ListImages::new(&client).account_id(account_id).prepare();
    request.map(|request| request.uri().to_string()).map_err(|error| {
        assert_eq!(error.kind(), ErrorKind::Request);
        error.to_string()
    })
}

#[test]
fn a_call_goes_to_the_first_address_whose_placeholders_are_given() {
    let client = hostway::client("Aladdin", "open sesame");
    let listing = hostway::ListImages::new(&client);

    let short = listing.prepare().unwrap();
    let long = listing.account_id("19999").prepare().unwrap();

    assert_eq!(short.uri().path(), "/images/detail");
    assert_eq!(long.uri().path(), "/accounts/19999/flexcloud/images/detail");
}

#[test]
fn every_placeholder_of_a_path_is_filled() {
    let request = plain::RenameDisk::new(&plain::client("t0ken"), "7", "disk").prepare().unwrap();

    assert_eq!(request.uri().path(), "/servers/7/disks/disk");
}

#[test]
fn a_value_in_a_path_arrives_as_one_segment() {
    let cases = [
        ("a/b", "a%2Fb"),
        ("../../admin", "..%2F..%2Fadmin"),
        ("a b", "a%20b"),
        ("100%", "100%25"),
        ("%2e%2e", "%252e%252e"),
        ("a?b=c", "a%3Fb%3Dc"),
        ("a#b", "a%23b"),
        ("a;b", "a%3Bb"),
        ("a\\b", "a%5Cb"),
        ("{id}", "%7Bid%7D"),
        ("größe", "gr%C3%B6%C3%9Fe"),
        ("日本", "%E6%97%A5%E6%9C%AC"),
        ("a\r\nb", "a%0D%0Ab"),
        ("...", "..."),
        (".hidden", ".hidden"),
    ];
    for (value, segment) in cases {
        let address = format!("https://api.hostway.com/accounts/{segment}/flexcloud/images/detail");
        assert_eq!(path_for_account(value), Ok(address), "{value:?}");
    }
}

#[test]
fn a_value_that_would_change_the_path_is_refused() {
    for value in ["", ".", ".."] {
        let message = "hostway list_images: the request cannot be made: the parameter `accountId` is empty, `.` or \
                       `..`, which cannot be a segment of a path";
        assert_eq!(path_for_account(value), Err(message.to_owned()), "{value:?}");
    }
}

#[test]
fn a_base_url_keeps_its_own_path_in_front_of_that_of_the_call() {
    let client = hostway::client("Aladdin", "open sesame").with_base_url("http://localhost:8080/proxy/v2/").unwrap();

    let request = hostway::ListImages::new(&client).prepare().unwrap();

    assert_eq!(request.uri(), "http://localhost:8080/proxy/v2/images/detail");
}
