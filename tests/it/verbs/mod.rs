//! Verbs that no other test drives: what each says as text and as JSON, and how it refuses.

mod accounts;
mod me;
mod own;
mod platform;
mod tenants;

use crate::support::{dev::Dev, home::Home};

/// The administrator at the shared platform, with a reseller of that slug and a shop below it.
fn with_reseller(slug: &str) -> Home {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say(&format!(
        "accounts create {slug} --name {slug} --owner-email owner@{slug}.example --levels 2 \
         --role account-admin --role tenant-admin --role user-admin"
    ))
    .expect(0);
    home.say(&format!("accounts create {slug}/shop --name Shop --owner-email shop@{slug}.example")).expect(0);
    home
}
