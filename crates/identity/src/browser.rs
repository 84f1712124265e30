//! Sign-ins of a browser at a tenant's pages, and the tokens that keep other sites from posting its forms (TOK-6).

use api::id::SessionId;
use aws_lc_rs::hmac;
use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use store::{
    Error, Tx,
    keys::TenantKey,
    scope::Person,
    tables::{
        browser_sessions::{self, NewBrowserSession},
        sessions::{self, Ended},
        users::{self, UserRow},
    },
    token,
};
use subtle::ConstantTimeEq;

use crate::{
    settings::Settings,
    visitor::{self, Visitor},
};

/// A browser in which a person is signed in at a tenant. That the person may come in there (Rule T5) is asked where it
/// matters.
#[derive(Debug, Clone)]
pub struct BrowserSession {
    /// Who.
    pub user: UserRow,
    /// How, separated by blanks.
    pub amr: String,
    /// When.
    pub auth_time: Timestamp,
}

/// Begins a sign-in of a person who was authenticated just now; the cookie's value. The store has its hash alone.
///
/// # Errors
/// Those of the store.
pub fn create(
    tx: &mut Tx<'_>,
    settings: &Settings,
    tenant: TenantKey,
    user: &UserRow,
    amr: &str,
    visitor: &Visitor,
) -> Result<String, Error> {
    let (cookie, address) = (token::new(tx), visitor.address());
    let new = NewBrowserSession {
        id: SessionId::from_bytes(tx.random()),
        hash: &token::hash(&cookie),
        tenant,
        amr,
        expires_at: tx.now().saturating_add(settings.browser_ttl).unwrap_or(Timestamp::MAX),
        address: address.as_deref(),
        agent: visitor.agent.as_deref(),
    };
    browser_sessions::insert(tx, &user.person(), &new)?;
    visitor.note(tx, &user.person(), tenant, visitor::SIGN_IN)?;
    Ok(cookie)
}

/// The sign-in of a cookie at that tenant; none when it ended, or when the person was blocked (Rule U5).
///
/// # Errors
/// Those of the store.
pub fn find(tx: &mut Tx<'_>, tenant: TenantKey, cookie: &str) -> Result<Option<BrowserSession>, Error> {
    let Some(row) = browser_sessions::by_hash(tx, &token::hash(cookie), tenant)? else { return Ok(None) };
    if row.expires_at <= tx.now() {
        return Ok(None);
    }
    let user = users::by_key(tx, row.user)?.filter(|user| user.blocked_at.is_none());
    Ok(user.map(|user| BrowserSession { user, amr: row.amr, auth_time: row.auth_time }))
}

/// Ends everything that a person is signed in with, on every tenant, but the browser of that cookie.
///
/// # Errors
/// Those of the store.
pub fn end_all_but(tx: &mut Tx<'_>, person: &Person, cookie: &str, why: Ended) -> Result<(), Error> {
    browser_sessions::delete_others(tx, person, &token::hash(cookie))?;
    sessions::end_of_person(tx, person, why).map(drop)
}

/// Logs a browser out.
///
/// # Errors
/// Those of the store.
pub fn end(tx: &mut Tx<'_>, cookie: &str) -> Result<(), Error> {
    browser_sessions::delete(tx, &token::hash(cookie)).map(|_| ())
}

/// The hidden field of forms shown to the browser with that cookie: only who can read the page knows it.
#[must_use]
pub fn csrf(cookie: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, cookie.as_bytes());
    BASE64URL_NOPAD.encode(hmac::sign(&key, b"csrf").as_ref())
}

/// Whether a form came from a page that was shown to the browser with that cookie.
#[must_use]
pub fn is_csrf(cookie: &str, field: &str) -> bool {
    csrf(cookie).as_bytes().ct_eq(field.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tok_6_a_form_field_fits_its_cookie_alone() {
        assert!(is_csrf("a cookie", &csrf("a cookie")));
        assert!(!is_csrf("another", &csrf("a cookie")));
        assert!(!is_csrf("a cookie", ""));
        assert!(!csrf("a cookie").contains("cookie"));
    }
}
