//! A live platform for tests: in this process, on free ports, with data of its own; and a person who signs in to it.

use std::{
    net::SocketAddr,
    sync::{Arc, mpsc},
    thread::JoinHandle,
    time::Duration,
};

use ::server::{
    app::Core,
    dev::{self, Ready},
    dns::{self, Server},
    limits::Limits,
    rates::Rate,
};
use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use tokio::sync::oneshot;

use crate::{
    browser::Browser,
    dns::Dns,
    exchange::{Answer, Ask},
    person,
};

/// What kind of platform.
#[derive(Debug, Clone)]
pub struct Options {
    /// A PostgreSQL database; a temporary SQLite file when missing.
    pub database: Option<String>,
    /// How often one may ask: no limit unless said otherwise.
    pub rate: Rate,
    /// What the doors put up with.
    pub limits: Limits,
    /// The life of an access token.
    pub access_token_ttl: Option<Duration>,
    /// Seconds between polls of the device flow: 1 unless said otherwise.
    pub device_interval: u32,
    /// How patiently the DNS is asked; whom is the platform's own server.
    pub dns: dns::Options,
    /// Where tenants' own domains are to point.
    pub door_target: Option<platform::DoorTarget>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            database: None,
            rate: Rate::Off,
            limits: Limits::default(),
            access_token_ttl: None,
            device_interval: 1,
            dns: dns::Options::default(),
            door_target: None,
        }
    }
}

/// A platform that runs on a thread of this process until this value is dropped.
pub struct LivePlatform {
    /// What it told when it was ready.
    pub ready: Ready,
    /// Where its doors are.
    pub address: SocketAddr,
    /// Where its operator's listener is.
    pub ops: SocketAddr,
    /// What its handlers share.
    pub core: Arc<Core>,
    /// The only DNS server that it asks.
    pub dns: Dns,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl LivePlatform {
    /// Starts one.
    ///
    /// # Errors
    /// It does not start.
    pub fn start(options: Options) -> Result<Self> {
        let dns = Dns::start()?;
        // Zones' servers have the port of the platform's own one, on loopback as everything here.
        let (servers, port) = (vec![Server(dns.address)], dns.address.port());
        let asked = dns::Options { servers, port, private: true, ..options.dns };
        let (tell, told) = mpsc::channel();
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("live platform".to_owned()).spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = match runtime {
                Ok(runtime) => runtime,
                Err(error) => return drop(tell.send(Err(anyhow!(error)))),
            };
            runtime.block_on(async {
                let started = dev::start(dev::Options {
                    database: options.database,
                    rate: options.rate,
                    limits: options.limits,
                    access_token_ttl: options.access_token_ttl,
                    device_interval: Some(options.device_interval),
                    dns: asked,
                    door_target: options.door_target,
                    ..dev::Options::default()
                });
                match started.await {
                    Ok(started) => {
                        let ops = started.running.ops;
                        let core = Arc::clone(&started.running.core);
                        drop(tell.send(Ok((started.ready.clone(), started.running.address, ops, core))));
                        let _ = stopped.await;
                        started.stop().await;
                    }
                    Err(error) => drop(tell.send(Err(error))),
                }
            });
        })?;
        let (ready, address, ops, core) = told.recv().context("the platform's thread ended")??;
        let ops = ops.context("there is no operator's listener")?;
        Ok(Self { ready, address, ops, core, dns, stop: Some(stop), thread: Some(thread) })
    }

    /// `host:port` of a domain here, such as `localhost`.
    #[must_use]
    pub fn host(&self, domain: &str) -> String {
        format!("{domain}:{}", self.address.port())
    }

    /// A browser at a domain's door.
    #[must_use]
    pub fn browser(&self, domain: &str) -> Browser {
        Browser::new(self.address, &self.host(domain))
    }

    /// A request to a domain's door.
    #[must_use]
    pub fn ask(&self, method: &str, domain: &str, path: &str) -> Ask {
        Ask::new(method, &self.host(domain), path)
    }

    /// A request to the API at the master tenant's door, with a token.
    ///
    /// # Errors
    /// No answer.
    pub fn call(&self, token: &str, method: &str, path: &str, body: Option<&Value>) -> Result<Answer> {
        self.call_at("localhost", token, method, path, body)
    }

    /// The same at another door. A change gets a fresh idempotency key.
    ///
    /// # Errors
    /// No answer.
    pub fn call_at(
        &self,
        domain: &str,
        token: &str,
        method: &str,
        path: &str,
        body: Option<&Value>,
    ) -> Result<Answer> {
        let mut ask = self.ask(method, domain, &format!("/api/v1{path}")).bearer(token);
        if method != "GET" {
            ask = ask.header("Idempotency-Key", &::server::request_id::fresh());
        }
        if let Some(body) = body {
            ask = ask.json(body);
        }
        Ok(ask.send(self.address)?)
    }

    /// The access token of the administrator.
    ///
    /// # Errors
    /// As [`LivePlatform::sign_in`].
    pub fn administrator(&self) -> Result<String> {
        let password =
            self.ready.admin.password.as_deref().context("the administrator's password was told before")?;
        self.sign_in(&self.ready.admin.email, password, "localhost")
    }

    /// An access token through the real device flow and its pages.
    ///
    /// # Errors
    /// Some step is refused.
    pub fn sign_in(&self, email: &str, password: &str, domain: &str) -> Result<String> {
        let tokens = self.sign_in_for_tokens(email, password, domain)?;
        tokens["access_token"].as_str().map(str::to_owned).context("no access token")
    }

    /// All that the token endpoint gives after a sign-in.
    ///
    /// # Errors
    /// Some step is refused.
    pub fn sign_in_for_tokens(&self, email: &str, password: &str, domain: &str) -> Result<Value> {
        person::sign_in(self.address, &self.host(domain), email, password)
    }

    /// Begins a device flow; the endpoint's answer.
    ///
    /// # Errors
    /// It is refused.
    pub fn start_device(&self, domain: &str) -> Result<Value> {
        person::start_device(self.address, &self.host(domain))
    }

    /// Polls once for what the device endpoint answered.
    ///
    /// # Errors
    /// It is refused.
    pub fn poll(&self, domain: &str, device: &Value) -> Result<Value> {
        person::poll(self.address, &self.host(domain), device)
    }

    /// The newest mail to an address, once it is there.
    ///
    /// # Errors
    /// None came within ten seconds.
    pub fn mail_to(&self, email: &str) -> Result<::server::mail::Mail> {
        let folder = ::server::mail::Folder::at(&self.ready.outbox);
        let until = std::time::Instant::now() + Duration::from_secs(10);
        loop {
            let found = folder.all()?.into_iter().rev().map(|(_, mail)| mail).find(|mail| mail.to == email);
            match found {
                Some(mail) => return Ok(mail),
                None if std::time::Instant::now() > until => bail!("no mail to {email}"),
                None => std::thread::sleep(Duration::from_millis(20)),
            }
        }
    }

    /// Accepts the newest invitation to an address with a first password, at the door that its link names.
    ///
    /// # Errors
    /// Some step is refused.
    pub fn accept_invitation(&self, email: &str, name: &str, password: &str) -> Result<()> {
        person::accept_invitation(self.address, &self.mail_to(email)?.link, name, password)
    }
}

impl Drop for LivePlatform {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}
