//! A small good spec, for harm to be done to.

/// What its pages share.
pub const PROVIDER: &str = "\
provider: Shop
summary: A shop.
server: https://shop.example
";

/// A page. `query` comes last, so that parameters can be put behind it.
pub const PAGE: &str = "\
operation: list_items
source: { title: Items }
summary: Lists items.
request: GET /items
responses:
  200: { description: The items., type: [Item] }
types:
  Item:
    description: An item.
    fields:
      id: { type: integer, description: Identifies it. }
query:
  name: { type: string, description: Its name. }
";

/// The page with something in place of a part of it.
pub fn page_with(from: &str, to: &str) -> String {
    assert_eq!(PAGE.matches(from).count(), 1, "the page has to have `{from}` once");
    PAGE.replacen(from, to, 1)
}
