//! The Debian packages that the tests use, installed where they are missing.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// What a test needs: a program, and the Debian 12 package that brings it.
const NEEDED: &[(&str, &str)] = &[
    ("/usr/lib/postgresql/15/bin/postgres", "postgresql-15"),
    ("/usr/bin/setpriv", "util-linux"),
    ("/usr/bin/dbus-run-session", "dbus-daemon"),
    ("/usr/bin/dbus-test-tool", "dbus-tests"),
    ("/usr/bin/gnome-keyring-daemon", "gnome-keyring"),
    ("/usr/bin/secret-tool", "libsecret-tools"),
    ("/usr/bin/strace", "strace"),
    ("/usr/bin/mandoc", "mandoc"),
    ("/usr/sbin/nginx", "nginx"),
];

/// PostgreSQL's package would start a server of its own; this keeps it from that.
const CLUSTER_CONF: &str = "/etc/postgresql-common/createcluster.conf";

/// A package that brings a server would start it; while this program says no, it does not (Debian policy §9.3.3).
const POLICY: &str = "/usr/sbin/policy-rc.d";

/// Installs what is missing, or says what is and how to get it.
pub(super) fn ensure() -> Result<()> {
    let missing = missing(|path| Path::new(path).exists());
    if missing.is_empty() {
        return Ok(());
    }
    let Some(prefix) = privilege() else {
        bail!(
            "missing Debian packages, and no right to install them: {0}\n  as root: apt-get install --no-install-recommends {0}",
            missing.join(" ")
        );
    };
    eprintln!("installing: {}", missing.join(" "));
    if missing.contains(&"postgresql-15") && !Path::new(CLUSTER_CONF).exists() {
        let script =
            format!("mkdir -p /etc/postgresql-common && echo 'create_main_cluster = false' > {CLUSTER_CONF}");
        workspace::output(&mut privileged(prefix, &["sh", "-c", &script]))?;
    }
    let quiet = !Path::new(POLICY).exists();
    if quiet {
        let script = format!("printf '#!/bin/sh\\nexit 101\\n' > {POLICY} && chmod 755 {POLICY}");
        workspace::output(&mut privileged(prefix, &["sh", "-c", &script]))?;
    }
    let installed = install(prefix, &missing);
    if quiet {
        workspace::output(&mut privileged(prefix, &["rm", POLICY]))?;
    }
    installed?;
    match self::missing(|path| Path::new(path).exists()).as_slice() {
        [] => Ok(()),
        still => bail!("installed, but not where expected: {}", still.join(" ")),
    }
}

fn install(prefix: &[&str], missing: &[&str]) -> Result<()> {
    workspace::output(&mut privileged(prefix, &["apt-get", "update", "-qq"]))?;
    let mut install =
        vec!["env", "DEBIAN_FRONTEND=noninteractive", "UCF_FORCE_CONFFOLD=1", "apt-get", "install"];
    install.extend([
        "-y",
        "-qq",
        "--no-install-recommends",
        "-o",
        "Dpkg::Options::=--force-confold",
        "-o",
        "Dpkg::Use-Pty=0",
    ]);
    install.extend(missing);
    workspace::output(&mut privileged(prefix, &install)).context("installing what the tests need")?;
    Ok(())
}

fn missing(there: impl Fn(&str) -> bool) -> Vec<&'static str> {
    NEEDED.iter().filter(|(path, _)| !there(path)).map(|(_, package)| *package).collect()
}

/// What goes before a command to run it as root: nothing for root, `sudo` where it asks nothing, else there is no way.
fn privilege() -> Option<&'static [&'static str]> {
    if rustix::process::geteuid().is_root() {
        return Some(&[]);
    }
    let silent =
        Command::new("sudo").args(["-n", "true"]).output().is_ok_and(|output| output.status.success());
    silent.then_some(&["sudo", "-n"])
}

fn privileged(prefix: &[&str], words: &[&str]) -> Command {
    let all: Vec<&str> = prefix.iter().chain(words).copied().collect();
    let mut command = Command::new(all[0]);
    command.args(&all[1..]);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_absent_is_installed() {
        assert!(missing(|_| true).is_empty());
        assert_eq!(missing(|path| !path.ends_with("/strace")), ["strace"]);
        assert_eq!(missing(|_| false).len(), NEEDED.len());
    }

    #[test]
    fn root_needs_no_prefix() {
        let command = privileged(&["sudo", "-n"], &["apt-get", "update"]);
        assert_eq!(workspace::shown(&command), "sudo -n apt-get update");
        assert_eq!(workspace::shown(&privileged(&[], &["apt-get", "update"])), "apt-get update");
    }
}
