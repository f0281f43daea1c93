//! Prints images as the server does.

use std::fmt::Write as _;

use generated::Decimal;
use generated::gogrid::{BillingToken, Customer, Image};
use generated::jiff::Timestamp;
use quick_xml::escape::partial_escape;
use serde_json::{Value, json};

use super::Choice;

/// The names are in the order of the sample, which is that of the alphabet.
pub fn json(images: &[Image]) -> Vec<u8> {
    let list: Vec<Value> = images.iter().map(json_image).collect();
    let summary = json!({ "numpages": 1, "returned": list.len(), "start": 0, "total": list.len() });
    let body = json!({ "list": list, "method": "/grid/image/list", "status": "success", "summary": summary });
    body.to_string().into_bytes()
}

fn json_image(image: &Image) -> Value {
    let mut value = json!({
        "architecture": image.architecture.as_ref().map(json_option),
        "billingtokens": image.billing_tokens.iter().map(json_token).collect::<Vec<_>>(),
        "createdTime": image.created_time.map(Timestamp::as_millisecond),
        "description": image.description,
        "friendlyName": image.friendly_name,
        "id": image.id,
        "isActive": image.is_active,
        "isPublic": image.is_public,
        "location": image.location,
        "name": image.name,
        "object": image.object,
        "os": image.os.as_ref().map(json_option),
        "owner": image.owner.as_ref().map(json_customer),
        "price": image.price.map(json_price),
        "state": image.state.as_ref().map(json_option),
        "type": image.image_type.as_ref().map(json_option),
        "updatedTime": image.updated_time.map(Timestamp::as_millisecond),
    });
    // What is absent is left out.
    if let Value::Object(fields) = &mut value {
        fields.retain(|_, value| !value.is_null());
    }
    value
}

fn json_option(option: &impl Choice) -> Value {
    let (id, name, description, object) = option.said();
    json!({ "description": description, "id": id, "name": name, "object": object })
}

fn json_customer(customer: &Customer) -> Value {
    json!({ "id": customer.id, "name": customer.name, "object": customer.object })
}

fn json_token(token: &BillingToken) -> Value {
    json!({ "id": token.id, "name": token.name, "object": token.object, "price": token.price.map(json_price) })
}

/// As the sample has it: `0`, and not `0.00`.
fn json_price(price: Decimal) -> Value {
    serde_json::from_str(&price.normalize().to_string()).unwrap_or_default()
}

/// As the samples of XML and CSV have it: `0.0`.
fn price(price: Decimal) -> String {
    let mut price = price.normalize();
    if price.is_integer() {
        price.rescale(1);
    }
    price.to_string()
}

pub fn xml(images: &[Image]) -> Vec<u8> {
    let count = images.len();
    let mut xml = Xml("<gogrid>\n  <response method=\"/grid/image/list\" status=\"success\">\n".to_owned());
    xml.line(4, &format!("<summary total=\"{count}\" start=\"0\" numpages=\"1\" returned=\"{count}\"/>"));
    xml.line(4, "<list>");
    for image in images {
        xml.image(image);
    }
    xml.line(4, "</list>");
    xml.0.push_str("  </response>\n</gogrid>");
    xml.0.into_bytes()
}

struct Xml(String);

impl Xml {
    fn line(&mut self, indent: usize, markup: &str) {
        let _ = writeln!(self.0, "{:indent$}{markup}", "");
    }

    fn scalar(&mut self, indent: usize, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            let value = value.to_string();
            self.line(indent, &format!("<attribute name=\"{name}\">{}</attribute>", partial_escape(&value)));
        }
    }

    fn image(&mut self, image: &Image) {
        self.line(6, "<object name=\"serverimage\">");
        self.scalar(8, "id", image.id);
        self.scalar(8, "name", image.name.as_ref());
        self.scalar(8, "friendlyName", image.friendly_name.as_ref());
        self.option("os", image.os.as_ref());
        self.option("architecture", image.architecture.as_ref());
        self.customer(image.owner.as_ref());
        self.option("type", image.image_type.as_ref());
        self.option("state", image.state.as_ref());
        self.scalar(8, "description", image.description.as_ref());
        self.scalar(8, "location", image.location.as_ref());
        self.scalar(8, "price", image.price.map(price));
        self.scalar(8, "isActive", image.is_active);
        self.scalar(8, "isPublic", image.is_public);
        self.scalar(8, "createdTime", image.created_time.map(Timestamp::as_millisecond));
        self.scalar(8, "updatedTime", image.updated_time.map(Timestamp::as_millisecond));
        self.tokens(&image.billing_tokens);
    }

    fn option(&mut self, name: &str, option: Option<&impl Choice>) {
        let Some((id, value, description, _)) = option.map(Choice::said) else { return };
        self.line(8, &format!("<attribute name=\"{name}\">"));
        self.line(10, "<object name=\"option\">");
        self.scalar(12, "id", id);
        self.scalar(12, "name", value);
        self.scalar(12, "description", description);
        self.line(10, "</object>");
        self.line(8, "</attribute>");
    }

    fn customer(&mut self, customer: Option<&Customer>) {
        let Some(customer) = customer else { return };
        self.line(8, "<attribute name=\"owner\">");
        self.line(10, "<object name=\"customer\">");
        self.scalar(12, "id", customer.id);
        self.scalar(12, "name", customer.name.as_ref());
        self.line(10, "</object>");
        self.line(8, "</attribute>");
    }

    /// The page prints the last tags of an image without breaks between them.
    fn tokens(&mut self, tokens: &[BillingToken]) {
        self.line(8, "<attribute name=\"billingtokens\">          <list>");
        for token in tokens {
            self.line(12, "<object name=\"billingtoken\">");
            self.scalar(14, "id", token.id);
            self.scalar(14, "name", token.name.as_ref());
            self.scalar(14, "price", token.price.map(price));
            self.line(12, "</object>");
        }
        self.line(10, "</list>        </attribute>      </object>");
    }
}

/// The columns of the sample before those of the tokens, in two parts only for the sake of the lines.
const COLUMNS: &str = "server.id,server.name,id,name,friendlyName,os.id,os.name,os.description,architecture.id,\
    architecture.name,architecture.description,owner.id,owner.name,type.id,type.name,type.description,state.id,\
    state.name,state.description,description,location,price,isActive,isPublic,createdTime,updatedTime";

pub fn csv(images: &[Image]) -> Vec<u8> {
    let count = images.len();
    let tokens = images.iter().map(|image| image.billing_tokens.len()).max().unwrap_or(0);
    let mut head = format!("# SUCCESS, /grid/image/list, TOTAL, {count}, NUMPAGES, 1, START, 0, RETURNED, {count}\n");
    let _ = write!(head, "# {COLUMNS}");
    for token in 1..=tokens {
        let _ = write!(head, ",billingtokens.{token}.id,billingtokens.{token}.name,billingtokens.{token}.price");
    }
    head.push('\n');
    let mut writer = csv::Writer::from_writer(head.into_bytes());
    for image in images {
        writer.write_record(csv_cells(image, tokens)).expect("all records have the same number of cells");
    }
    writer.into_inner().expect("a vector takes everything")
}

fn csv_cells(image: &Image, tokens: usize) -> Vec<String> {
    let mut cells = vec![String::new(), String::new()];
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    cells.extend([cell(image.id), text(&image.name), text(&image.friendly_name)]);
    cells.extend(csv_option(image.os.as_ref()));
    cells.extend(csv_option(image.architecture.as_ref()));
    let owner = image.owner.as_ref();
    cells.extend([cell(owner.and_then(|owner| owner.id)), cell(owner.and_then(|owner| owner.name.clone()))]);
    cells.extend(csv_option(image.image_type.as_ref()));
    cells.extend(csv_option(image.state.as_ref()));
    cells.extend([text(&image.description), text(&image.location), cell(image.price.map(price))]);
    cells.extend([cell(image.is_active), cell(image.is_public)]);
    let times = [image.created_time, image.updated_time];
    cells.extend(times.map(|time| cell(time.map(Timestamp::as_millisecond))));
    for index in 0..tokens {
        let token = image.billing_tokens.get(index).cloned().unwrap_or_default();
        cells.extend([cell(token.id), text(&token.name), cell(token.price.map(price))]);
    }
    // A comma ends each record of the sample.
    cells.push(String::new());
    cells
}

fn csv_option(option: Option<&impl Choice>) -> [String; 3] {
    let Some((id, name, description, _)) = option.map(Choice::said) else { return <[String; 3]>::default() };
    [cell(id), cell(name), cell(description)]
}

fn cell(value: Option<impl ToString>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}
