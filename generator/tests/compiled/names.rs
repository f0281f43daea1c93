//! Names that an author chooses, in every place where one can stand: either there is a finding, or the code compiles.

use std::collections::{BTreeMap, BTreeSet};

use apiscribe::reserved;
use heck::{ToSnakeCase as _, ToUpperCamelCase as _};
use proc_macro2::{TokenStream, TokenTree};

use super::scratch::Scratch;

/// The files of a provider with as much of the language as there are kinds of code; each `@role@` stands where a name is chosen.
const FILES: &[(&str, &str)] = &[
    ("provider", include_str!("names/provider.yaml")),
    ("list", include_str!("names/list.yaml")),
    ("make", include_str!("names/make.yaml")),
];

/// A provider of which only the name of its folder is looked at.
const SMALL: &str = "provider: Zz\nsummary: A shop.\nserver: https://zz.example\n";
const SMALL_PAGE: &str = "operation: zz_list\nsource: { title: A }\nsummary: Lists.\nrequest: GET /zz\nresponses: { 200: { description: All. } }\n";

/// The places of names, each with the name that stands there where nothing is tried, and how a word is written there.
const ROLES: &[(&str, &str, Casing)] = &[
    ("operation", "zz_list", Casing::Snake),
    ("scope", "zz_scope", Casing::Snake),
    ("title", "Zz Shop", Casing::Camel),
    ("type", "ZzThing", Casing::Camel),
    ("enum", "ZzKind", Casing::Camel),
    ("made", "ZzMade", Casing::Camel),
    ("parameter", "zz_parameter", Casing::AsItIs),
    ("argument", "zz_argument", Casing::AsItIs),
    ("field", "zz_field", Casing::AsItIs),
    ("required", "zz_required", Casing::AsItIs),
    ("nested", "zz_nested", Casing::AsItIs),
    ("beside", "zz_beside", Casing::AsItIs),
    ("failed", "zz_failed", Casing::AsItIs),
    ("variant", "ZzVariant", Casing::AsItIs),
    ("credential", "zz_credential", Casing::AsItIs),
    ("sample", "zz_sample", Casing::Snake),
    ("fault", "zz_fault", Casing::Snake),
];

/// How a word is written as a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Casing {
    AsItIs,
    Snake,
    Camel,
}

/// Roles whose names would be one type where they are one word, so that each gets another word.
const TYPES: &[&str] = &["operation", "scope", "title", "type", "enum", "made"];

/// Names that no list has, and that were seen to do harm once, or might.
const MORE: &[&str] = &[
    "answer",
    "error",
    "credentials",
    "sending",
    "fault_kind",
    "into",
    "option",
    "result",
    "string",
    "sync",
    "send",
    "format",
    "zz_list_format",
    "clone",
    "t",
    "decode",
    "some",
    "none",
    "ok",
    "err",
    "test",
    "derive",
    "doc",
    "clippy",
    "serde",
    "default",
    "http",
    "jiff",
    "reqwest",
    "mod",
    "main",
    "build",
    "u8",
    "str",
    "bool",
    "drop",
    "copy",
    "debug",
    "display",
    "hash",
    "eq",
    "iterator",
    "deref",
    "fmt",
    "tests",
    "zz_scope",
    "operation",
    "request",
    "other",
    "macro_rules",
    "raw",
    "union",
    "auto",
    "safe",
    "static",
    "dyn",
    "gen",
    "s",
    "d",
    "e",
    "a",
    "_",
    "__",
    "x_",
    "_x",
];

/// Every word that stands in generated code of itself, that the generator reserves, or that is worth trying.
fn words() -> BTreeSet<String> {
    let scratch = Scratch::new();
    write(&scratch, "zz_base", &BTreeMap::new());
    let generated = scratch.generate().unwrap_or_else(|findings| panic!("{findings}"));
    let mut words: BTreeSet<_> = reserved::all().chain(MORE.iter().copied()).map(str::to_owned).collect();
    for (_, text) in generated.files.iter().filter(|(path, _)| path.starts_with("zz_base/") || *path == "lib.rs") {
        collect(text.parse().expect("generated code is Rust"), &mut words);
    }
    words.retain(|word| !word.to_ascii_lowercase().contains("zz") || MORE.contains(&word.as_str()));
    words
}

fn collect(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => drop(words.insert(ident.to_string().trim_start_matches("r#").to_owned())),
            TokenTree::Group(group) => collect(group.stream(), words),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

/// Names by the roles in which they are tried.
type Names = BTreeMap<&'static str, String>;

/// Writes a provider in which some roles have other names.
fn write(scratch: &Scratch, module: &str, names: &Names) {
    for (file, template) in FILES {
        let mut text = (*template).to_owned();
        for (role, usual, _) in ROLES {
            text = text.replace(&format!("@{role}@"), names.get(role).map_or(usual, String::as_str));
        }
        scratch.write(&format!("specs/{module}/{file}.yaml"), &text);
    }
}

/// A word as a name in a role.
fn spelled(word: &str, casing: Casing) -> String {
    match casing {
        Casing::AsItIs => word.to_owned(),
        Casing::Snake => word.to_snake_case(),
        Casing::Camel => word.to_upper_camel_case(),
    }
}

/// A provider for each word, with the word in every role, but for the roles whose names would be one type: these have
/// the words that follow.
fn providers() -> BTreeMap<String, Names> {
    let words: Vec<_> = words().into_iter().collect();
    let word = |at: usize| &words[at % words.len()];
    let names = |index: usize| {
        let named = ROLES.iter().map(|(role, _, casing)| {
            let shift = TYPES.iter().position(|other| other == role).unwrap_or_default();
            (*role, spelled(word(index + 7 * shift), *casing))
        });
        named.filter(|(_, name)| !name.is_empty()).collect()
    };
    (0..words.len()).map(|index| (format!("zz_{index}"), names(index))).collect()
}

/// The roles that a finding is about, by the line of the template at which it stands.
fn roles_of(finding: &str) -> (String, Vec<&'static str>) {
    let mut parts = finding.splitn(4, ':');
    let (path, line) = (parts.next().unwrap_or_default(), parts.next().and_then(|line| line.parse::<usize>().ok()));
    let mut path = path.trim_start_matches("specs/").split('/');
    let (module, file) = (path.next().unwrap_or_default(), path.next().unwrap_or_default().trim_end_matches(".yaml"));
    let template = FILES.iter().find(|(name, _)| *name == file).map_or("", |(_, template)| template);
    let line = template.lines().nth(line.unwrap_or(1) - 1).unwrap_or_default();
    let roles = ROLES.iter().map(|(role, ..)| *role).filter(|role| line.contains(&format!("@{role}@")));
    (module.to_owned(), roles.collect())
}

/// Takes out of the providers the names that are refused, and prints the crate of the others; says how many were.
fn print(scratch: &Scratch, providers: &mut BTreeMap<String, Names>) -> usize {
    let before: usize = providers.values().map(BTreeMap::len).sum();
    for _ in 0..5 {
        for (module, names) in &*providers {
            write(scratch, module, names);
        }
        let findings = match scratch.generate() {
            Ok(generated) => {
                scratch.print(&generated);
                return before - providers.values().map(BTreeMap::len).sum::<usize>();
            }
            Err(findings) => findings,
        };
        // What is only suspicious keeps nothing from being generated.
        for finding in findings.lines().filter(|finding| !finding.contains(": W")) {
            let (module, roles) = roles_of(finding);
            let names = providers.get_mut(&module).unwrap_or_else(|| panic!("{finding}"));
            let refused: Vec<_> = roles.iter().filter_map(|role| names.remove(role)).collect();
            // A name that is none is told as such, where it is given, and not by what it would do to the code.
            assert!(finding.contains(": E03") && roles.len() == 1, "{refused:?} {finding}");
        }
    }
    panic!("names are refused again and again");
}

/// Calls providers after words too, where a provider can be called so.
fn rename(providers: BTreeMap<String, Names>) -> BTreeMap<String, Names> {
    let words: BTreeSet<_> = words().iter().map(|word| word.to_snake_case()).filter(|word| !word.is_empty()).collect();
    let scratch = Scratch::new();
    for word in &words {
        scratch.write(&format!("specs/{word}/provider.yaml"), SMALL);
        scratch.write(&format!("specs/{word}/zz_list.yaml"), SMALL_PAGE);
    }
    let refused = scratch.generate().err().unwrap_or_default();
    let accepted = words.into_iter().filter(|word| !refused.contains(&format!("specs/{word}/")));
    let mut providers = providers.into_iter();
    let named: Vec<_> = accepted.zip(providers.by_ref()).map(|(word, (_, names))| (word, names)).collect();
    named.into_iter().chain(providers).collect()
}

#[test]
fn whatever_name_is_chosen_there_is_a_finding_or_the_code_compiles() {
    let mut providers = rename(providers());
    let scratch = Scratch::new();
    let refused = print(&scratch, &mut providers);
    assert!(refused > 100 && providers.len() > 250, "{refused} refused, {} tried", providers.len());
    let (compiles, said) = scratch.cargo(&["check", "--lib", "--profile", "test", "--message-format", "short"]);
    let errors = said.lines().filter(|line| line.contains(": error"));
    let errors: BTreeSet<_> = errors
        .map(|line| {
            let module = line.strip_prefix("generated/").and_then(|path| path.split('/').next()).unwrap_or_default();
            format!("{line}\n    {:?}", providers.get(module))
        })
        .collect();
    let errors: Vec<_> = errors.into_iter().collect();
    assert!(compiles, "{} errors\n{}\n{said:.2000}", errors.len(), errors.join("\n"));
}
