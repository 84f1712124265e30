//! `…/tenants/{t}/brand/grants`: whom the owner of a tenant lets change what of its brand (Rule T7).

use api::{
    change::ChangeStatus,
    permission::Permission,
    tenants::{BrandAttribute, BrandGrant, BrandGrantField, BrandGrantUpdate, BrandGrants},
};
use serde_json::json;
use store::{
    Tx,
    tables::{brand_grants as table, tenants as tenant_table},
};

use crate::{
    accounts::find,
    error::Error,
    operation::{Answer, Input, Operation, Record, Row, Run},
    standing::{self, Call},
    tenants,
};

/// Shows all of a tenant's.
pub const LIST: Operation = Operation {
    name: "brand.grants",
    permission: Some(Permission::BrandRead),
    writes: false,
    run: Run::Target(list),
};

/// Lets an account below change attributes.
pub const SET: Operation = Operation {
    name: "brand.grant",
    permission: Some(Permission::BrandUpdate),
    writes: true,
    run: Run::Target(set),
};

fn list(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let rows = table::of_tenant(tx, &call.target.scope().subtree(), tenant.key)?;
    let paths = rows.iter().map(|(_, path, _)| path.clone()).chain([call.target.path().clone()]).collect();
    let mut grants = Vec::with_capacity(rows.len());
    for (account, path, attributes) in rows {
        let place = standing::load_place(tx, &path)?;
        let path = place.path_from(call.acting.path()).unwrap_or_default();
        grants.push(BrandGrant { account, path, attributes });
    }
    Answer::of(BrandGrants { grants }, paths)
}

fn set(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: BrandGrantUpdate = input.body()?;
    let tenant = tenants::of_route(tx, call, input)?;
    let named = input.param("b")?;
    let grantee = find::named(tx, &call.target, named)?;
    if grantee.key() == call.target.key() {
        let detail = "The owner of a tenant may change all of its brand: a grant is for accounts below it.";
        return Err(Error::invalid("", "owner", detail));
    }
    tenant_table::lock(tx, call.target.scope(), tenant.key)?;
    let mut wanted: Vec<BrandAttribute> = body.attributes;
    wanted.sort_unstable();
    wanted.dedup();
    let stored = table::of_grantee(tx, grantee.scope(), tenant.key)?;
    let grant = BrandGrant {
        account: grantee.id(),
        path: grantee.path_from(call.acting.path()).unwrap_or_default(),
        attributes: wanted.clone(),
    };
    let row = Row::new(grantee.path().clone(), BrandGrantField { grant });
    if stored == wanted {
        return Answer::change(ChangeStatus::Unchanged, row);
    }
    table::set(tx, call.target.scope(), tenant.key, grantee.scope(), &wanted)?;
    let path = grantee.path_from(call.target.path());
    let record = Record::of(tenant.id)
        .before(json!({ "account": path, "attributes": stored }))
        .after(json!({ "account": path, "attributes": wanted }));
    // The account learns what it may change, and not by whom (Rule A5).
    let told = Record::of(tenant.id)
        .on(grantee.scope().clone())
        .action("brand:grant")
        .before(json!({ "adjustable": stored }))
        .after(json!({ "adjustable": wanted }))
        .unseen_above();
    Ok(Answer::change(ChangeStatus::Updated, row)?.record(record).record(told))
}
