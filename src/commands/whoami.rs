//! `cron whoami`: principal, tenant, origin, acting account, groups with reach, the token's expiry.

use api::{
    me::{Me, MyMembership, Principal},
    users::Reach,
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{
    context::{Context, Outcome},
    error::Result,
    output::{Cell, Column, Sheet, View},
    session::Session,
};

/// Show who you are, where, and what you may act for
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron whoami\n  cron whoami -o json --jq .memberships[].account")]
pub struct Args {}

/// Who one is.
#[derive(Debug, Serialize)]
pub struct WhoAmI {
    principal: Principal,
    tenant: api::me::MyTenant,
    origin: String,
    profile: Option<String>,
    acting: Option<String>,
    memberships: Vec<MyMembership>,
    expires_at: Timestamp,
}

impl View for WhoAmI {
    const NOUN: &'static str = "whoami";
    const NOUNS: &'static str = "whoami";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("PRINCIPAL", |w| Cell::text(w.principal_name())),
                Column::new("TENANT", |w| Cell::name(&w.tenant.name)),
                Column::new("ORIGIN", |w| Cell::text(&w.origin)),
                Column::new("ACTING", |w| Cell::maybe(w.acting.as_ref())),
                Column::new("EXPIRES", |w| Cell::Time(w.expires_at)),
            ]
        }
    }

    fn name(&self) -> String {
        match &self.principal {
            Principal::User { id, .. } => id.to_string(),
            Principal::Client { id, .. } => id.to_string(),
        }
    }

    fn sheet(&self) -> Sheet {
        let mut sheet = Sheet::titled(vec![Cell::text(self.principal_name()), Cell::text(&self.tenant.name)])
            .row("id", Cell::text(self.name()))
            .row("origin", Cell::text(&self.origin))
            .row("profile", Cell::maybe(self.profile.as_ref()))
            .row("token until", Cell::Time(self.expires_at));
        for membership in &self.memberships {
            let acts = self.acting.as_deref() == Some(membership.account.to_string().as_str());
            let label = if acts { "acting for" } else { "member of" };
            sheet = sheet.row(label, Cell::text(told(membership)));
        }
        sheet.more("cron accounts list").more("cron auth status")
    }
}

impl WhoAmI {
    fn principal_name(&self) -> &str {
        match &self.principal {
            Principal::User { email, .. } => email,
            Principal::Client { name, .. } => name,
        }
    }
}

fn told(membership: &MyMembership) -> String {
    let groups: Vec<String> = membership
        .groups
        .iter()
        .map(|g| match g.reach {
            Reach::Account => g.name.clone(),
            Reach::Subtree => format!("{} (subtree)", g.name),
        })
        .collect();
    let owner = if membership.owner { ", owner user" } else { "" };
    let groups = if groups.is_empty() { "no group".to_owned() } else { groups.join(", ") };
    format!("{} ({}): {groups}{owner}", membership.account_name, membership.account)
}

/// Asks the platform who the credential belongs to.
///
/// # Errors
/// As a request.
pub async fn run(_args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let Me { principal, tenant, memberships, expires_at } = session.api().me().await?.value;
    // Without one named, the platform takes the only membership.
    let acting = session.api().acting().map(str::to_owned).or_else(|| match memberships.as_slice() {
        [only] => Some(only.account.to_string()),
        _ => None,
    });
    context.printer().show(&WhoAmI {
        principal,
        tenant,
        origin: session.api().origin().to_string(),
        profile: context.settings().current_profile().map(|(name, _)| name.to_owned()),
        acting,
        memberships,
        expires_at,
    })?;
    Ok(Outcome::DONE)
}
