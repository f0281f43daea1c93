//! The guard: a build whose specs no longer match the generated code says so.
//!
//! It compares fingerprints that the generator left, costs nothing when all is well, and never breaks a build.

use std::fs;
use std::path::Path;

#[path = "generated/guard.rs"]
mod guard;

fn main() {
    println!("cargo::rerun-if-changed=specs");
    println!("cargo::rerun-if-changed=generated/fingerprints");
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let root = Path::new(&root);
    let recorded = fs::read_to_string(root.join("generated/fingerprints")).unwrap_or_default();
    let recorded: Vec<_> =
        recorded.lines().filter_map(|line| line.split_once(' ')).filter(|(name, _)| *name != "#").collect();
    let mut stale: Vec<String> = Vec::new();
    for (provider, recorded) in &recorded {
        let folder = root.join("specs").join(provider);
        let found = guard::fingerprint(&folder);
        // Without any specs, as where only the code was copied, there is nothing to compare.
        if found.map_or_else(|_| root.join("specs").is_dir(), |found| found != *recorded) {
            stale.push(format!("specs/{provider}"));
        }
    }
    for folder in fs::read_dir(root.join("specs")).into_iter().flatten().flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        if folder.path().join("provider.yaml").is_file() && !recorded.iter().any(|(provider, _)| *provider == name) {
            stale.push(format!("specs/{name}"));
        }
    }
    if !stale.is_empty() {
        stale.sort();
        println!("cargo::warning=generated/ is not what {} says: run `cargo run -p generator`", stale.join(", "));
    }
}
