//! Derived serde with `serde_json`.
//!
//! The structs are copies of the client's with the same types of fields, since those have no derived `Deserialize`.

use std::fmt;

use generated::Decimal;
use generated::gogrid;
use generated::jiff::Timestamp;
use serde::de::{Deserialize, Deserializer, Error};

use super::Problem;

/// With all of the body checked to be UTF-8 at once, which is faster than text by text.
pub fn decode(body: &[u8]) -> Result<Vec<Image>, Problem> {
    images(serde_json::from_str(str::from_utf8(body)?)?)
}

/// As everybody calls it.
pub fn decode_slice(body: &[u8]) -> Result<Vec<Image>, Problem> {
    images(serde_json::from_slice(body)?)
}

fn images(answer: Answer) -> Result<Vec<Image>, Problem> {
    let returned = answer.summary.and_then(|summary| summary.returned);
    let complete = returned == i64::try_from(answer.list.len()).ok();
    if complete && answer.method.is_some() && answer.status.as_deref() == Some("success") {
        Ok(answer.list)
    } else {
        Err("the answer reports a failure".into())
    }
}

#[derive(serde::Deserialize)]
struct Answer {
    list: Vec<Image>,
    method: Option<String>,
    status: Option<String>,
    summary: Option<Summary>,
}

#[derive(serde::Deserialize)]
#[expect(dead_code, reason = "all fields are read, as the client does")]
struct Summary {
    numpages: Option<i64>,
    returned: Option<i64>,
    start: Option<i64>,
    total: Option<i64>,
}

#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(clippy::struct_field_names, reason = "the names are the client's")]
pub struct Image {
    id: Option<i64>,
    name: Option<String>,
    friendly_name: Option<String>,
    description: Option<String>,
    location: Option<String>,
    os: Option<NamedOption>,
    architecture: Option<NamedOption>,
    #[serde(rename = "type")]
    image_type: Option<NamedOption<Word<gogrid::ImageType>>>,
    state: Option<NamedOption<Word<gogrid::ImageState>>>,
    owner: Option<Customer>,
    server: Option<ServerReference>,
    #[serde(default, deserialize_with = "price")]
    price: Option<Decimal>,
    #[serde(default, rename = "billingtokens")]
    billing_tokens: Vec<BillingToken>,
    is_active: Option<bool>,
    is_public: Option<bool>,
    #[serde(default, deserialize_with = "time")]
    created_time: Option<Timestamp>,
    #[serde(default, deserialize_with = "time")]
    updated_time: Option<Timestamp>,
    object: Option<String>,
}

#[derive(serde::Deserialize)]
struct NamedOption<N = String> {
    id: Option<i64>,
    name: Option<N>,
    description: Option<String>,
    object: Option<String>,
}

/// A value of an enum of the client's, which a text makes.
struct Word<T>(T);

impl<'de, T: for<'a> From<&'a str>> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor<T>(std::marker::PhantomData<T>);

        impl<T: for<'a> From<&'a str>> serde::de::Visitor<'_> for Visitor<T> {
            type Value = Word<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Word<T>, E> {
                Ok(Word(T::from(text)))
            }
        }

        deserializer.deserialize_str(Visitor(std::marker::PhantomData))
    }
}

#[derive(serde::Deserialize)]
struct Customer {
    id: Option<i64>,
    name: Option<String>,
    object: Option<String>,
}

#[derive(serde::Deserialize)]
struct ServerReference {
    id: Option<i64>,
    name: Option<String>,
}

#[derive(serde::Deserialize)]
struct BillingToken {
    id: Option<i64>,
    name: Option<String>,
    #[serde(default, deserialize_with = "price")]
    price: Option<Decimal>,
    object: Option<String>,
}

/// Whole prices are taken as integers, others by way of `f64`: exact for all that money needs, and faster than to keep
/// the text of the number.
fn price<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    Option::<Price>::deserialize(deserializer).map(|price| price.map(|Price(price)| price))
}

struct Price(Decimal);

impl<'de> Deserialize<'de> for Price {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PriceVisitor)
    }
}

struct PriceVisitor;

impl serde::de::Visitor<'_> for PriceVisitor {
    type Value = Price;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a price")
    }

    fn visit_i64<E: Error>(self, price: i64) -> Result<Price, E> {
        Ok(Price(price.into()))
    }

    fn visit_u64<E: Error>(self, price: u64) -> Result<Price, E> {
        Ok(Price(price.into()))
    }

    fn visit_f64<E: Error>(self, price: f64) -> Result<Price, E> {
        Decimal::try_from(price).map(Price).map_err(E::custom)
    }
}

fn time<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Timestamp>, D::Error> {
    let milliseconds = Option::<i64>::deserialize(deserializer)?;
    milliseconds.map(Timestamp::from_millisecond).transpose().map_err(D::Error::custom)
}

/// The copies as the client's own structs, to compare them.
impl From<Image> for gogrid::Image {
    fn from(copy: Image) -> Self {
        let mut image = Self::default();
        image.id = copy.id;
        image.name = copy.name;
        image.friendly_name = copy.friendly_name;
        image.description = copy.description;
        image.location = copy.location;
        image.os = copy.os.map(Into::into);
        image.architecture = copy.architecture.map(Into::into);
        image.image_type = copy.image_type.map(Into::into);
        image.state = copy.state.map(Into::into);
        image.owner = copy.owner.map(Into::into);
        image.server = copy.server.map(Into::into);
        image.price = copy.price;
        image.billing_tokens = copy.billing_tokens.into_iter().map(Into::into).collect();
        image.is_active = copy.is_active;
        image.is_public = copy.is_public;
        image.created_time = copy.created_time;
        image.updated_time = copy.updated_time;
        image.object = copy.object;
        image
    }
}

macro_rules! from_copies {
    ($($copy:ty => $own:ty, $name:expr;)*) => {
        $(
            impl From<$copy> for $own {
                fn from(copy: $copy) -> Self {
                    let mut option = Self::default();
                    option.id = copy.id;
                    option.name = copy.name.map($name);
                    option.description = copy.description;
                    option.object = copy.object;
                    option
                }
            }
        )*
    };
}

from_copies! {
    NamedOption => gogrid::NamedOption, std::convert::identity;
    NamedOption<Word<gogrid::ImageType>> => gogrid::ImageTypeOption, |word| word.0;
    NamedOption<Word<gogrid::ImageState>> => gogrid::ImageStateOption, |word| word.0;
}

impl From<Customer> for gogrid::Customer {
    fn from(copy: Customer) -> Self {
        let mut customer = Self::default();
        customer.id = copy.id;
        customer.name = copy.name;
        customer.object = copy.object;
        customer
    }
}

impl From<ServerReference> for gogrid::ServerReference {
    fn from(copy: ServerReference) -> Self {
        let mut server = Self::default();
        server.id = copy.id;
        server.name = copy.name;
        server
    }
}

impl From<BillingToken> for gogrid::BillingToken {
    fn from(copy: BillingToken) -> Self {
        let mut token = Self::default();
        token.id = copy.id;
        token.name = copy.name;
        token.price = copy.price;
        token.object = copy.object;
        token
    }
}
