//! The values of one call, in order.

use crate::encode::{Unsendable, Writer};

/// The values of one call, as text, in the order in which they are sent; never a map, since servers may insist on it.
///
/// Each method names the next value and gives the [`Writer`] that takes it. A value of `None` is not sent at all.
#[derive(Debug)]
pub struct Parameters<'a> {
    pub(crate) path: Writer<'a>,
    pub(crate) query: Writer<'a>,
    pub(crate) header: Writer<'a>,
    pub(crate) form: Writer<'a>,
    pub(crate) json: Writer<'a>,
    /// The first parameter that lacks one which it needs, with that one.
    pub(crate) lacking: Option<(&'a str, &'a str)>,
}

impl Default for Parameters<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Parameters<'a> {
    /// No values yet.
    #[must_use]
    pub fn new() -> Self {
        let mut json = Writer::json_of_request();
        json.begin_object();
        let [path, query, header, form] = [(); 4].map(|()| Writer::pairs());
        Self { path, query, header, form, json, lacking: None }
    }

    /// The next value of a placeholder in the path.
    pub fn path(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.path.parameter(name, false)
    }

    /// The next value of a placeholder in the path. Nothing in it is an error of the request.
    pub fn required_path(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.path.parameter(name, true)
    }

    /// The next value in the query string.
    pub fn query(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.query.parameter(name, false)
    }

    /// The next value in the query string. Nothing in it, such as no item of a list, is an error of the request.
    pub fn required_query(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.query.parameter(name, true)
    }

    /// The next value in a header.
    pub fn header(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.header.parameter(name, false)
    }

    /// The next value in a header. Nothing in it, such as no item of a list, is an error of the request.
    pub fn required_header(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.header.parameter(name, true)
    }

    /// The next value in the form body.
    pub fn form(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.form.parameter(name, false)
    }

    /// The next value in the form body. Nothing in it, such as no item of a list, is an error of the request.
    pub fn required_form(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.form.parameter(name, true)
    }

    /// Refuses the call if a parameter is given without one that it needs: `needs` are those, each with whether it is
    /// given.
    pub fn dependent_required(&mut self, name: &'a str, given: bool, needs: &[(&'a str, bool)]) {
        if let Some((needed, _)) = needs.iter().find(|(_, given)| !given).filter(|_| given) {
            self.lacking.get_or_insert((name, *needed));
        }
    }

    /// The next field of the JSON body.
    pub fn json(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.json.parameter(name, false)
    }

    /// The next field of the JSON body, which is sent even if it is a list or a map without items.
    pub fn required_json(&mut self, name: &'a str) -> &mut Writer<'a> {
        self.json.parameter(name, true)
    }

    /// The first parameter that cannot be sent, and why.
    #[must_use]
    pub fn problem(&self) -> Option<(&'a str, Unsendable<'a>)> {
        let Self { path, query, header, form, json, lacking: _ } = self;
        [path, query, header, form, json].into_iter().find_map(Writer::problem)
    }
}
