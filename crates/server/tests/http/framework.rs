//! What the framework would answer by itself is a problem like any other (SRV-7).

use serde_json::json;
use testkit::{Answer, LivePlatform, Options, send_raw};

fn is_problem(answer: &Answer, status: u16, code: &str) {
    assert_eq!((answer.status, answer.code().as_str()), (status, code), "{}", answer.text());
    assert_eq!(answer.header("content-type"), Some("application/problem+json"));
    let id = answer.header("x-request-id").unwrap();
    let body = answer.json();
    assert_eq!(body["request_id"], id);
    assert_eq!(body["status"], status);
    assert_eq!(body["type"], format!("urn:problem:{code}"));
    assert_eq!(answer.header("server"), None);
    for internal in ["hyper", "axum", "serde", "panicked", "sqlite", "src/"] {
        assert!(!answer.text().to_lowercase().contains(internal), "{internal}: {}", answer.text());
    }
}

#[test]
fn srv_7_malformed_requests_are_problems() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let raw = |bytes: &[u8]| send_raw(platform.address, bytes).unwrap();
    is_problem(&raw(b"GARBAGE\r\n\r\n"), 400, "bad_request");
    is_problem(&raw(b"GET / HTTP/1.1\r\nno colon\r\n\r\n"), 400, "bad_request");
    is_problem(&raw(b"GET / HTTP/9.9\r\nHost: localhost\r\n\r\n"), 400, "bad_request");
    is_problem(&raw(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n\r\n"), 400, "bad_request");
    let huge = format!("GET / HTTP/1.1\r\nHost: localhost\r\nX: {}\r\n\r\n", "x".repeat(70_000));
    is_problem(&raw(huge.as_bytes()), 431, "headers_too_large");
    let many = format!("GET / HTTP/1.1\r\nHost: localhost\r\n{}\r\n", "X: y\r\n".repeat(120));
    is_problem(&raw(many.as_bytes()), 431, "headers_too_large");
    let long = format!("GET /{} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "x".repeat(9_000));
    is_problem(&raw(long.as_bytes()), 414, "uri_too_long");
    is_problem(&raw(b"GET /nowhere HTTP/1.0\r\nHost: localhost\r\n\r\n"), 404, "route_not_found");
}

#[test]
fn srv_7_what_the_router_refuses_is_a_problem() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let ask = |method: &str, path: &str| platform.ask(method, "localhost", path).bearer(&token);
    let send = |ask: testkit::Ask| ask.send(platform.address).unwrap();
    is_problem(&send(ask("GET", "/nowhere")), 404, "route_not_found");
    is_problem(&send(ask("GET", "/api/v1/nowhere")), 404, "route_not_found");
    is_problem(&send(ask("GET", "/api/v2/me")), 404, "route_not_found");
    is_problem(&send(ask("GET", "/api/v1/accounts/%ff")), 404, "route_not_found");
    is_problem(&send(ask("DELETE", "/device")), 405, "method_not_allowed");
    is_problem(&send(ask("POST", "/api/v1/me")), 405, "method_not_allowed");
    is_problem(&send(ask("BREW", "/api/v1/me")), 405, "method_not_allowed");
    is_problem(&send(ask("GET", "/metrics")), 404, "route_not_found");
    is_problem(&send(ask("GET", "/livez")), 404, "route_not_found");
    is_problem(&send(ask("GET", "/assets/../secrets")), 404, "route_not_found");

    let create = || ask("POST", "/api/v1/accounts/self/accounts").header("Idempotency-Key", "k");
    let with = |kind: &str, body: &[u8]| {
        let mut ask = create().header("Content-Type", kind);
        ask.body = body.to_vec();
        send(ask)
    };
    is_problem(&with("application/json", b"{\"slug\": "), 400, "bad_request");
    is_problem(&with("application/json", b"\xff\xfe"), 400, "bad_request");
    is_problem(&with("text/plain", b"{}"), 415, "unsupported_media_type");
    is_problem(&with("application/json", &vec![b' '; 300_000]), 413, "body_too_large");
    is_problem(&with("application/json", b"[]"), 422, "invalid");
    is_problem(&send(create()), 422, "invalid");
    is_problem(&send(ask("GET", "/api/v1/me").json(&json!({}))), 400, "bad_request");
    is_problem(&send(ask("GET", "/api/v1/me?x=1")), 422, "invalid");
    is_problem(
        &send(ask("POST", "/api/v1/accounts/self/accounts").json(&json!({}))),
        428,
        "precondition_required",
    );
    let key = ask("POST", "/api/v1/accounts/self/accounts").header("Idempotency-Key", "a b");
    is_problem(&send(key), 400, "bad_request");
    let form = platform.ask("POST", "localhost", "/oauth/token").json(&json!({}));
    is_problem(&send(form), 415, "unsupported_media_type");
}

#[test]
fn srv_7_the_request_id_is_taken_and_given_back() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let ask = |id: &str| {
        platform
            .ask("GET", "localhost", "/nowhere")
            .header("X-Request-Id", id)
            .send(platform.address)
            .unwrap()
    };
    assert_eq!(ask("ci-4711").header("x-request-id"), Some("ci-4711"));
    assert!(ask("<script>").header("x-request-id").unwrap().starts_with("req_"));
    let page = platform.ask("GET", "localhost", "/device").send(platform.address).unwrap();
    assert!(page.header("x-request-id").unwrap().starts_with("req_"));
    assert_eq!(page.header("x-content-type-options"), Some("nosniff"));
}

#[test]
fn m1_health_and_metrics_are_the_operators_alone_and_name_nobody() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    super::customer(&platform, &token, "acme");
    let get = |path: &str| testkit::Ask::new("GET", "localhost", path).send(platform.ops).unwrap();
    assert_eq!(get("/livez").status, 200);
    assert_eq!(get("/readyz").status, 200);
    let metrics = get("/metrics");
    assert_eq!(metrics.status, 200);
    let text = metrics.text();
    assert!(text.contains("http_requests_total{") && text.contains("http_request_seconds_bucket{"), "{text}");
    for name in ["acme", "localhost", "acc_", "ten_", "usr_"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    is_problem(&get("/device"), 404, "route_not_found");
}
