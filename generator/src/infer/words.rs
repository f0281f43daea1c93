//! What the name of a field says of its values.

use heck::ToSnakeCase as _;

/// First words of names of flags.
const FLAGS_FIRST: &[&str] = &[
    "is", "has", "have", "was", "can", "should", "force", "allow", "allows", "enable", "disable", "use", "uses",
    "require", "requires", "include", "includes", "supports", "show", "hide", "no",
];

/// Last words of names of flags.
const FLAGS_LAST: &[&str] = &["enabled", "disabled", "allowed", "required", "locked", "visible", "hidden"];

/// Last words of names of numbers, which are 0 and 1 now and then.
const NUMBERS_LAST: &[&str] = &[
    "id", "ids", "count", "counts", "total", "number", "num", "no", "size", "version", "page", "pages", "items",
    "level", "index", "position", "order", "priority", "quantity", "amount", "price", "cost", "balance", "days",
    "hours", "minutes", "seconds", "code", "port", "ports", "year", "month", "day", "cores", "cpus", "memory",
    "offset", "limit", "weight", "retries", "attempts", "length", "width", "height", "rank", "score", "state",
    "status", "type",
];

/// Words of names of times.
const TIMES: &[&str] = &[
    "time",
    "timestamp",
    "date",
    "datetime",
    "created",
    "updated",
    "modified",
    "changed",
    "added",
    "deleted",
    "removed",
    "expires",
    "expiry",
    "expiration",
    "expire",
    "started",
    "ended",
    "finished",
    "completed",
    "issued",
    "due",
    "since",
    "until",
    "seen",
    "login",
    "when",
    "epoch",
    "start",
    "end",
    "mtime",
    "ctime",
    "atime",
];

/// Last words of names of times.
const TIMES_LAST: &[&str] = &["at", "on"];

/// Last words of names of money.
const MONEY_LAST: &[&str] = &["price", "cost", "costs", "amount", "balance", "fee", "fees", "tax", "discount"];

/// Words of names of what must not be repeated in a specification.
const SECRETS: &[&str] =
    &["password", "passwd", "pass", "secret", "token", "apikey", "key", "authorization", "credential", "session"];

/// A name, taken apart.
pub(super) struct Words(Vec<String>);

impl Words {
    /// Takes a name apart: `params[createdTime]` is `params`, `created` and `time`.
    pub(super) fn of(name: &str) -> Self {
        Self(name.to_snake_case().split('_').map(str::to_owned).collect())
    }

    /// Whether it is the name of a flag: `is_public`.
    pub(super) fn are_of_a_flag(&self) -> bool {
        self.begin_with(FLAGS_FIRST) || self.end_with(FLAGS_LAST)
    }

    /// Whether it is the name of a number, `container_count`, whose values say nothing of a flag.
    pub(super) fn are_of_a_number(&self) -> bool {
        self.end_with(NUMBERS_LAST)
    }

    /// Whether it is the name of a time: `createdTime`.
    pub(super) fn are_of_a_time(&self) -> bool {
        self.0.iter().any(|word| TIMES.contains(&word.as_str())) || self.end_with(TIMES_LAST)
    }

    /// Whether it is the name of money, whose digits count.
    pub(super) fn are_of_money(&self) -> bool {
        self.end_with(MONEY_LAST)
    }

    /// Whether it is the name of a secret: recordings hold real ones.
    pub(super) fn are_of_a_secret(&self) -> bool {
        self.0.iter().any(|word| SECRETS.contains(&word.as_str()))
    }

    fn begin_with(&self, known: &[&str]) -> bool {
        self.0.len() > 1 && known.contains(&self.0[0].as_str())
    }

    fn end_with(&self, known: &[&str]) -> bool {
        self.0.last().is_some_and(|last| known.contains(&last.as_str()))
    }
}

/// What one of many is called: `images` holds an `image`.
pub(super) fn singular(name: &str) -> String {
    let snake = name.to_snake_case();
    let (start, last) = snake.rsplit_once('_').map_or(("", snake.as_str()), |(start, last)| (start, last));
    let one = singular_word(last);
    if start.is_empty() { one } else { format!("{start}_{one}") }
}

fn singular_word(word: &str) -> String {
    let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
    match word {
        "data" | "list" | "results" | "result" => "item".to_owned(),
        "people" => "person".to_owned(),
        "children" => "child".to_owned(),
        "series" | "species" | "news" | "dns" | "os" => word.to_owned(),
        "indices" => "index".to_owned(),
        _ if word.len() > 4 && word.ends_with("ies") => format!("{}y", &word[..word.len() - 3]),
        _ if ends(&["sses", "shes", "ches", "xes", "zzes"]) => word[..word.len() - 2].to_owned(),
        _ if ends(&["statuses", "buses", "viruses", "aliases"]) => word[..word.len() - 2].to_owned(),
        _ if word.len() < 3 || ends(&["ss", "us", "is"]) => word.to_owned(),
        _ => word.strip_suffix('s').unwrap_or(word).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Words, singular};

    #[test]
    fn one_of_many_has_a_name() {
        for (many, one) in [
            ("images", "image"),
            ("sshKeys", "ssh_key"),
            ("categories", "category"),
            ("addresses", "address"),
            ("status", "status"),
            ("statuses", "status"),
            ("boxes", "box"),
            ("data", "item"),
            ("address", "address"),
            ("analysis", "analysis"),
            ("as", "as"),
            ("", ""),
        ] {
            assert_eq!(singular(many), one, "{many}");
        }
    }

    #[test]
    fn names_say_what_they_name() {
        assert!(Words::of("is_missing").are_of_a_flag() && Words::of("forceConfig").are_of_a_flag());
        assert!(!Words::of("is").are_of_a_flag() && !Words::of("island").are_of_a_flag());
        assert!(Words::of("createdTime").are_of_a_time() && Words::of("ends_at").are_of_a_time());
        assert!(!Words::of("format").are_of_a_time());
        assert!(Words::of("container_count").are_of_a_number());
        assert!(Words::of("unitPrice").are_of_money());
        assert!(Words::of("api_key").are_of_a_secret() && !Words::of("keyboard").are_of_a_secret());
    }
}
