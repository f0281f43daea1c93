//! Namespaces, where they count.

use super::super::super::{DecodeErrorKind, Reader, Spellings};
use super::super::{Xml, XmlField, XmlNode};
use super::{PLAIN, unknown, watched, whole};

static FEED: Xml = Xml::new()
    .root(&["rss", "channel"])
    .namespaces(&[("dc", "http://purl.org/dc/elements/1.1/"), ("media", "urn:media")]);

static SPELLED: Spellings = Spellings::new().xml(&[
    XmlField::new("title"),
    XmlField::new("dc:title"),
    XmlField::new("media:url").node(XmlNode::Attribute),
    XmlField::new("media:tag"),
]);

/// The fields of a document, as `index=text`, and the unknown ones.
fn fields(document: &str) -> (Vec<String>, Vec<String>) {
    let (fields, notices) = watched(document, &FEED, |reader: &mut Reader<'_>| {
        let mut fields = Vec::new();
        reader.object_with(&["a", "b", "c", "d"], &SPELLED)?;
        while let Some(field) = reader.field()? {
            let mut texts = Vec::new();
            if field == 3 {
                reader.list(&mut texts, |reader| reader.string())?;
            } else {
                texts.extend(reader.string()?);
            }
            fields.push(format!("{field}={}", texts.join(",")));
        }
        Ok(fields)
    });
    (fields, notices.into_iter().map(|(_, path)| path).collect())
}

#[test]
fn tells_names_apart_by_namespace_whatever_the_prefix_is() {
    let expected = (vec!["2=u".to_owned(), "0=t".to_owned(), "1=d".to_owned(), "3=1,2".to_owned()], vec![]);
    for document in [
        "<i xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:media='urn:media' media:url='u'>\
         <title>t</title><dc:title>d</dc:title><media:tag>1</media:tag><media:tag>2</media:tag></i>",
        "<i xmlns:x='urn:media' x:url='u'><o:title xmlns:o='urn:other'>t</o:title>\
         <title xmlns='http://purl.org/dc/elements/1.1/'>d</title><x:tag>1</x:tag> <x:tag>2</x:tag></i>",
        "<rss xmlns:m='urn:media'><channel m:url='u'><title xmlns=''>t</title>\
         <d:title xmlns:d='http://purl.org/dc/elements/1.1/'>d</d:title><m:tag>1</m:tag><m:tag>2</m:tag></channel></rss>",
    ] {
        assert_eq!(fields(document), expected, "{document}");
    }
}

#[test]
fn gives_names_of_no_namespace_that_counts_their_local_name() {
    // A prefix that is not declared is of none, whatever it is; neither is an attribute without a prefix.
    let document = "<i xmlns='urn:media' url='u' q:url='v'><dc:title>t</dc:title><title/></i>";
    assert_eq!(fields(document), (vec!["0=t".to_owned()], ["url", "url", "media:title"].map(str::to_owned).to_vec()));
}

#[test]
fn leaves_a_namespace_with_its_element() {
    let document = "<i><x:a xmlns:x='urn:media'><x:tag/></x:a><x:tag>1</x:tag><a xmlns:x='urn:media' x:b=''/></i>";
    assert_eq!(fields(document), (vec![], ["media:a", "tag", "a"].map(str::to_owned).to_vec()));
}

#[test]
fn shows_the_prefix_of_a_key() {
    let read = |reader: &mut Reader<'_>| reader.any();
    let value = whole("<i xmlns:x='urn:media' x:a='1' xmlns:s='urn:s'><x:b>2</x:b><s:c>3</s:c></i>", &FEED, read);
    assert_eq!(value.unwrap().unwrap(), crate::value::tests::json!({"media:a": "1", "media:b": "2", "c": "3"}));
    let mut map = std::collections::BTreeMap::new();
    let document = "<i xmlns:x='urn:media' x:a='1'><x:b>2</x:b></i>";
    whole(document, &FEED, |reader| reader.map(&mut map, |reader| reader.string())).unwrap();
    assert_eq!(map.into_keys().collect::<Vec<_>>(), ["media:a", "media:b"]);
}

#[test]
fn knows_nil_by_its_namespace() {
    let nil = "<i xmlns:s='http://www.w3.org/2001/XMLSchema-instance' s:nil='true' s:type='x'>1</i>";
    assert_eq!(whole(nil, &FEED, |reader| reader.string()), Ok(None));
}

#[test]
fn ignores_namespaces_by_default() {
    let document = "<a:n xmlns:a='u' b:id='1'><c:name>x</c:name><d:y/></a:n>";
    assert_eq!(unknown(document, &PLAIN), ["y"]);
}

#[test]
fn refuses_a_declaration_that_makes_no_sense() {
    let error = whole("<i xmlns:xml='x'/>", &FEED, |reader| reader.skip()).unwrap_err();
    let problem = "a namespace is declared wrongly";
    assert_eq!((error.kind(), error.offset()), (DecodeErrorKind::Syntax { problem }, 0));
}
