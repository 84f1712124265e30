//! A PostgreSQL of our own: fresh, on a free loopback port, quick rather than durable unless it is measured, gone with
//! the run.

use std::{
    net::TcpListener,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process};

use super::Durability;
use crate::workspace::{self, Scratch};

const PROGRAMS: &str = "/usr/lib/postgresql/15/bin";
const READY_WITHIN: Duration = Duration::from_secs(60);
const PROBE_EVERY: Duration = Duration::from_millis(100);
const ATTEMPTS: usize = 5;

/// A running server; dropped, it is stopped, and its folder removed after it.
pub(super) struct Postgres {
    server: Server,
    port: u16,
    _folder: Scratch,
}

impl Postgres {
    /// Makes a cluster, starts it and waits until it answers.
    pub(super) fn start(durability: Durability) -> Result<Self> {
        let folder = Scratch::new("services")?;
        let own = folder.path().join("postgres");
        fs_err::create_dir(&own)?;
        if rustix::process::geteuid().is_root() {
            workspace::run(Command::new("chown").arg("postgres:postgres").arg(&own))?;
        }
        let mut initdb = as_owner("initdb", &own);
        initdb.arg("-D").arg(own.join("d"));
        initdb.args(["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]);
        workspace::output(&mut initdb)?;
        for _ in 0..ATTEMPTS {
            let port = free_port()?;
            if let Some(server) = Server::start(&own, port, durability)? {
                return Ok(Self { server, port, _folder: folder });
            }
        }
        bail!("PostgreSQL was taken {ATTEMPTS} free ports away before it could listen")
    }

    /// Where it is.
    pub(super) fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Stops it, and says so when it did not stop well.
    pub(super) fn stop(mut self) -> Result<()> {
        let status = self.server.end()?;
        if !status.success() {
            bail!("PostgreSQL ended badly: {status}");
        }
        Ok(())
    }
}

/// The server's process; dropped, it is stopped and waited for.
struct Server(Child);

impl Server {
    /// The server once it answers; `None` when somebody took the port between our look and its own.
    fn start(own: &Path, port: u16, durability: Durability) -> Result<Option<Self>> {
        let log = own.with_file_name("postgres.log");
        let file = fs_err::File::create(&log)?.into_parts().0;
        let mut command = as_owner("postgres", own);
        command.arg("-D").arg(own.join("d"));
        command.arg("-c").arg(format!("unix_socket_directories={}", own.display()));
        command.arg("-c").arg(format!("port={port}"));
        for setting in [
            "listen_addresses=127.0.0.1",
            // Each test has a database and a pool of its own.
            "max_connections=400",
        ] {
            command.args(["-c", setting]);
        }
        if durability == Durability::Off {
            // Nothing in it outlives the run.
            for setting in ["fsync=off", "synchronous_commit=off", "full_page_writes=off"] {
                command.args(["-c", setting]);
            }
        }
        command.stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        let mut server = Self(command.spawn().with_context(|| workspace::shown(&command))?);
        let deadline = Instant::now() + READY_WITHIN;
        loop {
            if let Some(status) = server.0.try_wait()? {
                let said = fs_err::read_to_string(&log)?;
                if said.contains("Address already in use") {
                    return Ok(None);
                }
                bail!("PostgreSQL did not start: {status}\n{said}");
            }
            if answers(port)? {
                return Ok(Some(server));
            }
            if Instant::now() > deadline {
                bail!("PostgreSQL does not answer after {READY_WITHIN:?}\n{}", fs_err::read_to_string(&log)?);
            }
            std::thread::sleep(PROBE_EVERY);
        }
    }

    /// INT is the stop that does not wait for clients. Waited for, also when it ended by itself.
    fn end(&mut self) -> std::io::Result<std::process::ExitStatus> {
        if self.0.try_wait()?.is_none() {
            kill_process(Pid::from_child(&self.0), Signal::INT)?;
        }
        self.0.wait()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Err(error) = self.end() {
            eprintln!("warning: PostgreSQL could not be stopped: {error}");
        }
    }
}

/// One of PostgreSQL's programs as the user that owns the cluster (the server refuses root), in an empty environment.
/// It ends with the thread that started it.
fn as_owner(program: &str, own: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if rustix::process::geteuid().is_root() {
        command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
    }
    command.args(["--pdeathsig", "INT"]).arg(format!("{PROGRAMS}/{program}"));
    command.env_clear().env("PATH", "/usr/bin:/bin").env("HOME", own).env("LANG", "C.UTF-8");
    command.current_dir(own);
    command
}

fn answers(port: u16) -> Result<bool> {
    let mut probe = Command::new(format!("{PROGRAMS}/pg_isready"));
    probe.args(["-q", "-h", "127.0.0.1", "-U", "postgres", "-p", &port.to_string()]);
    Ok(probe.status().with_context(|| workspace::shown(&probe))?.success())
}

fn free_port() -> std::io::Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}
