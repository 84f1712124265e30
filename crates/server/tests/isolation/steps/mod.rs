//! What X does in both worlds: each route of the table, with what it makes along the way.

mod accounts;
mod clients;
mod groups;
mod headers;
mod life;
mod own;
mod plans;
mod proofs;
mod refused;
mod tenants;
mod users;

use serde_json::{Value, json};

use super::two_worlds::{Stop, TAX_ID, Twin};

type Done = Result<(), Stop>;

/// Takes one of a noun's steps.
type Take = fn(&mut Steps, &mut Twin, usize) -> Done;

/// Each noun with the number of its steps.
const NOUNS: &[(usize, Take)] = &[
    (accounts::COUNT, accounts::take),
    (refused::COUNT, refused::take),
    (tenants::COUNT, tenants::take),
    (users::COUNT, users::take),
    (groups::COUNT, groups::take),
    (clients::COUNT, clients::take),
    (headers::COUNT, headers::take),
    (proofs::COUNT, proofs::take),
    (own::COUNT, own::take),
    (life::COUNT, life::take),
    (plans::COUNT, plans::take),
];

/// What X has made so far, as places among the ids that it has seen.
#[derive(Default)]
pub(super) struct Steps {
    /// Numbers of the people that were invited.
    invited: Vec<usize>,
    /// Children with their numbers: the slug is `s` and the number.
    kids: Vec<(usize, usize)>,
    tenants: Vec<usize>,
    domains: Vec<(usize, usize)>,
    members: Vec<usize>,
    groups: Vec<usize>,
    plans: Vec<usize>,
    clients: Vec<usize>,
    made: usize,
    /// What [`Steps::far`] has given.
    later: usize,
}

/// One of those; where there is none, since X was refused it, X's own id, which is no such thing.
fn any<T: Copy + Default>(twin: &mut Twin, from: &[T]) -> T {
    let at = twin.random.below(from.len());
    from.get(at).copied().unwrap_or_default()
}

impl Steps {
    /// How many steps there are.
    pub(super) fn count() -> usize {
        NOUNS.iter().map(|(count, _)| count).sum()
    }

    fn next(&mut self) -> usize {
        self.made += 1;
        self.made - 1
    }

    /// A number that nobody around X uses, too: what is known there are the first ones.
    fn far(&mut self) -> usize {
        self.later += 1;
        10_000 + self.later
    }

    fn kid(&mut self, twin: &mut Twin) -> Result<(usize, usize), Stop> {
        if self.kids.is_empty() || twin.random.below(6) == 0 {
            let n = self.next();
            let body = child(n);
            let made = twin.call("POST /accounts/{a}/accounts", "/accounts/self/accounts", Some(body))?;
            if let Some(made) = made {
                let at = twin.learn(&made, "/account/id")?;
                self.kids.push((at, n));
            }
        }
        Ok(any(twin, &self.kids))
    }

    /// A path upon X itself, by either of its names, or upon one of its children.
    fn whom(&mut self, twin: &mut Twin) -> Result<String, Stop> {
        Ok(match twin.random.below(4) {
            0 => "/accounts/<0>".to_owned(),
            1 => format!("/accounts/<{}>", self.kid(twin)?.0),
            _ => "/accounts/self".to_owned(),
        })
    }

    fn tenant(&mut self, twin: &mut Twin) -> Result<usize, Stop> {
        if self.tenants.is_empty() || twin.random.below(8) == 0 {
            let n = self.next();
            let body = json!({ "name": format!("Tenant {n}"), "domain": format!("claim{n}.example.com") });
            if let Some(made) =
                twin.call("POST /accounts/{a}/tenants", "/accounts/self/tenants", Some(body))?
            {
                let at = twin.learn(&made, "/tenant/id")?;
                self.tenants.push(at);
            }
        }
        Ok(any(twin, &self.tenants))
    }

    fn domain(&mut self, twin: &mut Twin) -> Result<(usize, usize), Stop> {
        if self.domains.is_empty() || twin.random.below(4) == 0 {
            let (tenant, n) = (self.tenant(twin)?, self.next());
            let path = format!("/accounts/self/tenants/<{tenant}>/domains");
            let body = json!({ "name": format!("claim{n}.example.com") });
            if let Some(made) = twin.call("POST /accounts/{a}/tenants/{t}/domains", &path, Some(body))? {
                let at = twin.learn(&made, "/domain/id")?;
                self.domains.push((tenant, at));
            }
        }
        Ok(any(twin, &self.domains))
    }

    fn member(&mut self, twin: &mut Twin) -> Result<usize, Stop> {
        if self.members.is_empty() || twin.random.below(4) == 0 {
            let n = self.next();
            let body = json!({ "email": format!("m{n}@shared.example"), "groups": [{ "group": "support" }] });
            let made =
                twin.call("POST /accounts/{a}/users/invite", "/accounts/self/users/invite", Some(body))?;
            if let Some(made) = made {
                let at = twin.learn(&made, "/user/id")?;
                self.members.push(at);
                self.invited.push(n);
            }
        }
        Ok(any(twin, &self.members))
    }

    fn group(&mut self, twin: &mut Twin) -> Result<usize, Stop> {
        if self.groups.is_empty() || twin.random.below(4) == 0 {
            let body = json!({ "name": format!("Group {}", self.next()), "permissions": ["users:read", "audit:read"] });
            if let Some(made) = twin.call("POST /accounts/{a}/groups", "/accounts/self/groups", Some(body))? {
                let at = twin.learn(&made, "/group/id")?;
                self.groups.push(at);
            }
        }
        Ok(any(twin, &self.groups))
    }

    fn plan(&mut self, twin: &mut Twin) -> Result<usize, Stop> {
        if self.plans.is_empty() || twin.random.below(4) == 0 {
            let body =
                json!({ "name": format!("Plan {}", self.next()), "limits": { "users": 30, "clients": 8 } });
            if let Some(made) = twin.call("POST /accounts/{a}/plans", "/accounts/self/plans", Some(body))? {
                let at = twin.learn(&made, "/plan/id")?;
                self.plans.push(at);
            }
        }
        Ok(any(twin, &self.plans))
    }

    fn client(&mut self, twin: &mut Twin) -> Result<usize, Stop> {
        if self.clients.is_empty() || twin.random.below(4) == 0 {
            let body = json!({ "name": format!("Robot {}", self.next()), "groups": [{ "group": "viewer" }] });
            if let Some(made) =
                twin.call("POST /accounts/{a}/clients", "/accounts/self/clients", Some(body))?
            {
                let at = twin.learn(&made, "/client/id")?;
                self.clients.push(at);
            }
        }
        Ok(any(twin, &self.clients))
    }

    /// Pages through a list to its end, in one of several ways.
    fn list(&mut self, twin: &mut Twin, route: &str, path: &str) -> Done {
        let scope = ["account", "children", "subtree"][twin.random.below(3)];
        match twin.random.below(4) {
            0 => {
                let lines = [("Accept", "application/x-ndjson")];
                drop(twin.call_with(route, &format!("{path}?scope={scope}"), None, &lines)?);
            }
            1 => drop(twin.call(route, path, None)?),
            2 => drop(twin.call(route, &format!("{path}?scope={scope}&limit=500"), None)?),
            _ => {
                let first = format!("{path}?scope={scope}&limit=2");
                let mut page = twin.call(route, &first, None)?;
                for _ in 0..3 {
                    let Some(bodies) = page.filter(|b| b[0]["next_cursor"].is_string()) else { break };
                    let cursor = twin.learn(&bodies, "/next_cursor")?;
                    page = twin.call(route, &format!("{first}&cursor=<{cursor}>"), None)?;
                }
            }
        }
        Ok(())
    }

    fn get(&mut self, twin: &mut Twin, route: &str, path: &str) -> Done {
        twin.call(&format!("GET {route}"), path, None).map(drop)
    }

    fn send(&mut self, twin: &mut Twin, route: &str, path: &str, body: Value) -> Done {
        twin.call(route, path, Some(body)).map(drop)
    }

    /// One step of X's.
    pub(super) fn take(&mut self, twin: &mut Twin, step: usize) -> Done {
        let mut at = step;
        for (count, take) in NOUNS {
            if at < *count {
                return take(self, twin, at);
            }
            at -= *count;
        }
        Ok(())
    }
}

/// A child of X's: its slug, reference, owner's address and tax id are those of a sibling of X's, too.
fn child(n: usize) -> Value {
    json!({
        "slug": format!("s{n}"), "name": format!("Child {n}"), "owner": { "email": format!("o{n}@shared.example") },
        "tax_id": TAX_ID, "external_ref": format!("ref-{n}"), "roles": ["account-admin", "user-admin"], "levels": n % 3,
    })
}
