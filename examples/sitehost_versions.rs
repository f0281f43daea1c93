//! Lists the versions of a custom image, newest first, with the client `sitehost`.
//!
//! ```sh
//! SITEHOST_API_KEY=… cargo run --example sitehost_versions <client id> <image id>
//! ```

use std::env;
use std::error::Error;

use generated::sitehost::{Client, Credentials, SortDirection};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let sitehost = Client::new(Credentials::new(variable("SITEHOST_API_KEY")?));
    let ids: Vec<i64> = env::args().skip(1).map(|id| id.parse()).collect::<Result<_, _>>()?;
    let [client_id, image_id] = ids[..] else {
        return Err("give the id of a client and that of an image".into());
    };

    let listing = sitehost.for_client(client_id).list_image_versions(image_id);
    let page = listing.sort_by("date_added").sort_dir(SortDirection::Desc).send().await?;

    for version in &page.data {
        let added = version.date_added.map(|date| date.to_string()).unwrap_or_default();
        println!("{added:19}  {}", version.version.as_deref().unwrap_or("?"));
    }
    println!("{} of {} versions", page.data.len(), page.total_items.unwrap_or_default());
    Ok(())
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}
