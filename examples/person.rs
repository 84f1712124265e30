//! The person at the browser in the quick start: opens the platform's real pages, fills in their forms, presses their
//! buttons, and reads out what they say.
//!
//!     person approve URL EMAIL PASSWORD    signs in at the page of a device code and approves the program
//!     person accept URL NAME PASSWORD      accepts an invitation with a first password

use std::{io::Write, net::SocketAddr, process::ExitCode};

use anyhow::{Context, Result, bail};
use testkit::browser::Browser;
use url::Url;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["approve", url, email, password] => approve(url, email, password),
        ["accept", url, name, password] => accept(url, name, password),
        _ => {
            Err(anyhow::anyhow!("usage: person approve URL EMAIL PASSWORD | person accept URL NAME PASSWORD"))
        }
    };
    match done {
        Ok(said) => {
            say(&said);
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(&format!("{error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn say(text: &str) {
    // Whoever started this may not read it.
    let _ = writeln!(std::io::stderr(), "  the page says: {text}");
}

/// A browser with that page open. Names below `localhost` are this machine's.
fn open(url: &str) -> Result<Browser> {
    let url = Url::parse(url).context("not an address")?;
    let host = url.host_str().context("no host")?;
    let port = url.port_or_known_default().context("no port")?;
    let mut browser = Browser::new(SocketAddr::from(([127, 0, 0, 1], port)), &format!("{host}:{port}"));
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    browser.open(&format!("{}{query}", url.path()))?;
    good(&browser)?;
    Ok(browser)
}

/// The page on the screen, unless it refuses.
fn good(browser: &Browser) -> Result<()> {
    let text = browser.text()?;
    if browser.page()?.answer.status >= 400 { bail!("{text}") } else { Ok(()) }
}

fn approve(url: &str, email: &str, password: &str) -> Result<String> {
    let mut browser = open(url)?;
    // The code is filled in already; it still needs the click.
    browser.submit(&[], None)?;
    good(&browser)?;
    browser.submit(&[("username", email), ("password", password)], None)?;
    good(&browser)?;
    browser.submit(&[], Some(("action", "approve")))?;
    good(&browser)?;
    browser.text()
}

fn accept(url: &str, name: &str, password: &str) -> Result<String> {
    let mut browser = open(url)?;
    browser.submit(&[("name", name), ("new_password", password)], None)?;
    good(&browser)?;
    browser.text()
}
