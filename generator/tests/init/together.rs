//! Two such crates in one program, with one runtime between them.

use super::workbench::Folder;

/// A program that takes what one client gives as what the other one takes, which only one runtime allows.
const MAIN: &str = "\
//! A program with two clients.

use acme_billing::example::Client;
use acme_mail::clients::example::Client as Mail;

fn kind(kind: acme_billing::ErrorKind) -> acme_mail::clients::ErrorKind {
    kind
}

fn main() {
    let billing = Client::new(acme_billing::example::Credentials::new(\"a\"));
    let mail = Mail::new(acme_mail::clients::example::Credentials::new(\"b\"));
    println!(\"{billing:?} {mail:?} {:?}\", kind as fn(_) -> _);
}
";

#[test]
fn two_crates_by_path_share_one_runtime() {
    let folder = Folder::empty();
    folder.init(".", &["acme-billing"]);
    folder.init(".", &["acme-mail", "--layout", "module"]);
    folder.write("program/src/main.rs", MAIN);
    folder.write(
        "program/Cargo.toml",
        "[package]\nname = \"acme-program\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\
         [dependencies]\nacme-billing = { path = \"../acme-billing\" }\nacme-mail = { path = \"../acme-mail\" }\n",
    );
    folder.cargo("program", &["check"]);
    let tree = folder.cargo("program", &["tree", "--prefix", "none", "-i", "apiscribe-runtime"]);
    assert_eq!(tree.lines().filter(|line| line.starts_with("apiscribe-runtime ")).count(), 1, "{tree}");
}
