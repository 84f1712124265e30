//! A platform whose public door is a server of the test's: it sees every request and every answer, and may change them.

use std::{
    io::{BufRead, BufReader},
    net::{SocketAddr, TcpListener},
    process::{Child, Stdio},
};

use serde_json::Value;
use tempfile::TempDir;
use testkit::{
    Ask,
    hostile::{Hostile, Reply},
};

use super::{
    home::{Done, Home},
    site::cron,
};

/// The administrator.
const ADMINISTRATOR: &str = "admin@crontech.localhost";

/// A platform behind a door.
pub(crate) struct Door {
    platform: Child,
    server: Hostile,
    pub(crate) password: String,
    _folder: TempDir,
}

impl Door {
    /// Founds a platform and opens the door: the handler gets each request, and the platform's address to pass it on.
    pub(crate) fn open(handler: impl Fn(Ask, SocketAddr) -> Reply + Send + Sync + 'static) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data").display().to_string();
        let mut init = cron();
        init.args([
            "platform",
            "init",
            "-o",
            "json",
            "--domain",
            "localhost",
            "--admin-email",
            ADMINISTRATOR,
        ]);
        let made = init.args(["--data", &data]).output().unwrap();
        assert!(made.status.success(), "init: {}", String::from_utf8_lossy(&made.stderr));
        let made: Value = serde_json::from_slice(&made.stdout).unwrap();
        let password = made["password"].as_str().unwrap().to_owned();

        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let public = listener.local_addr().unwrap().port().to_string();
        // Held until the platform is told of it; the next moment it is the platform's.
        let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut serve = cron();
        serve.args(["platform", "serve", "-o", "json", "--data", &data, "--requests-per-minute", "off"]);
        serve.args(["--listen", &free.to_string(), "--ops-listen", "127.0.0.1:0", "--public-port", &public]);
        serve.args(["--device-interval", "1", "--parent-pid", &std::process::id().to_string()]);
        let mut platform = serve.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(platform.stdout.take().unwrap()).read_line(&mut line).unwrap();
        assert!(line.contains("url"), "the platform does not serve: {line}");
        let server = Hostile::on(listener, move |ask| handler(ask, free)).unwrap();
        Self { platform, server, password, _folder: folder }
    }

    /// The address of the door.
    pub(crate) fn origin(&self) -> String {
        self.server.origin()
    }

    /// Signs in the administrator.
    pub(crate) fn sign_in(&self, home: &Home) -> Done {
        home.sign_in(self.server.address, &self.origin(), ADMINISTRATOR, &self.password).expect(0)
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let _ = self.platform.kill();
        let _ = self.platform.wait();
    }
}
