//! X's own plans, and what it gives to accounts below.

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 6;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let plan = steps.plan(twin)?;
    let path = format!("/accounts/self/plans/<{plan}>");
    match step {
        0 => {
            steps.list(twin, "GET /accounts/{a}/plans", "/accounts/self/plans")?;
            steps.get(twin, "/accounts/{a}/plans/{p}", &path)
        }
        1 => {
            let body = json!({ "limits": { "users": 3 + twin.random.below(40) }, "features": ["reports"] });
            steps.send(twin, "PATCH /accounts/{a}/plans/{p}", &path, body)
        }
        2 => {
            let (kid, _) = steps.kid(twin)?;
            let body = json!({ "plan": format!("<{plan}>") });
            steps.send(twin, "PUT /accounts/{a}/plan", &format!("/accounts/<{kid}>/plan"), body)?;
            steps.get(twin, "/accounts/{a}/usage", &format!("/accounts/<{kid}>/usage"))
        }
        3 => {
            let (kid, _) = steps.kid(twin)?;
            twin.call("DELETE /accounts/{a}/plan", &format!("/accounts/<{kid}>/plan"), None)?;
            steps.get(twin, "/accounts/{a}", &format!("/accounts/<{kid}>"))
        }
        4 => {
            // One that nobody has, and one that somebody may have.
            let fresh = json!({ "name": format!("Plan {}", steps.far()), "limits": {} });
            let made = twin.call("POST /accounts/{a}/plans", "/accounts/self/plans", Some(fresh))?;
            if let Some(made) = made {
                let fresh = format!("/accounts/self/plans/<{}>", twin.learn(&made, "/plan/id")?);
                twin.call("DELETE /accounts/{a}/plans/{p}", &fresh, None)?;
            }
            twin.call("DELETE /accounts/{a}/plans/{p}", &path, None)?;
            steps.plans.retain(|p| *p != plan);
            Ok(())
        }
        // Its own plan is none of its business, nor is there one of the parent's name.
        _ => {
            let body = json!({ "plan": "Beyond" });
            steps.send(twin, "PUT /accounts/{a}/plan", "/accounts/self/plan", body.clone())?;
            twin.call("DELETE /accounts/{a}/plan", "/accounts/self/plan", None)?;
            let (kid, _) = steps.kid(twin)?;
            steps.send(twin, "PUT /accounts/{a}/plan", &format!("/accounts/<{kid}>/plan"), body)?;
            steps.get(twin, "/accounts/{a}/usage", "/accounts/self/usage")
        }
    }
}
