//! Whoever types `cron`: a HOME of its own, a cleared environment, pipes or a terminal.

use std::{
    ffi::OsStr,
    io::{BufRead, BufReader, Read, Write},
    net::SocketAddr,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc,
    time::{Duration, Instant},
};

use rexpect::process::{PtyProcess, WaitStatus};
use serde_json::Value;
use tempfile::TempDir;

use super::{dev, site};

/// Longer than anything may take: what hangs is a failure.
const PATIENCE: Duration = Duration::from_secs(120);

/// Somebody's HOME.
pub(crate) struct Home {
    folder: TempDir,
    variables: Vec<(String, String)>,
}

/// How a command ended.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
    pub(crate) took: Duration,
}

impl Done {
    /// The same, which must have ended with that code.
    #[track_caller]
    pub(crate) fn expect(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }

    /// Standard output as lines of JSON.
    #[track_caller]
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

impl Home {
    /// An empty one, where sign-ins are kept in a file that a key file encrypts.
    pub(crate) fn new() -> Self {
        let mut home = Self::bare();
        let key = format!("cron-key-1:{}\n", data_encoding::BASE64.encode(&[7; 32]));
        home.write("key", &key);
        home.set("CRON_CREDENTIALS", "file");
        let key = home.path("key").display().to_string();
        home.set("CRON_PASSPHRASE_FILE", &key);
        home
    }

    /// An empty one, where nothing is said about where sign-ins are kept.
    pub(crate) fn bare() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("home")).unwrap();
        Self { folder, variables: Vec::new() }
    }

    /// One that acts with an access token of somebody, at a platform.
    pub(crate) fn with_token(origin: &str, token: &str) -> Self {
        let mut home = Self::bare();
        home.write("token", token);
        home.set("CRON_ORIGIN", origin);
        let token = home.path("token").display().to_string();
        home.set("CRON_TOKEN_FILE", &token);
        home
    }

    /// Sets a variable of its environment.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.variables.retain(|(known, _)| known != name);
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    /// A file of the test, outside HOME.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes such a file, for its owner alone.
    pub(crate) fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::write(&path, text).unwrap();
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    }

    /// Everything that belongs to it.
    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn prepare(&self, command: &mut Command) {
        command.env("HOME", self.path("home")).env("CRON_CONFIG_DIR", self.path("home/config"));
        command.env("CRON_LANG", "en").env("LANG", "C.UTF-8").env("TZ", "UTC");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        command.current_dir(self.folder.path());
    }

    /// A command, ready to be started.
    pub(crate) fn cron<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Command {
        let mut command = site::cron();
        self.prepare(&mut command);
        command.args(arguments).stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    }

    /// Runs a command in pipes, with nothing to read.
    pub(crate) fn run<S: AsRef<OsStr>>(&self, arguments: &[S]) -> Done {
        finish(self.cron(arguments).spawn().unwrap(), Instant::now())
    }

    /// Runs words that are separated by blanks.
    pub(crate) fn say(&self, words: &str) -> Done {
        self.run(&words.split_whitespace().collect::<Vec<_>>())
    }

    /// Runs a line of the shell in which `cron` is the program.
    pub(crate) fn shell(&self, line: &str) -> Done {
        let mut command = Command::new("sh");
        command.env_clear().env("PATH", path_with_cron()).stdin(Stdio::null());
        self.prepare(&mut command);
        command.args(["-c", line]).stdout(Stdio::piped()).stderr(Stdio::piped());
        finish(command.spawn().unwrap(), Instant::now())
    }

    /// Runs a line of the shell in a terminal of that many columns; nothing is typed. Exit code, and every byte shown.
    pub(crate) fn terminal(&self, columns: u16, line: &str) -> (i32, String) {
        let (code, bytes) = self.terminal_bytes(columns, line, "");
        (code, String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
    }

    /// The same, with something typed at once, and without any change to what is shown.
    pub(crate) fn terminal_bytes(&self, columns: u16, line: &str, typed: &str) -> (i32, Vec<u8>) {
        let mut command = Command::new("sh");
        command.env_clear().env("PATH", path_with_cron());
        command.env("TERM", "xterm-256color").env("PAGER", "cat");
        self.prepare(&mut command);
        command.args(["-c", &format!("stty rows 60 cols {columns}; {line}")]);
        let process = PtyProcess::new(command).unwrap();
        let mut screen = process.get_file_handle().unwrap();
        screen.write_all(typed.as_bytes()).unwrap();
        let (sender, shown) = mpsc::channel();
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let mut piece = [0; 4096];
            // The other side's end is an error here.
            while let Ok(read @ 1..) = screen.read(&mut piece) {
                bytes.extend_from_slice(&piece[..read]);
            }
            let _ = sender.send(bytes);
        });
        let bytes = shown.recv_timeout(PATIENCE).expect("the command does not end");
        match process.wait().unwrap() {
            WaitStatus::Exited(_, code) => (code, bytes),
            other => panic!("{other:?}: {}", String::from_utf8_lossy(&bytes)),
        }
    }

    /// Signs in by the device flow; a person approves at the page that the program shows.
    pub(crate) fn sign_in(&self, address: SocketAddr, origin: &str, email: &str, password: &str) -> Done {
        let begun = Instant::now();
        let mut child = self.cron(&["login", origin, "--device", "-o", "ndjson"]).spawn().unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut first = String::new();
        out.read_line(&mut first).unwrap();
        if let Ok(code) = serde_json::from_str::<Value>(&first)
            && let Some(page) = code["verification_uri_complete"].as_str()
        {
            dev::approve(address, page, email, password);
        }
        let mut done = finish(child, begun);
        out.read_to_string(&mut first).unwrap();
        done.out = first;
        done
    }

    /// Signs in the administrator of a platform.
    pub(crate) fn sign_in_at(&self, platform: &dev::Dev) -> Done {
        self.sign_in(platform.address, &platform.url, &platform.email, &platform.password).expect(0)
    }
}

/// The path with the program under test first.
fn path_with_cron() -> String {
    let folder = Path::new(env!("CARGO_BIN_EXE_cron")).parent().unwrap().display();
    format!("{folder}:{}", std::env::var("PATH").unwrap_or_default())
}

/// Waits for a process and takes all that it wrote.
pub(crate) fn finish(mut child: Child, begun: Instant) -> Done {
    let read = |pipe: Option<Box<dyn Read + Send>>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            if let Some(mut pipe) = pipe {
                let _ = pipe.read_to_end(&mut bytes);
            }
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    let out = read(child.stdout.take().map(|pipe| Box::new(pipe) as _));
    let err = read(child.stderr.take().map(|pipe| Box::new(pipe) as _));
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if begun.elapsed() > PATIENCE {
            child.kill().unwrap();
            panic!("it does not end: {}", err.join().unwrap());
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    let took = begun.elapsed();
    let code = status
        .code()
        .unwrap_or_else(|| 128 + std::os::unix::process::ExitStatusExt::signal(&status).unwrap());
    Done { code, out: out.join().unwrap(), err: err.join().unwrap(), took }
}
