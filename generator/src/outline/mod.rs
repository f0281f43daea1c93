//! The API of a provider as its callers see it: a line for each thing that they can name, and for how it travels.
//!
//! It is what a reviewer reads of a change, and what a snapshot holds: a line that goes or changes is what breaks
//! callers, a line that comes is what they get. Descriptions are not in it, nor how code does what it says. Nothing is
//! aligned and nothing is counted, so that one change of a spec is one change of a line.

mod values;

use std::fmt::{self, Write as _};

use crate::ir::{
    AnswerShape, Asked, AuthenticationKind, BodyKind, Credential, DocumentedFault, Field, Formats, Ingredient,
    Location, Operation, Parameter, Payload, Presence, Provider, Section, TypeDefinition,
};
use values::{field_type, type_of, wire};

/// The outline of a provider, as text.
pub(crate) fn outline(provider: &Provider) -> String {
    let mut outline = Outline::default();
    outline.provider(provider);
    outline.client(provider);
    outline.answers(provider);
    for operation in &provider.operations {
        outline.operation(provider, operation);
    }
    outline.types(&provider.types);
    outline.text
}

/// Lines, under the headings that they belong to.
#[derive(Default)]
struct Outline {
    text: String,
}

impl Outline {
    /// A line that begins a part.
    fn head(&mut self, line: fmt::Arguments<'_>) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let _ = writeln!(self.text, "{line}");
    }

    /// A line of the part that was begun.
    fn line(&mut self, line: fmt::Arguments<'_>) {
        let _ = writeln!(self.text, "    {line}");
    }

    fn provider(&mut self, provider: &Provider) {
        self.head(format_args!("mod {}: {} at {}", provider.module, provider.title, provider.server));
        self.formats(&provider.formats);
    }

    /// The formats of answers, the default first.
    fn formats(&mut self, formats: &Formats) {
        if formats.is_json() {
            return;
        }
        let always = if formats.always { ", always" } else { "" };
        let asked = match &formats.asked {
            Asked::Accept => "by Accept".to_owned(),
            Asked::Parameter(location, name) => format!("by {} {name}{always}", location_of(*location)),
            Asked::Suffix => format!("by the end of the path{always}"),
        };
        for format in &formats.choices {
            self.line(format_args!("Format::{} {} {:?}, {asked}", format.variant, format.media_type, format.word));
        }
    }

    /// How a client is made, and what it sends with every call.
    fn client(&mut self, provider: &Provider) {
        self.head(format_args!("struct Client"));
        for credential in &provider.credentials {
            self.line(format_args!("credential {}: String", credential.name));
        }
        for part in &provider.authentication {
            self.line(format_args!("sends {}", authentication(&part.kind, &provider.credentials)));
        }
        for fixed in &provider.parameters {
            self.line(format_args!("sends {} {}={}", location_of(fixed.location), fixed.name, fixed.value));
        }
        if let Some(scope) = &provider.scope {
            let (method, field, value) = (&scope.method, &scope.field, type_of(&scope.value));
            self.line(format_args!(".{method}({field}: {value}) -> {}", scope.type_name));
        }
    }

    /// What answers and failures have in common.
    fn answers(&mut self, provider: &Provider) {
        if let Some(envelope) = &provider.envelope {
            self.head(format_args!("struct Envelope around {}", envelope.payload));
            self.fields(&envelope.fields);
            if let Some(success) = &envelope.success {
                self.line(format_args!("success if {} is {}", success.field, values::literal(&success.value)));
            }
        }
        if let Some(fault) = &provider.fault {
            let stands = match &fault.shape {
                crate::ir::FaultShape::Body => "in the body".to_owned(),
                crate::ir::FaultShape::Named => "under the key that names it".to_owned(),
                crate::ir::FaultShape::Key(key) => format!("under {key}"),
            };
            self.head(format_args!("struct Fault {stands}"));
            self.fields(&fault.fields);
            for kind in &fault.kinds {
                self.line(format_args!("FaultKind::{} {:?}", kind.name, kind.wire));
            }
        }
    }

    fn operation(&mut self, provider: &Provider, operation: &Operation) {
        let is_scoped = operation.parameters.iter().any(|parameter| parameter.scoped);
        let scope = provider.scope.as_ref().filter(|_| is_scoped);
        let scope = scope.map(|scope| format!(", of {} too", scope.type_name)).unwrap_or_default();
        self.head(format_args!("fn {} -> {}{scope}", operation.name, payload(&operation.payload)));
        for path in &operation.paths {
            self.line(format_args!("{} {path}{}", operation.method, body(operation.body)));
        }
        for parameter in &operation.parameters {
            self.parameter(operation, parameter);
        }
        if let Some(formats) = &operation.formats {
            self.formats(formats);
        }
        for status in &operation.success {
            self.line(format_args!("{status} {}", answered(&operation.answer)));
        }
        for fault in &operation.faults {
            self.fault(fault);
        }
        if let Some(reason) = &operation.deprecated {
            self.line(format_args!("deprecated: {reason}"));
        }
        self.types(&operation.types);
    }

    /// A required parameter is an argument, any other has a setter.
    fn parameter(&mut self, operation: &Operation, parameter: &Parameter) {
        let field = &parameter.field;
        let is_argument = field.presence == Presence::Required;
        let (dot, optional) = if is_argument { ("", "") } else { (".", ", optional") };
        let nullable = if field.presence == Presence::Nullable { ", nullable" } else { "" };
        let place = section_of(parameter.section);
        let mut line = format!("{dot}{}({}) {place} {}", field.name, type_of(&field.value), field.wire);
        let _ = write!(line, "{}{optional}{nullable}", wire(&field.value));
        if let Some(separator) = &parameter.separator {
            let _ = write!(line, ", joined by {separator:?}");
        }
        let index = operation.parameters.iter().position(|other| std::ptr::eq(other, parameter));
        let needed = operation.dependencies.iter().filter(|dependency| Some(dependency.parameter) == index);
        for name in needed.flat_map(|dependency| &dependency.needs) {
            let _ = write!(line, ", needs {}", operation.parameters[*name].field.wire);
        }
        line.push_str(&deprecation(field));
        self.line(format_args!("{line}"));
    }

    fn fault(&mut self, fault: &DocumentedFault) {
        let name = fault.name.as_deref().map(|name| format!(" {name:?}")).unwrap_or_default();
        let text = if fault.text { ", in plain text" } else { "" };
        self.line(format_args!("{}{name}{text}", fault.status));
    }

    fn types(&mut self, types: &[TypeDefinition]) {
        for definition in types {
            match definition {
                TypeDefinition::Struct(object) => {
                    let new = if object.constructed { ", made by callers" } else { "" };
                    self.head(format_args!("struct {}{new}", object.name));
                    self.fields(&object.fields);
                }
                TypeDefinition::Enum(choice) => {
                    self.head(format_args!("enum {}", choice.name));
                    for variant in &choice.variants {
                        self.line(format_args!("{} {:?}", variant.name, variant.wire));
                    }
                }
            }
        }
    }

    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            let wired = wire(&field.value);
            let others = values::spelling(&field.spelling);
            let (name, deprecated) = (&field.name, deprecation(field));
            self.line(format_args!("{name}: {} {}{wired}{others}{deprecated}", field_type(field), field.wire));
        }
    }
}

fn deprecation(field: &Field) -> String {
    field.deprecated.as_ref().map(|reason| format!(", deprecated: {reason}")).unwrap_or_default()
}

fn authentication(kind: &AuthenticationKind, credentials: &[Credential]) -> String {
    let name = |index: usize| credentials.get(index).map_or("?", |credential| credential.name.as_str());
    match kind {
        AuthenticationKind::Value { name: wire, location, prefix, credential } => {
            format!("{} {wire}={prefix}<{}>", location_of(*location), name(*credential))
        }
        AuthenticationKind::Md5 { name: wire, location, of } => {
            let parts = of.iter().map(|part| match part {
                Ingredient::Credential(index) => name(*index),
                Ingredient::UnixSeconds => "unix_seconds",
            });
            format!("{} {wire}=md5({})", location_of(*location), parts.collect::<Vec<_>>().join(" "))
        }
        AuthenticationKind::Basic { username, password } => {
            format!("Basic <{}>:<{}>", name(*username), name(*password))
        }
        AuthenticationKind::Bearer { token } => format!("Bearer <{}>", name(*token)),
    }
}

fn location_of(location: Location) -> &'static str {
    match location {
        Location::Query => "query",
        Location::Form => "form",
        Location::Header => "header",
        Location::Parameters => "form or query",
    }
}

fn section_of(section: Section) -> &'static str {
    match section {
        Section::Path => "path",
        Section::Query => "query",
        Section::Header => "header",
        Section::Form => "form",
        Section::Json => "json",
    }
}

fn payload(payload: &Payload) -> String {
    match payload {
        Payload::Nothing => "()".to_owned(),
        Payload::Value(value) => type_of(value),
        Payload::Download => "Download".to_owned(),
    }
}

fn body(body: BodyKind) -> &'static str {
    match body {
        BodyKind::None => "",
        BodyKind::Form => " with a form",
        BodyKind::Json => " with JSON",
    }
}

/// Where the payload stands in an answer.
fn answered(answer: &AnswerShape) -> String {
    match answer {
        AnswerShape::Nothing => "nothing is read".to_owned(),
        AnswerShape::Whole => "the body".to_owned(),
        AnswerShape::Key(key) => format!("under {key}"),
        AnswerShape::Envelope => "in the envelope".to_owned(),
    }
}
