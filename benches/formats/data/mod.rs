//! The images, and the bodies that carry them: each laid out as the sample of the page in that format.

use std::fmt::Write as _;

use generated::Decimal;
use generated::gogrid::{BillingToken, Customer, Image};
use generated::jiff::Timestamp;
use runtime::Bytes;

use crate::dice::Dice;

mod choice;
mod print;

pub use choice::Choice;

/// The images and their bodies, always the same for the same number of images.
pub struct Data {
    /// What JSON and XML say.
    pub images: Vec<Image>,
    /// What CSV says, which has no column for the kind of an object.
    pub images_without_kinds: Vec<Image>,
    pub json: Bytes,
    pub xml: Bytes,
    pub csv: Bytes,
}

impl Data {
    pub fn new(count: usize) -> Self {
        let mut dice = Dice(1);
        let images: Vec<Image> = (0..count).map(|index| image(index, &mut dice)).collect();
        Self {
            images_without_kinds: images.iter().cloned().map(without_kinds).collect(),
            json: print::json(&images).into(),
            xml: print::xml(&images).into(),
            csv: print::csv(&images).into(),
            images,
        }
    }
}

impl Dice {
    /// As many hexadecimal digits.
    fn hex(&mut self, digits: usize, into: &mut String) {
        for _ in 0..digits {
            let _ = write!(into, "{:x}", self.below(16));
        }
    }

    /// As many words at most, one in fifty of the texts with something in it that some format must escape.
    fn text(&mut self, most: usize) -> String {
        let mut text = self.of(WORDS).to_string();
        for _ in 0..self.below(most) {
            text.push(' ');
            text.push_str(self.of(WORDS));
        }
        if self.chance(2) {
            text.push_str(self.of(ODD));
        }
        text
    }

    /// Free of charge mostly.
    fn price(&mut self) -> Option<Decimal> {
        let hundredths = if self.chance(80) { 0 } else { self.id(400)? };
        Some(Decimal::new(hundredths, 2))
    }

    /// An instant in the years 2008 to 2011.
    fn time(&mut self) -> Option<Timestamp> {
        let milliseconds = 1_200_000_000_000 + self.id(100_000_000)? * 1_000 + self.id(999)?;
        Timestamp::from_millisecond(milliseconds).ok()
    }
}

const WORDS: &[&str] = &[
    "Apache", "backup", "base", "CentOS", "cluster", "database", "devel", "golden", "image", "load", "MySQL", "My",
    "nightly", "node", "of", "prod", "Red Hat", "server", "staging", "test", "the", "version", "web", "with",
];
const ODD: &[&str] =
    &[" & co", ", the old one", " \"final\"", " <do not use>", ", tested & \"blessed\"", " for the café"];
const SYSTEMS: &[(i64, &str, &str)] = &[
    (10, "CentOS 5.1 (64-bit)", "CentOS Linux 5.1 (64-bit)"),
    (13, "CentOS 5.1 (32-bit)", "CentOS Linux 5.1 (32-bit)"),
    (16, "Windows 2003 (32-bit)", "Windows Server 2003 Standard R2 (32-bit)"),
    (17, "RHEL 5.4 (64-bit)", "RedHat Linux 5.4 (64-bit)"),
    (25, "Windows 2008 (64-bit)", "Windows Server 2008 Standard (64-bit)"),
];
const ARCHITECTURES: &[(i64, &str, &str)] = &[(1, "32-bit", "32 bit OS"), (2, "64-bit", "64 bit OS")];
const TYPES: &[(i64, &str, &str)] = &[
    (1, "Web Server", "This server has a public connection to the Internet."),
    (2, "Database Server", "This server does not have a public connection to the Internet."),
];
const STATES: &[(i64, &str, &str)] =
    &[(1, "Saving", "Image is being saved"), (2, "Available", "Image is available for adds")];

fn image(index: usize, dice: &mut Dice) -> Image {
    let mut name = "GSI-".to_owned();
    for (part, digits) in [8, 4, 4, 4, 12].into_iter().enumerate() {
        if part > 0 {
            name.push('-');
        }
        dice.hex(digits, &mut name);
    }
    let owner = customer(dice);
    let mut image = Image::default();
    image.id = i64::try_from(81 + index).ok();
    image.friendly_name = Some(dice.text(4));
    image.description = (!dice.chance(10)).then(|| dice.text(12));
    image.location = (!dice.chance(5)).then(|| format!("{}/{name}.img", owner.id.unwrap_or(0)));
    image.name = Some(name);
    image.os = Some(option(dice.of(SYSTEMS)));
    image.architecture = Some(option(dice.of(ARCHITECTURES)));
    image.image_type = (!dice.chance(5)).then(|| option(dice.of(TYPES)));
    image.state = Some(option(dice.of(STATES)));
    image.owner = Some(owner);
    image.price = dice.price();
    image.billing_tokens = (0..dice.below(4)).map(|_| token(dice)).collect();
    image.is_active = Some(dice.chance(90));
    image.is_public = Some(dice.chance(30));
    image.created_time = dice.time();
    image.updated_time = if dice.chance(5) { None } else { dice.time() };
    image.object = Some("serverimage".to_owned());
    image
}

fn option<T: Choice>((id, name, description): (i64, &str, &str)) -> T {
    let mut option = T::default();
    *option.id() = Some(id);
    option.set_name(name);
    *option.description() = Some(description.to_owned());
    *option.object() = Some("option".to_owned());
    option
}

fn customer(dice: &mut Dice) -> Customer {
    let mut customer = Customer::default();
    customer.id = dice.id(99_999);
    customer.name = Some(dice.text(2));
    customer.object = Some("customer".to_owned());
    customer
}

fn token(dice: &mut Dice) -> BillingToken {
    let mut token = BillingToken::default();
    token.id = dice.id(500);
    token.name = Some(dice.text(3));
    token.price = dice.price();
    token.object = Some("billingtoken".to_owned());
    token
}

fn without_kinds(mut image: Image) -> Image {
    image.object = None;
    for token in &mut image.billing_tokens {
        token.object = None;
    }
    if let Some(owner) = &mut image.owner {
        owner.object = None;
    }
    for option in [&mut image.os, &mut image.architecture].into_iter().flatten() {
        option.object = None;
    }
    image.image_type.iter_mut().for_each(|option| option.object = None);
    image.state.iter_mut().for_each(|option| option.object = None);
    image
}
