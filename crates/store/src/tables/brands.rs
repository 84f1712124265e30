//! Brands: one row for each tenant (Rule T7).

use api::tenants::{Layout, Locale};
use jiff::Timestamp;

use crate::{
    error::Error,
    keys::TenantKey,
    row::{FromRow, Row},
    scope::{Door, InAccount},
    tx::Tx,
    value::ToValue,
};

/// A tenant's brand, without the logos' bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrandRow {
    /// The name that pages show.
    pub name: String,
    /// What is said of it beside the name.
    pub description: Option<String>,
    /// `#rrggbb`.
    pub color: String,
    /// The colour of text on it, where one was chosen.
    pub on_color: Option<String>,
    /// How pages are laid out.
    pub layout: Layout,
    /// The language of pages and mails.
    pub locale: Locale,
    /// Where people find help.
    pub support: Option<String>,
    /// The last part of the logo's address, if there is one.
    pub logo_name: Option<String>,
    /// The same of the logo for dark pages.
    pub logo_dark_name: Option<String>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// What a brand is set to.
#[derive(Debug, Clone, Copy)]
pub struct NewBrand<'a> {
    /// The name that pages show.
    pub name: &'a str,
    /// What is said of it beside the name.
    pub description: Option<&'a str>,
    /// `#rrggbb`.
    pub color: &'a str,
    /// The colour of text on it, where one is chosen.
    pub on_color: Option<&'a str>,
    /// How pages are laid out.
    pub layout: Layout,
    /// The language.
    pub locale: Locale,
    /// Where people find help.
    pub support: Option<&'a str>,
}

impl<'a> NewBrand<'a> {
    /// A brand of that name, colour and language alone.
    #[must_use]
    pub fn plain(name: &'a str, color: &'a str, locale: Locale) -> Self {
        Self {
            name,
            description: None,
            color,
            on_color: None,
            layout: Layout::default(),
            locale,
            support: None,
        }
    }
}

/// Which of a brand's logos.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// For light pages, and for all while there is no other.
    Light,
    /// For dark ones.
    Dark,
}

macro_rules! columns {
    () => {
        "b.name, b.description, b.color, b.on_color, b.layout, b.locale, b.support, b.logo_name, b.logo_dark_name, b.updated_at"
    };
}

statements! {
    GET: InAccount = concat!("SELECT ", columns!(), " FROM brands b WHERE b.account = ?1 AND b.tenant = ?2");
    INSERT: InAccount = "INSERT INTO brands \
        (account, tenant, name, description, color, on_color, layout, locale, support, updated_at) \
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    UPDATE: InAccount = "UPDATE brands SET name = ?3, description = ?4, color = ?5, on_color = ?6, layout = ?7, \
        locale = ?8, support = ?9, updated_at = ?10 WHERE account = ?1 AND tenant = ?2";
    SET_LOGO: InAccount = "UPDATE brands SET logo = ?3, logo_name = ?4, updated_at = ?5 \
        WHERE account = ?1 AND tenant = ?2";
    SET_DARK_LOGO: InAccount = "UPDATE brands SET logo_dark = ?3, logo_dark_name = ?4, updated_at = ?5 \
        WHERE account = ?1 AND tenant = ?2";
    LOGO: InAccount = "SELECT CASE WHEN b.logo_name = ?3 THEN b.logo ELSE b.logo_dark END FROM brands b \
        WHERE b.account = ?1 AND b.tenant = ?2 AND (b.logo_name = ?3 OR b.logo_dark_name = ?3)";
    AT_DOOR: Door = concat!("SELECT ", columns!(), " FROM brands b WHERE b.tenant = ?1");
    LOGO_AT_DOOR: Door = "SELECT CASE WHEN b.logo_name = ?2 THEN b.logo ELSE b.logo_dark END FROM brands b \
        WHERE b.tenant = ?1 AND (b.logo_name = ?2 OR b.logo_dark_name = ?2)";
}

impl FromRow for BrandRow {
    fn from_row(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            name: row.get(0)?,
            description: row.get(1)?,
            color: row.get(2)?,
            on_color: row.get(3)?,
            layout: row.get(4)?,
            locale: row.get(5)?,
            support: row.get(6)?,
            logo_name: row.get(7)?,
            logo_dark_name: row.get(8)?,
            updated_at: row.get(9)?,
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

/// The brand of a new tenant, without logos.
///
/// # Errors
/// Those of the store.
pub fn insert(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    brand: &NewBrand<'_>,
) -> Result<(), Error> {
    let now = tx.now();
    let NewBrand { name, description, color, on_color, layout, locale, support } = *brand;
    let values: [&dyn ToValue; 9] =
        [&tenant, &name, &description, &color, &on_color, &layout, &locale, &support, &now];
    tx.put(&INSERT, owner, &values)
}

/// Sets everything but the logos.
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
    let NewBrand { name, description, color, on_color, layout, locale, support } = *brand;
    let values: [&dyn ToValue; 9] =
        [&tenant, &name, &description, &color, &on_color, &layout, &locale, &support, &now];
    tx.execute(&UPDATE, owner, &values).map(drop)
}

/// Sets a logo, its file and its name, or takes it away.
///
/// # Errors
/// Those of the store.
pub fn set_logo(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    ground: Ground,
    logo: Option<(&[u8], &str)>,
) -> Result<(), Error> {
    let now = tx.now();
    let (file, name) = logo.unzip();
    let statement = match ground {
        Ground::Light => &SET_LOGO,
        Ground::Dark => &SET_DARK_LOGO,
    };
    tx.execute(statement, owner, &[&tenant, &file, &name, &now]).map(drop)
}

/// The logo of that name, of a tenant that the account owns, if it still is one of its two.
///
/// # Errors
/// Those of the store.
pub fn logo(
    tx: &mut Tx<'_>,
    owner: &InAccount,
    tenant: TenantKey,
    name: &str,
) -> Result<Option<Vec<u8>>, Error> {
    let row: Option<(Option<Vec<u8>>,)> = tx.optional(&LOGO, owner, &[&tenant, &name])?;
    Ok(row.and_then(|(file,)| file))
}

/// The brand of the tenant whose door somebody stands at.
///
/// # Errors
/// Those of the store.
pub fn at_door(tx: &mut Tx<'_>, tenant: TenantKey) -> Result<Option<BrandRow>, Error> {
    tx.optional(&AT_DOOR, &Door::new(), &[&tenant])
}

/// The logo of that name, of the tenant whose door somebody stands at, if it still is one of its two.
///
/// # Errors
/// Those of the store.
pub fn logo_at_door(tx: &mut Tx<'_>, tenant: TenantKey, name: &str) -> Result<Option<Vec<u8>>, Error> {
    let row: Option<(Option<Vec<u8>>,)> = tx.optional(&LOGO_AT_DOOR, &Door::new(), &[&tenant, &name])?;
    Ok(row.and_then(|(file,)| file))
}
