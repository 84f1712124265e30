//! Accounts below X stop and go on; X itself is none of its own business.

use serde_json::json;

use super::{Done, Steps, child};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 8;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let (kid, _) = steps.kid(twin)?;
    let path = format!("/accounts/<{kid}>");
    match step {
        0 => {
            let reason = json!({ "reason": format!("Number {}", twin.random.below(50)) });
            steps.send(twin, "POST /accounts/{a}/suspend", &format!("{path}/suspend"), reason)?;
            steps.get(twin, "/accounts/{a}", &path)?;
            steps.get(twin, "/accounts/{a}/accounts", "/accounts/self/accounts?filter=status:suspended")?;
            twin.call("POST /accounts/{a}/resume", &format!("{path}/resume"), None).map(drop)
        }
        1 => {
            twin.call("POST /accounts/{a}/resume", &format!("{path}/resume"), None)?;
            steps.get(twin, "/accounts/{a}/audit", &format!("{path}/audit"))
        }
        2 => {
            let body = json!({ "with_subtree": true });
            steps.send(twin, "POST /accounts/{a}/close", &format!("{path}/close"), body)?;
            steps.get(twin, "/accounts/{a}", &path)?;
            steps.list(twin, "GET /accounts/{a}/accounts", "/accounts/self/accounts")?;
            twin.call("POST /accounts/{a}/restore", &format!("{path}/restore"), None).map(drop)
        }
        // One that stays closed, with all that it holds taken.
        3 => {
            let n = steps.far();
            let made = twin.call("POST /accounts/{a}/accounts", "/accounts/self/accounts", Some(child(n)))?;
            let Some(made) = made else { return Ok(()) };
            let path = format!("/accounts/<{}>", twin.learn(&made, "/account/id")?);
            steps.send(twin, "POST /accounts/{a}/close", &format!("{path}/close"), json!({}))?;
            steps.send(twin, "POST /accounts/{a}/accounts", "/accounts/self/accounts", child(n))?;
            twin.call("POST /accounts/{a}/resume", &format!("{path}/resume"), None)?;
            steps.get(twin, "/accounts/{a}/audit", &format!("{path}/audit"))
        }
        4 => {
            let whom = steps.whom(twin)?;
            steps.get(twin, "/accounts/{a}/usage", &format!("{whom}/usage"))
        }
        5 => {
            let n = steps.far();
            let slug = json!({ "slug": format!("s{n}") });
            if twin.call("POST /accounts/{a}/rename", &format!("{path}/rename"), Some(slug))?.is_some() {
                steps.kids.iter_mut().filter(|(at, _)| *at == kid).for_each(|(_, old)| *old = n);
            }
            Ok(())
        }
        6 => {
            let path = format!("/accounts/self/tenants/<{}>", steps.tenant(twin)?);
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
