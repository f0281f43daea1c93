//! Lists in XML.

use runtime::decode::XmlList;

use super::super::super::model::{Field, Model, Value};
use super::text::Tag;
use super::{Writer, gap};

impl Writer<'_> {
    /// A list as an element. `only` is the name that its items must have.
    pub fn list(&mut self, tag: &Tag, item: &Model, items: &[Value], only: Option<&str>) -> String {
        let stands = tag.name == "list" && self.config.list;
        // A list whose first item is called `list` would be taken for that item.
        let inner = self.config.list && !stands && (matches!(item, Model::List(_)) || self.choices.once_in(2));
        let content = self.items(item, items, only, inner || stands);
        if inner {
            let list = Tag::new(self.choices.one_of(&["list", "q:list"])).around(&content, self.choices);
            let content = [gap(self.choices), &list, gap(self.choices)].concat();
            return tag.around(&content, self.choices);
        }
        let tag = tag.clone();
        let tag = if self.config.types && self.choices.once_in(2) { tag.with("type", "array") } else { tag };
        tag.around(&content, self.choices)
    }

    fn items(&mut self, item: &Model, items: &[Value], only: Option<&str>, in_list: bool) -> String {
        let mut content = gap(self.choices).to_owned();
        for value in items {
            let name = match (only, item) {
                (Some(only), _) => only,
                (None, Model::Object(_) | Model::Map(_)) if self.config.object && self.choices.once_in(2) => "object",
                (None, Model::List(_)) if in_list && self.choices.once_in(2) => "list",
                (None, _) => self.choices.one_of(&["item", "q:item", "x"]),
            };
            content.push_str(&self.element(Tag::new(name), item, Some(value), false));
            content.push_str(gap(self.choices));
            if only.is_some() && self.choices.once_in(6) {
                content.push_str("<zz><entry/></zz>");
            }
        }
        content
    }

    /// A list that is a field: its elements. `tag` is made anew for each of them.
    pub fn list_field(&mut self, field: &Field, item: &Model, items: &[Value]) -> Vec<String> {
        let style = field.list.unwrap_or(self.config.lists);
        let only = if let XmlList::WrappedAs(name) = style { Some(name) } else { None };
        // An element with nothing in it would be a list with nothing in it.
        let empty = |value: &Value| matches!(value, Value::Text(text) if text.trim_ascii().is_empty());
        let must_stand = matches!(item, Model::List(_)) || items.iter().any(empty);
        if style == XmlList::Repeated && !(self.config.list && (must_stand || self.choices.once_in(2))) {
            let elements = items.iter().map(|value| {
                let tag = self.field_tag(field);
                match (value, item) {
                    // It must not say to be an array, since it would be the outer one.
                    (Value::List(items), Model::List(item)) => {
                        let content = self.items(item, items, None, false);
                        tag.around(&content, self.choices)
                    }
                    _ => self.element(tag, item, Some(value), false),
                }
            });
            return elements.collect();
        }
        let tag = self.field_tag(field);
        if style != XmlList::Repeated {
            return vec![self.list(&tag, item, items, only)];
        }
        let content = self.items(item, items, None, true);
        let list = Tag::new("list").around(&content, self.choices);
        vec![tag.around(&list, self.choices)]
    }

    /// Whether an empty element says that there is no list.
    pub fn may_be_empty(&self, field: &Field) -> bool {
        let style = field.list.unwrap_or(self.config.lists);
        style != XmlList::Repeated || self.config.list && field.list.is_none()
    }
}
