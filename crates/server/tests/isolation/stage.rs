//! A small tree with people in it, of every kind that may come to a door.
//!
//! ```text
//! crontech (localhost)
//! ├── reseller (reseller.localhost)      owns the tenant of brand.localhost
//! │   ├── customer (brand.localhost)     the account that everybody tries
//! │   │   └── sub ── sub
//! │   └── neighbour (brand.localhost)
//! └── rival (rival.localhost)
//! ```

use anyhow::{Context, Result};
use api::permission::Permission;
use serde_json::{Value, json};
use testkit::{Actor, World, world::text};

pub(super) struct Stage {
    pub(super) world: World,
    pub(super) reseller: String,
    pub(super) customer: String,
    pub(super) sub: String,
    pub(super) neighbour: String,
    pub(super) rival: String,
    /// The owner of the reseller, at the reseller's own door: above the customer.
    pub(super) above: Actor,
    /// The owner of the customer.
    pub(super) owner: Actor,
    /// A member of the customer in the group of [`Stage::allow_all_but`].
    pub(super) without: Actor,
    /// A member of the customer with everything, reach `account`.
    pub(super) near: Actor,
    /// The owner of another account at the same door.
    pub(super) beside: Actor,
    /// The owner of an account at another door.
    pub(super) elsewhere: Actor,
    most: String,
}

impl Stage {
    pub(super) fn new() -> Result<Self> {
        let world = World::start()?;
        let branded =
            |name: &str, domain: &str| json!({ "tenant": { "mode": "new", "name": name, "domain": domain } });
        let reseller =
            world.account(&world.admin, "self", "reseller", &branded("Reseller", "reseller.localhost"))?;
        let rival = world.account(&world.admin, "self", "rival", &branded("Rival", "rival.localhost"))?;
        let owner_of = |slug: &str, domain: &str| {
            let email = format!("{slug}@owners.example");
            world.accept(&email)?;
            world.sign_in(&email, domain)
        };
        let above = owner_of("reseller", "reseller.localhost")?;
        let elsewhere = owner_of("rival", "rival.localhost")?;
        let tenant = json!({ "name": "Brand", "domain": "brand.localhost" });
        let tenant =
            text(&world.must(&above, "POST", "/accounts/self/tenants", Some(&tenant))?, "/tenant/id")?;
        let assigned = json!({ "tenant": { "mode": "assigned", "tenant": tenant } });
        let customer = world.account(&above, "self", "customer", &assigned)?;
        // Of its brand, the customer may change what it is tried with.
        let grant = |account: &str| {
            let path = format!("/accounts/self/tenants/{tenant}/brand/grants/{account}");
            world.must(&above, "PUT", &path, Some(&json!({ "attributes": ["description"] }))).map(drop)
        };
        grant(&customer)?;
        let neighbour = world.account(&above, "self", "neighbour", &assigned)?;
        let owner = owner_of("customer", "brand.localhost")?;
        let beside = owner_of("neighbour", "brand.localhost")?;
        let sub = world.account(&owner, "self", "sub", &json!({}))?;
        world.account(&owner, &sub, "sub", &json!({}))?;
        grant(&sub)?;
        let most = json!({ "name": "Most", "permissions": [] });
        let most = text(&world.must(&owner, "POST", "/accounts/self/groups", Some(&most))?, "/group/id")?;
        let member = |email: &str, group: &str, reach: &str| {
            world.member(&owner, "self", email, &json!([{ "group": group, "reach": reach }]))?;
            world.sign_in(email, "brand.localhost")
        };
        let without = member("without@people.example", &most, "subtree")?;
        let near = member("near@people.example", "admin", "account")?;
        Ok(Self {
            world,
            reseller,
            customer,
            sub,
            neighbour,
            rival,
            above,
            owner,
            without,
            near,
            beside,
            elsewhere,
            most,
        })
    }

    /// Lets the member `without` do everything but that.
    pub(super) fn allow_all_but(&self, missing: Option<Permission>) -> Result<()> {
        let all: Vec<_> = Permission::ALL.iter().filter(|p| Some(**p) != missing).collect();
        let path = format!("/accounts/self/groups/{}", self.most);
        self.world.must(&self.owner, "PATCH", &path, Some(&json!({ "permissions": all }))).map(drop)
    }

    /// Something fresh in an account, made from above; the id.
    pub(super) fn make(&self, account: &str, what: &str, body: &Value, id: &str) -> Result<String> {
        let answer =
            self.world.must(&self.above, "POST", &format!("/accounts/{account}{what}"), Some(body))?;
        text(&answer, id)
    }

    pub(super) fn group(&self, account: &str) -> Result<String> {
        let body =
            json!({ "name": format!("Group {}", self.world.number()), "permissions": ["accounts:read"] });
        self.make(account, "/groups", &body, "/group/id")
    }

    pub(super) fn plan(&self, account: &str) -> Result<String> {
        let body = json!({ "name": format!("Plan {}", self.world.number()), "limits": { "users": 900 } });
        self.make(account, "/plans", &body, "/plan/id")
    }

    /// A plan of the account above that one.
    pub(super) fn plan_above(&self, account: &str) -> Result<String> {
        self.plan(if account == self.sub { &self.customer } else { &self.reseller })
    }

    pub(super) fn client(&self, account: &str) -> Result<String> {
        let body =
            json!({ "name": format!("Client {}", self.world.number()), "groups": [{ "group": "viewer" }] });
        self.make(account, "/clients", &body, "/client/id")
    }

    pub(super) fn tenant(&self, account: &str) -> Result<String> {
        let n = self.world.number();
        let body = json!({ "name": format!("Tenant {n}"), "domain": format!("t{n}.localhost") });
        self.make(account, "/tenants", &body, "/tenant/id")
    }

    /// A fresh account below that one.
    pub(super) fn fresh_below(&self, account: &str) -> Result<String> {
        let slug = format!("below{}", self.world.number());
        // An account that has lost roles meanwhile gives none.
        self.world.account(&self.above, account, &slug, &json!({ "roles": [] }))
    }

    pub(super) fn domain(&self, account: &str, tenant: &str) -> Result<String> {
        let body = json!({ "name": format!("d{}.example.com", self.world.number()) });
        self.make(account, &format!("/tenants/{tenant}/domains"), &body, "/domain/id")
    }

    /// A fresh claim whose record is in the DNS; its id.
    pub(super) fn provable(&self, account: &str, tenant: &str) -> Result<String> {
        let body = json!({ "name": format!("p{}.example.com", self.world.number()) });
        let path = format!("/accounts/{account}/tenants/{tenant}/domains");
        let made = self.world.must(&self.above, "POST", &path, Some(&body))?;
        let proof = |field: &str| text(&made, &format!("/domain/proof/{field}"));
        self.world.platform.dns.set(&proof("record_name")?, "TXT", &[&proof("record_value")?])?;
        text(&made, "/domain/id")
    }

    pub(super) fn member(&self, account: &str) -> Result<String> {
        let body = json!({ "email": self.email(), "groups": [{ "group": "viewer" }] });
        self.make(account, "/users/invite", &body, "/user/id")
    }

    /// A membership of that caller's at their own door, fresh, which they can leave.
    pub(super) fn own_membership(&self, who: &Actor) -> Result<Vec<String>> {
        let inviter = if who.domain == self.owner.domain { &self.owner } else { who };
        let slug = format!("left{}", self.world.number());
        let account = self.world.account(inviter, "self", &slug, &json!({}))?;
        Ok(vec![self.world.member(inviter, &account, &who.email, &json!([{ "group": "viewer" }]))?])
    }

    /// Another session of that caller's at their own door.
    pub(super) fn own_session(&self, who: &Actor) -> Result<Vec<String>> {
        Ok(vec![self.world.sign_in(&who.email, &who.domain)?.sid])
    }

    /// A membership of that caller's in an account that is offered to them.
    pub(super) fn own_offer(&self, who: &Actor) -> Result<Vec<String>> {
        let owners = [&self.owner, &self.above, &self.elsewhere];
        let offers =
            owners.into_iter().find(|owner| owner.domain == who.domain).context("a door without an owner")?;
        let slug = format!("offered{}", self.world.number());
        let account = self.world.account(offers, "self", &slug, &json!({}))?;
        let body = json!({ "email": who.email });
        let made = self.world.must(offers, "POST", &format!("/accounts/{account}/owner"), Some(&body))?;
        self.world.accept(&who.email)?;
        Ok(vec![text(&made, "/offer/membership")?])
    }

    /// A request for access at a tenant of that account, and an account below that uses the tenant.
    pub(super) fn request(&self, account: &str) -> Result<(String, String)> {
        let n = self.world.number();
        let domain = format!("asked{n}.localhost");
        let tenant = json!({ "name": format!("Asked {n}"), "domain": domain });
        let tenant = self.make(account, "/tenants", &tenant, "/tenant/id")?;
        let path = format!("/accounts/{account}/tenants/{tenant}");
        self.world.must(&self.above, "PATCH", &path, Some(&json!({ "access_requests": true })))?;
        let assigned = json!({ "roles": [], "tenant": { "mode": "assigned", "tenant": tenant } });
        let below = self.world.account(&self.above, account, &format!("asked{n}"), &assigned)?;
        let email = self.email();
        ask_for_access(&self.world, &domain, &email)?;
        let listed = self.world.must(
            &self.above,
            "GET",
            &format!("/accounts/{account}/requests?filter=email:{email}"),
            None,
        )?;
        Ok((text(&listed, "/items/0/id")?, below))
    }

    /// A fresh member, with no right to anything, at that caller's door.
    pub(super) fn newcomer(&self, who: &Actor) -> Result<Actor> {
        let inviter = if who.domain == self.owner.domain { &self.owner } else { who };
        let email = self.email();
        self.world.member(inviter, "self", &email, &json!([{ "group": "viewer" }]))?;
        self.world.sign_in(&email, &who.domain)
    }

    /// A session of somebody else's.
    pub(super) fn foreign_session(&self) -> Result<String> {
        Ok(self.world.sign_in(&self.beside.email, &self.beside.domain)?.sid)
    }

    pub(super) fn email(&self) -> String {
        format!("person{}@people.example", self.world.number())
    }

    /// A person who has accepted; their id.
    pub(super) fn person(&self, account: &str) -> Result<String> {
        let email = self.email();
        let member = self.world.member(&self.above, account, &email, &json!([{ "group": "viewer" }]))?;
        let seen =
            self.world.must(&self.above, "GET", &format!("/accounts/{account}/users/{member}"), None)?;
        text(&seen, "/user")
    }

    /// All that the customer's owner reads of the customer and of the account below it; with the audit, of both.
    pub(super) fn snapshot(&self, tenant: Option<&str>, with_own_audit: bool) -> Result<String> {
        let mut all = String::new();
        let mut read = |path: String| -> Result<()> {
            let answer = self.world.must(&self.owner, "GET", &path, None)?;
            all.push_str(&format!("{path}\n{answer:#}\n"));
            Ok(())
        };
        for account in [&self.customer, &self.sub] {
            read(format!("/accounts/{account}"))?;
            for what in [
                "accounts?scope=children",
                "users?limit=500",
                "groups?limit=500",
                "clients?limit=500",
                "plans?limit=500",
                "tenants?limit=500",
            ] {
                read(format!("/accounts/{account}/{what}"))?;
            }
            if let Some(tenant) = tenant.filter(|_| account == &self.customer) {
                for what in ["", "/brand", "/domains"] {
                    read(format!("/accounts/{account}/tenants/{tenant}{what}"))?;
                }
            }
            if with_own_audit || account == &self.sub {
                read(format!("/accounts/{account}/audit?limit=500"))?;
            }
        }
        Ok(all)
    }
}

/// Somebody asks for access at a door, as its page has it.
pub(super) fn ask_for_access(world: &World, domain: &str, email: &str) -> Result<()> {
    let settings = world.platform.core.settings.clone();
    let (domain, email) = (domain.to_owned(), email.to_owned());
    world.write(move |tx| {
        let door = store::tables::domains::at_door(tx, &domain)?;
        let door = door.ok_or_else(|| platform::Error::fault("no such door"))?;
        let asked = platform::users::requests::Asked {
            email: email.parse().map_err(|_| platform::Error::fault("no address"))?,
            name: "Somebody Who Asks".parse().map_err(|_| platform::Error::fault("no name"))?,
            message: None,
        };
        platform::users::requests::receive(tx, &settings, door.tenant, &asked)
    })
}
