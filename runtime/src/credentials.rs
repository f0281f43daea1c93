//! Secrets, and how they travel.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};
use jiff::Timestamp;
use secrecy::{ExposeSecret, SecretString};

use crate::provider::Location;

/// The values that a caller supplied, in the order of the provider's credentials. They are wiped from memory when
/// the last client that uses them is dropped, and never printed.
///
/// All of them are secrets, the user's name of HTTP Basic too, in whose place many APIs take a key. Where an error
/// repeats what a server said, `[redacted]` stands in place of each; of one that is shorter than 4 bytes only where it
/// stands by itself, between signs that are neither letters nor digits, since it is part of almost any text.
///
/// ```
/// let secrets = runtime::Secrets::new(["Aladdin".to_owned(), "open sesame".to_owned()]);
/// assert!(!format!("{secrets:?}").contains("sesame"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Secrets(Vec<SecretString>);

impl Secrets {
    /// Takes the values in the order of the provider's credentials.
    pub fn new<const N: usize>(values: [String; N]) -> Self {
        values.into_iter().collect()
    }

    /// The value at an index; the empty text where there is none.
    fn expose(&self, index: usize) -> &str {
        self.0.get(index).map_or("", ExposeSecret::expose_secret)
    }

    /// Every value, for what must not be printed.
    pub(crate) fn expose_all(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(ExposeSecret::expose_secret)
    }
}

/// The values in the order of the provider's credentials.
impl FromIterator<String> for Secrets {
    fn from_iter<T: IntoIterator<Item = String>>(values: T) -> Self {
        Self(values.into_iter().map(SecretString::from).collect())
    }
}

/// One part of how a call proves who makes it. Credentials are named by their index among the provider's.
#[derive(Debug, Clone, Copy)]
pub enum Authentication<'a> {
    /// A parameter or header that is a credential as it is, with a text in front of it.
    Value {
        /// The name on the wire.
        name: &'a str,
        /// Where it travels.
        location: Location,
        /// The text in front of it.
        prefix: &'a str,
        /// The credential.
        credential: usize,
    },
    /// A parameter or header that is an MD5 digest in lower-case hexadecimal.
    #[cfg(feature = "md5")]
    Md5 {
        /// The name on the wire.
        name: &'a str,
        /// Where it travels.
        location: Location,
        /// What is digested, with nothing in between.
        of: &'a [Ingredient],
    },
    /// HTTP Basic.
    Basic {
        /// The credential that is the user's name.
        username: usize,
        /// The credential that is the password.
        password: usize,
    },
    /// HTTP Bearer.
    Bearer {
        /// The credential that is the token.
        token: usize,
    },
}

/// A part of what a signature covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ingredient {
    /// A credential, by its index.
    Credential(usize),
    /// The current time in whole seconds since 1970, in decimal.
    UnixSeconds,
}

/// What a part of an authentication adds to a request.
pub(crate) struct Proof<'a> {
    pub(crate) name: &'a str,
    pub(crate) location: Location,
    pub(crate) value: String,
}

impl<'a> Authentication<'a> {
    /// What is added to a request that is sent now.
    pub(crate) fn prove(&self, secrets: &Secrets, now: Timestamp) -> Proof<'a> {
        let authorization = |value| Proof { name: "authorization", location: Location::Header, value };
        let _ = now; // Only a signature needs it.
        match *self {
            Self::Value { name, location, prefix, credential } => {
                Proof { name, location, value: format!("{prefix}{}", secrets.expose(credential)) }
            }
            #[cfg(feature = "md5")]
            Self::Md5 { name, location, of } => Proof { name, location, value: md5(of, secrets, now) },
            Self::Basic { .. } => {
                authorization(format!("Basic {}", STANDARD.encode(self.pair(secrets).unwrap_or_default())))
            }
            Self::Bearer { token } => authorization(format!("Bearer {}", secrets.expose(token))),
        }
    }

    /// User and password of HTTP Basic.
    fn pair(&self, secrets: &Secrets) -> Option<String> {
        match *self {
            Self::Basic { username, password } => {
                Some(format!("{}:{}", secrets.expose(username), secrets.expose(password)))
            }
            _ => None,
        }
    }

    /// User and password as HTTP Basic sends them, and as it could be repeated. A secret as well: anybody can decode it.
    pub(crate) fn basic_spellings(&self, secrets: &Secrets) -> Vec<String> {
        let pair = self.pair(secrets);
        pair.map_or_else(Vec::new, |pair| vec![STANDARD_NO_PAD.encode(&pair), URL_SAFE_NO_PAD.encode(&pair)])
    }
}

#[cfg(feature = "md5")]
fn md5(ingredients: &[Ingredient], secrets: &Secrets, now: Timestamp) -> String {
    use std::fmt::Write as _;

    use md5::{Digest as _, Md5};

    let mut digest = Md5::new();
    for ingredient in ingredients {
        match *ingredient {
            Ingredient::Credential(index) => digest.update(secrets.expose(index)),
            Ingredient::UnixSeconds => digest.update(now.as_second().to_string()),
        }
    }
    digest.finalize().iter().fold(String::with_capacity(32), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

#[cfg(all(test, feature = "md5"))]
mod tests {
    use super::*;

    #[test]
    fn md5_signature_matches_the_known_answer_of_gogrids_documentation() {
        let secrets = Secrets::new(["identity".to_owned(), "credential".to_owned()]);
        let of = &[Ingredient::Credential(0), Ingredient::Credential(1), Ingredient::UnixSeconds];
        let signature = Authentication::Md5 { name: "sig", location: Location::Query, of };
        let now = Timestamp::from_second(1_267_243_795).unwrap();
        assert_eq!(signature.prove(&secrets, now).value, "e9aafd0a5d4c69bb24536be4bce8a528");
    }

    #[test]
    fn basic_matches_the_example_of_rfc_7617() {
        let secrets = Secrets::new(["Aladdin".to_owned(), "open sesame".to_owned()]);
        let proof = Authentication::Basic { username: 0, password: 1 }.prove(&secrets, Timestamp::UNIX_EPOCH);
        assert_eq!((proof.name, proof.value.as_str()), ("authorization", "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    }

    #[test]
    fn debug_does_not_print_secrets() {
        assert!(!format!("{:?}", Secrets::new(["hunter2".to_owned()])).contains("hunter2"));
    }
}
