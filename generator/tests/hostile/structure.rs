//! The items of a file, without what they say: what a text must not be able to change.

use syn::{Fields, File, ImplItem, Item, TraitItem};

/// The kinds and names of the items of a file, in order, with what is in them.
pub fn of(file: &File) -> Vec<String> {
    let mut items = Vec::new();
    file.items.iter().for_each(|item| collect(item, &mut items));
    items
}

/// The kinds alone.
pub fn kinds(items: &[String]) -> Vec<&str> {
    items.iter().map(|item| item.split(' ').next().unwrap_or_default()).collect()
}

fn collect(item: &Item, into: &mut Vec<String>) {
    match item {
        Item::Const(item) => into.push(format!("const {}", item.ident)),
        Item::Enum(item) => {
            into.push(format!("enum {}", item.ident));
            into.extend(item.variants.iter().map(|variant| format!("variant {}", variant.ident)));
        }
        Item::Fn(item) => into.push(format!("fn {} of {} statements", item.sig.ident, item.block.stmts.len())),
        Item::Impl(item) => {
            into.push(format!("impl of {} items", item.items.len()));
            item.items.iter().for_each(|item| into.push(method(item)));
        }
        Item::Mod(item) => {
            into.push(format!("mod {}", item.ident));
            item.content.iter().flat_map(|(_, items)| items).for_each(|item| collect(item, into));
        }
        Item::Static(item) => into.push(format!("static {}", item.ident)),
        Item::Struct(item) => {
            into.push(format!("struct {}", item.ident));
            into.extend(fields(&item.fields));
        }
        Item::Trait(item) => into.extend(item.items.iter().map(|item| match item {
            TraitItem::Fn(item) => format!("fn {}", item.sig.ident),
            _ => "other".to_owned(),
        })),
        Item::Type(item) => into.push(format!("type {}", item.ident)),
        Item::Use(_) => into.push("use".to_owned()),
        Item::Macro(item) => into.push(format!("macro {:?}", item.ident)),
        _ => into.push("other".to_owned()),
    }
}

fn method(item: &ImplItem) -> String {
    match item {
        ImplItem::Const(item) => format!("const {}", item.ident),
        ImplItem::Fn(item) => format!("fn {} of {} statements", item.sig.ident, item.block.stmts.len()),
        ImplItem::Type(item) => format!("type {}", item.ident),
        _ => "other".to_owned(),
    }
}

fn fields(fields: &Fields) -> Vec<String> {
    let name = |field: &syn::Field| field.ident.as_ref().map_or_else(String::new, ToString::to_string);
    fields.iter().map(|field| format!("field {}", name(field))).collect()
}
