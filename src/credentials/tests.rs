//! Renewal by one process at a time, against a scripted issuer. Several `Kept` are what several processes are: each has
//! a lock file handle and a memory of its own.

use std::{
    io::{Read, Write},
    net::TcpListener,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use client::{Secret, credentials::Credentials};
use jiff::Timestamp;

use super::{
    entry::{Entry, Key},
    kept::Kept,
    store::Store,
};
use crate::{
    cli::Global,
    context::Context,
    output::{Options, Printer},
    settings::{Environment, Settings, StoreKind},
};

/// How the issuer's token endpoint behaves.
#[derive(Clone, Copy, PartialEq)]
enum Behaviour {
    Grants,
    Refuses(&'static str),
    Breaks,
}

struct Issuer {
    origin: client::Origin,
    exchanges: Arc<AtomicUsize>,
}

impl Issuer {
    fn start(behaviour: Behaviour) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let origin: client::Origin = format!("http://{}", listener.local_addr().unwrap()).parse().unwrap();
        let exchanges = Arc::new(AtomicUsize::new(0));
        let (counter, own) = (Arc::clone(&exchanges), origin.to_string());
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                let (mut stream, counter, own) = (stream.unwrap(), Arc::clone(&counter), own.clone());
                std::thread::spawn(move || {
                    let mut request = [0_u8; 8192];
                    let n = stream.read(&mut request).unwrap_or(0);
                    let (status, body) = if String::from_utf8_lossy(&request[..n]).starts_with("POST") {
                        let number = counter.fetch_add(1, Ordering::SeqCst) + 1;
                        match behaviour {
                            Behaviour::Grants => (200, granted(&own, number)),
                            Behaviour::Refuses(code) => (400, format!(r#"{{"error":"{code}"}}"#)),
                            Behaviour::Breaks => return,
                        }
                    } else {
                        (200, format!(r#"{{"issuer":"{own}","token_endpoint":"{own}/token"}}"#))
                    };
                    let _ = write!(
                        stream,
                        "HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
                        body.len()
                    );
                });
            }
        });
        Self { origin, exchanges }
    }

    fn exchanges(&self) -> usize {
        self.exchanges.load(Ordering::SeqCst)
    }
}

fn granted(iss: &str, number: usize) -> String {
    let part = |text: &str| data_encoding::BASE64URL_NOPAD.encode(text.as_bytes());
    let claims = part(&format!(r#"{{"iss":"{iss}","sub":"s","exp":4102444800,"n":{number}}}"#));
    format!(
        r#"{{"access_token":"e30.{claims}.c2ln","token_type":"Bearer","expires_in":300,"refresh_token":"r{}"}}"#,
        number + 1
    )
}

fn context(folder: &std::path::Path) -> Context {
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let variables = [
        ("CRON_CONFIG_DIR", folder.to_str().unwrap()),
        ("CRON_CREDENTIALS", "plaintext"),
        ("CRON_TIMEOUT", "20s"),
    ];
    let settings = Settings::resolve(&Global::default(), Environment::of(&variables, folder)).unwrap();
    let printer = Printer::on(Options::default(), Box::new(std::io::sink()), Box::new(std::io::sink()));
    Context::new(settings, printer, Global::default(), false)
}

fn key(issuer: &Issuer) -> Key {
    Key { issuer: issuer.origin.to_string(), origin: issuer.origin.clone(), subject: "s".to_owned() }
}

fn expired() -> Entry {
    Entry {
        serial: 1,
        access: Secret::new("old"),
        expires_at: Timestamp::UNIX_EPOCH,
        refresh: Some(Secret::new("r1")),
        client: None,
    }
}

fn kept(context: &Context, issuer: &Issuer) -> Kept {
    Kept::new(context, Store::of(context, StoreKind::Plaintext), key(issuer))
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

#[test]
fn cli_2_forty_at_expiry_make_one_renewal_and_no_loser() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let issuer = Issuer::start(Behaviour::Grants);
    let store = Store::of(&context, StoreKind::Plaintext);
    block_on(async {
        store.keep(&key(&issuer), &expired()).await.unwrap();
        let all: Vec<Kept> = (0..40).map(|_| kept(&context, &issuer)).collect();
        let bearers = futures_util::future::join_all(all.iter().map(|k| k.bearer(None))).await;
        let first = bearers[0].as_ref().unwrap();
        assert!(bearers.iter().all(|b| b.as_ref().is_ok_and(|b| b.same(first))), "{bearers:?}");
        let stored = store.entry(&key(&issuer)).await.unwrap().unwrap();
        assert_eq!(stored.serial, 2);
        assert_eq!(stored.refresh.unwrap().reveal(), "r2");
    });
    assert_eq!(issuer.exchanges(), 1);
}

#[test]
fn cli_2_a_refused_token_is_renewed_although_its_time_is_not_up() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let issuer = Issuer::start(Behaviour::Grants);
    block_on(async {
        let store = Store::of(&context, StoreKind::Plaintext);
        store.keep(&key(&issuer), &Entry { expires_at: Timestamp::MAX, ..expired() }).await.unwrap();
        let one = kept(&context, &issuer);
        let old = one.bearer(None).await.unwrap();
        assert_eq!(old.reveal(), "old");
        let new = one.bearer(Some(&old)).await.unwrap();
        assert!(!new.same(&old));
        // Another process that was refused the same token finds the new one.
        assert!(kept(&context, &issuer).bearer(Some(&old)).await.unwrap().same(&new));
    });
    assert_eq!(issuer.exchanges(), 1);
}

#[test]
fn cli_2_only_a_dead_grant_clears() {
    for (behaviour, cleared) in [
        (Behaviour::Refuses("invalid_grant"), true),
        (Behaviour::Refuses("invalid_client"), false),
        (Behaviour::Refuses("server_error"), false),
        (Behaviour::Breaks, false),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let context = context(folder.path());
        let issuer = Issuer::start(behaviour);
        block_on(async {
            let store = Store::of(&context, StoreKind::Plaintext);
            store.keep(&key(&issuer), &expired()).await.unwrap();
            let error = kept(&context, &issuer).bearer(None).await.unwrap_err();
            assert_eq!(matches!(error, client::Error::SignIn { .. }), cleared, "{error:?}");
            assert_eq!(store.entry(&key(&issuer)).await.unwrap().is_none(), cleared);
        });
    }
}

#[test]
fn cli_2_a_renewal_that_was_killed_before_it_was_kept_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let issuer = Issuer::start(Behaviour::Grants);
    block_on(async {
        let store = Store::of(&context, StoreKind::Plaintext);
        store.keep(&key(&issuer), &expired()).await.unwrap();
        kept(&context, &issuer).bearer(None).await.unwrap();
        // As if it had died between the answer and the write: the old entry is still there.
        store.keep(&key(&issuer), &expired()).await.unwrap();
        assert!(kept(&context, &issuer).bearer(None).await.is_ok());
    });
    assert_eq!(issuer.exchanges(), 2);
}

#[test]
fn cli_1_a_plain_file_is_private_from_its_first_moment() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let issuer = Issuer::start(Behaviour::Breaks);
    block_on(async {
        let store = Store::of(&context, StoreKind::Plaintext);
        store.prove(&key(&issuer)).await.unwrap();
        store.keep(&key(&issuer), &expired()).await.unwrap();
    });
    let files: Vec<_> =
        std::fs::read_dir(folder.path().join("credentials")).unwrap().map(|f| f.unwrap().path()).collect();
    assert_eq!(files.len(), 1, "the probe is gone: {files:?}");
    assert!(!crate::os::others_can_read(&files[0]).unwrap());
}

#[test]
fn without_a_person_a_missing_sign_in_names_the_ways_out() {
    let folder = tempfile::tempdir().unwrap();
    let context = context(folder.path());
    let error = super::source(&context, &"http://localhost:1".parse().unwrap()).err().unwrap();
    assert_eq!(error.kind(), &crate::error::Kind::SignIn);
    let hints = error.hints().join(" ");
    assert!(hints.contains("CRON_TOKEN_FILE") && hints.contains("CRON_CLIENT_ID"), "{hints}");
}
