//! Columns that are told apart once, from the header, and then a match for each cell of a `csv::StringRecord`.

use csv::{ReaderBuilder, StringRecord};
use generated::gogrid::{BillingToken, Customer, Image};
use generated::jiff::Timestamp;

use super::Problem;
use crate::data;

pub fn decode(body: &[u8]) -> Result<Vec<Image>, Problem> {
    let (columns, body) = header(body)?;
    let mut options = ReaderBuilder::new();
    options.has_headers(false).comment(Some(b'#')).buffer_capacity(1 << 16);
    let mut reader = options.from_reader(body);
    let mut record = StringRecord::new();
    let mut images = Vec::new();
    while reader.read_record(&mut record)? {
        // An image is large, and is filled where it stays.
        images.push(Image::default());
        let Some(image) = images.last_mut() else { continue };
        for (column, cell) in columns.iter().zip(&record) {
            if !cell.is_empty() {
                column.put(cell, image)?;
            }
        }
    }
    Ok(images)
}

/// The columns, and what follows the two commented lines.
fn header(body: &[u8]) -> Result<(Vec<Column>, &[u8]), Problem> {
    let mut lines = body.splitn(3, |byte| *byte == b'\n');
    let (Some(envelope), Some(header), Some(body)) = (lines.next(), lines.next(), lines.next()) else {
        return Err("the header is missing".into());
    };
    if !envelope.starts_with(b"# SUCCESS,") {
        return Err("the answer reports a failure".into());
    }
    let mut header = str::from_utf8(header)?.trim_end().strip_prefix('#').ok_or("the header is no comment")?;
    header = header.trim_start();
    Ok((header.split(',').map(Column::of).collect(), body))
}

/// What the cells of a column are.
enum Column {
    Id,
    Name,
    FriendlyName,
    Description,
    Location,
    Price,
    IsActive,
    IsPublic,
    CreatedTime,
    UpdatedTime,
    ServerId,
    ServerName,
    OwnerId,
    OwnerName,
    Option(Choice, OptionPart),
    Token(usize, TokenPart),
    Unknown,
}

enum Choice {
    Os,
    Architecture,
    Type,
    State,
}

enum OptionPart {
    Id,
    Name,
    Description,
}

enum TokenPart {
    Id,
    Name,
    Price,
}

impl Column {
    fn of(name: &str) -> Self {
        match name {
            "id" => Self::Id,
            "name" => Self::Name,
            "friendlyName" => Self::FriendlyName,
            "description" => Self::Description,
            "location" => Self::Location,
            "price" => Self::Price,
            "isActive" => Self::IsActive,
            "isPublic" => Self::IsPublic,
            "createdTime" => Self::CreatedTime,
            "updatedTime" => Self::UpdatedTime,
            "server.id" => Self::ServerId,
            "server.name" => Self::ServerName,
            "owner.id" => Self::OwnerId,
            "owner.name" => Self::OwnerName,
            _ => Self::token(name).or_else(|| Self::option(name)).unwrap_or(Self::Unknown),
        }
    }

    fn token(name: &str) -> Option<Self> {
        let (index, part) = name.strip_prefix("billingtokens.")?.split_once('.')?;
        let part = match part {
            "id" => TokenPart::Id,
            "name" => TokenPart::Name,
            "price" => TokenPart::Price,
            _ => return None,
        };
        Some(Self::Token(index.parse::<usize>().ok()?.checked_sub(1)?, part))
    }

    fn option(name: &str) -> Option<Self> {
        let (choice, part) = name.split_once('.')?;
        let choice = match choice {
            "os" => Choice::Os,
            "architecture" => Choice::Architecture,
            "type" => Choice::Type,
            "state" => Choice::State,
            _ => return None,
        };
        let part = match part {
            "id" => OptionPart::Id,
            "name" => OptionPart::Name,
            "description" => OptionPart::Description,
            _ => return None,
        };
        Some(Self::Option(choice, part))
    }

    /// Puts the cell, which is not empty, where it belongs.
    fn put(&self, cell: &str, image: &mut Image) -> Result<(), Problem> {
        match self {
            Self::Id => image.id = Some(cell.parse()?),
            Self::Name => image.name = Some(cell.to_owned()),
            Self::FriendlyName => image.friendly_name = Some(cell.to_owned()),
            Self::Description => image.description = Some(cell.to_owned()),
            Self::Location => image.location = Some(cell.to_owned()),
            Self::Price => image.price = Some(cell.parse()?),
            Self::IsActive => image.is_active = Some(cell.parse()?),
            Self::IsPublic => image.is_public = Some(cell.parse()?),
            Self::CreatedTime => image.created_time = Some(Timestamp::from_millisecond(cell.parse()?)?),
            Self::UpdatedTime => image.updated_time = Some(Timestamp::from_millisecond(cell.parse()?)?),
            Self::ServerId => image.server.get_or_insert_default().id = Some(cell.parse()?),
            Self::ServerName => image.server.get_or_insert_default().name = Some(cell.to_owned()),
            Self::OwnerId => image.owner.get_or_insert_with(Customer::default).id = Some(cell.parse()?),
            Self::OwnerName => image.owner.get_or_insert_with(Customer::default).name = Some(cell.to_owned()),
            Self::Option(Choice::Os, part) => part.put(cell, image.os.get_or_insert_default())?,
            Self::Option(Choice::Architecture, part) => part.put(cell, image.architecture.get_or_insert_default())?,
            Self::Option(Choice::Type, part) => part.put(cell, image.image_type.get_or_insert_default())?,
            Self::Option(Choice::State, part) => part.put(cell, image.state.get_or_insert_default())?,
            Self::Token(index, part) => {
                let tokens = &mut image.billing_tokens;
                if tokens.len() <= *index {
                    tokens.resize_with(index + 1, BillingToken::default);
                }
                part.put(cell, &mut tokens[*index])?;
            }
            Self::Unknown => {}
        }
        Ok(())
    }
}

impl OptionPart {
    fn put(&self, cell: &str, option: &mut impl data::Choice) -> Result<(), Problem> {
        match self {
            Self::Id => *option.id() = Some(cell.parse()?),
            Self::Name => option.set_name(cell),
            Self::Description => *option.description() = Some(cell.to_owned()),
        }
        Ok(())
    }
}

impl TokenPart {
    fn put(&self, cell: &str, token: &mut BillingToken) -> Result<(), Problem> {
        match self {
            Self::Id => token.id = Some(cell.parse()?),
            Self::Name => token.name = Some(cell.to_owned()),
            Self::Price => token.price = Some(cell.parse()?),
        }
        Ok(())
    }
}
