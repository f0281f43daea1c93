//! Values in XML, in any mixture of its two families: elements and attributes that are named for fields, and elements
//! that stand for fields, objects and lists.

mod config;
mod lists;
mod objects;
mod text;

use super::super::choices::Choices;
use super::super::model::{Model, NAMESPACE, Value};
use super::scalars;
pub use config::Config;
use text::{Tag, content, gap};

/// Writes a value.
pub fn write(config: &Config, model: &Model, value: Option<&Value>, choices: &mut Choices) -> String {
    Writer { config, choices }.document(model, value)
}

struct Writer<'a> {
    config: &'a Config,
    choices: &'a mut Choices,
}

impl Writer<'_> {
    fn document(&mut self, model: &Model, value: Option<&Value>) -> String {
        let prolog = self.choices.one_of(&[
            "",
            "<?xml version=\"1.0\"?>",
            "\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n",
            "\n<!-- <a> -->\n<!DOCTYPE answer SYSTEM \"x\" [<!ELEMENT a (b)>]>",
        ]);
        let (body, around) = match self.config.root.split_last() {
            Some((body, around)) => (*body, around),
            None => (self.choices.one_of(&["body", "q:anything", "attribute"]), &[] as &[_]),
        };
        let mut out = self.element(Tag::new(body), model, value, around.is_empty());
        for (depth, name) in around.iter().enumerate().rev() {
            let content = [self.unknown(), out, self.unknown()].concat();
            out = self.finished(Tag::new(*name), depth == 0).around(&content, self.choices);
        }
        [prolog, &out, gap(self.choices)].concat()
    }

    /// The tag of an element. The outermost one declares the namespaces.
    fn finished(&mut self, tag: Tag, outermost: bool) -> Tag {
        if !outermost {
            return tag;
        }
        let tag = tag.with("xmlns:p", NAMESPACE).with("xmlns:q", "urn:other");
        let tag = tag.with("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        if self.choices.once_in(3) { tag.with("xmlns", "urn:default") } else { tag }
    }

    /// Elements that nobody knows, and white space.
    fn unknown(&mut self) -> String {
        let mut out = gap(self.choices).to_owned();
        while self.choices.once_in(8) {
            out.push_str(self.choices.one_of(&[
                "<zz/>",
                "<zz id=\"1\"><id>2</id>text<zz><list/></zz></zz>",
                "<q:zz nil=\"true\"/>",
                "<zz><![CDATA[<id>]]>&amp;</zz>",
            ]));
            out.push_str(gap(self.choices));
        }
        out
    }

    /// An element that is a value.
    fn element(&mut self, tag: Tag, model: &Model, value: Option<&Value>, outermost: bool) -> String {
        let tag = self.finished(tag, outermost);
        match (value, model) {
            (None, _) => self.nothing(tag, model),
            (Some(Value::Object(_) | Value::Map(_)), _) => self.object(tag, model, value),
            (Some(Value::List(items)), Model::List(item)) => self.list(&tag, item, items, None),
            (Some(value), _) => {
                let text = scalars::spelled(model, value, self.choices);
                let content = content(&text, self.choices);
                let tag = if model.is_scalar() && self.choices.once_in(10) { tag.with("zz", "<&\"") } else { tag };
                tag.around(&content, self.choices)
            }
        }
    }

    /// An element that says that there is nothing.
    fn nothing(&mut self, tag: Tag, model: &Model) -> String {
        if model.is_text() || self.choices.once_in(2) {
            // The attribute of XML's own is known without being told of.
            let name = if self.config.nil { self.choices.one_of(&["nil", "xsi:nil", "q:nil"]) } else { "xsi:nil" };
            let tag = tag.with(name, self.choices.one_of(&["true", "1"]));
            return tag.around(self.choices.one_of(&["", "", "<id>1</id>"]), self.choices);
        }
        tag.around(if model.is_scalar() { "" } else { gap(self.choices) }, self.choices)
    }
}
