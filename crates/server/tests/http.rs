//! The doors, over real sockets.

#![expect(clippy::unwrap_used, reason = "a test fails where something is missing")]

extern crate crontech_server as server;

#[path = "http/api.rs"]
mod api_routes;
#[path = "http/bodies.rs"]
mod bodies;
#[path = "http/device.rs"]
mod device;
#[path = "http/dns.rs"]
mod dns;
#[path = "http/doors.rs"]
mod doors;
#[path = "http/founding.rs"]
mod founding;
#[path = "http/framework.rs"]
mod framework;
#[path = "http/gateway.rs"]
mod gateway;
#[path = "http/http2.rs"]
mod http2;
#[path = "isolation/mod.rs"]
mod isolation;
#[path = "http/pages.rs"]
mod pages;
#[path = "http/password.rs"]
mod password;
#[path = "http/rates.rs"]
mod rates;
#[path = "http/slow.rs"]
mod slow;

use serde_json::{Value, json};
use testkit::LivePlatform;

/// A customer below the master account with a door of its own, whose owner has accepted: her access token there.
fn customer(platform: &LivePlatform, administrator: &str, slug: &str) -> String {
    let email = format!("owner@{slug}.example");
    let domain = format!("{slug}.localhost");
    let created = platform.call(
        administrator,
        "POST",
        "/accounts/self/accounts",
        Some(&account(slug, &email, &domain)),
    );
    let created = created.unwrap();
    assert_eq!(created.status, 201, "{}", created.text());
    platform.accept_invitation(&email, "Ana Lima", "uma senha bem comprida").unwrap();
    platform.sign_in(&email, "uma senha bem comprida", &domain).unwrap()
}

fn account(slug: &str, email: &str, domain: &str) -> Value {
    json!({
        "slug": slug,
        "name": format!("Customer {slug}"),
        "owner": { "email": email, "name": "Ana" },
        "tenant": { "mode": "new", "name": format!("Portal {slug}"), "domain": domain, "color": "#7a1fa2" },
        "roles": ["account-admin", "user-admin"],
    })
}
