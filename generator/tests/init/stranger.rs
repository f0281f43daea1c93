//! A stranger's project has no word of this repository.

use std::fs;

use super::support::repository;
use super::workbench::Folder;

#[test]
fn no_file_and_no_message_has_a_word_of_this_repository() {
    let providers = fs::read_dir(repository().join("specs")).unwrap();
    let providers = providers.map(|entry| entry.unwrap().path()).filter(|path| path.is_dir());
    let providers = providers.map(|path| path.file_name().unwrap().to_string_lossy().into_owned());
    let words = ["-p generator", "generated::", "LANGUAGE.md", "cargo run"].map(str::to_owned);
    let words: Vec<_> = providers.chain(words).map(|word| word.to_lowercase()).collect();
    assert!(words.len() > 6, "{words:?}");
    for layout in ["crate", "module", "build"] {
        let folder = Folder::empty();
        // As published: without the way to this checkout.
        let mut said = folder.runs(".", &["init", "--layout", layout, "--crate", "acme-billing"]);
        let page = "specs/example/get_parcel.yaml";
        said += &folder.runs(".", &["new", "umbra", "get_mail"]);
        said += &folder.program(".", &["generate"]).complained;
        folder.write(page, &folder.read(page).replace("Gets a parcel by", "Gets one by"));
        let check = folder.program(".", &["check"]);
        said += &(check.printed + &check.complained);
        said.extend(folder.files().into_iter().map(|(_, text)| text));
        let said = said.to_lowercase();
        let found: Vec<_> = words.iter().filter(|word| said.contains(*word)).collect();
        assert!(found.is_empty(), "{layout}: {found:?}");
    }
}
