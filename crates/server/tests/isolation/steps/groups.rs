//! X's own groups.

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 7;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let group = steps.group(twin)?;
    let path = format!("/accounts/self/groups/<{group}>");
    match step {
        0 => steps.list(twin, "GET /accounts/{a}/groups", "/accounts/self/groups"),
        1 => steps.get(twin, "/accounts/{a}/groups/{g}", &path),
        2 => {
            let body = json!({ "description": format!("Number {}", twin.random.below(50)) });
            steps.send(twin, "PATCH /accounts/{a}/groups/{g}", &path, body)
        }
        3 => {
            // One that nobody has, and one that somebody may have.
            let fresh = json!({ "name": format!("Group {}", steps.far()), "permissions": [] });
            let made = twin.call("POST /accounts/{a}/groups", "/accounts/self/groups", Some(fresh))?;
            if let Some(made) = made {
                let fresh = format!("/accounts/self/groups/<{}>", twin.learn(&made, "/group/id")?);
                twin.call("DELETE /accounts/{a}/groups/{g}", &fresh, None)?;
            }
            steps.groups.retain(|g| *g != group);
            twin.call("DELETE /accounts/{a}/groups/{g}", &path, None).map(drop)
        }
        4 => {
            let body = json!({ "name": format!("Copy {}", steps.next()) });
            steps.send(
                twin,
                "POST /accounts/{a}/groups/{g}/copy",
                "/accounts/self/groups/operator/copy",
                body,
            )
        }
        5 => steps.send(
            twin,
            "POST /accounts/{a}/groups",
            "/accounts/self/groups",
            json!({ "name": "admin", "permissions": [] }),
        ),
        _ => {
            let body = json!({ "name": format!("Group {}", steps.next()), "permissions": ["accounts:read"] });
            steps.send(twin, "POST /accounts/{a}/groups", "/accounts/self/groups", body)
        }
    }
}
