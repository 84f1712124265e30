//! Sessions: refresh-token families of person, tenant and client (`design.md` §1, Rule S5, TOK-5).
//!
//! A refresh makes a new token. The one before stays good until the new one has been used once, so that an answer that
//! was lost costs nothing; any other old token ends the session, because somebody holds a copy.

use api::id::{ClientId, SessionId, UserId};
use jiff::Timestamp;
use store::{
    Error, Tx,
    keys::{SessionKey, TenantKey},
    scope::Person,
    tables::{
        authorization_codes, browser_sessions, device_codes,
        refresh_tokens::{self, TokenState},
        security_events::{self, NewEvent},
        sessions::{self, Ended, NewSession},
        users::{self, UserRow},
    },
    token,
};

use crate::{
    access::{self, Access},
    oauth::{OauthError, Outcome, Refusal},
    settings::Settings,
    visitor,
};

/// How many unused heirs a refresh token may have. An honest client makes one, or one per process that lost the race.
const HEIRS: i64 = 1000;

/// Who a token is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A person in a session.
    User {
        /// Public id.
        id: UserId,
        /// The session.
        sid: String,
    },
    /// An API client.
    Client {
        /// Public id.
        id: ClientId,
    },
}

/// What tokens are made of, once an operation has granted them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grant {
    /// Who.
    pub subject: Subject,
    /// The OAuth client.
    pub client_id: String,
    /// How the person was authenticated (RFC 8176).
    pub amr: Vec<String>,
    /// When.
    pub auth_time: Timestamp,
    /// The refresh token, where there is a session.
    pub refresh_token: Option<String>,
    /// The scope, where it differs from what was asked or is worth saying.
    pub scope: Option<String>,
    /// Whether an ID token goes with it.
    pub id_token: bool,
    /// The ID token's nonce.
    pub nonce: Option<String>,
}

impl Grant {
    pub(crate) const fn new(subject: Subject, client_id: String, auth_time: Timestamp) -> Self {
        Self {
            subject,
            client_id,
            amr: Vec::new(),
            auth_time,
            refresh_token: None,
            scope: None,
            id_token: false,
            nonce: None,
        }
    }

    fn with_amr(mut self, amr: &str) -> Self {
        self.amr = amr.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
        self
    }
}

/// A sign-in that was proved.
pub(crate) struct SignedIn<'a> {
    pub(crate) user: &'a UserRow,
    pub(crate) tenant: TenantKey,
    pub(crate) client_id: &'a str,
    pub(crate) amr: &'a str,
    pub(crate) auth_time: Timestamp,
    pub(crate) address: Option<&'a str>,
    pub(crate) agent: Option<&'a str>,
}

/// Begins a session and grants its first tokens.
pub(crate) fn begin(
    tx: &mut Tx<'_>,
    settings: &Settings,
    signed_in: &SignedIn<'_>,
) -> Result<(SessionKey, Grant), Error> {
    let sid = SessionId::from_bytes(tx.random()).to_string();
    let SignedIn { user, tenant, client_id, amr, auth_time, address, agent } = *signed_in;
    let session = NewSession {
        sid: &sid,
        tenant,
        client_id,
        amr,
        auth_time,
        expires_at: later(tx.now(), settings),
        address,
        agent,
    };
    let key = sessions::insert(tx, &user.person(), &session)?;
    let event =
        NewEvent { tenant, action: visitor::BEGIN, refused: false, target: Some(client_id), address, agent };
    security_events::insert(tx, &user.person(), &event)?;
    let mut grant =
        Grant::new(Subject::User { id: user.id, sid }, client_id.to_owned(), auth_time).with_amr(amr);
    grant.refresh_token = Some(heir(tx, key)?);
    Ok((key, grant))
}

fn later(now: Timestamp, settings: &Settings) -> Timestamp {
    now.saturating_add(settings.refresh_ttl).unwrap_or(Timestamp::MAX)
}

fn heir(tx: &mut Tx<'_>, session: SessionKey) -> Result<String, Error> {
    let text = token::new(tx);
    refresh_tokens::insert(tx, &token::hash(&text), session)?;
    Ok(text)
}

/// New tokens for a refresh token (RFC 6749 §6). It is bound to its tenant (Rule T6) and its client. A person who was
/// blocked, or who lost every membership at the tenant, gets none; one whose account is suspended does, and meets a 423.
///
/// # Errors
/// Those of the store.
pub fn refresh(
    tx: &mut Tx<'_>,
    settings: &Settings,
    tenant: TenantKey,
    client_id: &str,
    refresh_token: &str,
) -> Outcome<Grant> {
    const GONE: Refusal = OauthError::InvalidGrant.because("The session has ended.");
    let now = tx.now();
    let hash = token::hash(refresh_token);
    let Some((key, _)) = refresh_tokens::by_hash(tx, &hash)? else { return Ok(Err(GONE)) };
    let Some(session) = sessions::lock(tx, key)? else { return Ok(Err(GONE)) };
    // Read again under the lock: another refresh may have been under way.
    let Some((_, state)) = refresh_tokens::by_hash(tx, &hash)? else { return Ok(Err(GONE)) };
    if session.tenant != tenant || session.client_id != client_id {
        return Ok(Err(GONE));
    }
    if session.ended_at.is_some() || session.expires_at <= now {
        return Ok(Err(GONE));
    }
    if state == TokenState::Stale {
        sessions::end(tx, key, Ended::Reuse)?;
        return Ok(Err(GONE));
    }
    let Some(user) = users::by_key(tx, session.user)? else { return Ok(Err(GONE)) };
    if user.blocked_at.is_some() {
        sessions::end(tx, key, Ended::Blocked)?;
        return Ok(Err(GONE));
    }
    if access::of_person(tx, &user.person(), tenant)? == Access::None {
        return Ok(Err(GONE));
    }
    if state == TokenState::Current {
        refresh_tokens::advance(tx, &hash, key)?;
    } else if refresh_tokens::count_current(tx, key)? >= HEIRS {
        let words = "This refresh token has been used too often; use the newest.";
        return Ok(Err(OauthError::TemporarilyUnavailable.because(words)));
    }
    sessions::refreshed(tx, key, later(now, settings))?;
    let subject = Subject::User { id: user.id, sid: session.sid };
    let mut grant = Grant::new(subject, session.client_id, session.auth_time).with_amr(&session.amr);
    grant.refresh_token = Some(heir(tx, key)?);
    Ok(Ok(grant))
}

/// Ends the session of a refresh token, whichever of its tokens it is (RFC 7009). Whether there was one is not told.
///
/// # Errors
/// Those of the store.
pub fn revoke(tx: &mut Tx<'_>, tenant: TenantKey, client_id: &str, refresh_token: &str) -> Result<(), Error> {
    let Some((key, _)) = refresh_tokens::by_hash(tx, &token::hash(refresh_token))? else { return Ok(()) };
    let Some(session) = sessions::lock(tx, key)? else { return Ok(()) };
    if session.tenant == tenant && session.client_id == client_id {
        sessions::end(tx, key, Ended::LogOut)?;
    }
    Ok(())
}

/// Ends the session of an access token at its tenant; whether it still ran.
///
/// # Errors
/// Those of the store.
pub fn log_out(tx: &mut Tx<'_>, tenant: TenantKey, sid: &str) -> Result<bool, Error> {
    match sessions::by_sid(tx, sid)? {
        Some(session) if session.tenant == tenant => sessions::end(tx, session.key, Ended::LogOut),
        _ => Ok(false),
    }
}

/// Ends everything that a person is signed in with, or about to be, on every tenant: also what was approved and is not
/// exchanged yet (TOK-1).
///
/// # Errors
/// Those of the store.
pub fn end_of_person(tx: &mut Tx<'_>, person: &Person, why: Ended) -> Result<(), Error> {
    browser_sessions::delete_of_person(tx, person)?;
    authorization_codes::delete_of_person(tx, person)?;
    device_codes::deny_of_person(tx, person)?;
    sessions::end_of_person(tx, person, why).map(|_| ())
}
