//! Brands: one row for each tenant (Rule T7).

use api::tenants::Locale;
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::TenantKey,
    row::{FromRow, Row},
    scope::{Door, InAccount},
    tx::Tx,
};

/// A tenant's brand, without the logo's bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandRow {
    /// The name that pages show.
    pub name: String,
    /// `#rrggbb`.
    pub color: String,
    /// The language of pages and mails.
    pub locale: Locale,
    /// Names the logo in its address, if there is one.
    pub logo_hash: Option<String>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a brand is set to.
#[derive(Debug, Clone, Copy)]
pub struct NewBrand<'a> {
    /// The name that pages show.
    pub name: &'a str,
    /// `#rrggbb`.
    pub color: &'a str,
    /// The language.
    pub locale: Locale,
}

statements! {
    GET: InAccount = "SELECT b.name, b.color, b.locale, b.logo_hash, b.updated_at FROM brands b \
        WHERE b.account = ?1 AND b.tenant = ?2";
    INSERT: InAccount = "INSERT INTO brands (account, tenant, name, color, locale, logo, logo_hash, updated_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";
    UPDATE: InAccount = "UPDATE brands SET name = ?3, color = ?4, locale = ?5, updated_at = ?6 \
        WHERE account = ?1 AND tenant = ?2";
    SET_LOGO: InAccount = "UPDATE brands SET logo = ?3, logo_hash = ?4, updated_at = ?5 \
        WHERE account = ?1 AND tenant = ?2";
    AT_DOOR: Door = "SELECT b.name, b.color, b.locale, b.logo_hash, b.updated_at FROM brands b WHERE b.tenant = ?1";
    LOGO_AT_DOOR: Door = "SELECT b.logo FROM brands b WHERE b.tenant = ?1 AND b.logo_hash = ?2";
}

impl FromRow for BrandRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            name: row.get(0)?,
            color: row.get(1)?,
            locale: row.get(2)?,
            logo_hash: row.get(3)?,
            updated_at: row.get(4)?,
        })
    }
}

/// The brand of a tenant that the account owns.
///
/// # Errors
/// Those of the store.
pub fn get(tx: &mut Tx<'_>, owner: &InAccount, tenant: TenantKey) -> Result<Option<BrandRow>, Error> {
    tx.optional(&GET, owner, &[&tenant])
}

/// The brand of a new tenant; `logo` is the PNG and its hash.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    brand: &NewBrand<'_>,
    logo: Option<(&[u8], &str)>,
) -> Result<(), Error> {
    let now = tx.now();
    let (png, hash) = logo.unzip();
    let (name, color) = (brand.name, brand.color);
    tx.put(&INSERT, owner, &[&tenant, &name, &color, &brand.locale, &png, &hash, &now])
}

/// Sets name, colour and language.
///
/// # Errors
/// Those of the store.
pub fn update(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    brand: &NewBrand<'_>,
) -> Result<(), Error> {
    let now = tx.now();
    tx.execute(&UPDATE, owner, &[&tenant, &brand.name, &brand.color, &brand.locale, &now]).map(drop)
}

/// Sets the logo, or takes it away.
///
/// # Errors
/// Those of the store.
pub fn set_logo(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    logo: Option<(&[u8], &str)>,
) -> Result<(), Error> {
    let now = tx.now();
    let (png, hash) = logo.unzip();
    tx.execute(&SET_LOGO, owner, &[&tenant, &png, &hash, &now]).map(drop)
}

/// The brand of the tenant whose door somebody stands at.
///
/// # Errors
/// Those of the store.
pub fn at_door(tx: &mut Tx<'_>, tenant: TenantKey) -> Result<Option<BrandRow>, Error> {
    tx.optional(&AT_DOOR, &Door::new(), &[&tenant])
}

/// The PNG of the tenant whose door somebody stands at, if it still is the one of that name.
///
/// # Errors
/// Those of the store.
pub fn logo_at_door(tx: &mut Tx<'_>, tenant: TenantKey, hash: &str) -> Result<Option<Vec<u8>>, Error> {
    let row: Option<(Option<Vec<u8>>,)> = tx.optional(&LOGO_AT_DOOR, &Door::new(), &[&tenant, &hash])?;
    Ok(row.and_then(|(png,)| png))
}
