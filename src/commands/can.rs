//! `cron can`: whether somebody may do something, and by which rule (Rule G4).

use api::{can::CanQuery, permission::Permission};
use serde::Serialize;

use super::{shared, users};
use crate::{
    context::{Context, Outcome},
    error::Result,
    exit::Exit,
    fields,
    session::Session,
};

/// Say whether you, or a member of your account, may do something, and by which rule
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 yes, 1 no, 4 you may not ask\n\nExamples:\n  cron can accounts:create\n  cron can accounts:create --account acme/store-01 --as rui@acme.example\n  cron can users:invite --account acme && echo yes"
)]
pub struct Args {
    /// The action, a permission such as `accounts:create`
    #[arg(value_name = "ACTION", value_parser = fields::permission)]
    action: Permission,
    /// Ask for this member of your account: e-mail, `usr_…` or `mem_…`
    #[arg(long = "as", value_name = "USER")]
    member: Option<String>,
}

/// The answer with its question.
#[derive(Serialize)]
struct Told {
    allowed: bool,
    action: Permission,
    account: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    rule: String,
    because: String,
}

/// Asks. No is an answer, not a failure: it has the exit code 1, as `kubectl auth can-i` has it.
///
/// # Errors
/// As a request.
pub async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let query = CanQuery { action: args.action, member: args.member.clone() };
    let answer = match session.api().can(&target.id, &query).await {
        Ok(answer) => answer.value,
        Err(error) => {
            let named = args.member.as_deref().unwrap_or_default();
            // A member is looked for in the acting account, wherever the target lies.
            let acting = session.account(".").await?;
            return Err(users::unknown(error.into(), named, &acting, session).await);
        }
    };
    let told = Told {
        allowed: answer.allowed,
        action: args.action,
        account: target.name.clone(),
        member: args.member,
        rule: answer.rule,
        because: answer.because,
    };
    let place = shared::place(session, &target);
    context.printer().document("can/1", &told, || lines(&told, &place))?;
    Ok(if told.allowed { Outcome::DONE } else { Outcome(Exit::Failed) })
}

fn lines(told: &Told, place: &str) -> Vec<String> {
    let who = told.member.as_deref().unwrap_or("you");
    let (word, may) = if told.allowed { ("yes", "may") } else { ("no ", "may not") };
    vec![
        say!("{word}  {who} {may} {} in {place}", told.action),
        say!("     {}  (rule {})", told.because.trim_end_matches('.'), told.rule),
    ]
}
