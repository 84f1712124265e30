//! A platform as a process of the program that is measured, and requests to it.

use std::{
    io::{BufRead as _, BufReader},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
};

use anyhow::{Context, Result, bail};
use crontech_testkit::{Ask, person};
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

/// The administrator of a platform that `init` founds.
pub(crate) const ADMINISTRATOR: &str = "admin@bench.example";

/// Where a platform's data lies.
pub(crate) struct Place {
    /// The folder.
    pub(crate) data: PathBuf,
    /// A PostgreSQL database instead of the file in the folder.
    pub(crate) database: Option<String>,
}

impl Place {
    fn args(&self) -> Vec<String> {
        match &self.database {
            None => vec!["--data".to_owned(), self.data.display().to_string()],
            Some(url) => {
                let key = self.data.join("master.key").display().to_string();
                vec!["--database".to_owned(), url.clone(), "--master-key-file".to_owned(), key]
            }
        }
    }
}

/// The program in an environment of its own, with a home in that folder.
pub(crate) fn command(cron: &Path, home: &Path) -> Command {
    let mut command = Command::new(cron);
    command.env_clear().env("HOME", home).env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
    command.current_dir(home).stdin(Stdio::null());
    command
}

/// The output of a command that must succeed.
pub(crate) fn output(command: &mut Command) -> Result<Output> {
    let output = command.stdout(Stdio::piped()).stderr(Stdio::piped()).output()?;
    if !output.status.success() {
        bail!("{command:?}: {}\n{}", output.status, String::from_utf8_lossy(&output.stderr));
    }
    Ok(output)
}

/// Founds a platform; the administrator's password.
pub(crate) fn found(cron: &Path, place: &Place) -> Result<String> {
    let mut init = command(cron, &place.data);
    init.args(["platform", "init"]).args(place.args());
    init.args(["--domain", "localhost", "--admin-email", ADMINISTRATOR, "-o", "json"]);
    let made: Value = serde_json::from_slice(&output(&mut init)?.stdout)?;
    made["password"].as_str().map(str::to_owned).context("init told no password")
}

/// A platform that runs until this value is dropped.
pub(crate) struct Site {
    child: Child,
    /// Where its doors are.
    pub(crate) address: SocketAddr,
    /// The master tenant's door, with its port.
    pub(crate) host: String,
    email: String,
    password: String,
}

impl Site {
    /// `platform dev` on a folder that goes with it.
    pub(crate) fn dev(cron: &Path, home: &Path) -> Result<Self> {
        let mut dev = command(cron, home);
        dev.args(["platform", "dev", "--ephemeral", "--device-interval", "1"]);
        let (child, address, ready) = start(dev)?;
        let told = |name: &str| ready["admin"][name].as_str().map(str::to_owned).context("no administrator");
        let (email, password) = (told("email")?, told("password")?);
        Ok(Self { child, address, host: format!("localhost:{}", address.port()), email, password })
    }

    /// `platform serve` on what [`found`] made. Mails wait in the database.
    pub(crate) fn serve(cron: &Path, place: &Place, password: &str) -> Result<Self> {
        let mut serve = command(cron, &place.data);
        serve.args(["platform", "serve"]).args(place.args()).args(["--ops-listen", "127.0.0.1:0"]);
        let (child, address, _) = start(serve)?;
        let host = format!("localhost:{}", address.port());
        Ok(Self { child, address, host, email: ADMINISTRATOR.to_owned(), password: password.to_owned() })
    }

    /// An access token of the administrator's, good for five minutes.
    pub(crate) fn token(&self) -> Result<String> {
        let tokens = person::sign_in(self.address, &self.host, &self.email, &self.password)?;
        tokens["access_token"].as_str().map(str::to_owned).context("no access token")
    }

    /// A request to the API that must succeed; its body.
    pub(crate) fn must(&self, token: &str, method: &str, path: &str, body: Option<&Value>) -> Result<Value> {
        let mut ask = Ask::new(method, &self.host, &format!("/api/v1{path}")).bearer(token);
        if let Some(body) = body {
            ask = ask.header("Idempotency-Key", &server::request_id::fresh()).json(body);
        }
        let answer = ask.send(self.address)?;
        if !(200..300).contains(&answer.status) {
            bail!("{method} {path}: {} {}", answer.status, answer.text());
        }
        Ok(answer.json())
    }

    /// The bytes of a request that keeps its connection.
    pub(crate) fn get(&self, token: &str, path: &str) -> Vec<u8> {
        let host = &self.host;
        format!("GET /api/v1{path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\r\n")
            .into_bytes()
    }

    /// The command line, signed in by a file that holds the token.
    pub(crate) fn client(&self, cron: &Path, home: &Path, token: &str) -> Result<Command> {
        use std::os::unix::fs::PermissionsExt as _;
        let file = home.join("token");
        fs_err::write(&file, token)?;
        fs_err::set_permissions(&file, std::fs::Permissions::from_mode(0o600))?;
        let mut command = command(cron, home);
        command.env("CRON_ORIGIN", format!("http://{}", self.host)).env("CRON_TOKEN_FILE", file);
        command.env("CRON_CONFIG_DIR", home);
        Ok(command)
    }
}

/// Starts a server and reads what it tells once it is ready.
fn start(mut command: Command) -> Result<(Child, SocketAddr, Value)> {
    command.args(["--listen", "127.0.0.1:0", "--requests-per-minute", "off", "-o", "json"]);
    command.args(["--parent-pid", &std::process::id().to_string()]);
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut line = String::new();
    BufReader::new(child.stdout.take().context("stdout is piped")?).read_line(&mut line)?;
    let ready: Value = serde_json::from_str(&line).with_context(|| format!("{command:?} was never ready"))?;
    let url = ready["url"].as_str().context("no address")?;
    let port = url.rsplit_once(':').context("no port")?.1.parse::<u16>()?;
    Ok((child, SocketAddr::from(([127, 0, 0, 1], port)), ready))
}

impl Drop for Site {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let _ = self.child.wait();
    }
}
