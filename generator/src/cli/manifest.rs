//! `manifest`: what `Cargo.toml` lacks for the generated code.

use std::fs;
use std::process::ExitCode;

use crate::finding::{Findings, Sources};
use crate::manifest::{Manifest, Source, Wanted};
use crate::{Failure, generate};

use super::output::{complain, say};
use super::{Options, Root, STALE, USAGE, WRONG, count_findings};

/// Prints what the manifest lacks, or writes it.
pub(super) fn mend(options: &Options, root: &Root, write: bool) -> ExitCode {
    let Some((path, shown)) = root.manifest() else {
        complain!("error: {root}no manifest is looked at: `manifest` is the empty text");
        return ExitCode::from(USAGE);
    };
    let needs = match generate(&root.specs(), &root.settings) {
        Ok(generated) => generated.needs,
        Err(Failure { findings, sources }) => return wrong(options, root, &findings, &sources),
    };
    let wanted = Wanted { needs: &needs, settings: &root.settings, source: &Source::Registry, builds: false };
    let manifest = match Manifest::read(&path, shown) {
        Ok(Some(manifest)) => manifest,
        Ok(None) => {
            complain!("error: {root}there is no {shown}");
            return ExitCode::from(USAGE);
        }
        Err(finding) => return wrong(options, root, &Findings::from(*finding), &Sources::new()),
    };
    let mut sources = Sources::new();
    sources.insert(manifest.file.clone(), manifest.text.clone());
    let findings = manifest.check(wanted);
    if findings.is_empty() {
        say!("{root}{shown} has what the generated code needs");
        return ExitCode::SUCCESS;
    }
    if !write {
        wrong(options, root, &findings, &sources);
        return ExitCode::from(STALE);
    }
    let Some(mended) = manifest.mended(wanted) else {
        complain!("error: {root}{shown} has something else in the place of what it lacks; add the lines by hand:");
        return wrong(options, root, &findings, &sources);
    };
    match fs::write(&path, mended) {
        Ok(()) => {
            say!("{root}{shown} written");
            ExitCode::SUCCESS
        }
        Err(error) => {
            complain!("error: {root}{shown} cannot be written: {error}");
            ExitCode::from(WRONG)
        }
    }
}

fn wrong(options: &Options, root: &Root, findings: &Findings, sources: &Sources) -> ExitCode {
    options.report(findings, sources);
    options.conclude(&format!("{root}{}; nothing was written", count_findings(findings)));
    ExitCode::from(WRONG)
}
