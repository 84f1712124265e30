//! Proofs of domains: one that nobody else claims, and one that another serves in one world. What is told of the latter
//! follows from what the DNS shows: nothing.

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 2;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    let (tenant, n) = (steps.tenant(twin)?, steps.next());
    let add = "POST /accounts/{a}/tenants/{t}/domains";
    let verify = "POST /accounts/{a}/tenants/{t}/domains/{d}/verify";
    let path = format!("/accounts/self/tenants/<{tenant}>/domains");
    let ours = step == 0;
    let name = if ours { format!("own{n}.example.org") } else { format!("claim{}.example.com", n % 6) };
    let body = json!({ "name": name, "subdomains": ours && n.is_multiple_of(2) });
    let Some(made) = twin.call(add, &path, Some(body))? else { return Ok(()) };
    let domain = twin.learn(&made, "/domain/id")?;
    twin.call(verify, &format!("{path}/<{domain}>/verify"), None)?;
    steps.get(
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
        steps.send(twin, add, &path, below)?;
    }
    Ok(())
}
