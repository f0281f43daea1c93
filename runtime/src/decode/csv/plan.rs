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
pub(super) type Names = &'static [&'static str];

/// The name of a column, and the byte where it starts.
#[derive(Debug)]
pub(super) struct Column<'a> {
    pub(super) name: Cow<'a, str>,
    pub(super) at: usize,
}

/// A value of a record: a column, an object or a list of columns, or both.
#[derive(Debug)]
struct Node {
    name: Box<str>,
    /// The column that has just this name, or [`NONE`]. For the root the only one, since a record of one column may
    /// stand for the value of it.
    column: u32,
    /// The first column of the node or of those within it.
    first: u32,
    /// The nodes within it: from this one up to that one, in the order of their first columns.
    from: u32,
    to: u32,
    /// The place of the node among those of its siblings that are numbers, or [`NONE`].
    rank: u32,
    /// The newest of the tables of this node, or [`NONE`].
    table: u32,
}

/// Which nodes within a node are which fields of a type.
#[derive(Debug)]
struct Table {
    fields: Names,
    spelled: Names,
    /// The first of the nodes, and for each its field, or [`NONE`].
    from: u32,
    found: Box<[u32]>,
    /// The table that was made before it for the same node.
    older: u32,
}

/// A node of which the record says something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said {
    pub(super) node: u32,
    /// The first node within it of which the record says something, or [`NONE`].
    pub(super) inner: u32,
}

/// The tree of the columns.
#[derive(Debug)]
pub(super) struct Plan {
    /// The root first. The nodes within a node follow each other.
    nodes: Vec<Node>,
    tables: Vec<Table>,
}

/// Whether the cell of a column is there and not empty. No cell has the index of no column.
#[inline]
pub(super) fn says(record: &[Cell], column: u32) -> bool {
    record.get(column as usize).is_some_and(|cell| !cell.is_empty())
}

impl Plan {
    #[inline]
    fn node(&self, node: u32) -> &Node {
        &self.nodes[node as usize]
    }

    #[inline]
    pub(super) fn name(&self, node: u32) -> &str {
        &self.node(node).name
    }

    /// The column that says what a node says where it is read as a scalar, or [`NONE`].
    #[inline]
    pub(super) fn column(&self, node: u32) -> u32 {
        self.node(node).column
    }

    /// The node after the last one within a node.
    #[inline]
    pub(super) fn end(&self, node: u32) -> u32 {
        self.node(node).to
    }

    /// Whether no column is within a node.
    pub(super) fn is_leaf(&self, node: u32) -> bool {
        let node = self.node(node);
        node.from == node.to
    }

    /// The place of a node among the items of a list, or [`NONE`].
    #[inline]
    pub(super) fn rank(&self, node: u32) -> u32 {
        self.node(node).rank
    }

    /// All that the record says, if it says anything.
    pub(super) fn whole(&self, record: &[Cell]) -> Option<Said> {
        let root = self.node(ROOT);
        let inner = self.first_said(root.from, root.to, record);
        (inner != NONE).then_some(Said { node: ROOT, inner })
    }

    /// What the record says first from the node `from` up to `end`, siblings all.
    #[inline]
    pub(super) fn next_said(&self, from: u32, end: u32, record: &[Cell]) -> Option<Said> {
        let mut node = from;
        while node < end {
            let found = self.node(node);
            if found.first as usize >= record.len() {
                // The columns of its siblings are still farther.
                return None;
            }
            let inner = if found.from == found.to { NONE } else { self.first_said(found.from, found.to, record) };
            if inner != NONE || says(record, found.column) {
                return Some(Said { node, inner });
            }
            node += 1;
        }
        None
    }

    /// The first node from `from` up to `end`, siblings all, of which the record says something, or [`NONE`].
    fn first_said(&self, from: u32, end: u32, record: &[Cell]) -> u32 {
        for node in from..end {
            let found = self.node(node);
            if found.first as usize >= record.len() {
                return NONE;
            }
            if says(record, found.column) || self.first_said(found.from, found.to, record) != NONE {
                return node;
            }
        }
        NONE
    }

    /// All that the record says within a node, in the order of the columns.
    pub(super) fn all_said_within(&self, outer: Said, record: &[Cell]) -> impl Iterator<Item = Said> {
        // Where nothing is said within, nothing is before the end.
        let end = self.end(outer.node);
        let said = self.next_said(outer.inner, end, record);
        std::iter::successors(said, move |said| self.next_said(said.node + 1, end, record))
    }

    /// The table of a node for a type with these fields.
    #[inline]
    pub(super) fn table(&mut self, node: u32, fields: Names, spelled: Names) -> u32 {
        let mut table = self.node(node).table;
        while let Some(found) = self.tables.get(table as usize) {
            if std::ptr::eq(found.fields, fields) && std::ptr::eq(found.spelled, spelled) {
                return table;
            }
            table = found.older;
        }
        self.make_table(node, fields, spelled)
    }

    #[cold]
    fn make_table(&mut self, node: u32, fields: Names, spelled: Names) -> u32 {
        let names = if spelled.is_empty() { fields } else { spelled };
        let Node { from, to, .. } = *self.node(node);
        let found = (from..to).map(|child| {
            let index = names.iter().position(|name| *name == self.name(child));
            index.and_then(|index| u32::try_from(index).ok()).unwrap_or(NONE)
        });
        let found = found.collect();
        let table = u32::try_from(self.tables.len()).unwrap_or(NONE);
        let older = std::mem::replace(&mut self.nodes[node as usize].table, table);
        self.tables.push(Table { fields, spelled, from, found, older });
        table
    }

    /// The index of the field that is the node `child`, by the table of the node around it.
    #[inline]
    pub(super) fn field(&self, table: u32, child: u32) -> Option<usize> {
        let table = self.tables.get(table as usize)?;
        let found = *table.found.get((child - table.from) as usize)?;
        (found != NONE).then_some(found as usize)
    }
}
