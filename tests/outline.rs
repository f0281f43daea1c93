//! The API of each provider as callers see it, held as a snapshot: what a reviewer reads of a change of its spec.
//!
//! `cargo test --test outline` shows what changed, `cargo insta review` takes it.

use std::path::Path;

use apiscribe::finding::{Format, render};

#[test]
fn providers() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs");
    let outlines = apiscribe::outlines(&specs)
        .unwrap_or_else(|failure| panic!("{}", render(&failure.findings, &failure.sources, Format::Short, false)));
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (provider, outline) in outlines {
            insta::assert_snapshot!(provider, outline);
        }
    });
}
