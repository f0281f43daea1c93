//! Who decodes what, and whether they agree.

use generated::gogrid::{Format, Image};
use runtime::Bytes;
use serde_json::Value;

use crate::by_hand::{self, Problem};
use crate::data::Data;
use crate::{client, tree};

/// The decoders of one format.
pub struct Contest {
    pub format: &'static str,
    /// The best one by hand, and then the client.
    pub decoders: &'static [Decoder],
    body: fn(&Data) -> &Bytes,
    expected: fn(&Data) -> &[Image],
}

pub struct Decoder {
    pub name: &'static str,
    decode: fn(&Bytes) -> Result<Decoded, Problem>,
}

/// What a decoder makes of a body.
pub enum Decoded {
    Images(Vec<Image>),
    Copies(Vec<by_hand::json::Image>),
    Tree(Value),
}

pub const CONTESTS: &[Contest] = &[
    Contest {
        format: "JSON",
        decoders: &[
            Decoder { name: "serde, `from_str`", decode: |body| by_hand::json::decode(body).map(Decoded::Copies) },
            Decoder { name: "client", decode: |body| client::decode(Format::Json, body).map(Decoded::Images) },
            Decoder {
                name: "serde, `from_slice`",
                decode: |body| by_hand::json::decode_slice(body).map(Decoded::Copies),
            },
            Decoder { name: "tree alone", decode: |body| tree::json(body).map(Decoded::Tree) },
        ],
        body: |data| &data.json,
        expected: |data| &data.images,
    },
    Contest {
        format: "XML",
        decoders: &[
            Decoder { name: "events of quick-xml", decode: |body| by_hand::xml::decode(body).map(Decoded::Images) },
            Decoder { name: "client", decode: |body| client::decode(Format::Xml, body).map(Decoded::Images) },
        ],
        body: |data| &data.xml,
        expected: |data| &data.images,
    },
    Contest {
        format: "CSV",
        decoders: &[
            Decoder { name: "plan of columns", decode: |body| by_hand::csv::decode(body).map(Decoded::Images) },
            Decoder { name: "client", decode: |body| client::decode(Format::Csv, body).map(Decoded::Images) },
            Decoder { name: "tree alone", decode: |body| tree::csv(body).map(Decoded::Tree) },
        ],
        body: |data| &data.csv,
        expected: |data| &data.images_without_kinds,
    },
];

impl Contest {
    /// The contests of the formats that are among the arguments, or else all.
    pub fn chosen() -> impl Iterator<Item = &'static Self> {
        let named = |contest: &Self| std::env::args().any(|argument| argument.eq_ignore_ascii_case(contest.format));
        let all = !CONTESTS.iter().any(named);
        CONTESTS.iter().filter(move |contest| all || named(contest))
    }

    /// # Panics
    ///
    /// If the decoder refuses the body.
    pub fn run(&self, decoder: &Decoder, data: &Data) -> Decoded {
        match (decoder.decode)((self.body)(data)) {
            Ok(answer) => answer,
            Err(problem) => panic!("{}, {}: {problem}", self.format, decoder.name),
        }
    }

    /// # Panics
    ///
    /// If a decoder does not give the images that the body was made of. Of a tree only the length is looked at.
    pub fn check(&self, data: &Data) {
        let expected = (self.expected)(data);
        for decoder in self.decoders {
            let found = match self.run(decoder, data) {
                Decoded::Images(images) => images,
                Decoded::Copies(copies) => copies.into_iter().map(Into::into).collect(),
                Decoded::Tree(tree) => {
                    assert_eq!(tree.as_array().map(Vec::len), Some(expected.len()), "{}, tree: images", self.format);
                    continue;
                }
            };
            assert_eq!(found.len(), expected.len(), "{}, {}: images", self.format, decoder.name);
            for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
                assert_eq!(found, expected, "{}, {}: image {index}", self.format, decoder.name);
            }
        }
    }
}
