//! The columns as a tree: which column is which field of which object. It is found out once for all records, so that
//! no name is compared when a record is read.

mod build;

use std::borrow::Cow;

use super::cells::Cell;

/// In place of an index where there is none.
pub(super) const NONE: u32 = u32::MAX;

/// The node of the whole record.
pub(super) const ROOT: u32 = 0;

/// Names that a type gives to its fields. They are constants, so that they are the same where their addresses are.
pub(super) type Names<'de> = &'de [&'de str];

/// The name of a column, and the byte where it starts.
#[derive(Debug)]
pub(super) struct Column<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) at: usize,
}

/// Where in a record a node is.
#[derive(Debug, Clone, Copy)]
struct Place {
    /// The column that has just the name of the node, or [`NONE`]. For the root the only one, since a record of one
    /// column may stand for the value of it.
    column: u32,
    /// The first column of the node or of those within it.
    first: u32,
    /// The nodes within it: from this one up to that one, in the order of their first columns.
    from: u32,
    to: u32,
}

/// A value of a record: a column, an object or a list of columns, or both.
#[derive(Debug)]
struct Node {
    name: Box<str>,
    place: Place,
    /// The place of the node among those of its siblings that are numbers, or [`NONE`].
    rank: u32,
    /// The newest of the tables of this node, or [`NONE`].
    table: u32,
}

/// Which nodes within a node are which fields of a type.
#[derive(Debug)]
struct Table<'de> {
    fields: Names<'de>,
    spelled: Names<'de>,
    /// The first of its steps.
    steps: u32,
    /// The table that was made before it for the same node.
    older: u32,
}

/// A node within a node, as a field of a type: all that it takes to read it, so that nothing else is looked at.
#[derive(Debug)]
struct Step {
    /// The column of a known field with nothing within it, or [`NONE`]: nearly all fields are read by this alone.
    leaf: u32,
    /// The index of the field, or [`NONE`].
    field: u32,
    node: u32,
    place: Place,
}

/// A node of which the record says something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) node: u32,
    /// The column that says what it says where it is read as a scalar, or [`NONE`].
    pub(super) column: u32,
    /// The first node within it of which the record says something, or [`NONE`].
    pub(super) inner: u32,
}

/// The tree of the columns.
#[derive(Debug)]
pub(super) struct Plan<'de> {
    /// How many columns there are.
    columns: usize,
    /// The root first. The nodes within a node follow each other.
    nodes: Vec<Node>,
    tables: Vec<Table<'de>>,
    /// Those of all tables; those of a table follow each other.
    steps: Vec<Step>,
}

/// Whether the cell of a column is there and not empty. No cell has the index of no column.
#[inline]
pub(super) fn says(record: &[Cell], column: u32) -> bool {
    record.get(column as usize).is_some_and(|cell| !cell.is_empty())
}

impl<'de> Plan<'de> {
    #[inline]
    fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    #[inline]
    pub(super) fn name(&self, node: u32) -> &str {
        &self.node(node).name
    }

    /// Whether no column is within a node.
    pub(super) fn is_leaf(&self, node: u32) -> bool {
        self.node(node).place.is_leaf()
    }

    /// The place of a node among the items of a list, or [`NONE`].
    #[inline]
    pub(super) fn rank(&self, node: u32) -> u32 {
        self.node(node).rank
    }

    /// Whether a column, or a part of one, has one of these names.
    pub(super) fn has_any(&self, names: Names<'de>) -> bool {
        let Place { from, to, .. } = self.node(ROOT).place;
        self.nodes[from as usize..to as usize].iter().any(|node| names.contains(&&*node.name))
    }

    /// All that the record says, if it says anything.
    pub(super) fn whole(&self, record: &[Cell]) -> Option<Said> {
        let place = &self.node(ROOT).place;
        let inner = self.said(place, record.get(place.first as usize)?, record)?;
        (inner != NONE).then_some(Said { node: ROOT, column: place.column, inner })
    }

    /// What the record says first from the node `from` up to `end`, siblings all.
    fn next_said(&self, from: u32, end: u32, record: &[Cell]) -> Option<Said> {
        for node in from..end {
            let place = &self.node(node).place;
            // The columns of its siblings are still farther.
            let first = record.get(place.first as usize)?;
            if let Some(inner) = self.said(place, first, record) {
                return Some(Said { node, column: place.column, inner });
            }
        }
        None
    }

    /// If the record says anything of a node, whose first cell is `first`: the first node within it of which it does,
    /// or [`NONE`].
    #[inline]
    fn said(&self, place: &Place, first: &Cell, record: &[Cell]) -> Option<u32> {
        if place.is_leaf() {
            return (!first.is_empty()).then_some(NONE);
        }
        // The first column is nearly always of the first node within.
        if place.first != place.column && !first.is_empty() {
            return Some(place.from);
        }
        self.said_within(place, record)
    }

    /// The same for a node that has nodes within it, all of which are looked at.
    #[inline(never)]
    fn said_within(&self, place: &Place, record: &[Cell]) -> Option<u32> {
        let inner = self.next_said(place.from, place.to, record).map_or(NONE, |said| said.node);
        (inner != NONE || says(record, place.column)).then_some(inner)
    }

    /// The first column beyond those that the plan is of, if the record says something there.
    pub(super) fn beyond(&self, record: &[Cell]) -> Option<u32> {
        let said = record.get(self.columns..)?.iter().position(|cell| !cell.is_empty())?;
        Some(index(self.columns + said))
    }

    /// What the record says first within a node, from the node `from` within it on.
    pub(super) fn next_within(&self, outer: u32, from: u32, record: &[Cell]) -> Option<Said> {
        self.next_said(from, self.node(outer).place.to, record)
    }

    /// All that the record says within a node, in the order of the columns.
    pub(super) fn all_said_within(&self, outer: Said, record: &[Cell]) -> impl Iterator<Item = Said> {
        // Where nothing is said within, nothing is before the end.
        let said = self.next_within(outer.node, outer.inner, record);
        std::iter::successors(said, move |said| self.next_within(outer.node, said.node + 1, record))
    }

    /// The step in an object to the node `inner`, which is the first one within it of which the record says something,
    /// for a type with these fields.
    #[inline]
    pub(super) fn first_step(&mut self, object: u32, inner: u32, fields: Names<'de>, spelled: Names<'de>) -> u32 {
        self.table(object, fields, spelled) + (inner - self.node(object).place.from)
    }

    /// Goes to the next field of which the record says something: what, and the index of the field. `None` where one
    /// comes that is unknown or has nodes within it, or the end: then [`next_field`](Self::next_field) goes there.
    #[inline]
    pub(super) fn next_leaf(&self, next: &mut u32, record: &[Cell]) -> Option<(Said, u32)> {
        loop {
            let step = self.steps.get(*next as usize)?;
            let cell = record.get(step.leaf as usize)?;
            *next += 1;
            if !cell.is_empty() {
                return Some((Said { node: step.node, column: step.leaf, inner: NONE }, step.field));
            }
        }
    }

    /// Goes to the next field of which the record says something: what, and the index of the field or [`NONE`]. Behind the
    /// fields of a record comes the root, if it has more cells than there are columns.
    #[inline]
    pub(super) fn next_field(&self, next: &mut u32, record: &[Cell]) -> Option<(Said, u32)> {
        loop {
            let Step { field, node, place, .. } = self.steps.get(*next as usize)?;
            // The columns of its siblings are still farther.
            let first = record.get(place.first as usize)?;
            *next += 1;
            if let Some(inner) = self.said(place, first, record) {
                return Some((Said { node: *node, column: place.column, inner }, *field));
            }
        }
    }

    /// The first step of a node for a type with these fields.
    #[inline]
    fn table(&mut self, node: u32, fields: Names<'de>, spelled: Names<'de>) -> u32 {
        let mut table = self.node(node).table;
        while let Some(found) = self.tables.get(table as usize) {
            if std::ptr::eq(found.fields, fields) && std::ptr::eq(found.spelled, spelled) {
                return found.steps;
            }
            table = found.older;
        }
        self.make_table(node, fields, spelled)
    }

    #[cold]
    fn make_table(&mut self, node: u32, fields: Names<'de>, spelled: Names<'de>) -> u32 {
        let names = if spelled.is_empty() { fields } else { spelled };
        let Node { place, table: older, .. } = self.nodes[node as usize];
        let first = index(self.steps.len());
        for child in place.from..place.to {
            let Node { name, place, .. } = &self.nodes[child as usize];
            let field = names.iter().position(|field| **field == **name).map_or(NONE, index);
            let leaf = if field != NONE && place.is_leaf() { place.column } else { NONE };
            self.steps.push(Step { leaf, field, node: child, place: *place });
        }
        if node == ROOT {
            // Behind its fields comes the record itself, where it has more cells than there are columns. The first of
            // them is mostly the only one, and empty, since a comma ends the record: so it is looked at on its own.
            let behind = index(self.columns);
            let first = Place { column: behind, first: behind, from: NONE, to: NONE };
            let others = Place { first: behind + 1, ..place };
            self.steps.extend([first, others].map(|place| Step { leaf: NONE, field: NONE, node, place }));
        }
        // What comes after the last one is beyond every record.
        let beyond = Place { column: NONE, first: NONE, from: NONE, to: NONE };
        self.steps.push(Step { leaf: NONE, field: NONE, node: NONE, place: beyond });
        self.nodes[node as usize].table = index(self.tables.len());
        self.tables.push(Table { fields, spelled, steps: first, older });
        first
    }
}

impl Place {
    /// Whether no column is within the node. Its only column is its first one then.
    #[inline]
    fn is_leaf(&self) -> bool {
        self.from == self.to
    }
}

/// A place in a vector. None is as long as the numbers last: nodes are bounded, and types are few.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(NONE)
}
