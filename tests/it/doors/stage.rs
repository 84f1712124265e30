//! A platform with two tenants at doors of their own, and an API client behind each.

use std::path::PathBuf;

use serde_json::{Value, json};
use testkit::certificates::{Authority, NOW, Signed};

use crate::support::{
    home::Home,
    site::{Server, Site, cron},
    wire::Caller,
};

/// The master tenant's door.
pub(super) const MASTER: &str = "localhost";
/// The reseller's door.
pub(super) const ACME: &str = "acme.localhost";

/// An API client.
pub(super) struct Client {
    pub(super) door: &'static str,
    pub(super) account: String,
    pub(super) id: String,
    secret: String,
}

/// The platform; nobody serves it now.
pub(super) struct Stage {
    pub(super) site: Site,
    pub(super) authority: Authority,
    pub(super) master: Client,
    pub(super) acme: Client,
    /// Behind the reseller's door, too; it may not read members.
    pub(super) viewer: Client,
}

impl Stage {
    /// Founds it.
    pub(super) fn found() -> Self {
        let site = Site::sqlite();
        let server = site.serve();
        let admin = site.administrator(&server);
        let body = json!({
            "slug": "acme", "name": "Acme", "owner": { "email": "owner@acme.example" },
            "tenant": { "mode": "new", "name": "Acme Portal", "domain": ACME, "color": "#1f4f8f" },
            "roles": testkit::world::EVERY_ROLE,
        });
        let made = admin.must("POST", "/accounts/self/accounts", "acme", &body);
        let acme = text(&made, "/account/id");
        let mut approve = cron();
        approve.args(["platform", "domains", "approve", ACME]).args(site.place());
        let approved = approve.output().unwrap();
        assert!(approved.status.success(), "{}", String::from_utf8_lossy(&approved.stderr));
        let own = admin.get("/me").json();
        let own = text(&own, "/memberships/0/account");
        let master = client(&admin, MASTER, &own, "admin");
        let viewer = client(&admin, ACME, &acme, "viewer");
        let acme = client(&admin, ACME, &acme, "admin");
        server.stop();
        Self { site, authority: Authority::new("An authority of one's own").unwrap(), master, acme, viewer }
    }

    /// A folder of the test.
    pub(super) fn folder(&self, name: &str) -> PathBuf {
        let folder = self.site.file(name);
        std::fs::create_dir_all(&folder).unwrap();
        folder
    }

    /// A certificate for a door that is good now.
    pub(super) fn certificate(&self, door: &str) -> Signed {
        self.authority.sign(&[door], NOW).unwrap()
    }

    /// A client's HOME, with this platform's authority trusted or not.
    pub(super) fn home(&self, client: &Client, server: &Server, trusted: bool) -> Home {
        let mut home = Home::bare();
        home.write("secret", &client.secret);
        home.write("ca.pem", self.authority.pem());
        home.set("CRON_ORIGIN", &format!("https://{}:{}", client.door, server.address.port()));
        home.set("CRON_CLIENT_ID", &client.id);
        let path = |name: &str| home.path(name).display().to_string();
        let (secret, ca) = (path("secret"), path("ca.pem"));
        home.set("CRON_CLIENT_SECRET_FILE", &secret);
        if trusted {
            home.set("CRON_CA_FILE", &ca);
        }
        home
    }
}

fn client(admin: &Caller, door: &'static str, account: &str, group: &str) -> Client {
    let body = json!({ "name": group, "groups": [{ "group": group, "reach": "subtree" }] });
    let key = format!("client-{door}-{group}");
    let made = admin.must("POST", &format!("/accounts/{account}/clients"), &key, &body);
    Client {
        door,
        account: account.to_owned(),
        id: text(&made, "/client/id"),
        secret: text(&made, "/secret"),
    }
}

/// A text of a JSON document.
pub(super) fn text(value: &Value, pointer: &str) -> String {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_else(|| panic!("{pointer}: {value}")).to_owned()
}
