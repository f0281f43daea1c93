//! Lists the images that are active, of the account of the credentials or of another, with the client `hostway`.
//!
//! ```sh
//! HOSTWAY_USERNAME=… HOSTWAY_PASSWORD=… cargo run --example hostway_images [account]
//! ```

use std::env;
use std::error::Error;

use generated::hostway::{Client, Credentials, FaultKind, ImageStatus};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let hostway = Client::new(Credentials::new(variable("HOSTWAY_USERNAME")?, variable("HOSTWAY_PASSWORD")?));
    let listing = match env::args().nth(1) {
        Some(account) => hostway.for_account(account).list_images(),
        None => hostway.list_images(),
    };
    match listing.status(ImageStatus::Active).send().await {
        Ok(images) => {
            for image in &images {
                let (id, name) = (image.id.as_deref().unwrap_or("?"), image.name.as_deref().unwrap_or("?"));
                println!("{id:>8}  {name}  {}", image.zones.join(" "));
            }
            Ok(())
        }
        Err(error) if error.fault().and_then(|fault| fault.kind.as_ref()) == Some(&FaultKind::ItemNotFound) => {
            Err("there is no such account".into())
        }
        Err(error) => Err(error.into()),
    }
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}
