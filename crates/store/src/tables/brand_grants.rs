//! `brand_grants`: which accounts may change which attributes of a tenant's brand (Rule T7).

use api::{id::AccountId, tenants::BrandAttribute};
use domain::path::Path;

use crate::{
    error::Error,
    keys::TenantKey,
    scope::{InAccount, InSubtree},
    tx::Tx,
};

statements! {
    // Whoever was moved out of the owner's subtree meanwhile is nothing that the owner sees.
    OF_TENANT: InSubtree = "SELECT a.id, a.path, g.attributes FROM accounts a
        JOIN brand_grants g ON g.grantee = a.key
        WHERE a.path > ?1 AND a.path < ?2 AND g.tenant = ?3 ORDER BY a.path";
    // From the grantee alone: the owner lies above it.
    OF_GRANTEE: InAccount = "SELECT g.attributes FROM accounts me JOIN brand_grants g ON g.grantee = me.key
        WHERE me.key = ?1 AND g.tenant = ?2";
    OWNER: InAccount = "SELECT o.id, o.path FROM accounts me
        JOIN tenants t ON t.key = ?2
        JOIN accounts o ON o.key = t.account AND substr(me.path, 1, length(o.path)) = o.path
        WHERE me.key = ?1";
    SET: InAccount = "INSERT INTO brand_grants (account, tenant, grantee, attributes) VALUES (?1, ?2, ?3, ?4)
        ON CONFLICT (tenant, grantee) DO UPDATE SET attributes = excluded.attributes";
    UNSET: InAccount = "DELETE FROM brand_grants WHERE account = ?1 AND tenant = ?2 AND grantee = ?3";
}

fn text(attributes: &[BrandAttribute]) -> String {
    attributes.iter().map(|a| a.as_str()).collect::<Vec<_>>().join(" ")
}

/// A name that this version does not know gives nothing.
fn read(text: &str) -> Vec<BrandAttribute> {
    text.split_whitespace().filter_map(|name| name.parse().ok()).collect()
}

/// Whom an owner lets change what of a tenant's brand, in tree order.
///
/// # Errors
/// Those of the store.
pub fn of_tenant(
    tx: &mut Tx<'_>,
    owner: &InSubtree,
    tenant: TenantKey,
) -> Result<Vec<(AccountId, Path, Vec<BrandAttribute>)>, Error> {
    let rows: Vec<(AccountId, Path, String)> = tx.all(&OF_TENANT, owner, &[&tenant])?;
    Ok(rows.into_iter().map(|(id, path, attributes)| (id, path, read(&attributes))).collect())
}

/// What an account may change of a tenant's brand.
///
/// # Errors
/// Those of the store.
pub fn of_grantee(
    tx: &mut Tx<'_>,
    grantee: &InAccount,
    tenant: TenantKey,
) -> Result<Vec<BrandAttribute>, Error> {
    let row: Option<(String,)> = tx.optional(&OF_GRANTEE, grantee, &[&tenant])?;
    Ok(row.map(|(attributes,)| read(&attributes)).unwrap_or_default())
}

/// The owner of the tenant that an account uses, which lies at or above it (Rule T3).
///
/// # Errors
/// Those of the store.
pub fn owner(tx: &mut Tx<'_>, user: &InAccount, tenant: TenantKey) -> Result<Option<InAccount>, Error> {
    let row: Option<(AccountId, Path)> = tx.optional(&OWNER, user, &[&tenant])?;
    Ok(row.map(|(id, path)| InAccount::new(id, path)))
}

/// Lets an account change these attributes and no others; none at all takes its right away.
///
/// # Errors
/// Those of the store.
pub fn set(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    grantee: &InAccount,
    attributes: &[BrandAttribute],
) -> Result<(), Error> {
    if attributes.is_empty() {
        return tx.execute(&UNSET, owner, &[&tenant, &grantee.key()]).map(drop);
    }
    tx.put(&SET, owner, &[&tenant, &grantee.key(), &text(attributes)])
}
