//! The table in specs/README.md counts what is transcribed; it is held against the specs here.

use std::path::Path;

use generator::load::load;
use generator::spec::Page;

/// The columns that are plain counts: parameters, statuses, failures, samples, contradictions.
fn counts(page: &Page) -> [usize; 5] {
    let parameters = [&page.path, &page.query, &page.header, &page.form, &page.json];
    [
        parameters.iter().map(|members| members.len()).sum(),
        page.responses.len(),
        page.responses.values().filter(|response| response.fault.is_some()).count(),
        page.samples.len(),
        page.contradictions.len(),
    ]
}

/// The numbers that the table gives for a page, what is in brackets left out.
fn table(readme: &str, page: &str) -> [usize; 5] {
    let row = readme.lines().find(|line| line.starts_with(&format!("| `{page}` |"))).expect("a row for the page");
    let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
    let number = |cell: &str| cell.split([' ', ',']).next().and_then(|text| text.parse().ok()).expect("a number");
    let (statuses, failures) = cells[6].split_once(',').expect("statuses and failures");
    [number(cells[3]), number(statuses), number(failures.trim()), number(cells[7]), number(cells[8])]
}

#[test]
fn the_readme_of_the_specs_counts_what_is_there() {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
    let readme = std::fs::read_to_string(specs.join("README.md")).expect("specs/README.md");
    let loaded = load(&specs);
    let mut contradictions = 0;
    for provider in &loaded.specs.providers {
        contradictions += provider.provider.spec.contradictions.len();
        for page in &provider.pages {
            let name = format!("{}/{}", provider.module, page.stem);
            assert_eq!(table(&readme, &name), counts(&page.spec), "{name}");
            contradictions += page.spec.contradictions.len();
        }
    }
    assert!(readme.contains(&format!("{contradictions} contradictions.")), "{contradictions} contradictions in all");
}
