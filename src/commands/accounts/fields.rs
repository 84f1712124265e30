//! What `create`, `update` and `limits set` take alike: tenants, limits, labels, checked before anything is sent.

use std::{collections::BTreeMap, path::PathBuf, str::FromStr};

use api::{
    accounts::TenantChoice,
    limits::LimitKind,
    value::{Color, DomainName, LabelKey, LabelValue, Name},
};

pub(super) use crate::fields::{checked, maybe};
use crate::{error::Result, fields};

/// Which tenant an account shall use.
#[derive(Debug, Default, clap::Args)]
pub(super) struct TenantArgs {
    /// Use this tenant (id or name), or `inherit` the parent's
    #[arg(long, value_name = "TENANT|inherit", conflicts_with_all = ["tenant_name", "tenant_domain"])]
    tenant: Option<String>,
    /// Make a new tenant of this name, owned by the account's parent
    #[arg(long, value_name = "NAME", requires = "tenant_domain")]
    tenant_name: Option<String>,
    /// First domain of the new tenant
    #[arg(long, value_name = "DOMAIN", requires = "tenant_name")]
    tenant_domain: Option<String>,
    /// Primary colour of the new tenant, `#rrggbb`
    #[arg(long, value_name = "COLOUR", requires = "tenant_name")]
    tenant_color: Option<String>,
    /// Logo of the new tenant: a PNG of at most 64 KiB
    #[arg(long, value_name = "FILE", requires = "tenant_name")]
    tenant_logo: Option<PathBuf>,
}

impl TenantArgs {
    pub(super) fn choice(self) -> Result<Option<TenantChoice>> {
        if let Some(tenant) = self.tenant {
            let inherited = tenant == "inherit";
            return Ok(Some(if inherited {
                TenantChoice::Inherited
            } else {
                TenantChoice::Assigned { tenant }
            }));
        }
        let (Some(name), Some(domain)) = (self.tenant_name, self.tenant_domain) else { return Ok(None) };
        let logo = self.tenant_logo.as_deref().map(fields::logo).transpose()?;
        Ok(Some(TenantChoice::New {
            name: checked::<Name>("the tenant's name", "tenant/name", &name)?,
            domain: checked::<DomainName>("the tenant's domain", "tenant/domain", &domain)?,
            color: maybe::<Color>("the tenant's colour", "tenant/color", self.tenant_color.as_ref())?,
            logo,
        }))
    }
}

/// A limit's new value.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Limit {
    Max(i64),
    None,
}

fn limit(text: &str) -> std::result::Result<Limit, String> {
    match text.parse::<i64>() {
        Ok(max) if max >= 0 => Ok(Limit::Max(max)),
        _ if text == "none" => Ok(Limit::None),
        _ => Err("a whole number from 0, or `none` for no limit".to_owned()),
    }
}

macro_rules! limit_args {
    ($($(#[$doc:meta])* $field:ident $kind:ident,)*) => {
        /// Limits over the account and everything below it.
        #[derive(Debug, Default, clap::Args)]
        #[command(next_help_heading = "Limits: a number, or `none`")]
        pub(crate) struct LimitArgs {
            $($(#[$doc])* #[arg(long, value_name = "N|none", value_parser = limit)] $field: Option<Limit>,)*
        }

        impl LimitArgs {
            /// Each kind that was given, with its new value.
            pub(crate) fn given(&self) -> BTreeMap<LimitKind, Limit> {
                [$((LimitKind::$kind, self.$field)),*].into_iter().filter_map(|(kind, limit)| Some((kind, limit?))).collect()
            }
        }
    };
}

limit_args! {
    /// Accounts below it
    sub_accounts SubAccounts,
    /// Members, invited ones included
    users Users,
    /// API clients
    clients Clients,
    /// Automations
    automations Automations,
    /// Runs at the same time
    concurrent_runs ConcurrentRuns,
    /// Connections
    connections Connections,
    /// Hosted applications
    applications Applications,
    /// Bytes in files
    stored_bytes StoredBytes,
    /// Money a month, in minor units
    monthly_spend MonthlySpend,
    /// Requests a minute, of the account alone
    requests_per_minute RequestsPerMinute,
}

/// A label as typed: `KEY=VALUE`, or `KEY=` to take it away.
#[derive(Debug, Clone)]
pub(super) struct Label {
    key: String,
    value: Option<String>,
}

/// Reads `KEY=VALUE`.
pub(super) fn label(text: &str) -> std::result::Result<Label, String> {
    let (key, value) = text.split_once('=').ok_or("a label is KEY=VALUE")?;
    LabelKey::from_str(key).map_err(|error| say!("the key {error}"))?;
    if !value.is_empty() {
        LabelValue::from_str(value).map_err(|error| say!("the value {error}"))?;
    }
    Ok(Label { key: key.to_owned(), value: (!value.is_empty()).then(|| value.to_owned()) })
}

/// The labels by key; the last one of a key counts.
pub(super) fn labels(labels: &[Label]) -> Option<BTreeMap<String, Option<String>>> {
    let map: BTreeMap<_, _> = labels.iter().map(|label| (label.key.clone(), label.value.clone())).collect();
    (!map.is_empty()).then_some(map)
}
