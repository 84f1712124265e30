//! A tenant's brand: names, colours, layout, language, logos, help (Rule T7).

pub mod adjust;
pub mod grants;
pub mod logo;
pub mod show;
mod svg;
pub mod update;
pub mod used;

use api::{
    tenants::{Brand, BrandUpdate, Layout, Locale},
    value::{Color, Name, SupportContact},
};
use domain::brand::{ENOUGH, contrast, on_color, readable};
use store::{
    Tx,
    keys::TenantKey,
    scope::InAccount,
    tables::{
        brands::{self as table, BrandRow, Ground, NewBrand},
        tenants::TenantRow,
    },
};

use self::logo::Logo;
use crate::{
    error::Error,
    fields::Fields,
    operation::{Input, Row},
    standing::Call,
    tenants,
};

/// The primary colour of a tenant that chose none.
pub(crate) const DEFAULT_COLOR: &str = "#1f4f8f";

/// What a request sets of a brand, every value of it checked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct BrandChange {
    /// The name that pages show.
    pub(crate) name: Option<Name>,
    /// What is said of it, or nothing any more.
    pub(crate) description: Option<Option<Name>>,
    /// The primary colour.
    pub(crate) color: Option<Color>,
    /// The colour of text on it, or none of its own any more.
    pub(crate) on_color: Option<Option<Color>>,
    /// How pages are laid out.
    pub(crate) layout: Option<Layout>,
    /// The language.
    pub(crate) locale: Option<Locale>,
    /// Where people find help, or nowhere any more.
    pub(crate) support: Option<Option<SupportContact>>,
    /// A new logo, or none any more.
    pub(crate) logo: Option<Option<Logo>>,
    /// The same for dark pages.
    pub(crate) logo_dark: Option<Option<Logo>>,
}

impl BrandChange {
    /// The change at that place of the request's body; faults are noted in `fields`.
    pub(crate) fn read(fields: &mut Fields, at: &str, body: &BrandUpdate) -> Self {
        let mut logo = |name: &str, given: &Option<Option<String>>| match given {
            None => None,
            Some(None) => Some(None),
            Some(Some(text)) => read_logo(fields, &format!("{at}/{name}"), text).map(Some),
        };
        let (light, dark) = (logo("logo", &body.logo), logo("logo_dark", &body.logo_dark));
        let name = fields.optional(&format!("{at}/name"), "The brand's name", body.name.as_deref());
        let color = fields.optional(&format!("{at}/color"), "The colour", body.color.as_deref());
        let mut description = None;
        if let Some(given) = &body.description {
            let at = format!("{at}/description");
            description = Some(fields.optional(&at, "The description", given.as_deref()));
        }
        let mut on_color = None;
        if let Some(given) = &body.on_color {
            on_color =
                Some(fields.optional(&format!("{at}/on_color"), "The text's colour", given.as_deref()));
        }
        let mut support = None;
        if let Some(given) = &body.support {
            support =
                Some(fields.optional(&format!("{at}/support"), "The support contact", given.as_deref()));
        }
        let (layout, locale) = (body.layout, body.locale);
        Self { name, description, color, on_color, layout, locale, support, logo: light, logo_dark: dark }
    }

    /// Names of the fields that are set otherwise than they are stored.
    pub(crate) fn differences(&self, stored: &BrandRow) -> Vec<&'static str> {
        let logo = |change: &Option<Option<Logo>>, stored: &Option<String>| {
            change.as_ref().is_some_and(|logo| logo.as_ref().map(|l| &l.name) != stored.as_ref())
        };
        let text = |change: &Option<Option<String>>, stored: &Option<String>| {
            change.as_ref().is_some_and(|text| text != stored)
        };
        let [description, on_color, support] = self.texts();
        let all = [
            ("name", self.name.as_ref().is_some_and(|n| n.as_str() != stored.name)),
            ("description", text(&description, &stored.description)),
            ("color", self.color.is_some_and(|c| c.to_string() != stored.color)),
            ("on_color", text(&on_color, &stored.on_color)),
            ("layout", self.layout.is_some_and(|l| l != stored.layout)),
            ("locale", self.locale.is_some_and(|l| l != stored.locale)),
            ("support", text(&support, &stored.support)),
            ("logo", logo(&self.logo, &stored.logo_name)),
            ("logo_dark", logo(&self.logo_dark, &stored.logo_dark_name)),
        ];
        all.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name).collect()
    }

    /// Description, text's colour and support contact, as texts.
    fn texts(&self) -> [Option<Option<String>>; 3] {
        [
            self.description.as_ref().map(|d| d.as_ref().map(|d| d.as_str().to_owned())),
            self.on_color.map(|c| c.map(|c| c.to_string())),
            self.support.as_ref().map(|s| s.as_ref().map(|s| s.as_str().to_owned())),
        ]
    }

    /// The stored brand with the change upon it, if what it says can be read. `at` is where its fields lie in the body.
    ///
    /// # Errors
    /// 422 `contrast`, with the number and the nearest colours that can be read.
    pub(crate) fn upon(&self, stored: &BrandRow, at: &str) -> Result<BrandRow, Error> {
        let [description, on_color, support] = self.texts();
        let row = BrandRow {
            name: self.name.as_ref().map_or_else(|| stored.name.clone(), |n| n.as_str().to_owned()),
            description: description.unwrap_or_else(|| stored.description.clone()),
            color: self.color.map_or_else(|| stored.color.clone(), |c| c.to_string()),
            on_color: on_color.unwrap_or_else(|| stored.on_color.clone()),
            layout: self.layout.unwrap_or(stored.layout),
            locale: self.locale.unwrap_or(stored.locale),
            support: support.unwrap_or_else(|| stored.support.clone()),
            ..stored.clone()
        };
        let (ground, text) = (row.color.parse::<Color>(), row.on_color.as_deref().map(str::parse::<Color>));
        if let (Ok(ground), Some(Ok(text))) = (ground, text)
            && contrast(ground, text) < ENOUGH
        {
            let field = if self.on_color.is_some() { "on_color" } else { "color" };
            // Never rounded up to what would be enough.
            let number = (contrast(ground, text) * 100.0).floor() / 100.0;
            return Err(Error::invalid(
                &format!("{at}/{field}"),
                "contrast",
                format!(
                    "Text in {text} on {ground} cannot be read: its contrast is {number:.2} to 1, and {ENOUGH} are needed. \
                     Nearest text on {ground}: {}; nearest ground for {text}: {}.",
                    readable(text, ground),
                    readable(ground, text),
                ),
            ));
        }
        Ok(row)
    }

    /// Stores the logos that it sets.
    pub(crate) fn put_logos(&self, tx: &mut Tx, owner: &InAccount, tenant: TenantKey) -> Result<(), Error> {
        for (ground, change) in [(Ground::Light, &self.logo), (Ground::Dark, &self.logo_dark)] {
            if let Some(logo) = change {
                let logo = logo.as_ref().map(|l| (l.file.as_slice(), l.name.as_str()));
                table::set_logo(tx, owner, tenant, ground, logo)?;
            }
        }
        Ok(())
    }
}

/// A row as it is written.
pub(crate) fn values(row: &BrandRow) -> NewBrand<'_> {
    NewBrand {
        name: &row.name,
        description: row.description.as_deref(),
        color: &row.color,
        on_color: row.on_color.as_deref(),
        layout: row.layout,
        locale: row.locale,
        support: row.support.as_deref(),
    }
}

/// The brand that a tenant of that name begins with.
pub(crate) fn beginning(name: &str) -> BrandRow {
    BrandRow {
        name: name.to_owned(),
        description: None,
        color: DEFAULT_COLOR.to_owned(),
        on_color: None,
        layout: Layout::default(),
        locale: Locale::default(),
        support: None,
        logo_name: None,
        logo_dark_name: None,
        updated_at: jiff::Timestamp::UNIX_EPOCH,
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

/// The colour of text on a brand's colour: the chosen one, else black or white.
#[must_use]
pub fn text_color(row: &BrandRow) -> Color {
    let chosen = row.on_color.as_deref().and_then(|text| text.parse().ok());
    chosen.unwrap_or_else(|| on_color(row.color.parse().unwrap_or(Color::BLACK)))
}

/// Addresses of a brand's logos at its tenant's own domain.
pub(crate) fn logo_urls(call: &Call, domain: Option<&str>, row: &BrandRow) -> [Option<String>; 2] {
    [&row.logo_name, &row.logo_dark_name].map(|name| {
        let (domain, name) = (domain?, name.as_deref()?);
        Some(format!("{}{}", call.settings.origin.origin(domain), logo_path(name)))
    })
}

/// A brand as its owner sees it.
pub(crate) fn view(call: &Call, tenant: &TenantRow, row: &BrandRow) -> Row<Brand> {
    let on_color = text_color(row);
    let number = contrast(row.color.parse().unwrap_or(Color::BLACK), on_color);
    let [logo_url, logo_dark_url] = logo_urls(call, tenant.domain.as_deref(), row);
    Row::new(
        tenant.account.path().clone(),
        Brand {
            name: row.name.clone(),
            description: row.description.clone(),
            color: row.color.clone(),
            on_color: on_color.to_string(),
            contrast: format!("{:.2}", (number * 100.0).floor() / 100.0),
            layout: row.layout,
            locale: row.locale,
            support: row.support.clone(),
            logo_url,
            logo_dark_url,
            updated_at: row.updated_at,
        },
    )
}

/// The tenant `{t}` of the route, with its brand: for what shows one elsewhere.
///
/// # Errors
/// 404, and those of the store.
pub fn of_tenant(tx: &mut Tx, call: &Call, input: &Input) -> Result<(TenantKey, BrandRow), Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let row = table::get(tx, call.target.scope(), tenant.key)?;
    Ok((tenant.key, row.ok_or_else(|| Error::fault("a tenant without a brand"))?))
}

/// Where a tenant's door serves the logo of that name.
#[must_use]
pub fn logo_path(name: &str) -> String {
    format!("/brand/{name}")
}
