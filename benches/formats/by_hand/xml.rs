//! A loop over the events of quick-xml, for just this document.

use std::borrow::Cow;

use generated::gogrid::{BillingToken, Customer, Image};
use generated::jiff::Timestamp;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::Problem;
use crate::data::Choice;

pub fn decode(body: &[u8]) -> Result<Vec<Image>, Problem> {
    let mut document = Document(Reader::from_reader(body));
    // An empty element is one less case to think of.
    document.0.config_mut().expand_empty_elements = true;
    document.child("gogrid")?;
    let response = document.child("response")?;
    if response.try_get_attribute("status")?.is_none_or(|status| status.value != "success") {
        return Err("the answer reports a failure".into());
    }
    let mut images = Vec::new();
    while let Some(element) = document.next_child()? {
        match element.name().as_ref() {
            "list" => document.images(&mut images)?,
            _ => document.skip(&element)?,
        }
    }
    while document.0.read_event()? != Event::Eof {}
    Ok(images)
}

struct Document<'a>(Reader<&'a [u8]>);

impl<'a> Document<'a> {
    /// Enters the next child of the element that is open; `None` leaves the element. The reader passes the white space
    /// between elements, for which there are no events then.
    fn next_child(&mut self) -> Result<Option<BytesStart<'a>>, Problem> {
        self.0.config_mut().trim_text_start = true;
        loop {
            match self.0.read_event()? {
                Event::Start(child) => return Ok(Some(child)),
                Event::End(_) => return Ok(None),
                Event::Eof => return Err("the document ends too soon".into()),
                _ => {}
            }
        }
    }

    /// Enters the next child, which must be of this name.
    fn child(&mut self, name: &str) -> Result<BytesStart<'a>, Problem> {
        match self.next_child()? {
            Some(child) if child.name().as_ref() == name => Ok(child),
            _ => Err("an element is missing".into()),
        }
    }

    fn skip(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        self.0.read_to_end(element.name())?;
        Ok(())
    }

    fn images(&mut self, images: &mut Vec<Image>) -> Result<(), Problem> {
        while let Some(object) = self.next_child()? {
            // It is large, and is filled where it stays.
            images.push(Image::default());
            if let Some(image) = images.last_mut() {
                image.object = name(&object)?.map(Cow::into_owned);
                self.image(image)?;
            }
        }
        Ok(())
    }

    fn image(&mut self, image: &mut Image) -> Result<(), Problem> {
        while let Some(attribute) = self.next_child()? {
            match name(&attribute)?.as_deref() {
                Some("id") => image.id = self.integer()?,
                Some("name") => image.name = self.string()?,
                Some("friendlyName") => image.friendly_name = self.string()?,
                Some("os") => image.os = self.option()?,
                Some("architecture") => image.architecture = self.option()?,
                Some("owner") => image.owner = self.customer()?,
                Some("type") => image.image_type = self.option()?,
                Some("state") => image.state = self.option()?,
                Some("description") => image.description = self.string()?,
                Some("location") => image.location = self.string()?,
                Some("price") => image.price = Some(self.text()?.parse()?),
                Some("isActive") => image.is_active = Some(self.text()?.parse()?),
                Some("isPublic") => image.is_public = Some(self.text()?.parse()?),
                Some("createdTime") => image.created_time = self.time()?,
                Some("updatedTime") => image.updated_time = self.time()?,
                Some("billingtokens") => self.tokens(&mut image.billing_tokens)?,
                _ => self.skip(&attribute)?,
            }
        }
        Ok(())
    }

    fn option<T: Choice>(&mut self) -> Result<Option<T>, Problem> {
        let Some(object) = self.next_child()? else { return Ok(None) };
        let mut option = T::default();
        *option.object() = name(&object)?.map(Cow::into_owned);
        while let Some(attribute) = self.next_child()? {
            match name(&attribute)?.as_deref() {
                Some("id") => *option.id() = self.integer()?,
                Some("name") => option.set_name(&self.text()?),
                Some("description") => *option.description() = self.string()?,
                _ => self.skip(&attribute)?,
            }
        }
        self.leave()?;
        Ok(Some(option))
    }

    fn customer(&mut self) -> Result<Option<Customer>, Problem> {
        let Some(object) = self.next_child()? else { return Ok(None) };
        let mut customer = Customer::default();
        customer.object = name(&object)?.map(Cow::into_owned);
        while let Some(attribute) = self.next_child()? {
            match name(&attribute)?.as_deref() {
                Some("id") => customer.id = self.integer()?,
                Some("name") => customer.name = self.string()?,
                _ => self.skip(&attribute)?,
            }
        }
        self.leave()?;
        Ok(Some(customer))
    }

    fn tokens(&mut self, tokens: &mut Vec<BillingToken>) -> Result<(), Problem> {
        let Some(_list) = self.next_child()? else { return Ok(()) };
        while let Some(object) = self.next_child()? {
            let mut token = BillingToken::default();
            token.object = name(&object)?.map(Cow::into_owned);
            while let Some(attribute) = self.next_child()? {
                match name(&attribute)?.as_deref() {
                    Some("id") => token.id = self.integer()?,
                    Some("name") => token.name = self.string()?,
                    Some("price") => token.price = Some(self.text()?.parse()?),
                    _ => self.skip(&attribute)?,
                }
            }
            tokens.push(token);
        }
        self.leave()
    }

    /// Leaves an element that has no more children.
    fn leave(&mut self) -> Result<(), Problem> {
        match self.next_child()? {
            None => Ok(()),
            Some(_) => Err("an element too many".into()),
        }
    }

    fn integer(&mut self) -> Result<Option<i64>, Problem> {
        Ok(Some(self.text()?.parse()?))
    }

    fn string(&mut self) -> Result<Option<String>, Problem> {
        Ok(Some(self.text()?.into_owned()))
    }

    fn time(&mut self) -> Result<Option<Timestamp>, Problem> {
        Ok(Some(Timestamp::from_millisecond(self.text()?.parse()?)?))
    }

    /// The text of the element that is open, which is left: borrowed, unless it is in several parts. White space counts.
    fn text(&mut self) -> Result<Cow<'a, str>, Problem> {
        self.0.config_mut().trim_text_start = false;
        let mut text = Cow::Borrowed("");
        loop {
            let part = match self.0.read_event()? {
                Event::Text(part) => part.xml10_content(),
                Event::CData(part) => part.xml10_content(),
                Event::GeneralRef(reference) => resolve(&reference)?,
                Event::End(_) => return Ok(text),
                Event::Comment(_) | Event::PI(_) => continue,
                _ => return Err("an element in a text".into()),
            };
            if text.is_empty() {
                text = part;
            } else {
                text.to_mut().push_str(&part);
            }
        }
    }
}

fn resolve<'a>(reference: &BytesRef<'_>) -> Result<Cow<'a, str>, Problem> {
    if let Some(character) = reference.resolve_char_ref()? {
        return Ok(Cow::Owned(character.into()));
    }
    resolve_predefined_entity(reference).map(Cow::Borrowed).ok_or_else(|| "an unknown entity".into())
}

/// The attribute `name`: found at once where it is the only one and in double quotes.
fn name<'s>(element: &'s BytesStart<'_>) -> Result<Option<Cow<'s, str>>, Problem> {
    let usual = element.attributes_raw().strip_prefix(" name=\"").and_then(|rest| rest.strip_suffix('"'));
    if let Some(name) = usual
        && !name.contains(['"', '&'])
    {
        return Ok(Some(Cow::Borrowed(name)));
    }
    Ok(element.try_get_attribute("name")?.map(|attribute| attribute.value))
}
