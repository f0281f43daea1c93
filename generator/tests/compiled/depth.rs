//! Types that stand in each other, as deep as a spec may have them.

use super::scratch::Scratch;

const PROVIDER: &str = "provider: Zz\nsummary: A shop.\nserver: https://zz.example\n";

/// A page that answers with the first of types that each hold the next, and takes it as well.
fn page(operation: &str, types: &str) -> String {
    format!(
        "operation: {operation}\nsource: {{ title: A }}\nsummary: Makes it.\nrequest: POST /{operation}\n\
         json:\n  zz_it: {{ type: {operation}_0, description: It. }}\n\
         responses: {{ 200: {{ description: All., type: {operation}_0 }} }}\ntypes:\n{types}"
    )
}

/// Types of which each holds the next, as `held` says; the last holds what `last` says.
fn types(prefix: &str, number: usize, held: impl Fn(String) -> String, last: &str) -> String {
    let next =
        |index: usize| if index + 1 < number { held(format!("{prefix}_{}", index + 1)) } else { last.to_owned() };
    let type_ = |index| {
        let next = next(index);
        format!(
            "  {prefix}_{index}: {{ description: One., fields: {{ next: {{ type: {next}, description: The next. }} }} }}\n"
        )
    };
    (0..number).map(type_).collect()
}

/// How many types may stand in each other, directly, in lists, and in maps of lists.
const DEEPEST: usize = 26;
const DEEPEST_LISTS: usize = 21;
const DEEPEST_MAPS: usize = 13;

fn scratch(prefix: &str, number: usize, held: impl Fn(String) -> String, last: &str) -> Scratch {
    let scratch = Scratch::new();
    scratch.write("specs/zz/provider.yaml", PROVIDER);
    scratch.write("specs/zz/page.yaml", &page(prefix, &types(prefix, number, held, last)));
    scratch
}

#[test]
fn types_that_are_too_deep_in_each_other_are_a_finding_and_no_error_of_the_compiler() {
    let said = |number, last| scratch("deep", number, |next| next, last).generate().err().unwrap_or_default();
    for (number, last) in [(150, "string"), (60, "deep_0"), (DEEPEST + 1, "string")] {
        let said = said(number, last);
        assert_eq!(said.lines().count(), 1, "{said}");
        assert!(said.contains(": E0220: `deep_0` holds types that hold types, 27 deep"), "{said}");
    }
    assert_eq!(said(DEEPEST, "deep_0"), "");
    let type_ = |index: usize| {
        format!("  deep_{index}: {{ description: One., fields: {{ up: {{ type: deep_0, description: Up. }} }} }}\n")
    };
    let field = |index: usize| format!("      f{index}: {{ type: deep_{index}, description: One. }}\n");
    let wide = (1..=200).map(type_).collect::<Vec<_>>().concat();
    let fields = (1..=200).map(field).collect::<Vec<_>>().concat();
    let wide = format!("  deep_0:\n    description: All.\n    fields:\n{fields}{wide}");
    let scratch = scratch("deep", 1, |next| next, "string");
    scratch.write("specs/zz/page.yaml", &page("deep", &wide));
    assert_eq!(scratch.generate().err().unwrap_or_default(), "", "many types are not deep ones");
}

/// Compiled for real, with a caller, since the compiler follows types when it makes code of them, too.
#[test]
fn the_deepest_chains_and_rings_of_types_compile() {
    let scratch = Scratch::new();
    scratch.write("specs/zz/provider.yaml", PROVIDER);
    let list = |next| format!("[{next}], nullable: true");
    let map = |next| format!("{{ map: [{next}] }}, nullable: true");
    for (name, types) in [
        ("chain", types("chain", DEEPEST, |next| next, "string")),
        ("ring", types("ring", DEEPEST, |next| next, "ring_0")),
        ("lists", types("lists", DEEPEST_LISTS, list, "lists_0")),
        ("maps", types("maps", DEEPEST_MAPS, map, "maps_0")),
    ] {
        scratch.write(&format!("specs/zz/{name}.yaml"), &page(name, &types));
    }
    scratch.build();
    scratch.write("tests/calls.rs", CALLS);
    let (compiles, said) = scratch.cargo(&["test", "--lib", "--test", "calls", "--message-format", "short"]);
    assert!(compiles, "{said:.3000}");
}

/// A caller's code, which does with the types what needs all that they hold.
const CALLS: &str = r#"
use made_up::zz::{Chain0, Client, Lists0, Maps0, Ring0};

fn is_sent<T: Send + Sync + Unpin + Clone + PartialEq + std::fmt::Debug + 'static>(value: T) -> String {
    assert!(value.clone() == value);
    format!("{value:?}")
}

#[test]
fn calls() {
    let client = Client::new();
    drop(Box::pin(async move {
        let _ = client.chain().zz_it(Chain0::new()).send().await;
        let _ = client.ring().zz_it(Ring0::new()).send().await;
        let _ = client.lists().zz_it(Lists0::new()).send().await;
        let _ = client.maps().zz_it(Maps0::new()).send().await;
    }) as std::pin::Pin<Box<dyn Future<Output = ()> + Send>>);
    assert_eq!(is_sent(Chain0::new()), "Chain0 { next: None }");
    is_sent(Ring0::new());
    is_sent(Lists0::new());
    is_sent(Maps0::new());
}
"#;
