//! People at X.

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 8;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let member = steps.member(twin)?;
    let path = format!("/accounts/self/users/<{member}>");
    match step {
        0 => steps.list(twin, "GET /accounts/{a}/users", "/accounts/self/users"),
        1 => steps.get(twin, "/accounts/{a}/users/{m}", &path),
        2 => {
            steps.members.retain(|m| *m != member);
            twin.call("DELETE /accounts/{a}/users/{m}", &path, None).map(drop)
        }
        3 => {
            let email = format!("m{}@shared.example", steps.next());
            let body = json!({ "email": email, "name": "Typed Name", "groups": [{ "group": "viewer", "reach": "subtree" }] });
            steps.send(twin, "POST /accounts/{a}/users/invite", "/accounts/self/users/invite", body)
        }
        4 => {
            let Some(me) = twin.call("GET /me", "/me", None)? else { return Ok(()) };
            let me = twin.learn(&me, "/principal/id")?;
            let body =
                json!({ "user": format!("<{me}>"), "groups": [{ "group": "admin", "reach": "subtree" }] });
            steps.send(twin, "POST /accounts/{a}/users/link", "/accounts/self/users/link", body)
        }
        5 => {
            let path = format!("{path}/groups/viewer");
            steps.send(twin, "PUT /accounts/{a}/users/{m}/groups/{g}", &path, json!({ "reach": "subtree" }))
        }
        // People ask at a door of X's own; those who are known elsewhere are no others to X.
        6 => {
            let n = steps.far();
            let domain = format!("asked{n}.localhost");
            let body = json!({ "name": format!("Asked {n}"), "domain": domain });
            let made = twin.call("POST /accounts/{a}/tenants", "/accounts/self/tenants", Some(body))?;
            let Some(made) = made else { return Ok(()) };
            let tenant = twin.learn(&made, "/tenant/id")?;
            let allow = format!("/accounts/self/tenants/<{tenant}>");
            twin.call("PATCH /accounts/{a}/tenants/{t}", &allow, Some(json!({ "access_requests": true })))?;
            let body = json!({
                "slug": format!("asked{n}"), "name": "Asked", "owner": { "email": format!("asked{n}@shared.example") },
                "tenant": { "mode": "assigned", "tenant": format!("<{tenant}>") },
            });
            let kid = twin.call("POST /accounts/{a}/accounts", "/accounts/self/accounts", Some(body))?;
            for at in 0..2 {
                twin.ask(&domain, &format!("m{at}@shared.example"))?;
            }
            let path = "/accounts/self/requests?sort=-created_at&limit=2";
            let Some(listed) = twin.call("GET /accounts/{a}/requests", path, None)? else { return Ok(()) };
            let (one, other) = (twin.learn(&listed, "/items/0/id")?, twin.learn(&listed, "/items/1/id")?);
            if let Some(kid) = kid {
                let kid = twin.learn(&kid, "/account/id")?;
                let body = json!({ "account": format!("<{kid}>"), "groups": [{ "group": "viewer" }] });
                let path = format!("/accounts/self/requests/<{one}>/approve");
                twin.call("POST /accounts/{a}/requests/{q}/approve", &path, Some(body))?;
            }
            let path = format!("/accounts/self/requests/<{other}>/refuse");
            twin.call("POST /accounts/{a}/requests/{q}/refuse", &path, None).map(drop)
        }
        _ => {
            let path = format!("{path}/groups/support");
            twin.call("DELETE /accounts/{a}/users/{m}/groups/{g}", &path, None).map(drop)
        }
    }
}
