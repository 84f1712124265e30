//! `cron users requests list|approve|refuse` (Rule U4).

use api::{
    change::ChangeStatus,
    users::{AccessApprove, AccessRequest, GroupGrant},
};
use clap::Subcommand;

use crate::{
    cli::ListArgs,
    commands::shared,
    confirm,
    context::{Context, Outcome},
    error::{Error, Result},
    fields,
    output::{Cell, Column, Sheet, View},
    session::Session,
};

/// What can be done with requests for access.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List those who ask for access at the doors of your tenants
    #[command(
        after_help = "Examples:\n  cron users requests list\n  cron users requests list --scope subtree -o wide"
    )]
    List(ListArgs),
    /// Invite somebody who asked, into groups of your account or of one below it
    Approve(ApproveArgs),
    /// Refuse somebody who asked
    Refuse(RefuseArgs),
}

/// Who is approved, and for what.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron users requests approve ask_7kq54vnfwwyyah6kt4y9w3gr3m --into acme/store-12 --group viewer\n  cron users requests approve ask_7kq54vnfwwyyah6kt4y9w3gr3m --group support"
)]
pub struct ApproveArgs {
    /// The request's id
    #[arg(value_name = "REQUEST")]
    request: String,
    /// Path of the account to invite into, from the account that was asked, or its id; that account itself when missing
    #[arg(long, value_name = "ACCOUNT")]
    into: Option<String>,
    /// Give this group; `:subtree` makes it reach everything below the account; may be given several times
    #[arg(long = "group", value_name = "GROUP[:REACH]", value_parser = fields::grant, required = true)]
    groups: Vec<GroupGrant>,
}

/// Who is refused.
#[derive(Debug, clap::Args)]
#[command(after_help = "Examples:\n  cron users requests refuse ask_7kq54vnfwwyyah6kt4y9w3gr3m --yes")]
pub struct RefuseArgs {
    /// The request's id
    #[arg(value_name = "REQUEST")]
    request: String,
}

/// Runs a verb.
///
/// # Errors
/// As a request.
pub(super) async fn run(verb: Verb, context: &Context, session: &Session) -> Result<Outcome> {
    match verb {
        Verb::List(args) => {
            let requests = session.api().requests();
            shared::list(context, session, &args, |account, query, rows| requests.list(account, query, rows))
                .await
        }
        Verb::Approve(args) => approve(args, context, session).await,
        Verb::Refuse(args) => refuse(args, context, session).await,
    }
}

async fn approve(args: ApproveArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    session.announce(&target);
    let body = AccessApprove { account: args.into, groups: args.groups };
    let requests = session.api().requests();
    let answer = requests.approve(&target.id, &args.request, &body, &context.write(None)).await;
    let change = answer.map_err(unknown)?.value;
    let email = &change.of.user.email;
    let sentence = match change.status {
        ChangeStatus::Planned => format!("{email} is invited"),
        ChangeStatus::Unchanged => format!("{email} is a member with these groups already"),
        _ => format!("{email} is invited; the mail is on its way"),
    };
    context.printer().changed(&change, email, &sentence)?;
    Ok(Outcome::DONE)
}

async fn refuse(args: RefuseArgs, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    session.announce(&target);
    let request = &args.request;
    let consequence = format!("Whoever asked by {request} is told that it was not granted.");
    confirm::by_name(context, request, "refusing", &consequence).await?;
    let answer = session.api().requests().refuse(&target.id, request, &context.write(None)).await;
    let change = answer.map_err(unknown)?.value;
    let sentence = match change.status {
        ChangeStatus::Planned => format!("{request} is refused"),
        _ => format!("{request} has been refused"),
    };
    context.printer().changed(&change, request, &sentence)?;
    Ok(Outcome::DONE)
}

fn unknown(error: client::Error) -> Error {
    match error.code() {
        Some("access_request_not_found") => Error::from(error).hint("see: cron users requests list"),
        _ => error.into(),
    }
}

impl View for AccessRequest {
    const NOUN: &'static str = "access_request";
    const NOUNS: &'static str = "access_requests";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("REQUEST", |r| Cell::text(r.id.to_string())),
                Column::new("E-MAIL", |r| Cell::name(&r.email)),
                Column::new("NAME", |r| Cell::name(&r.name)),
                Column::new("TENANT", |r| Cell::name(&r.tenant_name)),
                Column::new("MESSAGE", |r| r.message.as_ref().map_or(Cell::Empty, Cell::name)),
                Column::new("SINCE", |r| Cell::Time(r.created_at)),
                Column::wide("ACCOUNT", |r| Cell::text(&r.path)),
            ]
        }
    }

    fn name(&self) -> String {
        self.id.to_string()
    }

    fn sheet(&self) -> Sheet {
        Sheet::titled(vec![Cell::text(&self.email), Cell::text(&self.name)])
            .row("id", Cell::text(self.id.to_string()))
            .row("tenant", Cell::text(&self.tenant_name))
            .row("message", Cell::maybe(self.message.as_ref()))
            .row("since", Cell::Time(self.created_at))
    }
}
