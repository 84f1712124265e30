//! The device flow's pages (RFC 8628 §3.3, TOK-2): type the code, sign in, look at what asks, approve or deny.

use axum::response::Response;
use http::StatusCode;
use identity::{
    access::{self, Access},
    browser::BrowserSession,
    device::{self, Decided, Lookup, Waiting},
};

use super::{
    encoded,
    form::Form,
    render::{self, Consent},
    see_other, sign_in, with_cookie,
};
use crate::{endpoint::Turn, refusal::Refusal};

/// Where a person says yes or no.
pub(crate) const CONFIRM: &str = "/device/confirm";

/// The door's front: there is nothing to see but the way to connect a program.
pub(crate) async fn front(_turn: Turn) -> Result<Response, Refusal> {
    see_other(identity::discovery::VERIFICATION)
}

/// Asks for the code. One from a link is filled in, and still needs the click.
pub(crate) async fn show(turn: Turn) -> Result<Response, Refusal> {
    let code: String = turn.query().get("user_code").chars().take(16).collect();
    page(&turn, &code, None)
}

fn page(turn: &Turn, code: &str, wrong: Option<&str>) -> Result<Response, Refusal> {
    let csrf = turn.csrf()?;
    Ok(with_cookie(render::device(&turn.scene(), &csrf.field(), code, wrong), csrf))
}

/// Takes the code.
pub(crate) async fn enter(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    match find(&turn, form.get("user_code")).await? {
        Found::Waiting(waiting) => consent(&turn, &waiting).await,
        Found::Answer(response) => Ok(response),
    }
}

/// Shows what asks, to a person who has come back from signing in.
pub(crate) async fn confirm(turn: Turn) -> Result<Response, Refusal> {
    let code = turn.query().get("user_code").to_owned();
    if turn.browser().await?.is_none() {
        return see_other(&format!("{}?user_code={}", identity::discovery::VERIFICATION, encoded(&code)));
    }
    match find(&turn, &code).await? {
        Found::Waiting(waiting) => consent(&turn, &waiting).await,
        Found::Answer(response) => Ok(response),
    }
}

enum Found {
    Waiting(Box<Waiting>),
    Answer(Response),
}

async fn find(turn: &Turn, code: &str) -> Result<Found, Refusal> {
    let (tenant, address) = (turn.visit.door.tenant, Some(turn.visit.peer.ip()));
    let typed = code.to_owned();
    let found = turn.core.store.write(move |tx| device::lookup(tx, tenant, &typed, address)).await?;
    let words = turn.scene().words;
    Ok(match found {
        Lookup::Found(waiting) => Found::Waiting(Box::new(waiting)),
        Lookup::Unknown => Found::Answer(page(turn, code, Some(words.code_unknown))?),
        Lookup::Blocked { .. } => {
            let mut response = page(turn, code, Some(words.too_many_guesses))?;
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            Found::Answer(response)
        }
    })
}

async fn consent(turn: &Turn, waiting: &Waiting) -> Result<Response, Refusal> {
    let Some(browser) = turn.browser().await? else {
        return sign_in::page(
            turn,
            &format!("{CONFIRM}?user_code={}", encoded(&waiting.user_code)),
            "",
            None,
        );
    };
    if !may_come_in(turn, &browser).await? {
        return Ok(turn.no_access());
    }
    let csrf = turn.csrf()?;
    let scene = turn.scene();
    let place = match (&waiting.address, &waiting.agent) {
        (Some(address), Some(agent)) => format!("{address} ({agent})"),
        (Some(address), None) => address.clone(),
        _ => scene.words.unknown_place.to_owned(),
    };
    let asked = Consent {
        action: CONFIRM,
        fields: vec![("user_code", waiting.user_code.clone())],
        code: Some(&waiting.user_code),
        program: &format!("{} ({})", waiting.client.name, scene.words.command_line),
        domain: &turn.visit.door.host,
        person: &browser.user.email,
        place: &place,
        time: waiting.asked_at,
    };
    Ok(with_cookie(render::consent(&scene, &csrf.field(), &asked), csrf))
}

/// Whether a person who is signed in may still come in here (Rule T5).
pub(crate) async fn may_come_in(turn: &Turn, browser: &BrowserSession) -> Result<bool, Refusal> {
    let (tenant, person) = (turn.visit.door.tenant, browser.user.person());
    let access = turn.core.store.read(move |tx| access::of_person(tx, &person, tenant)).await?;
    Ok(access == Access::Active)
}

/// Takes the decision.
pub(crate) async fn decide(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let Some(browser) = turn.browser().await? else {
        let code = encoded(form.get("user_code"));
        return see_other(&format!("{}?user_code={code}", identity::discovery::VERIFICATION));
    };
    let waiting = match find(&turn, form.get("user_code")).await? {
        Found::Waiting(waiting) => waiting,
        Found::Answer(response) => return Ok(response),
    };
    let approved = approves(&form);
    let tenant = turn.visit.door.tenant;
    let decided = turn.core.store.write(move |tx| match approved {
        true => device::approve(tx, tenant, &browser, &waiting),
        false => device::deny(tx, &waiting),
    });
    let scene = turn.scene();
    let words = scene.words;
    Ok(match decided.await? {
        Decided::Done if approved => {
            render::notice(&scene, StatusCode::OK, words.approved_title, words.approved_text)
        }
        Decided::Done => render::notice(&scene, StatusCode::OK, words.denied_title, words.denied_text),
        Decided::TooLate => render::notice(&scene, StatusCode::GONE, words.gone_title, words.gone_text),
        Decided::NoAccess => turn.no_access(),
    })
}

/// Whether the button was the one that approves; anything else denies.
pub(crate) fn approves(form: &Form) -> bool {
    form.get("action") == "approve"
}
