//! The route table and the router are the same, and the table has all of the platform's operations (Rule S3).

use std::{collections::BTreeMap, fs, path::Path};

use platform::operation::Run;
use server::routes::{BASE, BESIDE, ROUTES, Verb};
use testkit::{LivePlatform, Options};

/// The names of the operations that the platform's sources declare.
fn declared(folder: &Path, found: &mut BTreeMap<String, usize>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            declared(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            let text = fs::read_to_string(&path).unwrap();
            for part in text.split(": Operation =").skip(1) {
                let name = part.split("name: \"").nth(1).and_then(|t| t.split('"').next()).unwrap();
                *found.entry(name.to_owned()).or_default() += 1;
            }
        }
    }
}

#[test]
fn s3_every_operation_has_one_route() {
    let mut found = BTreeMap::new();
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    declared(&crates.join("platform/src"), &mut found);
    declared(&crates.join("server/src"), &mut found);
    assert!(found.len() > 30, "the sources were not found");
    let mut routed = BTreeMap::new();
    for operation in ROUTES.iter().map(|route| route.operation).chain(BESIDE.iter().copied()) {
        *routed.entry(operation.name.to_owned()).or_default() += 1;
    }
    assert_eq!(found, routed);
    // Beside the table stands but this one.
    assert_eq!(BESIDE.iter().map(|operation| operation.name).collect::<Vec<_>>(), ["gateway.admit"]);
}

#[test]
fn s3_every_write_has_a_permission_and_every_route_a_place_of_its_own() {
    let mut places = std::collections::BTreeSet::new();
    for route in ROUTES {
        assert!(
            places.insert((route.verb.as_str(), route.path)),
            "{} {} twice",
            route.verb.as_str(),
            route.path
        );
        let is_own = matches!(route.operation.run, Run::Principal(_));
        // What is one's own needs no permission of an account's.
        assert!(!route.operation.writes || is_own || route.operation.permission.is_some(), "{}", route.path);
        assert_eq!(route.operation.writes, route.needs_key());
        let reads = route.verb == Verb::Get;
        assert!(!reads || !route.operation.writes, "{} changes something on GET", route.path);
    }
}

#[test]
fn s3_every_route_answers_and_none_without_a_credential() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let nobody = platform.ask("GET", "localhost", "/api/v1/me").send(platform.address).unwrap();
    let mut expected = nobody.json();
    expected.as_object_mut().unwrap().remove("request_id");
    for route in ROUTES {
        let mut path = format!("{BASE}{}", route.path.replace("{a}", "self"));
        for name in route.path_parameters() {
            path = path.replace(&format!("{{{name}}}"), "unknown");
        }
        let verb = route.verb.as_str();
        let stranger = platform.ask(verb, "localhost", &path).send(platform.address).unwrap();
        assert_eq!(stranger.status, 401, "{verb} {path}");
        assert_eq!(stranger.header("www-authenticate"), Some("Bearer"));
        let mut body = stranger.json();
        body.as_object_mut().unwrap().remove("request_id");
        assert_eq!(body, expected, "{verb} {path}");

        let known = platform.ask(verb, "localhost", &path).bearer(&token).send(platform.address).unwrap();
        assert!(!["route_not_found", "method_not_allowed"].contains(&known.code().as_str()), "{verb} {path}");
        assert_ne!(known.status, 500, "{verb} {path}: {}", known.text());
        assert_eq!(known.status == 428, route.operation.writes, "{verb} {path}: {}", known.text());
    }
}

#[test]
fn s3_reads_have_an_etag_and_know_it_again() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let first = platform.call(&token, "GET", "/accounts/self", None).unwrap();
    assert_eq!(first.status, 200);
    let etag = first.header("etag").unwrap();
    let again = platform
        .ask("GET", "localhost", "/api/v1/accounts/self")
        .bearer(&token)
        .header("If-None-Match", etag)
        .send(platform.address)
        .unwrap();
    assert_eq!((again.status, again.body.len()), (304, 0));
    assert_eq!(again.header("etag"), Some(etag));
}

#[test]
fn a_list_comes_page_by_page_or_line_by_line() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    for at in 0..7 {
        let account =
            super::account(&format!("c{at}"), &format!("o{at}@c.example"), &format!("c{at}.localhost"));
        assert_eq!(
            platform.call(&token, "POST", "/accounts/self/accounts", Some(&account)).unwrap().status,
            201
        );
    }
    let page = platform.call(&token, "GET", "/accounts/self/accounts?limit=3", None).unwrap().json();
    assert_eq!(page["items"].as_array().unwrap().len(), 3);
    assert_eq!(page["complete"], false);
    let lines = platform
        .ask("GET", "localhost", "/api/v1/accounts/self/accounts")
        .bearer(&token)
        .header("Accept", "application/x-ndjson")
        .send(platform.address)
        .unwrap();
    assert_eq!(lines.header("content-type"), Some("application/x-ndjson"));
    let slugs: Vec<String> = lines
        .text()
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).unwrap()["slug"].as_str().unwrap().to_owned()
        })
        .collect();
    assert_eq!(slugs.len(), 7, "{slugs:?}");

    let refused = platform
        .ask("GET", "localhost", "/api/v1/accounts/self/accounts?filter=nonsense:1")
        .bearer(&token)
        .header("Accept", "application/x-ndjson")
        .send(platform.address)
        .unwrap();
    assert_eq!(refused.status, 422, "a refusal comes before the first line");
}

#[test]
fn s9_an_export_is_lines_under_a_signed_header() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    let account = super::account("acme", "o@acme.example", "acme.localhost");
    assert_eq!(platform.call(&token, "POST", "/accounts/self/accounts", Some(&account)).unwrap().status, 201);
    let export = platform.call(&token, "GET", "/accounts/self/audit/export", None).unwrap();
    assert_eq!(export.status, 200, "{}", export.text());
    let text = export.text();
    let mut lines = text.lines();
    let header: serde_json::Value = serde_json::from_str(lines.next().unwrap()).unwrap();
    assert_eq!(header["signature"].as_str().unwrap().split('.').count(), 3);
    assert_eq!(header["head_seq"].as_u64().unwrap() as usize, lines.count());
}
