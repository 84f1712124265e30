//! `GET …/tenants/{t}/brand`.

use api::permission::Permission;
use store::{Tx, tables::brands as table};

use crate::{
    brand,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
    tenants,
};

/// Shows a tenant's brand.
pub const OPERATION: Operation = Operation {
    name: "brand.show",
    permission: Some(Permission::BrandRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let row = table::get(tx, call.target.scope(), tenant.key)?;
    let row = row.ok_or_else(|| Error::fault("a tenant without a brand"))?;
    Answer::one(brand::view(call, &tenant, &row))
}
