//! The parts put together: doors, operator's listener and jobs, from start to stop.

use std::{
    net::SocketAddr,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use anyhow::{Context, Result};
use identity::{Issuer, Keys, Passwords, keys::Rotation};
use platform::settings::{DoorTarget, OriginForm, Settings};
use store::{
    Store,
    presence::{Presence, Share},
    scope::SystemScope,
    seal::MasterKey,
};
use tokio::{net::TcpListener, sync::watch, task::JoinSet};

use crate::{
    app::{App, Core},
    dns::{self, Dns},
    forwarded::Proxies,
    jobs,
    limits::Limits,
    listen,
    mail::Folder,
    ops::Ops,
    os,
    rates::{Rate, Rates},
    tls::{self, Tls},
};

/// What a platform is put together of.
pub struct Parts {
    /// The database.
    pub store: Store,
    /// The master key.
    pub master_key: MasterKey,
    /// How origins are made of domains.
    pub origin: OriginForm,
    /// Suffixes under which tenants get labels at once.
    pub suffixes: Vec<String>,
    /// Whether callers choose those labels.
    pub chosen_labels: bool,
    /// The identity provider's settings.
    pub identity: identity::Settings,
    /// Hashes passwords.
    pub passwords: Passwords,
    /// How often one may ask.
    pub rate: Rate,
    /// What the doors put up with.
    pub limits: Limits,
    /// Whose word on a caller is taken.
    pub proxies: Proxies,
    /// What speaks TLS at the doors; without it they speak plain HTTP.
    pub tls: Option<Tls>,
    /// Where mails go; without it they wait in the database.
    pub outbox: Option<PathBuf>,
    /// How the DNS is asked.
    pub dns: dns::Options,
    /// Where tenants' own domains are to point.
    pub door_target: Option<DoorTarget>,
}

/// A platform that runs.
pub struct Running {
    /// Where the doors are.
    pub address: SocketAddr,
    /// Where the operator's listener is.
    pub ops: Option<SocketAddr>,
    /// What the handlers share.
    pub core: Arc<Core>,
    stop: watch::Sender<bool>,
    /// Keeps others from changing the master key meanwhile.
    _presence: Presence,
    tasks: JoinSet<()>,
    ready: Arc<AtomicBool>,
}

impl Parts {
    /// Starts it on sockets that are bound already.
    ///
    /// # Errors
    /// Signing keys cannot be read, or the outbox's folder cannot be made.
    pub async fn start(self, doors: TcpListener, ops: Option<TcpListener>) -> Result<Running> {
        os::raise_descriptors();
        let presence = self.store.presence(Share::Shared).await?;
        let presence =
            presence.context("the master key is being changed just now; start again when that is done")?;
        let keys = Keys::open(
            self.store.clone(),
            self.master_key.clone(),
            Rotation::default(),
            SystemScope::for_startup(),
        );
        let keys = Arc::new(keys.await.context("the signing keys")?);
        let outbox = match &self.outbox {
            Some(path) => {
                Some(Folder::make(path).with_context(|| format!("{} cannot be made", path.display()))?)
            }
            None => None,
        };
        let settings = Settings {
            master_key: self.master_key,
            suffixes: self.suffixes,
            chosen_labels: self.chosen_labels,
            origin: self.origin,
            door_target: self.door_target,
        };
        let issuer = Arc::new(Issuer::new(self.identity, keys));
        let core = Arc::new(Core {
            store: self.store,
            settings: Arc::new(settings),
            provider: Arc::<Issuer>::clone(&issuer),
            issuer,
            passwords: self.passwords,
            rates: Rates::new(self.rate),
            limits: self.limits.clone(),
            proxies: self.proxies,
            dns: Dns::new(self.dns),
            changed: tokio::sync::Notify::new(),
        });
        let address = doors.local_addr()?;
        let ops_address = ops.as_ref().map(TcpListener::local_addr).transpose()?;
        let (stop, stopped) = watch::channel(false);
        let ready = Arc::new(AtomicBool::new(true));
        let mut tasks = JoinSet::new();
        let shown = Arc::new(Ops::new(Arc::clone(&ready), core.store.clone()));
        if let Some(ops) = ops {
            tasks.spawn(listen::serve(ops, Arc::clone(&shown), None, self.limits.clone(), stopped.clone()));
        }
        let acceptor = self.tls.as_ref().map(Tls::acceptor);
        if let Some(tls) = self.tls {
            tasks.spawn(tls::watch(tls, stopped.clone()));
        }
        tasks.spawn(listen::serve(
            doors,
            Arc::new(App::new(Arc::clone(&core))),
            acceptor,
            self.limits,
            stopped.clone(),
        ));
        tasks.spawn(jobs::run(Arc::clone(&core), outbox, shown, stopped));
        Ok(Running { address, ops: ops_address, core, stop, _presence: presence, tasks, ready })
    }
}

impl Running {
    /// Stops taking requests, lets those under way finish, and closes the database.
    pub async fn stop(mut self) {
        self.ready.store(false, Ordering::Release);
        let _ = self.stop.send(true);
        while self.tasks.join_next().await.is_some() {}
        self.core.store.close().await;
    }
}

/// Returns when the process is asked to end: SIGTERM, SIGINT, or the end of the process `parent`.
///
/// # Errors
/// Signals cannot be listened to, or `parent` is no process id.
pub async fn asked_to_stop(parent: Option<i32>) -> Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let orphaned = async {
        match parent {
            Some(pid) => os::gone(pid).await,
            None => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
        gone = orphaned => gone.context("the parent process cannot be watched")?,
    }
    Ok(())
}
