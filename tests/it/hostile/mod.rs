//! A server that means harm: what it puts into its answers reaches no terminal (CLI-4), a credential goes nowhere else
//! (CLI-3), and an answer without an end ends.

use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use serde_json::{Value, json};
use testkit::{
    Answer,
    hostile::{Hostile, Reply},
};

use crate::support::{dev::Dev, home::Home};

/// What no terminal may see: sets its title, clears it, turns text around, ends a string, moves the cursor by C1 controls.
const POISON: &str = "PWN\u{1b}]0;owned\u{7}\u{1b}[2J\u{1b}[35;7m\u{202e}\u{2066}\u{200f}\u{0}\u{9b}31m\u{9d}0;x\u{9c}\r\n\u{8}\u{feff}error: \u{e0041}end";

/// Commands that show what the platform says, all of them on accounts and things that `furnish` made.
const COMMANDS: &[&str] = &[
    "whoami",
    "accounts list",
    "accounts list -o wide",
    "accounts get h-acme",
    "accounts tree",
    "accounts update h-acme --name Other",
    "accounts create h-new --name New --owner-email new@h.example",
    "accounts limits set h-acme --users 7",
    "accounts roles grant h-acme account-admin",
    "accounts import h.csv --yes",
    "tenants list",
    "tenants get Crontech",
    "tenants brand show Crontech",
    "users list",
    "users list --account h-acme",
    "groups list",
    "groups get h-group",
    "groups members h-group",
    "clients list",
    "clients get h-client",
    "clients rotate h-client --yes",
    "audit list --limit 5",
    "audit tail 5",
    "can accounts:create",
    "api /me",
    "accounts list -o json",
    "accounts list -o yaml",
    "accounts list -o csv",
    "accounts list -o name",
    "accounts list --jq .items[].name",
];

fn furnish(home: &Home) {
    home.write("h.csv", "slug,name,owner_email\nh-row,Row,row@h.example\n");
    home.say("accounts create h-acme --name Acme --owner-email acme@h.example --role account-admin --label city=Recife").expect(0);
    home.say("groups create h-group --permissions accounts:read --description Words").expect(0);
    home.say("clients create h-client --group h-group").expect(0);
}

/// Whether a text may stand as it is: what programs read in order to find their way.
fn structural(key: &str) -> bool {
    [
        "id",
        "status",
        "mode",
        "kind",
        "role",
        "roles",
        "schema",
        "reach",
        "outcome",
        "permissions",
        "permission",
    ]
    .contains(&key)
        || ["_at", "_id", "at"].iter().any(|end| key.ends_with(end))
        || [
            "account",
            "membership",
            "user",
            "time",
            "gate",
            "hash",
            "previous",
            "actor_kind",
            "expires",
            "locale",
        ]
        .contains(&key)
}

fn poison(value: &mut Value, key: &str, all: bool) {
    match value {
        Value::String(text) if all || !structural(key) => text.push_str(POISON),
        Value::Array(items) => items.iter_mut().for_each(|item| poison(item, key, all)),
        Value::Object(fields) => {
            for (key, value) in fields.iter_mut() {
                poison(value, key, all);
            }
            if key == "labels" {
                fields.insert(POISON.to_owned(), json!(POISON));
            }
        }
        _ => {}
    }
}

fn poisoned(mut answer: Answer, all: bool) -> Reply {
    let mut body = answer.json();
    poison(&mut body, "", all);
    answer.body = body.to_string().into_bytes();
    // Fields of the head take what HTTP allows: no control characters, but marks in UTF-8.
    for (name, value) in &mut answer.headers {
        if name == "x-request-id" || name == "retry-after" {
            value.push_str("\u{202e}PWN");
        }
    }
    Reply::of(&answer)
}

/// Nothing but text, line ends, and what the program itself paints: colours, and lines that it draws anew.
#[track_caller]
fn harmless(what: &str, bytes: &[u8]) {
    let text = String::from_utf8(bytes.to_vec()).unwrap_or_else(|e| panic!("{what}: {e}"));
    let mut rest = text.as_str();
    while let Some(at) = rest.find('\u{1b}') {
        let sequence = &rest[at + 1..];
        let end = sequence.find(|c: char| c.is_ascii_alphabetic() || c == ']').unwrap_or(0);
        let own = [
            "[0m", "[1m", "[2m", "[31m", "[32m", "[33m", "[36m", "[1;31m", "[1;33m", "[1;32m", "[2K", "[K",
            "[1A", "[?25h", "[?25l",
        ];
        let found = sequence.get(..=end).unwrap_or(sequence);
        assert!(own.contains(&found), "{what}: an escape that is not ours, {found:?}: {text:?}");
        rest = &sequence[found.len()..];
    }
    let bad = text.chars().find(|c| {
        (c.is_control() && !matches!(c, '\n' | '\r' | '\u{1b}'))
            || matches!(*c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    });
    assert_eq!(bad, None, "{what}: {text:?}");
    // A carriage return that came with the poison would stand alone, or the line after it would begin as ours do.
    assert!(
        !text.lines().any(|line| line.contains("end") && line.starts_with("error: end")),
        "{what}: {text}"
    );
}

#[test]
fn cli_4_no_field_of_any_answer_reaches_a_terminal_as_it_is() {
    let platform = Dev::start();
    let token = platform.token();
    furnish(&Home::with_token(&platform.url, &token));
    for all in [false, true] {
        let target = platform.address;
        let server = Hostile::start(move |ask| {
            let answer = ask.send(target).unwrap();
            if answer.json().is_null() { Reply::of(&answer) } else { poisoned(answer, all) }
        })
        .unwrap();
        let home = Home::with_token(&server.origin(), &token);
        home.write("h.csv", "slug,name,owner_email\nh-row,Row,row@h.example\n");
        let mut seen = 0;
        for command in COMMANDS {
            let (code, shown) = home.terminal_bytes(150, &format!("cron {command} --timeout 5s"), "");
            harmless(&format!("{command} (exit {code})"), &shown);
            let shown = String::from_utf8_lossy(&shown).into_owned();
            seen += usize::from(shown.contains("PWN"));
            // In a pipe, too: somebody will look at the file.
            let piped = home.say(command);
            harmless(command, piped.err.as_bytes());
            if !command.contains("csv") && !command.contains("jq") {
                harmless(command, piped.out.as_bytes());
            }
        }
        // The poison was there to be seen: with ids that cannot be read, mostly in what is refused.
        assert!(all || seen > COMMANDS.len() / 2, "only {seen} commands showed anything of it");
    }
}

#[test]
fn cli_4_no_refusal_reaches_a_terminal_as_it_is() {
    let problem = json!({
        "type": POISON, "title": POISON, "code": POISON, "detail": POISON, "hint": POISON, "request_id": POISON,
        "docs": POISON, "errors": [{ "pointer": format!("/{POISON}"), "code": POISON, "detail": POISON }], "retryable": false,
    });
    let answers = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&answers);
    let server = Hostile::start(move |_| {
        let status = ["400 x", "401 x", "403 x", "404 x", "409 x", "422 x", "423 x", "418 x"];
        let mut problem = problem.clone();
        let at = counted.fetch_add(1, Ordering::SeqCst) % (status.len() + 3);
        let Some(status) = status.get(at) else {
            return match at - status.len() {
                0 => {
                    Reply::new("302 \u{202e}PWN", &[("Location", "http://PWN.example/\u{202e}\u{2066}")], b"")
                }
                1 => Reply::new("500 x", &[("Content-Type", "text/html")], POISON.as_bytes()),
                _ => Reply::new(
                    "200 OK",
                    &[("Content-Type", POISON.split('\u{1b}').next().unwrap())],
                    POISON.as_bytes(),
                ),
            };
        };
        problem["status"] = json!(status[..3].parse::<u16>().unwrap());
        Reply::new(status, &[("Content-Type", "application/problem+json")], problem.to_string().as_bytes())
    })
    .unwrap();
    let home = Home::with_token(&server.origin(), "some token");
    home.write("h.csv", "slug,name,owner_email\nh-row,Row,row@h.example\n");
    for round in 0..2 {
        for command in COMMANDS.iter().filter(|command| round == 0 || command.starts_with("accounts")) {
            let (code, shown) = home.terminal_bytes(100, &format!("cron {command} --timeout 2s"), "");
            assert_ne!(code, 0, "{command}");
            harmless(command, &shown);
        }
    }
    assert!(answers.load(Ordering::SeqCst) > 30);
}

/// A door of one's own that describes itself as it likes.
fn own_door(device: Value, token: (&'static str, Value), name: &'static str) -> Hostile {
    let origin = Arc::new(Mutex::new(String::new()));
    let known = Arc::clone(&origin);
    let server = Hostile::start(move |ask| {
        let origin = known.lock().unwrap().clone();
        match ask.path.as_str() {
            "/.well-known/crontech" => Reply::json("200 OK", &json!({
                "version": 1, "tenant": { "id": "ten_00000000000000000000000000", "name": name },
                "brand": { "logo_url": null, "colors": {}, "locale": "en" },
                "api": format!("{origin}/api/v1"), "issuer": origin, "client_id": "cli", "min_client_version": "0.1.0",
            })),
            "/.well-known/openid-configuration" => Reply::json("200 OK", &json!({
                "issuer": origin, "token_endpoint": format!("{origin}/token"),
                "device_authorization_endpoint": format!("{origin}/device_authorization"),
                "authorization_endpoint": origin, "jwks_uri": origin,
            })),
            "/device_authorization" => Reply::json("200 OK", &device),
            _ => Reply::json(token.0, &token.1),
        }
    })
    .unwrap();
    *origin.lock().unwrap() = server.origin();
    server
}

#[test]
fn cli_4_a_hostile_sign_in_reaches_no_terminal() {
    let device = |code: &str| {
        json!({
            "device_code": "d", "user_code": code, "expires_in": 60, "interval": 1,
            "verification_uri": format!("http://localhost:1/{POISON}"), "verification_uri_complete": format!("http://localhost:1/{POISON}"),
        })
    };
    let refusals = [
        ("400 x", json!({ "error": POISON, "error_description": POISON })),
        ("400 x", json!({ "error": "access_denied", "error_description": POISON })),
        ("200 OK", json!({ "access_token": POISON, "token_type": POISON, "refresh_token": POISON })),
        ("200 OK", json!(POISON)),
    ];
    for (token, code) in refusals.into_iter().zip([POISON, "PWN-PWN", POISON, "BDWP-HQPK"]) {
        let server = own_door(device(code), token, POISON);
        let home = Home::new();
        let (code, shown) =
            home.terminal_bytes(150, &format!("cron login {} --timeout 3s", server.origin()), "");
        assert_ne!(code, 0);
        harmless("login", &shown);
        let done = home.run(&["login", &server.origin(), "--device", "-o", "ndjson"]);
        harmless("login in a pipe", done.out.as_bytes());
        harmless("login in a pipe", done.err.as_bytes());
        let again = home.terminal_bytes(150, "cron auth status; cron profiles list; cron settings", "").1;
        harmless("what is kept", &again);
    }
}

#[test]
fn cli_3_a_redirect_never_carries_the_bearer() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let kept = Arc::clone(&seen);
    let elsewhere = Hostile::start(move |ask| {
        kept.lock().unwrap().push(ask);
        Reply::json("200 OK", &json!({}))
    })
    .unwrap();
    let asked = Arc::new(AtomicUsize::new(0));
    for status in ["301 x", "302 x", "303 x", "307 x", "308 x"] {
        let target = format!("{}/api/v1/me", elsewhere.origin());
        let counted = Arc::clone(&asked);
        let server = Hostile::start(move |ask| {
            let bearer =
                |(name, value): &(String, String)| name == "authorization" && value == "Bearer canary-token";
            assert!(ask.headers.iter().any(bearer));
            counted.fetch_add(1, Ordering::SeqCst);
            Reply::new(status, &[("Location", &target)], b"")
        })
        .unwrap();
        let home = Home::with_token(&server.origin(), "canary-token");
        for command in [
            "whoami",
            "accounts list",
            "api /me",
            "accounts create x --name X --owner-email x@x.example",
            "api https://elsewhere.example/me",
        ] {
            assert_ne!(home.say(&format!("{command} --timeout 2s")).code, 0, "{command}");
        }
        let link = format!("{}/api/v1/me", elsewhere.origin());
        assert_ne!(home.run(&["api", &link]).code, 0, "another origin is refused");
    }
    assert!(asked.load(Ordering::SeqCst) >= 20, "the door itself was asked");
    assert!(seen.lock().unwrap().is_empty(), "{:?}", seen.lock().unwrap());
}

#[test]
fn cli_5_an_answer_without_an_end_ends() {
    let head = |length: &str| {
        format!("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n{length}\r\n").into_bytes()
    };
    let piece = "x".repeat(64 * 1024).into_bytes();
    let slow = Duration::from_millis(200);
    for (what, reply) in [
        ("a stream without an end", Reply::Endless(head(""), piece, Duration::ZERO)),
        (
            "a body of a terabyte",
            Reply::Endless(head("Content-Length: 1099511627776\r\n"), vec![b'['; 65536], Duration::ZERO),
        ),
        ("a drop now and then", Reply::Endless(head("Content-Length: 100000\r\n"), b" ".to_vec(), slow)),
        (
            "a head without an end",
            Reply::Endless(
                b"HTTP/1.1 200 OK\r\n".to_vec(),
                b"X-Pad: yyyyyyyyyyyyyyyy\r\n".to_vec(),
                Duration::ZERO,
            ),
        ),
        ("silence", Reply::Silence),
        ("nothing", Reply::Bytes(Vec::new())),
        ("no HTTP", Reply::Bytes(b"SSH-2.0-OpenSSH_9.2\r\n".to_vec())),
    ] {
        let server = Hostile::start(move |_| reply.clone()).unwrap();
        let home = Home::with_token(&server.origin(), "some token");
        let done = home.say("whoami --timeout 3s");
        assert!(matches!(done.code, 1 | 9), "{what}: {done:?}");
        assert!(done.took < Duration::from_secs(30), "{what}: {:?}", done.took);
        assert_eq!(done.out, "", "{what}");
    }
}
