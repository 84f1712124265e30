//! A new password: for who proves the present one, and for who has forgotten it (TOK-6). It is set on pages alone: a token
//! of the API must not be enough to change what it was got with.

use axum::response::Response;
use http::StatusCode;
use identity::{
    renewal::{self, Forgotten},
    sign_in::{self, Attempt, Proof},
    visitor,
};
use platform::outbox::{self, Message};

use super::{
    SESSION, device::may_come_in, form::Form, render, see_other, sign_in::on_the_way_to, with_cookie,
};
use crate::{endpoint::Turn, refusal::Refusal};

/// Where a person who has forgotten the password asks for a link.
pub(crate) const FORGOTTEN: &str = "/password";
/// Where a person who is signed in sets a new one.
pub(crate) const CHANGE: &str = "/account/password";

/// Asks for the e-mail.
pub(crate) async fn ask(turn: Turn) -> Result<Response, Refusal> {
    forgotten_page(&turn, None)
}

fn forgotten_page(turn: &Turn, wrong: Option<&str>) -> Result<Response, Refusal> {
    let csrf = turn.csrf()?;
    Ok(with_cookie(render::forgotten(&turn.scene(), &csrf.field(), wrong), csrf))
}

/// Sends a link, where there is somebody to send it to: one answer either way.
pub(crate) async fn send(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let (core, tenant, visitor) = (turn.core.clone(), turn.visit.door.tenant, turn.visitor());
    let email: String = form.get("username").chars().take(254).collect();
    let blocked = turn.core.store.write(move |tx| {
        let link = match renewal::forgotten(tx, tenant, &email, &visitor)? {
            Forgotten::Blocked { .. } => return Ok(true),
            Forgotten::Received(link) => link,
        };
        if let Some(link) = link {
            let message =
                Message::PasswordReset { token: link.token, name: link.user.name, locale: link.user.locale };
            outbox::enqueue(tx, &core.settings, &link.account, tenant, &link.user.email, &message)?;
        }
        Ok::<_, platform::Error>(false)
    });
    if blocked.await? {
        let mut response = forgotten_page(&turn, Some(turn.scene().words.too_many_guesses))?;
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        return Ok(response);
    }
    turn.core.changed.notify_one();
    let scene = turn.scene();
    let words = scene.words;
    Ok(render::notice(&scene, StatusCode::OK, words.forgotten_sent_title, words.forgotten_sent_text))
}

/// Shows the form of a link.
pub(crate) async fn show(turn: Turn) -> Result<Response, Refusal> {
    match owner(&turn).await? {
        Some(email) => form_page(&turn, &email, false, None),
        None => Ok(gone(&turn)),
    }
}

/// Sets a new password by a link.
pub(crate) async fn reset(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let Some(email) = owner(&turn).await? else { return Ok(gone(&turn)) };
    let hash = match new_hash(&turn, &form, &email).await? {
        Ok(hash) => hash,
        Err(why) => return form_page(&turn, &email, false, Some(why)),
    };
    let (tenant, token, visitor) = (turn.visit.door.tenant, turn.param("token").to_owned(), turn.visitor());
    let done = turn.core.store.write(move |tx| renewal::reset(tx, tenant, &token, &hash, &visitor));
    if !done.await? {
        return Ok(gone(&turn));
    }
    let scene = turn.scene();
    let words = scene.words;
    Ok(render::notice(&scene, StatusCode::OK, words.password_set_title, words.password_set_text))
}

/// Shows the form to a person who is signed in.
pub(crate) async fn show_change(turn: Turn) -> Result<Response, Refusal> {
    match turn.browser().await? {
        Some(browser) if may_come_in(&turn, &browser).await? => {
            form_page(&turn, &browser.user.email, true, None)
        }
        Some(_) => Ok(turn.no_access()),
        None => see_other(&on_the_way_to(CHANGE)),
    }
}

/// Sets a new password for a person who is signed in and proves the present one.
pub(crate) async fn change(turn: Turn) -> Result<Response, Refusal> {
    let form = turn.form()?;
    if !turn.is_ours(&form) {
        return Ok(turn.stale());
    }
    let core = &turn.core;
    let cookie = core.jar().get(&turn.head.headers, SESSION).map(str::to_owned);
    let (Some(browser), Some(cookie)) = (turn.browser().await?, cookie) else {
        return see_other(&on_the_way_to(CHANGE));
    };
    if !may_come_in(&turn, &browser).await? {
        return Ok(turn.no_access());
    }
    let (email, words) = (browser.user.email.clone(), turn.scene().words);
    let visitor = turn.visitor();
    let attempt = Attempt {
        tenant: turn.visit.door.tenant,
        action: visitor::CHANGE_PASSWORD,
        email: &email,
        visitor: &visitor,
    };
    let proof = sign_in::prove(&core.store, &core.passwords, attempt, form.get("password").to_owned());
    let user = match proof.await? {
        Proof::Right(user) if user.key == browser.user.key => user,
        Proof::Blocked { .. } => {
            let mut response = form_page(&turn, &email, true, Some(words.too_many_guesses))?;
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            return Ok(response);
        }
        _ => return form_page(&turn, &email, true, Some(words.password_wrong)),
    };
    let hash = match new_hash(&turn, &form, &email).await? {
        Ok(hash) => hash,
        Err(why) => return form_page(&turn, &email, true, Some(why)),
    };
    let tenant = turn.visit.door.tenant;
    let set = core.store.write(move |tx| renewal::change(tx, tenant, &user, &cookie, &hash, &visitor));
    set.await?;
    let scene = turn.scene();
    Ok(render::notice(&scene, StatusCode::OK, words.password_set_title, words.password_changed_text))
}

/// The hash of the form's new password, or why it is unfit.
async fn new_hash(turn: &Turn, form: &Form, email: &str) -> Result<Result<String, &'static str>, Refusal> {
    let words = turn.scene().words;
    let door = &turn.visit.door;
    let context = [&door.look.name, &door.primary].map(Clone::clone);
    let password = form.get("new_password").to_owned();
    let chosen = turn.core.passwords.choose(password, email.to_owned(), context.into()).await?;
    Ok(chosen.map_err(|unfit| words.unfit(unfit)))
}

/// The e-mail of whoever a link was sent to, while it works.
async fn owner(turn: &Turn) -> Result<Option<String>, Refusal> {
    let (tenant, token) = (turn.visit.door.tenant, turn.param("token").to_owned());
    let user = turn.core.store.read(move |tx| renewal::look(tx, tenant, &token)).await?;
    Ok(user.map(|user| user.email))
}

fn form_page(turn: &Turn, email: &str, present: bool, wrong: Option<&str>) -> Result<Response, Refusal> {
    let csrf = turn.csrf()?;
    Ok(with_cookie(render::new_password(&turn.scene(), &csrf.field(), email, present, wrong), csrf))
}

fn gone(turn: &Turn) -> Response {
    let scene = turn.scene();
    render::notice(&scene, StatusCode::GONE, scene.words.reset_gone_title, scene.words.reset_gone_text)
}
