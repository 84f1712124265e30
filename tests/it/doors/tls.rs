//! `serve` speaks TLS by itself (Rule S11): a certificate for each door on one listener, read anew while it serves.

use std::{
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::PermissionsExt,
    process::Output,
    time::Duration,
};

use serde_json::Value;
use testkit::{
    Ask,
    certificates::{Authority, FUTURE, NOW, PAST},
};

use super::stage::{ACME, MASTER, Stage};
use crate::support::{
    home::Home,
    site::{Site, cron},
    wait_for,
};

fn flags(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// A server that must not start; what it says.
fn refused(site: &Site, more: &[&str]) -> Output {
    let mut serve = cron();
    serve.args(["platform", "serve", "--ops-listen", "127.0.0.1:0"]);
    let done = serve.args(site.place()).args(more).output().unwrap();
    assert!(!done.status.success(), "it serves");
    done
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&done.stderr).into_owned()
}

#[test]
fn s11_two_tenants_with_two_certificates_on_one_listener() {
    let stage = Stage::found();
    let folder = stage.folder("tls");
    let (chain, key) = stage.certificate(MASTER).put(&stage.folder("named"), "master").unwrap();
    // The second in the form in which certificates are fetched by the field's tools.
    let acme = stage.certificate(ACME);
    let own = stage.folder(&format!("tls/{ACME}"));
    std::fs::write(own.join("fullchain.pem"), &acme.chain).unwrap();
    std::fs::write(own.join("privkey.pem"), &acme.key).unwrap();
    std::fs::set_permissions(own.join("privkey.pem"), PermissionsExt::from_mode(0o600)).unwrap();
    let (chain, key) = (chain.display().to_string(), key.display().to_string());
    let folder = folder.display().to_string();
    let server =
        stage.site.serve_openly(&flags(&["--tls-cert", &chain, "--tls-key", &key, "--tls-dir", &folder]));
    for client in [&stage.master, &stage.acme] {
        let home = stage.home(client, &server, true);
        let who = home.say("whoami -o json").expect(0).json();
        assert_eq!(who["principal"]["id"], client.id.as_str(), "{who}");
        assert_eq!(who["origin"], format!("https://{}:{}", client.door, server.address.port()));
        home.say("accounts list --scope subtree -o json").expect(0);
    }
    // A sign-in is worth nothing at the other door (Rule T6).
    let mut elsewhere = stage.home(&stage.acme, &server, true);
    elsewhere.set("CRON_ORIGIN", &format!("https://{MASTER}:{}", server.address.port()));
    elsewhere.say("whoami").expect(3);
    // A name without a certificate: no handshake, and no word on the names that there are.
    elsewhere.set("CRON_ORIGIN", &format!("https://other.localhost:{}", server.address.port()));
    let unknown = elsewhere.say("whoami -o json").expect(9);
    assert_eq!(code_of(&unknown.err), "certificate_missing", "{unknown:?}");
    assert!(!unknown.err.contains("acme"), "{unknown:?}");
    // Plain HTTP is no answer here.
    let mut plain = TcpStream::connect(server.address).unwrap();
    plain.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    let _ = plain.read_to_end(&mut answer);
    assert!(!answer.starts_with(b"HTTP"), "{answer:?}");
    server.stop();
}

fn code_of(error: &str) -> String {
    let line =
        error.lines().find(|line| line.starts_with('{')).unwrap_or_else(|| panic!("no object: {error}"));
    let error: Value = serde_json::from_str(line).unwrap();
    error["code"].as_str().unwrap().to_owned()
}

#[test]
fn s11_certificates_are_read_anew_and_a_broken_one_changes_nothing() {
    let stage = Stage::found();
    let folder = stage.folder("tls");
    stage.authority.sign(&[MASTER], PAST).unwrap().put(&folder, MASTER).unwrap();
    let server = stage.site.serve_openly(&flags(&["--tls-dir", &folder.display().to_string()]));
    let home = stage.home(&stage.master, &server, true);
    let code = |expected: &str| {
        wait_for(expected, || {
            let done = home.say("whoami -o json");
            let code = if done.code == 0 { "none".to_owned() } else { code_of(&done.err) };
            (code == expected).then_some(())
        });
    };
    code("certificate_expired");
    let status = |of: &str| status(server.ops)[of].clone();
    assert_eq!(status("certificate_expires_at"), "2021-01-01T00:00:00Z");
    // Renewed: the files' times tell.
    stage.certificate(MASTER).put(&folder, MASTER).unwrap();
    code("none");
    assert_eq!(status("certificate_expires_at"), "2090-01-01T00:00:00Z");
    // A broken one: the one before it stays, and the operator hears of the file.
    let broken = folder.join(format!("{MASTER}.crt"));
    std::fs::write(&broken, "-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----\n").unwrap();
    server.hang_up();
    wait_for("the alarm", || (status("certificate_files_refused") == 1).then_some(()));
    code("none");
    // Mended, and a second door besides, which whoever is connected needs no restart for.
    stage.certificate(MASTER).put(&folder, MASTER).unwrap();
    stage.certificate(ACME).put(&folder, ACME).unwrap();
    server.hang_up();
    let other = stage.home(&stage.acme, &server, true);
    wait_for("the new door", || (other.say("whoami").code == 0).then_some(()));
    wait_for("no alarm", || (status("certificate_files_refused") == 0).then_some(()));
    let log = server.stop_and_tell();
    let alarms = log.lines().filter(|line| line.contains("ERROR")).collect::<Vec<_>>();
    assert!(alarms.iter().any(|line| line.contains(&broken.display().to_string())), "{log}");
    assert!(alarms.iter().all(|line| line.contains("stays in use")), "{log}");
}

/// What `cron platform status` says.
fn status(ops: std::net::SocketAddr) -> Value {
    let mut status = cron();
    let told = status.args(["platform", "status", "-o", "json", "--ops", &ops.to_string()]).output().unwrap();
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    serde_json::from_slice(&told.stdout).unwrap()
}

#[test]
fn cli_6_expired_early_wrong_host_and_unknown_authority_each_say_so() {
    let stage = Stage::found();
    let folder = stage.folder("tls");
    let stranger = Authority::new("A stranger").unwrap();
    let mut hints = std::collections::BTreeSet::new();
    for (certificate, trusted, code) in [
        (stage.certificate(MASTER), false, "certificate_untrusted"),
        (stage.authority.sign(&[MASTER], PAST).unwrap(), true, "certificate_expired"),
        (stage.authority.sign(&[MASTER], FUTURE).unwrap(), true, "certificate_not_yet_valid"),
        (stranger.sign(&[MASTER], NOW).unwrap(), true, "certificate_untrusted"),
    ] {
        certificate.put(&folder, "door").unwrap();
        let server = stage.site.serve_openly(&flags(&["--tls-dir", &folder.display().to_string()]));
        let home = stage.home(&stage.master, &server, trusted);
        let done = home.say("whoami -o json").expect(9);
        assert_eq!(code_of(&done.err), code, "{done:?}");
        let told = home.say("whoami").expect(9);
        hints.insert(told.err.lines().nth(1).unwrap().to_owned());
        // The flag does what the variable does; there is none that trusts without an authority.
        let ca = home.path("ca.pem").display().to_string();
        let with_flag = home.run(&["whoami", "--ca-file", &ca]).code;
        assert_eq!(with_flag == 0, !trusted, "{code}");
        assert_eq!(home.say("whoami --insecure").code, 2);
        server.stop();
    }
    // Somebody else's server between: it has no certificate for the door's name.
    let elsewhere = stage.certificate("elsewhere.localhost").show_to_anybody().unwrap();
    let mut home = Home::with_token(&format!("https://{MASTER}:{}", elsewhere.port()), "no token");
    home.write("ca.pem", stage.authority.pem());
    let ca = home.path("ca.pem").display().to_string();
    home.set("CRON_CA_FILE", &ca);
    let done = home.say("whoami -o json").expect(9);
    assert_eq!(code_of(&done.err), "certificate_wrong_host", "{done:?}");
    hints.insert(home.say("whoami").expect(9).err.lines().nth(1).unwrap().to_owned());
    assert_eq!(hints.len(), 4, "each has its own hint: {hints:?}");
}

#[test]
fn s11_it_does_not_start_without_what_it_needs() {
    let stage = Stage::found();
    let plain = refused(&stage.site, &["--listen", "0.0.0.0:0"]);
    for way in ["plain HTTP exists there alone (rule S11)", "--tls-cert", "--trusted-proxy"] {
        assert!(said(&plain).contains(way), "{}", said(&plain));
    }
    let folder = stage.folder("tls");
    let empty = refused(&stage.site, &["--tls-dir", &folder.display().to_string()]);
    assert!(said(&empty).contains("holds no NAME.crt"), "{}", said(&empty));
    let (chain, key) = stage.certificate(MASTER).put(&folder, MASTER).unwrap();
    let (chain, key) = (chain.display().to_string(), key.display().to_string());
    let pair = ["--tls-cert", chain.as_str(), "--tls-key", key.as_str()];
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o640)).unwrap();
    let open = refused(&stage.site, &pair);
    assert!(said(&open).contains("others can read") && said(&open).contains(&key), "{}", said(&open));
    std::fs::set_permissions(&key, PermissionsExt::from_mode(0o600)).unwrap();
    let (_, other) = stage.certificate(MASTER).put(&folder, "other").unwrap();
    let other = other.display().to_string();
    let strange = refused(&stage.site, &["--tls-cert", &chain, "--tls-key", &other]);
    assert!(said(&strange).contains("does not open"), "{}", said(&strange));
    let half = refused(&stage.site, &["--tls-cert", &chain]);
    assert_eq!(half.status.code(), Some(2), "{}", said(&half));
}

#[test]
fn srv_1_slow_handshakes_do_not_stop_a_good_client() {
    let stage = Stage::found();
    let folder = stage.folder("tls");
    stage.certificate(MASTER).put(&folder, MASTER).unwrap();
    let server = stage.site.serve_openly(&flags(&["--tls-dir", &folder.display().to_string()]));
    // The head of a handshake record, and no more.
    let beginnings: [&[u8]; 3] = [b"", b"\x16", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03"];
    let mut slow: Vec<TcpStream> = (0..200)
        .map(|at| {
            let mut socket = TcpStream::connect(server.address).unwrap();
            socket.write_all(beginnings[at % beginnings.len()]).unwrap();
            socket
        })
        .collect();
    stage.home(&stage.master, &server, true).say("whoami").expect(0);
    // Each is given up in its time.
    for socket in &mut slow {
        socket.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        let mut byte = [0; 64];
        let ended = loop {
            match socket.read(&mut byte) {
                Ok(0) => break true,
                Ok(_) => {}
                Err(error) => break error.kind() == std::io::ErrorKind::ConnectionReset,
            }
        };
        assert!(ended, "a slow handshake is still waited for");
    }
    // The operator's listener stays in plain HTTP.
    assert_eq!(Ask::new("GET", "localhost", "/readyz").send(server.ops).unwrap().status, 200);
    server.stop();
}
