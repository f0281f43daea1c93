//! Making the tree of the columns.

use std::collections::HashMap;

use super::super::super::error::DecodeError;
use super::{Column, NONE, Node, Place, Plan, ROOT};

/// More columns than any table has.
const MOST_COLUMNS: usize = 65_536;
/// How deep columns may be nested.
const DEEPEST: usize = 32;

/// More names than any table has columns and groups of them.
const MOST_NAMES: usize = 2 * MOST_COLUMNS;

const TOO_MANY_NAMES: &str = "the columns are nested in more than 131,072 names";
const TOO_MANY: &str = "there are more than 65,536 columns";
const TOO_DEEP: &str = "a column is nested deeper than 32 levels";

/// A node while there may be more nodes within it.
struct Draft<'a> {
    name: &'a str,
    column: u32,
    first: u32,
    children: Vec<u32>,
}

/// The nodes in the order in which they were met, and which of them has which name within which other one.
struct Drafts<'a> {
    nodes: Vec<Draft<'a>>,
    known: HashMap<(u32, &'a str), u32>,
}

impl Plan<'_> {
    /// The tree of these columns, whose names are nested by `nesting`.
    pub(in super::super) fn new(columns: &[Column<'_>], nesting: Option<&str>) -> Result<Self, DecodeError> {
        // A comma at the end of the header begins no column.
        let named = columns.iter().rposition(|column| !column.name.is_empty()).map_or(0, |last| last + 1);
        let columns = &columns[..named];
        if let Some(column) = columns.get(MOST_COLUMNS) {
            return Err(DecodeError::syntax(TOO_MANY, column.at));
        }
        let mut drafts = Drafts { nodes: Vec::new(), known: HashMap::new() };
        drafts.push("", 0);
        for (index, column) in (0..).zip(columns) {
            drafts.add(&column.name, index, nesting).map_err(|problem| DecodeError::syntax(problem, column.at))?;
        }
        Ok(Self { columns: named, nodes: drafts.finish(), tables: Vec::new(), steps: Vec::new() })
    }
}

impl<'a> Drafts<'a> {
    fn push(&mut self, name: &'a str, first: u32) -> u32 {
        // There are at most 32 nodes for each of 65,536 columns.
        let node = u32::try_from(self.nodes.len()).unwrap_or(NONE);
        self.nodes.push(Draft { name, column: NONE, first, children: Vec::new() });
        node
    }

    /// Adds the column `index`.
    fn add(&mut self, name: &'a str, index: u32, nesting: Option<&str>) -> Result<(), &'static str> {
        let mut parent = ROOT;
        let mut rest = name;
        // A name with nothing before, after or between separators is no path.
        if let Some(nesting) = nesting.filter(|nesting| !name.split(nesting).any(str::is_empty)) {
            let mut depth = 1;
            while let Some((outer, inner)) = rest.split_once(nesting) {
                if depth == DEEPEST {
                    return Err(TOO_DEEP);
                }
                parent = self.child(parent, outer, index);
                rest = inner;
                depth += 1;
            }
        }
        if self.nodes.len() > MOST_NAMES {
            return Err(TOO_MANY_NAMES);
        }
        let node = self.child(parent, rest, index);
        let draft = &mut self.nodes[node as usize];
        if draft.column == NONE {
            draft.column = index;
        } else {
            // The name comes twice. Of two values that are there, the later one is read later.
            let node = self.push(rest, index);
            self.nodes[node as usize].column = index;
            self.nodes[parent as usize].children.push(node);
        }
        Ok(())
    }

    /// The node of a name within a node.
    fn child(&mut self, parent: u32, name: &'a str, first: u32) -> u32 {
        if let Some(node) = self.known.get(&(parent, name)) {
            return *node;
        }
        let node = self.push(name, first);
        self.nodes[parent as usize].children.push(node);
        self.known.insert((parent, name), node);
        node
    }
}

impl Drafts<'_> {
    /// Puts the nodes within a node next to each other.
    fn finish(self) -> Vec<Node> {
        let mut order = vec![ROOT];
        let mut nodes = Vec::with_capacity(self.nodes.len());
        while let Some(draft) = order.get(nodes.len()) {
            let Draft { name, column, first, ref children } = self.nodes[*draft as usize];
            let from = u32::try_from(order.len()).unwrap_or(NONE);
            order.extend(children);
            let to = u32::try_from(order.len()).unwrap_or(NONE);
            let place = Place { column, first, from, to };
            nodes.push(Node { name: name.into(), place, rank: NONE, table: NONE });
        }
        if nodes[0].place.to - nodes[0].place.from == 1 {
            nodes[0].place.column = nodes[1].place.column;
        }
        for parent in 0..nodes.len() {
            let Place { from, to, .. } = nodes[parent].place;
            number(&mut nodes[from as usize..to as usize]);
        }
        nodes
    }
}

/// Gives a rank to every one of these siblings that is a number. The numbers may be as large as they like.
fn number(siblings: &mut [Node]) {
    let is_number = |node: &Node| !node.name.is_empty() && node.name.bytes().all(|byte| byte.is_ascii_digit());
    let mut numbered: Vec<usize> = (0..siblings.len()).filter(|place| is_number(&siblings[*place])).collect();
    numbered.sort_by(|one, other| {
        let [one, other] = [one, other].map(|place| siblings[*place].name.trim_start_matches('0'));
        one.len().cmp(&other.len()).then_with(|| one.cmp(other))
    });
    for (rank, place) in (0..).zip(numbered) {
        siblings[place].rank = rank;
    }
}
