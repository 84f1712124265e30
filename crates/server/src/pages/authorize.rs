//! The code flow's page (RFC 6749 §4.1): a program on the person's own machine asks through the browser.

use axum::response::Response;
use http::StatusCode;
use identity::code::{self, Fault, Parameters, Request};

use super::{
    device,
    form::Form,
    render::{self, Consent},
    see_other, sign_in, with_cookie,
};
use crate::{endpoint::Turn, refusal::Refusal};

/// The parameters that go along with the consent form.
const PARAMETERS: &[&str] = &[
    "response_type",
    "client_id",
    "redirect_uri",
    "scope",
    "state",
    "nonce",
    "code_challenge",
    "code_challenge_method",
];

/// Shows what asks.
pub(crate) async fn show(turn: Turn) -> Result<Response, Refusal> {
    let query = turn.query();
    let request = match code::check(&turn.visit.issuer, parameters(&query)) {
        Ok(request) => request,
        Err(fault) => return refused(&turn, fault),
    };
    let Some(browser) = turn.browser().await? else {
        let path = turn.head.uri.path_and_query().map(|p| p.as_str()).unwrap_or_default();
        return see_other(&sign_in::on_the_way_to(path));
    };
    if !device::may_come_in(&turn, &browser).await? {
        return Ok(turn.no_access());
    }
    let csrf = turn.csrf()?;
    let scene = turn.scene();
    let fields = PARAMETERS.iter().filter_map(|name| Some((*name, query.opt(name)?.to_owned()))).collect();
    let asked = Consent {
        action: identity::discovery::AUTHORIZE,
        fields,
        code: None,
        program: &format!("{} ({})", request.client.name, scene.words.command_line),
        domain: &turn.visit.door.host,
        person: &browser.user.email,
        place: &turn.address(),
        time: jiff::Timestamp::now(),
    };
    let page = render::consent(&scene, &csrf.field(), &asked);
    // The form's answer leads back to the program: browsers hold redirects against `form-action`.
    let program = query.get("redirect_uri").trim_end_matches("/callback").to_owned();
    Ok(with_cookie(render::guarded(page, Some(&program)), csrf))
}

/// Takes the decision.
pub(crate) async fn decide(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let request = match code::check(&turn.visit.issuer, parameters(&form)) {
        Ok(request) => request,
        Err(fault) => return refused(&turn, fault),
    };
    if !device::approves(&form) {
        return see_other(&request.denied(&turn.visit.issuer));
    }
    let Some(browser) = turn.browser().await? else { return Ok(turn.stale()) };
    match issue(&turn, browser, request).await? {
        Some(location) => see_other(&location),
        None => Ok(turn.no_access()),
    }
}

async fn issue(
    turn: &Turn,
    browser: identity::browser::BrowserSession,
    request: Request,
) -> Result<Option<String>, Refusal> {
    let (settings, tenant, issuer) =
        (turn.core.issuer.settings, turn.visit.door.tenant, turn.visit.issuer.clone());
    let issued =
        turn.core.store.write(move |tx| code::issue(tx, &settings, tenant, &issuer, &browser, &request));
    Ok(issued.await?)
}

fn parameters(form: &Form) -> Parameters {
    let get = |name: &str| form.opt(name).map(str::to_owned);
    Parameters {
        response_type: get("response_type"),
        client_id: get("client_id"),
        redirect_uri: get("redirect_uri"),
        scope: get("scope"),
        state: get("state"),
        nonce: get("nonce"),
        code_challenge: get("code_challenge"),
        code_challenge_method: get("code_challenge_method"),
    }
}

fn refused(turn: &Turn, fault: Fault) -> Result<Response, Refusal> {
    match fault {
        Fault::Redirect(location) => see_other(&location),
        Fault::Page(_) => {
            let scene = turn.scene();
            let words = scene.words;
            Ok(render::notice(
                &scene,
                StatusCode::BAD_REQUEST,
                words.request_wrong_title,
                words.request_wrong_text,
            ))
        }
    }
}
