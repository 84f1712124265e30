//! Which tenant an account shall use (Rules T2, T3).

use api::{
    accounts::TenantChoice,
    change::{ChangeStatus, Warning},
    problem::Code,
};
use store::{
    Tx,
    keys::TenantKey,
    tables::tenants::{self as table, TenantRow},
};

use crate::{
    error::Error,
    fields::Fields,
    operation::Record,
    standing::{Call, Place},
    tenants::{self, create::NewTenant},
};

/// A choice, checked as far as it can be without the store.
#[derive(Debug, Clone)]
pub(super) enum Choice {
    /// The parent's.
    Inherited,
    /// One that is there, by id or name.
    Assigned(String),
    /// A new one.
    New(Box<NewTenant>),
}

impl Choice {
    /// Whether it names a tenant.
    pub(super) const fn names_one(&self) -> bool {
        !matches!(self, Self::Inherited)
    }

    /// Reads a choice; faults are noted at `/tenant`.
    pub(super) fn read(fields: &mut Fields, choice: &TenantChoice) -> Option<Self> {
        Some(match choice {
            TenantChoice::Inherited => Self::Inherited,
            TenantChoice::Assigned { tenant } => Self::Assigned(tenant.clone()),
            TenantChoice::New { name, domain, color, logo } => Self::New(Box::new(NewTenant::of_choice(
                fields,
                name,
                domain,
                color.as_deref(),
                logo.as_deref(),
            )?)),
        })
    }
}

/// What a choice comes to.
#[derive(Debug)]
pub(super) struct Chosen {
    /// What the account stores: none when it inherits.
    pub(super) key: Option<TenantKey>,
    /// The record of a tenant that was made for it.
    pub(super) record: Option<Record>,
}

/// The tenant for an account below `parent`: one that an account owns which lies at or below the acting one and above the
/// account itself (Rule T3); a new one is the parent's.
pub(super) fn choose(tx: &mut Tx, call: &Call, parent: &Place, choice: &Choice) -> Result<Chosen, Error> {
    match choice {
        Choice::Inherited => Ok(Chosen { key: None, record: None }),
        Choice::Assigned(named) => {
            let found = find(tx, call, parent, named)?.ok_or_else(|| tenants::not_found(named))?;
            Ok(Chosen { key: Some(found.key), record: None })
        }
        Choice::New(new) => {
            let (status, row) = tenants::create::insert(tx, call, parent, new)?;
            let record = (status == ChangeStatus::Created).then(|| {
                let after = serde_json::json!({ "name": row.name, "domain": row.domain });
                Record::of(row.id).on(parent.scope().clone()).action("tenants:create").after(after)
            });
            Ok(Chosen { key: Some(row.key), record })
        }
    }
}

/// A tenant by id or name among those that can be assigned below `parent`; by name the nearest owner's.
fn find(tx: &mut Tx, call: &Call, parent: &Place, named: &str) -> Result<Option<TenantRow>, Error> {
    for link in parent.chain()[call.acting.path().depth()..].iter().rev() {
        let found = match named.parse() {
            Ok(id) => table::get(tx, &link.scope(), id)?,
            Err(_) => table::by_name(tx, &link.scope(), named)?,
        };
        if found.is_some() {
            return Ok(found);
        }
    }
    Ok(None)
}

/// Whoever uses a tenant without a served domain has no door to come in by (Rules T1, T5). That is often meant, since a
/// domain is claimed before it is proved; so it is told and not refused. `chosen` is whether this request named the tenant,
/// which then lies within the caller's reach.
pub(super) fn unserved(name: &str, domain: Option<&str>, chosen: bool) -> Option<Warning> {
    if domain.is_some() {
        return None;
    }
    let hint = "See what is missing: cron tenants domains list";
    Some(Warning {
        code: "tenant_not_served".to_owned(),
        detail: format!("Nobody can sign in there until a domain of its tenant `{name}` is served."),
        hint: chosen.then(|| format!("{hint} '{name}'")),
    })
}

/// The same of an account as it is shown.
pub(super) fn unserved_of(account: &serde_json::Value, chosen: bool) -> Option<Warning> {
    let tenant = &account["tenant"];
    unserved(tenant["name"].as_str().unwrap_or_default(), tenant["domain"].as_str(), chosen)
}

/// Refuses a tenant that somebody at the account or below it could no longer use: what is assigned must be owned by an
/// account above, and what is inherited follows (Rule T3). `stranded` are paths, from the acting account, of those who would.
pub(super) fn stranded(stranded: &[String]) -> Error {
    let list = stranded.iter().take(20).cloned().collect::<Vec<_>>().join(", ");
    let more =
        if stranded.len() > 20 { format!(", and {} more", stranded.len() - 20) } else { String::new() };
    Error::refused(
        Code::TenantInUse,
        format!("These accounts would use a tenant that no account above them owns: {list}{more} (rule T3)."),
    )
    .hint("Give them another tenant first.")
}

/// The tenant of a view as its account sees it: without how it comes to it (Rule A5).
pub(super) fn used(view: &serde_json::Value) -> serde_json::Value {
    let mut tenant = view["tenant"].clone();
    if let serde_json::Value::Object(fields) = &mut tenant {
        fields.remove("mode");
    }
    tenant
}
