//! `cron me leave`.

use api::{change::ChangeStatus, me::MyMembership};

use crate::{
    confirm,
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    names,
    session::Session,
};

/// Leave an account
///
/// Your access to it ends at once; only an invitation brings it back. The owner user of an account cannot leave it.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron me leave 'Acme Revenda'\n  cron me leave acc_7kq54vnfwwyyah6kt4y9w3gr3m --yes"
)]
pub struct Args {
    /// The account's id or name, as `cron me accounts` shows it
    #[arg(value_name = "ACCOUNT")]
    account: String,
}

/// Leaves it.
///
/// # Errors
/// No such membership, no confirmation, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let mine = session.api().me().await?.value.memberships;
    let membership = find(&mine, &args.account)?;
    let name = &membership.account_name;
    let consequence = say!("Your access to {name} ends at once; only an invitation brings it back.");
    confirm::by_name(context, name, "leaving", &consequence).await?;
    let id = membership.id.to_string();
    let change = session.api().own().leave(&id, &context.write(None)).await?.value;
    let sentence = match change.status {
        ChangeStatus::Planned => say!("you leave {name}"),
        _ => say!("you have left {name}"),
    };
    context.printer().changed(&change, name, &sentence)?;
    Ok(Outcome::DONE)
}

pub(super) fn find<'m>(mine: &'m [MyMembership], named: &str) -> Result<&'m MyMembership> {
    if let Some(found) = mine.iter().find(|m| m.account.to_string() == named || m.id.to_string() == named) {
        return Ok(found);
    }
    let mut found = mine.iter().filter(|m| m.account_name == named);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => {
            Err(Error::usage(say!("several of your accounts are called `{named}`; name one by its id"))
                .hint("see: cron me accounts"))
        }
        _ => {
            let near = names::nearest(named, mine.iter().map(|m| m.account_name.as_str()));
            let error = Error::new(Kind::NotFound, say!("you are in no account `{named}` here"));
            Err(match near.first() {
                Some(near) => error.hint(say!("did you mean `{near}`?")),
                None => error.hint("see: cron me accounts"),
            })
        }
    }
}
