//! People at X.

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 7;

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
        _ => {
            let path = format!("{path}/groups/support");
            twin.call("DELETE /accounts/{a}/users/{m}/groups/{g}", &path, None).map(drop)
        }
    }
}
