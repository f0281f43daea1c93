//! Lists the images that are available to an account, fifty at a time, with the client `gogrid`.
//!
//! ```sh
//! GOGRID_API_KEY=… GOGRID_SECRET=… cargo run --example gogrid_images
//! ```

use std::env;
use std::error::Error;

use generated::gogrid::{Client, Credentials, ImageState};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let gogrid = Client::new(Credentials::new(variable("GOGRID_API_KEY")?, variable("GOGRID_SECRET")?));
    for page in 0.. {
        let images = gogrid.list_images().state(ImageState::Available).num_items(50).page(page).send().await?;
        for image in &images {
            println!("{:>8}  {}", image.id.unwrap_or_default(), image.friendly_name.as_deref().unwrap_or("?"));
        }
        let pages = images.envelope.summary.as_ref().and_then(|summary| summary.numpages);
        if page + 1 >= pages.unwrap_or_default() {
            break;
        }
    }
    Ok(())
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|error| format!("{name}: {error}"))
}
