//! The small good spec that mistakes are made in.

pub const PROVIDER: &str = r#"silenced: [{ code: W0001, because: Short. }]
provider: Shop
summary: A shop.
server: https://shop.example
credentials:
  key: { description: The key., example: k3y }
  secret: { example: s3cret }
authentication:
  - { name: key, in: query, value: key }
  - { name: sig, in: header, md5: [key, secret, unix-seconds] }
parameters:
  v: { in: query, const: "1" }
scope: { parameter: customer, method: for_customer, description: One customer. }
envelope:
  payload: data
  fields:
    ok: { type: boolean }
    phase: { type: State }
    total: { type: integer }
  success: { ok: true }
faults:
  at: error
  named_by: name
  message: text
  fields:
    name: { type: string }
    text: { type: string }
    number: { type: integer }
paging: { skip: start, size: limit, total: total }
types:
  State:
    description: A state.
    enum: { new: It is new., old: It is old. }
"#;

pub const ITEMS: &str = r#"silenced: [{ code: W0001, because: Short. }]
operation: list_items
source: { title: Items }
summary: Lists items.
request: GET /items/{shop}
path:
  shop: { type: string, required: true }
query:
  customer: { type: integer }
  start: { type: integer }
  limit: { type: integer }
  ids: { type: [integer], separator: "," }
  state: { type: State }
paging: true
responses:
  200: { description: The items., type: [Item] }
  404: { description: There is none., fault: missing }
types:
  Item:
    description: An item.
    fields:
      id: { type: integer, required: true }
      name: { type: string }
      when: { type: date-time }
      size: { description: How large it is., enum: [small, large] }
      tags: { type: [string] }
      flags: { type: [boolean], wire: digit }
samples:
  - name: some
    arguments: { shop: "1", customer: 2 }
    request: GET /items/1?key=k3y&v=1&customer=2
    status: 200
    answer: |
      { "data": [{ "id": 1, "name": "a {n}", "size": "small" }],
        "ok": true }
    placeholders: { "{n}": b }
  - name: none
    arguments: { shop: "1" }
    status: 404
    fault: missing
    answer: |
      { "error": { "name": "missing", "text": "No" } }
"#;

pub const SAVE: &str = r#"silenced: [{ code: W0001, because: Short. }]
operation: save_item
source: { title: Save }
summary: Saves an item.
request:
  - POST /shops/{shop}/items
  - POST /items
path:
  shop: { type: string }
form:
  name: { type: string, required: true }
responses:
  200:
    description: It is saved.
    name: SavedItem
    fields:
      id: { type: integer, required: true }
samples:
  - name: saved
    arguments: { name: a }
    status: 200
    answer: '{ "data": { "id": 1 }, "ok": true }'
"#;
