//! Random specs in the language, most of them valid, some slightly wrong.

use std::cell::Cell;

use proptest::collection::{btree_map, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;

use super::render::{Yaml, map, text};
use super::workbench::Folder;
use super::{config, holds};

/// Names on the wire: good ones, keywords, ones that meet, ones that are none in Rust.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        150 => "[a-z]{4,9}(_[a-z]{3,4})?",
        30 => "[a-z]{3,4}[A-Z][a-z]{3,4}",
        10 => "[a-z]{3,4}\\[[a-z]{4,6}\\](\\[\\])?",
        1 => prop::sample::select(vec!["type", "Type", "match", "new", "kind", "client", "id", "ID", "field", "reader"]).prop_map(str::to_owned),
        1 => "[ -~]{0,6}",
        1 => any::<String>(),
    ]
}

fn prose() -> impl Strategy<Value = Yaml> {
    prop_oneof![4 => "[A-Z][a-z]{1,8}( [a-z`*<\\[]{1,5}){0,30}", 1 => any::<String>()].prop_map(Yaml::Text)
}

/// A type and a form: declared, built in, and sometimes neither.
fn type_() -> impl Strategy<Value = Vec<(String, Yaml)>> {
    let names =
        vec!["string", "integer", "number", "decimal", "boolean", "date", "date-time", "any", "Thing", "Kind", "Self"];
    let one = prop::sample::select(names).prop_map(text);
    let many = one.clone().prop_recursive(2, 4, 1, |inner| {
        prop_oneof![inner.clone().prop_map(|item| Yaml::List(vec![item])), inner.prop_map(|item| map([("map", item)]))]
    });
    let forms =
        vec!["string", "number", "digit", "yes-no", "civil", "civil-space", "rfc-3339", "epoch-seconds", "on-off"];
    let wire = prop_oneof![60 => Just(None), 1 => prop::sample::select(forms).prop_map(|form| Some(text(form)))];
    (many, wire).prop_map(|(type_, wire)| {
        let wire = wire.map(|wire| ("wire".to_owned(), wire));
        [("type".to_owned(), type_)].into_iter().chain(wire).collect()
    })
}

fn value() -> impl Strategy<Value = Yaml> {
    prop_oneof![
        any::<i64>().prop_map(|it| Yaml::Plain(it.to_string())),
        any::<bool>().prop_map(|it| Yaml::Plain(it.to_string())),
        "[ -~]{0,8}".prop_map(Yaml::Text)
    ]
}

fn values() -> impl Strategy<Value = Yaml> {
    prop_oneof![
        vec(name(), 1..4).prop_map(|names| Yaml::List(names.into_iter().map(Yaml::Text).collect())),
        btree_map(name(), prose(), 1..4).prop_map(|values| Yaml::Map(values.into_iter().collect())),
    ]
}

fn member() -> impl Strategy<Value = Yaml> {
    let what = prop_oneof![6 => type_(), 1 => values().prop_map(|values| vec![("enum".to_owned(), values)])];
    let flags = prop_oneof![8 => Just(None), 1 => Just(Some("required")), 1 => Just(Some("nullable"))];
    (what, flags, option::of(prose()), option::weighted(0.03, value()), option::weighted(0.02, name())).prop_map(
        |(what, flag, described, example, rust)| {
            let mut entries = what;
            entries.extend(flag.map(|flag| (flag.to_owned(), Yaml::Plain("true".to_owned()))));
            entries.extend(described.map(|described| ("description".to_owned(), described)));
            entries.extend(example.map(|example| ("example".to_owned(), example)));
            entries.extend(rust.map(|rust| ("rust".to_owned(), Yaml::Text(rust))));
            Yaml::Map(entries)
        },
    )
}

fn members() -> impl Strategy<Value = Yaml> {
    btree_map(name(), member(), 0..5).prop_map(|members| Yaml::Map(members.into_iter().collect()))
}

fn provider() -> impl Strategy<Value = Yaml> {
    let envelope =
        (name(), members(), option::weighted(0.1, (name(), value()))).prop_map(|(payload, fields, success)| {
            let success = success.map(|(name, value)| ("success".to_owned(), Yaml::Map(vec![(name, value)])));
            Yaml::Map(
                [("payload".to_owned(), Yaml::Text(payload)), ("fields".to_owned(), fields)]
                    .into_iter()
                    .chain(success)
                    .collect(),
            )
        });
    let faults = (option::of(name()), members()).prop_map(|(at, fields)| {
        let at = at.map(|at| ("at".to_owned(), Yaml::Text(at)));
        Yaml::Map(at.into_iter().chain([("fields".to_owned(), fields)]).collect())
    });
    (prose(), prose(), option::weighted(0.3, envelope), option::weighted(0.7, faults), option::weighted(0.3, name()))
        .prop_map(|(title, summary, envelope, faults, credential)| {
            let mut entries = vec![
                ("provider".to_owned(), title),
                ("summary".to_owned(), summary),
                ("server".to_owned(), text("https://shop.example/v1")),
            ];
            entries.extend(
                credential
                    .map(|name| ("credentials".to_owned(), Yaml::Map(vec![(name, map([("example", text("x"))]))]))),
            );
            entries.extend(envelope.map(|envelope| ("envelope".to_owned(), envelope)));
            entries.extend(faults.map(|faults| ("faults".to_owned(), faults)));
            Yaml::Map(entries)
        })
}

fn responses() -> impl Strategy<Value = Yaml> {
    let payload = prop_oneof![1 => Just(Vec::new()), 3 => type_().prop_map(|mut type_| vec![type_.remove(0)]), 1 => members().prop_map(|fields| vec![("fields".to_owned(), fields)])];
    (prose(), payload, option::of(name())).prop_map(|(described, payload, fault)| {
        let good = Yaml::Map([("description".to_owned(), described.clone())].into_iter().chain(payload).collect());
        let bad = fault.map(|fault| {
            (
                "404".to_owned(),
                Yaml::Map(vec![("description".to_owned(), described), ("fault".to_owned(), Yaml::Text(fault))]),
            )
        });
        Yaml::Numbered([("200".to_owned(), good)].into_iter().chain(bad).collect())
    })
}

fn samples() -> impl Strategy<Value = Yaml> {
    let answer =
        prop_oneof![5 => Just("{}".to_owned()), 1 => "\\{ \"[a-z]{1,5}\": (1|\"x\"|null|\\[\\]|\\{\\}) \\}", 1 => "[ -~]{0,12}"].boxed();
    let arguments =
        prop_oneof![4 => Just(std::collections::BTreeMap::new()), 1 => btree_map(name(), value(), 0..3)].boxed();
    let some = prop_oneof![3 => Just(0), 1 => 1..3_usize];
    some.prop_flat_map(move |count| vec((name(), answer.clone(), arguments.clone()), count)).prop_map(|samples| {
        let sample = |(name, answer, arguments): (String, String, std::collections::BTreeMap<String, Yaml>)| {
            map([
                ("name", Yaml::Text(name)),
                ("arguments", Yaml::Map(arguments.into_iter().collect())),
                ("status", Yaml::Plain("200".to_owned())),
                ("answer", Yaml::Text(answer)),
            ])
        };
        Yaml::List(samples.into_iter().map(sample).collect())
    })
}

fn page() -> impl Strategy<Value = Yaml> {
    let types = (members(), values())
        .prop_map(|(fields, values)| map([("Thing", map([("fields", fields)])), ("Kind", map([("enum", values)]))]));
    let body = prop::sample::select(vec!["query", "form", "json", "header"]);
    (prose(), members(), body, members(), responses(), types, samples()).prop_map(
        |(summary, query, key, body, responses, types, samples)| {
            let mut entries = vec![
                ("operation", text("do_it")),
                ("source", map([("title", text("Do it"))])),
                ("summary", summary),
                ("request", text(if key == "query" { "GET /it" } else { "POST /it" })),
                ("query", query),
            ];
            entries.extend((key != "query").then_some((key, body)));
            entries.extend([("responses", responses), ("types", types), ("samples", samples)]);
            map(entries)
        },
    )
}

#[test]
fn random_specs_give_findings_or_code() {
    let (generated, refused) = (Cell::new(0), Cell::new(0));
    let checked = TestRunner::new(config(160)).run(&(provider(), page()), |(provider, page)| {
        let folder = Folder::shop(&provider.to_string(), &page.to_string());
        let is_code =
            holds(&folder).map_err(|problem| TestCaseError::fail(format!("{problem}\n{provider}\n=====\n{page}")))?;
        let counter = if is_code { &generated } else { &refused };
        counter.set(counter.get() + 1);
        Ok(())
    });
    println!("{} specs gave code, {} gave findings", generated.get(), refused.get());
    checked.unwrap_or_else(|problem| panic!("{problem}"));
    assert!(generated.get() > 5 && refused.get() > 5, "{generated:?} gave code, {refused:?} gave findings");
}
