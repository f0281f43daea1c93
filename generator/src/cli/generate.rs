//! `generate` and `check`: one code path, of which the second stops at comparing.

use std::process::ExitCode;

use crate::apply::{ApplyError, Plan, first_difference, plan};
use crate::config::Settings;
use crate::{Failure, Generated, manifest};

use super::progress::Progress;
use super::{HALF_WRITTEN, Options, Root, STALE, WRONG, count, count_findings};

/// Writes what the specs give.
pub(super) fn write(options: &Options, root: &Root) -> ExitCode {
    if root.settings.is_built() {
        return prove(options, root);
    }
    let Some((generated, plan)) = prepare(options, root) else { return ExitCode::from(WRONG) };
    if let Err(error) = plan.apply() {
        return wrong(root, &error);
    }
    let removed = match plan.orphaned.len() {
        0 => String::new(),
        orphaned => format!(", {orphaned} removed"),
    };
    let written = count(plan.to_write(), "file");
    println!("{root}{}; {written} written, {} unchanged{removed}", summary(&generated), plan.unchanged);
    ExitCode::SUCCESS
}

/// Says whether the folder holds what the specs give.
pub(super) fn check(options: &Options, root: &Root) -> ExitCode {
    if root.settings.is_built() {
        return prove(options, root);
    }
    let Some((generated, plan)) = prepare(options, root) else { return ExitCode::from(WRONG) };
    let Settings { output, command, .. } = &root.settings;
    if plan.is_clean() {
        println!("{root}{}; {output}/ is what the specs give", summary(&generated));
        return ExitCode::SUCCESS;
    }
    for change in &plan.changed {
        println!("{output}/{} differs\n{}", change.path, first_difference(&change.found, &change.wanted));
    }
    for (path, _) in &plan.missing {
        println!("{output}/{path} is missing");
    }
    for path in &plan.orphaned {
        println!("{output}/{path} is not asked for by any spec");
    }
    for path in &plan.unfinished {
        println!("{output}/{path} was left by a run that was ended");
    }
    let stale = count(plan.to_write() + plan.orphaned.len() + plan.unfinished.len(), "file");
    println!("{root}{}; {stale} of {output}/ not as the specs say: run `{command}`", summary(&generated));
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
    println!("{root}{}; `cargo build` generates them", summary(&generated));
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
    eprintln!("error: {root}{}/: {error}", root.settings.output);
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
