//! `cron login --browser`: a browser walks the real pages and comes back to the program's port.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::Child,
    time::Instant,
};

use serde_json::Value;
use testkit::Browser;

use crate::support::{
    dev::Dev,
    home::{Home, finish},
    wait_for,
};

/// Walks from the page to where it sends the browser in the end: signs in, approves or refuses.
fn walk(platform: &Dev, page: &str, action: &str) -> String {
    let host = platform.host("localhost");
    let path = page.strip_prefix(&format!("http://{host}")).unwrap();
    let mut browser = Browser::new(platform.address, &host);
    browser.open(path).unwrap();
    browser.submit(&[("username", &platform.email), ("password", &platform.password)], None).unwrap();
    let asked = browser.page().unwrap().form.as_ref().is_some_and(|form| !form.buttons.is_empty());
    if asked {
        browser.submit(&[], Some(("action", action))).unwrap();
    }
    let answer = &browser.page().unwrap().answer;
    answer.header("location").unwrap_or_else(|| panic!("no way back: {}", browser.text().unwrap())).to_owned()
}

/// Follows a redirect to the program's port; the answer.
fn come_back(to: &str) -> String {
    let (host, target) = to.strip_prefix("http://").unwrap().split_once('/').unwrap();
    assert!(host.starts_with("127.0.0.1:"), "{to}");
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{target} HTTP/1.1\r\nHost: {host}\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// The program with its page known.
fn begun(home: &Home, platform: &Dev) -> (Child, BufReader<std::process::ChildStdout>, String) {
    let mut child = home.cron(&["login", &platform.url, "--browser", "-o", "ndjson"]).spawn().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    out.read_line(&mut line).unwrap();
    let shown: Value = serde_json::from_str(&line).unwrap();
    assert_eq!(shown["event"], "browser", "{shown}");
    (child, out, shown["url"].as_str().unwrap().to_owned())
}

#[test]
fn cli_1_a_person_signs_in_with_a_browser() {
    let platform = Dev::shared();
    let home = Home::new();
    let (child, mut out, page) = begun(&home, platform);
    let back = walk(platform, &page, "approve");
    // Somebody else's visit changes nothing.
    let port = back.strip_prefix("http://").unwrap().split_once('/').unwrap().0;
    let forged = come_back(&format!("http://{port}/callback?code=forged&state=guessed"));
    assert!(forged.starts_with("HTTP/1.1 404 "), "{forged}");
    let answer = come_back(&back);
    assert!(answer.starts_with("HTTP/1.1 200 ") && answer.contains("go back to your terminal"), "{answer}");
    let done = finish(child, Instant::now());
    let mut rest = String::new();
    out.read_to_string(&mut rest).unwrap();
    assert_eq!(done.code, 0, "{rest} {}", done.err);
    let signed_in: Value = serde_json::from_str(&rest).unwrap();
    assert_eq!(
        (&signed_in["event"], &signed_in["user"]),
        (&"signed_in".into(), &platform.email.as_str().into())
    );
    let me = home.say("whoami -o json --jq .principal.email").expect(0).out;
    assert_eq!(me.trim(), platform.email);
    // The code was good once, and the port is closed.
    assert!(TcpStream::connect(port).is_err());
}

#[test]
fn cli_1_a_refusal_in_the_browser_ends_the_sign_in() {
    let platform = Dev::shared();
    let home = Home::new();
    let (child, out, page) = begun(&home, platform);
    let back = walk(platform, &page, "deny");
    let (way, state) = back.split_once('?').unwrap();
    let state = state.split('&').find(|pair| pair.starts_with("state=")).unwrap();
    // Where no page asks, the way back is the provider's own refusal.
    let answer = come_back(&format!("{way}?error=access_denied&{state}"));
    assert!(answer.starts_with("HTTP/1.1 400 "), "{answer}");
    drop(out);
    let refused = finish(child, Instant::now()).expect(3);
    assert!(refused.err.contains("refused in the browser"), "{}", refused.err);
    home.say("whoami").expect(2);
}

#[test]
fn cli_1_a_terminal_opens_the_browser_that_is_named() {
    let platform = Dev::shared();
    let mut home = Home::new();
    let (script, page) = (home.path("browser"), home.path("page"));
    home.write(
        "browser",
        &format!("#!/bin/sh\nprintf %s \"$1\" > '{0}.new' && mv '{0}.new' '{0}'\n", page.display()),
    );
    std::fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
    home.set("BROWSER", &script.display().to_string());
    let line = format!("cron login {} --browser", platform.url);
    std::thread::scope(|scope| {
        let terminal = scope.spawn(|| home.terminal(100, &line));
        let opened = wait_for("the browser", || std::fs::read_to_string(&page).ok());
        come_back(&walk(platform, &opened, "approve"));
        let (code, shown) = terminal.join().unwrap();
        assert_eq!(code, 0, "{shown}");
        assert!(shown.contains("The browser opens; if it does not:"), "{shown}");
        assert!(shown.contains(&format!("Signed in to Crontech as {}", platform.email)), "{shown}");
    });
    // One way or the other.
    let refused = home.say(&format!("login {} --browser --device", platform.url)).expect(2);
    assert!(refused.err.contains("--device"), "{}", refused.err);
}
