//! A new password: set by a person who proves the present one, or by the link that is sent to who has forgotten it. A new
//! one ends what was begun with the old.

use api::value::Email;
use jiff::{SignedDuration, Timestamp};
use store::{
    Error, Tx,
    keys::TenantKey,
    scope::InAccount,
    tables::{
        password_resets,
        sessions::Ended,
        users::{self, UserRow},
    },
    token,
};

use crate::{
    access, browser,
    guess::{self, Bucket, Guess},
    new_password,
    visitor::{self, Visitor},
};

/// How long a link to set a new password works.
pub const LINK: SignedDuration = SignedDuration::from_mins(30);

/// What came of asking for a link. A known and an unknown address are answered alike.
#[derive(Debug)]
pub enum Forgotten {
    /// It was received; whether anything is sent is said to the address alone.
    Received(Option<Box<Link>>),
    /// Too many asked, for this e-mail or from this address.
    Blocked {
        /// When the next is taken.
        until: Timestamp,
    },
}

/// A link to be sent.
#[derive(Debug)]
pub struct Link {
    /// To whom.
    pub user: UserRow,
    /// An account of the person's at this tenant.
    pub account: InAccount,
    /// What the link bears.
    pub token: String,
    /// When it ends.
    pub expires_at: Timestamp,
}

/// Somebody has forgotten the password that goes with an e-mail. Only a person with an active membership in an active
/// account of this tenant (Rule T5) gets a link.
///
/// # Errors
/// Those of the store.
pub fn forgotten(
    tx: &mut Tx<'_>,
    tenant: TenantKey,
    email: &str,
    visitor: &Visitor,
) -> Result<Forgotten, Error> {
    let key = email.parse::<Email>().map_or_else(|_| email.to_lowercase(), |email| email.key().to_owned());
    let buckets = [Bucket::forgotten(&key), Bucket::forgotten_from(visitor.address)];
    if let Guess::Blocked { until } = guess::take(tx, &buckets)? {
        return Ok(Forgotten::Blocked { until });
    }
    let user = users::by_email(tx, &key)?.filter(|user| user.blocked_at.is_none());
    let Some(user) = user else { return Ok(Forgotten::Received(None)) };
    let Some(account) = access::account_of_person(tx, &user.person(), tenant)? else {
        return Ok(Forgotten::Received(None));
    };
    let token = token::new(tx);
    let expires_at = tx.now().saturating_add(LINK).unwrap_or(Timestamp::MAX);
    password_resets::insert(tx, &user.person(), &token::hash(&token), tenant, expires_at)?;
    visitor.note(tx, &user.person(), tenant, visitor::FORGET_PASSWORD)?;
    Ok(Forgotten::Received(Some(Box::new(Link { user, account, token, expires_at }))))
}

/// Whose password a link sets; none when it is unknown, used, of another tenant, or its time is up: one answer.
///
/// # Errors
/// Those of the store.
pub fn look(tx: &mut Tx<'_>, tenant: TenantKey, token: &str) -> Result<Option<UserRow>, Error> {
    match password_resets::open(tx, &token::hash(token), tenant)? {
        Some(key) => Ok(users::by_key(tx, key)?.filter(|user| user.blocked_at.is_none())),
        None => Ok(None),
    }
}

/// Sets a new password by a link, which is used up with every other that was sent. Whatever the person is signed in with
/// ends, on every tenant. Whether it worked.
///
/// # Errors
/// Those of the store.
pub fn reset(
    tx: &mut Tx<'_>,
    tenant: TenantKey,
    token: &str,
    password_hash: &str,
    visitor: &Visitor,
) -> Result<bool, Error> {
    let Some(key) = password_resets::use_up(tx, &token::hash(token), tenant)? else { return Ok(false) };
    let user = users::by_key(tx, key)?.filter(|user| user.blocked_at.is_none());
    let Some(user) = user else { return Ok(false) };
    new_password::set(tx, &user, password_hash)?;
    visitor.note(tx, &user.person(), tenant, visitor::RESET_PASSWORD)?;
    Ok(true)
}

/// Sets a new password for a person who proved the present one in the browser of that cookie, which stays signed in;
/// everything else ends, on every tenant.
///
/// # Errors
/// Those of the store.
pub fn change(
    tx: &mut Tx<'_>,
    tenant: TenantKey,
    user: &UserRow,
    cookie: &str,
    password_hash: &str,
    visitor: &Visitor,
) -> Result<(), Error> {
    users::set_password(tx, &user.person(), password_hash)?;
    password_resets::delete_of_person(tx, &user.person())?;
    browser::end_all_but(tx, &user.person(), cookie, Ended::Password)?;
    visitor.note(tx, &user.person(), tenant, visitor::CHANGE_PASSWORD)
}
