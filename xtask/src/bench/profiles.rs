//! How soon `cron` sends the first byte of a request, and completes a name, when its user has many profiles (`cli.md`,
//! being quick).

use std::{
    io::Read,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Result, bail};

use super::{Aim, Bench, Row, median, milliseconds};

const RUNS: usize = 100;
const PROFILES: usize = 200;
const FIRST_BYTE: Duration = Duration::from_millis(30);
const COMPLETION: Duration = Duration::from_millis(50);

pub(super) fn measure(bench: &Bench) -> Result<Vec<Row>> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let home = prepare(bench.scratch(), &format!("http://{}", listener.local_addr()?))?;
    let runs = bench.runs(RUNS);
    let (mut requests, mut completions) = (Vec::new(), Vec::new());
    // The first turn fills the caches.
    for turn in 0..=runs {
        let request = first_byte(bench.cron(), &home, &listener)?;
        let completion = completion(bench.cron(), &home)?;
        if turn > 0 {
            requests.push(request);
            completions.push(completion);
        }
    }
    let row = |what: &str, times: &[Duration], limit: Duration| Row {
        what: format!("{what} with {PROFILES} profiles, median of {runs}"),
        measured: milliseconds(median(times)),
        against: format!("{} (limit)", milliseconds(limit)),
        ratio: median(times).as_secs_f64() / limit.as_secs_f64(),
        aim: Aim::AtMost(1.0),
    };
    Ok(vec![
        row("first byte of a request", &requests, FIRST_BYTE),
        row("completion of a name", &completions, COMPLETION),
    ])
}

/// A name as bash asks for it, from before the start of the process to after its end.
fn completion(program: &Path, home: &Path) -> Result<Duration> {
    let mut command = Command::new(program);
    command.args(["--", "cron", "profiles", "use", "p19"]).env_clear().env("HOME", home);
    command.env("CRON_CONFIG_DIR", home).env("CRON_COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", "3");
    command.stdin(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let done = command.output()?;
    let time = begun.elapsed();
    let offered = String::from_utf8_lossy(&done.stdout);
    if !offered.contains("p199") || offered.contains("p0") {
        bail!("it offered {offered:?}");
    }
    Ok(time)
}

/// A user's folder, where every profile is as a sign-in leaves it, and a token, so that no keyring is measured.
fn prepare(scratch: &Path, origin: &str) -> Result<PathBuf> {
    let home = scratch.join("profiles");
    fs_err::create_dir_all(&home)?;
    let mut config = String::from("profile = \"p100\"\n");
    for profile in 0..PROFILES {
        config.push_str(&format!(
            "\n[profiles.p{profile}]\norigin = \"{origin}\"\ntenant = \"Tenant {profile}\"\nissuer = \"{origin}\"\nsubject = \"usr_{profile:026}\"\nuser = \"user{profile}@tenant.example\"\nacting = \"acc_{profile:026}\"\nacting_name = \"Account {profile}\"\ncredentials = \"file\"\n"
        ));
    }
    fs_err::write(home.join("config.toml"), config)?;
    fs_err::write(home.join("token"), "a-token-that-nobody-checks")?;
    #[cfg(unix)]
    fs_err::set_permissions(home.join("token"), std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(home)
}

/// From before the start of the process until its request begins to arrive.
fn first_byte(program: &Path, home: &Path, listener: &TcpListener) -> Result<Duration> {
    let mut command = Command::new(program);
    command.args(["accounts", "list", "-o", "json"]).env_clear().env("HOME", home);
    command.env("CRON_CONFIG_DIR", home).env("CRON_TOKEN_FILE", home.join("token"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let begun = Instant::now();
    let mut child = command.spawn()?;
    // A process that ends without a request must not be waited for.
    listener.set_nonblocking(true)?;
    let mut stream = loop {
        match listener.accept() {
            Ok((stream, _)) => break stream,
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                if let Some(status) = child.try_wait()? {
                    bail!("it sent no request: {status}");
                }
                std::thread::yield_now();
            }
            Err(error) => return Err(error.into()),
        }
    };
    stream.set_nonblocking(false)?;
    let read = stream.read(&mut [0])?;
    let time = begun.elapsed();
    // It would try again for a while.
    child.kill()?;
    child.wait()?;
    if read == 0 {
        bail!("it connected and sent nothing");
    }
    Ok(time)
}
