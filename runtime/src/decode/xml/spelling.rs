//! How XML spells objects, lists, fields and nothing.

/// How an API spells its answers in XML.
///
/// By itself, a field is an element or an attribute of its name, and a list is an element that is repeated.
///
/// ```text
/// <image id="81"><name>Test GSI</name><tag>web</tag><tag>db</tag></image>
/// ```
///
/// The methods say where an API does it otherwise; they combine freely, since one document often mixes both families.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Xml<'a> {
    /// The elements around the body, the outermost first; the last one is the body.
    pub(crate) root: &'a [&'a str],
    /// Whether the outermost element is not the body, but its one field.
    pub(crate) rootless: bool,
    /// The element that stands for a field, and its attribute that names the field.
    pub(crate) field: Option<(&'a str, &'a str)>,
    /// The element that stands for an object.
    pub(crate) object: Option<XmlObject<'a>>,
    /// The element that stands for a list.
    pub(crate) list: Option<&'a str>,
    /// How lists are written that no element of their own stands for.
    pub(crate) lists: XmlList<'a>,
    /// The attribute that says that there is nothing.
    pub(crate) nil: Option<&'a str>,
    /// The attribute that says what type a value has.
    pub(crate) type_attribute: Option<&'a str>,
    /// The namespaces that count, by the prefix that names of fields have for them.
    pub(crate) namespaces: &'a [(&'a str, &'a str)],
}

/// An element that stands for an object, whatever the object is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct XmlObject<'a> {
    /// The name of the element.
    pub(crate) element: &'a str,
    /// The attribute that says of what kind the object is, and the field that takes it.
    pub(crate) kind: Option<(&'a str, &'a str)>,
}

impl<'a> Xml<'a> {
    /// Elements and attributes that are named for their fields, and lists that repeat an element.
    pub const fn new() -> Self {
        Self {
            root: &[],
            rootless: false,
            field: None,
            object: None,
            list: None,
            lists: XmlList::Repeated,
            nil: None,
            type_attribute: None,
            namespaces: &[],
        }
    }

    /// The body is inside of these elements, the outermost first; the last one is the body itself. Without them it is
    /// the outermost element, whatever its name. A document with other elements is read as if there were none.
    #[must_use]
    pub const fn root(mut self, elements: &'a [&'a str]) -> Self {
        self.root = elements;
        self
    }

    /// The outermost element is not the body, but its one field: `<image id="81"/>` says what `{"image": {"id": 81}}`
    /// says in JSON.
    #[must_use]
    pub const fn rootless(mut self) -> Self {
        self.rootless = true;
        self
    }

    /// A field is an element of this name, whose attribute `named_by` names the field: `<attribute name="id">`.
    #[must_use]
    pub const fn field(mut self, element: &'a str, named_by: &'a str) -> Self {
        self.field = Some((element, named_by));
        self
    }

    /// An object is an element of this name, inside of its field or list: `<attribute name="os"><object>`. Where it is
    /// the first element of a field, the value of the field is this object; a field without it is an object itself.
    #[must_use]
    pub const fn object(mut self, element: &'a str) -> Self {
        self.object = Some(XmlObject { element, kind: None });
        self
    }

    /// As [`object`](Self::object); its attribute is the value of a field: `<object name="option">` has an `object`
    /// that is `option`.
    #[must_use]
    pub const fn object_of_kind(mut self, element: &'a str, attribute: &'a str, field: &'a str) -> Self {
        self.object = Some(XmlObject { element, kind: Some((attribute, field)) });
        self
    }

    /// A list is an element of this name, inside of its field, and its elements are the items. Where a field itself
    /// has the name, it is the list. A field with nothing in it is an empty list.
    #[must_use]
    pub const fn list(mut self, element: &'a str) -> Self {
        self.list = Some(element);
        self
    }

    /// Lists without an element of their own are written like this.
    #[must_use]
    pub const fn lists(mut self, lists: XmlList<'a>) -> Self {
        self.lists = lists;
        self
    }

    /// Where this attribute is `true` or `1`, there is nothing; compared without its prefix: `nil` is `xsi:nil` too.
    #[must_use]
    pub const fn nil(mut self, attribute: &'a str) -> Self {
        self.nil = Some(attribute);
        self
    }

    /// This attribute says what type a value has (`array`, `integer`) and is no field; compared without its prefix.
    #[must_use]
    pub const fn type_attribute(mut self, attribute: &'a str) -> Self {
        self.type_attribute = Some(attribute);
        self
    }

    /// Names in these namespaces are fields with these prefixes: `("dc", "http://purl.org/dc/elements/1.1/")` makes
    /// `dc:title` of a title, however the document calls the namespace. Names in all other namespaces lose their
    /// prefix.
    #[must_use]
    pub const fn namespaces(mut self, namespaces: &'a [(&'a str, &'a str)]) -> Self {
        self.namespaces = namespaces;
        self
    }
}

impl Default for Xml<'_> {
    fn default() -> Self {
        Self::new()
    }
}

/// How XML writes a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlList<'a> {
    /// An element that is repeated: `<tag>web</tag><tag>db</tag>`.
    Repeated,
    /// An element whose elements are the items, whatever their names: `<tags><tag>web</tag><tag>db</tag></tags>`.
    Wrapped,
    /// An element whose elements of this name are the items; others are skipped as unknown fields are.
    WrappedAs(&'a str),
}

/// How XML spells a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct XmlField<'a> {
    /// The name, with a prefix where its namespace counts.
    pub(crate) name: &'a str,
    /// Where it stands.
    pub(crate) node: XmlNode,
    /// How it is written if it is a list; `None` for the usual way.
    pub(crate) list: Option<XmlList<'a>>,
}

impl<'a> XmlField<'a> {
    /// An element or an attribute of this name.
    pub const fn new(name: &'a str) -> Self {
        Self { name, node: XmlNode::Either, list: None }
    }

    /// The same field, which stands there.
    #[must_use]
    pub const fn node(mut self, node: XmlNode) -> Self {
        self.node = node;
        self
    }

    /// The same field, a list that is written like this.
    #[must_use]
    pub const fn list(mut self, list: XmlList<'a>) -> Self {
        self.list = Some(list);
        self
    }
}

/// Where the value of a field stands in XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlNode {
    /// In an element, or in an attribute.
    Either,
    /// In an attribute; an element of the name is another field.
    Attribute,
    /// In an element; an attribute of the name is another field.
    Element,
    /// In the text of the object's own element: `<price currency="USD">1.50</price>`.
    Text,
}
