/// Warns, in the build of a crate, of generated code that is not what its specs give. `specs` and `output` are folders
/// of the package, `command` is what generates. It costs a build nothing when all is well, and never breaks one.
pub fn warn(specs: &str, output: &str, command: &str) {
    println!("cargo::rerun-if-changed={specs}");
    println!("cargo::rerun-if-changed={output}/fingerprints");
    let root = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let root = std::path::Path::new(&root);
    let (folder, record) = (root.join(specs), root.join(output).join("fingerprints"));
    let record = std::fs::read_to_string(record).unwrap_or_default();
    let lines = record.lines().filter_map(|line| line.split_once(' '));
    let recorded: Vec<_> = lines.filter(|(name, _)| *name != "#").collect();
    let mut stale: Vec<String> = Vec::new();
    for (provider, recorded) in &recorded {
        // A provider that was left out of the code has no fingerprint. Without any specs, as where only the code was
        // copied, there is nothing to compare.
        let found = if *recorded == "-" { Ok("-".to_owned()) } else { fingerprint(&folder.join(provider)) };
        if found.map_or_else(|_| folder.is_dir(), |found| found != *recorded) {
            stale.push(format!("{specs}/{provider}"));
        }
    }
    for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().join("provider.yaml").is_file() && !recorded.iter().any(|(provider, _)| *provider == name) {
            stale.push(format!("{specs}/{name}"));
        }
    }
    if !stale.is_empty() {
        stale.sort();
        println!("cargo::warning={output}/ is not what {} says: run `{command}`", stale.join(", "));
    }
}
