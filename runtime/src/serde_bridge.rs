//! serde's traits by way of our own decoding, so that a type has one definition of how it travels.
//!
//! A type is written as the JSON value that the server would send, and read from one, leniently, as from the server.
//! Every self-describing format of serde's will do.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::Value;
use crate::decode::{DecodeError, Reader};
use crate::encode::{Encode, Writer};

#[doc(hidden)]
pub use serde;

/// Serializes a value as the server would send it.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<T: Encode, S: Serializer>(value: &T, serializer: S) -> Result<S::Ok, S::Error> {
    let mut writer = Writer::json();
    value.encode(&mut writer);
    let value = Reader::json(&writer.into_bytes()).and_then(|mut reader| reader.any()).map_err(S::Error::custom)?;
    value.unwrap_or_default().serialize(serializer)
}

/// Deserializes a value from what the server would send.
///
/// # Errors
/// Those of the deserializer, and where the value is not what the type says.
pub fn deserialize<'de, T, D: Deserializer<'de>>(
    deserializer: D,
    read: impl FnOnce(&mut Reader<'_>) -> Result<Option<T>, DecodeError>,
) -> Result<T, D::Error> {
    let json = Value::deserialize(deserializer)?.to_string();
    let read = Reader::json(json.as_bytes()).and_then(|mut reader| read(&mut reader));
    read.map_err(D::Error::custom)?.ok_or_else(|| D::Error::custom("a value is expected, and nothing is said"))
}

/// Implements serde's traits for objects.
#[macro_export]
macro_rules! impl_serde {
    ($($type:ty),+ $(,)?) => {
        $($crate::impl_serde!(@ $type, <$type as $crate::decode::Decode>::decode);)+
    };
    (@ $type:ty, $read:expr) => {
        // A type may be called as a parameter usually is, so that these have names that no type has.
        impl $crate::serde_bridge::serde::Serialize for $type {
            fn serialize<__S: $crate::serde_bridge::serde::Serializer>(&self, serializer: __S) -> Result<__S::Ok, __S::Error> {
                $crate::serde_bridge::serialize(self, serializer)
            }
        }

        impl<'de> $crate::serde_bridge::serde::Deserialize<'de> for $type {
            fn deserialize<__D: $crate::serde_bridge::serde::Deserializer<'de>>(deserializer: __D) -> Result<Self, __D::Error> {
                $crate::serde_bridge::deserialize(deserializer, $read)
            }
        }
    };
}

/// Implements serde's traits for [open enums](crate::OpenEnum).
#[macro_export]
macro_rules! impl_serde_of_enum {
    ($($type:ty),+ $(,)?) => {
        $($crate::impl_serde!(@ $type, |reader| reader.open_enum());)+
    };
}
