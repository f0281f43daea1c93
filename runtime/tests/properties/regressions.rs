//! What the properties found, as small as it gets.

use std::collections::BTreeMap;

use runtime::decode::{DecodeError, Form, Reader, Xml};

static LISTS: Xml = Xml::new().list("list");
static NAMED: Xml = Xml::new();

/// Reads the items of the field `tags`, which are objects with an `id`.
fn ids(body: &str) -> Result<Vec<i64>, DecodeError> {
    let mut reader = Reader::xml(body, &LISTS)?;
    let mut ids = Vec::new();
    assert!(reader.object(&["tags"])?);
    while reader.field()?.is_some() {
        reader.list(&mut ids, |reader| {
            let mut id = None;
            assert!(reader.object(&["id"])?);
            while reader.field()?.is_some() {
                id = reader.integer(Form::Number)?;
            }
            Ok(id)
        })?;
    }
    reader.finish()?;
    Ok(ids)
}

#[test]
fn an_item_that_is_nothing_but_attributes_is_an_item_where_lists_have_an_element() {
    assert_eq!(ids(r#"<a><tags id="1"/><tags id="2"/></a>"#), Ok(vec![1, 2]));
    assert_eq!(ids(r#"<a><tags><list><x id="1"/></list></tags></a>"#), Ok(vec![1]));
    assert_eq!(ids("<a><tags/></a>"), Ok(vec![]));
}

/// The path of the error in a map of texts in the field `labels`.
fn path_in_map(reader: Result<Reader<'_>, DecodeError>) -> String {
    let read = reader.and_then(|mut reader| {
        assert!(reader.object(&["labels"])?);
        assert_eq!(reader.field()?, Some(0));
        reader.map(&mut BTreeMap::new(), Reader::string)
    });
    read.unwrap_err().path().to_owned()
}

#[test]
fn an_error_between_the_entries_of_a_map_is_not_of_an_entry_without_a_key() {
    assert_eq!(path_in_map(Reader::xml("<a><labels>wrong</labels></a>", &NAMED)), "labels");
    assert_eq!(path_in_map(Reader::json(br#"{"labels": {x"#)), "labels");
    assert_eq!(path_in_map(Reader::json(br#"{"labels": {"a": "1" x"#)), "labels");
    assert_eq!(path_in_map(Reader::json(br#"{"labels": {"a": []"#)), "labels.a");
    assert_eq!(path_in_map(Reader::json(br#"{"labels": {"": []"#)), r#"labels[""]"#);
}
