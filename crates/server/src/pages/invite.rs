//! An invitation's page (Rule U1): who holds its token sets a first password, or proves the one there is, and accepts.

use api::value::Name;
use axum::response::Response;
use http::StatusCode;
use identity::{
    invitation::{self, Acceptance, Invitation},
    sign_in::{self, Proof},
    visitor,
};

use platform::{
    audit::{self, OnPage},
    operation::Record,
};
use store::{Tx, keys::TenantKey};

use super::{form::Form, render, see_other, with_cookie};
use crate::{endpoint::Turn, refusal::Refusal};

/// Shows the invitation.
pub(crate) async fn show(turn: Turn) -> Result<Response, Refusal> {
    match look(&turn).await? {
        Some(invitation) => page(&turn, &invitation, invitation.name.as_deref().unwrap_or_default(), None),
        None => Ok(gone(&turn)),
    }
}

/// Accepts it.
pub(crate) async fn accept(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let Some(invitation) = look(&turn).await? else { return Ok(gone(&turn)) };
    let accepted = if invitation.is_known {
        known(&turn, &invitation, &form).await?
    } else {
        new(&turn, &invitation, &form).await?
    };
    let acceptance = match accepted {
        Ok(acceptance) => acceptance,
        Err(page) => return Ok(page),
    };
    let scene = turn.scene();
    let words = scene.words;
    match acceptance {
        Acceptance::Accepted(_) => {
            Ok(render::notice(&scene, StatusCode::OK, words.accepted_title, words.accepted_text))
        }
        Acceptance::Changed => see_other(turn.head.uri.path()),
        Acceptance::OtherPerson => page(&turn, &invitation, "", Some(words.password_wrong)),
        Acceptance::Gone => Ok(gone(&turn)),
    }
}

/// What became of the form: an acceptance to be told, or the page again.
type Attempt = Result<Acceptance, Response>;

async fn known(turn: &Turn, invitation: &Invitation, form: &Form) -> Result<Attempt, Refusal> {
    let (core, words) = (&turn.core, turn.scene().words);
    let password = form.get("password").to_owned();
    let attempt = sign_in::Attempt {
        tenant: turn.visit.door.tenant,
        action: visitor::ACCEPT,
        email: &invitation.email,
        visitor: &turn.visitor(),
    };
    let proof = sign_in::prove(&core.store, &core.passwords, attempt, password).await?;
    let user = match proof {
        Proof::Right(user) => user,
        Proof::Wrong => return Ok(Err(page(turn, invitation, "", Some(words.password_wrong))?)),
        Proof::Blocked { .. } => {
            let mut page = page(turn, invitation, "", Some(words.too_many_guesses))?;
            *page.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            return Ok(Err(page));
        }
    };
    kept(turn, move |tx, tenant, token| invitation::accept_existing(tx, tenant, token, &user)).await.map(Ok)
}

async fn new(turn: &Turn, invitation: &Invitation, form: &Form) -> Result<Attempt, Refusal> {
    let words = turn.scene().words;
    let Ok(name) = form.get("name").parse::<Name>() else {
        return Ok(Err(page(turn, invitation, "", Some(words.name_missing))?));
    };
    let password = form.get("new_password").to_owned();
    let door = &turn.visit.door;
    let context =
        [name.as_str(), &invitation.account_name, &door.look.name, &door.primary].map(str::to_owned);
    let chosen = turn.core.passwords.choose(password, invitation.email.clone(), context.into()).await?;
    let hash = match chosen {
        Ok(hash) => hash,
        Err(unfit) => {
            let why = words.unfit(unfit);
            return Ok(Err(page(turn, invitation, name.as_str(), Some(why))?));
        }
    };
    kept(turn, move |tx, tenant, token| invitation::accept_new(tx, tenant, token, name.as_str(), &hash))
        .await
        .map(Ok)
}

/// Accepts, and puts it into the account's chain in the same unit of work (Rule S9).
async fn kept(
    turn: &Turn,
    accept: impl Fn(&mut Tx<'_>, TenantKey, &str) -> Result<Acceptance, store::Error> + Send + 'static,
) -> Result<Acceptance, Refusal> {
    let (tenant, token) = (turn.visit.door.tenant, turn.param("token").to_owned());
    let (address, agent, request) = (turn.address(), turn.agent(), turn.visit.id.clone());
    let accepted = turn.core.store.write(move |tx| {
        let acceptance = accept(tx, tenant, &token)?;
        if let Acceptance::Accepted(accepted) = &acceptance {
            let who = OnPage {
                user: accepted.user.id,
                email: &accepted.user.email,
                address: &address,
                agent: agent.as_deref(),
                request: &request,
            };
            audit::append_on_page(
                tx,
                &accepted.account,
                &who,
                "users:accept",
                &Record::of(accepted.membership),
            )?;
        }
        Ok::<_, platform::Error>(acceptance)
    });
    Ok(accepted.await?)
}

async fn look(turn: &Turn) -> Result<Option<Invitation>, Refusal> {
    let (tenant, token) = (turn.visit.door.tenant, turn.param("token").to_owned());
    Ok(turn.core.store.read(move |tx| invitation::look(tx, tenant, &token)).await?)
}

fn page(turn: &Turn, invitation: &Invitation, name: &str, wrong: Option<&str>) -> Result<Response, Refusal> {
    let csrf = turn.csrf()?;
    let page =
        render::invite(&turn.scene(), &csrf.field(), &invitation.email, name, invitation.is_known, wrong);
    Ok(with_cookie(page, csrf))
}

fn gone(turn: &Turn) -> Response {
    let scene = turn.scene();
    render::notice(&scene, StatusCode::GONE, scene.words.invite_gone_title, scene.words.invite_gone_text)
}
