//! Accounts: X itself and those below it.

use serde_json::json;

use super::{Done, Steps, child};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 15;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    match step {
        0 => steps.get(twin, "/me", "/me"),
        1 => {
            let path = steps.whom(twin)?;
            steps.get(twin, "/accounts/{a}", &path)
        }
        2 => {
            let (path, n) = (steps.whom(twin)?, twin.random.below(50));
            let mut body = json!({ "name": format!("Name {n}") });
            if path.ends_with('>') && !path.ends_with("<0>") {
                body["labels"] = json!({ "tier": format!("t{n}") });
            }
            steps.send(twin, "PATCH /accounts/{a}", &path, body)
        }
        3 => {
            let path = steps.whom(twin)?;
            steps.list(twin, "GET /accounts/{a}/accounts", &format!("{path}/accounts"))
        }
        4 => {
            let n = steps.next();
            let made = twin.call("POST /accounts/{a}/accounts", "/accounts/self/accounts", Some(child(n)))?;
            if let Some(made) = made {
                let at = twin.learn(&made, "/account/id")?;
                steps.kids.push((at, n));
            }
            Ok(())
        }
        5 => {
            let (one, two) = (steps.next(), steps.next());
            let items = json!([{ "key": "a", "account": child(one) }, { "key": "b", "account": child(two) }]);
            steps.send(
                twin,
                "POST /accounts/{a}/accounts:batch",
                "/accounts/self/accounts:batch",
                json!({ "items": items }),
            )
        }
        6 => {
            let (_, n) = steps.kid(twin)?;
            steps.get(twin, "/accounts/{a}/resolve", &format!("/accounts/self/resolve?path=s{n}"))
        }
        7 => {
            let ((kid, _), (_, other)) = (steps.kid(twin)?, steps.kid(twin)?);
            let parent = if twin.random.below(2) == 0 { ".".to_owned() } else { format!("s{other}") };
            let body = json!({ "parent": parent });
            let path = format!("/accounts/<{kid}>/move");
            steps.send(twin, "POST /accounts/{a}/move", &path, body)?;
            steps.send(twin, "POST /accounts/{a}/move", &path, json!({ "parent": "." }))
        }
        8 => {
            let ((kid, _), users) = (steps.kid(twin)?, 10 + twin.random.below(50));
            steps.send(
                twin,
                "PATCH /accounts/{a}/limits",
                &format!("/accounts/<{kid}>/limits"),
                json!({ "users": users }),
            )
        }
        9 => {
            let (kid, _) = steps.kid(twin)?;
            twin.call("PUT /accounts/{a}/roles/{role}", &format!("/accounts/<{kid}>/roles/user-admin"), None)
                .map(drop)
        }
        10 => {
            let (kid, _) = steps.kid(twin)?;
            let path = format!("/accounts/<{kid}>/roles/automation-manager");
            twin.call("DELETE /accounts/{a}/roles/{role}", &path, None).map(drop)
        }
        11 => {
            let path = steps.whom(twin)?;
            let action =
                ["accounts:create", "limits:set", "users:read", "tenants:create"][twin.random.below(4)];
            steps.send(twin, "POST /accounts/{a}/can", &format!("{path}/can"), json!({ "action": action }))
        }
        12 => {
            let path = steps.whom(twin)?;
            steps.list(twin, "GET /accounts/{a}/audit", &format!("{path}/audit"))
        }
        13 => steps.get(twin, "/accounts/{a}/audit", "/accounts/self/audit?limit=500"),
        _ => {
            let path = steps.whom(twin)?;
            steps.get(twin, "/accounts/{a}/audit/export", &format!("{path}/audit/export"))
        }
    }
}
