//! `GET /accounts/{a}/brand`: the brand of the tenant that an account uses, and what it may change of it (Rules A5, T7).

use api::{permission::Permission, tenants::UsedBrand};
use store::{
    Tx,
    keys::TenantKey,
    tables::{account_parts, brand_grants, brands},
};

use crate::{
    brand,
    error::Error,
    operation::{Answer, Input, Operation, Row, Run},
    standing::Call,
};

/// Shows it.
pub const OPERATION: Operation = Operation {
    name: "brand.used",
    permission: Some(Permission::BrandRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    let tenant = call.target.tenant()?;
    Answer::one(view(tx, call, tenant)?)
}

/// The brand as the account sees it: a value without a source, and without the time of its last change.
pub(super) fn view(tx: &mut Tx, call: &Call, tenant: TenantKey) -> Result<Row<UsedBrand>, Error> {
    let row = brands::at_door(tx, tenant)?.ok_or_else(|| Error::fault("a tenant without a brand"))?;
    let part = account_parts::tenants(tx, &[tenant])?.pop();
    let part = part.ok_or_else(|| Error::fault("an account's tenant is not there"))?;
    let [logo_url, logo_dark_url] = brand::logo_urls(call, part.domain.as_deref(), &row);
    let view = UsedBrand {
        on_color: brand::text_color(&row).to_string(),
        name: row.name,
        description: row.description,
        color: row.color,
        layout: row.layout,
        locale: row.locale,
        support: row.support,
        logo_url,
        logo_dark_url,
        adjustable: brand_grants::of_grantee(tx, call.target.scope(), tenant)?,
    };
    Ok(Row::new(call.target.path().clone(), view))
}
