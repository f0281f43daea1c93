//! The documented answer of `grid.image.list`, which is also documented in JSON.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::super::super::{Decode, DecodeError, DecodeObject, Flag, Form, Reader, TimestampForm};
use super::{Csv, CsvCell, CsvHeader};

pub(super) static GOGRID: Csv = Csv::new()
    .comment("#")
    .envelope(&[CsvCell::Lowercase("status"), CsvCell::Field("method"), CsvCell::Pairs("summary")])
    .header(CsvHeader::Commented);

pub(super) const SAMPLE: &str = "\
# SUCCESS, /grid/image/list, TOTAL, 34, NUMPAGES, 34, START, 0, RETURNED, 1
# server.id,server.name,id,name,friendlyName,os.id,os.name,os.description,architecture.id,architecture.name,\
architecture.description,owner.id,owner.name,type.id,type.name,type.description,state.id,state.name,\
state.description,description,location,price,isActive,isPublic,createdTime,updatedTime,billingtokens.1.id,\
billingtokens.1.name,billingtokens.1.price
,,81,GSI-85aa3887-7767-4325-bd01-9947a25f31ee,Test Image,10,CentOS 5.1 (64-bit),CentOS Linux 5.1 (64-bit),2,64-bit,\
64 bit OS,19999,Lebowski,1,Web Server,This server has a public connection to the Internet.,2,Available,\
Image is available for adds,Test,19999/GSI-85aa3887-7767-4325-bd01-9947a25f31ee.img,0.0,true,false,1247183325757,\
1247183667362,21,CentOS 5.1 64bit,0.0,
";

/// The same in JSON: the documented sample without what the one in CSV lacks, and with the texts of the latter.
const JSON: &str = r#"{
    "list": [{
        "architecture": { "description": "64 bit OS", "id": 2, "name": "64-bit" },
        "billingtokens": [{ "id": 21, "name": "CentOS 5.1 64bit", "price": 0.0 }],
        "createdTime": 1247183325757,
        "description": "Test",
        "friendlyName": "Test Image",
        "id": 81,
        "isActive": true,
        "isPublic": false,
        "location": "19999/GSI-85aa3887-7767-4325-bd01-9947a25f31ee.img",
        "name": "GSI-85aa3887-7767-4325-bd01-9947a25f31ee",
        "os": { "description": "CentOS Linux 5.1 (64-bit)", "id": 10, "name": "CentOS 5.1 (64-bit)" },
        "owner": { "id": 19999, "name": "Lebowski" },
        "price": 0.0,
        "state": { "description": "Image is available for adds", "id": 2, "name": "Available" },
        "type": { "description": "This server has a public connection to the Internet.", "id": 1, "name": "Web Server" },
        "updatedTime": 1247183667362
    }],
    "method": "/grid/image/list",
    "status": "success",
    "summary": { "numpages": 34, "returned": 1, "start": 0, "total": 34 }
}"#;

/// All scalars of a type in their printed form, by path. It stands for types with dozens of fields.
#[derive(Debug, Default, PartialEq)]
struct Image {
    numbers: BTreeMap<&'static str, i64>,
    texts: BTreeMap<&'static str, String>,
    price: Option<Decimal>,
    flags: [Option<bool>; 2],
    times: [Option<jiff::Timestamp>; 2],
    parts: BTreeMap<&'static str, Image>,
    tokens: Vec<Image>,
}

const FIELDS: &[&str] = &[
    "id",
    "name",
    "friendlyName",
    "description",
    "location",
    "os",
    "architecture",
    "type",
    "state",
    "owner",
    "server",
    "price",
    "billingtokens",
    "isActive",
    "isPublic",
    "createdTime",
    "updatedTime",
];

impl DecodeObject for Image {
    const FIELDS: &'static [&'static str] = FIELDS;

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            let name = FIELDS[field];
            match field {
                0 => self.numbers.extend(reader.integer(Form::Number)?.map(|id| (name, id))),
                1..5 => self.texts.extend(reader.string()?.map(|text| (name, text))),
                5..11 => self.parts.extend(Self::decode(reader)?.map(|part| (name, part))),
                11 => self.price = reader.decimal(Form::Number)?,
                12 => reader.values(&mut self.tokens)?,
                13 | 14 => self.flags[field - 13] = reader.boolean(Flag::BOOLEAN)?,
                _ => self.times[field - 15] = reader.timestamp(TimestampForm::Milliseconds)?,
            }
        }
        Ok(())
    }
}

#[derive(Debug, Default, PartialEq)]
pub(super) struct Envelope {
    status: Option<String>,
    method: Option<String>,
    summary: BTreeMap<&'static str, i64>,
    list: Vec<Image>,
}

impl DecodeObject for Envelope {
    const FIELDS: &'static [&'static str] = &["list", "method", "status", "summary"];

    fn read_fields(&mut self, reader: &mut Reader<'_>) -> Result<(), DecodeError> {
        while let Some(field) = reader.field()? {
            match field {
                0 => reader.list(&mut self.list, Image::decode)?,
                1 => self.method = reader.string()?,
                2 => self.status = reader.string()?,
                _ => {
                    const SUMMARY: &[&str] = &["total", "start", "returned", "numpages"];
                    reader.object(SUMMARY)?;
                    while let Some(field) = reader.field()? {
                        self.summary.extend(reader.integer(Form::Number)?.map(|count| (SUMMARY[field], count)));
                    }
                }
            }
        }
        Ok(())
    }
}

fn read(body: &str) -> Result<Option<Envelope>, DecodeError> {
    let mut reader = Reader::csv(body, &GOGRID, Some("list"))?;
    let envelope = Envelope::decode(&mut reader)?;
    reader.finish()?;
    Ok(envelope)
}

#[test]
fn reads_the_same_as_in_json() {
    let envelope = read(SAMPLE).unwrap().unwrap();
    assert_eq!(envelope.summary.values().sum::<i64>(), 69);
    assert_eq!(envelope.list[0].tokens[0].price, Some(Decimal::new(0, 1)));
    let mut json = Reader::json(JSON.as_bytes()).unwrap();
    assert_eq!(Some(envelope), Envelope::decode(&mut json).unwrap());
}

#[test]
fn notices_nothing_in_the_sample() {
    let mut reader = Reader::csv(SAMPLE, &GOGRID, Some("list")).unwrap();
    reader.watch();
    Envelope::decode(&mut reader).unwrap();
    assert_eq!(reader.notices(), []);
    reader.finish().unwrap();
}

#[test]
fn tells_the_path_of_an_error_in_the_sample() {
    for (cell, wrong, path) in [
        (",10,", ",x,", "list[0].os.id"),
        (",21,", ",x,", "list[0].billingtokens[0].id"),
        (",true,", ",maybe,", "list[0].isActive"),
        ("TOTAL, 34", "TOTAL, x", "summary.total"),
        (" 0, R", " x, R", "summary.start"),
    ] {
        let body = SAMPLE.replacen(cell, wrong, 1);
        let error = read(&body).unwrap_err();
        let place = body.find(wrong).unwrap() + wrong.find(['x', 'm']).unwrap();
        assert_eq!((error.path(), error.offset()), (path, place));
    }
}

#[test]
fn gives_the_sample_as_a_value_of_any_type() {
    let mut reader = Reader::csv(SAMPLE, &GOGRID, Some("list")).unwrap();
    let any = reader.any().unwrap().unwrap();
    reader.finish().unwrap();
    assert_eq!(any["status"], "success");
    assert_eq!(any["summary"]["NUMPAGES"], "34");
    assert_eq!(any["list"][0]["billingtokens"][0]["name"], "CentOS 5.1 64bit");
    assert_eq!(any["list"][0]["os"]["id"], "10");
    assert_eq!(any["list"][0].get("server"), None);
    assert_eq!(any.as_object().unwrap().keys().len(), 4);
}
