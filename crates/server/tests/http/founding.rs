//! `init` and `serve`: a platform that is prepared once and served by several processes.

use std::{net::SocketAddr, path::PathBuf};

use api::problem::Code;
use api::tenants::Locale;
use server::{dev, init, limits::Limits, master_key, password, rates::Rate, serve};
use testkit::{Ask, Browser, person};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        Self(std::env::temp_dir().join(format!("server-{name}-{}", std::process::id())))
    }

    fn place(&self) -> serve::Place {
        serve::Place { data: Some(self.0.clone()), database: None, master_key_file: None }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn founding(folder: &Folder) -> init::Options {
    init::Options {
        place: folder.place(),
        domain: "localhost".parse().unwrap(),
        admin_email: "root@example.com".parse().unwrap(),
        locale: Locale::En,
    }
}

fn serving(folder: &Folder, public_port: Option<u16>) -> serve::Options {
    let free = SocketAddr::from(([127, 0, 0, 1], 0));
    serve::Options {
        place: folder.place(),
        listen: free,
        ops_listen: free,
        public_port,
        trusted_proxies: Vec::new(),
        tls: server::tls::Sources::default(),
        suffixes: Vec::new(),
        access_token_ttl: None,
        device_interval: Some(1),
        rate: Rate::Off,
        limits: Limits::default(),
        outbox: None,
        dns: Default::default(),
        door_target: None,
        parent: None,
    }
}

fn block_on<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(work)
}

#[test]
fn a2_dev_on_a_prepared_folder_names_the_owner_of_the_master_account() {
    let folder = Folder::new("init-dev");
    block_on(async {
        init::run(founding(&folder)).await.unwrap();
        let options = dev::Options { data: Some(folder.0.clone()), ..dev::Options::default() };
        let started = dev::start(options).await.unwrap();
        assert_eq!(started.ready.admin.email, "root@example.com");
        assert_eq!(started.ready.admin.password, None);
        started.stop().await;
    });
}

#[test]
fn a1_a_platform_is_prepared_once_and_served() {
    let folder = Folder::new("init");
    block_on(async {
        let refused = serve::start(serving(&folder, None)).await.err().unwrap();
        assert!(refused.to_string().contains("cron platform init"), "{refused}");
        let made = init::run(founding(&folder)).await.unwrap();
        assert_eq!((made.domain.as_str(), made.email.as_str()), ("localhost", "root@example.com"));
        assert_eq!(made.master_key, master_key::place(&folder.0));
        let again = init::run(founding(&folder)).await.unwrap_err();
        assert!(again.to_string().contains("already"), "{again}");

        let (ready, first) = serve::start(serving(&folder, None)).await.unwrap();
        let port = first.address.port();
        assert_eq!(ready.url, format!("http://localhost:{port}"));
        let (_, second) = serve::start(serving(&folder, Some(port))).await.unwrap();
        let (one, other) = (first.address, second.address);
        // Signed in at one process, the browser is known at the other: they share the database and the origin.
        tokio::task::spawn_blocking(move || {
            let host = format!("localhost:{port}");
            let mut browser = Browser::new(one, &host);
            browser.open("/sign-in").unwrap();
            browser.submit(&[("username", "root@example.com"), ("password", &made.password)], None).unwrap();
            let cookie =
                browser.cookies().iter().map(|(n, v)| format!("{n}={v}")).collect::<Vec<_>>().join("; ");
            let started = Ask::new("POST", &host, identity::discovery::DEVICE_AUTHORIZATION)
                .form(&[("client_id", "cli")])
                .send(one)
                .unwrap();
            let code = started.json()["user_code"].as_str().unwrap().to_owned();
            let page = Ask::new("GET", &host, &format!("/device/confirm?user_code={code}"))
                .header("Cookie", &cookie)
                .send(other)
                .unwrap();
            assert_eq!(page.status, 200);
            assert!(page.text().contains("root@example.com") && page.text().contains(&code));
        })
        .await
        .unwrap();
        first.stop().await;
        second.stop().await;
    });
}

#[test]
fn s9_a_lost_password_is_set_anew_by_the_operators_hand() {
    let folder = Folder::new("reset");
    block_on(async {
        let nowhere = password::reset(folder.place(), "root@example.com".parse().unwrap()).await.unwrap_err();
        assert!(nowhere.to_string().contains("no data folder") && !folder.0.exists(), "{nowhere}");
        let made = init::run(founding(&folder)).await.unwrap();
        let (_, running) = serve::start(serving(&folder, None)).await.unwrap();
        let address = running.address;
        let host = format!("localhost:{}", address.port());
        let (door, old) = (host.clone(), made.password.clone());
        let before =
            tokio::task::spawn_blocking(move || person::sign_in(address, &door, "root@example.com", &old));
        let before = before.await.unwrap().unwrap()["access_token"].as_str().unwrap().to_owned();

        let unknown =
            password::reset(folder.place(), "nobody@example.com".parse().unwrap()).await.unwrap_err();
        assert_eq!(unknown.code(), Some(Code::UserNotFound));
        let reset = password::reset(folder.place(), "ROOT@example.com".parse().unwrap()).await.unwrap();
        assert_eq!(reset.email, "root@example.com");
        assert_ne!(reset.password, made.password);

        tokio::task::spawn_blocking(move || {
            let get =
                |token: &str, path: &str| Ask::new("GET", &host, path).bearer(token).send(address).unwrap();
            assert_eq!(get(&before, "/api/v1/me").status, 401, "the session ended");
            assert!(person::sign_in(address, &host, "root@example.com", &made.password).is_err());
            let again = person::sign_in(address, &host, "root@example.com", &reset.password).unwrap();
            let token = again["access_token"].as_str().unwrap();
            let audit = get(token, "/api/v1/accounts/self/audit?filter=action:users:reset-password").json();
            assert_eq!(audit["items"].as_array().map(Vec::len), Some(1), "{audit}");
            let entry = &audit["items"][0];
            assert_eq!(
                (&entry["target"], &entry["actor"]["kind"]),
                (&reset.user.as_str().into(), &"system".into())
            );
            assert!(!audit.to_string().contains(&reset.password));
        })
        .await
        .unwrap();
        running.stop().await;
    });
}

#[test]
fn s11_plain_http_exists_on_loopback_alone() {
    let folder = Folder::new("loopback");
    block_on(async {
        init::run(founding(&folder)).await.unwrap();
        for address in ["0.0.0.0:0", "192.0.2.1:8090", "[::]:0"] {
            let options = serve::Options { listen: address.parse().unwrap(), ..serving(&folder, None) };
            let refused = serve::start(options).await.err().unwrap().to_string();
            assert!(refused.contains("loopback") && refused.contains("S11"), "{refused}");
        }
        let options = serve::Options { ops_listen: "0.0.0.0:0".parse().unwrap(), ..serving(&folder, None) };
        assert!(serve::start(options).await.is_err());
    });
}

#[test]
fn srv_4_without_the_right_master_key_nothing_is_served() {
    let folder = Folder::new("key");
    block_on(async {
        init::run(founding(&folder)).await.unwrap();
        let key = master_key::place(&folder.0);
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o644)).unwrap();
        let refused = serve::start(serving(&folder, None)).await.err().unwrap();
        assert!(format!("{refused:#}").contains("others can read"), "{refused:#}");
        std::fs::remove_file(&key).unwrap();
        let refused = serve::start(serving(&folder, None)).await.err().unwrap();
        assert!(refused.to_string().contains("no master key"), "{refused}");
        // Another's key is noticed at the very first start.
        std::fs::write(&key, format!("{:064}\n", 7)).unwrap();
        std::fs::set_permissions(&key, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
        let refused = serve::start(serving(&folder, None)).await.err().unwrap();
        assert!(format!("{refused:#}").contains("does not open under this master key"), "{refused:#}");
    });
}
