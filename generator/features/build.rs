//! Generates the clients of `specs/`, below `OUT_DIR`.
//!
//! Every folder of `specs/` is a provider, and its gate `#[cfg(feature = "…")]` is opened here, so that a feature of
//! the language is added with its folder and nothing else.

use std::env;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use apiscribe::finding::{Format, render};
use apiscribe::{Failure, Generated, generate};

/// The warning that is let pass: most features are about something else than descriptions.
const UNDESCRIBED: &str = "W0001";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=specs");
    match generate(Path::new("specs"), "features") {
        Ok(generated) if generated.warnings.sorted().iter().all(|warning| warning.code == UNDESCRIBED) => {
            write(&generated);
            ExitCode::SUCCESS
        }
        Ok(Generated { warnings: findings, sources, .. }) | Err(Failure { findings, sources }) => {
            eprint!("{}", render(&findings, &sources, Format::Human, false));
            ExitCode::FAILURE
        }
    }
}

/// What the crate includes. A file that is included cannot have attributes of its own, as `lib.rs` has.
const INCLUDED: &str = "#[path = \"lib.rs\"]\nmod features;\npub use features::*;\n";

/// Writes the files, and opens the gate of each provider.
fn write(generated: &Generated) {
    let out = env::var_os("OUT_DIR").expect("cargo says where to write");
    let folder = Path::new(&out);
    fs::remove_dir_all(folder).expect("what an earlier run wrote can be removed");
    fs::create_dir_all(folder).expect("the folder can be made");
    fs::write(folder.join("included.rs"), INCLUDED).expect("the file can be written");
    for (path, text) in &generated.files {
        let file = folder.join(path);
        fs::create_dir_all(file.parent().unwrap_or(folder)).expect("the folder can be made");
        fs::write(file, text).expect("the file can be written");
        if let Some(provider) = path.strip_suffix("/mod.rs").filter(|folder| !folder.contains('/')) {
            println!("cargo::rustc-cfg=feature=\"{provider}\"");
            println!("cargo::rustc-check-cfg=cfg(feature, values(\"{provider}\"))");
        }
    }
}
