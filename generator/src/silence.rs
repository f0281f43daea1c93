//! Warnings that a spec silences, each with its reason.

use crate::finding::{Finding, Findings, Severity};
use crate::load::Site;
use crate::load::{File, Specs};
use crate::spec::Silenced;

/// Leaves out the warnings that files silence. A silencer that silences nothing is itself warned of.
///
/// Where there are errors, not all rules have looked at everything, so a silencer may only seem to silence nothing.
pub(crate) fn silence(specs: &Specs, findings: &mut Findings) {
    let is_complete = findings.errors() == 0;
    for provider in &specs.providers {
        let site = provider.provider.top();
        silence_file(&provider.provider, &provider.provider.spec.silenced, &site, is_complete, findings);
        for page in &provider.pages {
            silence_file(page, &page.spec.silenced, &page.top(), is_complete, findings);
        }
    }
}

fn silence_file<T>(file: &File<T>, silenced: &[Silenced], site: &Site, is_complete: bool, findings: &mut Findings) {
    for (index, silencer) in silenced.iter().enumerate() {
        let before = findings.len();
        findings.retain(|finding| {
            let here = finding.severity == Severity::Warning && finding.primary.place.file == file.path;
            !(here && finding.code == silencer.code)
        });
        if is_complete && findings.len() == before {
            let place = site.at("silenced").at(&index.to_string()).at("code").value();
            let message = format!("there is no warning `{}` in this file", silencer.code);
            findings.push(
                Finding::warning("W0005", place, message)
                    .help("remove the silencer; only warnings, whose codes begin with a W, can be silenced"),
            );
        }
    }
}
