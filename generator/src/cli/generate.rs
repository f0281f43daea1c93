//! `generate` and `check`: one code path, of which the second stops at comparing.

use std::process::ExitCode;

use crate::apply::{ApplyError, Plan, first_difference, plan};
use crate::config::Settings;
use crate::{Failure, Generated, manifest};

use super::last_run::{Finished, LastRun};
use super::output::{complain, say};
use super::progress::Progress;
use super::{HALF_WRITTEN, Options, Root, STALE, WRONG, count, count_findings};

/// Writes what the specs give.
pub(super) fn write(options: &Options, root: &Root) -> ExitCode {
    if root.settings.is_built() {
        return prove(options, root);
    }
    let last_run = LastRun::look(root);
    if let Some(Finished { summary, files }) = last_run.finished() {
        say!("{root}{summary}; 0 files written, {files} unchanged");
        return ExitCode::SUCCESS;
    }
    let Some((generated, plan)) = prepare(options, root) else { return ExitCode::from(WRONG) };
    if let Err(error) = plan.apply() {
        return wrong(root, &error);
    }
    last_run.record(&generated, &summary(&generated));
    let removed = match plan.orphaned.len() {
        0 => String::new(),
        orphaned => format!(", {orphaned} removed"),
    };
    let written = count(plan.to_write(), "file");
    say!("{root}{}; {written} written, {} unchanged{removed}", summary(&generated), plan.unchanged);
    ExitCode::SUCCESS
}

/// Says whether the folder holds what the specs give.
pub(super) fn check(options: &Options, root: &Root) -> ExitCode {
    if root.settings.is_built() {
        return prove(options, root);
    }
    let Settings { output, command, .. } = &root.settings;
    if let Some(Finished { summary, .. }) = LastRun::look(root).finished() {
        say!("{root}{summary}; {output}/ is what the specs give");
        return ExitCode::SUCCESS;
    }
    let Some((generated, plan)) = prepare(options, root) else { return ExitCode::from(WRONG) };
    if plan.is_clean() {
        say!("{root}{}; {output}/ is what the specs give", summary(&generated));
        return ExitCode::SUCCESS;
    }
    for change in &plan.changed {
        say!("{output}/{} differs\n{}", change.path, first_difference(&change.found, &change.wanted));
    }
    for (path, _) in &plan.missing {
        say!("{output}/{path} is missing");
    }
    for path in &plan.orphaned {
        say!("{output}/{path} is not asked for by any spec");
    }
    for path in &plan.unfinished {
        say!("{output}/{path} was left by a run that was ended");
    }
    let stale = count(plan.to_write() + plan.orphaned.len() + plan.unfinished.len(), "file");
    say!("{root}{}; {stale} of {output}/ not as the specs say: run `{command}`", summary(&generated));
    ExitCode::from(STALE)
}

/// Generates, and holds the manifest against what the code needs.
pub(super) fn compute(root: &Root) -> Result<Generated, Failure> {
    let mut generated = crate::generate(&root.specs(), &root.settings)?;
    let Some((path, shown)) = root.manifest() else { return Ok(generated) };
    let findings = manifest::check(&path, shown, &generated.needs, &root.settings, &mut generated.sources);
    if findings.errors() > 0 {
        generated.warnings.extend(findings);
        return Err(Failure { findings: generated.warnings, sources: generated.sources });
    }
    Ok(generated)
}

/// Says whether specs can be generated which a build script generates.
fn prove(options: &Options, root: &Root) -> ExitCode {
    let Some(generated) = computed(options, root) else { return ExitCode::from(WRONG) };
    say!("{root}{}; `cargo build` generates them", summary(&generated));
    ExitCode::SUCCESS
}

/// Computes everything, and compares it with the folder. What is wrong is printed.
fn prepare(options: &Options, root: &Root) -> Option<(Generated, Plan)> {
    let generated = computed(options, root)?;
    match plan(&root.generated(), &generated.files) {
        Ok(plan) => Some((generated, plan)),
        Err(error) => {
            wrong(root, &error);
            None
        }
    }
}

/// Computes everything. What is wrong is printed.
fn computed(options: &Options, root: &Root) -> Option<Generated> {
    let progress = Progress::start("generating");
    let generated = compute(root);
    progress.end();
    let generated = match generated {
        Ok(generated) => generated,
        Err(Failure { findings, sources }) => {
            options.report(&findings, &sources);
            options.conclude(&format!("{root}{}; nothing was written", count_findings(&findings)));
            return None;
        }
    };
    if options.report(&generated.warnings, &generated.sources) {
        let denied = count_findings(&generated.warnings);
        options.conclude(&format!("{root}{denied}, which are denied; nothing was written"));
        return None;
    }
    Some(generated)
}

fn wrong(root: &Root, error: &ApplyError) -> ExitCode {
    complain!("error: {root}{}/: {error}", root.settings.output);
    ExitCode::from(if matches!(error, ApplyError::HalfWritten(..)) { HALF_WRITTEN } else { WRONG })
}

/// `3 providers, 5 operations, 27 types`
fn summary(generated: &Generated) -> String {
    let statistics = &generated.statistics;
    let counts = [
        (statistics.providers, "provider"),
        (statistics.operations, "operation"),
        (statistics.types, "type"),
        (statistics.samples, "sample"),
    ];
    counts.map(|(number, what)| count(number, what)).join(", ")
}
