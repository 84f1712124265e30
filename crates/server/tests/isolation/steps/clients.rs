//! X's clients.

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 7;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let client = steps.client(twin)?;
    let path = format!("/accounts/self/clients/<{client}>");
    match step {
        0 => steps.list(twin, "GET /accounts/{a}/clients", "/accounts/self/clients"),
        1 => steps.get(twin, "/accounts/{a}/clients/{c}", &path),
        2 => {
            let body = json!({ "name": format!("Robot {}", 1000 + steps.next()) });
            steps.send(twin, "PATCH /accounts/{a}/clients/{c}", &path, body)
        }
        3 => steps.send(twin, "POST /accounts/{a}/clients/{c}/rotate", &format!("{path}/rotate"), json!({})),
        4 => {
            steps.clients.retain(|c| *c != client);
            twin.call("POST /accounts/{a}/clients/{c}/revoke", &format!("{path}/revoke"), None).map(drop)
        }
        5 => {
            let group = steps.group(twin)?;
            let groups = json!([{ "group": format!("<{group}>"), "reach": "subtree" }]);
            let body = json!({ "name": format!("Robot {}", steps.next()), "groups": groups, "external_ref": format!("ref-{}", steps.made) });
            steps.send(twin, "POST /accounts/{a}/clients", "/accounts/self/clients", body)
        }
        _ => steps.get(twin, "/accounts/{a}", "/accounts/self"),
    }
}
