//! What X does in both worlds: each route of the table, with what it makes along the way.

use serde_json::{Value, json};

use super::two_worlds::{Stop, TAX_ID, Twin};

type Done = Result<(), Stop>;

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
    pub(super) const COUNT: usize = 72;

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
        match step {
            0..=14 => self.accounts(twin, step),
            15..=22 => self.refused(twin, step),
            23..=32 => self.tenants(twin, step),
            33..=39 => self.users(twin, step),
            40..=46 => self.groups(twin, step),
            47..=53 => self.clients(twin, step),
            54..=57 => self.headers(twin, step),
            58 | 59 => self.proofs(twin, step),
            60..=63 => self.own(twin, step),
            _ => self.life(twin, step),
        }
    }

    /// What is the own of X's owner user (Rule U3).
    fn own(&mut self, twin: &mut Twin, step: usize) -> Done {
        match step {
            60 => {
                self.get(twin, "/me/profile", "/me/profile")?;
                let body = json!({ "name": format!("Xenia {}", self.next()), "locale": "en" });
                self.send(twin, "PATCH /me/profile", "/me/profile", body)
            }
            61 => {
                self.get(twin, "/me/security", "/me/security")?;
                self.get(twin, "/me/security", "/me/security?limit=500")
            }
            62 => {
                twin.again()?;
                let Some(listed) = twin.call("GET /me/sessions", "/me/sessions?sort=-created_at", None)?
                else {
                    return Ok(());
                };
                let newest = twin.learn(&listed, "/items/0/id")?;
                let path = format!("/me/sessions/<{newest}>");
                twin.call("DELETE /me/sessions/{s}", &path, None)?;
                twin.call("DELETE /me/sessions/{s}", "/me/sessions/others", None).map(drop)
            }
            // It comes into a child of its own, and leaves it; its own account it cannot leave.
            _ => {
                let Some(me) = twin.call("GET /me", "/me", None)? else { return Ok(()) };
                let own = twin.learn(&me, "/memberships/0/id")?;
                twin.call("DELETE /me/memberships/{m}", &format!("/me/memberships/<{own}>"), None)?;
                let (kid, _) = self.kid(twin)?;
                let path = format!("/accounts/<{kid}>/users/invite");
                let body = json!({ "email": "owner@xavier.example", "groups": [{ "group": "viewer" }] });
                let Some(made) = twin.call("POST /accounts/{a}/users/invite", &path, Some(body))? else {
                    return Ok(());
                };
                let member = twin.learn(&made, "/user/id")?;
                twin.accept("owner@xavier.example")?;
                twin.call("DELETE /me/memberships/{m}", &format!("/me/memberships/<{member}>"), None)
                    .map(drop)
            }
        }
    }

    /// Accounts below X stop and go on; X itself is none of its own business.
    fn life(&mut self, twin: &mut Twin, step: usize) -> Done {
        let (kid, _) = self.kid(twin)?;
        let path = format!("/accounts/<{kid}>");
        match step {
            64 => {
                let reason = json!({ "reason": format!("Number {}", twin.random.below(50)) });
                self.send(twin, "POST /accounts/{a}/suspend", &format!("{path}/suspend"), reason)?;
                self.get(twin, "/accounts/{a}", &path)?;
                self.get(twin, "/accounts/{a}/accounts", "/accounts/self/accounts?filter=status:suspended")?;
                twin.call("POST /accounts/{a}/resume", &format!("{path}/resume"), None).map(drop)
            }
            65 => {
                twin.call("POST /accounts/{a}/resume", &format!("{path}/resume"), None)?;
                self.get(twin, "/accounts/{a}/audit", &format!("{path}/audit"))
            }
            66 => {
                let body = json!({ "with_subtree": true });
                self.send(twin, "POST /accounts/{a}/close", &format!("{path}/close"), body)?;
                self.get(twin, "/accounts/{a}", &path)?;
                self.list(twin, "GET /accounts/{a}/accounts", "/accounts/self/accounts")?;
                twin.call("POST /accounts/{a}/restore", &format!("{path}/restore"), None).map(drop)
            }
            // One that stays closed, with all that it holds taken.
            67 => {
                let n = self.far();
                let made =
                    twin.call("POST /accounts/{a}/accounts", "/accounts/self/accounts", Some(child(n)))?;
                let Some(made) = made else { return Ok(()) };
                let path = format!("/accounts/<{}>", twin.learn(&made, "/account/id")?);
                self.send(twin, "POST /accounts/{a}/close", &format!("{path}/close"), json!({}))?;
                self.send(twin, "POST /accounts/{a}/accounts", "/accounts/self/accounts", child(n))?;
                twin.call("POST /accounts/{a}/resume", &format!("{path}/resume"), None)?;
                self.get(twin, "/accounts/{a}/audit", &format!("{path}/audit"))
            }
            68 => {
                let whom = self.whom(twin)?;
                self.get(twin, "/accounts/{a}/usage", &format!("{whom}/usage"))
            }
            69 => {
                let n = self.far();
                let slug = json!({ "slug": format!("s{n}") });
                if twin.call("POST /accounts/{a}/rename", &format!("{path}/rename"), Some(slug))?.is_some() {
                    self.kids.iter_mut().filter(|(at, _)| *at == kid).for_each(|(_, old)| *old = n);
                }
                Ok(())
            }
            70 => {
                let path = format!("/accounts/self/tenants/<{}>", self.tenant(twin)?);
                for verb in ["suspend", "resume"] {
                    twin.call(
                        &format!("POST /accounts/{{a}}/tenants/{{t}}/{verb}"),
                        &format!("{path}/{verb}"),
                        None,
                    )?;
                }
                Ok(())
            }
            _ => {
                let verb = ["suspend", "resume", "close", "restore"][twin.random.below(4)];
                let route = format!("POST /accounts/{{a}}/{verb}");
                twin.call(&route, &format!("/accounts/self/{verb}"), None).map(drop)
            }
        }
    }

    /// Proofs of domains: one that nobody else claims, and one that another serves in one world. What is told of the latter
    /// follows from what the DNS shows: nothing.
    fn proofs(&mut self, twin: &mut Twin, step: usize) -> Done {
        let (tenant, n) = (self.tenant(twin)?, self.next());
        let add = "POST /accounts/{a}/tenants/{t}/domains";
        let verify = "POST /accounts/{a}/tenants/{t}/domains/{d}/verify";
        let path = format!("/accounts/self/tenants/<{tenant}>/domains");
        let ours = step == 58;
        let name = if ours { format!("own{n}.example.org") } else { format!("claim{}.example.com", n % 6) };
        let body = json!({ "name": name, "subdomains": ours && n.is_multiple_of(2) });
        let Some(made) = twin.call(add, &path, Some(body))? else { return Ok(()) };
        let domain = twin.learn(&made, "/domain/id")?;
        twin.call(verify, &format!("{path}/<{domain}>/verify"), None)?;
        self.get(
            twin,
            "/accounts/{a}/tenants/{t}/domains/{d}/explain",
            &format!("{path}/<{domain}>/explain"),
        )?;
        if ours && made[0]["domain"]["proof"].is_object() {
            twin.publish(&made)?;
            for query in ["?dry_run=true", "", ""] {
                twin.call(verify, &format!("{path}/<{domain}>/verify{query}"), None)?;
            }
            let below = json!({ "name": format!("shop.{name}") });
            self.send(twin, add, &path, below)?;
        }
        Ok(())
    }

    /// What header fields say.
    fn headers(&mut self, twin: &mut Twin, step: usize) -> Done {
        match step {
            // Read again, and not changed meanwhile.
            54 => {
                let path = ["/accounts/self", "/accounts/<0>"][twin.random.below(2)];
                self.get(twin, "/accounts/{a}", path)?;
                let etag = twin.learn_etag();
                let known = format!("<{etag}>");
                twin.call_with("GET /accounts/{a}", path, None, &[("If-None-Match", &known)]).map(drop)
            }
            // Changed as it was read, and once more as if it were still so.
            55 => {
                self.get(twin, "/accounts/{a}", "/accounts/self")?;
                let (etag, n) = (twin.learn_etag(), self.next());
                let read = format!("<{etag}>");
                for name in ["First", "Second"] {
                    let body = json!({ "name": format!("{name} {n}") });
                    let more = [("If-Match", read.as_str())];
                    twin.call_with("PATCH /accounts/{a}", "/accounts/self", Some(body), &more)?;
                }
                Ok(())
            }
            // Somebody who was invited comes.
            56 => {
                self.member(twin)?;
                let n = any(twin, &self.invited);
                twin.accept(&format!("m{n}@shared.example"))
            }
            // A key that somebody else has used; sent twice, then with another body.
            _ => {
                let key =
                    format!("shared-{}", [100, 101, 102, 103, 104, 105, 0, 1, 2, 3][twin.random.below(10)]);
                let n = self.next();
                for name in [n, n, n + 1000] {
                    let body = json!({ "name": format!("Keyed {name}"), "permissions": [] });
                    let more = [("Idempotency-Key", key.as_str())];
                    twin.call_with("POST /accounts/{a}/groups", "/accounts/self/groups", Some(body), &more)?;
                }
                Ok(())
            }
        }
    }

    fn accounts(&mut self, twin: &mut Twin, step: usize) -> Done {
        match step {
            0 => self.get(twin, "/me", "/me"),
            1 => {
                let path = self.whom(twin)?;
                self.get(twin, "/accounts/{a}", &path)
            }
            2 => {
                let (path, n) = (self.whom(twin)?, twin.random.below(50));
                let mut body = json!({ "name": format!("Name {n}") });
                if path.ends_with('>') && !path.ends_with("<0>") {
                    body["labels"] = json!({ "tier": format!("t{n}") });
                }
                self.send(twin, "PATCH /accounts/{a}", &path, body)
            }
            3 => {
                let path = self.whom(twin)?;
                self.list(twin, "GET /accounts/{a}/accounts", &format!("{path}/accounts"))
            }
            4 => {
                let n = self.next();
                let made =
                    twin.call("POST /accounts/{a}/accounts", "/accounts/self/accounts", Some(child(n)))?;
                if let Some(made) = made {
                    let at = twin.learn(&made, "/account/id")?;
                    self.kids.push((at, n));
                }
                Ok(())
            }
            5 => {
                let (one, two) = (self.next(), self.next());
                let items =
                    json!([{ "key": "a", "account": child(one) }, { "key": "b", "account": child(two) }]);
                self.send(
                    twin,
                    "POST /accounts/{a}/accounts:batch",
                    "/accounts/self/accounts:batch",
                    json!({ "items": items }),
                )
            }
            6 => {
                let (_, n) = self.kid(twin)?;
                self.get(twin, "/accounts/{a}/resolve", &format!("/accounts/self/resolve?path=s{n}"))
            }
            7 => {
                let ((kid, _), (_, other)) = (self.kid(twin)?, self.kid(twin)?);
                let parent = if twin.random.below(2) == 0 { ".".to_owned() } else { format!("s{other}") };
                let body = json!({ "parent": parent });
                let path = format!("/accounts/<{kid}>/move");
                self.send(twin, "POST /accounts/{a}/move", &path, body)?;
                self.send(twin, "POST /accounts/{a}/move", &path, json!({ "parent": "." }))
            }
            8 => {
                let ((kid, _), users) = (self.kid(twin)?, 10 + twin.random.below(50));
                self.send(
                    twin,
                    "PATCH /accounts/{a}/limits",
                    &format!("/accounts/<{kid}>/limits"),
                    json!({ "users": users }),
                )
            }
            9 => {
                let (kid, _) = self.kid(twin)?;
                twin.call(
                    "PUT /accounts/{a}/roles/{role}",
                    &format!("/accounts/<{kid}>/roles/user-admin"),
                    None,
                )
                .map(drop)
            }
            10 => {
                let (kid, _) = self.kid(twin)?;
                let path = format!("/accounts/<{kid}>/roles/automation-manager");
                twin.call("DELETE /accounts/{a}/roles/{role}", &path, None).map(drop)
            }
            11 => {
                let path = self.whom(twin)?;
                let action =
                    ["accounts:create", "limits:set", "users:read", "tenants:create"][twin.random.below(4)];
                self.send(twin, "POST /accounts/{a}/can", &format!("{path}/can"), json!({ "action": action }))
            }
            12 => {
                let path = self.whom(twin)?;
                self.list(twin, "GET /accounts/{a}/audit", &format!("{path}/audit"))
            }
            13 => self.get(twin, "/accounts/{a}/audit", "/accounts/self/audit?limit=500"),
            _ => {
                let path = self.whom(twin)?;
                self.get(twin, "/accounts/{a}/audit/export", &format!("{path}/audit/export"))
            }
        }
    }

    /// What is refused is refused alike.
    fn refused(&mut self, twin: &mut Twin, step: usize) -> Done {
        let create = "POST /accounts/{a}/accounts";
        match step {
            // A slug of a child's own.
            15 => {
                let (_, n) = self.kid(twin)?;
                let mut body = child(n);
                body["external_ref"] = json!(format!("other-{n}"));
                self.send(twin, create, "/accounts/self/accounts", body)
            }
            // A reference of a child's own, with other content.
            16 => {
                let (_, n) = self.kid(twin)?;
                let mut body = child(n);
                body["name"] = json!("Another name");
                self.send(twin, create, "/accounts/self/accounts", body)
            }
            // The very same again.
            17 => {
                let (_, n) = self.kid(twin)?;
                self.send(twin, create, "/accounts/self/accounts", child(n))
            }
            // An account that is there in one world, and in the other was never.
            18 => self.get(twin, "/accounts/{a}", "/accounts/<1>"),
            19 => {
                self.send(twin, "PATCH /accounts/{a}/limits", "/accounts/<1>/limits", json!({ "users": 5 }))
            }
            // What only an account above may.
            20 => {
                self.send(twin, "PATCH /accounts/{a}/limits", "/accounts/self/limits", json!({ "users": 5 }))
            }
            21 => {
                twin.call("PUT /accounts/{a}/roles/{role}", "/accounts/self/roles/user-admin", None).map(drop)
            }
            // More than the own limit on levels, a domain that the platform itself serves, and a slug like a sibling's.
            _ => {
                let n = self.next();
                let mut body = child(n);
                body["levels"] = json!(40);
                self.send(twin, create, "/accounts/self/accounts", body)?;
                let tenant = json!({ "name": format!("Tenant {n}"), "domain": "localhost" });
                self.send(twin, "POST /accounts/{a}/tenants", "/accounts/self/tenants", tenant)?;
                self.get(twin, "/accounts/{a}/resolve", "/accounts/self/resolve?path=beside")
            }
        }
    }

    fn tenants(&mut self, twin: &mut Twin, step: usize) -> Done {
        let tenant = self.tenant(twin)?;
        let path = format!("/accounts/self/tenants/<{tenant}>");
        match step {
            23 => self.list(twin, "GET /accounts/{a}/tenants", "/accounts/self/tenants"),
            24 => self.get(twin, "/accounts/{a}/tenants/{t}", &path),
            25 => {
                let n = twin.random.below(50);
                self.send(
                    twin,
                    "PATCH /accounts/{a}/tenants/{t}",
                    &path,
                    json!({ "name": format!("Renamed {n}") }),
                )
            }
            26 => {
                self.get(twin, "/accounts/{a}/tenants/{t}/preview", &format!("{path}/preview"))?;
                self.get(twin, "/accounts/{a}/tenants/{t}/brand", &format!("{path}/brand"))
            }
            27 => {
                let color = ["#204080", "#802040", "#104020"][twin.random.below(3)];
                self.send(
                    twin,
                    "PATCH /accounts/{a}/tenants/{t}/brand",
                    &format!("{path}/brand"),
                    json!({ "color": color }),
                )
            }
            28 => self.list(twin, "GET /accounts/{a}/tenants/{t}/domains", &format!("{path}/domains")),
            29 => {
                let body = json!({ "name": format!("claim{}.example.com", self.next()) });
                self.send(twin, "POST /accounts/{a}/tenants/{t}/domains", &format!("{path}/domains"), body)
            }
            30 => {
                let (tenant, domain) = self.domain(twin)?;
                self.domains.retain(|(_, d)| *d != domain);
                let path = format!("/accounts/self/tenants/<{tenant}>/domains/<{domain}>");
                twin.call("DELETE /accounts/{a}/tenants/{t}/domains/{d}", &path, None).map(drop)
            }
            31 => {
                let (n, name) = (self.next(), self.next());
                let body =
                    json!({ "name": format!("Tenant {name}"), "domain": format!("claim{n}.example.com") });
                if let Some(made) =
                    twin.call("POST /accounts/{a}/tenants", "/accounts/self/tenants", Some(body))?
                {
                    let at = twin.learn(&made, "/tenant/id")?;
                    self.tenants.push(at);
                }
                Ok(())
            }
            // Its own tenant is its parent's: X does not own it.
            _ => {
                let Some(own) = twin.call("GET /accounts/{a}", "/accounts/self", None)? else {
                    return Ok(());
                };
                let own = twin.learn(&own, "/tenant/id")?;
                self.get(twin, "/accounts/{a}/tenants/{t}", &format!("/accounts/self/tenants/<{own}>"))
            }
        }
    }

    fn users(&mut self, twin: &mut Twin, step: usize) -> Done {
        let member = self.member(twin)?;
        let path = format!("/accounts/self/users/<{member}>");
        match step {
            33 => self.list(twin, "GET /accounts/{a}/users", "/accounts/self/users"),
            34 => self.get(twin, "/accounts/{a}/users/{m}", &path),
            35 => {
                self.members.retain(|m| *m != member);
                twin.call("DELETE /accounts/{a}/users/{m}", &path, None).map(drop)
            }
            36 => {
                let email = format!("m{}@shared.example", self.next());
                let body = json!({ "email": email, "name": "Typed Name", "groups": [{ "group": "viewer", "reach": "subtree" }] });
                self.send(twin, "POST /accounts/{a}/users/invite", "/accounts/self/users/invite", body)
            }
            37 => {
                let Some(me) = twin.call("GET /me", "/me", None)? else { return Ok(()) };
                let me = twin.learn(&me, "/principal/id")?;
                let body = json!({ "user": format!("<{me}>"), "groups": [{ "group": "admin", "reach": "subtree" }] });
                self.send(twin, "POST /accounts/{a}/users/link", "/accounts/self/users/link", body)
            }
            38 => {
                let path = format!("{path}/groups/viewer");
                self.send(
                    twin,
                    "PUT /accounts/{a}/users/{m}/groups/{g}",
                    &path,
                    json!({ "reach": "subtree" }),
                )
            }
            _ => {
                let path = format!("{path}/groups/support");
                twin.call("DELETE /accounts/{a}/users/{m}/groups/{g}", &path, None).map(drop)
            }
        }
    }

    fn groups(&mut self, twin: &mut Twin, step: usize) -> Done {
        let group = self.group(twin)?;
        let path = format!("/accounts/self/groups/<{group}>");
        match step {
            40 => self.list(twin, "GET /accounts/{a}/groups", "/accounts/self/groups"),
            41 => self.get(twin, "/accounts/{a}/groups/{g}", &path),
            42 => {
                let body = json!({ "description": format!("Number {}", twin.random.below(50)) });
                self.send(twin, "PATCH /accounts/{a}/groups/{g}", &path, body)
            }
            43 => {
                // One that nobody has, and one that somebody may have.
                let fresh = json!({ "name": format!("Group {}", self.far()), "permissions": [] });
                let made = twin.call("POST /accounts/{a}/groups", "/accounts/self/groups", Some(fresh))?;
                if let Some(made) = made {
                    let fresh = format!("/accounts/self/groups/<{}>", twin.learn(&made, "/group/id")?);
                    twin.call("DELETE /accounts/{a}/groups/{g}", &fresh, None)?;
                }
                self.groups.retain(|g| *g != group);
                twin.call("DELETE /accounts/{a}/groups/{g}", &path, None).map(drop)
            }
            44 => {
                let body = json!({ "name": format!("Copy {}", self.next()) });
                self.send(
                    twin,
                    "POST /accounts/{a}/groups/{g}/copy",
                    "/accounts/self/groups/operator/copy",
                    body,
                )
            }
            45 => self.send(
                twin,
                "POST /accounts/{a}/groups",
                "/accounts/self/groups",
                json!({ "name": "admin", "permissions": [] }),
            ),
            _ => {
                let body =
                    json!({ "name": format!("Group {}", self.next()), "permissions": ["accounts:read"] });
                self.send(twin, "POST /accounts/{a}/groups", "/accounts/self/groups", body)
            }
        }
    }

    fn clients(&mut self, twin: &mut Twin, step: usize) -> Done {
        let client = self.client(twin)?;
        let path = format!("/accounts/self/clients/<{client}>");
        match step {
            47 => self.list(twin, "GET /accounts/{a}/clients", "/accounts/self/clients"),
            48 => self.get(twin, "/accounts/{a}/clients/{c}", &path),
            49 => {
                let body = json!({ "name": format!("Robot {}", 1000 + self.next()) });
                self.send(twin, "PATCH /accounts/{a}/clients/{c}", &path, body)
            }
            50 => {
                self.send(twin, "POST /accounts/{a}/clients/{c}/rotate", &format!("{path}/rotate"), json!({}))
            }
            51 => {
                self.clients.retain(|c| *c != client);
                twin.call("POST /accounts/{a}/clients/{c}/revoke", &format!("{path}/revoke"), None).map(drop)
            }
            52 => {
                let group = self.group(twin)?;
                let groups = json!([{ "group": format!("<{group}>"), "reach": "subtree" }]);
                let body = json!({ "name": format!("Robot {}", self.next()), "groups": groups, "external_ref": format!("ref-{}", self.made) });
                self.send(twin, "POST /accounts/{a}/clients", "/accounts/self/clients", body)
            }
            _ => self.get(twin, "/accounts/{a}", "/accounts/self"),
        }
    }
}

/// A child of X's: its slug, reference, owner's address and tax id are those of a sibling of X's, too.
fn child(n: usize) -> Value {
    json!({
        "slug": format!("s{n}"), "name": format!("Child {n}"), "owner": { "email": format!("o{n}@shared.example") },
        "tax_id": TAX_ID, "external_ref": format!("ref-{n}"), "roles": ["account-admin", "user-admin"], "levels": n % 3,
    })
}
