//! `cron platform dev`: a whole platform on one machine, with one command (`design.md` §9).

use std::{
    net::{Ipv4Addr, SocketAddr},
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use api::{tenants::Locale, value::DomainName};
use identity::{Passwords, password::Cost};
use jiff::SignedDuration;
use platform::{
    founding::{self, Founding},
    settings::{DoorTarget, OriginForm},
};
use serde::Serialize;
use store::{Store, scope::SystemScope};
use tokio::net::TcpListener;

use crate::{
    dns,
    forwarded::Proxies,
    limits::Limits,
    master_key, os, passphrase,
    rates::Rate,
    run::{self, Parts, Running},
};

/// The suffix under which every tenant of this machine lives; the master tenant's domain is the suffix itself.
const SUFFIX: &str = "localhost";
/// The file of the database in a data folder.
pub(crate) const DATABASE: &str = "crontech.db";
/// The administrator of a platform that is founded here; of one that `init` prepared, it is the master account's owner.
const ADMINISTRATOR: &str = "admin@crontech.localhost";

/// How to start it.
#[derive(Debug, Clone)]
pub struct Options {
    /// The data folder; a temporary one when missing.
    pub data: Option<PathBuf>,
    /// A PostgreSQL database instead of a file in the folder.
    pub database: Option<String>,
    /// Where the doors listen: loopback alone.
    pub listen: SocketAddr,
    /// Where the operator's listener is.
    pub ops_listen: SocketAddr,
    /// The life of an access token.
    pub access_token_ttl: Option<Duration>,
    /// Seconds between polls of the device flow.
    pub device_interval: Option<u32>,
    /// How often one may ask.
    pub rate: Rate,
    /// What the doors put up with.
    pub limits: Limits,
    /// Where the line of a ready platform is written to, too.
    pub ready_file: Option<PathBuf>,
    /// How the DNS is asked.
    pub dns: dns::Options,
    /// Where tenants' own domains are to point.
    pub door_target: Option<DoorTarget>,
    /// The process with which this one ends.
    pub parent: Option<i32>,
}

impl Default for Options {
    fn default() -> Self {
        let free = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            data: None,
            database: None,
            listen: free,
            ops_listen: free,
            access_token_ttl: None,
            device_interval: None,
            rate: Rate::default(),
            limits: Limits::default(),
            ready_file: None,
            dns: dns::Options::default(),
            door_target: None,
            parent: None,
        }
    }
}

/// What a program that started it needs to know: the one line on standard output.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// The master tenant's door.
    pub url: String,
    /// The token issuer there; the same origin.
    pub issuer: String,
    /// The master tenant's id.
    pub tenant: String,
    /// The first administrator.
    pub admin: Admin,
    /// The operator's listener.
    pub ops: String,
    /// The folder of mails.
    pub outbox: PathBuf,
    /// The data folder.
    pub data: PathBuf,
    /// The process.
    pub pid: u32,
    /// Milliseconds from the start to here.
    #[serde(skip)]
    pub took: u128,
    /// Whether the data goes with the process.
    #[serde(skip)]
    pub ephemeral: bool,
}

/// The first administrator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Admin {
    /// The e-mail to sign in with.
    pub email: String,
    /// The password; only at the first start.
    pub password: Option<String>,
}

/// A platform that was started, with what it told.
pub struct Started {
    /// What to tell.
    pub ready: Ready,
    /// The platform itself.
    pub running: Running,
    folder: Folder,
}

/// The data folder; a temporary one goes with this value.
pub(crate) struct Folder {
    path: PathBuf,
    temporary: bool,
}

impl Folder {
    /// Opens a folder, or a temporary one.
    ///
    /// # Errors
    /// It cannot be made.
    pub(crate) fn open(named: Option<&Path>) -> Result<Self> {
        let (path, temporary) = match named {
            Some(path) => (path.to_owned(), false),
            None => {
                let mut name = [0; 8];
                getrandom::fill(&mut name).context("the system has no randomness to give")?;
                let name = format!("crontech-{}", data_encoding::HEXLOWER.encode(&name));
                (std::env::temp_dir().join(name), true)
            }
        };
        os::private_folder(&path)
            .with_context(|| format!("the data folder {} cannot be made", path.display()))?;
        let path = fs_err::canonicalize(&path)?;
        Ok(Self { path, temporary })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.temporary {
            let _ = fs_err::remove_dir_all(&self.path);
        }
    }
}

impl Started {
    /// Stops it and takes a temporary folder away.
    pub async fn stop(self) {
        self.running.stop().await;
        drop(self.folder);
    }
}

/// Starts it, tells `tell` once it is ready, and stays until it is asked to stop.
///
/// # Errors
/// It cannot start, or what it has to tell cannot be told.
pub async fn run(options: Options, tell: impl FnOnce(&Ready) -> Result<()>) -> Result<()> {
    let parent = options.parent;
    let ready_file = options.ready_file.clone();
    let started = start(options).await?;
    let told = (|| {
        if let Some(path) = &ready_file {
            let line = serde_json::to_string(&started.ready)? + "\n";
            os::put_private_file(path, line.as_bytes())
                .with_context(|| format!("{} cannot be written", path.display()))?;
        }
        tell(&started.ready)
    })();
    let outcome = match told {
        Ok(()) => run::asked_to_stop(parent).await,
        Err(error) => Err(error),
    };
    started.stop().await;
    outcome
}

/// Starts it.
///
/// # Errors
/// The folder, the database or a socket cannot be used.
pub async fn start(options: Options) -> Result<Started> {
    let begun = Instant::now();
    if !options.listen.ip().is_loopback() || !options.ops_listen.ip().is_loopback() {
        bail!("`platform dev` speaks plain HTTP and listens on loopback alone (rule S11)");
    }
    let folder = Folder::open(options.data.as_deref())?;
    let master_key = match &options.data {
        Some(data) => master_key::open_or_make(&master_key::place(data))?,
        None => master_key::fresh()?,
    };
    // Hashing and opening the database take the longest, so they run side by side.
    let cost = Cost::default();
    let passwords = tokio::task::spawn_blocking(move || Passwords::new(cost, 2));
    let doors = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("{} cannot be listened on", options.listen))?;
    let ops = TcpListener::bind(options.ops_listen)
        .await
        .with_context(|| format!("{} cannot be listened on", options.ops_listen))?;
    let store = open(&folder.path, options.database.as_deref()).await?;
    let known = store.read(|tx| founding::found_already(tx, &SystemScope::for_startup())).await?;
    let passwords = passwords.await??;
    let (founded, password) = match known {
        Some(founded) => (founded, None),
        None => {
            let password = passphrase::words()?;
            let founding = Founding {
                domain: SUFFIX.parse::<DomainName>()?,
                email: ADMINISTRATOR.parse()?,
                password_hash: passwords.hash(password.clone()).await?,
                locale: Locale::En,
            };
            let founded =
                store.write(move |tx| founding::found(tx, &SystemScope::for_startup(), &founding)).await?;
            (
                founded.context("the platform was founded by another process just now; start again")?,
                Some(password),
            )
        }
    };
    let outbox = folder.path.join("outbox");
    let parts = Parts {
        store,
        master_key,
        origin: OriginForm::Http(doors.local_addr()?.port()),
        suffixes: vec![SUFFIX.to_owned()],
        chosen_labels: true,
        identity: identity_settings(options.access_token_ttl, options.device_interval)?,
        passwords,
        rate: options.rate,
        limits: options.limits,
        proxies: Proxies::default(),
        tls: None,
        outbox: Some(outbox.clone()),
        dns: options.dns,
        door_target: options.door_target,
    };
    let running = parts.start(doors, Some(ops)).await?;
    let url = running.core.settings.origin.origin(&founded.domain);
    let ops = running.ops.map(|ops| format!("http://{ops}")).unwrap_or_default();
    let ready = Ready {
        issuer: url.clone(),
        url,
        tenant: founded.tenant.to_string(),
        admin: Admin { email: founded.owner, password },
        ops,
        outbox,
        data: folder.path.clone(),
        pid: std::process::id(),
        took: begun.elapsed().as_millis(),
        ephemeral: folder.temporary,
    };
    Ok(Started { ready, running, folder })
}

/// Opens the database: the one that is named, else the file in the folder.
///
/// # Errors
/// Those of the store.
pub(crate) async fn open(folder: &Path, database: Option<&str>) -> Result<Store> {
    let options = store::Options::default();
    match database {
        Some(url) => Store::open_postgres(url, options).await.context("the database cannot be used"),
        None => {
            let path = folder.join(DATABASE);
            let shown = path.display().to_string();
            let opened = tokio::task::spawn_blocking(move || Store::open_sqlite(&path, options));
            opened.await?.with_context(|| format!("the database {shown} cannot be used"))
        }
    }
}

/// The identity provider's settings.
///
/// # Errors
/// Which one it cannot have.
pub(crate) fn identity_settings(ttl: Option<Duration>, interval: Option<u32>) -> Result<identity::Settings> {
    let mut settings = identity::Settings::default();
    if let Some(ttl) = ttl {
        settings.access_ttl = SignedDuration::try_from(ttl)?;
    }
    if let Some(interval) = interval {
        settings.device_interval = interval;
    }
    Ok(settings.checked()?)
}
