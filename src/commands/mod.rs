//! Commands: `src/commands/<noun>.rs`, or `src/commands/<noun>/<verb>.rs` for a noun with verbs.
//!
//! Each command is an `Args` struct (clap derive; its doc comments are the help: imperative, no full stop; an example in
//! `after_help`) and one function:
//!
//! ```text
//! pub async fn run(args: Args, context: &Context) -> Result<Outcome>                     // needs no sign-in
//! pub async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome>  // needs one
//! ```
//!
//! A noun with verbs has `mod.rs` with an `enum Verb` (clap `Subcommand`) and `pub async fn run(verb: Verb, context:
//! &Context)`, which opens the session once (`context.sign_in()?`) and calls the verb. No command prints, exits or reads
//! the environment by itself: it shows through `context.printer()`, returns an [`Outcome`], and fails with an [`Error`].
//! [`whoami`] is the smallest complete example; `View` for the API's types stands beside the commands in `view.rs`.
//!
//! A list: `context.list(session.api().accounts().list(&target.id, context.query(&args.list), context.rows(&args.list)),
//! &args.list, |count| …).await`. A change: resolve the target, `session.announce(&target)`, `confirm::by_name(…)` where
//! it destroys, then the call with `&context.write(etag)`, then `context.printer().changed(&change, &name, "…")`.

pub mod accounts;
pub mod api;
pub mod audit;
pub mod auth;
pub mod can;
pub mod clients;
pub mod completions;
mod configuration;
pub mod doctor;
pub mod explain;
pub mod groups;
pub mod help;
pub mod login;
pub mod logout;
pub mod man;
pub mod me;
pub mod plans;
#[cfg(feature = "platform")]
pub mod platform;
pub mod profiles;
pub mod reference;
pub mod settings;
mod shared;
pub mod tenants;
pub mod users;
pub mod version;
pub mod whoami;

use clap::{ArgMatches, FromArgMatches, Subcommand};

use crate::{
    context::{Context, Outcome},
    error::Result,
};

/// Every noun. What a noun's verbs and flags are is built only when the noun is typed: a start builds one branch of the
/// tree, not the tree.
#[derive(Debug, Subcommand)]
#[command(defer = true)]
pub enum Command {
    /// Sign in to a platform
    Login(login::Args),
    /// Sign out
    Logout(logout::Args),
    /// Look at sign-ins, and at their tokens
    #[command(after_help = "Examples:\n  cron auth status\n  cron auth token > token")]
    Auth(Noun<auth::Verb>),
    /// Keep several platforms and identities apart
    #[command(alias = "profile", after_help = "Examples:\n  cron profiles list\n  cron profiles use acme")]
    Profiles(Noun<profiles::Verb>),
    /// Show who you are, where, and what you may act for
    Whoami(whoami::Args),
    /// Your own profile, accounts and sessions
    #[command(
        after_help = "Examples:\n  cron me show\n  cron me sessions list\n  cron me leave 'Acme Revenda'"
    )]
    Me(Noun<me::Verb>),
    /// Your account and those below it
    #[command(
        alias = "account",
        after_help = "Examples:\n  cron accounts list\n  cron accounts tree --depth 2\n  cron accounts import customers.csv --dry-run"
    )]
    Accounts(Noun<accounts::Verb>),
    /// Views of the platform under an own brand
    #[command(
        alias = "tenant",
        after_help = "Examples:\n  cron tenants list\n  cron tenants create 'Acme Portal' --domain portal.acme.example"
    )]
    Tenants(Noun<tenants::Verb>),
    /// Users of an account
    #[command(
        alias = "user",
        after_help = "Examples:\n  cron users list --account acme\n  cron users invite rui@acme.example --group operator"
    )]
    Users(Noun<users::Verb>),
    /// Groups of permissions
    #[command(alias = "group", after_help = "Examples:\n  cron groups list\n  cron groups get operator")]
    Groups(Noun<groups::Verb>),
    /// Sets of limits, features and prices that accounts below are given
    #[command(
        alias = "plan",
        after_help = "Examples:\n  cron plans list\n  cron plans create gold --users 50 --clients 10\n  cron plans give gold acme"
    )]
    Plans(Noun<plans::Verb>),
    /// Access for programs
    #[command(
        alias = "client",
        after_help = "Examples:\n  cron clients list\n  cron clients create ci --group developer --secret-file ci.secret"
    )]
    Clients(Noun<clients::Verb>),
    /// What was done, by whom, and whether the record of it is whole
    #[command(
        after_help = "Examples:\n  cron audit tail\n  cron audit export --out audit.ndjson\n  cron audit verify audit.ndjson"
    )]
    Audit(Noun<audit::Verb>),
    /// Say whether somebody may do something, and by which rule
    Can(can::Args),
    /// Make any request to the API
    ///
    /// The request goes to the platform in use, with its sign-in, and never anywhere else. Writes carry an idempotency key
    /// of their own; --dry-run asks what would happen. `{account}` in the path stands for the account that --account names.
    Api(api::Args),
    /// Print fields, types and an example of a noun
    Explain(explain::Args),
    /// Say what is wrong with this installation, each with its fix
    Doctor(doctor::Args),
    /// Show every setting with its value and origin
    Settings(settings::Args),
    /// Explain a command, or the options that all of them take
    Help(help::Args),
    /// Print a completion script for a shell
    Completions(completions::Args),
    /// Print a page of the manual, or write all of them
    Man(man::Args),
    /// Print the reference of all commands as Markdown
    #[command(hide = true)]
    Reference(reference::Args),
    /// Show the version
    Version(version::Args),
    /// Run and look after a platform
    #[cfg(feature = "platform")]
    Platform(platform::Args),
}

/// A noun's verbs, as arguments of the noun: the grammar puts off those.
#[derive(Debug)]
pub struct Noun<V>(pub V);

impl<V: Subcommand> clap::Args for Noun<V> {
    fn augment_args(command: clap::Command) -> clap::Command {
        // What is told about the noun stays; the verbs' own words are for whoever reads the code.
        let about = command.get_about().cloned();
        let command = V::augment_subcommands(command.subcommand_required(true).arg_required_else_help(true));
        match about {
            Some(about) => command.about(about),
            None => command,
        }
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        V::augment_subcommands_for_update(command)
    }
}

impl<V: FromArgMatches> FromArgMatches for Noun<V> {
    fn from_arg_matches(matches: &ArgMatches) -> std::result::Result<Self, clap::Error> {
        V::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> std::result::Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl Command {
    /// Whether it tells of the program itself, which no file can change.
    pub(crate) const fn needs_no_file(&self) -> bool {
        matches!(
            self,
            Self::Help(_) | Self::Completions(_) | Self::Man(_) | Self::Reference(_) | Self::Version(_)
        )
    }

    /// Runs it. The runtime is built only for a command that waits for something.
    ///
    /// # Errors
    /// What the command failed with.
    pub fn run(self, context: &Context) -> Result<Outcome> {
        match self {
            Self::Settings(args) => settings::run(&args, context),
            Self::Explain(args) => explain::run(&args, context),
            Self::Help(args) => help::run(&args, context),
            Self::Completions(args) => completions::run(&args, context),
            Self::Man(args) => man::run(&args, context),
            Self::Reference(args) => reference::run(&args, context),
            Self::Version(args) => version::run(&args, context),
            #[cfg(feature = "platform")]
            Self::Platform(args) => platform::run(args, context),
            waiting => crate::runtime::block_on(waiting.wait(context)),
        }
    }

    async fn wait(self, context: &Context) -> Result<Outcome> {
        match self {
            Self::Login(args) => login::run(args, context).await,
            Self::Logout(args) => logout::run(args, context).await,
            Self::Auth(Noun(verb)) => auth::run(verb, context).await,
            Self::Profiles(Noun(verb)) => profiles::run(verb, context).await,
            Self::Whoami(args) => whoami::run(args, context, &context.sign_in()?).await,
            Self::Me(Noun(verb)) => me::run(verb, context).await,
            Self::Accounts(Noun(verb)) => accounts::run(verb, context).await,
            Self::Tenants(Noun(verb)) => tenants::run(verb, context).await,
            Self::Users(Noun(verb)) => users::run(verb, context).await,
            Self::Groups(Noun(verb)) => groups::run(verb, context).await,
            Self::Plans(Noun(verb)) => plans::run(verb, context).await,
            Self::Clients(Noun(verb)) => clients::run(verb, context).await,
            Self::Audit(Noun(verb)) => audit::run(verb, context).await,
            Self::Can(args) => can::run(args, context, &context.sign_in()?).await,
            Self::Doctor(args) => doctor::run(args, context).await,
            Self::Api(args) => api::run(args, context, &context.sign_in()?).await,
            at_once => at_once.run(context),
        }
    }
}
