//! Signing in to a tenant's pages and out of them (Rule T5, TOK-6).

use axum::response::Response;
use http::{StatusCode, header};
use identity::{discovery, sign_in::SignIn};

use super::{SESSION, device, encoded, password, render, see_other, with_cookie};
use crate::{endpoint::Turn, refusal::Refusal};

/// Where the form is.
pub(crate) const PATH: &str = "/sign-in";

/// Asks for e-mail and password.
pub(crate) async fn show(turn: Turn) -> Result<Response, Refusal> {
    let next = own_path(turn.query().get("next"));
    page(&turn, &next, "", None)
}

/// The form; `next` is where the person goes afterwards.
pub(crate) fn page(
    turn: &Turn,
    next: &str,
    username: &str,
    wrong: Option<&str>,
) -> Result<Response, Refusal> {
    let csrf = turn.csrf()?;
    Ok(with_cookie(render::sign_in(&turn.scene(), &csrf.field(), next, username, wrong), csrf))
}

/// Where a sign-in may lead: to the pages that need one, never elsewhere.
fn own_path(next: &str) -> String {
    let known = [device::CONFIRM, discovery::AUTHORIZE].iter().any(|path| {
        next.strip_prefix(path)
            .is_some_and(|rest| rest.starts_with('?') && rest.bytes().all(|b| b.is_ascii_graphic()))
    });
    let is_page = next == password::CHANGE;
    if known || is_page { next.to_owned() } else { discovery::VERIFICATION.to_owned() }
}

/// Takes e-mail and password.
pub(crate) async fn enter(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let next = own_path(form.get("next"));
    let core = &turn.core;
    let outcome = identity::sign_in::sign_in(
        &core.store,
        &core.passwords,
        core.issuer.settings,
        turn.visit.door.tenant,
        form.get("username"),
        form.get("password").to_owned(),
        &turn.visitor(),
    )
    .await?;
    let words = turn.scene().words;
    match outcome {
        SignIn::Done(cookie) => {
            let seconds = u64::try_from(core.issuer.settings.browser_ttl.as_secs()).unwrap_or_default();
            let mut response = see_other(&next)?;
            response
                .headers_mut()
                .extend(core.jar().set(SESSION, &cookie, Some(seconds)).map(|c| (header::SET_COOKIE, c)));
            Ok(response)
        }
        SignIn::Wrong => page(&turn, &next, form.get("username"), Some(words.sign_in_wrong)),
        SignIn::NoAccess => Ok(turn.no_access()),
        SignIn::Blocked { .. } => {
            let mut response = page(&turn, &next, form.get("username"), Some(words.too_many_guesses))?;
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            Ok(response)
        }
    }
}

/// Asks whether to sign out: a link alone must not do it.
pub(crate) async fn ask_sign_out(turn: Turn) -> Result<Response, Refusal> {
    let csrf = turn.csrf()?;
    Ok(with_cookie(render::sign_out(&turn.scene(), &csrf.field()), csrf))
}

/// Signs out of this browser.
pub(crate) async fn sign_out(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let jar = turn.core.jar();
    if let Some(cookie) = jar.get(&turn.head.headers, SESSION).map(str::to_owned) {
        turn.core.store.write(move |tx| identity::browser::end(tx, &cookie)).await?;
    }
    let scene = turn.scene();
    let words = scene.words;
    let mut response = render::notice(&scene, StatusCode::OK, words.signed_out_title, words.signed_out_text);
    response.headers_mut().extend(jar.end(SESSION).map(|c| (header::SET_COOKIE, c)));
    Ok(response)
}

/// The sign-in page's address for a person who wanted `path`.
pub(crate) fn on_the_way_to(path: &str) -> String {
    format!("{PATH}?next={}", encoded(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tok_6_a_sign_in_leads_nowhere_else() {
        assert_eq!(own_path("/device/confirm?user_code=BCDF-GHJK"), "/device/confirm?user_code=BCDF-GHJK");
        assert_eq!(own_path("/oauth/authorize?a=b"), "/oauth/authorize?a=b");
        assert_eq!(own_path("/account/password"), "/account/password");
        for bad in [
            "/account/password/../..",
            "",
            "/",
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "/device/confirm",
            "/device/confirm?a\r\nb",
            "/device/confirmed?x",
        ] {
            assert_eq!(own_path(bad), "/device", "{bad:?}");
        }
    }
}
