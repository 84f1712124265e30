//! `cron platform password reset`: a person who lost a password gets another by the operator's hand.

use anyhow::Context;
use api::{problem::Code, value::Email};
use identity::{Passwords, new_password, password::Cost};
use platform::{audit, error::Error, founding, operation::Record};
use serde::Serialize;
use store::{
    Tx,
    scope::SystemScope,
    tables::{founding as founding_table, users},
};

use crate::{passphrase, serve::Place};

/// A password that was set anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reset {
    /// Whose.
    pub user: String,
    /// Their e-mail.
    pub email: String,
    /// The new password, told this once.
    pub password: String,
}

/// Sets the password of the person with that e-mail anew, and ends all that the person is signed in with. The record lies
/// in the master account's chain: a person belongs to no account.
///
/// # Errors
/// Nobody has that e-mail; or the folder or database is not there, or holds no platform.
pub async fn reset(place: Place, email: Email) -> Result<Reset, Error> {
    let fault = |error: anyhow::Error| Error::fault(format!("{error:#}"));
    let store = place.open_existing().await.map_err(fault)?;
    let password = passphrase::letters().map_err(fault)?;
    let passwords = Passwords::new(Cost::default(), 1).context("passwords").map_err(fault)?;
    let hash = passwords.hash(password.clone()).await.context("passwords").map_err(fault)?;
    let set = store.write(move |tx| set(tx, &SystemScope::for_startup(), &email, &hash)).await;
    store.close().await;
    let (user, email) = set?;
    Ok(Reset { user, email, password })
}

fn set(tx: &mut Tx<'_>, system: &SystemScope, email: &Email, hash: &str) -> Result<(String, String), Error> {
    let master = founding_table::master(tx, system)?;
    let master = master.ok_or_else(|| Error::fault(founding::NONE))?;
    let user = users::by_email(tx, email.key())?.ok_or_else(|| {
        Error::refused(
            Code::UserNotFound,
            format!("Nobody on this platform has the address `{}`.", email.as_str()),
        )
    })?;
    new_password::set(tx, &user, hash)?;
    let record = Record::of(user.id).after(serde_json::json!({ "email": user.email }));
    audit::append_by_hand(tx, system, &master, "users:reset-password", &record)?;
    Ok((user.id.to_string(), user.email))
}
