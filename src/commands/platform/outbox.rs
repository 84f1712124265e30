//! `cron platform outbox`: the mails that would have been sent (`design.md` §9).

use std::{path::PathBuf, time::Duration};

use clap::Subcommand;
use server::mail::Folder;

use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
};

/// What can be done with them.
#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    /// List the mails, the oldest first
    #[command(
        after_help = "Examples:\n  cron platform outbox list\n  cron platform outbox list --to ana@acme.example"
    )]
    List(Mails),
    /// Show the newest mail
    #[command(
        after_help = "Examples:\n  cron platform outbox show --to ana@acme.example\n  cron platform outbox show --to ana@acme.example --link"
    )]
    Show(Show),
}

#[derive(Debug, clap::Args)]
pub(super) struct Mails {
    /// The folder
    #[arg(long, value_name = "FOLDER", default_value = "crontech-data/outbox")]
    outbox: PathBuf,
    /// Only mails to this address
    #[arg(long, value_name = "EMAIL")]
    to: Option<String>,
}

#[derive(Debug, clap::Args)]
pub(super) struct Show {
    #[command(flatten)]
    mails: Mails,
    /// The mail of this name, as the list shows it
    name: Option<String>,
    /// Print the link in it alone
    #[arg(long)]
    link: bool,
}

/// Runs it.
///
/// # Errors
/// What the command failed with.
pub(super) fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    match verb {
        Verb::List(args) => list(&args, context),
        Verb::Show(args) => show(&args, context),
    }
}

fn mails(args: &Mails) -> Result<Vec<(String, server::mail::Mail)>> {
    let all = Folder::at(&args.outbox).all().map_err(|error| {
        Error::local(say!("the mails cannot be read: {error}"))
            .hint("name the folder with --outbox; `cron platform dev` tells where it is")
    })?;
    Ok(all
        .into_iter()
        .filter(|(_, mail)| args.to.as_ref().is_none_or(|to| to.eq_ignore_ascii_case(&mail.to)))
        .collect())
}

fn list(args: &Mails, context: &Context) -> Result<Outcome> {
    let found = mails(args)?;
    let items: Vec<_> = found
        .iter()
        .map(|(name, mail)| serde_json::json!({ "name": name, "to": mail.to, "subject": mail.subject, "created_at": mail.created_at }))
        .collect();
    context.printer().document(
        "mails/1",
        &serde_json::json!({ "items": items, "complete": true }),
        || found.iter().map(|(name, mail)| format!("{name}  {}  {}", mail.to, mail.subject)).collect(),
    )?;
    Ok(Outcome::DONE)
}

fn show(args: &Show, context: &Context) -> Result<Outcome> {
    // A mail is put out a moment after what caused it was answered.
    let until = std::time::Instant::now() + Duration::from_secs(5);
    let (_, mail) = loop {
        let wanted = |(name, _): &(String, server::mail::Mail)| args.name.as_ref().is_none_or(|n| n == name);
        match mails(&args.mails)?.into_iter().rev().find(wanted) {
            Some(found) => break found,
            None if std::time::Instant::now() > until => {
                return Err(Error::local("there is no such mail").hint("cron platform outbox list shows all"));
            }
            None => std::thread::sleep(Duration::from_millis(50)),
        }
    };
    if args.link {
        context.printer().own_text(&format!("{}\n", mail.link))?;
        return Ok(Outcome::DONE);
    }
    context.printer().document("mail/1", &mail, || {
        let head =
            [say!("to       {}", mail.to), say!("from     {}", mail.from), say!("subject  {}", mail.subject)];
        head.into_iter().chain([String::new()]).chain(mail.text.lines().map(str::to_owned)).collect()
    })?;
    Ok(Outcome::DONE)
}
