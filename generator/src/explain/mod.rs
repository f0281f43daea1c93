//! What each code means, at length: a page a code.
//!
//! A page has a title, says what the rule is and why it matters, and shows a wrong example and the right one. The
//! tests hold the pages and the codes that the crate prints together, both ways.

#[cfg(test)]
mod tests;

use crate::load::similar;

/// Pairs of a code and its page, in the order of the codes.
macro_rules! pages {
    ($($code:literal)*) => { &[$(($code, include_str!(concat!($code, ".md")))),*] };
}

/// All pages, in the order of their codes: E01 files, the configuration and the manifest, E02 types, E03 names, E04 requests, E05 answers and providers,
/// E06 samples, E09 defects of the generator, W warnings.
const PAGES: &[(&str, &str)] = pages! {
    "E0101" "E0102" "E0103" "E0104" "E0105" "E0106" "E0107" "E0108" "E0109" "E0110"
    "E0120" "E0121" "E0122" "E0123" "E0124" "E0125" "E0126" "E0127" "E0128" "E0129"
    "E0201" "E0202" "E0203" "E0205" "E0206" "E0207" "E0208" "E0209" "E0210" "E0211"
    "E0212" "E0213" "E0220"
    "E0301" "E0302" "E0303" "E0304" "E0305" "E0306" "E0307" "E0308" "E0309" "E0330"
    "E0331"
    "E0401" "E0402" "E0403" "E0404" "E0405" "E0406" "E0407" "E0408" "E0409" "E0410"
    "E0501" "E0502" "E0503" "E0504" "E0505" "E0506" "E0507" "E0508" "E0509" "E0510"
    "E0511" "E0512" "E0513" "E0514" "E0515" "E0516" "E0517" "E0518" "E0519" "E0520"
    "E0521" "E0522" "E0523" "E0524" "E0525" "E0526" "E0527" "E0528" "E0529" "E0530"
    "E0531" "E0540" "E0560" "E0561"
    "E0601" "E0602" "E0603" "E0604" "E0605" "E0606" "E0607" "E0608" "E0609" "E0610"
    "E0611" "E0612" "E0613" "E0614" "E0615" "E0616" "E0617" "E0618" "E0619" "E0623"
    "E0640" "E0650" "E0651" "E0652" "E0660" "E0661" "E0670" "E0671" "E0672"
    "E0901"
    "W0001" "W0002" "W0003" "W0004" "W0005" "W0006" "W0007" "W0008" "W0009" "W0010"
    "W0011" "W0012" "W0013" "W0014" "W0015" "W0016" "W0017"
};

/// The page of a code, as Markdown; upper and lower case are one.
#[must_use]
pub fn explain(code: &str) -> Option<&'static str> {
    PAGES.iter().find(|(known, _)| known.eq_ignore_ascii_case(code)).map(|(_, page)| *page)
}

/// All codes that have a page, in their order.
pub fn codes() -> impl Iterator<Item = &'static str> {
    PAGES.iter().map(|(code, _)| *code)
}

/// What to say of a code that has no page: the code that was probably meant, or all of them.
#[must_use]
pub fn unknown(code: &str) -> String {
    match similar(code, codes()) {
        Some(guess) => format!("there is no code `{code}`, did you mean `{guess}`?"),
        None => format!("there is no code `{code}`; the codes are {}", codes().collect::<Vec<_>>().join(", ")),
    }
}
