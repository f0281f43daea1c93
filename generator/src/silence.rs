//! Warnings that a spec silences, each with its reason.

use crate::finding::{Finding, Findings, Severity};
use crate::load::{File, Specs};
use crate::resolve::{FileRef, Site};
use crate::spec::Silenced;

/// Leaves out the warnings that files silence. A silencer that silences nothing is itself warned of.
pub(crate) fn silence(specs: &Specs, findings: &mut Findings) {
    for provider in &specs.providers {
        let site = Site::top(FileRef::Provider(&provider.provider));
        silence_file(&provider.provider, &provider.provider.spec.silenced, &site, findings);
        for page in &provider.pages {
            silence_file(page, &page.spec.silenced, &Site::top(FileRef::Page(page)), findings);
        }
    }
}

fn silence_file<T>(file: &File<T>, silenced: &[Silenced], site: &Site<'_>, findings: &mut Findings) {
    for (index, silencer) in silenced.iter().enumerate() {
        let before = findings.len();
        findings.retain(|finding| {
            let here = finding.severity == Severity::Warning && finding.primary.place.file == file.path;
            !(here && finding.code == silencer.code)
        });
        if findings.len() == before {
            let place = site.at("silenced").at(&index.to_string()).at("code").value();
            let message = format!("there is no warning `{}` in this file", silencer.code);
            findings.push(
                Finding::warning("W0005", place, message)
                    .help("remove the silencer; only warnings, whose codes begin with a W, can be silenced"),
            );
        }
    }
}
