//! A tenant's brand: name, colour, language, logo (Rule T7).

pub mod logo;
pub mod show;
pub mod update;

use api::{
    tenants::{Brand, BrandUpdate, Locale},
    value::{Color, Name},
};
use domain::brand::on_color;
use store::tables::{brands::BrandRow, tenants::TenantRow};

use self::logo::Logo;
use crate::{fields::Fields, operation::Row, standing::Call};

/// The primary colour of a tenant that chose none.
pub(crate) const DEFAULT_COLOR: &str = "#1f4f8f";

/// What a request sets of a brand, every value of it checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BrandChange {
    /// The name that pages show.
    pub(crate) name: Option<Name>,
    /// The primary colour.
    pub(crate) color: Option<Color>,
    /// The language.
    pub(crate) locale: Option<Locale>,
    /// A new logo, or none any more.
    pub(crate) logo: Option<Option<Logo>>,
}

impl BrandChange {
    /// The change at that place of the request's body; faults are noted in `fields`.
    pub(crate) fn read(fields: &mut Fields, at: &str, body: &BrandUpdate) -> Self {
        let logo = match &body.logo {
            None => None,
            Some(None) => Some(None),
            Some(Some(text)) => read_logo(fields, &format!("{at}/logo"), text).map(Some),
        };
        Self {
            name: fields.optional(&format!("{at}/name"), "The brand's name", body.name.as_deref()),
            color: fields.optional(&format!("{at}/color"), "The colour", body.color.as_deref()),
            locale: body.locale,
            logo,
        }
    }

    /// Names of the fields that are set otherwise than they are stored.
    pub(crate) fn differences(&self, stored: &BrandRow) -> Vec<&'static str> {
        let mut differing = Vec::new();
        if self.name.as_ref().is_some_and(|n| n.as_str() != stored.name) {
            differing.push("name");
        }
        if self.color.is_some_and(|c| c.to_string() != stored.color) {
            differing.push("color");
        }
        if self.locale.is_some_and(|l| l != stored.locale) {
            differing.push("locale");
        }
        if self.logo.as_ref().is_some_and(|l| l.as_ref().map(|l| &l.hash) != stored.logo_hash.as_ref()) {
            differing.push("logo");
        }
        differing
    }
}

/// A logo from base64; a fault is noted in `fields`.
pub(crate) fn read_logo(fields: &mut Fields, pointer: &str, text: &str) -> Option<Logo> {
    match logo::read(text) {
        Ok(logo) => Some(logo),
        Err(e) => {
            fields.fault(pointer, e.code(), format!("{e}."));
            None
        }
    }
}

/// A brand as its owner sees it.
pub(crate) fn view(call: &Call, tenant: &TenantRow, row: &BrandRow) -> Row<Brand> {
    let color = row.color.parse().unwrap_or(Color::BLACK);
    let logo_url = tenant
        .domain
        .as_deref()
        .zip(row.logo_hash.as_deref())
        .map(|(domain, hash)| format!("{}{}", call.settings.origin.origin(domain), logo_path(hash)));
    Row::new(
        tenant.account.path().clone(),
        Brand {
            name: row.name.clone(),
            color: row.color.clone(),
            on_color: on_color(color).to_string(),
            locale: row.locale,
            logo_url,
            updated_at: row.updated_at,
        },
    )
}

/// Where a tenant's door serves the logo of that hash.
#[must_use]
pub fn logo_path(hash: &str) -> String {
    format!("/brand/logo-{hash}.png")
}
