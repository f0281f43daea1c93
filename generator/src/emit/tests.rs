//! A small crate, printed.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;

use super::emit;
use crate::config::Settings;
use crate::format::format;
use crate::ir::{
    AnswerShape, Asked, BodyKind, Call, Crate, Declared, Docs, EnumType, Example, Field, FieldSpelling, Form, Format,
    Formats, Literal, Operation, Parameter, Payload, Presence, Provider, Section, Syntax, Type, TypeDefinition,
    Variant,
};

fn docs(text: &str) -> Docs {
    Docs(vec![text.to_owned()])
}

/// An operation that has a keyword for its name.
fn operation() -> Operation {
    let text = str::to_owned;
    let count = Field {
        name: text("count"),
        wire: text("count"),
        docs: docs("How many."),
        value: Type::Integer(Form::Text),
        presence: Presence::Required,
        optional: false,
        boxed: false,
        deprecated: None,
        spelling: FieldSpelling::default(),
    };
    let call = Call { arguments: vec![Literal::Integer(7)], ..Call::default() };
    Operation {
        name: text("r#move"),
        type_name: text("Move"),
        module_docs: docs("move: Moves."),
        docs: docs("Moves."),
        summary: docs("Moves."),
        deprecated: None,
        method: text("POST"),
        paths: vec![text("/move")],
        body: BodyKind::Form,
        answer: AnswerShape::Whole,
        success: vec![202],
        faults: Vec::new(),
        parameters: vec![Parameter { field: count, section: Section::Form, scoped: false, separator: None }],
        dependencies: Vec::new(),
        payload: Payload::Value(Type::List(Box::new(Type::Declared(Declared::Enum(text("Form")))))),
        formats: None,
        format_type: None,
        spelling: FieldSpelling::default(),
        types: Vec::new(),
        example: Example { call, answer: text("moves") },
        samples: Vec::new(),
        tested: false,
    }
}

/// A provider with one operation, and a type that has the name of one of the runtime's.
fn example() -> Crate {
    let text = str::to_owned;
    let form = EnumType {
        name: text("Form"),
        docs: docs("A form."),
        variants: vec![Variant { name: text("Round"), wire: text("round"), docs: docs("`round`") }],
    };
    let json = Format {
        variant: "Json",
        title: "JSON",
        word: text("json"),
        media_type: text("application/json"),
        syntax: Syntax::Json,
        inferred: false,
    };
    let provider = Provider {
        module: text("toys"),
        title: text("Toys"),
        marker: text("Toys"),
        variable: text("toys"),
        docs: docs("Toys."),
        server: text("https://toys.example"),
        credentials: Vec::new(),
        sent: Docs::default(),
        authentication: Vec::new(),
        parameters: Vec::new(),
        scope: None,
        formats: Formats { choices: vec![json], asked: Asked::Accept, always: false, since: None },
        envelope: None,
        fault: None,
        types: vec![TypeDefinition::Enum(form)],
        operations: vec![operation()],
    };
    Crate { settings: Settings::default(), providers: vec![provider] }
}

/// Its files, by their paths.
fn emitted() -> BTreeMap<String, TokenStream> {
    let mut files = BTreeMap::new();
    emit(&example(), |path, tokens| drop(files.insert(path, tokens)));
    files
}

#[test]
fn every_file_has_its_path_and_is_rust() {
    let files = emitted();
    let paths: Vec<_> = files.keys().map(String::as_str).collect();
    assert_eq!(paths, ["lib.rs", "toys/client.rs", "toys/mod.rs", "toys/move.rs", "toys/types.rs"]);
    for (path, tokens) in files {
        let text = format("// A header.", tokens).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.starts_with("// A header.\n\n"), "{path}");
    }
}

#[test]
fn an_operation_reads_as_if_written_by_hand() {
    let text = format("// A header.", emitted().remove("toys/move.rs").unwrap()).unwrap();
    let body = text.split_once("impl Operation for Move {").unwrap().1;
    assert!(text.contains("/// let moves = toys.r#move(7).send().await?;\n"), "{text}");
    assert!(text.contains("use super::client::Toys;\nuse super::{Form, Sending};\n\n/// Moves."), "{text}");
    assert!(body.contains("to.form(\"count\").integer(Some(self.count), runtime::decode::Form::Text);"), "{text}");
    assert!(body.contains("reader.list(payload.get_or_insert_default(), Reader::open_enum)"), "{text}");
    assert!(body.contains("writer.list(payload, |writer, item| item.encode(writer));"), "{text}");
}
