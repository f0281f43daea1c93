//! Character references of markup, by name and by number.

/// The characters from U+00A0 on, by their names in HTML.
const LATIN1: [&str; 96] = [
    "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy",
    "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm",
    "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
    "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve",
    "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN",
    "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc",
    "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml",
    "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
];

/// Characters of ASCII by their names in HTML. XML has five of them.
const ASCII: [(&str, char); 35] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("excl", '!'),
    ("num", '#'),
    ("dollar", '$'),
    ("percnt", '%'),
    ("lpar", '('),
    ("rpar", ')'),
    ("ast", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("period", '.'),
    ("sol", '/'),
    ("colon", ':'),
    ("semi", ';'),
    ("equals", '='),
    ("quest", '?'),
    ("commat", '@'),
    ("lsqb", '['),
    ("lbrack", '['),
    ("bsol", '\\'),
    ("rsqb", ']'),
    ("rbrack", ']'),
    ("Hat", '^'),
    ("lowbar", '_'),
    ("grave", '`'),
    ("lcub", '{'),
    ("verbar", '|'),
    ("vert", '|'),
    ("rcub", '}'),
];

/// The character that `&name;` refers to, or half of a pair of surrogates, into which some servers divide one.
pub(super) fn meant(name: &str) -> Option<u32> {
    if let Some(number) = name.strip_prefix('#') {
        return numbered(number);
    }
    let ascii = ASCII.iter().find(|(known, _)| *known == name).map(|(_, character)| u32::from(*character));
    ascii.or_else(|| LATIN1.iter().position(|known| *known == name).and_then(|at| u32::try_from(at + 0xA0).ok()))
}

/// Whether this can become a name if something is added to it.
pub(super) fn begins(name: &[u8]) -> bool {
    let known = ASCII.iter().map(|(known, _)| *known).chain(LATIN1);
    match name {
        [b'#', digits @ ..] => digits.iter().all(|byte| byte.is_ascii_hexdigit() || matches!(byte, b'x' | b'X')),
        _ => known.into_iter().any(|known| known.as_bytes().starts_with(name)),
    }
}

/// A number of any length: zeros may stand in front of it.
fn numbered(number: &str) -> Option<u32> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16),
        None => number.parse(),
    };
    code.ok().filter(|code| *code <= u32::from(char::MAX))
}
