//! The samples of the real pages: what is inferred from them has to pass with them.

use std::fs;
use std::path::Path;

use apiscribe::infer::{Sample, infer_within};
use apiscribe::spec::{FormatName, Page, Provider};

use super::harness::{errors, write};

/// The payloads that a page prints: without what is wrapped around them.
fn payloads(provider: &Provider, page: &Page) -> Vec<String> {
    let mut payloads = Vec::new();
    for sample in &page.samples {
        let Some(response) = sample.status.and_then(|status| page.responses.get(&status)) else { continue };
        let mended = sample.mend.as_ref().and_then(|mend| mend.answer.as_deref());
        let Some(printed) = mended.or(sample.answer.as_deref()) else { continue };
        if response.fault.is_some() || sample.fault.is_some() {
            continue;
        }
        // Only JSON says by itself what is a list, an object or a number.
        if !matches!(sample.format, None | Some(FormatName::Json)) {
            continue;
        }
        let text = sample.placeholders.iter().fold(printed.to_owned(), |text, (name, value)| text.replace(name, value));
        let whole: serde_json::Value = serde_json::from_str(&text).unwrap();
        let key = response.key.as_ref().or(provider.envelope.as_ref().map(|envelope| &envelope.payload));
        payloads.push(key.map_or(&whole, |key| &whole[key]).to_string());
    }
    payloads
}

/// The usual wire forms of a provider, as they are written.
fn wire(provider: &str) -> String {
    let mut lines = provider.lines().skip_while(|line| !line.starts_with("wire:"));
    let first = lines.next().into_iter();
    first.chain(lines.take_while(|line| line.starts_with(' '))).flat_map(|line| [line, "\n"]).collect()
}

#[test]
fn the_samples_of_the_real_pages_pass_with_what_is_inferred_from_them() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let root = tempfile::tempdir().unwrap();
    let mut pages = 0;
    for folder in fs::read_dir(specs).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        let text = fs::read_to_string(folder.join("provider.yaml")).unwrap();
        let provider: Provider = serde_yaml::from_str(&text).unwrap();
        let shared = wire(&text);
        for file in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if file.ends_with("provider.yaml") {
                continue;
            }
            let page: Page = serde_yaml::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
            let texts = payloads(&provider, &page);
            if texts.is_empty() {
                continue;
            }
            let samples: Vec<_> =
                texts.iter().map(|text| Sample { name: "-".to_owned(), text: text.clone() }).collect();
            let inferred = infer_within(&samples, &provider.wire).unwrap();
            let texts: Vec<_> = texts.iter().map(String::as_str).collect();
            write(root.path(), &format!("p{pages}"), &shared, &inferred, &texts);
            pages += 1;
        }
    }
    assert!(pages >= 5, "{pages}");
    if let Some(errors) = errors(root.path()) {
        panic!("{errors}");
    }
}
