//! Blank lines.
//!
//! An empty item of no known syntax prints as one.

use proc_macro2::TokenStream;
use syn::visit_mut::{VisitMut, visit_item_impl_mut, visit_item_mut};
use syn::{Attribute, Block, File, ImplItem, Item, ItemImpl, Stmt, UseTree, Visibility};

/// The statement that marks a blank line in a block: `blank_line!();`.
const MARK: &str = "blank_line";

/// Puts blank lines into a file.
pub(super) fn space(file: &mut File) {
    Spacing.visit_file_mut(file);
}

struct Spacing;

impl VisitMut for Spacing {
    fn visit_file_mut(&mut self, file: &mut File) {
        file.items.iter_mut().for_each(|item| visit_item_mut(self, item));
        file.items = separated(std::mem::take(&mut file.items), items_touch, || Item::Verbatim(TokenStream::new()));
        if !file.attrs.is_empty() {
            file.items.insert(0, Item::Verbatim(TokenStream::new()));
        }
    }

    fn visit_item_impl_mut(&mut self, item: &mut ItemImpl) {
        visit_item_impl_mut(self, item);
        let members = std::mem::take(&mut item.items);
        item.items = separated(members, members_touch, || ImplItem::Verbatim(TokenStream::new()));
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        for statement in &mut block.stmts {
            if matches!(statement, Stmt::Macro(call) if call.mac.path.is_ident(MARK)) {
                *statement = Stmt::Item(Item::Verbatim(TokenStream::new()));
            }
        }
    }
}

/// What is given, with a blank line wherever two neighbours do not touch.
fn separated<T>(items: Vec<T>, touch: fn(&T, &T) -> bool, blank: fn() -> T) -> Vec<T> {
    let mut separated: Vec<T> = Vec::with_capacity(items.len() * 2);
    for item in items {
        if separated.last().is_some_and(|previous| !touch(previous, &item)) {
            separated.push(blank());
        }
        separated.push(item);
    }
    separated
}

/// Whether two items stand on neighbouring lines.
fn items_touch(first: &Item, second: &Item) -> bool {
    match (first, second) {
        (Item::Use(first), Item::Use(second)) => {
            is_public(&first.vis) == is_public(&second.vis) && group(&first.tree) == group(&second.tree)
        }
        (Item::Mod(first), Item::Mod(second)) => {
            first.content.is_none() && second.content.is_none() && first.attrs.len() == second.attrs.len()
        }
        (Item::Type(first), Item::Type(second)) => bare(&first.attrs, &second.attrs),
        (Item::Const(first), Item::Const(second)) => bare(&first.attrs, &second.attrs),
        _ => false,
    }
}

/// Whether two members of an `impl` stand on neighbouring lines.
fn members_touch(first: &ImplItem, second: &ImplItem) -> bool {
    match (first, second) {
        (ImplItem::Type(first), ImplItem::Type(second)) => bare(&first.attrs, &second.attrs),
        (ImplItem::Const(first), ImplItem::Const(second)) => bare(&first.attrs, &second.attrs),
        _ => false,
    }
}

fn bare(first: &[Attribute], second: &[Attribute]) -> bool {
    first.is_empty() && second.is_empty()
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

/// The group of a `use` line: the standard library, other crates, this crate's own.
fn group(tree: &UseTree) -> usize {
    match tree {
        UseTree::Path(path) if path.ident == "std" => 0,
        UseTree::Path(path) if path.ident == "super" => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::super::format;

    #[track_caller]
    fn check(tokens: &str, expected: &str) {
        let text = format("// A header.", tokens.parse().unwrap()).unwrap();
        assert_eq!(text, format!("// A header.\n\n{expected}"));
    }

    #[test]
    fn blank_lines_stand_where_a_person_puts_them() {
        check(
            "#![doc = \" A file.\"] use std::fmt; use runtime::Value; use super::A; mod b; mod c; \
             struct D; impl D { type E = F; type G = H; const I: J = K; fn l() {} fn m() {} } fn n() {}",
            "//! A file.\n\nuse std::fmt;\n\nuse runtime::Value;\n\nuse super::A;\n\nmod b;\nmod c;\n\nstruct D;\n\n\
             impl D {\n    type E = F;\n    type G = H;\n\n    const I: J = K;\n\n    fn l() {}\n\n    fn m() {}\n}\n\n\
             fn n() {}\n",
        );
    }

    #[test]
    fn marks_become_blank_lines() {
        check("fn a() { b(); blank_line!(); c(); }", "fn a() {\n    b();\n\n    c();\n}\n");
    }
}
