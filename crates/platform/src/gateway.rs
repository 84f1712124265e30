//! What a gateway asks before it lets a request through to another service (Rule S10): who calls, from which tenant, on
//! which account, and whether they may; decided as for every route of the API.

use api::permission::Permission;
use serde::Serialize;
use store::{Tx, tables::tenants};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// Admits the caller upon the target. `?permission=` is what the service needs; without it any member of a working account
/// comes in, upon that account alone.
pub const OPERATION: Operation =
    Operation { name: "gateway.admit", permission: None, writes: false, run: Run::Target(run) };

/// Who acts where an account above the target does (Rule A5).
const PROVIDER: &str = "provider";

/// What the service behind the gateway is told: nothing from above the target (Rule A5).
#[derive(Debug, Serialize)]
struct Admitted {
    /// The tenant that the target uses.
    tenant: String,
    /// The target.
    account: String,
    /// The person or client; `provider` where they act from above the target.
    principal: String,
}

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    match input.query("permission")? {
        Some(name) => {
            let permission: Permission = name.parse().map_err(|_| {
                Error::invalid("permission", "unknown", format!("There is no permission `{name}`."))
            })?;
            call.require(permission)?;
        }
        // An account below is reached by what somebody may do there, and how far (Rule G5).
        None if call.is_from_above() => {
            let why = "Name the permission that is needed upon an account below.";
            return Err(Error::invalid("permission", "missing", why));
        }
        None => call.require_working()?,
    }
    let tenant = tenants::used(tx, call.target.tenant()?)?
        .ok_or_else(|| Error::fault("the tenant of an account is not there"))?;
    let principal = if call.is_from_above() { PROVIDER.to_owned() } else { call.request.principal.id() };
    let admitted =
        Admitted { tenant: tenant.id.to_string(), account: call.target.id().to_string(), principal };
    Answer::of(admitted, vec![call.target.path().clone()])
}
