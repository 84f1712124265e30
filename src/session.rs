//! A ready sign-in: the API as somebody, for an account.

use std::rc::Rc;

use api::id::looks_like_id;
use client::{Api, ApiOptions, Origin, credentials::Credentials};

use crate::{
    context::{Context, no_origin},
    credentials,
    error::{Error, Result},
};

/// A ready sign-in. Having one is what "needs sign-in" means: nothing else gives a client (`engineering.md`, style 1).
#[derive(Clone)]
pub struct Session {
    api: Api,
    context: Context,
}

/// The account that a command acts on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its id, or `self` for the acting account: what goes into a route.
    pub id: String,
    /// How it was named, or `.` for the acting account.
    pub name: String,
}

impl Session {
    /// Opens it from the settings: token file, API client, or the profile's kept sign-in. Nothing is sent.
    ///
    /// # Errors
    /// No platform is known (2), or there is nothing to sign in with (3).
    pub(crate) fn open(context: &Context) -> Result<Self> {
        let settings = context.settings();
        let origin = settings.origin.as_ref().ok_or_else(|| no_origin(settings))?.value.clone();
        let source = credentials::source(context, &origin)?;
        Self::with(context, &origin, source, settings.acting.as_ref().map(|s| s.value.clone()))
    }

    /// A session with those credentials.
    ///
    /// # Errors
    /// The origin is no base for an API.
    pub(crate) fn with(
        context: &Context,
        origin: &Origin,
        source: Rc<dyn Credentials>,
        acting: Option<String>,
    ) -> Result<Self> {
        let base = origin.join("/api/v1").map_err(|e| Error::usage(e.to_string()))?;
        let options = ApiOptions { base, acting, retry: context.retry() };
        let api = Api::new(context.http_at(origin), options, source)?;
        Ok(Self { api, context: context.clone() })
    }

    /// The API.
    #[must_use]
    pub const fn api(&self) -> &Api {
        &self.api
    }

    /// The account that is acted on, from `--account`: the acting account itself when none is named.
    ///
    /// # Errors
    /// There is no such account.
    pub async fn target(&self) -> Result<Target> {
        match self.context.settings().account.as_ref() {
            Some(named) => self.account(&named.value).await,
            None => Ok(Target { id: "self".to_owned(), name: ".".to_owned() }),
        }
    }

    /// An account by id, by path from the acting account, or `.`. An unknown path offers the nearest ones.
    ///
    /// # Errors
    /// There is no such account.
    pub async fn account(&self, named: &str) -> Result<Target> {
        let named = named.trim_matches('/');
        if named == "." || named.is_empty() {
            return Ok(Target { id: "self".to_owned(), name: ".".to_owned() });
        }
        if looks_like_id(named) {
            return Ok(Target { id: named.to_owned(), name: named.to_owned() });
        }
        match self.api.accounts().resolve("self", named).await {
            Ok(answer) => Ok(Target { id: answer.value.id.to_string(), name: answer.value.path }),
            Err(error) if error.code() == Some("account_not_found") => {
                let error = Error::from(error)
                    .reword(say!("there is no account `{named}` below {}", self.acting_name()));
                // The platform offers the nearest names itself.
                Err(if error.hints().is_empty() { error.hint("see: cron accounts list") } else { error })
            }
            Err(error) => Err(error.into()),
        }
    }

    /// The acting account as people call it.
    #[must_use]
    pub fn acting_name(&self) -> String {
        let profile = self.context.settings().current_profile().map(|(_, profile)| profile);
        match (self.api.acting(), profile) {
            (Some(id), Some(profile)) if profile.acting.as_deref() == Some(id) => {
                profile.acting_name.clone().unwrap_or_else(|| id.to_owned())
            }
            (Some(id), _) => id.to_owned(),
            (None, _) => "your account".to_owned(),
        }
    }

    /// The tenant as people call it: its name, or its address.
    #[must_use]
    pub fn tenant_name(&self) -> String {
        let profile = self.context.settings().current_profile().map(|(_, profile)| profile);
        let origin = self.api.origin();
        match profile.and_then(|p| p.tenant.as_deref()) {
            Some(tenant) => format!("{tenant} ({origin})"),
            None => origin.to_string(),
        }
    }

    /// Says on standard error where and for whom something is about to be changed. Call it before every mutation.
    pub fn announce(&self, target: &Target) {
        let acting = self.acting_name();
        let on = if target.name == "." { String::new() } else { say!(", on {}", target.name) };
        let dry = if self.context.dry_run() { " (dry run)" } else { "" };
        self.context.printer().note(&say!("{}: acting for {acting}{on}{dry}", self.tenant_name()));
    }
}
