//! Which files are read.

use super::{PAGE, load, real, shown, specs};

const PROVIDER: &[u8] = b"provider: X\nsummary: X.\nserver: https://x.example\n";

#[test]
fn the_real_specs_load() {
    let loaded = load(&real());
    assert_eq!(shown(&loaded), [] as [&str; 0]);
    let specs = loaded.specs;
    let modules: Vec<_> = specs.providers.iter().map(|provider| &*provider.module).collect();
    assert!(modules.is_sorted());
    for module in ["gogrid", "hostway", "sitehost"] {
        assert!(modules.contains(&module), "{module}");
    }
    let sitehost = specs.providers.iter().find(|provider| provider.module == "sitehost").expect("sitehost");
    assert_eq!(sitehost.provider.spec.provider, "SiteHost");
    assert_eq!(&*sitehost.provider.path, "specs/sitehost/provider.yaml");
    let stems: Vec<_> = sitehost.pages.iter().map(|page| &*page.stem).collect();
    assert!(stems.is_sorted() && stems.contains(&"create_image"), "{stems:?}");
    assert!(loaded.sources.text("specs/sitehost/create_image.yaml").is_some());
}

#[test]
fn all_findings_of_all_files_come_at_once() {
    let page = PAGE.replace("summary", "sumary");
    let (_folder, specs) = specs(&[
        ("README.md", b"x"),
        ("spec.schema.json", b"{}"),
        ("b/provider.yaml", PROVIDER),
        ("b/z.yaml", page.as_bytes()),
        ("b/a.yaml", b"a: b: c"),
        ("b/notes.txt", b"\xff"),
        ("a/page.yaml", PAGE.as_bytes()),
    ]);
    let loaded = load(&specs);
    assert!(loaded.findings.errors() > 0);
    assert_eq!(
        shown(&loaded),
        [
            "specs/a:1:1: E0108: a folder of specs has to hold a `provider.yaml`",
            "specs/b/a.yaml:1:5: E0101: this is no YAML: mapping values are not allowed in this context",
            "specs/b/z.yaml:3:1: E0102: unknown key `sumary`, did you mean `summary`?",
        ]
    );
}

#[test]
fn what_is_not_where_specs_are() {
    let (_folder, specs) = specs(&[
        ("lost.yaml", b"x"),
        (".git/config", b"x"),
        ("a/provider.yaml", PROVIDER),
        ("a/page.yml", b"x"),
        ("a/PAGE.YAML", b"x"),
        ("a/folder/page.yaml", b"x"),
        ("a/x.yaml/y", b"x"),
        ("a/.hidden.yaml", b"x"),
    ]);
    assert_eq!(
        shown(&load(&specs)),
        [
            "specs/a/PAGE.YAML:1:1: E0108: the name of a spec ends in `.yaml`",
            "specs/a/folder:1:1: E0108: a provider's folder has no folders in it",
            "specs/a/page.yml:1:1: E0108: the name of a spec ends in `.yaml`",
            "specs/a/x.yaml:1:1: E0108: this is a folder, and is named like a spec",
            "specs/lost.yaml:1:1: E0108: a spec stands in the folder of its provider",
        ]
    );
}

#[test]
fn files_that_are_no_text() {
    let (_folder, specs) = specs(&[
        ("a/provider.yaml", PROVIDER),
        ("a/binary.yaml", b"operation: x\nsummary: \xc3\xa9\xff\xfe\n"),
        ("a/nul.yaml", b"operation: x\0y"),
        ("a/large.yaml", &vec![b'#'; (4 << 20) + 1]),
    ]);
    assert_eq!(
        shown(&load(&specs)),
        [
            "specs/a/binary.yaml:2:11: E0108: this is no text: it holds a byte that is no UTF-8",
            "specs/a/large.yaml:1:1: E0109: the file is larger than 4 MiB",
            "specs/a/nul.yaml:1:13: E0108: this is no text: it holds a NUL byte",
        ]
    );
}

#[test]
fn a_folder_that_is_not_there() {
    let (_folder, specs) = specs(&[]);
    let loaded = load(&specs);
    assert!(loaded.findings.errors() > 0);
    assert!(shown(&loaded)[0].starts_with("specs:1:1: E0108: the folder cannot be read"));
}

#[cfg(unix)]
#[test]
fn symbolic_links() {
    use std::os::unix::fs::symlink;

    let (folder, specs) =
        specs(&[("a/provider.yaml", PROVIDER), ("a/page.yaml", PAGE.as_bytes()), ("../secret", b"x")]);
    symlink(folder.path().join("secret"), specs.join("a/out.yaml")).expect("a link");
    symlink("/etc", specs.join("etc")).expect("a link");
    symlink("/dev/zero", specs.join("a/zero.yaml")).expect("a link");
    symlink("nowhere", specs.join("a/dangling.yaml")).expect("a link");
    symlink("loop.yaml", specs.join("a/loop.yaml")).expect("a link");
    symlink("page.yaml", specs.join("a/within.yaml")).expect("a link");
    let lines = shown(&load(&specs));
    let starts = [
        "specs/a/dangling.yaml:1:1: E0108: this symbolic link leads nowhere",
        "specs/a/loop.yaml:1:1: E0108: this symbolic link leads nowhere",
        "specs/a/out.yaml:1:1: E0108: this symbolic link leads out of the folder of the specs",
        "specs/a/zero.yaml:1:1: E0108: this symbolic link leads out of the folder of the specs",
        "specs/etc:1:1: E0108: this symbolic link leads out of the folder of the specs",
    ];
    assert_eq!(lines.len(), starts.len(), "{lines:#?}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let (_folder, specs) = specs(&[("a/provider.yaml", PROVIDER)]);
    let made = std::process::Command::new("mkfifo").arg(specs.join("a/pipe.yaml")).status();
    if made.is_ok_and(|status| status.success()) {
        assert_eq!(shown(&load(&specs)), ["specs/a/pipe.yaml:1:1: E0108: this is no file"]);
    }
}
