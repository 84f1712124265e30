//! X's tenants, their brand and domains.

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 12;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let tenant = steps.tenant(twin)?;
    let path = format!("/accounts/self/tenants/<{tenant}>");
    match step {
        0 => steps.list(twin, "GET /accounts/{a}/tenants", "/accounts/self/tenants"),
        1 => steps.get(twin, "/accounts/{a}/tenants/{t}", &path),
        2 => {
            let n = twin.random.below(50);
            steps.send(
                twin,
                "PATCH /accounts/{a}/tenants/{t}",
                &path,
                json!({ "name": format!("Renamed {n}") }),
            )
        }
        3 => {
            steps.get(twin, "/accounts/{a}/tenants/{t}/preview", &format!("{path}/preview"))?;
            steps.get(twin, "/accounts/{a}/tenants/{t}/brand", &format!("{path}/brand"))
        }
        4 => {
            let color = ["#204080", "#802040", "#104020"][twin.random.below(3)];
            steps.send(
                twin,
                "PATCH /accounts/{a}/tenants/{t}/brand",
                &format!("{path}/brand"),
                json!({ "color": color }),
            )
        }
        5 => steps.list(twin, "GET /accounts/{a}/tenants/{t}/domains", &format!("{path}/domains")),
        6 => {
            let body = json!({ "name": format!("claim{}.example.com", steps.next()) });
            steps.send(twin, "POST /accounts/{a}/tenants/{t}/domains", &format!("{path}/domains"), body)
        }
        7 => {
            let (tenant, domain) = steps.domain(twin)?;
            steps.domains.retain(|(_, d)| *d != domain);
            let path = format!("/accounts/self/tenants/<{tenant}>/domains/<{domain}>");
            twin.call("DELETE /accounts/{a}/tenants/{t}/domains/{d}", &path, None).map(drop)
        }
        8 => {
            let (n, name) = (steps.next(), steps.next());
            let body = json!({ "name": format!("Tenant {name}"), "domain": format!("claim{n}.example.com") });
            if let Some(made) =
                twin.call("POST /accounts/{a}/tenants", "/accounts/self/tenants", Some(body))?
            {
                let at = twin.learn(&made, "/tenant/id")?;
                steps.tenants.push(at);
            }
            Ok(())
        }
        9 => {
            let color = ["#204080", "#802040", "#104020"][twin.random.below(3)];
            steps.get(twin, "/accounts/{a}/brand", "/accounts/self/brand")?;
            let body = json!({ "color": color });
            steps.send(twin, "PATCH /accounts/{a}/brand", "/accounts/self/brand", body)?;
            // What others may is not X's.
            let body = json!({ "layout": "split", "color": color });
            steps.send(twin, "PATCH /accounts/{a}/brand", "/accounts/self/brand", body)
        }
        10 => {
            let ((kid, _), what) = (steps.kid(twin)?, ["name", "logo"][twin.random.below(2)]);
            let grants = format!("{path}/brand/grants");
            let route = "PUT /accounts/{a}/tenants/{t}/brand/grants/{b}";
            steps.send(twin, route, &format!("{grants}/<{kid}>"), json!({ "attributes": [what] }))?;
            steps.get(twin, "/accounts/{a}/tenants/{t}/brand/grants", &grants)
        }
        // Its own tenant is its parent's: X does not own it.
        _ => {
            let Some(own) = twin.call("GET /accounts/{a}", "/accounts/self", None)? else {
                return Ok(());
            };
            let own = twin.learn(&own, "/tenant/id")?;
            steps.get(twin, "/accounts/{a}/tenants/{t}", &format!("/accounts/self/tenants/<{own}>"))
        }
    }
}
