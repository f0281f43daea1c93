//! Rules about the names that formats have for fields.

use std::collections::BTreeMap;
use std::fmt;

use super::Context;
use super::formats::declared;
use crate::finding::{Finding, Findings, Place};
use crate::load::Site;
use crate::load::similar;
use crate::model::XmlNode;
use crate::resolve::{Placed, spelling};
use crate::spec::{CsvMember, XmlFormat, XmlMember};

/// Something that formats have a name for: a field, or the key of a payload.
struct Spelled<'a> {
    /// The name in JSON, which the others have too where nothing else is said.
    wire: &'a str,
    xml: Option<&'a XmlMember>,
    csv: Option<&'a CsvMember>,
    /// What the spellings are written under.
    site: Site,
    /// Where it is declared.
    place: Place,
}

impl<'a> Spelled<'a> {
    fn field(placed: Placed<'a>) -> Self {
        let Placed { wire, member, site } = placed;
        Self { wire, xml: member.xml.as_ref(), csv: member.csv.as_ref(), place: site.key(), site }
    }
}

/// What stands together in answers: the fields of each object, the envelope with its payload, a payload under a key.
fn objects<'a>(context: &Context<'a>) -> Vec<Vec<Spelled<'a>>> {
    let fields = |group: Vec<Placed<'a>>| group.into_iter().map(Spelled::field).collect();
    let objects = context.objects().chain([context.fault_fields()]).map(fields);
    objects.chain([envelope(context)]).chain(keys(context).into_iter().map(|key| vec![key])).collect()
}

/// The payload in the envelope, and the fields beside it.
fn envelope<'a>(context: &Context<'a>) -> Vec<Spelled<'a>> {
    let Some(envelope) = &context.provider.provider.spec.envelope else { return Vec::new() };
    let site = context.top().at("envelope");
    let place = site.at("payload").value();
    let payload = Spelled { wire: &envelope.payload, xml: envelope.xml.as_ref(), csv: None, site, place };
    // A field with the name of the payload is a mistake of its own.
    let fields = context.envelope_fields().into_iter().filter(|placed| placed.wire != envelope.payload);
    std::iter::once(payload).chain(fields.map(Spelled::field)).collect()
}

/// The keys that hold payloads.
fn keys<'a>(context: &Context<'a>) -> Vec<Spelled<'a>> {
    let responses = context.pages().flat_map(|(page, top)| {
        page.responses.iter().map(move |(status, response)| (response, top.at("responses").at(&status.to_string())))
    });
    let keys = responses.filter_map(|(response, site)| {
        let place = site.at("key").value();
        Some(Spelled { wire: response.key.as_ref()?, xml: response.xml.as_ref(), csv: None, site, place })
    });
    keys.collect()
}

/// A prefix in a name of XML is that of a namespace that counts.
pub(super) fn have_prefixes_that_count(context: &Context<'_>, findings: &mut Findings) {
    let formats = declared(context);
    let formats: Vec<_> = formats.iter().filter_map(|(formats, site)| Some((formats.xml.as_ref()?, site))).collect();
    // Pages share types, so that a name is good where any of the formats can read it.
    let every: Vec<_> = formats.iter().map(|(xml, _)| *xml).collect();
    if every.is_empty() {
        return;
    }
    for spelled in objects(context).iter().flatten() {
        // That a text has a name at all is a mistake of its own.
        let Some(xml) = spelled.xml.filter(|xml| !xml.text) else { continue };
        for (key, name) in [("name", &xml.name), ("item", &xml.item)] {
            if let Some(name) = name {
                has_prefix_that_counts(name, &every, &spelled.site.at("xml").at(key), findings);
            }
        }
    }
    for (xml, site) in formats {
        of_elements_around_have_prefixes_that_count(xml, &site.at("xml").at("root"), findings);
        of_stand_ins_have_no_prefix(xml, &site.at("xml"), findings);
    }
}

fn has_prefix_that_counts(name: &str, formats: &[&XmlFormat], site: &Site, findings: &mut Findings) {
    let Some((prefix, local)) = name.split_once(':') else { return };
    if formats.iter().any(|xml| can_read(xml, name)) {
        return;
    }
    let known = formats.iter().flat_map(|xml| xml.namespaces.keys()).map(String::as_str);
    let help = similar(prefix, known).map_or_else(
        || {
            format!(
                "declare it under `namespaces`; names in namespaces that are not declared have no prefix: `{local}`"
            )
        },
        |guess| format!("did you mean `{guess}:{local}`?"),
    );
    let message = format!("no namespace is declared that has the prefix `{prefix}`");
    findings.push(Finding::error("E0525", site.value(), message).help(help));
}

/// Whether something in a document can have this name, which has a prefix.
fn can_read(xml: &XmlFormat, name: &str) -> bool {
    let is_of = |prefix: &String| name.strip_prefix(prefix.as_str()).is_some_and(|rest| rest.starts_with(':'));
    let kind = xml.object.as_ref().and_then(|object| object.kind.as_ref());
    // What the value of an attribute or the format itself names has no prefix: a colon is a character like any other.
    xml.field.is_some() || kind.is_some_and(|kind| kind.field == name) || xml.namespaces.keys().any(is_of)
}

fn of_elements_around_have_prefixes_that_count(xml: &XmlFormat, site: &Site, findings: &mut Findings) {
    let root = xml.root.as_deref().unwrap_or_default();
    // A single one is the outermost element, which is the body whatever its name.
    for (index, name) in root.iter().enumerate().filter(|_| root.len() > 1) {
        has_prefix_that_counts(name, &[xml], &site.at(&index.to_string()), findings);
    }
}

/// The names that stand for a field, an object or a list, whatever it is of, are compared without prefixes.
fn of_stand_ins_have_no_prefix(xml: &XmlFormat, site: &Site, findings: &mut Findings) {
    let (field, object) = (xml.field.as_ref(), xml.object.as_ref());
    let kind = object.and_then(|object| object.kind.as_ref());
    let names = [
        (site.at("field").at("element"), field.map(|field| &field.element)),
        (site.at("field").at("named_by"), field.map(|field| &field.named_by)),
        (site.at("object").at("element"), object.map(|object| &object.element)),
        (site.at("object").at("kind").at("attribute"), kind.map(|kind| &kind.attribute)),
        (site.at("list"), xml.list.as_ref()),
    ];
    for (site, name) in names.into_iter().filter(|_| !xml.namespaces.is_empty()) {
        let Some((_, local)) = name.and_then(|name| name.split_once(':')) else { continue };
        let message = "prefixes do not count in what stands for a field, an object or a list";
        let finding = Finding::error("E0525", site.value(), message);
        findings.push(finding.help(format!("leave it out: `{local}`, whatever prefix documents have")));
    }
}

/// No two fields of an object are spelled alike in a format: one of them would silently get nothing.
pub(super) fn do_not_clash(context: &Context<'_>, findings: &mut Findings) {
    let formats = declared(context);
    let is_in_xml = formats.iter().any(|(formats, _)| formats.xml.is_some());
    let is_in_csv = formats.iter().any(|(formats, _)| formats.csv.is_some());
    for object in objects(context) {
        if is_in_xml {
            have_slots_of_their_own(&object, Slot::of_xml, findings);
        }
        if is_in_csv {
            have_slots_of_their_own(&object, Slot::of_csv, findings);
        }
    }
}

fn have_slots_of_their_own(object: &[Spelled<'_>], slots: fn(&Spelled<'_>) -> Vec<Slot>, findings: &mut Findings) {
    let mut taken: BTreeMap<Slot, &Spelled<'_>> = BTreeMap::new();
    for spelled in object {
        let slots = slots(spelled);
        if let Some((slot, first)) = slots.iter().find_map(|slot| taken.get_key_value(slot)) {
            let message = format!("`{}` and `{}` would both be {slot}", first.wire, spelled.wire);
            let finding = Finding::error("E0526", spelled.place.clone(), message);
            findings.push(finding.also(first.place.clone(), "the first one").help(slot.help()));
        }
        for slot in slots {
            taken.entry(slot).or_insert(spelled);
        }
    }
}

/// Where the value of a field can stand in an object.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Slot {
    /// An element of this name.
    Element(String),
    /// An attribute of this name.
    Attribute(String),
    /// The text of the object's own element.
    Text,
    /// A column of this name.
    Column(String),
}

impl Slot {
    fn of_xml(spelled: &Spelled<'_>) -> Vec<Self> {
        let spelling = spelling(spelled.wire, spelled.xml, spelled.csv).xml;
        let (name, node) = spelling.map_or((spelled.wire.to_owned(), XmlNode::Either), |xml| (xml.name, xml.node));
        match node {
            XmlNode::Either => vec![Self::Element(name.clone()), Self::Attribute(name)],
            XmlNode::Element => vec![Self::Element(name)],
            XmlNode::Attribute => vec![Self::Attribute(name)],
            XmlNode::Text => vec![Self::Text],
        }
    }

    fn of_csv(spelled: &Spelled<'_>) -> Vec<Self> {
        let column = spelling(spelled.wire, spelled.xml, spelled.csv).csv;
        vec![Self::Column(column.unwrap_or_else(|| spelled.wire.to_owned()))]
    }

    /// How two fields get slots of their own.
    fn help(&self) -> &'static str {
        match self {
            Self::Element(_) | Self::Attribute(_) => {
                "check the names against the page: elements of one name are a list, and an attribute is told from an \
                 element by `attribute: true` for the one and `attribute: false` for the other"
            }
            Self::Text => "an element has one text; leave `text: true` out of the field that is none",
            Self::Column(_) => "check the names against the page, and correct `csv: { name: … }`",
        }
    }
}

impl fmt::Display for Slot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Element(name) => write!(f, "the element `{name}`"),
            Self::Attribute(name) => write!(f, "the attribute `{name}`"),
            Self::Text => f.write_str("the text of the element"),
            Self::Column(name) => write!(f, "the column `{name}`"),
        }
    }
}
