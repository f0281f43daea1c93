//! Keys with a wrong letter: the right one is suggested.

use super::real::{Mutation, everything, files, spots, try_all};

/// How many in a hundred have to be answered with the key that was meant.
const WANTED: usize = 95;

/// A key with one mistake, of the kinds that hands make.
fn misspelt(key: &str, at: usize, kind: usize) -> String {
    let mut letters: Vec<char> = key.chars().collect();
    let at = at % letters.len();
    match kind % 4 {
        0 if letters.len() > 2 => drop(letters.remove(at)),
        1 if at + 1 < letters.len() && letters[at] != letters[at + 1] => letters.swap(at, at + 1),
        2 => letters[at] = if letters[at] == 'x' { 'y' } else { 'x' },
        _ => letters.insert(at, letters[at]),
    }
    letters.into_iter().collect()
}

#[test]
fn a_typo_in_a_key_is_answered_with_the_key_that_was_meant() {
    let files = files();
    let step = if everything() { 1 } else { 3 };
    let (mut probes, mut typos) = (Vec::new(), Vec::new());
    for (index, file) in files.iter().enumerate() {
        for (number, spot) in spots(&file.tree).iter().enumerate().filter(|(number, _)| number % step == 0) {
            let (key, span) = (spot.entry.key.text().unwrap_or_default(), spot.entry.key.span.clone());
            let mutation = |text| Mutation { what: file.called(spot), file: index, span: span.clone(), text };
            // Whether this is a key of the language, the language says: it knows no other in its place.
            probes.push(mutation("qqqqqqqqqqqq".to_owned()));
            typos.push((key.to_owned(), mutation(misspelt(key, number, number / step))));
        }
    }
    let is_key = try_all(&files, &probes, |_, errors| errors.iter().any(|error| error.code == "E0102"));
    let (keys, mutations): (Vec<_>, Vec<_>) =
        typos.into_iter().zip(is_key).filter(|(_, is_key)| *is_key).map(|(typo, _)| typo).unzip();
    let said = try_all(&files, &mutations, |mutation, errors| {
        errors
            .iter()
            .find(|error| error.primary.place.span.start == mutation.span.start)
            .map(|error| error.message.clone())
    });
    let meant =
        |key: &str, said: &Option<String>| said.as_ref().is_some_and(|said| said.contains(&format!("mean `{key}`?")));
    let answers = keys.iter().zip(&said).zip(&mutations);
    let wrong: Vec<_> = answers.filter(|((key, said), _)| !meant(key, said)).collect();
    for ((key, said), mutation) in &wrong {
        println!("`{}` for `{key}` in {}: {said:?}", mutation.text, mutation.what);
    }
    let right = keys.len() - wrong.len();
    println!("{right} of {} typos are answered with what was meant", keys.len());
    assert!(keys.len() > 150, "only {} keys", keys.len());
    assert!(right * 100 >= keys.len() * WANTED, "{right} of {}", keys.len());
}
