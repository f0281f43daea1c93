//! What is transcribed, counted.

use apiscribe::load::ProviderSpec;
use apiscribe::spec::{Enumeration, Member, Page, Provider, TypeDeclaration};
use indexmap::IndexMap;

/// How much a file declares: fields of objects, and values of enums.
#[derive(Default, Clone, Copy)]
struct Declared {
    fields: usize,
    values: usize,
}

impl Declared {
    /// The fields of an object, and what they declare in place.
    fn object(&mut self, fields: &IndexMap<String, Member>) {
        self.fields += fields.len();
        self.in_place(fields.values());
    }

    /// What parameters or fields declare in place.
    fn in_place<'m>(&mut self, members: impl Iterator<Item = &'m Member>) {
        for member in members {
            if let Some(fields) = &member.fields {
                self.object(fields);
            }
            self.values += member.enumeration.as_ref().map_or(0, count);
        }
    }

    fn types(&mut self, types: &IndexMap<String, TypeDeclaration>) {
        for declaration in types.values() {
            if let Some(fields) = &declaration.fields {
                self.object(fields);
            }
            self.values += declaration.enumeration.as_ref().map_or(0, count);
        }
    }

    fn of_page(page: &Page) -> Self {
        let mut declared = Self::default();
        declared.in_place(sections(page).into_iter().flat_map(IndexMap::values));
        for response in page.responses.values() {
            if let Some(fields) = &response.fields {
                declared.object(fields);
            }
        }
        declared.types(&page.types);
        declared
    }

    fn of_provider(provider: &Provider) -> Self {
        let mut declared = Self::default();
        declared.types(&provider.types);
        declared
    }
}

fn count(values: &Enumeration) -> usize {
    values.values().len()
}

fn sections(page: &Page) -> [&IndexMap<String, Member>; 5] {
    [&page.path, &page.query, &page.header, &page.form, &page.json]
}

fn parameters(page: &Page) -> usize {
    sections(page).iter().map(|members| members.len()).sum()
}

fn failures(page: &Page) -> usize {
    page.responses.values().filter(|response| response.fault.is_some()).count()
}

/// A table of these columns and rows.
fn table(columns: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let line = |cells: &[String]| format!("| {} |\n", cells.join(" | "));
    let columns: Vec<_> = columns.iter().map(|&column| column.to_owned()).collect();
    let rule = format!("|{}\n", "---|".repeat(columns.len()));
    let rows: String = rows.map(|row| line(&row)).collect();
    format!("{}{rule}{rows}", line(&columns))
}

/// A row for each page.
pub fn pages(providers: &[ProviderSpec]) -> String {
    let rows = providers.iter().flat_map(|provider| {
        provider.pages.iter().map(|file| {
            let (page, declared) = (&file.spec, Declared::of_page(&file.spec));
            let document = page.source.document.as_deref().unwrap_or("none");
            let numbers = [parameters(page), declared.fields, declared.values].map(|number| number.to_string());
            let statuses = format!("{}, {}", page.responses.len(), failures(page));
            let rest =
                [page.samples.len(), page.notes.len(), page.contradictions.len()].map(|number| number.to_string());
            let named =
                [format!("`{}/{}`", provider.module, file.stem), format!("`{document}`"), page.source.title.clone()];
            named.into_iter().chain(numbers).chain([statuses]).chain(rest).collect()
        })
    });
    let columns = [
        "spec",
        "document",
        "page",
        "parameters",
        "fields declared",
        "enum values declared",
        "statuses, of them failures",
        "samples",
        "notes",
        "contradictions",
    ];
    table(&columns, rows)
}

/// A row for each provider.
pub fn providers(providers: &[ProviderSpec]) -> String {
    let rows = providers.iter().map(|provider| {
        let (spec, declared) = (&provider.provider.spec, Declared::of_provider(&provider.provider.spec));
        let envelope = spec.envelope.as_ref().map_or(0, |envelope| envelope.fields.len());
        let faults = spec.faults.as_ref().map_or(0, |faults| faults.fields.len());
        let sent = spec.authentication.len() + spec.parameters.len();
        let numbers = [
            spec.credentials.len(),
            sent,
            envelope,
            faults,
            declared.fields,
            declared.values,
            spec.notes.len(),
            spec.contradictions.len(),
        ];
        std::iter::once(format!("`{}`", provider.module)).chain(numbers.map(|number| number.to_string())).collect()
    });
    let columns = [
        "`provider.yaml`",
        "credentials",
        "sent with every call",
        "fields around answers",
        "fields of a fault",
        "fields of shared types",
        "values of shared enums",
        "notes",
        "contradictions",
    ];
    table(&columns, rows)
}

/// All of them together, in a sentence.
pub fn totals(providers: &[ProviderSpec]) -> String {
    let pages = || providers.iter().flat_map(|provider| provider.pages.iter().map(|file| &file.spec));
    let sum = |count: fn(&Page) -> usize| pages().map(count).sum::<usize>();
    let shared: usize = providers.iter().map(|provider| provider.provider.spec.contradictions.len()).sum();
    format!(
        "In all: {} pages, {} parameters of the pages, {} samples, {} contradictions.\n",
        pages().count(),
        sum(parameters),
        sum(|page| page.samples.len()),
        sum(|page| page.contradictions.len()) + shared,
    )
}
