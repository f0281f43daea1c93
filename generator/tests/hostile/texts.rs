//! Hostile texts in every place of the language: findings, or code that is the same as before but for the texts in it.

use std::collections::BTreeMap;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use apiscribe::Generated;

use super::attacks::{NAMES, TEXTS, TITLE, WIRE, broken_lines};
use super::documentation::{Active, reorders};
use super::workbench::{Outcome, errors, is_code, sane, told};
use super::{language, literals, structure};

/// The places that only people read: all others.
fn prose() -> Vec<&'static str> {
    let others = |place: &&str| !WIRE.contains(place) && !NAMES.contains(place) && *place != TITLE;
    language::places().into_iter().filter(others).collect()
}

/// What a spec became, as far as texts must not change it.
#[derive(Default)]
struct Code {
    items: BTreeMap<String, Vec<String>>,
    literals: Vec<String>,
    active: BTreeMap<String, Vec<Active>>,
}

impl Code {
    fn of(generated: &Generated) -> Self {
        let mut code = Self::default();
        for (path, text) in generated.files.iter().filter(|(path, _)| is_code(path)) {
            let said = literals::of(text);
            code.literals.extend(said.literals);
            code.active.insert(path.clone(), said.documentation.iter().map(|text| Active::of(text)).collect());
            let file = syn::parse_file(text).expect("it parsed before");
            code.items.insert(path.clone(), structure::of(&file));
        }
        code
    }

    fn harmless() -> Self {
        Self::of(&language::with(&[], "").generate().expect("it is harmless"))
    }

    fn kinds(&self) -> Vec<Vec<&str>> {
        self.items.values().map(|items| structure::kinds(items)).collect()
    }
}

/// What no generated file may hold, wherever its text comes from.
fn hidden(generated: &Generated) -> Result<(), String> {
    for (path, text) in &generated.files {
        let found = text.chars().find(|&it| reorders(it) || (it.is_control() && it != '\n' && it != '\t'));
        found.map_or(Ok(()), |found| Err(format!("{path} holds {found:?}")))?;
    }
    Ok(())
}

/// What must be so of every outcome: it is sane, and code hides nothing. Gives the code, if there is some.
fn checked(outcome: &Outcome) -> Result<Option<Code>, String> {
    sane(outcome)?;
    let Ok(generated) = outcome else { return Ok(None) };
    hidden(generated)?;
    Ok(Some(Code::of(generated)))
}

/// Every text in every place; a part of them, in which all texts and all places are, unless `HOSTILE=all` is set.
fn cases<'p>(places: impl Iterator<Item = &'p &'static str>) -> Vec<(&'static str, &'static str)> {
    let step = if std::env::var_os("HOSTILE").is_some_and(|set| set == "all") { 1 } else { 5 };
    let all = places
        .enumerate()
        .flat_map(|(at, place)| TEXTS.iter().enumerate().map(move |(text, it)| (at + text, (*place, *it))));
    all.filter(|(number, _)| number % step == 0).map(|(_, case)| case).collect()
}

/// Does something for every item, on all processors; the problems, if there are any.
fn all<T: Sync + Debug>(items: &[T], check: impl Fn(&T) -> Result<(), String> + Sync) {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut problems = Vec::new();
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            let checked = catch_unwind(AssertUnwindSafe(|| check(item)));
            problems.extend(checked.unwrap_or_else(|_| Err(format!("a panic at {item:?}"))).err());
        }
        problems
    };
    let problems: Vec<_> = thread::scope(|scope| {
        let workers: Vec<_> = (0..4).map(|_| scope.spawn(work)).collect();
        workers.into_iter().flat_map(|worker| worker.join().expect("panics are caught")).collect()
    });
    let shown: Vec<_> = problems.iter().take(12).map(|problem| problem.chars().take(900).collect::<String>()).collect();
    assert!(problems.is_empty(), "{} of {} fail:\n{}", problems.len(), items.len(), shown.join("\n"));
}

/// Documentation is generated whatever it says, and what it says stays prose.
fn stays_prose(harmless: &Code, places: &[&str], text: &str) -> Result<(), String> {
    let problem = |what: String| format!("{text:?} in {places:?}: {what}");
    let outcome = language::with(places, text).generate();
    let code = checked(&outcome).map_err(problem)?;
    let code = code.ok_or_else(|| problem(format!("is refused\n{}", told(&outcome))))?;
    if code.items != harmless.items {
        return Err(problem("changes the items".to_owned()));
    }
    for (path, before) in &harmless.active {
        let after = &code.active[path];
        if after != before {
            let differs = before.iter().zip(after).find(|(before, after)| before != after);
            return Err(problem(format!("is more than prose in {path}: {differs:?}")));
        }
    }
    Ok(())
}

#[test]
fn documentation_stays_prose() {
    let (harmless, prose) = (Code::harmless(), prose());
    assert!(prose.len() > 30, "{prose:?}");
    // Where all places together do harm, each alone is asked, so that the report says which one it is.
    all(TEXTS, |text| match stays_prose(&harmless, &prose, text) {
        Ok(()) => Ok(()),
        Err(all) => match prose.iter().find_map(|place| stays_prose(&harmless, &[place], text).err()) {
            Some(one) => Err(one),
            None => Err(all),
        },
    });
}

#[test]
fn documentation_stays_prose_where_its_lines_are_broken() {
    let (harmless, texts) = (Code::harmless(), broken_lines());
    all(&texts, |text| {
        stays_prose(&harmless, &["Page.summary", "Provider.notes[]", "TypeDeclaration.description"], text)
    });
}

#[test]
fn texts_travel_exactly_or_not_at_all() {
    let accepted = AtomicUsize::new(0);
    let kinds = Code::harmless();
    let cases = cases(WIRE.iter());
    all(&cases, |(place, text)| {
        let problem = |what: &str| format!("{text:?} in {place}: {what}");
        let Some(code) = checked(&language::with(&[place], text).generate()).map_err(|it| problem(&it))? else {
            return Ok(());
        };
        accepted.fetch_add(1, Ordering::Relaxed);
        if code.kinds() != kinds.kinds() {
            return Err(problem("changes the items"));
        }
        let travels = code.literals.iter().any(|literal| literal == text);
        if travels { Ok(()) } else { Err(problem("no literal is this text")) }
    });
    let accepted = accepted.into_inner();
    assert!(accepted > cases.len() / 5, "only {accepted} of {} texts are accepted at all", cases.len());
}

#[test]
fn names_are_names_or_findings() {
    let kinds = Code::harmless();
    let cases = cases(NAMES.iter().chain([&TITLE]));
    all(&cases, |(place, text)| {
        let problem = |what: String| format!("{text:?} in {place}: {what}");
        let outcome = language::with(&[place], text).generate();
        match checked(&outcome).map_err(problem)? {
            Some(code) if code.kinds() != kinds.kinds() => Err(problem("changes the items".to_owned())),
            None if errors(&outcome).is_empty() => Err(problem("is refused without a word".to_owned())),
            Some(_) | None => Ok(()),
        }
    });
}

#[test]
fn the_places_of_these_tests_exist() {
    let places = language::places();
    let unknown: Vec<_> = WIRE.iter().chain(NAMES).filter(|place| !places.contains(**place)).collect();
    assert!(unknown.is_empty(), "no such places: {unknown:?}");
}
