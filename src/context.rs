//! What every command gets: settings, printer, and what the flags said that is no setting.

use std::rc::Rc;

use api::list::{DEFAULT_LIMIT, ListQuery};
use client::{Http, HttpOptions, Pages, Write};
use serde::de::DeserializeOwned;

use crate::{
    cli::{Global, ListArgs, RowLimit, Scope},
    completion::Names,
    error::{Error, Result},
    exit::Exit,
    output::{Ending, Printer, View},
    session::Session,
    settings::Settings,
};

/// How many names of a list are looked at to be completed: memory stays constant however long the list is.
const MOST_NAMES: usize = 2000;

/// How a command ended when it did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub struct Outcome(pub Exit);

impl Outcome {
    /// All is done.
    pub const DONE: Self = Self(Exit::Done);
    /// Some of it succeeded; the report says which.
    pub const PARTIAL: Self = Self(Exit::Partial);
}

/// What every command gets.
#[derive(Debug, Clone)]
pub struct Context(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: Settings,
    printer: Printer,
    global: Global,
    person: bool,
}

impl Context {
    /// Puts it together. `person` says whether somebody is there to be asked.
    #[must_use]
    pub fn new(settings: Settings, printer: Printer, global: Global, person: bool) -> Self {
        Self(Rc::new(Inner { settings, printer, global, person }))
    }

    /// The settings.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The owner of the terminal.
    #[must_use]
    pub fn printer(&self) -> &Printer {
        &self.0.printer
    }

    /// The global flags.
    #[must_use]
    pub fn global(&self) -> &Global {
        &self.0.global
    }

    /// Whether somebody is there to be asked: a terminal on both sides, no `CI`, no `--no-input`.
    #[must_use]
    pub fn person(&self) -> bool {
        self.0.person
    }

    /// Whether nothing is to be changed.
    #[must_use]
    pub fn dry_run(&self) -> bool {
        self.0.global.dry_run
    }

    /// How a write of this command is to be made: a fresh idempotency key, `--dry-run`, the version that was read.
    #[must_use]
    pub fn write(&self, if_match: Option<String>) -> Write {
        Write { key: Some(client::idempotency_key()), if_match, dry_run: self.dry_run() }
    }

    /// The door of the platform in use; nothing is sent.
    ///
    /// # Errors
    /// Usage, when no platform is known.
    pub fn http(&self) -> Result<Http> {
        let origin = self.settings().origin.as_ref().ok_or_else(|| no_origin(self.settings()))?;
        Ok(self.http_at(&origin.value))
    }

    /// The door of that platform; nothing is sent.
    #[must_use]
    pub fn http_at(&self, origin: &client::Origin) -> Http {
        let options = HttpOptions {
            ca_file: self.settings().ca_file.as_ref().map(|s| s.value.clone()),
            user_agent: concat!("cron/", env!("CARGO_PKG_VERSION")).to_owned(),
            language: Some(self.settings().lang.value.as_str().to_owned()),
        };
        Http::new(origin.clone(), options)
    }

    /// How often and for how long requests are tried.
    #[must_use]
    pub fn retry(&self) -> client::RetryPolicy {
        client::RetryPolicy { total: self.settings().timeout.value, ..client::RetryPolicy::default() }
    }

    /// A ready sign-in: what a command that needs one begins with. Nothing is sent yet.
    ///
    /// # Errors
    /// No platform is known (2), or nobody is signed in (3).
    pub fn sign_in(&self) -> Result<Session> {
        Session::open(self)
    }

    /// A list's query out of its flags.
    #[must_use]
    pub fn query(&self, args: &ListArgs) -> ListQuery {
        ListQuery {
            scope: args.scope.map(Into::into),
            filter: args.filter.clone(),
            cursor: args.cursor.clone(),
            sort: self.0.global.sort.clone(),
            ..ListQuery::default()
        }
    }

    /// How many rows a list shows: what was asked for; else a page on a terminal, everything in a pipe.
    #[must_use]
    pub fn rows(&self, args: &ListArgs) -> Option<u64> {
        match args.limit {
            Some(RowLimit::All) => None,
            Some(RowLimit::Rows(rows)) => Some(rows),
            None if self.printer().options().terminal => Some(u64::from(DEFAULT_LIMIT)),
            None => None,
        }
    }

    /// Shows a single thing, and keeps its name for the shell.
    ///
    /// # Errors
    /// The stream is closed, or a column does not exist.
    pub fn show<T: View>(&self, view: &T) -> Result<()> {
        self.printer().show(view)?;
        self.keep_names::<T>(vec![view.completed()], false, true);
        Ok(())
    }

    /// Keeps names for the shell. An account's is a path from the acting account, whoever lists it; anything else has its
    /// name within its account, so that only those of the acting account itself (`own`) are kept.
    fn keep_names<T: View>(&self, seen: Vec<String>, whole: bool, own: bool) {
        let here = T::NOUN == "account" || (own && self.settings().account.is_none());
        if here
            && Names::keeps(T::NOUN)
            && let Some(names) = Names::of(self.settings())
        {
            names.keep(T::NOUN, seen, whole);
        }
    }

    /// Prints a list page by page, in constant memory, and says whether it was all. The footer gets the number of rows.
    ///
    /// # Errors
    /// As a request, or the stream is closed.
    pub async fn list<T: View + DeserializeOwned>(
        &self,
        mut pages: Pages<T>,
        args: &ListArgs,
        footer: impl FnOnce(u64) -> Option<String>,
    ) -> Result<Outcome> {
        let mut list = self.printer().list::<T>()?;
        let mut names = Vec::new();
        while let Some(rows) = pages.next().await? {
            list.rows(&rows)?;
            if names.len() < MOST_NAMES && Names::keeps(T::NOUN) {
                names.extend(rows.iter().map(View::completed));
            }
            // A terminal gets its rows through the pager, which a flush would end.
            if !self.printer().options().terminal {
                self.printer().flush()?;
            }
        }
        let ending = Ending {
            complete: pages.complete(),
            next_cursor: pages.cursor().map(str::to_owned),
            footer: footer(list.count()),
        };
        let complete = ending.complete;
        list.end(&ending)?;
        let everything = complete && args.filter.is_none() && args.cursor.is_none();
        let whole = everything && (T::NOUN != "account" || args.scope == Some(Scope::Subtree));
        let own = !matches!(args.scope, Some(Scope::Children | Scope::Subtree));
        self.keep_names::<T>(names, whole && self.settings().account.is_none(), own);
        Ok(if args.require_complete && !complete { Outcome(Exit::Incomplete) } else { Outcome::DONE })
    }
}

/// No platform is known: the way out, with the profiles that there are.
pub(crate) fn no_origin(settings: &Settings) -> Error {
    if let Some(profile) = &settings.profile
        && !settings.user.profiles.contains_key(&profile.value)
    {
        let error = Error::usage(say!("there is no profile `{}`", profile.value)).coded("profile_not_found");
        return with_profiles(error, settings);
    }
    with_profiles(Error::usage("which platform? no profile is in use and no address is given"), settings)
}

fn with_profiles(error: Error, settings: &Settings) -> Error {
    let names: Vec<String> =
        settings.user.profiles.iter().map(|(name, p)| format!("{name} ({})", p.origin)).collect();
    if names.is_empty() {
        error.hint("sign in to one: cron login https://portal.example.com")
    } else {
        error
            .hint(say!("profiles: {}", names.join(", ")))
            .hint("choose one: cron profiles use NAME, or --profile NAME")
    }
}
