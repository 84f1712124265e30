//! `cron platform serve`: a platform on a database that `init` prepared; several processes may share one.

use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};

use anyhow::{Context, Result, bail};
use identity::{Passwords, password::Cost};
use ipnet::IpNet;
use platform::{
    founding,
    settings::{DoorTarget, OriginForm},
};
use serde::Serialize;
use store::{Store, scope::SystemScope};
use tokio::net::TcpListener;

use crate::{
    dev, dns,
    forwarded::Proxies,
    limits::Limits,
    master_key, os,
    rates::Rate,
    run::{self, Parts, Running},
    tls::{self, Tls},
};

/// Where the data lies.
#[derive(Debug, Clone)]
pub struct Place {
    /// The data folder, with a file as its database unless `database` names one.
    pub data: Option<PathBuf>,
    /// A PostgreSQL database.
    pub database: Option<String>,
    /// The file of the master key; the data folder's own when missing.
    pub master_key_file: Option<PathBuf>,
}

impl Place {
    /// Opens the database.
    ///
    /// # Errors
    /// Neither a folder nor a database is named, or it cannot be used.
    pub async fn open(&self) -> Result<Store> {
        match (&self.data, &self.database) {
            (None, None) => bail!("say where the data lies: --data FOLDER, or --database postgres://…"),
            (Some(data), database) => {
                os::private_folder(data).with_context(|| format!("{} cannot be made", data.display()))?;
                dev::open(data, database.as_deref()).await
            }
            (None, database) => dev::open(Path::new("."), database.as_deref()).await,
        }
    }

    /// Opens a database that is there already: a mistyped folder is not made.
    ///
    /// # Errors
    /// As [`Self::open`], and when there is no such folder.
    pub async fn open_existing(&self) -> Result<Store> {
        match &self.data {
            Some(data) if !data.is_dir() => bail!("there is no data folder {}", data.display()),
            _ => self.open().await,
        }
    }
}

/// How to serve.
#[derive(Debug, Clone)]
pub struct Options {
    /// Where the data lies.
    pub place: Place,
    /// Where the doors listen.
    pub listen: SocketAddr,
    /// Where the operator's listener is.
    pub ops_listen: SocketAddr,
    /// The port that clients see. When missing: 443 behind proxies, else the one listened on.
    pub public_port: Option<u16>,
    /// The proxies whose word on a caller is taken, as ranges of addresses.
    pub trusted_proxies: Vec<IpNet>,
    /// Where the doors' certificates lie; without any they speak plain HTTP.
    pub tls: tls::Sources,
    /// Suffixes under which new tenants get a label.
    pub suffixes: Vec<String>,
    /// The life of an access token.
    pub access_token_ttl: Option<Duration>,
    /// Seconds between polls of the device flow.
    pub device_interval: Option<u32>,
    /// How often one may ask.
    pub rate: Rate,
    /// What the doors put up with.
    pub limits: Limits,
    /// A folder for mails; without it they wait in the database.
    pub outbox: Option<PathBuf>,
    /// How the DNS is asked.
    pub dns: dns::Options,
    /// Where tenants' own domains are to point.
    pub door_target: Option<DoorTarget>,
    /// The process with which this one ends.
    pub parent: Option<i32>,
}

/// What is told once it is ready.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ready {
    /// The master tenant's door.
    pub url: String,
    /// The token issuer there; the same origin.
    pub issuer: String,
    /// The master tenant's id.
    pub tenant: String,
    /// The operator's listener.
    pub ops: String,
    /// The process.
    pub pid: u32,
}

/// Serves until it is asked to stop.
///
/// # Errors
/// It cannot start, or what it has to tell cannot be told.
pub async fn run(options: Options, tell: impl FnOnce(&Ready) -> Result<()>) -> Result<()> {
    let parent = options.parent;
    let (ready, running) = start(options).await?;
    let outcome = match tell(&ready) {
        Ok(()) => run::asked_to_stop(parent).await,
        Err(error) => Err(error),
    };
    running.stop().await;
    outcome
}

/// Plain HTTP exists on loopback alone (Rule S11).
fn refuse_plain(options: &Options) -> Result<()> {
    if !options.ops_listen.ip().is_loopback() {
        bail!(
            "{}: metrics and health are plain HTTP, which exists on loopback alone (rule S11)",
            options.ops_listen
        );
    }
    if !options.listen.ip().is_loopback() && options.tls.is_empty() && options.trusted_proxies.is_empty() {
        bail!(
            "{} is not on loopback, and plain HTTP exists there alone (rule S11): serve speaks TLS itself (--tls-cert and \
             --tls-key, or --tls-dir) or stands behind named trusted proxies (--trusted-proxy)",
            options.listen
        );
    }
    Ok(())
}

/// Starts it.
///
/// # Errors
/// A listener off loopback in plain HTTP, a certificate that cannot be used, no master key, no platform in the database, or
/// a socket that cannot be used.
pub async fn start(options: Options) -> Result<(Ready, Running)> {
    refuse_plain(&options)?;
    let sources = options.tls;
    let tls = match sources.is_empty() {
        true => None,
        false => Some(tokio::task::spawn_blocking(|| Tls::open(sources)).await??),
    };
    let master_key =
        master_key::find(options.place.master_key_file.as_deref(), options.place.data.as_deref())?;
    let passwords = tokio::task::spawn_blocking(|| Passwords::new(Cost::default(), 2));
    let store = options.place.open().await?;
    let founded = store.read(|tx| founding::found_already(tx, &SystemScope::for_startup())).await?;
    let founded = founded.context(founding::NONE)?;
    let bind = async |address: SocketAddr| {
        TcpListener::bind(address).await.with_context(|| format!("{address} cannot be listened on"))
    };
    let (doors, ops) = (bind(options.listen).await?, bind(options.ops_listen).await?);
    // Behind a proxy clients come to its port, over its TLS.
    let (behind, speaks) = (!options.trusted_proxies.is_empty(), tls.is_some());
    let port = match options.public_port {
        Some(port) => port,
        None if behind => 443,
        None => doors.local_addr()?.port(),
    };
    let origin = if speaks || behind { OriginForm::Https(port) } else { OriginForm::Http(port) };
    let parts = Parts {
        store,
        master_key,
        origin,
        suffixes: options.suffixes,
        chosen_labels: false,
        identity: dev::identity_settings(options.access_token_ttl, options.device_interval)?,
        passwords: passwords.await??,
        rate: options.rate,
        limits: options.limits,
        proxies: Proxies::new(options.trusted_proxies, behind && !speaks),
        tls,
        outbox: options.outbox,
        dns: options.dns,
        door_target: options.door_target,
    };
    let running = parts.start(doors, Some(ops)).await?;
    let url = running.core.settings.origin.origin(&founded.domain);
    let ready = Ready {
        issuer: url.clone(),
        url,
        tenant: founded.tenant.to_string(),
        ops: running.ops.map(|ops| format!("http://{ops}")).unwrap_or_default(),
        pid: std::process::id(),
    };
    Ok((ready, running))
}
