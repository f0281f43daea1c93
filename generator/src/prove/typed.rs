//! Values as clients read them: by their declared types, leniently, from any format.
//!
//! Each type is read with the method of the reader that generated code calls for it.

use std::collections::BTreeMap;

use runtime::decode::{DecodeError, Reader};

use super::details::Facts;
use super::evidence::empty;
use crate::model::{Field, Literal, Presence, Provider, Shape, Type, TypeId};

/// What is read of a value: nothing, where nothing was said.
type Outcome = Result<Option<Literal>, DecodeError>;

/// Reads values of the types of a provider.
#[derive(Clone, Copy)]
pub(super) struct Typed<'a>(pub(super) Facts<'a>);

impl<'a> Typed<'a> {
    /// Reads a field into its place, where the items of a list may stand that came apart from the others.
    pub(super) fn field<'de>(
        self,
        field: &'a Field,
        place: &mut Option<Literal>,
        reader: &mut Reader<'de>,
    ) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        let is_nullable = field.presence == Presence::Nullable;
        match &field.type_ {
            Type::List(item) => self.list(item, is_nullable, place, reader)?,
            Type::Map(item) => self.map(item, is_nullable, place, reader)?,
            Type::Any if field.presence != Presence::Required => *place = reader.any()?.as_ref().map(any),
            type_ => *place = self.item(type_, reader)?,
        }
        Ok(())
    }

    /// Reads a payload into its place, or adds to it what comes later.
    pub(super) fn payload<'de>(
        self,
        type_: &'a Type,
        place: &mut Option<Literal>,
        reader: &mut Reader<'de>,
    ) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        match type_ {
            Type::List(item) => self.list(item, false, place, reader),
            Type::Map(item) => self.map(item, false, place, reader),
            type_ => {
                *place = self.item(type_, reader)?;
                Ok(())
            }
        }
    }

    /// The values of the fields of an object; `None` where there is none.
    pub(super) fn fields<'de>(
        self,
        names: &'a [&'a str],
        spellings: &'a runtime::decode::Spellings<'a>,
        fields: &'a [Field],
        reader: &mut Reader<'de>,
    ) -> Result<Option<Vec<Option<Literal>>>, DecodeError>
    where
        'a: 'de,
    {
        if !reader.object_with(names, spellings)? {
            return Ok(None);
        }
        let mut values: Vec<_> = fields.iter().map(empty).collect();
        while let Some(index) = reader.field()? {
            self.field(&fields[index], &mut values[index], reader)?;
        }
        let is_required = |field: &Field| field.presence == Presence::Required && field.type_ != Type::Unresolved;
        let required = fields.iter().zip(&values).filter(|(field, _)| is_required(field));
        for (field, value) in required {
            reader.required(value.as_ref(), &field.wire)?;
        }
        Ok(Some(values))
    }

    /// Reads a value that is no field: an item of a list or a map.
    fn item<'de>(self, type_: &'a Type, reader: &mut Reader<'de>) -> Outcome
    where
        'a: 'de,
    {
        match type_ {
            Type::List(item) => {
                let mut place = None;
                self.list(item, false, &mut place, reader)?;
                Ok(place)
            }
            Type::Map(item) => {
                let mut place = None;
                self.map(item, false, &mut place, reader)?;
                Ok(place)
            }
            Type::Any => Ok(reader.any_or_null()?.as_ref().map(any)),
            // That it is none is a finding already.
            Type::Unresolved => reader.skip().map(|()| None),
            Type::Declared(id) if self.is_object(*id) => self.object(*id, reader),
            scalar => self::scalar(self.0.provider, scalar, reader),
        }
    }

    fn object<'de>(self, id: TypeId, reader: &mut Reader<'de>) -> Outcome
    where
        'a: 'de,
    {
        let Facts { provider, objects, spellings, .. } = self.0;
        let values = self.fields(&objects.get(id).names, &spellings[id.0], provider.type_(id).fields(), reader)?;
        Ok(values.map(|values| Literal::Object(id, values)))
    }

    fn list<'de>(
        self,
        item: &'a Type,
        is_nullable: bool,
        place: &mut Option<Literal>,
        reader: &mut Reader<'de>,
    ) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        let mut items = match place.take() {
            Some(Literal::List(items)) => Some(items),
            _ => None,
        };
        if is_nullable {
            reader.nullable_list(&mut items, |reader| self.item(item, reader))?;
        } else {
            if let Type::Declared(id) = item
                && self.is_object(*id)
            {
                reader.has_columns(&self.0.objects.get(*id).names, &self.0.spellings[id.0])?;
            }
            reader.list(items.get_or_insert_default(), |reader| self.item(item, reader))?;
        }
        *place = items.map(Literal::List);
        Ok(())
    }

    fn map<'de>(
        self,
        item: &'a Type,
        is_nullable: bool,
        place: &mut Option<Literal>,
        reader: &mut Reader<'de>,
    ) -> Result<(), DecodeError>
    where
        'a: 'de,
    {
        let mut entries = None;
        if is_nullable {
            reader.nullable_map(&mut entries, |reader| self.item(item, reader))?;
        } else {
            reader.map(entries.insert(BTreeMap::new()), |reader| self.item(item, reader))?;
        }
        *place = entries.map(|entries| Literal::Map(entries.into_iter().collect()));
        Ok(())
    }

    fn is_object(self, id: TypeId) -> bool {
        !matches!(self.0.provider.type_(id).shape, Shape::Enum(_))
    }
}

fn any(value: &runtime::Value) -> Literal {
    Literal::Any(value.to_string())
}

/// Reads a value that is neither an object nor a collection.
pub(super) fn scalar(provider: &Provider, declared: &Type, reader: &mut Reader<'_>) -> Outcome {
    Ok(match declared {
        Type::String => reader.string()?.map(Literal::String),
        Type::Integer(form) => reader.integer(*form)?.map(Literal::Integer),
        Type::Number(form) => reader.number(*form)?.map(Literal::Number),
        Type::Decimal(form) => reader.decimal(*form)?.map(|value| Literal::Decimal(value.to_string())),
        Type::Boolean(form) => reader.boolean(form.borrowed())?.map(Literal::Boolean),
        Type::Date(form) => reader.date(form.borrowed())?.map(|value| Literal::Date(value.to_string())),
        Type::Civil(form) => reader.civil(form.borrowed())?.map(|value| Literal::Civil(value.to_string())),
        Type::Timestamp(form) => reader.timestamp(form.borrowed())?.map(|value| Literal::Timestamp(value.to_string())),
        Type::Declared(id) => reader.text(|value| enumerated(provider, *id, value))?,
        Type::Any | Type::Unresolved | Type::List(_) | Type::Map(_) => None,
    })
}

fn enumerated(provider: &Provider, id: TypeId, value: &str) -> Literal {
    match provider.type_(id).values().iter().position(|known| known.wire == value) {
        Some(index) => Literal::Documented(id, index),
        None => Literal::Undocumented(id, value.to_owned()),
    }
}

/// Whether two values are the same to a client: a decimal is one number however many zeros it ends in, and a value of any
/// type one whatever its white space.
pub(super) fn same(one: &Literal, other: &Literal) -> bool {
    match (one, other) {
        (Literal::Decimal(one), Literal::Decimal(other)) => {
            one == other || one.parse::<runtime::Decimal>().is_ok_and(|one| Ok(one) == other.parse())
        }
        (Literal::Any(one), Literal::Any(other)) => {
            one == other || one.parse::<runtime::Value>().is_ok_and(|one| Ok(one) == other.parse())
        }
        (Literal::List(ones), Literal::List(others)) => {
            ones.len() == others.len() && ones.iter().zip(others).all(|(one, other)| same(one, other))
        }
        (Literal::Map(ones), Literal::Map(others)) => {
            let same = |(one, other): (&(String, Literal), &(String, Literal))| {
                one.0 == other.0 && self::same(&one.1, &other.1)
            };
            ones.len() == others.len() && ones.iter().zip(others).all(same)
        }
        (Literal::Object(one_id, ones), Literal::Object(other_id, others)) => {
            one_id == other_id && same_fields(ones, others)
        }
        (one, other) => one == other,
    }
}

/// Whether the values of some fields are the same to a client.
pub(super) fn same_fields(ones: &[Option<Literal>], others: &[Option<Literal>]) -> bool {
    let same = |(one, other): (&Option<Literal>, &Option<Literal>)| match (one, other) {
        (Some(one), Some(other)) => self::same(one, other),
        (None, None) => true,
        _ => false,
    };
    ones.len() == others.len() && ones.iter().zip(others).all(same)
}
