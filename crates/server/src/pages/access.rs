//! Asking for access at a tenant's door, where its owner allows it (Rule U4). Whoever asks is told that it was received, and
//! nothing else: neither whether the address is known, nor whether it asked before.

use api::value::{Email, Name};
use axum::response::Response;
use http::StatusCode;
use identity::guess::{self, Bucket, Guess};
use platform::users::requests::{self, Asked};

use super::{
    render::{
        self,
        access::{self, Words},
    },
    with_cookie,
};
use crate::{
    endpoint::{Turn, nothing_here},
    refusal::Refusal,
};

/// Where people ask.
pub(crate) const PATH: &str = "/access";

/// Shows the form; nothing where the tenant's owner has not allowed it.
pub(crate) async fn show(turn: Turn) -> Result<Response, Refusal> {
    if is_allowed(&turn).await? { page(&turn, None) } else { Err(nothing_here()) }
}

/// Takes it in.
pub(crate) async fn ask(turn: Turn) -> Result<Response, Refusal> {
    if !is_allowed(&turn).await? {
        return Err(nothing_here());
    }
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let scene = turn.scene();
    let words = Words::of(&scene);
    let message = match form.get("message").trim() {
        "" => Ok(None),
        text => text.parse::<Name>().map(Some),
    };
    let (email, name) = (form.get("username").parse::<Email>(), form.get("name").parse::<Name>());
    let (Ok(email), Ok(name), Ok(message)) = (email, name, message) else {
        return page(&turn, Some(words.unfit));
    };
    let asked = Asked { email, name, message };
    let (core, tenant, address) = (turn.core.clone(), turn.visit.door.tenant, Some(turn.visit.peer.ip()));
    let taken = turn.core.store.write(move |tx| {
        if let Guess::Blocked { .. } = guess::take(tx, &[Bucket::access_from(address)])? {
            return Ok(false);
        }
        requests::receive(tx, &core.settings, tenant, &asked)?;
        Ok::<_, platform::Error>(true)
    });
    if !taken.await? {
        let mut response = page(&turn, Some(scene.words.too_many_guesses))?;
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return Ok(response);
    }
    turn.core.changed.notify_one();
    Ok(render::notice(&scene, StatusCode::OK, words.received_title, words.received_text))
}

async fn is_allowed(turn: &Turn) -> Result<bool, Refusal> {
    let tenant = turn.visit.door.tenant;
    Ok(turn.core.store.read(move |tx| requests::is_allowed(tx, tenant)).await?)
}

fn page(turn: &Turn, wrong: Option<&str>) -> Result<Response, Refusal> {
    let csrf = turn.csrf()?;
    Ok(with_cookie(access::access(&turn.scene(), &csrf.field(), wrong), csrf))
}
