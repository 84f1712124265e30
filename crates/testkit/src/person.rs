//! What a person does at a platform, wherever it runs: signs in by the device flow and its pages, accepts an invitation.

use std::net::SocketAddr;

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{browser::Browser, exchange::Ask};

/// Begins a device flow at the door `host` (with its port); the endpoint's answer.
///
/// # Errors
/// It is refused.
pub fn start_device(address: SocketAddr, host: &str) -> Result<Value> {
    let answer = Ask::new("POST", host, identity::discovery::DEVICE_AUTHORIZATION)
        .form(&[("client_id", "cli"), ("scope", "openid")])
        .send(address)?;
    if answer.status != 200 {
        bail!("no device code: {}", answer.text());
    }
    Ok(answer.json())
}

/// Polls once for what the device endpoint answered.
///
/// # Errors
/// It is refused.
pub fn poll(address: SocketAddr, host: &str, device: &Value) -> Result<Value> {
    let code = device["device_code"].as_str().context("no device code")?;
    let form =
        [("grant_type", identity::discovery::DEVICE_GRANT), ("client_id", "cli"), ("device_code", code)];
    let answer = Ask::new("POST", host, identity::discovery::TOKEN).form(&form).send(address)?;
    if answer.status != 200 {
        bail!("no token: {}", answer.text());
    }
    Ok(answer.json())
}

/// All that the token endpoint gives after a sign-in through the device flow and its pages.
///
/// # Errors
/// Some step is refused.
pub fn sign_in(address: SocketAddr, host: &str, email: &str, password: &str) -> Result<Value> {
    let device = start_device(address, host)?;
    let page = device["verification_uri_complete"].as_str().context("no page to approve at")?;
    let path = page.split_once(host).context("the page lies elsewhere")?.1.to_owned();
    let mut browser = Browser::new(address, host);
    browser.open(&path)?;
    browser.submit(&[], None)?;
    browser.submit(&[("username", email), ("password", password)], None)?;
    let done = browser.submit(&[], Some(("action", "approve")))?;
    if done.answer.status != 200 {
        bail!("not approved: {}", browser.text()?);
    }
    poll(address, host, &device)
}

/// Accepts an invitation by its link with a first password, at the door that the link names.
///
/// # Errors
/// Some step is refused.
pub fn accept_invitation(address: SocketAddr, link: &str, name: &str, password: &str) -> Result<()> {
    let rest = link.strip_prefix("http://").context("a link that is not one")?;
    let (host, path) = rest.split_once('/').context("a link without a path")?;
    let mut browser = Browser::new(address, host);
    browser.open(&format!("/{path}"))?;
    let done = browser.submit(&[("name", name), ("new_password", password)], None)?;
    if done.answer.status != 200 {
        bail!("not accepted: {}", browser.text()?);
    }
    Ok(())
}
