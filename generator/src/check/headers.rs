//! Rules about headers: what names and values there can be.

use super::Context;
use crate::finding::{Finding, Findings, Place};
use crate::model::{BooleanForm, CivilForm, DateForm, Parameter, Section, Spelling, TimestampForm, Type};
use crate::spec::{Authentication, Location};

/// Whether a name can be that of a header.
pub(super) fn is_name(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
    !name.is_empty() && name.bytes().all(fits)
}

/// The finding of a name that is none of a header.
pub(super) fn no_name(name: &str, place: Place) -> Finding {
    Finding::error("E0409", place, format!("`{name}` cannot be the name of a header"))
        .help("write the name alone, without colon and white space: letters, digits and `-`")
}

/// What is known of the values of headers can be sent in one: a client refuses whatever else it is given.
pub(super) fn have_values_that_can_be_sent(context: &Context<'_>, findings: &mut Findings) {
    let (spec, top) = (&context.provider.provider.spec, context.top());
    let mut texts: Vec<(String, Place)> = Vec::new();
    for (index, part) in spec.authentication.iter().enumerate() {
        if let Authentication::Parameter(part) = part
            && part.location == Location::Header
        {
            let site = top.at("authentication").at(&index.to_string()).at("prefix");
            texts.extend(part.prefix.clone().map(|prefix| (prefix, site.value())));
        }
    }
    for (name, member) in spec.parameters.iter().filter(|(_, member)| member.location == Some(Location::Header)) {
        let site = top.at("parameters").at(name).at("const");
        texts.extend(member.constant.clone().map(|constant| (constant, site.value())));
    }
    let parameters = context.model.operations.iter().flat_map(|operation| &operation.parameters);
    for parameter in parameters.filter(|parameter| parameter.section == Section::Header) {
        let separator = parameter.field.site.at("separator");
        texts.extend(parameter.separator.clone().map(|text| (text, separator.value())));
        texts.extend(spellings(context, parameter, &parameter.field.type_));
    }
    for (text, place) in texts.into_iter().filter(|(text, _)| !is_value(text)) {
        let message = format!("`{}` cannot be sent in a header", text.escape_debug());
        findings.push(
            Finding::error("E0409", place, message)
                .help("a header carries printable ASCII only: write the value in the form in which it travels"),
        );
    }
}

/// Whether a text can be the value of a header.
fn is_value(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_graphic() || matches!(byte, b' ' | b'\t'))
}

/// The texts that a parameter can be, where they are known, with where they are said.
fn spellings(context: &Context<'_>, parameter: &Parameter, type_: &Type) -> Vec<(String, Place)> {
    let site = &parameter.field.site;
    match type_ {
        Type::List(item) => spellings(context, parameter, item),
        Type::Declared(id) => {
            let values = context.model.type_(*id).values().iter();
            values.map(|value| (value.wire.clone(), site.key())).collect()
        }
        Type::Boolean(BooleanForm { no: Spelling::Text(no), yes: Spelling::Text(yes) }) => {
            let wire = site.at("wire");
            vec![(no.to_string(), wire.at("false").value()), (yes.to_string(), wire.at("true").value())]
        }
        Type::Date(DateForm::Pattern(pattern))
        | Type::Civil(CivilForm::Pattern(pattern))
        | Type::Timestamp(TimestampForm::Pattern(pattern)) => {
            vec![(pattern.to_string(), site.at("wire").at("pattern").value())]
        }
        _ => Vec::new(),
    }
}
