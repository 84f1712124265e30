//! A founded platform on disk (or in a database), and processes that serve it.

use std::{
    io::{BufRead, BufReader, Read},
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use serde_json::Value;
use store::testing::{self, Address, TestStore};
use tempfile::TempDir;
use testkit::person;

use super::wire::Caller;

/// What clients see as the port, whichever a process really listens at: so a token outlives the process that gave it.
const PUBLIC_PORT: u16 = 8090;
/// Where the master tenant's door is.
const DOMAIN: &str = "localhost";
/// The administrator.
const ADMINISTRATOR: &str = "admin@crontech.localhost";
/// The password of whoever accepts an invitation.
const PASSWORD: &str = "uma senha bem comprida";

/// The program under test.
pub(crate) fn cron() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cron"));
    // Nothing of whoever runs the tests.
    command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).stdin(Stdio::null());
    command
}

/// A founded platform.
pub(crate) struct Site {
    folder: TempDir,
    database: Option<TestStore>,
    /// Of one in a database that another value keeps.
    elsewhere: Option<String>,
    password: String,
}

impl Site {
    /// On a file.
    pub(crate) fn sqlite() -> Self {
        Self::found(None)
    }

    /// In a database of its own; none where there is no server and none is required.
    pub(crate) fn postgres() -> Option<Self> {
        if !testing::has_postgres() {
            super::note("left out: there is no PostgreSQL");
            return None;
        }
        let made = testing::open(store::Engine::Postgres, store::Options::default());
        Some(Self::found(Some(wait(made))))
    }

    fn found(database: Option<TestStore>) -> Self {
        let mut site =
            Self { folder: tempfile::tempdir().unwrap(), database, elsewhere: None, password: String::new() };
        let mut init = cron();
        init.args(["platform", "init", "-o", "json", "--domain", DOMAIN, "--admin-email", ADMINISTRATOR]);
        let made = init.args(site.place()).output().unwrap();
        assert!(made.status.success(), "init: {}", String::from_utf8_lossy(&made.stderr));
        let made: Value = serde_json::from_slice(&made.stdout).unwrap();
        made["password"].as_str().unwrap().clone_into(&mut site.password);
        site
    }

    /// A copy of one on a file that nobody serves now.
    pub(crate) fn copy(&self) -> Self {
        assert!(self.database.is_none(), "a database is not copied");
        let folder = tempfile::tempdir().unwrap();
        let done = Command::new("cp").arg("-a").arg(self.data()).arg(folder.path()).status().unwrap();
        assert!(done.success(), "cp: {done}");
        Self { folder, database: None, elsewhere: None, password: self.password.clone() }
    }

    /// The same people and master key on a file that is not there yet.
    pub(crate) fn emptied(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let keys = folder.path().join("data/keys");
        std::fs::create_dir_all(&keys).unwrap();
        std::fs::copy(self.master_key(), keys.join("master.key")).unwrap();
        Self { folder, database: None, elsewhere: None, password: self.password.clone() }
    }

    /// The same people and master key in another database.
    pub(crate) fn moved_to(&self, url: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(self.master_key(), folder.path().join("master.key")).unwrap();
        Self { folder, database: None, elsewhere: Some(url.to_owned()), password: self.password.clone() }
    }

    /// The file of its master key.
    pub(crate) fn master_key(&self) -> PathBuf {
        match self.address() {
            Address::Sqlite(_) => self.data().join("keys/master.key"),
            Address::Postgres(_) => self.file("master.key"),
        }
    }

    /// A folder for files of the test.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.file("data")
    }

    /// Where the data lies, for a second look at it.
    pub(crate) fn address(&self) -> Address {
        match (&self.database, &self.elsewhere) {
            (Some(database), _) => database.address(),
            (None, Some(url)) => Address::Postgres(url.clone()),
            (None, None) => Address::Sqlite(self.data().join("crontech.db")),
        }
    }

    /// The file of one on a file.
    pub(crate) fn database_file(&self) -> PathBuf {
        let Address::Sqlite(path) = self.address() else { panic!("this one is in a database") };
        path
    }

    /// The flags that say where it lies.
    pub(crate) fn place(&self) -> Vec<String> {
        let key = self.file("master.key").display().to_string();
        match self.address() {
            Address::Sqlite(_) => vec!["--data".to_owned(), self.data().display().to_string()],
            Address::Postgres(url) => vec!["--database".to_owned(), url, "--master-key-file".to_owned(), key],
        }
    }

    /// Serves it; mails wait in the database.
    pub(crate) fn serve(&self) -> Server {
        self.serve_under(&[], &[])
    }

    /// Serves it, and puts mails where [`Site::newcomer`] finds them.
    pub(crate) fn serve_with_mails(&self) -> Server {
        self.serve_under(&[], &["--outbox".to_owned(), self.outbox().display().to_string()])
    }

    fn outbox(&self) -> PathBuf {
        self.file("outbox")
    }

    /// Serves it with flags of one's own, where clients see the port that it listens at.
    pub(crate) fn serve_openly(&self, flags: &[String]) -> Server {
        self.serve_at(&[], flags, None)
    }

    /// Serves it with flags of one's own, where clients see another's port.
    pub(crate) fn serve_behind(&self, flags: &[String], public: u16) -> Server {
        self.serve_at(&[], flags, Some(public))
    }

    /// Serves it where another process has served it, with flags of one's own: tokens and addresses stay good.
    pub(crate) fn serve_again(&self, flags: &[String], address: SocketAddr) -> Server {
        super::wait_for("the port", || self.try_serve(&[], flags, address, address.port()))
    }

    /// Serves it under another program, such as a tracer, with flags of one's own.
    pub(crate) fn serve_under(&self, tracer: &[String], flags: &[String]) -> Server {
        self.serve_at(tracer, flags, Some(PUBLIC_PORT))
    }

    fn serve_at(&self, tracer: &[String], flags: &[String], public: Option<u16>) -> Server {
        // A port that is free now may be taken a moment later.
        for _ in 0..5 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let public = public.unwrap_or(port);
            let address = SocketAddr::from(([127, 0, 0, 1], port));
            if let Some(server) = self.try_serve(tracer, flags, address, public) {
                return server;
            }
        }
        panic!("no free port");
    }

    fn try_serve(
        &self,
        tracer: &[String],
        flags: &[String],
        address: SocketAddr,
        public: u16,
    ) -> Option<Server> {
        let plain = cron();
        let mut command = match tracer {
            [] => plain,
            [program, arguments @ ..] => {
                let mut command = Command::new(program);
                command.args(arguments).arg(plain.get_program()).stdin(Stdio::null());
                command
            }
        };
        command.args(["platform", "serve", "-o", "json"]);
        if !flags.iter().any(|flag| flag == "--requests-per-minute") {
            command.args(["--requests-per-minute", "off"]);
        }
        command.args(self.place()).args(["--listen", &address.to_string(), "--ops-listen", "127.0.0.1:0"]);
        command.args(["--public-port", &public.to_string(), "--device-interval", "1"]);
        command.args(["--parent-pid", &std::process::id().to_string()]);
        command.args(flags);
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let took = begun.elapsed();
        if line.is_empty() {
            let mut said = String::new();
            child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
            child.wait().unwrap();
            assert!(said.contains("cannot be listened on"), "serve: {said}");
            return None;
        }
        let mut stderr = child.stderr.take().unwrap();
        // Nobody reads it otherwise, and a full pipe stops the server.
        let log = std::thread::spawn(move || {
            let mut said = String::new();
            let _ = stderr.read_to_string(&mut said);
            said
        });
        let ready: Value = serde_json::from_str(&line).unwrap();
        let pid = i32::try_from(ready["pid"].as_i64().unwrap()).unwrap();
        let ops = ready["ops"].as_str().unwrap().trim_start_matches("http://").parse().unwrap();
        Some(Server { child, pid, address, ops, took, log: Some(log) })
    }

    /// The administrator, signed in at a process.
    pub(crate) fn administrator(&self, server: &Server) -> Caller {
        server.sign_in(ADMINISTRATOR, &self.password)
    }

    /// Signs the administrator in with `cron login`, at a process that is reached as `url`.
    pub(crate) fn sign_in_administrator(&self, home: &super::home::Home, address: SocketAddr, url: &str) {
        home.sign_in(address, url, ADMINISTRATOR, &self.password).expect(0);
    }

    /// A new person opens the newest mail, accepts the invitation in it at a process, and signs in there.
    pub(crate) fn newcomer(&self, server: &Server, email: &str) -> Caller {
        let link = super::wait_for(email, || {
            let mut show = cron();
            show.args(["platform", "outbox", "show", "--link", "--to", email, "--outbox"]).arg(self.outbox());
            let shown = show.output().unwrap();
            shown.status.success().then(|| String::from_utf8(shown.stdout).unwrap().trim().to_owned())
        });
        person::accept_invitation(server.address, &link, "Somebody", PASSWORD).unwrap();
        server.sign_in(email, PASSWORD)
    }

    /// Somebody who came by [`Site::newcomer`] signs in again.
    pub(crate) fn sign_in_again(&self, server: &Server, email: &str) -> Caller {
        server.sign_in(email, PASSWORD)
    }

    /// A look at the data past the processes, in one snapshot.
    pub(crate) fn look<T: Send + 'static>(
        &self,
        read: impl Fn(&mut store::Tx<'_>) -> Result<T, platform::Error> + Send + 'static,
    ) -> T {
        wait(async {
            let store = self.address().open(store::Options::default()).await.unwrap();
            let found = store.read(read).await.unwrap();
            store.close().await;
            found
        })
    }
}

/// A process that serves.
pub(crate) struct Server {
    child: Child,
    pid: i32,
    pub(crate) address: SocketAddr,
    /// The operator's listener.
    pub(crate) ops: SocketAddr,
    /// From its start to its being ready.
    pub(crate) took: Duration,
    log: Option<std::thread::JoinHandle<String>>,
}

impl Server {
    fn sign_in(&self, email: &str, password: &str) -> Caller {
        let host = format!("{DOMAIN}:{PUBLIC_PORT}");
        let tokens = person::sign_in(self.address, &host, email, password).unwrap();
        let token = tokens["access_token"].as_str().unwrap().to_owned();
        Caller { address: self.address, host, token, acting: None }
    }

    /// SIGKILL: it gets no chance to do anything more.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// SIGHUP.
    pub(crate) fn hang_up(&self) {
        self.signal(rustix::process::Signal::HUP);
    }

    /// SIGTERM, and its end.
    pub(crate) fn stop(self) {
        self.stop_and_tell();
    }

    /// The same, and what it logged.
    pub(crate) fn stop_and_tell(mut self) -> String {
        self.terminate();
        let ended = self.child.wait().unwrap();
        let log = self.log.take().unwrap().join().unwrap();
        assert!(ended.success(), "the server ended with {ended}: {log}");
        log
    }

    fn terminate(&self) {
        self.signal(rustix::process::Signal::TERM);
    }

    fn signal(&self, signal: rustix::process::Signal) {
        let pid = rustix::process::Pid::from_raw(self.pid).unwrap();
        let _ = rustix::process::kill_process(pid, signal);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // Of a test that failed; a traced process would outlive its tracer.
        if matches!(self.child.try_wait(), Ok(None)) {
            self.terminate();
            let _ = self.child.wait();
        }
    }
}

/// Waits in a runtime of its own.
pub(crate) fn wait<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}
