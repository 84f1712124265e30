//! The device flow at the terminal (RFC 8628).

use std::time::Duration;

use client::{
    Secret,
    oauth::{self, DeviceCode, Polling, Tokens, Verdict},
};
use jiff::Timestamp;
use qrcode::{QrCode, render::unicode::Dense1x2};
use serde::Serialize;

use super::Desk;
use crate::{
    credentials::{PUBLIC_CLIENT, Store},
    error::{Error, Result},
    output::{Clean, Format},
};

/// Under this subject a code waits for `--resume`.
const PENDING: &str = "pending device code";

/// Gets a code, or takes one up again; shows it; waits for its approval.
pub(super) async fn sign_in(desk: &Desk<'_>, store: &Store, resume: bool) -> Result<Tokens> {
    let pending = desk.key(PENDING);
    let code = if resume {
        let kept = store.read(&pending).await?;
        let code = kept.and_then(|secret| serde_json::from_str::<DeviceCode>(secret.reveal()).ok());
        code.filter(|code| code.expires_at > Timestamp::now()).ok_or_else(|| {
            Error::sign_in("no code is waiting that is still good")
                .hint(say!("get a new one: cron login {}", desk.http.origin()))
        })?
    } else {
        let code = oauth::start_device(&desk.http, &desk.provider, PUBLIC_CLIENT, "openid").await?;
        store.write(&pending, &Secret::new(serde_json::to_string(&code)?)).await?;
        code
    };
    show(desk, &code)?;
    let result = wait(desk, &code).await;
    desk.context.printer().transient("");
    // A code that is over is of no more use; one that was interrupted never comes here and waits for --resume.
    if !matches!(&result, Err(error) if error.code() == "unreachable") {
        store.delete(&pending).await?;
    }
    result
}

fn show(desk: &Desk<'_>, code: &DeviceCode) -> Result<()> {
    #[derive(Serialize)]
    struct Shown<'a> {
        event: &'static str,
        verification_uri: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        verification_uri_complete: Option<&'a str>,
        user_code: &'a str,
        expires_in: u128,
    }
    let printer = desk.context.printer();
    if printer.format() == Format::Ndjson {
        let shown = Shown {
            event: "code",
            verification_uri: &code.verification_uri,
            verification_uri_complete: code.verification_uri_complete.as_deref(),
            user_code: &code.user_code,
            expires_in: left(code).as_millis().div_ceil(1000),
        };
        return printer.json(&serde_json::to_string(&shown)?);
    }
    printer.note(&say!("Open    {}", code.verification_uri));
    printer.note(&say!("Enter   {}            (the same code must be on the page)", code.user_code));
    if printer.watched()
        && let Some(picture) = qr(code.verification_uri_complete.as_deref().unwrap_or(&code.verification_uri))
    {
        printer.note(&picture);
    }
    Ok(())
}

/// A picture of an address, two modules to a character, light on dark as terminals mostly are.
fn qr(address: &str) -> Option<String> {
    let code = QrCode::new(address.as_bytes()).ok()?;
    let picture = code.render::<Dense1x2>().dark_color(Dense1x2::Light).light_color(Dense1x2::Dark).build();
    Some(picture.lines().map(|line| format!("  {line}")).collect::<Vec<_>>().join("\n"))
}

fn left(code: &DeviceCode) -> Duration {
    Duration::try_from(code.expires_at.duration_since(Timestamp::now())).unwrap_or_default()
}

async fn wait(desk: &Desk<'_>, code: &DeviceCode) -> Result<Tokens> {
    let mut polling = Polling::new(code);
    let mut pause = polling.first();
    loop {
        rest(desk, code, pause).await;
        if left(code).is_zero() {
            return Err(Error::sign_in("the code has expired before anybody approved it")
                .hint(say!("get a new one: cron login {}", desk.http.origin()))
                .coded("expired_token"));
        }
        match polling.after(oauth::poll_device(&desk.http, &desk.provider, PUBLIC_CLIENT, code).await) {
            Verdict::Wait(next) => pause = next,
            Verdict::Done(tokens) => return Ok(*tokens),
            Verdict::Failed(error) => return Err(error.into()),
        }
    }
}

/// Waits, and on a terminal counts down meanwhile.
async fn rest(desk: &Desk<'_>, code: &DeviceCode, pause: Duration) {
    let until = tokio::time::Instant::now() + pause;
    let printer = desk.context.printer();
    loop {
        let seconds = left(code).as_secs();
        let text = Clean::from(say!(
            "Waiting for approval … {}:{:02} left · Ctrl-C stops, `cron login --resume` goes on",
            seconds / 60,
            seconds % 60
        ));
        printer.transient(text.as_str());
        let now = tokio::time::Instant::now();
        if now >= until {
            return;
        }
        let step = if printer.watched() { Duration::from_secs(1) } else { pause };
        tokio::time::sleep_until((now + step).min(until)).await;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_eighty_columns() {
        let picture = qr("https://portal.acme.com.br/device?user_code=BDWP-HQPK").unwrap();
        assert!(picture.lines().all(|line| Clean::new(line).width() <= 80));
        assert!(picture.lines().count() <= 24, "{}", picture.lines().count());
    }
}
