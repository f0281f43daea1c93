//! Providers, each with habits of its own.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::page;
use super::random::Random;
use super::types::Types;

/// How credentials travel: what `provider.yaml` says, and what every query then begins with; `None` where a digest
/// depends on the clock.
const AUTHENTICATION: &[(&str, Option<&str>)] = &[
    ("", Some("")),
    (
        "credentials:\n  key: { description: The key., example: your_key }\n\
         authentication:\n  - { name: api_key, in: query, value: key }\n",
        Some("api_key=your_key"),
    ),
    (
        "credentials:\n  token: { description: The token., example: your_token }\n\
         authentication:\n  - { name: X-Token, in: header, value: token, prefix: \"Token \" }\n",
        Some(""),
    ),
    (
        "credentials:\n  user: { description: The user., example: Aladdin }\n  password: { description: The password., example: open sesame }\n\
         authentication:\n  - { scheme: basic, username: user, password: password }\n",
        Some(""),
    ),
    (
        "credentials:\n  token: { description: The token., example: your_token }\n\
         authentication:\n  - { scheme: bearer, token: token }\n",
        Some(""),
    ),
    (
        "credentials:\n  key: { description: The key., example: identity }\n  secret: { description: The secret., example: credential }\n\
         authentication:\n  - { name: api_key, in: query, value: key }\n  - { name: sig, in: query, md5: [key, secret, unix-seconds] }\n",
        None,
    ),
];

/// What answers are wrapped in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrapping {
    /// Nothing.
    Whole,
    /// A key that each page names.
    Key,
    /// An envelope whose boolean tells success from failure.
    Flag,
    /// An envelope whose word does.
    Word,
}

/// What the pages of a provider have in common.
pub struct Provider {
    /// The name of its folder.
    pub module: String,
    /// The address of its server.
    pub server: String,
    /// What every query begins with; `None` where nobody can say.
    pub query: Option<String>,
    /// What answers are wrapped in.
    pub wrapping: Wrapping,
    /// Whether answers come in XML and CSV, too.
    pub has_formats: bool,
    /// Where a fault stands: the three shapes by their numbers.
    pub fault: usize,
    /// The types that pages share.
    pub types: Types,
    size: usize,
    head: String,
}

impl Provider {
    /// A provider with as many calls.
    pub fn new(index: usize, size: usize, random: &mut Random) -> Self {
        let (authentication, query) = *random.pick(AUTHENTICATION);
        let module = format!("provider_{index}");
        let server = format!("https://provider-{index}.example/v1");
        let has_formats = random.once_in(3);
        let wrapping = if has_formats {
            Wrapping::Key
        } else {
            *random.pick(&[Wrapping::Whole, Wrapping::Key, Wrapping::Flag, Wrapping::Word])
        };
        let fault = random.below(3);
        let mut types = Types::default();
        // As many as pages use: each page has one of them.
        for shared in 0..size.div_ceil(8) {
            let known = std::mem::take(&mut types.objects);
            types.object(&format!("Shared{shared}"), &known, random);
            types.objects.splice(0..0, known);
        }
        let version = random.once_in(2);
        let query = query.map(|query| {
            let fixed = if version { "version=1.3" } else { "" };
            let parts: Vec<_> = [query, fixed].into_iter().filter(|part| !part.is_empty()).collect();
            parts.join("&")
        });
        let head = head(index, &server, authentication, version);
        Self { module, server, query, wrapping, has_formats, fault, types, size, head }
    }

    /// Its files, by their paths below the folder of specs.
    pub fn files(&self, random: &mut Random) -> BTreeMap<String, String> {
        let pages = (0..self.size).map(|index| page::page(self, index, random));
        let mut files: BTreeMap<_, _> =
            pages.map(|(name, text)| (format!("{}/{name}.yaml", self.module), text)).collect();
        files.insert(format!("{}/provider.yaml", self.module), self.yaml());
        files
    }

    fn yaml(&self) -> String {
        let mut yaml = self.head.clone();
        if self.has_formats {
            yaml += "formats:\n  asked_by: accept\n  default: json\n  json: {}\n  xml: { root: [answer], faults: inferred }\n  csv: { faults: inferred }\n";
        }
        yaml += match self.wrapping {
            Wrapping::Flag => {
                "envelope:\n  payload: return\n  fields:\n    msg: { type: string, description: What is said of the call. }\n    \
                 status: { type: boolean, description: Whether it succeeded. }\n  success: { status: true }\n"
            }
            Wrapping::Word => {
                "envelope:\n  payload: list\n  fields:\n    outcome: { type: string, description: How the call went. }\n  \
                 success: { outcome: success }\n"
            }
            Wrapping::Whole | Wrapping::Key => "",
        };
        yaml += match self.fault {
            0 => {
                "faults:\n  named_by: error\n  message: text\n  fields:\n    error: { type: string, description: Its name. }\n    \
                 text: { type: string, description: What went wrong. }\n"
            }
            1 => {
                "faults:\n  named_by: key\n  message: message\n  fields:\n    message: { type: string, description: What went wrong. }\n    \
                 code: { type: integer, description: The status again. }\n"
            }
            _ => {
                "faults:\n  at: errors\n  named_by: error\n  message: text\n  fields:\n    error: { type: string, description: Its name. }\n    \
                 text: { type: string, description: What went wrong. }\n"
            }
        };
        format!("{yaml}types:\n{}", self.types.yaml)
    }
}

fn head(index: usize, server: &str, authentication: &str, version: bool) -> String {
    let mut head = format!("provider: Provider {index}\nsummary: The API of a provider.\nserver: {server}\n");
    head += "wire:\n  date-time: civil-space\n";
    head += authentication;
    if version {
        head += "parameters:\n  version: { type: string, in: query, const: \"1.3\", description: The version. }\n";
    }
    let _ = writeln!(head, "notes:\n  - The clock of the server is that of its building.");
    head
}
