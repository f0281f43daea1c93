//! Ordered pairs of names and texts: queries, forms, headers and paths.

use std::borrow::Cow;

use super::Unsendable;

/// A name and its value, as text that is not escaped yet.
pub type Pair<'a> = (Cow<'a, str>, String);

/// Writes pairs in the order in which the values come. What is within an object or a list is named in brackets:
/// `disks[0][size]`; a list of scalars repeats its name, or joins its items in one pair.
#[derive(Debug, Default)]
pub(super) struct Pairs<'a> {
    written: Vec<Pair<'a>>,
    /// The name of the next value.
    name: Cow<'a, str>,
    /// The objects and lists that are open.
    open: Vec<Level<'a>>,
    /// What joins the items of the next list.
    separator: Option<&'a str>,
    /// The first thing that could not be sent.
    problem: Option<Unsendable<'a>>,
}

/// An object or list that is open.
#[derive(Debug)]
struct Level<'a> {
    /// Its own name, in front of those of what it holds.
    name: Cow<'a, str>,
    kind: Kind<'a>,
    /// How many pairs there must be when it is closed, since it may not leave nothing.
    least: usize,
}

#[derive(Debug)]
enum Kind<'a> {
    Object,
    /// A list, with the number of objects that it has had.
    List {
        objects: usize,
    },
    /// A list whose items are joined, and where its last item begins in the joined text, if it has had one.
    Joined {
        separator: &'a str,
        last: Option<usize>,
    },
}

impl<'a> Pairs<'a> {
    /// Names the next value.
    pub(super) fn name(&mut self, name: &str) {
        self.name = match self.open.iter().rev().find(|level| matches!(level.kind, Kind::Object)) {
            Some(object) => format!("{}[{name}]", object.name).into(),
            None => name.to_owned().into(),
        };
    }

    /// What joins the items of the next list, if anything does.
    pub(super) fn join(&mut self, separator: Option<&'a str>) {
        self.separator = separator;
    }

    /// Opens an object, or a map. One that is needed is to leave at least a pair.
    pub(super) fn open_object(&mut self, needed: bool) {
        // An object in a list is told from the others by its number.
        let name = match self.open.last_mut() {
            Some(Level { name, kind: Kind::List { objects }, .. }) => {
                *objects += 1;
                format!("{name}[{}]", *objects - 1).into()
            }
            _ => self.name.clone(),
        };
        self.open(name, Kind::Object, needed);
    }

    /// Opens a list. One that is needed is to leave at least a pair.
    pub(super) fn open_list(&mut self, needed: bool) {
        let kind = match self.separator.take() {
            Some(separator) => Kind::Joined { separator, last: None },
            None => Kind::List { objects: 0 },
        };
        self.open(self.name.clone(), kind, needed);
    }

    fn open(&mut self, name: Cow<'a, str>, kind: Kind<'a>, needed: bool) {
        let least = if needed { self.written.len() + 1 } else { 0 };
        self.open.push(Level { name, kind, least });
    }

    pub(super) fn close(&mut self) {
        let closed = self.open.pop();
        if closed.is_some_and(|level| self.written.len() < level.least) {
            self.refuse(Unsendable::Nothing);
        }
    }

    pub(super) fn refuse(&mut self, problem: Unsendable<'a>) {
        self.problem.get_or_insert(problem);
    }

    /// The first thing that could not be sent.
    pub(super) fn problem(&self) -> Option<Unsendable<'a>> {
        self.problem
    }

    /// Writes a value. The name stays for the next one, which may be an item of the same list.
    pub(super) fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(Level { kind: Kind::Joined { separator, last }, .. }) => {
                let separator = *separator;
                // The value is the last one, if the list has had an item: nothing else is written in between.
                let joined = last.and(self.written.last_mut().map(|(_, value)| value));
                let ambiguous = text.contains(separator)
                    || joined.as_ref().is_some_and(|joined| ends_early(&joined[last.unwrap_or(0)..], separator));
                if let Some(joined) = joined {
                    joined.push_str(separator);
                    *last = Some(joined.len());
                    joined.push_str(text);
                } else {
                    *last = Some(0);
                    self.written.push((self.name.clone(), text.to_owned()));
                }
                if ambiguous {
                    self.refuse(Unsendable::Separator(separator));
                }
                return;
            }
            Some(Level { name, kind: Kind::List { .. }, .. }) => self.name = name.clone(),
            Some(Level { kind: Kind::Object, .. }) | None => {}
        }
        self.written.push((self.name.clone(), text.to_owned()));
    }

    pub(super) fn into_pairs(self) -> Vec<Pair<'a>> {
        self.written
    }
}

/// Whether an item with the separator behind it seems to end before its end: `a|` with `||`.
fn ends_early(item: &str, separator: &str) -> bool {
    let joined = format!("{item}{separator}");
    joined.find(separator) != Some(item.len())
}

#[cfg(test)]
mod tests {
    use super::super::Writer;
    use crate::decode::{Flag, Form};

    fn pairs(write: impl FnOnce(&mut Writer<'_>)) -> Vec<String> {
        let mut writer = Writer::pairs();
        write(&mut writer);
        writer.into_pairs().into_iter().map(|(name, value)| format!("{name}={value}")).collect()
    }

    #[test]
    fn values_keep_their_order_and_nothing_is_left_out() {
        let pairs = pairs(|writer| {
            writer.field("b").integer(Some(1), Form::Text);
            writer.field("c").string(None);
            writer.field("a").boolean(Some(false), Flag::BOOLEAN);
            writer.field("b").string(Some("again"));
        });
        assert_eq!(pairs, ["b=1", "a=false", "b=again"]);
    }

    #[test]
    fn lists_repeat_their_name_or_join_their_items() {
        let pairs = pairs(|writer| {
            writer.field("keys[]").list(&[23, 25], |writer, key| writer.integer(Some(*key), Form::Number));
            writer.field("ids").joined(",").list(&[1, 2, 3], |writer, id| writer.integer(Some(*id), Form::Number));
            writer.field("none").joined(",").list(&[0; 0], |writer, id| writer.integer(Some(*id), Form::Number));
            writer.field("after").list(&[1, 2], |writer, id| writer.integer(Some(*id), Form::Number));
        });
        assert_eq!(pairs, ["keys[]=23", "keys[]=25", "ids=1,2,3", "after=1", "after=2"]);
    }

    #[test]
    fn objects_are_named_in_brackets_and_numbered_in_lists() {
        let pairs = pairs(|writer| {
            writer.field("disks").list(&["root", "swap"], |writer, name| {
                writer.begin_object();
                writer.field("name").string(Some(name));
                writer.field("tags").list(&["a", "b"], |writer, tag| writer.string(Some(tag)));
                writer.end_object();
            });
            writer.field("after").string(Some("x"));
        });
        let disks = ["disks[0][name]=root", "disks[0][tags]=a", "disks[0][tags]=b"];
        let more = ["disks[1][name]=swap", "disks[1][tags]=a", "disks[1][tags]=b", "after=x"];
        assert_eq!(pairs, [disks.as_slice(), &more].concat());
    }
}
