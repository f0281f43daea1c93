//! Everything that an error shows.

use std::cell::RefCell;
use std::fmt::Debug;
use std::panic;
use std::sync::Once;

use runtime::Error;

thread_local! {
    static PANIC: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// What each of the accessors gives, by its name.
pub fn all<F: Debug>(error: Error<F>) -> Vec<(&'static str, Vec<u8>)> {
    let sources = std::iter::successors(std::error::Error::source(&error), |error| error.source());
    let sources: Vec<_> = sources.map(|error| format!("{error}\n{error:?}\n{error:#?}")).collect();
    let headers = error.headers().into_iter().flatten();
    let headers = headers.flat_map(|(name, value)| [name.as_str().as_bytes(), b": ", value.as_bytes(), b"\n"].concat());
    vec![
        ("Display", error.to_string().into_bytes()),
        ("Debug", format!("{error:?}").into_bytes()),
        ("pretty Debug", format!("{error:#?}").into_bytes()),
        ("fault()", format!("{:?}", error.fault()).into_bytes()),
        ("body()", error.body().unwrap_or_default().to_vec()),
        ("headers()", headers.collect()),
        ("path()", error.path().unwrap_or_default().into_bytes()),
        ("source()", sources.join("\n").into_bytes()),
        ("a panic", panicking(error).into_bytes()),
    ]
}

/// What a panic prints: `unwrap` on the result of a call.
fn panicking<F: Debug>(error: Error<F>) -> String {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            let taken = PANIC.with_borrow_mut(|panic| panic.as_mut().map(|panic| *panic = info.to_string()));
            if taken.is_none() {
                usual(info);
            }
        }));
    });
    PANIC.set(Some(String::new()));
    let unwound = panic::catch_unwind(panic::AssertUnwindSafe(|| {
        let result: Result<(), _> = std::hint::black_box(Err(error));
        result.unwrap();
    }));
    assert!(unwound.is_err());
    PANIC.take().unwrap()
}
