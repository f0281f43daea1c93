//! The three structs of a value that an attribute of an image takes: they differ in the type of the name alone.

use generated::gogrid::{ImageStateOption, ImageTypeOption, NamedOption};

/// A value that an attribute takes, with a name that is a text or an enum.
pub trait Choice: Default {
    fn id(&mut self) -> &mut Option<i64>;
    fn set_name(&mut self, name: &str);
    fn description(&mut self) -> &mut Option<String>;
    fn object(&mut self) -> &mut Option<String>;
    /// What all of it says: id, name, description, kind.
    fn said(&self) -> (Option<i64>, Option<String>, Option<&str>, Option<&str>);
}

macro_rules! choice {
    ($($type:ty),*) => {
        $(
            impl Choice for $type {
                fn id(&mut self) -> &mut Option<i64> {
                    &mut self.id
                }

                fn set_name(&mut self, name: &str) {
                    self.name = Some(name.into());
                }

                fn description(&mut self) -> &mut Option<String> {
                    &mut self.description
                }

                fn object(&mut self) -> &mut Option<String> {
                    &mut self.object
                }

                fn said(&self) -> (Option<i64>, Option<String>, Option<&str>, Option<&str>) {
                    let name = self.name.as_ref().map(ToString::to_string);
                    (self.id, name, self.description.as_deref(), self.object.as_deref())
                }
            }
        )*
    };
}

choice!(NamedOption, ImageTypeOption, ImageStateOption);
