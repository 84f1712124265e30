//! `cron accounts …`: the accounts below one's own, and one's own.

mod close;
mod columns;
mod create;
pub(super) mod fields;
mod get;
mod import;
mod limits;
mod list;
mod r#move;
mod owner;
mod reconcile;
mod rename;
mod restore;
mod resume;
mod roles;
mod suspend;
mod tree;
mod update;
mod usage;
mod view;

use clap::Subcommand;

use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// What can be done with accounts.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// List accounts below yours
    List(list::Args),
    /// Show one account
    Get(get::Args),
    /// Create an account and invite its owner user
    Create(Box<create::Args>),
    /// Change an account
    Update(Box<update::Args>),
    /// Show accounts as a tree
    Tree(tree::Args),
    /// Create an account for every row of a file, or find it unchanged
    Import(import::Args),
    /// Compare a file of customers with the accounts that are there
    Reconcile(reconcile::Args),
    /// Suspend an account and, in effect, everything below it
    Suspend(suspend::Args),
    /// Lift an account's suspension
    Resume(resume::Args),
    /// Close an account; it is purged after 30 days
    Close(close::Args),
    /// Take a closing back, as one unit with everything below
    Restore(restore::Args),
    /// Put an account, with everything below it, below another parent
    Move(r#move::Args),
    /// Give an account another slug
    Rename(rename::Args),
    /// Offer an account to another owner user
    #[command(subcommand, after_help = "Examples:\n  cron accounts owner offer acme rui@acme.example")]
    Owner(owner::Verb),
    /// Show what an account uses of what limits count
    Usage(usage::Args),
    /// Set what an account may use
    #[command(subcommand, after_help = "Examples:\n  cron accounts limits set acme --sub-accounts 250")]
    Limits(limits::Verb),
    /// Give an account a role, or take one away
    #[command(
        subcommand,
        after_help = "Examples:\n  cron accounts roles grant acme user-admin\n  cron accounts roles revoke acme user-admin"
    )]
    Roles(roles::Verb),
}

/// Runs a verb.
///
/// # Errors
/// What the verb failed with.
pub async fn run(verb: Verb, context: &Context) -> Result<Outcome> {
    match verb {
        Verb::List(args) => list::run(args, context, &context.sign_in()?).await,
        Verb::Get(args) => get::run(args, context, &context.sign_in()?).await,
        Verb::Create(args) => create::run(*args, context, &context.sign_in()?).await,
        Verb::Update(args) => update::run(*args, context, &context.sign_in()?).await,
        Verb::Tree(args) => tree::run(args, context, &context.sign_in()?).await,
        Verb::Suspend(args) => suspend::run(args, context, &context.sign_in()?).await,
        Verb::Resume(args) => resume::run(args, context, &context.sign_in()?).await,
        Verb::Close(args) => close::run(args, context, &context.sign_in()?).await,
        Verb::Restore(args) => restore::run(args, context, &context.sign_in()?).await,
        Verb::Move(args) => r#move::run(args, context, &context.sign_in()?).await,
        Verb::Rename(args) => rename::run(args, context, &context.sign_in()?).await,
        Verb::Owner(verb) => owner::run(verb, context, &context.sign_in()?).await,
        Verb::Usage(args) => usage::run(args, context, &context.sign_in()?).await,
        Verb::Limits(verb) => limits::run(verb, context, &context.sign_in()?).await,
        Verb::Roles(verb) => roles::run(verb, context, &context.sign_in()?).await,
        // A file's faults are told before anything is asked of the platform, also without a sign-in.
        Verb::Import(args) => import::run(args, context).await,
        Verb::Reconcile(args) => reconcile::run(args, context).await,
    }
}
