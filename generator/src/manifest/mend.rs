//! A manifest with what it lacked, and otherwise as it was.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::lack::{Lack, optional};
use super::{GENERATOR, RUNTIME, SAMPLES, SERDE};

/// The text with all of this; nothing where it cannot be, since something else has one of the names.
pub(super) fn mended(text: &str, lacks: &[Lack]) -> Option<String> {
    let mut document: DocumentMut = text.parse().ok()?;
    for lack in lacks {
        match lack {
            Lack::Generator { source } => {
                let (from, value) = source.keys("generator");
                let mut dependency = InlineTable::new();
                dependency.insert(from, value.into());
                dependency.insert("default-features", false.into());
                let dependency = Item::Value(Value::InlineTable(dependency));
                table(&mut document, "build-dependencies")?.insert(GENERATOR, dependency);
            }
            Lack::Dependency { key, features, source } => {
                let mut dependency = InlineTable::new();
                if key != RUNTIME {
                    dependency.insert("package", RUNTIME.into());
                }
                let (from, value) = source.keys("runtime");
                dependency.insert(from, value.into());
                let mut dependency = Item::Value(Value::InlineTable(dependency));
                add(&mut dependency, "features", &optional(features))?;
                table(&mut document, "dependencies")?.insert(key, dependency);
            }
            Lack::Enabled { key, features } => {
                let dependency = table(&mut document, "dependencies")?.get_mut(key)?;
                in_full(dependency);
                add(dependency, "features", features)?;
            }
            Lack::Samples { key } => samples(&mut document, key)?,
            Lack::Feature { name, enables } => feature(&mut document, name, enables)?,
            Lack::Enables { name, missing } => {
                let features = table(&mut document, "features")?.get_mut(name)?.as_array_mut()?;
                features.extend(missing);
            }
        }
    }
    Some(document.to_string())
}

/// The dependency for tests, from where the other one is from.
fn samples(document: &mut DocumentMut, key: &str) -> Option<()> {
    if table(document, "dev-dependencies")?.get(key).is_none() {
        let mut dependency = table(document, "dependencies")?.get(key)?.clone();
        in_full(&mut dependency);
        if let Some(dependency) = dependency.as_table_like_mut() {
            for other in ["features", "optional", "default-features"] {
                dependency.remove(other);
            }
        }
        table(document, "dev-dependencies")?.insert(key, dependency);
    }
    let dependency = table(document, "dev-dependencies")?.get_mut(key)?;
    in_full(dependency);
    add(dependency, "features", &[SAMPLES.to_owned()])
}

/// A feature, which is on by default if it is a provider's.
fn feature(document: &mut DocumentMut, name: &str, enables: &[String]) -> Option<()> {
    let features = table(document, "features")?;
    features.insert(name, Item::Value(Value::Array(enables.iter().collect())));
    if name == SERDE {
        return Some(());
    }
    if features.get("default").is_none() {
        features.insert("default", Item::Value(Value::Array(Array::new())));
    }
    features.get_mut("default")?.as_array_mut()?.push(name);
    Some(())
}

/// A table of the document, which is made where it is missing.
fn table<'d>(document: &'d mut DocumentMut, name: &str) -> Option<&'d mut dyn TableLike> {
    document.entry(name).or_insert_with(|| Item::Table(Table::new())).as_table_like_mut()
}

/// A dependency that is a version alone, as a table.
fn in_full(dependency: &mut Item) {
    if let Some(version) = dependency.as_str().map(str::to_owned) {
        let mut table = InlineTable::new();
        table.insert("version", version.into());
        *dependency = Item::Value(Value::InlineTable(table));
    }
}

/// Adds texts to a list.
fn add(item: &mut Item, key: &str, texts: &[String]) -> Option<()> {
    if texts.is_empty() {
        return Some(());
    }
    let table = item.as_table_like_mut()?;
    if table.get(key).is_none() {
        table.insert(key, Item::Value(Value::Array(Array::new())));
    }
    table.get_mut(key)?.as_array_mut()?.extend(texts);
    Some(())
}
