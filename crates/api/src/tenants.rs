//! Tenants, their domains and brands (Rules T1–T7).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::id::{AccountId, DomainId, TenantId};

/// Whether a tenant serves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TenantStatus {
    /// It serves.
    Active,
    /// It shows a notice alone (Rule T4).
    Suspended,
}

/// A tenant as its owner account, or one above that, sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Tenant {
    /// Its id.
    pub id: TenantId,
    /// Its name, unique in its owner account.
    pub name: String,
    /// The account that owns it.
    pub account: AccountId,
    /// Path of the owner account from the acting one; `.` is the acting account itself.
    pub owner: String,
    /// The client's own reference.
    pub external_ref: Option<String>,
    /// Its status.
    pub status: TenantStatus,
    /// The primary domain, once one is served.
    pub domain: Option<String>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Whether people may ask for access at its door (Rule U4).
    #[serde(default)]
    pub access_requests: bool,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TenantField {
    /// The tenant.
    pub tenant: Tenant,
}

/// `POST …/tenants`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TenantCreate {
    /// Its name.
    pub name: String,
    /// Its first domain.
    pub domain: String,
    /// The client's own reference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// Its brand to begin with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub brand: Option<BrandUpdate>,
}

/// `PATCH …/tenants/{t}`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TenantUpdate {
    /// A new name.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<String>,
    /// The domain (`dom_…` or its name) that becomes the primary one; it must be served.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub primary_domain: Option<String>,
    /// Whether people may ask for access at its door (Rule U4).
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub access_requests: Option<bool>,
}

/// Where a domain stands (Rule T1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DomainStatus {
    /// Claimed, waiting for its proof.
    Claimed,
    /// Proved and served.
    Served,
    /// The proof was lost; it is served, and nobody else can take it, for 30 days.
    Quarantined,
}

/// How a domain was proved (Rule T1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProvedBy {
    /// It lies under a suffix of the platform.
    Suffix,
    /// By the operator's hand.
    Provider,
    /// A domain above it was proved with its subdomains, for a tenant of the same account.
    Parent,
    /// By its TXT record.
    Dns,
}

/// The DNS record that proves a claim; brand-neutral (Rule T1).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainProof {
    /// Name of the TXT record.
    pub record_name: String,
    /// Its value.
    pub record_value: String,
}

/// A domain of a tenant.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Domain {
    /// Its id.
    pub id: DomainId,
    /// The name, lower-case, as A-labels.
    pub name: String,
    /// Where it stands.
    pub status: DomainStatus,
    /// Whether it is the tenant's primary one.
    pub primary: bool,
    /// Whether its proof holds for names below it, too, for tenants of the same account.
    pub subdomains: bool,
    /// How it was proved; nothing while it is only claimed.
    pub proved_by: Option<ProvedBy>,
    /// What proves it, while it is only claimed or its proof was lost.
    pub proof: Option<DomainProof>,
    /// Until when it is served without its proof, in quarantine alone.
    pub quarantined_until: Option<Timestamp>,
    /// When it was added.
    pub created_at: Timestamp,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainField {
    /// The domain.
    pub domain: Domain,
}

/// `POST …/tenants/{t}/domains`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct DomainCreate {
    /// The name.
    pub name: String,
    /// Whether its proof is to hold for names below it, too.
    #[serde(default)]
    pub subdomains: bool,
}

/// A page's language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum Locale {
    /// Brazilian Portuguese.
    #[default]
    #[serde(rename = "pt-BR")]
    PtBr,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Locale {
    /// As in JSON and in `lang=`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::PtBr => "pt-BR",
            Self::En => "en",
        }
    }
}

/// How a tenant's pages are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Layout {
    /// One column on paper.
    #[default]
    Plain,
    /// The brand on its colour beside the form, where the screen is wide.
    Split,
    /// The brand on its colour above the form.
    Banner,
}

impl Layout {
    /// As in JSON and in style sheets.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Split => "split",
            Self::Banner => "banner",
        }
    }
}

/// A tenant's brand (Rule T7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Brand {
    /// The name that pages show.
    pub name: String,
    /// What is said of it beside the name.
    pub description: Option<String>,
    /// The primary colour, `#rrggbb`.
    pub color: String,
    /// The colour of text upon it: the chosen one, else black or white, whichever stands out more.
    pub on_color: String,
    /// The contrast of the two, from 1 to 21, two digits behind the point (WCAG 2.2).
    pub contrast: String,
    /// How pages are laid out.
    pub layout: Layout,
    /// The language of pages and mails.
    pub locale: Locale,
    /// Where people find help: an e-mail address or a page.
    pub support: Option<String>,
    /// Address of the logo at the tenant's own domain, if there is one.
    pub logo_url: Option<String>,
    /// Address of the logo for dark pages.
    pub logo_dark_url: Option<String>,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// `GET …/tenants/{t}/preview`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TenantPreview {
    /// The tenant's sign-in page as a document of its own: style sheets and logos lie in it.
    pub html: String,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrandField {
    /// The brand.
    pub brand: Brand,
}

/// An attribute of a brand, as it is granted (Rule T7): the name of a field of [`BrandUpdate`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BrandAttribute {
    /// The name that pages show.
    Name,
    /// What is said of it beside the name.
    Description,
    /// The primary colour.
    Color,
    /// The colour of text upon it.
    OnColor,
    /// How pages are laid out.
    Layout,
    /// The language.
    Locale,
    /// Where people find help.
    Support,
    /// The logo.
    Logo,
    /// The logo for dark pages.
    LogoDark,
}

impl BrandAttribute {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Name,
        Self::Description,
        Self::Color,
        Self::OnColor,
        Self::Layout,
        Self::Locale,
        Self::Support,
        Self::Logo,
        Self::LogoDark,
    ];

    /// As in JSON.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Description => "description",
            Self::Color => "color",
            Self::OnColor => "on_color",
            Self::Layout => "layout",
            Self::Locale => "locale",
            Self::Support => "support",
            Self::Logo => "logo",
            Self::LogoDark => "logo_dark",
        }
    }
}

impl std::str::FromStr for BrandAttribute {
    type Err = String;
    /// Takes underscores or hyphens.
    fn from_str(text: &str) -> Result<Self, String> {
        let wanted = text.replace('-', "_");
        let found = Self::ALL.iter().copied().find(|a| a.as_str() == wanted);
        found.ok_or_else(|| {
            let known: Vec<&str> = Self::ALL.iter().map(|a| a.as_str()).collect();
            format!("`{text}` is no attribute of a brand; there are {}", known.join(", "))
        })
    }
}

/// The brand of the tenant that an account uses, as that account sees it (Rule A5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UsedBrand {
    /// The name that pages show.
    pub name: String,
    /// What is said of it beside the name.
    pub description: Option<String>,
    /// The primary colour, `#rrggbb`.
    pub color: String,
    /// The colour of text upon it.
    pub on_color: String,
    /// How pages are laid out.
    pub layout: Layout,
    /// The language of pages and mails.
    pub locale: Locale,
    /// Where people find help: an e-mail address or a page.
    pub support: Option<String>,
    /// Address of the logo at the tenant's own domain, if there is one.
    pub logo_url: Option<String>,
    /// Address of the logo for dark pages.
    pub logo_dark_url: Option<String>,
    /// What the account may change of it (Rule T7).
    pub adjustable: Vec<BrandAttribute>,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UsedBrandField {
    /// The brand.
    pub brand: UsedBrand,
}

/// What an account may change of a tenant's brand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrandGrant {
    /// The account.
    pub account: AccountId,
    /// Its path from the acting account.
    pub path: String,
    /// What it may change; nothing once its right was taken away.
    pub attributes: Vec<BrandAttribute>,
}

/// `GET …/tenants/{t}/brand/grants`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrandGrants {
    /// Every account that may change anything, in tree order.
    pub grants: Vec<BrandGrant>,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BrandGrantField {
    /// The grant.
    pub grant: BrandGrant,
}

/// `PUT …/tenants/{t}/brand/grants/{b}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BrandGrantUpdate {
    /// The whole new set; an empty one takes the right away.
    pub attributes: Vec<BrandAttribute>,
}

/// `PATCH …/tenants/{t}/brand`, and the brand of a new tenant.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BrandUpdate {
    /// The name that pages show.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<String>,
    /// What is said of it beside the name; `null` takes it away.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub description: Option<Option<String>>,
    /// The primary colour, `#rrggbb`.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub color: Option<String>,
    /// The colour of text upon it, `#rrggbb`; `null` lets it follow from the primary one.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub on_color: Option<Option<String>>,
    /// How pages are laid out.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub layout: Option<Layout>,
    /// The language.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub locale: Option<Locale>,
    /// Where people find help: an e-mail address or a page; `null` takes it away.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub support: Option<Option<String>>,
    /// A PNG or SVG of at most 64 KiB, base64; `null` takes it away.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub logo: Option<Option<String>>,
    /// The same for dark pages.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub logo_dark: Option<Option<String>>,
}
