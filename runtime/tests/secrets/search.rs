//! The search itself.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use runtime::http::{HeaderName, HeaderValue, Response};
use runtime::{Bytes, Operation as _};

use crate::accessors;
use crate::bodies::{FORMATS, Formatted, PLACES, Place, body, split_by_markup};
use crate::encodings::{self, Encoding};
use crate::provider::{Call, Keyed, Named, SECRETS, Secret, Shape, Whole, client};
use crate::spellings::{self, Spelling};

/// What was looked at, and what was found.
struct Search {
    client: runtime::Client,
    combinations: usize,
    looks: usize,
    leaks: Vec<String>,
    /// How many of the leaks are of each sort.
    sorts: BTreeMap<String, usize>,
}

impl Search {
    fn new() -> Self {
        Self { client: client(), combinations: 0, looks: 0, leaks: Vec::new(), sorts: BTreeMap::new() }
    }

    /// Looks for a secret that is repeated as `echo` at everything that the error for a response shows.
    fn look<S: Shape>(
        &mut self,
        format: Formatted,
        response: Response<Bytes>,
        (secret, echo): (Secret, &str),
        what: &str,
    ) {
        let Err(error) = Call::<S>::new(&self.client, format as usize).interpret(response) else {
            panic!("{what}: this is no failure");
        };
        self.combinations += 1;
        let (whole, echo) = (secret.text.to_lowercase(), echo.to_lowercase());
        for (accessor, shown) in accessors::all(error) {
            self.looks += 1;
            // In UTF-16, a zero byte stands beside each letter.
            let plain: Vec<u8> = shown.iter().copied().filter(|byte| *byte != 0).collect();
            let text = String::from_utf8_lossy(&plain).to_lowercase();
            let mut parts = secret.parts.iter().copied().chain([&*whole, &*echo]);
            if let Some(found) = parts.find(|part| text.contains(part)) {
                self.leaks.push(format!("{accessor} shows {found:?} of {what}: {}", text.escape_debug()));
                let sort = format!("{accessor}, {}", what.split(':').next().unwrap_or_default());
                *self.sorts.entry(sort).or_default() += 1;
            }
        }
    }

    /// That nothing was found in at least so many combinations.
    #[track_caller]
    fn conclude(self, least: usize) {
        println!("{} combinations, {} looks", self.combinations, self.looks);
        let sorts = self.sorts.iter().fold(String::new(), |mut all, (sort, count)| {
            let _ = writeln!(all, "{count:6} {sort}");
            all
        });
        let shown: Vec<_> = self.leaks.iter().take(10).map(String::as_str).collect();
        let (leaks, looks) = (self.leaks.len(), self.looks);
        assert_eq!(leaks, 0, "{leaks} leaks in {looks} looks:\n{sorts}{}", shown.join("\n"));
        assert!(self.combinations >= least, "only {} combinations", self.combinations);
    }
}

fn response(status: u16, content_type: &str, body: impl Into<Bytes>) -> Response<Bytes> {
    let mut response = Response::new(body.into());
    *response.status_mut() = status.try_into().unwrap();
    response.headers_mut().insert("content-type", content_type.parse().unwrap());
    response
}

/// The body of a fault as its provider wraps it.
fn wrapped(format: Formatted, wrapper: &str, body: &str) -> Option<String> {
    match format {
        Formatted::Json => Some(format!(r#"{{"{wrapper}": {body}}}"#)),
        Formatted::Xml => Some(format!("<answer>{}</answer>", body.replace("error>", &format!("{wrapper}>")))),
        _ => None,
    }
}

#[test]
fn no_secret_comes_out_of_a_fault_in_any_format_encoding_place_and_spelling() {
    let mut search = Search::new();
    for format in FORMATS {
        for encoding in encodings::ALL {
            for place in PLACES {
                let spellings = if *encoding == Encoding::Utf8 { spellings::ALL } else { spellings::FEW };
                for spelling in spellings {
                    in_a_fault(&mut search, *format, *encoding, *place, *spelling);
                }
            }
        }
    }
    search.conclude(8000);
}

fn in_a_fault(search: &mut Search, format: Formatted, encoding: Encoding, place: Place, spelling: Spelling) {
    let content_type = format!("{}{}", format.media_type(), encoding.charset());
    for secret in SECRETS {
        let echo = &spelling.of(secret.text);
        let Some(text) = body(format, place, echo) else { continue };
        let what = format!("{format:?} in {encoding:?}: {place:?}, {spelling:?}, {}", secret.name);
        let answer = |status: u16, text: &str| response(status, &content_type, encoding.of(text));
        search.look::<Whole>(format, answer(400, &text), (secret, echo), &what);
        if encoding != Encoding::Utf8 || secret.name != "token" {
            continue;
        }
        // An undocumented failure, one that is documented to be a text, and a success that cannot be read.
        for status in [418, 401, 200] {
            search.look::<Whole>(format, answer(status, &text), (secret, echo), &what);
        }
        if let Some(named) = wrapped(format, "known", &text) {
            search.look::<Named>(format, answer(404, &named), (secret, echo), &what);
        }
        if let Some(keyed) = wrapped(format, "fault", &text) {
            search.look::<Keyed>(format, answer(404, &keyed), (secret, echo), &what);
        }
    }
}

#[test]
fn no_beginning_of_a_secret_comes_out_of_a_failure_that_is_cut() {
    let mut search = Search::new();
    let secret = SECRETS[1];
    for format in FORMATS {
        for place in PLACES {
            for encoding in [Encoding::Utf8, Encoding::Utf16Le] {
                let Some(text) = body(*format, *place, secret.text) else { continue };
                let whole = encoding.of(&text);
                for limit in 0..whole.len() {
                    search.client = client().with_error_body_limit(limit);
                    for status in [400, 401, 418] {
                        // What is sent in one piece may be as long as this when it is known that there is more.
                        let response = response(status, format.media_type(), whole[..=limit].to_vec());
                        let what = format!("{format:?} in {encoding:?}, {status}: {place:?}, cut after {limit}");
                        search.look::<Whole>(*format, response, (secret, secret.text), &what);
                    }
                }
            }
        }
    }
    search.conclude(5000);
}

#[test]
fn no_secret_comes_out_of_a_plain_text_in_any_encoding() {
    let mut search = Search::new();
    for encoding in encodings::ALL {
        for secret in SECRETS {
            for spelling in spellings::ALL {
                let echo = &spelling.of(secret.text);
                let what = format!("text in {encoding:?}: {spelling:?}, {}", secret.name);
                for (status, media_type) in [(401, "text/plain"), (503, "text/html"), (200, "application/zip")] {
                    let content_type = format!("{media_type}{}", encoding.charset());
                    let response = response(status, &content_type, encoding.of(&format!("No such key: {echo}!")));
                    search.look::<Whole>(Formatted::Json, response, (secret, echo), &what);
                }
            }
        }
    }
    search.conclude(1000);
}

#[test]
fn no_secret_comes_out_of_a_text_that_markup_splits() {
    let mut search = Search::new();
    for encoding in encodings::ALL {
        for secret in SECRETS {
            for spelling in [Spelling::Markup, Spelling::References, Spelling::PercentTwice, Spelling::JsonAscii] {
                for at in [3, 6, 10] {
                    let (first, rest) = secret.text.split_at(at);
                    for (index, text) in split_by_markup(&spelling.of(first), &spelling.of(rest)).iter().enumerate() {
                        let what = format!("XML in {encoding:?}: {} split, {index}, {spelling:?}: {text}", secret.name);
                        let text = text.replace("&ouml;", "&#246;");
                        let content_type = format!("application/xml{}", encoding.charset());
                        let response = response(400, &content_type, encoding.of(&text));
                        search.look::<Whole>(Formatted::Xml, response, (secret, secret.text), &what);
                    }
                }
            }
        }
    }
    search.conclude(2000);
}

#[test]
fn no_secret_comes_out_of_the_headers() {
    let mut search = Search::new();
    for secret in SECRETS {
        for spelling in spellings::ALL {
            let echo = &spelling.of(secret.text);
            for (header, value) in [
                ("x-echo", echo.clone()),
                ("location", format!("https://elsewhere.example/?token={echo}&page=2")),
                ("www-authenticate", format!("Basic realm=\"{echo}\"")),
                ("link", format!("<https://api.example/?token={echo}>; rel=\"next\"")),
                ("content-type", format!("text/html; charset={echo}")),
            ] {
                for status in [200, 302, 400, 418] {
                    let mut response = response(status, "text/html", "<html>");
                    response.headers_mut().insert(header, HeaderValue::from_bytes(value.as_bytes()).unwrap());
                    let what = format!("header {header}: {}, {spelling:?}", secret.name);
                    search.look::<Whole>(Formatted::Json, response, (secret, echo), &what);
                }
            }
        }
    }
    let user = SECRETS[1];
    let mut named = response(400, "text/html", "<html>");
    named.headers_mut().insert(HeaderName::try_from(user.text).unwrap(), HeaderValue::from_static("1"));
    search.look::<Whole>(Formatted::Json, named, (user, user.text), "name of a header");
    search.conclude(1000);
}

#[test]
fn no_secret_comes_out_of_the_path_of_what_cannot_be_read() {
    let mut search = Search::new();
    for secret in SECRETS {
        for (index, spelling) in spellings::ALL.iter().enumerate() {
            let echo = &spelling.of(secret.text);
            // Long names are cut in a path.
            let key = serde_json::to_string(&format!("{}{echo}", "-".repeat(index * 2))).unwrap();
            for body in [format!("{{{key}: true}}"), format!("{{{key}: tru}}"), format!("{{\"a\": 1, {key}: {{}}}}")] {
                let what = format!("path: {}, {spelling:?}", secret.name);
                let response = response(200, "application/json", body);
                search.look::<Whole>(Formatted::Json, response, (secret, echo), &what);
            }
        }
    }
    search.conclude(200);
}
