//! Requests and sign-in flows against a scripted server.

use std::{cell::RefCell, rc::Rc, time::Duration};

use serde_json::{Value, json};

use crate::{
    Api, ApiOptions, Call, Error, Http, Pages, RetryPolicy, Secret, Write,
    credentials::{Bearer, BearerFuture, Credentials},
    discovery::{self, Provider},
    oauth::{self, Poll, Polling, Verdict},
    scripted::{Scripted, token},
};

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(future)
}

struct Source {
    origin: crate::Origin,
    given: RefCell<u32>,
}

impl Credentials for Source {
    fn bearer<'a>(&'a self, refused: Option<&'a Bearer>) -> BearerFuture<'a> {
        Box::pin(async move {
            let number = if refused.is_some() { 2 } else { 1 };
            *self.given.borrow_mut() += 1;
            Ok(Bearer::new(self.origin.clone(), Secret::new(format!("bearer-{number}"))))
        })
    }
}

fn api(http: &Http) -> Api {
    let retry =
        RetryPolicy { total: Duration::from_secs(20), attempts: 4, first_wait: Duration::from_millis(1) };
    let base = http.origin().join("/api/v1").unwrap();
    let source = Source { origin: http.origin().clone(), given: RefCell::new(0) };
    Api::new(http.clone(), ApiOptions { base, acting: Some("acc_1".to_owned()), retry }, Rc::new(source))
        .unwrap()
}

const JSON: &str = "Content-Type: application/json\r\n";
const PROBLEM: &str = "Content-Type: application/problem+json\r\n";

fn header<'a>(request: &'a str, name: &str) -> Option<&'a str> {
    request.lines().find_map(|line| {
        let (n, value) = line.split_once(": ")?;
        n.eq_ignore_ascii_case(name).then_some(value.trim())
    })
}

fn problem(status: u16, code: &str) -> String {
    json!({"type": "urn:problem:x", "title": "T", "status": status, "code": code, "detail": "D"}).to_string()
}

#[test]
fn a_write_keeps_its_idempotency_key_and_request_id_through_every_retry() {
    let server = Scripted::serve(vec![
        (503, PROBLEM, problem(503, "unavailable")),
        (502, "", "<html>".to_owned()),
        (409, PROBLEM, problem(409, "request_in_flight")),
        (201, JSON, json!({"ok": true}).to_string()),
    ]);
    let api = api(&server.http());
    let write = Write { if_match: Some("\"v1\"".to_owned()), ..Write::default() };
    let answer = block_on(api.post::<_, Value>(&["accounts", "self"], &json!({"a": 1}), &write)).unwrap();
    assert_eq!(answer.status, 201);
    let asked = server.asked();
    assert_eq!(asked.len(), 4);
    for name in ["idempotency-key", "x-request-id", "if-match", "acting-account", "authorization"] {
        let values: std::collections::BTreeSet<_> = asked.iter().map(|r| header(r, name)).collect();
        assert_eq!(values.len(), 1, "{name}: {values:?}");
        assert!(values.iter().all(Option::is_some), "{name}");
    }
    assert_eq!(header(&asked[0], "authorization"), Some("Bearer bearer-1"));
    assert!(answer.request_id.starts_with("req_"));
}

#[test]
fn a_refusal_is_told_at_once_with_its_code_and_request_id() {
    let server = Scripted::serve(vec![(
        403,
        "Content-Type: application/problem+json\r\nX-Request-Id: req_x\r\n",
        problem(403, "forbidden"),
    )]);
    let error = block_on(api(&server.http()).get::<Value>(&["me"])).unwrap_err();
    match error {
        Error::Problem(problem) => {
            assert_eq!((problem.code.as_str(), problem.request_id.as_str()), ("forbidden", "req_x"));
        }
        other => panic!("{other:?}"),
    }
    assert_eq!(server.asked().len(), 1);
}

#[test]
fn cli_3_a_redirect_is_not_followed() {
    let elsewhere = Scripted::serve(vec![(200, JSON, "{}".to_owned())]);
    let target: &'static str =
        Box::leak(format!("Location: {}/api/v1/me\r\n", elsewhere.origin).into_boxed_str());
    for status in [301, 302, 307, 308] {
        let server = Scripted::serve(vec![(status, target, String::new())]);
        let error = block_on(api(&server.http()).get::<Value>(&["me"])).unwrap_err();
        assert!(
            matches!(&error, Error::Protocol { message, .. } if message.contains("redirect")),
            "{error:?}"
        );
    }
    assert!(elsewhere.asked().is_empty(), "a credential went elsewhere");
}

#[test]
fn a_refused_bearer_is_renewed_once() {
    let server = Scripted::serve(vec![
        (401, PROBLEM, problem(401, "unauthenticated")),
        (200, JSON, json!({"ok": true}).to_string()),
        (401, PROBLEM, problem(401, "unauthenticated")),
        (401, PROBLEM, problem(401, "unauthenticated")),
    ]);
    let api = api(&server.http());
    assert_eq!(block_on(api.get::<Value>(&["me"])).unwrap().value["ok"], true);
    assert_eq!(header(&server.asked()[1], "authorization"), Some("Bearer bearer-2"));
    assert!(matches!(block_on(api.get::<Value>(&["me"])), Err(Error::Problem(p)) if p.status == 401));
    assert_eq!(server.asked().len(), 4);
}

#[test]
fn pages_are_fetched_one_after_the_other_and_the_end_is_known() {
    let page = |items: &[u32], next: Option<&str>| {
        json!({"items": items, "next_cursor": next, "complete": next.is_none()}).to_string()
    };
    let server = Scripted::serve(vec![
        (200, JSON, page(&[1, 2], Some("c1"))),
        (200, JSON, page(&[3], None)),
        (200, JSON, page(&[1, 2], Some("c1"))),
        (200, JSON, page(&[1, 2], Some("c1"))),
        (200, JSON, page(&[3, 4], Some("c1"))),
    ]);
    let api = api(&server.http());
    let pages = |rows| Pages::<u32>::new(&api, Call::get(&["x"]), Default::default(), rows);
    block_on(async {
        let mut all = pages(None);
        assert_eq!(all.next().await.unwrap(), Some(vec![1, 2]));
        assert!(!all.complete());
        assert_eq!(all.next().await.unwrap(), Some(vec![3]));
        assert_eq!(all.next().await.unwrap(), None);
        assert!(all.complete());
        let mut some = pages(Some(2));
        assert_eq!(some.next().await.unwrap(), Some(vec![1, 2]));
        assert_eq!(some.next().await.unwrap(), None);
        assert!(!some.complete());
        assert_eq!(some.cursor(), Some("c1"));
        let mut stuck = pages(None);
        assert!(stuck.next().await.is_ok());
        assert!(matches!(stuck.next().await, Err(Error::Protocol { .. })), "the same cursor twice");
    });
    let asked = server.asked();
    assert!(asked[0].starts_with("GET /api/v1/x?limit=500 "), "{}", asked[0]);
    assert!(asked[1].contains("cursor=c1"), "{}", asked[1]);
    assert!(asked[2].contains("limit=2 "), "{}", asked[2]);
}

#[test]
fn the_next_page_is_asked_for_while_this_one_is_used() {
    let page = |items: &[u32], next: Option<&str>| {
        (200, JSON, json!({"items": items, "next_cursor": next, "complete": next.is_none()}).to_string())
    };
    let server = Scripted::serve_kept_alive(vec![page(&[1], Some("c1")), page(&[2], None)]);
    let api = api(&server.http());
    block_on(async {
        let mut pages = Pages::<u32>::new(&api, Call::get(&["x"]), Default::default(), None);
        assert_eq!(pages.next().await.unwrap(), Some(vec![1]));
        // Nothing here gives the runtime a turn: the request is on its way already.
        let asked = (0..1000).any(|_| {
            std::thread::sleep(Duration::from_millis(10));
            server.asked().len() == 2
        });
        assert!(asked, "the second page was not asked for");
        assert_eq!(pages.next().await.unwrap(), Some(vec![2]));
        assert_eq!(pages.next().await.unwrap(), None);
    });
    assert_eq!(server.asked().len(), 2);
}

#[test]
fn rows_of_ndjson_come_in_whole() {
    let body = "{\"n\":1}\n\n{\"n\":2}\n{\"n\":3}".to_owned();
    let server = Scripted::serve(vec![(200, "Content-Type: application/x-ndjson\r\n", body)]);
    let api = api(&server.http());
    block_on(async {
        let mut rows = api.rows(Call::get(&["x"])).await.unwrap().value;
        let mut numbers = Vec::new();
        while let Some(row) = rows.next::<Value>().await.unwrap() {
            numbers.push(row["n"].as_u64().unwrap());
        }
        assert_eq!(numbers, [1, 2, 3]);
    });
    assert_eq!(header(&server.asked()[0], "accept"), Some("application/x-ndjson"));
}

fn provider(origin: &crate::Origin) -> Provider {
    Provider {
        issuer: origin.to_string(),
        authorization_endpoint: Some(format!("{origin}/authorize")),
        token_endpoint: format!("{origin}/token"),
        device_authorization_endpoint: Some(format!("{origin}/device_authorization")),
        revocation_endpoint: Some(format!("{origin}/revoke")),
    }
}

fn refusal(code: &str) -> (u16, &'static str, String) {
    (400, JSON, json!({"error": code}).to_string())
}

#[test]
fn tok_1_the_device_flow_waits_through_pending_trouble_and_slow_down() {
    let code = json!({"device_code": "dev-secret", "user_code": "BDWP-HQPK", "verification_uri": "{origin}/device",
        "verification_uri_complete": "{origin}/device?user_code=BDWP-HQPK", "expires_in": 900, "interval": 0});
    // The token names the issuer, which is known when the server is; so it is served in a second script.
    let first = Scripted::serve(vec![
        (200, JSON, code.to_string()),
        refusal("authorization_pending"),
        (500, "", "trouble".to_owned()),
        refusal("slow_down"),
        refusal("access_denied"),
    ]);
    let http = first.http();
    block_on(async {
        let code = oauth::start_device(&http, &provider(&first.origin), "cli", "openid").await.unwrap();
        let mut polling = Polling::new(&code);
        let mut verdicts = Vec::new();
        for _ in 0..4 {
            let poll = oauth::poll_device(&http, &provider(&first.origin), "cli", &code).await;
            verdicts.push(polling.after(poll));
        }
        assert!(matches!(verdicts[0], Verdict::Wait(w) if w == Duration::from_millis(200)), "{verdicts:?}");
        assert!(matches!(verdicts[1], Verdict::Wait(w) if w > Duration::from_secs(1)), "{verdicts:?}");
        assert!(matches!(verdicts[2], Verdict::Wait(w) if w == Duration::from_millis(5200)), "{verdicts:?}");
        assert!(
            matches!(&verdicts[3], Verdict::Failed(Error::OAuth(o)) if o.code == "access_denied"),
            "{verdicts:?}"
        );
    });
    let asked = first.asked();
    assert!(
        asked[0].contains("code_challenge_method=S256") && asked[0].contains("client_id=cli"),
        "{}",
        asked[0]
    );
    assert!(
        asked[1].contains("code_verifier=") && asked[1].contains("device_code=dev-secret"),
        "{}",
        asked[1]
    );
    assert!(!asked.iter().any(|r| header(r, "authorization").is_some()));
}

#[test]
fn tok_1_a_verification_page_elsewhere_is_refused() {
    let code = json!({"device_code": "d", "user_code": "U", "verification_uri": "https://evil.example/device", "expires_in": 900});
    let server = Scripted::serve(vec![(200, JSON, code.to_string())]);
    let started = block_on(oauth::start_device(&server.http(), &provider(&server.origin), "cli", "openid"));
    assert!(matches!(started, Err(Error::Protocol { .. })), "{started:?}");
}

#[test]
fn cli_1_a_code_is_exchanged_with_its_verifier_and_the_nonce_is_compared() {
    let issuer = "https://issuer.example".to_owned();
    let nowhere = Provider {
        issuer: issuer.clone(),
        authorization_endpoint: Some(format!("{issuer}/authorize")),
        token_endpoint: String::new(),
        device_authorization_endpoint: None,
        revocation_endpoint: None,
    };
    let request = oauth::start_code(&nowhere, "cli", "openid", 8123).unwrap().unwrap();
    let nonce = request.url.query_pairs().find(|(name, _)| name == "nonce").unwrap().1.into_owned();
    let granted = |nonce: &str| {
        let part = |text: String| data_encoding::BASE64URL_NOPAD.encode(text.as_bytes());
        let id = format!("{}.{}.c2ln", part("{}".to_owned()), part(json!({"nonce": nonce}).to_string()));
        let body = json!({"access_token": token(&issuer), "token_type": "Bearer", "expires_in": 300, "id_token": id});
        (200, JSON, body.to_string())
    };
    let without = json!({"access_token": token(&issuer), "token_type": "Bearer", "expires_in": 300});
    let server = Scripted::serve(vec![granted(&nonce), granted("other"), (200, JSON, without.to_string())]);
    let provider = Provider { token_endpoint: format!("{}/token", server.origin), ..nowhere };
    let http = server.http();
    let code = Secret::new("the-code");
    let exchange = || block_on(oauth::exchange_code(&http, &provider, "cli", &request, &code));
    assert_eq!(exchange().unwrap().claims.iss, issuer);
    for _ in 0..2 {
        let refused = exchange();
        assert!(
            matches!(&refused, Err(Error::Protocol { message, .. }) if message.contains("nonce")),
            "{refused:?}"
        );
    }
    let asked = &server.asked()[0];
    assert!(asked.contains("grant_type=authorization_code&code=the-code&"), "{asked}");
    assert!(
        asked.contains("redirect_uri=http%3A%2F%2F127.0.0.1%3A8123%2Fcallback&code_verifier="),
        "{asked}"
    );
}

#[test]
fn a_token_by_another_issuer_is_refused() {
    let granted = |iss: &str| {
        (200, JSON, json!({"access_token": token(iss), "token_type": "Bearer", "expires_in": 300, "refresh_token": "r2"}).to_string())
    };
    let server = Scripted::serve(vec![granted("https://evil.example"), granted("https://evil.example")]);
    let http = server.http();
    let refused = block_on(oauth::refresh(&http, &provider(&server.origin), "cli", "r1"));
    assert!(
        matches!(&refused, Err(Error::Protocol { message, .. }) if message.contains("evil.example")),
        "{refused:?}"
    );
    // The same answer is good where that issuer was asked.
    let good = Provider { issuer: "https://evil.example".to_owned(), ..provider(&server.origin) };
    let tokens = block_on(oauth::refresh(&http, &good, "cli", "r1")).unwrap();
    assert_eq!(tokens.refresh.unwrap().reveal(), "r2");
    assert!(server.asked()[0].contains("grant_type=refresh_token&refresh_token=r1&client_id=cli"));
}

#[test]
fn a_client_shows_id_and_secret_by_basic() {
    let server = Scripted::serve(vec![refusal("invalid_client")]);
    let error =
        block_on(oauth::client_credentials(&server.http(), &provider(&server.origin), "cli_1", "a:b c"))
            .unwrap_err();
    assert!(matches!(error, Error::OAuth(o) if o.code == "invalid_client"));
    let asked = server.asked();
    let basic = header(&asked[0], "authorization").unwrap().strip_prefix("Basic ").unwrap();
    assert_eq!(data_encoding::BASE64.decode(basic.as_bytes()).unwrap(), b"cli_1:a%3Ab+c");
}

#[test]
fn cli_3_a_door_that_names_another_origin_is_not_believed() {
    let door = |api: &str, issuer: &str| {
        json!({"version": 1, "tenant": {"id": ::api::id::TenantId::from_bytes([1; 16]), "name": "A"},
            "brand": {"logo_url": null, "colors": ["#000000", "#ffffff"], "locale": "en"},
            "api": api, "issuer": issuer, "client_id": "cli", "min_client_version": "0.1.0"})
        .to_string()
    };
    let server = Scripted::serve(vec![
        (200, JSON, door("{origin}/api/v1", "{origin}")),
        (200, JSON, door("https://evil.example/api/v1", "{origin}")),
        (200, JSON, door("{origin}/api/v1", "https://evil.example")),
    ]);
    let http = server.http();
    let retry = RetryPolicy { attempts: 1, ..RetryPolicy::default() };
    block_on(async {
        let good = discovery::door(&http, retry).await.unwrap();
        assert_eq!(good.issuer, server.origin.to_string());
        assert!(discovery::door(&http, retry).await.is_err());
        let elsewhere = discovery::door(&http, retry).await.unwrap_err();
        assert!(
            elsewhere.to_string().contains("sign in to this tenant at https://evil.example"),
            "{elsewhere}"
        );
    });
}

#[test]
fn a_platform_that_is_away_says_so_with_its_count() {
    // A port that was just free.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let http =
        Http::new(format!("http://door.localhost:{port}").parse().unwrap(), crate::HttpOptions::default());
    let error = block_on(api(&http).get::<Value>(&["me"])).unwrap_err();
    match error {
        Error::Transport(transport) => {
            assert_eq!(transport.kind, crate::TransportKind::Refused);
            assert_eq!(transport.attempts, 4);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_poll_without_an_answer_is_trouble_and_no_end() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let _ = rustls::crypto::aws_lc_rs::default_provider().install_default();
    let http = Http::new(format!("http://localhost:{port}").parse().unwrap(), crate::HttpOptions::default());
    let code = serde_json::from_value(json!({"device_code": "d", "verifier": "v", "user_code": "U",
        "verification_uri": "http://localhost/d", "verification_uri_complete": null,
        "expires_at": "2100-01-01T00:00:00Z", "interval": 1}))
    .unwrap();
    let poll = block_on(oauth::poll_device(&http, &provider(http.origin()), "cli", &code));
    assert!(matches!(poll, Poll::Trouble(Error::Transport(_))), "{poll:?}");
}
