//! The stages in their order.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;

use crate::apply::{MARK, RECORD, head, record};
use crate::config::Settings;
use crate::doubt::{self, Doubt};
use crate::finding::{Finding, Findings, Format, Place, Sources, render};
use crate::fingerprint::fingerprint;
use crate::model::Provider;
use crate::needs::{Needs, needs};
use crate::{check, emit, format, ir, load, lower, outline, prove, resolve, silence};

/// What specs give.
#[derive(Debug)]
pub struct Generated {
    /// The files by their path below the folder of generated code.
    pub files: BTreeMap<String, String>,
    /// How much it is.
    pub statistics: Statistics,
    /// What the code of each provider needs of the runtime.
    pub needs: Vec<Needs>,
    /// What is probably not meant, though it can be generated.
    pub warnings: Findings,
    /// The texts that the warnings point into.
    pub sources: Sources,
}

/// How much was generated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statistics {
    /// Providers.
    pub providers: usize,
    /// Operations.
    pub operations: usize,
    /// Objects and enums, envelopes and faults included.
    pub types: usize,
    /// Samples that became tests.
    pub samples: usize,
}

/// Why nothing was generated: what is wrong, and the texts that it points into.
#[derive(Debug)]
pub struct Failure {
    /// What is wrong.
    pub findings: Findings,
    /// The texts of the files.
    pub sources: Sources,
}

/// All that is wrong, with the lines that it concerns, as it is printed for people.
impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(render(&self.findings, &self.sources, Format::Human, false).trim_end())
    }
}

impl std::error::Error for Failure {}

/// Generates code from a folder of specs: by settings, or by the defaults for a crate of a name. Nothing is written.
///
/// # Errors
/// If the specs cannot be read, or something in them is wrong.
pub fn generate(specs: &Path, settings: impl Into<Settings>) -> Result<Generated, Failure> {
    print(specs, &settings.into(), &|_| false)
}

/// Generates although samples contradict the declarations in ways that are ignored, so that a test can hold what is found
/// in samples against what their generated tests find.
///
/// # Errors
/// As for [`generate`].
#[doc(hidden)]
pub fn generate_despite(
    specs: &Path,
    settings: impl Into<Settings>,
    ignored: &dyn Fn(&Finding) -> bool,
) -> Result<Generated, Failure> {
    print(specs, &settings.into(), ignored)
}

fn print(specs: &Path, settings: &Settings, ignored: &dyn Fn(&Finding) -> bool) -> Result<Generated, Failure> {
    let Decided { to_print: lowered, needs, left_out, mut findings, sources } = decide(specs, settings, ignored)?;
    let mut files = BTreeMap::new();
    let header = header(settings);
    emit::emit(&lowered, |path, tokens| match format::format(&header, tokens) {
        Ok(text) => drop(files.insert(path, text)),
        Err(error) => findings.push(defect(settings, &path, &error)),
    });
    if findings.errors() > 0 {
        return Err(Failure { findings, sources });
    }
    files.extend(beside(settings));
    let left_out = left_out.iter().map(|module| (module.as_str(), LEFT_OUT.to_owned()));
    let fingerprints = fingerprints(specs, &lowered).chain(left_out);
    let recorded = record(&head(&settings.specs), fingerprints, files.keys().map(String::as_str));
    files.insert(RECORD.to_owned(), recorded);
    Ok(Generated { files, statistics: statistics(&lowered), needs, warnings: findings, sources })
}

/// The fingerprint of a provider that is not generated.
const LEFT_OUT: &str = "-";

/// The first line of every generated file of code.
fn header(settings: &Settings) -> String {
    let Settings { specs, command, .. } = settings;
    format!("// {MARK} {specs}/. Do not edit: change the spec, then run `{command}`.")
}

/// What stands beside the code: what keeps rustfmt off it, and the guard.
fn beside(settings: &Settings) -> impl Iterator<Item = (String, String)> {
    let mark = format!("{MARK} {}/.", settings.specs);
    let guard = settings.guard.then(|| {
        let parts = [include_str!("fingerprint.rs"), include_str!("guard.rs")];
        ("guard.rs".to_owned(), format!("// {mark}\n\n{}", parts.join("\n")))
    });
    let formatter = ("rustfmt.toml".to_owned(), format!("# {mark}\ndisable_all_formatting = true\n"));
    std::iter::once(formatter).chain(guard)
}

/// Providers that are to be generated, and that there are not.
fn unknown_providers(settings: &Settings, loaded: &load::Specs, findings: &mut Findings) {
    let known = || loaded.providers.iter().map(|provider| provider.module.as_str());
    for name in settings.providers.iter().flatten().filter(|name| known().all(|known| known != *name)) {
        let message = format!("the provider `{name}` is to be generated, and has no specs");
        let guess = load::similar(name, known()).map(|guess| format!("did you mean `{guess}`?"));
        let place = Place::whole(settings.specs.as_str().into());
        findings.push(Finding::error("E0123", place, message).maybe_help(guess));
    }
}

/// The outline of each provider in a folder of specs, by the name of its module: its API as callers see it, a line for
/// each operation, argument, setter, payload, type, field, variant, fault, status and wire form. It is made to be held as
/// a snapshot, so that a reviewer sees what a change of a spec means to callers.
///
/// # Errors
/// If the specs cannot be read, or something in them is wrong.
pub fn outlines(specs: &Path) -> Result<BTreeMap<String, String>, Failure> {
    let decided = decide(specs, &Settings::default(), &|_| false)?.to_print;
    Ok(decided.providers.iter().map(|provider| (provider.module.clone(), outline::outline(provider))).collect())
}

/// Everything decided, nothing printed.
struct Decided {
    to_print: ir::Crate,
    /// What the code of each provider needs of the runtime.
    needs: Vec<Needs>,
    /// The providers that are not printed.
    left_out: Vec<String>,
    findings: Findings,
    sources: Sources,
}

/// The stages up to the barrier.
fn decide(specs: &Path, settings: &Settings, ignored: &dyn Fn(&Finding) -> bool) -> Result<Decided, Failure> {
    let load::Loaded { specs: loaded, mut findings, sources } = load::load(specs);
    let mut checked = Findings::new();
    let models = resolve::resolve(&loaded, &mut checked);
    check::check(&loaded, &models, &mut checked);
    let doubt = Doubt::of(&loaded, &checked);
    findings.extend(checked);
    let proofs = prove(&loaded, &models, &doubt, ignored, &mut findings);
    unknown_providers(settings, &loaded, &mut findings);
    doubt::leave_out_what_is_suspected_of_errors(&loaded, &mut findings);
    silence::silence(&loaded, &mut findings);
    if findings.errors() > 0 {
        return Err(Failure { findings, sources });
    }
    let all = models.iter().map(|provider| provider.key.clone());
    let left_out = all.filter(|provider| !settings.generates(provider)).collect();
    let (models, proofs): (Vec<_>, Vec<_>) =
        models.into_iter().zip(proofs).filter(|(provider, _)| settings.generates(&provider.key)).unzip();
    let needs = models.iter().map(needs).collect();
    Ok(Decided { to_print: lower::lower(&models, proofs, settings), needs, left_out, findings, sources })
}

/// Holds samples against what was resolved, although it may have errors, so that an author sees in one run what samples
/// contradict too. What is in doubt because of them is left out.
fn prove(
    loaded: &load::Specs,
    models: &[Provider],
    doubt: &Doubt,
    ignored: &dyn Fn(&Finding) -> bool,
    findings: &mut Findings,
) -> Vec<lower::Proofs> {
    let mut found = Findings::new();
    let proofs = models.iter().map(|provider| prove::prove(provider, &mut found)).collect();
    found.retain(|finding| doubt.spares(finding) && !ignored(finding));
    doubt::leave_out_what_follows_from_losses(loaded, &mut found);
    findings.extend(found.into_sorted());
    proofs
}

/// The emitters print what is settled; text that does not parse is a defect of theirs, not of a spec.
fn defect(settings: &Settings, path: &str, error: &syn::Error) -> Finding {
    let message = format!("what would be generated does not parse: {error}");
    Finding::error("E0901", Place::whole(format!("{}/{path}", settings.output).into()), message)
        .help("this is a defect of the generator; please report it with the spec")
}

/// The fingerprint of each provider's specs, for the guard in build.rs.
fn fingerprints<'a>(specs: &'a Path, lowered: &'a ir::Crate) -> impl Iterator<Item = (&'a str, String)> {
    lowered.providers.iter().map(|provider| {
        // The folder was read a moment ago. If it cannot be read now, the guard will say so.
        let fingerprint = fingerprint(&specs.join(&provider.module)).unwrap_or_default();
        (provider.module.as_str(), fingerprint)
    })
}

fn statistics(lowered: &ir::Crate) -> Statistics {
    let operations = || lowered.providers.iter().flat_map(|provider| &provider.operations);
    let own = |provider: &ir::Provider| {
        let fault = provider.fault.as_ref().map_or(0, |fault| 1 + usize::from(!fault.kinds.is_empty()));
        provider.types.len() + usize::from(provider.envelope.is_some()) + fault
    };
    Statistics {
        providers: lowered.providers.len(),
        operations: operations().count(),
        types: lowered.providers.iter().map(own).sum::<usize>()
            + operations().map(|operation| operation.types.len()).sum::<usize>(),
        samples: operations().map(|operation| operation.samples.len()).sum(),
    }
}
