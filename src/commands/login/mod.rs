//! `cron login`: device flow, this machine's browser, or an API client's secret.

mod browser;
mod device;

use std::{path::PathBuf, rc::Rc};

use api::me::{Me, Principal};
use client::{
    Http, Origin,
    credentials::{Bearer, BearerFuture, Credentials},
    discovery::{self, Door, Provider},
    oauth,
};

use crate::{
    confirm,
    context::{Context, Outcome, no_origin},
    credentials::{self, ClientSecret, Entry, Key, Store},
    error::{Error, Result},
    output::Format,
    session::Session,
    settings::Profile,
};

/// Sign in to a platform
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron login https://portal.example.com\n  cron login https://portal.example.com --browser\n  cron login --resume\n  cron login https://portal.example.com --device -o ndjson\n  cron login https://portal.example.com --client-id cli_… --client-secret-file ./secret"
)]
pub struct Args {
    /// The address of the tenant's door; the current profile's when missing
    pub address: Option<Origin>,
    /// Show a code to approve in any browser, also without a terminal
    #[arg(long)]
    pub device: bool,
    /// Sign in with a browser on this machine; without a terminal its address is shown
    #[arg(long, conflicts_with_all = ["device", "resume"])]
    pub browser: bool,
    /// Go on with a code that was shown before and is still good
    #[arg(long)]
    pub resume: bool,
    /// Sign in as this API client
    #[arg(long, value_name = "ID", requires = "client_secret_file", conflicts_with_all = ["device", "browser", "resume"])]
    pub client_id: Option<String>,
    /// Read the API client's secret from this file; `-` is standard input
    #[arg(long, value_name = "FILE", requires = "client_id")]
    pub client_secret_file: Option<PathBuf>,
}

/// What a sign-in talks to.
struct Desk<'a> {
    context: &'a Context,
    http: Http,
    door: Door,
    provider: Provider,
}

impl Desk<'_> {
    fn key(&self, subject: &str) -> Key {
        Key {
            issuer: self.door.issuer.clone(),
            origin: self.http.origin().clone(),
            subject: subject.to_owned(),
        }
    }

    fn tenant(&self) -> &str {
        &self.door.document.tenant.name
    }
}

/// Signs in, keeps the sign-in, and writes the profile.
///
/// # Errors
/// Nobody is there (3), no safe place to keep it (3), refused (3), or no answer (9).
pub async fn run(args: Args, context: &Context) -> Result<Outcome> {
    let settings = context.settings();
    let origin = match (&args.address, &settings.origin) {
        (Some(origin), _) => origin.clone(),
        (None, Some(origin)) => origin.value.clone(),
        (None, None) => return Err(no_origin(settings)),
    };
    if args.client_id.is_none() && !args.device && !args.browser && !context.person() {
        return Err(credentials::nobody(context, &origin));
    }
    let secret = args.client_secret_file.as_deref().map(credentials::read_secret).transpose()?;
    let http = context.http_at(&origin);
    let door = discovery::door(&http, context.retry()).await?;
    too_old(&door)?;
    let provider = discovery::provider(&http, &door.issuer, context.retry()).await?;
    let desk = Desk { context, http, door, provider };
    // Proven before the code is shown: nobody shall approve a sign-in that cannot be kept.
    let store = credentials::choose(context, &desk.key("")).await?;

    let (subject, entry) = match (args.client_id, secret) {
        (Some(id), Some(secret)) => {
            let tokens = oauth::client_credentials(&desk.http, &desk.provider, &id, secret.reveal()).await?;
            (id.clone(), Entry::of(&tokens, Some(ClientSecret { id, secret })))
        }
        _ => {
            let by_browser = if args.browser { browser::sign_in(&desk).await? } else { None };
            let tokens = match by_browser {
                Some(tokens) => tokens,
                None => device::sign_in(&desk, &store, args.resume).await?,
            };
            (tokens.claims.sub.clone(), Entry::of(&tokens, None))
        }
    };
    let key = desk.key(&subject);
    {
        let _locked = credentials::lock(context, &key).await?;
        // Above whatever an older process may still write.
        let serial = store.entry(&key).await.ok().flatten().map_or(1, |old| old.serial + 1);
        store.keep(&key, &Entry { serial, ..entry.clone() }).await?;
    }
    finish(&desk, &store, &key, &entry).await
}

/// Writes the profile, first with what is known, then with the account to act for.
async fn finish(desk: &Desk<'_>, store: &Store, key: &Key, entry: &Entry) -> Result<Outcome> {
    let context = desk.context;
    let settings = context.settings();
    let name = profile_name(context, key);
    let before = settings.user.profiles.get(&name).filter(|p| p.origin == key.origin);
    let mut profile = Profile {
        tenant: Some(desk.tenant().to_owned()),
        issuer: Some(key.issuer.clone()),
        subject: Some(key.subject.clone()),
        credentials: Some(store.kind()),
        user: None,
        acting: None,
        acting_name: None,
        ..before.cloned().unwrap_or_else(|| Profile::at(key.origin.clone()))
    };
    settings.file().set_profile(&name, &profile, true)?;

    let source = Rc::new(Just(Bearer::new(key.origin.clone(), entry.access.clone())));
    let session = Session::with(context, &key.origin, source, None)?;
    let me = session.api().me().await?.value;
    profile.user = Some(match &me.principal {
        Principal::User { email, .. } => email.clone(),
        Principal::Client { name, .. } => name.clone(),
    });
    let kept = before.and_then(|p| p.acting.clone());
    let acting = acting(context, &me, kept.as_deref()).await?;
    profile.acting = acting.as_ref().map(|(id, _)| id.clone());
    profile.acting_name = acting.map(|(_, name)| name);
    settings.file().set_profile(&name, &profile, true)?;
    report(desk, store, &name, &profile, entry)?;
    Ok(Outcome::DONE)
}

/// The account to act for: `--acting`, else the only one, else the one of before, else one that is chosen.
async fn acting(context: &Context, me: &Me, before: Option<&str>) -> Result<Option<(String, String)>> {
    let mine: Vec<(String, String)> =
        me.memberships.iter().map(|m| (m.account.to_string(), m.account_name.clone())).collect();
    if let Some(wanted) = &context.global().acting {
        let found = mine.iter().find(|(id, name)| id == wanted || name == wanted);
        return found.cloned().map(Some).ok_or_else(|| {
            Error::usage(say!("you are no member of `{wanted}`")).hint(say!("yours: {}", listed(&mine)))
        });
    }
    match mine.as_slice() {
        [] | [_] => return Ok(mine.into_iter().next()),
        _ => {}
    }
    if let Some(again) = mine.iter().find(|(id, _)| Some(id.as_str()) == before) {
        return Ok(Some(again.clone()));
    }
    if context.person() {
        let items = mine.iter().map(|(id, name)| format!("{name}  {id}")).collect();
        let at = confirm::choose("Act for which account?", items).await?;
        return Ok(mine.into_iter().nth(at));
    }
    context
        .printer()
        .warn(&say!("several accounts could act, none is chosen: {}; name one with --acting", listed(&mine)));
    Ok(None)
}

fn listed(mine: &[(String, String)]) -> String {
    mine.iter().map(|(id, name)| format!("{name} ({id})")).collect::<Vec<_>>().join(", ")
}

fn report(desk: &Desk<'_>, store: &Store, name: &str, profile: &Profile, entry: &Entry) -> Result<()> {
    #[derive(serde::Serialize)]
    struct SignedIn<'a> {
        event: &'static str,
        profile: &'a str,
        origin: &'a Origin,
        tenant: &'a str,
        user: Option<&'a str>,
        acting: Option<&'a str>,
        credentials: &'static str,
        expires_at: jiff::Timestamp,
    }
    let printer = desk.context.printer();
    let signed_in = SignedIn {
        event: "signed_in",
        profile: name,
        origin: &profile.origin,
        tenant: desk.tenant(),
        user: profile.user.as_deref(),
        acting: profile.acting.as_deref(),
        credentials: store.kind().as_str(),
        expires_at: entry.expires_at,
    };
    if printer.format() == Format::Ndjson {
        return printer.json(&serde_json::to_string(&signed_in)?);
    }
    if printer.format().is_document() {
        return printer.document("signed_in/1", &signed_in, Vec::new);
    }
    let user = profile.user.as_deref().unwrap_or("somebody");
    let acting = profile.acting_name.as_deref().map(|a| say!(", acting for {a}")).unwrap_or_default();
    printer.done(&say!("Signed in to {} as {user}{acting}", desk.tenant()));
    printer.note(&format!("  profile: {name}"));
    printer.note(&say!("  kept in: {}", store.words()));
    Ok(())
}

/// The profile to write: the one that was named, else one of the same identity or of nobody at this address, else a new
/// one named after it, so that two identities at one address do not push each other out.
fn profile_name(context: &Context, key: &Key) -> String {
    let settings = context.settings();
    if let Some(name) = &context.global().profile {
        return name.clone();
    }
    let fits = |p: &Profile| p.origin == key.origin && p.subject.as_ref().is_none_or(|s| *s == key.subject);
    if let Some((name, _)) = settings.current_profile().filter(|(_, p)| fits(p)) {
        return name.to_owned();
    }
    if let Some((name, _)) = settings.user.profiles.iter().find(|(_, p)| fits(p)) {
        return name.clone();
    }
    let host = key.origin.to_string();
    let host = host.split_once("://").map_or(host.as_str(), |(_, rest)| rest);
    let base: String = host.chars().map(|c| if c.is_alphanumeric() || c == '.' { c } else { '-' }).collect();
    let base = base.trim_matches('-').to_owned();
    let taken = |name: &str| settings.user.profiles.contains_key(name);
    if !taken(&base) {
        return base;
    }
    (2..).map(|n| format!("{base}-{n}")).find(|name| !taken(name)).unwrap_or(base)
}

/// A platform may want a newer program.
fn too_old(door: &Door) -> Result<()> {
    let parts = |text: &str| text.split('.').map(|p| p.parse().unwrap_or(0)).collect::<Vec<u64>>();
    let (own, least) = (env!("CARGO_PKG_VERSION"), &door.document.min_client_version);
    if parts(own) < parts(least) {
        return Err(Error::local(say!("this platform needs cron {least} or newer; this is {own}"))
            .coded("client_too_old"));
    }
    Ok(())
}

/// One bearer, for the first request after signing in.
struct Just(Bearer);

impl Credentials for Just {
    fn bearer<'a>(&'a self, _refused: Option<&'a Bearer>) -> BearerFuture<'a> {
        Box::pin(async { Ok(self.0.clone()) })
    }
}
