//! What no page prints, and where it comes from.

use apiscribe::load::ProviderSpec;
use apiscribe::spec::{
    Enumeration, Meaning, Member, Note, Origin, OriginWord, Page, Provider, SampleOrigin, TypeDeclaration,
};
use indexmap::IndexMap;

/// The facts of a file that its page does not print, a line each.
#[derive(Default)]
struct Facts(Vec<String>);

impl Facts {
    fn add(&mut self, fact: &str, origin: Option<&Origin>) {
        if let Some(origin) = origin {
            self.0.push(format!("- {fact}: {}", said(origin)));
        }
    }

    fn members(&mut self, within: &str, members: &IndexMap<String, Member>) {
        for (name, member) in members {
            let path = format!("{within}{name}");
            self.add(&format!("`{path}`"), member.origin.as_ref());
            if let Some(fields) = &member.fields {
                self.members(&format!("{path}."), fields);
            }
            self.values(&path, member.enumeration.as_ref());
        }
    }

    fn values(&mut self, within: &str, values: Option<&Enumeration>) {
        let Some(Enumeration::Meanings(meanings)) = values else { return };
        for (value, meaning) in meanings {
            if let Meaning::Named(named) = meaning {
                self.add(&format!("`{within}`: {value}"), named.origin.as_ref());
            }
        }
    }

    fn types(&mut self, types: &IndexMap<String, TypeDeclaration>) {
        for (name, declaration) in types {
            self.add(&format!("the type `{name}`"), declaration.origin.as_ref());
            if let Some(fields) = &declaration.fields {
                self.members(&format!("{name}."), fields);
            }
            self.values(name, declaration.enumeration.as_ref());
        }
    }

    fn notes(&mut self, notes: &[Note]) {
        for note in notes {
            self.add(&format!("\"{}\"", note.text()), note.origin());
        }
    }

    fn page(&mut self, page: &Page) {
        for section in [&page.path, &page.query, &page.header, &page.form, &page.json] {
            self.members("", section);
        }
        for (status, response) in &page.responses {
            self.add(&format!("the answer {status}"), response.origin.as_ref());
            if let Some(fields) = &response.fields {
                self.members("", fields);
            }
        }
        self.types(&page.types);
        for sample in &page.samples {
            let said = match &sample.origin {
                SampleOrigin::Word(OriginWord::Printed) => continue,
                SampleOrigin::Word(OriginWord::Recorded) => "recorded".to_owned(),
                SampleOrigin::Word(OriginWord::Inferred) => "inferred".to_owned(),
                SampleOrigin::Said(origin) => said(origin),
            };
            self.0.push(format!("- the sample `{}`: {said}", sample.name));
        }
        self.notes(&page.notes);
    }

    fn provider(&mut self, provider: &Provider) {
        self.members("", &provider.parameters);
        if let Some(envelope) = &provider.envelope {
            self.add("what answers are wrapped in", envelope.origin.as_ref());
            self.members("", &envelope.fields);
        }
        if let Some(faults) = &provider.faults {
            self.add("what failures look like", faults.origin.as_ref());
            self.members("", &faults.fields);
        }
        self.add("how lists are paged", provider.paging.as_ref().and_then(|paging| paging.origin.as_ref()));
        self.types(&provider.types);
        self.notes(&provider.notes);
    }
}

fn said(origin: &Origin) -> String {
    let said = match origin {
        Origin::Inferred(_) => "inferred from",
        Origin::Recorded(_) => "recorded from",
        Origin::Elsewhere(_) => "said elsewhere:",
    };
    format!("{said} {}", origin.place())
}

/// The facts of all files, by file.
pub fn list(providers: &[ProviderSpec]) -> String {
    let mut parts = Vec::new();
    let mut part = |title: String, facts: Facts| {
        if !facts.0.is_empty() {
            parts.push(format!("### {title}\n\n{}\n", facts.0.join("\n")));
        }
    };
    for provider in providers {
        let mut facts = Facts::default();
        facts.provider(&provider.provider.spec);
        part(format!("`{}/provider`", provider.module), facts);
        for file in &provider.pages {
            let mut facts = Facts::default();
            facts.page(&file.spec);
            part(format!("`{}/{}`, of {}", provider.module, file.stem, file.spec.source.title), facts);
        }
    }
    parts.join("\n")
}
