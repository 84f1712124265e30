//! A real Secret Service under a message bus of its own (Debian: gnome-keyring, dbus-daemon, dbus-tests).

use std::{
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    process::{Child, ChildStdin, Command, Stdio},
};

use tempfile::TempDir;

use super::{home::Home, note, services_required};

/// What the service is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Unlocked.
    Open,
    /// There, with a collection that nobody unlocks.
    Locked,
    /// A bus on which nobody has the name, nor can be started under it.
    Nobody,
    /// Somebody has the name and never answers.
    Silent,
}

/// A bus with that service, until it is dropped.
pub(crate) struct Bus {
    folder: TempDir,
    session: Child,
    /// The session ends when this does: also when the test program dies.
    hold: Option<ChildStdin>,
    address: String,
}

/// Whether the programs are there; where they are required they must be.
pub(crate) fn there() -> bool {
    let found = |program: &&str| {
        let paths = std::env::var_os("PATH").unwrap_or_default();
        std::env::split_paths(&paths).any(|folder| folder.join(program).is_file())
    };
    let programs = ["dbus-run-session", "gnome-keyring-daemon", "dbus-send", "dbus-test-tool"];
    let missing: Vec<&str> = programs.into_iter().filter(|program| !found(program)).collect();
    if missing.is_empty() {
        return true;
    }
    assert!(!services_required(), "not installed: {missing:?}");
    note(&format!("left out: {missing:?} is not installed"));
    false
}

impl Bus {
    /// Starts one.
    pub(crate) fn start(kind: Kind) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["home", "run"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        std::fs::set_permissions(folder.path().join("run"), PermissionsExt::from_mode(0o700)).unwrap();
        let unlock = "printf %s secret | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1";
        let lock = "dbus-send --session --print-reply --dest=org.freedesktop.secrets /org/freedesktop/secrets \
                    org.freedesktop.Secret.Service.Lock array:objpath:/org/freedesktop/secrets/collection/login >/dev/null";
        let silent = "dbus-test-tool black-hole --session --name=org.freedesktop.secrets & \
                      until dbus-send --session --print-reply --dest=org.freedesktop.DBus / \
                      org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets | grep -q true; do sleep 0.02; done";
        let inside = match kind {
            Kind::Open => unlock.to_owned(),
            Kind::Locked => format!("{unlock}; {lock}"),
            Kind::Nobody => ":".to_owned(),
            Kind::Silent => silent.to_owned(),
        };
        let mut command = Command::new("dbus-run-session");
        command.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("HOME", folder.path().join("home")).env("XDG_RUNTIME_DIR", folder.path().join("run"));
        if matches!(kind, Kind::Nobody | Kind::Silent) {
            // A bus that can start nothing by itself.
            let config = folder.path().join("bus.conf");
            std::fs::write(
                &config,
                "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
                 \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n<busconfig><type>session</type>\
                 <listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth><policy context=\"default\">\
                 <allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>\
                 </policy></busconfig>\n",
            )
            .unwrap();
            command.arg(format!("--config-file={}", config.display()));
        }
        command.args([
            "--",
            "sh",
            "-c",
            &format!("{inside}\necho $DBUS_SESSION_BUS_ADDRESS; cat >/dev/null; kill 0"),
        ]);
        // A group of its own: what it started ends with it.
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut session =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let hold = session.stdin.take();
        let mut address = String::new();
        BufReader::new(session.stdout.take().unwrap()).read_line(&mut address).unwrap();
        assert!(address.starts_with("unix:"), "no bus: {address:?}");
        Self { folder, session, hold, address: address.trim().to_owned() }
    }

    /// Puts a HOME into this session.
    pub(crate) fn join(&self, home: &mut Home) {
        home.set("DBUS_SESSION_BUS_ADDRESS", &self.address);
        home.set("XDG_RUNTIME_DIR", &self.folder.path().join("run").display().to_string());
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        drop(self.hold.take());
        let _ = self.session.wait();
    }
}
