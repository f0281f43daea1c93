//! What stands in a folder and is no file of the author's.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::fs::symlink;

use super::harmless::{PAGE, PROVIDER};
use super::workbench::Folder;

/// Expects exactly one finding: of a file, and with these words.
#[track_caller]
fn finds(folder: &Folder, file: &str, says: &str) {
    let found = folder.findings();
    assert_eq!(found.lines().count(), 1, "{found}");
    assert!(found.starts_with(&format!("{file}:1:1: E0108: ")), "{found}");
    assert!(found.contains(says), "expected …{says}…\n   found {found}");
}

#[test]
fn a_folder_can_have_the_name_of_a_page() {
    let folder = Folder::shop(PROVIDER, PAGE);
    fs::create_dir(folder.path("shop/x.yaml")).expect("a folder can be made");
    finds(&folder, "specs/shop/x.yaml", "folder");
    let folder = Folder::shop(PROVIDER, PAGE);
    fs::create_dir_all(folder.path("other/provider.yaml")).expect("a folder can be made");
    let found = folder.findings();
    assert!(found.starts_with("specs/other"), "{found}");
}

#[test]
fn links_that_lead_nowhere_are_told_so() {
    for (name, target) in [("loop.yaml", "loop.yaml"), ("dangling.yaml", "nothing.yaml"), ("to.yaml", "to.yaml/x")] {
        let folder = Folder::shop(PROVIDER, PAGE);
        symlink(target, folder.path(&format!("shop/{name}"))).expect("a link can be made");
        finds(&folder, &format!("specs/shop/{name}"), "leads nowhere");
    }
    let folder = Folder::shop(PROVIDER, PAGE);
    symlink("two.yaml", folder.path("shop/one.yaml")).expect("a link can be made");
    symlink("one.yaml", folder.path("shop/two.yaml")).expect("a link can be made");
    assert_eq!(folder.findings().matches("leads nowhere").count(), 2);
}

#[test]
fn links_that_leave_the_folder_are_not_followed() {
    let outside = tempfile::tempdir().expect("a folder can be made");
    fs::write(outside.path().join("secret.yaml"), "secret: hunter2\n").expect("a file can be written");
    let folder = Folder::shop(PROVIDER, PAGE);
    symlink(outside.path().join("secret.yaml"), folder.path("shop/page.yaml")).expect("a link can be made");
    finds(&folder, "specs/shop/page.yaml", "leads out of the folder");
    for target in ["/etc/passwd", "/dev/zero", "/dev/stdin", "/proc/self/mem", "../../secret"] {
        let folder = Folder::shop(PROVIDER, PAGE);
        fs::write(folder.path("../secret"), "secret: hunter2\n").expect("a file can be written");
        symlink(target, folder.path("shop/page.yaml")).expect("a link can be made");
        let found = folder.findings();
        assert!(found.contains("leads out of the folder") && !found.contains("hunter2"), "{target}: {found}");
    }
    let folder = Folder::shop(PROVIDER, PAGE);
    symlink(outside.path(), folder.path("stolen")).expect("a link can be made");
    finds(&folder, "specs/stolen", "leads out of the folder");
}

#[test]
fn a_link_within_the_folder_is_a_file_like_others() {
    let folder = Folder::shop(PROVIDER, PAGE);
    folder.write("other/provider.yaml", PROVIDER.replace("Shop", "Other"));
    symlink("../shop/list_items.yaml", folder.path("other/list_items.yaml")).expect("a link can be made");
    assert_eq!(folder.findings(), "");
}

#[test]
fn a_folder_that_links_back_to_the_root_does_not_turn_in_circles() {
    let folder = Folder::shop(PROVIDER, PAGE);
    symlink("..", folder.path("shop/up")).expect("a link can be made");
    finds(&folder, "specs/shop/up", "no folders in it");
    let folder = Folder::shop(PROVIDER, PAGE);
    symlink(".", folder.path("here")).expect("a link can be made");
    assert!(folder.findings().starts_with("specs/here"), "{}", folder.findings());
}

#[test]
fn names_of_files_that_are_no_text_or_hold_line_ends_are_told_so() {
    let folder = Folder::shop(PROVIDER, PAGE);
    let name = std::ffi::OsStr::from_bytes(b"a\xff.yaml");
    fs::write(folder.path("shop").join(name), PAGE).expect("a file can be written");
    finds(&folder, "specs/shop/a\u{fffd}.yaml", "UTF-8");
    let folder = Folder::shop(PROVIDER, PAGE);
    folder.write("shop/a\nspecs/b.yaml", "operation: 1\n");
    let found = folder.findings();
    assert!(found.lines().all(|line| line.starts_with("specs/shop/")), "a name passes for a place: {found}");
}

#[test]
fn folders_whose_names_are_no_modules_are_told_so() {
    for name in ["my-provider", "3d", "self", "crate", "größe", "a b", "a\u{202e}b", "Shop", "r#type"] {
        let folder = Folder::shop(PROVIDER, PAGE);
        folder.write(&format!("{name}/provider.yaml"), PROVIDER.replace("Shop", "Other"));
        let found = folder.findings();
        assert_eq!(found.lines().count(), 1, "{name:?}: {found}");
        assert!(!found.contains('\u{202e}'), "the finding is itself reordered: {found:?}");
    }
}
