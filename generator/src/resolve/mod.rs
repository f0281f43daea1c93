//! What names in a spec refer to.
//!
//! Both [`check`](crate::check), which reports what leads nowhere, and [`lower`](crate::lower), which follows it, look
//! names up here, so that they cannot disagree.

mod circles;
mod declarations;
mod members;
mod site;
mod values;

pub use circles::circles;
pub use declarations::{Declaration, Home, Shape, Types};
pub use members::{Placed, page_members, type_members};
pub use site::{FileRef, Site};
pub use values::{Resolver, UsualForm, is_built_in};
