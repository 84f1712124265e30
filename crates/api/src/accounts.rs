//! Accounts (Rules A1–A11).

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, de::Error};

use crate::{
    change::Warning,
    id::{AccountId, MembershipId, PlanId, TenantId},
    limits::{LimitKind, LimitSource, LimitUse},
    permission::Role,
    problem::Problem,
};

/// Where an account stands in its life (Rule A7); effective: computed along the path, told without a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountStatus {
    /// It works.
    Active,
    /// Nobody signs in, nothing runs.
    Suspended,
    /// Closed, to be purged.
    Closed,
}

/// How an account comes to its tenant (Rule T3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum TenantMode {
    /// It follows its parent's.
    Inherited,
    /// It was assigned.
    Assigned,
}

/// The tenant that an account uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountTenant {
    /// The tenant.
    pub id: TenantId,
    /// Its name.
    pub name: String,
    /// Its primary domain, once one is served.
    pub domain: Option<String>,
    /// How the account comes to it; not told to the account itself (Rule A5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<TenantMode>,
}

/// A membership's state.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MembershipStatus {
    /// Invited, not yet accepted; grants nothing.
    Invited,
    /// Active.
    Active,
    /// Revoked.
    Revoked,
}

/// The owner user of an account, as the account sees it (Rule A2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountOwner {
    /// The owner's membership.
    pub membership: MembershipId,
    /// The e-mail as typed.
    pub email: String,
    /// Whether the invitation was accepted.
    pub status: MembershipStatus,
}

/// What anyone who may read an account sees of it: also the account itself (Rule A5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountView {
    /// Its id.
    pub id: AccountId,
    /// Its display name.
    pub name: String,
    /// The company's legal name.
    pub legal_name: Option<String>,
    /// CNPJ or CPF, formatted.
    pub tax_id: Option<String>,
    /// Its effective status.
    pub status: AccountStatus,
    /// The tenant that it uses.
    pub tenant: AccountTenant,
    /// Its owner user.
    pub owner: Option<AccountOwner>,
    /// Its effective roles, in the catalogue's order (Rule A4).
    pub roles: Vec<Role>,
    /// Its own limits with their use.
    pub limits: Vec<LimitUse>,
    /// How many levels it may build below itself now (Rule A10).
    pub levels: i64,
    /// How many accounts are below it, at any depth.
    pub below: i64,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

/// The suspension of an account, as those above it see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Suspension {
    /// The reason that was given; told only where the suspension came from, and above that (Rule A5).
    pub reason: Option<String>,
}

/// The plan of an account, as those see it who stand where the plan comes from, or above (Rule A5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountPlan {
    /// The plan.
    pub id: PlanId,
    /// Its name.
    pub name: String,
}

/// An account below the viewer's (Rule A6): only a function that takes the standing makes one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildView {
    /// Its path from the acting account.
    pub path: String,
    /// Its parent's path from the acting account; `.` is the acting account itself.
    pub parent: String,
    /// Its slug.
    pub slug: String,
    /// The client's own reference (Rule A11).
    pub external_ref: Option<String>,
    /// Its labels: notes of those above it (Rule A5).
    pub labels: BTreeMap<String, String>,
    /// Its plan, where an account at or below the viewer's owns it (Rule B0).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<AccountPlan>,
    /// There when the account itself was suspended, not only one above it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension: Option<Suspension>,
    /// From when on a closed account is purged, with everything below the account that was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purge_at: Option<Timestamp>,
    /// What the account itself sees, too.
    #[serde(flatten)]
    pub account: AccountView,
}

/// Either view: what the command line reads. Fields that one's own account lacks are empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// Path from the acting account, of an account below it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// The parent's path, of an account below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Slug, of an account below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub slug: Option<String>,
    /// External reference, of an account below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// Labels, of an account below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<BTreeMap<String, String>>,
    /// The plan of an account below.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<AccountPlan>,
    /// The suspension of an account below that was itself suspended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub suspension: Option<Suspension>,
    /// From when on a closed account below is purged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub purge_at: Option<Timestamp>,
    /// The rest.
    #[serde(flatten)]
    pub account: AccountView,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountField<A> {
    /// The account.
    pub account: A,
}

/// The owner user to invite.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct OwnerInvite {
    /// The address that the invitation goes to.
    pub email: String,
    /// A name to greet with.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// An account that is offered to a person, who is its owner user once they accept (Rules A2, A3).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnerOffer {
    /// The account.
    pub account: AccountId,
    /// Its path from the acting account.
    pub path: String,
    /// The membership of the person.
    pub membership: MembershipId,
    /// The person's e-mail, as typed.
    pub email: String,
    /// When it was offered.
    pub created_at: Timestamp,
}

/// Noun field of a change's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnerOfferField {
    /// The offer.
    pub offer: OwnerOffer,
}

/// Which tenant an account shall use.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "mode", rename_all = "snake_case", deny_unknown_fields)]
pub enum TenantChoice {
    /// The parent's, whatever that becomes.
    Inherited,
    /// One that an account above it owns, by id or name.
    Assigned {
        /// `ten_…` or the tenant's name.
        tenant: String,
    },
    /// A new one, owned by the new account's parent; the same one when that parent already has it with equal content.
    New {
        /// Its name.
        name: String,
        /// Its first domain.
        domain: String,
        /// Its primary colour, `#rrggbb`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        color: Option<String>,
        /// A PNG of at most 64 KiB, base64.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        logo: Option<String>,
    },
}

/// The fields of every [`TenantChoice`]: read as a plain object, so that a fault names its field.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TenantChoiceFields {
    mode: TenantChoiceMode,
    tenant: Option<String>,
    name: Option<String>,
    domain: Option<String>,
    color: Option<String>,
    logo: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum TenantChoiceMode {
    Inherited,
    Assigned,
    New,
}

impl<'de> Deserialize<'de> for TenantChoice {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        let TenantChoiceFields { mode, tenant, name, domain, color, logo } = Deserialize::deserialize(d)?;
        let none = |known: &'static [&'static str], given: &[(&'static str, &Option<String>)]| {
            let extra = given.iter().find(|(_, value)| value.is_some());
            extra.map_or(Ok(()), |(field, _)| Err(Error::unknown_field(field, known)))
        };
        let need =
            |field: &'static str, value: Option<String>| value.ok_or_else(|| Error::missing_field(field));
        let of_new = [("name", &name), ("domain", &domain), ("color", &color), ("logo", &logo)];
        match mode {
            TenantChoiceMode::Inherited => {
                none(&["mode"], &[("tenant", &tenant)])?;
                none(&["mode"], &of_new)?;
                Ok(Self::Inherited)
            }
            TenantChoiceMode::Assigned => {
                none(&["mode", "tenant"], &of_new)?;
                Ok(Self::Assigned { tenant: need("tenant", tenant)? })
            }
            TenantChoiceMode::New => {
                none(&["mode", "name", "domain", "color", "logo"], &[("tenant", &tenant)])?;
                Ok(Self::New { name: need("name", name)?, domain: need("domain", domain)?, color, logo })
            }
        }
    }
}

/// `POST …/accounts`: a new account below the target.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountCreate {
    /// Its slug, unique below the parent (Rule A6).
    pub slug: String,
    /// Its display name.
    pub name: String,
    /// The company's legal name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<String>,
    /// CNPJ or CPF (Rule A9).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<String>,
    /// The client's own reference (Rule A11).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<String>,
    /// The owner user to invite (Rule A2).
    pub owner: OwnerInvite,
    /// The tenant; inherited when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tenant: Option<TenantChoice>,
    /// Roles to give; none when missing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub roles: Option<Vec<Role>>,
    /// Levels (Rule A10).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub levels: Option<i64>,
    /// The plan to give, by id or name; limits of its own beat it (Rule B0).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// Limits to set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limits: Option<BTreeMap<LimitKind, i64>>,
    /// Labels to set.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub labels: Option<BTreeMap<String, String>>,
}

/// `PATCH /accounts/{a}`: JSON merge patch (RFC 7396); `null` empties a field, what is missing stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountUpdate {
    /// Display name.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub name: Option<String>,
    /// Legal name.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub legal_name: Option<Option<String>>,
    /// CNPJ or CPF.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub tax_id: Option<Option<String>>,
    /// External reference; the direct parent's to change.
    #[serde(default, with = "crate::accounts::double", skip_serializing_if = "Option::is_none")]
    pub external_ref: Option<Option<String>>,
    /// The tenant; an ancestor's to change (Rule T3).
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub tenant: Option<TenantChoice>,
    /// Labels, each with its new value; `null` takes one away.
    #[serde(default, deserialize_with = "crate::read::filled", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(nullable = false))]
    pub labels: Option<BTreeMap<String, Option<String>>>,
}

/// `POST …/suspend`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountSuspend {
    /// Why, for those above the account alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// `POST …/rename`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountRename {
    /// The new slug, unique below the parent (Rule A6).
    pub slug: String,
}

/// How much of a kind an account uses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KindUsage {
    /// What is counted.
    pub kind: LimitKind,
    /// In the account itself: its direct children, its own members and API clients. Of levels, none.
    pub own: Option<i64>,
    /// In the account and everything below it, as a limit counts; of levels, how many are built below it.
    pub used: i64,
    /// How many of those are closed, and count until they are purged; of sub-accounts alone.
    pub closed: Option<i64>,
    /// The account's limit; of levels, how many it may build now.
    pub max: Option<i64>,
    /// Where the limit comes from, of an account below one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<LimitSource>,
}

/// `GET …/usage`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountUsage {
    /// The account.
    pub account: AccountId,
    /// Its plan, where an account at or below the viewer's owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<AccountPlan>,
    /// Every kind that is counted, with a limit or without.
    pub usage: Vec<KindUsage>,
}

/// `POST …/close`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountClose {
    /// Close the accounts below as well: without it, an account that has any is not closed.
    #[serde(default)]
    pub with_subtree: bool,
}

/// Tells a field that is missing from one that is `null` (RFC 7396).
pub mod double {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes the inner option.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<T: Serialize, S: Serializer>(
        value: &Option<Option<T>>,
        s: S,
    ) -> Result<S::Ok, S::Error> {
        value.as_ref().and_then(Option::as_ref).serialize(s)
    }

    /// A field that is there, `null` or not.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
        d: D,
    ) -> Result<Option<Option<T>>, D::Error> {
        Option::<T>::deserialize(d).map(Some)
    }
}

/// `POST …/accounts:batch`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountBatch {
    /// At most 100.
    pub items: Vec<AccountBatchItem>,
}

/// One item of a batch: atomic in itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct AccountBatchItem {
    /// Idempotency key of this item.
    pub key: String,
    /// Path (or id) of the parent, below the target; missing or `.` is the target itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The account to create.
    pub account: AccountCreate,
}

/// The results of a batch, in the order of its items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountBatchResults {
    /// One for each item.
    pub results: Vec<AccountBatchResult>,
}

/// What became of one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountBatchResult {
    /// What was done with it.
    pub status: BatchStatus,
    /// The account's id, unless it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<AccountId>,
    /// The account's path from the acting account, unless it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// Why it failed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<Problem>,
    /// What is still missing.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub warnings: Vec<Warning>,
}

/// What became of a batch's item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BatchStatus {
    /// Made.
    Created,
    /// It was there already with equal content (Rule A11).
    Unchanged,
    /// Refused; see `problem`.
    Failed,
    /// A dry run: it would be made.
    Planned,
}

/// `GET …/resolve?path=…`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Resolved {
    /// The account's id.
    pub id: AccountId,
    /// Its path from the acting account; `.` is that account itself.
    pub path: String,
}
