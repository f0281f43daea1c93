//! Values in CSV. Its records are the items of a list, or the only one is the object.

mod columns;
mod config;

use std::fmt::Write as _;

use super::super::choices::Choices;
use super::super::model::{Field, Model, Type, Value, intern};
use columns::Table;
pub use config::Config;
use runtime::decode::{Csv, CsvHeader};

/// Writes a value, and gives how it must be read.
pub fn write(
    config: &Config,
    model: &Model,
    value: Option<&Value>,
    choices: &mut Choices,
) -> (String, &'static Csv<'static>) {
    let (item, values) = match (model, value) {
        (Model::List(item), Some(Value::List(items))) => (&**item, &**items),
        (Model::List(item), _) => (&**item, &[] as &[_]),
        (_, Some(value)) => (model, std::slice::from_ref(value)),
        (_, None) => (model, &[] as &[_]),
    };
    let mut table = Table::new(config, item, values, choices);
    if let Model::Object(of) = item {
        add_unknown(config, &mut table, choices);
        add_known(config, &mut table, of);
    }
    if table.columns.is_empty() {
        table.columns.push("zz".to_owned());
    }
    if choices.once_in(3) {
        for index in 0..table.columns.len() {
            let other = choices.pick(table.columns.len());
            table.columns.swap(index, other);
        }
    }
    let line_end = choices.one_of(&["\n", "\r\n", "\r"]);
    let mut writer = Writer { config, choices, line_end, out: String::new() };
    writer.table(&table);
    let mut csv = config.csv;
    if config.header.is_none() {
        let names = table.columns.into_iter().map(intern).collect::<Vec<_>>().leak();
        csv = csv.header(CsvHeader::Absent(names));
    }
    (writer.out, Box::leak(Box::new(csv)))
}

/// Adds a column of a field, if there is none: a table without any is none of such objects.
fn add_known(config: &Config, table: &mut Table, of: &Type) {
    let is_of = |column: &String, field: &Field| {
        let rest = column.strip_prefix(field.column);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(config.nesting))
    };
    if !table.columns.iter().any(|column| of.fields.iter().any(|field| is_of(column, field))) {
        table.columns.extend(of.fields.first().map(|field| field.column.to_owned()));
    }
}

/// Adds columns that nobody knows. They say something only where their object is there anyway.
fn add_unknown(config: &Config, table: &mut Table, choices: &mut Choices) {
    for object in table.objects.clone() {
        if !choices.once_in(4) {
            continue;
        }
        let start = if object.is_empty() { object } else { format!("{object}{}", config.nesting) };
        let column = format!("{start}{}", choices.one_of(&["zz", "zzz"]));
        let column = if choices.once_in(3) { format!("{column}{}id", config.nesting) } else { column };
        for record in &mut table.records {
            if record.keys().any(|known| known.starts_with(&start)) {
                record.insert(column.clone(), choices.one_of(&["", "x", "\"\n"]).to_owned());
            }
        }
        let at = choices.pick(table.columns.len() + 1);
        table.columns.insert(at, column);
    }
}

struct Writer<'a> {
    config: &'a Config,
    choices: &'a mut Choices,
    line_end: &'static str,
    out: String,
}

impl Writer<'_> {
    fn table(&mut self, table: &Table) {
        if self.choices.once_in(6) {
            self.out.push('\u{feff}');
        }
        self.prologue(table);
        for record in &table.records {
            self.between();
            let mut cells: Vec<_> =
                table.columns.iter().map(|column| record.get(column).map_or("", String::as_str)).collect();
            if self.choices.once_in(4) {
                while cells.len() > 1 && cells.last() == Some(&"") {
                    cells.pop();
                }
            }
            self.record(&cells);
            self.out.push_str(self.choices.one_of(&["", "", "", "", &self.config.delimiter.to_string()]));
            self.out.push_str(self.line_end);
        }
        if self.choices.once_in(4) {
            let end = self.out.trim_end_matches(['\r', '\n']).len();
            self.out.truncate(end);
        }
    }

    /// The line of the envelope, and the header.
    fn prologue(&mut self, table: &Table) {
        let comment = self.config.comment.unwrap_or_default();
        if self.config.envelope {
            let delimiter = self.config.delimiter;
            let cells = ["SUCCESS", "/grid", "total", "34", "Start", "\"0\""].join(&format!("{delimiter} "));
            let _ = write!(self.out, "{comment} {cells}{}", self.line_end);
        }
        if let Some(commented) = self.config.header {
            self.out.push_str(if commented { comment } else { "" });
            let columns: Vec<_> = table.columns.iter().map(|column| self.padded(column)).collect();
            let columns: Vec<_> = columns.iter().map(String::as_str).collect();
            self.record(&columns);
            self.out.push_str(self.choices.one_of(&["", "", &self.config.delimiter.to_string()]));
            self.out.push_str(self.line_end);
        }
    }

    /// A name with white space that does not count.
    fn padded(&mut self, name: &str) -> String {
        let [before, after] = [(); 2].map(|()| self.choices.one_of(&["", "", "", "", " "]));
        format!("{before}{name}{after}")
    }

    /// Lines that are no records.
    fn between(&mut self) {
        if self.choices.once_in(8) {
            self.out.push_str(self.line_end);
        }
        // Before the records, a commented line might be the header.
        if let (Some(comment), Some(false)) = (self.config.comment, self.config.header)
            && self.choices.once_in(8)
        {
            let _ = write!(self.out, "{comment} no,\"record{}", self.line_end);
        }
    }

    fn record(&mut self, cells: &[&str]) {
        let special = [self.config.delimiter, '"', '\n', '\r'];
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.out.push(self.config.delimiter);
            }
            let is_comment = self.config.comment.is_some_and(|comment| cell.starts_with(comment));
            // A line of white space would be none, and a mark at the start of the text would be that of the text.
            let is_odd = index == 0
                && (is_comment || cells.len() == 1 && cell.trim_ascii().is_empty() || cell.starts_with('\u{feff}'));
            if is_odd || cell.contains(special) || self.choices.once_in(6) {
                let _ = write!(self.out, "\"{}\"", cell.replace('"', "\"\""));
            } else {
                self.out.push_str(cell);
            }
        }
    }
}
