//! A real nginx before the platform and before a service, with the configuration of the examples (Rules S10, S11).

use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    sync::mpsc,
};

use client::{Http, HttpOptions, Origin};
use tempfile::TempDir;
use testkit::hostile::{Hostile, Reply};

use super::stage::{ACME, Client, Stage};
use crate::support::{self, home::Home, services_required, site::wait, wait_for};

const PROGRAM: &str = "/usr/sbin/nginx";

/// A running nginx; dropped, it is stopped.
struct Nginx {
    process: Child,
    _folder: TempDir,
}

impl Nginx {
    /// Starts it with the example's configuration, and the addresses and files of this test in it.
    fn start(stage: &Stage, door: SocketAddr, platform: SocketAddr, reports: SocketAddr) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (chain, key) = stage.certificate(ACME).put(folder.path(), ACME).unwrap();
        let example = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/gateway/nginx.conf");
        let mut text = std::fs::read_to_string(example).unwrap();
        for (from, to) in [
            ("listen 443 ssl", format!("listen {door} ssl")),
            ("/etc/nginx/tls/portal.acme.example.crt", chain.display().to_string()),
            ("/etc/nginx/tls/portal.acme.example.key", key.display().to_string()),
            ("server_name portal.acme.example", format!("server_name {ACME}")),
            ("server 127.0.0.1:8090", format!("server {platform}")),
            ("server 127.0.0.1:9000", format!("server {reports}")),
        ] {
            assert!(text.contains(from), "the example has no `{from}`");
            text = text.replace(from, &to);
        }
        std::fs::write(folder.path().join("door.conf"), text).unwrap();
        let mut whole =
            String::from("error_log stderr;\npid nginx.pid;\nevents {}\nhttp {\n  access_log off;\n");
        if rustix::process::geteuid().is_root() {
            whole.insert_str(0, "user root;\n");
        }
        for what in ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"] {
            whole.push_str(&format!("  {what}_temp_path {what};\n"));
        }
        whole.push_str("  include door.conf;\n}\n");
        std::fs::write(folder.path().join("nginx.conf"), whole).unwrap();
        let mut command = Command::new("setpriv");
        command.args([
            "--pdeathsig",
            "TERM",
            PROGRAM,
            "-e",
            "stderr",
            "-g",
            "daemon off;",
            "-c",
            "nginx.conf",
            "-p",
        ]);
        command.arg(folder.path()).env_clear().stdin(Stdio::null());
        let process = command.spawn().unwrap();
        let mut nginx = Self { process, _folder: folder };
        wait_for("nginx", || {
            let ended = nginx.process.try_wait().unwrap();
            assert!(ended.is_none(), "nginx ended: {ended:?}");
            TcpStream::connect(door).ok()
        });
        nginx
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        if let Some(pid) = i32::try_from(self.process.id()).ok().and_then(rustix::process::Pid::from_raw) {
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
        }
        let _ = self.process.wait();
    }
}

/// Whether nginx is there; `cargo xtask test` brings it.
fn there() -> bool {
    let there = std::path::Path::new(PROGRAM).exists();
    assert!(there || !services_required(), "there is no nginx");
    if !there {
        support::note("left out: there is no nginx");
    }
    there
}

fn free() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

#[test]
fn s10_nginx_lets_in_whom_the_platform_admits() {
    if !there() {
        return;
    }
    let stage = Stage::found();
    let (tell, seen) = mpsc::channel();
    let reports = Hostile::start(move |ask| {
        let _ = tell.send(ask);
        Reply::new("200 OK", &[], b"the report")
    })
    .unwrap();
    let door = free();
    let flags = ["--trusted-proxy", "127.0.0.1", "--requests-per-minute", "120"].map(str::to_owned);
    let server = stage.site.serve_behind(&flags, door.port());
    let _nginx = Nginx::start(&stage, door, server.address, reports.address);

    // The command line through the proxy's TLS: origin, issuer and tenant are those of the door.
    let home = |client: &Client| {
        let mut home = stage.home(client, &server, true);
        home.set("CRON_ORIGIN", &format!("https://{}:{}", client.door, door.port()));
        home
    };
    let ours = home(&stage.acme);
    ours.say("whoami").expect(0);
    let token = |home: &Home| home.say("auth token").expect(0).out.trim().to_owned();
    let (admin, viewer) = (token(&ours), token(&home(&stage.viewer)));

    // What the program does at its start.
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let origin: Origin = format!("https://{ACME}:{}", door.port()).parse().unwrap();
    let ca_file = Some(ours.path("ca.pem"));
    let http = Http::new(origin.clone(), HttpOptions { ca_file, ..HttpOptions::default() });
    let get = |account: &str, token: Option<&str>| {
        let url = origin.join(&format!("/reports/{account}/sales?from=2026")).unwrap();
        // What a caller says of itself is thrown away on the way.
        let mut request = http.prepare().unwrap().get(url).header("X-Account", "acc_forged");
        request = request.header("X-Principal", "usr_forged").header("Forwarded", "for=192.0.2.1;proto=http");
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let request = request.build().unwrap();
        wait(async { http.send(request).await.unwrap() })
    };
    let own = stage.acme.account.as_str();
    assert_eq!(get(own, Some(&admin)).status().as_u16(), 200);
    let passed = seen.try_recv().unwrap();
    let field = |name: &str| {
        let found = passed.headers.iter().filter(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(passed.path, format!("/reports/{own}/sales?from=2026"));
    assert_eq!((field("x-account"), field("x-principal")), (vec![own], vec![stage.acme.id.as_str()]));
    assert!(field("x-tenant")[0].starts_with("ten_") && field("authorization").is_empty(), "{passed:?}");
    // Refusals reach the caller as what they are, and the service hears nothing of them.
    assert_eq!(get(own, Some(&viewer)).status().as_u16(), 403);
    assert_eq!(get(&stage.master.account, Some(&admin)).status().as_u16(), 404, "an account above");
    assert_eq!(get("acc_00000000000000000000000000", Some(&admin)).status().as_u16(), 404);
    let nobody = get(own, None);
    assert_eq!(
        (nobody.status().as_u16(), nobody.headers()["www-authenticate"].to_str().unwrap()),
        (401, "Bearer")
    );
    let too_many = (0..60).any(|_| get(own, Some("none")).status().as_u16() == 429);
    assert!(too_many, "a caller without a credential may ask without end");
    assert!(seen.try_recv().is_err(), "a refused request reached the service");
    server.stop();
}
