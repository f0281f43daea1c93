//! What somebody might write, and where: the texts and the places of the attacks.

/// What somebody might put where a text is asked for.
pub const TEXTS: &[&str] = &[
    "*/ fn stolen() {} /*",
    "\"] fn stolen() {} #[doc = \"",
    "#![feature(stolen)]",
    "#!/bin/sh",
    "a \\ b\\",
    "\\\" fn stolen() {}",
    "```rust\nstolen();\n```",
    "a\n\n```\nstolen();\n```",
    "~~~\nstolen();\n~~~",
    "`\u{200b}`\u{200b}`\u{200b}` rust\n\nstolen();",
    "    stolen();",
    "a\n\n    stolen();\n\n    again();",
    "\u{200b}    stolen();",
    "<script>stolen()</script>",
    "a ` b <img src=x onerror=stolen()>",
    "<!-- a -->\n\n<https://a b>",
    "[x](y) ![x](y) [x]: y",
    "[`Client`] [stolen]",
    "{} {0} {stolen:?}",
    "// fn stolen() {}",
    "\"# fn stolen() {} r#\"",
    "\"## \"# \"### r##\"",
    "\u{202e}nelots\u{202c} \u{2066}a\u{2069} \u{61c}b\u{200f}",
    "a\u{1}b\u{7f}c\u{85}d\u{1b}[31m",
    "a\rb\r\nc\u{2028}d\u{2029}e",
    "| a | b |\n|---|---|\n| c | d |",
    "# a\n=\n---\n- b\n1. c\n> d",
    "''' ' r#type crate::self",
    "é\u{301}漢🦀\u{fe0f}\u{200d}",
    "${jndi:ldap://x} %s %n `rm -rf`",
];

/// Texts that do harm where a line is broken in two: a paragraph for each way in which it could be.
pub fn broken_lines() -> Vec<String> {
    let starts = ["~~~ a", "# a", "- a", "> a", "1. a", "+ a", "=", "```rust", "    stolen();", "<b>", "[a]: b"];
    let paragraph =
        |start: &str, gap, length| format!("{}{}{start}{}", "a".repeat(length), " ".repeat(gap), " b".repeat(80));
    let of_start = |start| {
        let paragraphs = (96..102).flat_map(|length| (1..6).map(move |gap| (gap, length)));
        paragraphs.map(|(gap, length)| paragraph(start, gap, length)).collect::<Vec<_>>().join("\n\n")
    };
    starts.into_iter().map(of_start).collect()
}

/// The places whose texts travel, or are compared with what does: code has to give them back exactly.
pub const WIRE: &[&str] = &[
    "AuthenticationParameter.name",
    "AuthenticationParameter.prefix",
    "Credential.example",
    "Envelope.fields{}",
    "Envelope.payload",
    "Envelope.success",
    "Faults.at",
    "Faults.fields{}",
    "Member.const",
    "Member.enum[]",
    "Member.enum{}",
    "Member.fields{}",
    "Member.separator",
    "Page.header{}",
    "Page.form{}",
    "Page.json{}",
    "Page.query{}",
    "Provider.parameters{}",
    "Provider.server",
    "Response.fault",
    "Response.fields{}",
    "Response.key",
    "Sample.answer",
    "Sample.arguments",
    "Sample.body",
    "Sample.content_type",
    "Sample.headers",
    "Sample.headers{}",
    "Sample.server",
    "Sample.withheld{}",
    "Spellings.false",
    "Spellings.true",
    "TypeDeclaration.enum[]",
    "TypeDeclaration.enum{}",
    "TypeDeclaration.fields{}",
];

/// The places that name something, in code or elsewhere in the spec, or that are more than a text.
pub const NAMES: &[&str] = &[
    "AuthenticationParameter.md5[]",
    "AuthenticationParameter.value",
    "Envelope.success{}",
    "Faults.message",
    "Faults.named_by",
    "MapType.map",
    "MapType.map[]",
    "Member.name",
    "Member.rust",
    "Member.type",
    "Member.type[]",
    "Mend.answer",
    "Mend.body",
    "Mend.request",
    "NamedMeaning.rust",
    "Page.operation",
    "Page.path{}",
    "Page.request",
    "Page.request[]",
    "Page.types{}",
    "Paging.current",
    "Paging.cursor",
    "Paging.items",
    "Paging.next",
    "Paging.offset",
    "Paging.pages",
    "Paging.size",
    "Paging.skip",
    "Paging.total",
    "PagingPage.needs",
    "PagingPage.parameter",
    "Provider.credentials{}",
    "Provider.types{}",
    "Provider.wire{}",
    "Response.name",
    "Response.type",
    "Response.type[]",
    "Sample.arguments{}",
    "Sample.at",
    "Sample.fault",
    "Sample.name",
    "Sample.placeholders",
    "Sample.placeholders{}",
    "Sample.request",
    "Scheme.password",
    "Scheme.token",
    "Scheme.username",
    "Scope.method",
    "Scope.parameter",
    "Silenced.code",
];

/// The name of the provider is documentation; the type that stands for the provider is called after it all the same.
pub const TITLE: &str = "Provider.provider";
