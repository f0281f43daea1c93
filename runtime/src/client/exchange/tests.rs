//! Tests of how long calls may take, where nobody can wait for it.

use super::{DOWNLOAD_TIMEOUT, Http};
use std::time::Duration;

#[test]
fn our_own_connections_have_limits_and_the_callers_only_those_that_the_caller_sets() {
    let mut own = Http::default();
    assert_eq!(own.limit(), Some(Duration::from_secs(60)));
    own.limit_to(Duration::from_secs(1));
    assert_eq!(own.limit(), Some(Duration::from_secs(1)));

    let mut given = Http::default();
    given.give(reqwest::Client::new());
    assert_eq!(given.limit(), None);
    given.limit_to(Duration::from_secs(1));
    assert_eq!(given.limit(), Some(Duration::from_secs(1)));
}

#[test]
fn a_download_may_take_a_day() {
    assert_eq!(DOWNLOAD_TIMEOUT, Duration::from_secs(86_400));
}
