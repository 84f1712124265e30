//! What is refused is refused alike.

use serde_json::json;

use super::{Done, Steps, child};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 8;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let create = "POST /accounts/{a}/accounts";
    match step {
        // A slug of a child's own.
        0 => {
            let (_, n) = steps.kid(twin)?;
            let mut body = child(n);
            body["external_ref"] = json!(format!("other-{n}"));
            steps.send(twin, create, "/accounts/self/accounts", body)
        }
        // A reference of a child's own, with other content.
        1 => {
            let (_, n) = steps.kid(twin)?;
            let mut body = child(n);
            body["name"] = json!("Another name");
            steps.send(twin, create, "/accounts/self/accounts", body)
        }
        // The very same again.
        2 => {
            let (_, n) = steps.kid(twin)?;
            steps.send(twin, create, "/accounts/self/accounts", child(n))
        }
        // An account that is there in one world, and in the other was never.
        3 => steps.get(twin, "/accounts/{a}", "/accounts/<1>"),
        4 => steps.send(twin, "PATCH /accounts/{a}/limits", "/accounts/<1>/limits", json!({ "users": 5 })),
        // What only an account above may.
        5 => steps.send(twin, "PATCH /accounts/{a}/limits", "/accounts/self/limits", json!({ "users": 5 })),
        6 => twin.call("PUT /accounts/{a}/roles/{role}", "/accounts/self/roles/user-admin", None).map(drop),
        // More than the own limit on levels, a domain that the platform itsteps serves, and a slug like a sibling's.
        _ => {
            let n = steps.next();
            let mut body = child(n);
            body["levels"] = json!(40);
            steps.send(twin, create, "/accounts/self/accounts", body)?;
            let tenant = json!({ "name": format!("Tenant {n}"), "domain": "localhost" });
            steps.send(twin, "POST /accounts/{a}/tenants", "/accounts/self/tenants", tenant)?;
            steps.get(twin, "/accounts/{a}/resolve", "/accounts/self/resolve?path=beside")
        }
    }
}
