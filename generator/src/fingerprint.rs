/// The fingerprint of a provider's folder of specs: 64-bit FNV-1a over the names and bytes of its YAML files, in the
/// order of their names, carriage returns left out. It tells a change from none; it is no defence against anybody.
///
/// # Errors
/// If the folder or one of its files cannot be read.
pub fn fingerprint(folder: &std::path::Path) -> std::io::Result<String> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push((path.file_name().unwrap_or_default().to_string_lossy().into_owned(), path));
        }
    }
    files.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut add = |byte: u8| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    for (name, path) in files {
        // A git checkout may change the ends of lines, which change nothing else.
        let content = std::fs::read(path)?;
        let content = content.into_iter().filter(|byte| *byte != b'\r');
        name.bytes().chain([0]).chain(content).chain([0]).for_each(&mut add);
    }
    Ok(format!("{hash:016x}"))
}
