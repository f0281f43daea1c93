//! Samples in other formats than JSON, as the same tree of values.
//!
//! How such a text is taken apart depends on the types: whether an element is a list or an object is said by nobody
//! else. So the generated clients' own reader is driven by the declarations, as their code drives it.

mod facts;
mod path;

use std::collections::{BTreeSet, HashMap, HashSet};

use runtime::decode::{DecodeError, NoticeKind, Reader, Spellings};

use facts::Described;
pub(super) use facts::{Declared, Object, Objects, Parts};

use super::details::Facts;
use super::evidence::Evidence;
use super::json::{Entry, Json, Kind};
use super::trace::Step;
use crate::model::{Answer, FaultShape, Faults, Format, Operation, Payload, Shape, Syntax, Type};

/// What was read of a sample.
pub(super) struct Read {
    /// The values, as far as they are declared.
    pub(super) tree: Json,
    /// The fields that are not declared, each with its path and the byte where it begins.
    pub(super) unknown: Vec<(String, usize)>,
    /// What stands twice: the way to each, and the byte where it stands again.
    pub(super) duplicates: Vec<(Vec<Step>, usize)>,
}

impl Read {
    /// What is held against declarations with all that is in it.
    pub(super) fn all(tree: Json) -> Self {
        let duplicates = tree.duplicates();
        Self { tree, unknown: Vec::new(), duplicates }
    }

    /// The values; what is not declared, or stands twice, is noted.
    pub(super) fn held_against(self, evidence: &mut Evidence<'_>) -> Json {
        let mut said = BTreeSet::new();
        for (way, at) in self.duplicates {
            // What stands twice in every record is one mistake.
            if !said.insert(way.clone()) {
                continue;
            }
            let Some(Step::Key(name)) = way.last() else { continue };
            let message = format!("`{name}` stands twice here, and clients read the last one");
            evidence.within(way, |evidence| evidence.mismatch(&(at..at + 1), "E0618", message, DUPLICATE));
        }
        for (path, at) in self.unknown {
            let name = last_name(&path);
            let message = format!("the field `{path}` is not declared");
            let help = match name {
                // The readers have no other name for a text that stands beside elements and attributes.
                "#text" => "declare it with `xml: { text: true }`".to_owned(),
                name if is_unnamed(name) => "name its column in the header, and declare it".to_owned(),
                name => format!("declare it: `{}: {{ type: string, description: … }}`", as_key(name)),
            };
            let length = if name == "#text" || is_unnamed(name) { 1 } else { name.len().max(1) };
            evidence.within(path::way(&path), |evidence| {
                evidence.mismatch(&(at..at + length), "E0601", message, help);
            });
        }
        self.tree
    }
}

const DUPLICATE: &str =
    "mend the answer if the page misprints it; declare a list where XML or text repeats a name for its items";

/// The last name in a path, `list[0].id` or `list[0]["an odd name"]`.
fn last_name(path: &str) -> &str {
    match path.strip_suffix("\"]").and_then(|path| path.rsplit_once("[\"")) {
        Some((_, name)) => name,
        None => path.rsplit('.').next().unwrap_or_default(),
    }
}

/// Whether this is how a cell is called whose column has no name: `#12`.
fn is_unnamed(name: &str) -> bool {
    name.strip_prefix('#').is_some_and(|number| number.parse::<u64>().is_ok())
}

/// A name as a key of YAML in braces.
fn as_key(name: &str) -> String {
    let plain = name.chars().all(|char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.'));
    if plain && !name.is_empty() { name.to_owned() } else { format!("{name:?}") }
}

/// Reads samples in a format.
#[derive(Clone, Copy)]
pub(super) struct Reading<'a> {
    text: &'a str,
    format: &'a Format,
    described: &'a Described<'a>,
    facts: Facts<'a>,
}

/// Reads a value, if there is one.
type Outcome = Result<Option<Json>, DecodeError>;

impl<'a> Reading<'a> {
    pub(super) fn new(text: &'a str, format: &'a Format, described: &'a Described<'a>, facts: Facts<'a>) -> Self {
        Self { text, format, described, facts }
    }

    /// The answer to a call that succeeds.
    pub(super) fn success(self, operation: &Operation) -> Result<Read, DecodeError> {
        let payload = match &operation.payload {
            Payload::Value(type_) => Some(type_),
            Payload::Text => Some(&Type::String),
            Payload::Nothing | Payload::Download => None,
        };
        let object = match (&operation.answer, &self.facts.provider.envelope) {
            (Answer::Envelope, Some(envelope)) => {
                let key = Declared::key(&envelope.payload, &envelope.spelling, payload);
                Object::new(std::iter::once(key).chain(Declared::of(&envelope.fields)))
            }
            (Answer::Key(key, spelling), _) => Object::new([Declared::key(key, spelling, payload)]),
            _ => {
                return self.read(None, |reader| match payload {
                    Some(type_) => self.value_or_null(type_, reader),
                    None => reader.skip().map(|()| None),
                });
            }
        };
        let spellings = object.spellings();
        let reading = Reading { ..self };
        reading.read(object.names.first().copied(), |reader| reading.object(&object, &spellings, reader))
    }

    /// The answer to a call that fails.
    pub(super) fn fault(self, faults: &Faults) -> Result<Read, DecodeError> {
        let fields = Object::new(Declared::of(&faults.fields));
        let spellings = fields.spellings();
        let key = match &faults.shape {
            FaultShape::Key(key) => Some(Declared::key(key, &faults.spelling, None)),
            FaultShape::Body | FaultShape::Named => None,
        };
        let around = self.around_fault(key.into_iter().chain(Declared::of(&faults.fields).filter(|_| key.is_none())));
        let spelled = around.spellings();
        let reading = Reading { ..self };
        match &faults.shape {
            FaultShape::Body => reading.read(None, |reader| reading.object(&around, &spelled, reader)),
            FaultShape::Named => {
                reading.read(None, |reader| reading.map(reader, |reader| reading.object(&fields, &spellings, reader)))
            }
            FaultShape::Key(key) => {
                let one = |list: bool| {
                    reading.read(Some(key), |reader| {
                        reading.entered(&around, &spelled, reader, |declared, reader| match declared.type_ {
                            Some(type_) => reading.value(type_, reader),
                            None if declared.wire != key => reader.skip().map(|()| None),
                            None if list => reading.list(reader, |reader| reading.object(&fields, &spellings, reader)),
                            None => reading.object(&fields, &spellings, reader),
                        })
                    })
                };
                one(true).or_else(|_| one(false))
            }
        }
    }

    /// The body around a fault, of which these are declared: what answers are wrapped in stands there, too.
    fn around_fault(self, own: impl Iterator<Item = Declared<'a>>) -> Object<'a> {
        let mut declared: Vec<_> = own.collect();
        let envelope = self.facts.provider.envelope.iter().flat_map(|envelope| {
            let payload = Declared::key(&envelope.payload, &envelope.spelling, None);
            std::iter::once(payload).chain(Declared::of(&envelope.fields))
        });
        for other in envelope {
            if declared.iter().all(|known| known.wire != other.wire) {
                declared.push(other);
            }
        }
        Object::new(declared)
    }

    fn read(
        self,
        payload: Option<&'a str>,
        read: impl FnOnce(&mut Reader<'a>) -> Outcome,
    ) -> Result<Read, DecodeError> {
        let mut reader = self.described.reader(self.text, payload)?;
        reader.watch();
        let tree = read(&mut reader)?.unwrap_or(Json { span: 0..self.text.len(), kind: Kind::Null });
        // What stands between the items of a list cannot be declared, and need not be: `item` says that it is there.
        let unknown = reader.notices().iter().filter(|notice| notice.kind() == NoticeKind::UnknownField);
        let unknown: Vec<_> = unknown.map(|notice| (notice.path().to_owned(), notice.offset())).collect();
        let columns = self.columns(unknown.iter().map(|(path, _)| last_name(path)).collect());
        let named = |(path, at): (String, usize)| {
            let at = columns.get(last_name(&path)).copied().unwrap_or(at);
            (path, at)
        };
        let mut unknown: Vec<_> = unknown.into_iter().map(named).collect();
        // A column is named once, or is missing once in the header, however many records there are.
        unknown.sort_by_key(|(_, at)| *at);
        unknown.dedup_by(|next, (path, at)| {
            next.1 == *at || [&next.0, path].iter().all(|path| is_unnamed(last_name(path)))
        });
        let duplicates = reader.notices().iter().filter(|notice| notice.kind() == NoticeKind::Duplicate);
        let duplicates = duplicates.map(|notice| (path::way(notice.path()), notice.offset())).collect();
        reader.finish()?;
        Ok(Read { tree, unknown, duplicates })
    }

    fn value(self, declared: &Type, reader: &mut Reader<'a>) -> Outcome {
        match declared {
            Type::Declared(id) if !matches!(self.facts.provider.type_(*id).shape, Shape::Enum(_)) => {
                self.object(self.facts.objects.get(*id), &self.facts.spellings[id.0], reader)
            }
            Type::List(item) => self.list(reader, |reader| self.value_or_null(item, reader)),
            Type::Map(item) => self.map(reader, |reader| self.value_or_null(item, reader)),
            Type::Any | Type::Unresolved => {
                self.placed(reader, |reader| Ok(reader.any()?.map(|value| Kind::Value(value.to_string()))))
            }
            _ => self.placed(reader, |reader| Ok(reader.string()?.map(Kind::Text))),
        }
    }

    /// A value, where null is one of those that may be anything.
    fn value_or_null(self, declared: &Type, reader: &mut Reader<'a>) -> Outcome {
        if *declared != Type::Any {
            return self.value(declared, reader);
        }
        self.placed(reader, |reader| Ok(Some(reader.any()?.map_or(Kind::Null, |value| Kind::Value(value.to_string())))))
    }

    fn object(self, object: &'a Object<'a>, spellings: &'a Spellings<'a>, reader: &mut Reader<'a>) -> Outcome {
        self.entered(object, spellings, reader, |field, reader| match field.type_ {
            Some(type_) if field.is_required => self.value_or_null(type_, reader),
            Some(type_) => self.value(type_, reader),
            None => reader.skip().map(|()| None),
        })
    }

    /// An object, each of whose fields is read by `read`.
    fn entered(
        self,
        object: &'a Object<'a>,
        spellings: &'a Spellings<'a>,
        reader: &mut Reader<'a>,
        mut read: impl FnMut(Declared<'a>, &mut Reader<'a>) -> Outcome,
    ) -> Outcome {
        let mut entries: Vec<Entry> = Vec::new();
        self.placed(reader, |reader| {
            if !reader.object_with(&object.names, spellings)? {
                return Ok(None);
            }
            while let Some(index) = reader.field()? {
                let start = reader.offset();
                if let Some(value) = read(object.fields[index], reader)? {
                    add(&mut entries, Entry { key: object.names[index].to_owned(), place: start..start, value });
                }
            }
            Ok(Some(Kind::Object(entries)))
        })
    }

    /// A list; one without items is none, since formats other than JSON seldom tell the two apart.
    fn list(self, reader: &mut Reader<'a>, item: impl FnMut(&mut Reader<'a>) -> Outcome) -> Outcome {
        let mut items = Vec::new();
        self.placed(reader, |reader| {
            reader.list(&mut items, item)?;
            Ok((!items.is_empty()).then_some(Kind::List(items)))
        })
    }

    fn map(self, reader: &mut Reader<'a>, item: impl FnMut(&mut Reader<'a>) -> Outcome) -> Outcome {
        let mut entries = std::collections::BTreeMap::new();
        self.placed(reader, |reader| {
            reader.map(&mut entries, item)?;
            let entries = entries.into_iter().map(|(key, value)| Entry { key, place: value.span.clone(), value });
            let entries: Vec<_> = entries.collect();
            Ok((!entries.is_empty()).then_some(Kind::Object(entries)))
        })
    }

    /// A value with its place.
    fn placed(
        self,
        reader: &mut Reader<'a>,
        read: impl FnOnce(&mut Reader<'a>) -> Result<Option<Kind>, DecodeError>,
    ) -> Outcome {
        let start = reader.offset().min(self.text.len());
        let kind = read(reader)?;
        let end = reader.offset().clamp(start, self.text.len());
        Ok(kind.map(|kind| Json { span: start..self.end(start, end, &kind), kind }))
    }

    /// Where a value ends that starts there; `behind` is what the reader goes on with, which is the value itself where
    /// it holds a record as a whole.
    fn end(&self, start: usize, behind: usize, kind: &Kind) -> usize {
        let rest = self.text.get(start..).unwrap_or_default();
        match kind {
            Kind::Text(text) if !text.is_empty() && rest.starts_with(text) => start + text.len(),
            _ if behind > start => behind,
            _ => start + rest.chars().next().map_or(0, char::len_utf8),
        }
    }

    /// The bytes where columns of CSV are named, by their names or the last parts of them. They are looked for together,
    /// since there may be many.
    fn columns(&self, mut wanted: HashSet<&str>) -> HashMap<String, usize> {
        let mut found = HashMap::new();
        let Syntax::Csv(csv) = &self.format.syntax else { return found };
        let nesting = csv.nesting.as_deref().unwrap_or_default();
        let mut start = 0;
        // The first cell of a name is in the header: records come behind it.
        for part in self.text.split(|char| char == '\n' || char == char::from(csv.delimiter)) {
            if wanted.is_empty() {
                break;
            }
            let cell = part.trim().trim_start_matches(csv.comment.as_deref().unwrap_or_default());
            let cell = cell.trim().trim_matches('"');
            let inner = cell.match_indices(nesting).map(|(at, _)| &cell[at + nesting.len()..]);
            for name in std::iter::once(cell).chain(inner.filter(|_| !nesting.is_empty())) {
                if wanted.remove(name) {
                    found.insert(name.to_owned(), start + part.find(cell).unwrap_or(0) + cell.len() - name.len());
                }
            }
            start += part.len() + 1;
        }
        found
    }
}

/// Adds a field; a list that comes in several parts is one.
fn add(entries: &mut Vec<Entry>, entry: Entry) {
    let known = entries.iter_mut().find(|known| known.key == entry.key);
    match (known, entry) {
        (
            Some(Entry { value: Json { kind: Kind::List(items), .. }, .. }),
            Entry { value: Json { kind: Kind::List(more), .. }, .. },
        ) => {
            items.extend(more);
        }
        (_, entry) => entries.push(entry),
    }
}
