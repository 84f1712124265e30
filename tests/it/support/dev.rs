//! `cron platform dev` as a process, and the person at its pages.

use std::{
    io::{BufRead, BufReader},
    net::SocketAddr,
    path::PathBuf,
    process::{Child, Stdio},
    sync::OnceLock,
};

use serde_json::Value;
use testkit::{Browser, person};

use super::site::cron;

/// A running platform with data that goes with it.
pub(crate) struct Dev {
    child: Child,
    pub(crate) address: SocketAddr,
    pub(crate) url: String,
    pub(crate) email: String,
    pub(crate) password: String,
    pub(crate) outbox: PathBuf,
}

impl Dev {
    /// Starts one.
    pub(crate) fn start() -> Self {
        let mut command = cron();
        command.args(["platform", "dev", "--ephemeral", "--listen", "127.0.0.1:0", "-o", "json"]);
        command.args(["--device-interval", "1", "--requests-per-minute", "off"]);
        command.args(["--parent-pid", &std::process::id().to_string()]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let ready: Value = serde_json::from_str(&line).unwrap();
        let text = |pointer: &str| ready.pointer(pointer).unwrap().as_str().unwrap().to_owned();
        let url = text("/url");
        let port: u16 = url.rsplit(':').next().unwrap().parse().unwrap();
        Self {
            child,
            address: SocketAddr::from(([127, 0, 0, 1], port)),
            url,
            email: text("/admin/email"),
            password: text("/admin/password"),
            outbox: PathBuf::from(text("/outbox")),
        }
    }

    /// The one that tests share which look at nothing but what they made. It ends with this process.
    pub(crate) fn shared() -> &'static Self {
        static SHARED: OnceLock<Dev> = OnceLock::new();
        SHARED.get_or_init(Self::start)
    }

    /// `host:port` of a domain here.
    pub(crate) fn host(&self, domain: &str) -> String {
        format!("{domain}:{}", self.address.port())
    }

    /// A new person opens the newest mail, accepts the invitation in it, and signs in at the master tenant's door; the
    /// access token.
    pub(crate) fn newcomer(&self, email: &str) -> String {
        const PASSWORD: &str = "uma senha bem comprida";
        let link = super::wait_for(email, || {
            let mut show = cron();
            show.args(["platform", "outbox", "show", "--link", "--to", email, "--outbox"]).arg(&self.outbox);
            let shown = show.output().unwrap();
            shown.status.success().then(|| String::from_utf8(shown.stdout).unwrap().trim().to_owned())
        });
        person::accept_invitation(self.address, &link, "Somebody", PASSWORD).unwrap();
        let tokens = person::sign_in(self.address, &self.host("localhost"), email, PASSWORD).unwrap();
        tokens["access_token"].as_str().unwrap().to_owned()
    }

    /// A fresh access token of the administrator.
    pub(crate) fn token(&self) -> String {
        let tokens = person::sign_in(self.address, &self.host("localhost"), &self.email, &self.password);
        tokens.unwrap()["access_token"].as_str().unwrap().to_owned()
    }
}

impl Drop for Dev {
    fn drop(&mut self) {
        if let Some(pid) = rustix::process::Pid::from_raw(i32::try_from(self.child.id()).unwrap_or_default())
        {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        }
        let _ = self.child.wait();
    }
}

/// Approves a program at the page that its code leads to, as a person does: compares, signs in, approves.
pub(crate) fn approve(address: SocketAddr, page: &str, email: &str, password: &str) {
    let rest = page.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut browser = Browser::new(address, host);
    browser.open(&format!("/{path}")).unwrap();
    browser.submit(&[], None).unwrap();
    browser.submit(&[("username", email), ("password", password)], None).unwrap();
    let done = browser.submit(&[], Some(("action", "approve"))).unwrap().answer.status;
    assert_eq!(done, 200, "not approved: {}", browser.text().unwrap());
}
