//! The device flow (RFC 8628, TOK-1): a device shows a code, a person approves it in a browser, the device gets tokens.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use store::{
    Error, Tx,
    keys::TenantKey,
    tables::{
        device_codes::{self, DeviceCodeRow, DeviceStatus, NewDeviceCode},
        users,
    },
    token,
};

use crate::{
    access::{self, Access},
    browser::BrowserSession,
    client::{self, PublicClient},
    discovery::VERIFICATION,
    guess::{self, Bucket, Guess},
    oauth::{OauthError, Outcome},
    session::{self, Grant, SignedIn},
    settings::Settings,
};

/// Letters of a user code: consonants, so that no word comes out, in capitals, without those that look alike.
const LETTERS: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";
/// How many there are: 34.6 bits.
const LENGTH: usize = 8;
/// Seconds by which a poll that comes too soon lengthens the interval, for good (RFC 8628 §3.5).
const SLOW_DOWN: i64 = 5;

/// What a device is given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Started {
    /// For the device alone.
    pub device_code: String,
    /// For the person, as `BDWP-HQPK`.
    pub user_code: String,
    /// How long both live.
    pub lives: SignedDuration,
    /// Seconds between polls.
    pub interval: u32,
}

/// The device endpoint's answer (RFC 8628 §3.2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceAnswer {
    /// For the device alone.
    pub device_code: String,
    /// For the person.
    pub user_code: String,
    /// The page to enter it on.
    pub verification_uri: String,
    /// The page with the code filled in; it still needs the click (TOK-2).
    pub verification_uri_complete: String,
    /// Seconds that both live.
    pub expires_in: i64,
    /// Seconds between polls.
    pub interval: u32,
}

impl Started {
    /// The answer at the tenant of that origin.
    #[must_use]
    pub fn answer(self, origin: &str) -> DeviceAnswer {
        let page = format!("{origin}{VERIFICATION}");
        DeviceAnswer {
            verification_uri_complete: format!("{page}?user_code={}", self.user_code),
            verification_uri: page,
            device_code: self.device_code,
            user_code: self.user_code,
            expires_in: self.lives.as_secs(),
            interval: self.interval,
        }
    }
}

/// What a device asks for.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ask<'a> {
    /// The public client.
    pub client_id: &'a str,
    /// `scope`, as sent.
    pub scope: &'a str,
    /// PKCE, S256: then the poll needs its verifier.
    pub code_challenge: Option<&'a str>,
    /// `code_challenge_method`, as sent.
    pub code_challenge_method: Option<&'a str>,
    /// Where the request came from, for the consent page and the list of sessions.
    pub address: Option<&'a str>,
    /// Its user agent, for the same.
    pub agent: Option<&'a str>,
}

/// Begins: makes a device code and a user code.
///
/// # Errors
/// Those of the store.
pub fn start(tx: &mut Tx<'_>, settings: &Settings, tenant: TenantKey, ask: &Ask<'_>) -> Outcome<Started> {
    if client::public(ask.client_id).is_none() {
        return Ok(Err(OauthError::InvalidClient.because("No such client.")));
    }
    match (ask.code_challenge, ask.code_challenge_method) {
        (None, None) => {}
        (Some(challenge), Some("S256")) if client::is_challenge(challenge) => {}
        _ => {
            let words = "A code_challenge comes with code_challenge_method=S256.";
            return Ok(Err(OauthError::InvalidRequest.because(words)));
        }
    }
    let device_code = token::new(tx);
    let now = tx.now();
    // A collision with one of the few codes that live is next to impossible; then another is drawn.
    for _ in 0..8 {
        let user_code = draw(tx);
        let code = NewDeviceCode {
            hash: &token::hash(&device_code),
            user_code_hash: &token::hash(&user_code),
            tenant,
            client_id: ask.client_id,
            scope: &client::granted_scope(ask.scope),
            code_challenge: ask.code_challenge,
            poll_interval: i64::from(settings.device_interval),
            address: ask.address,
            agent: ask.agent,
            expires_at: now.saturating_add(settings.device_ttl).unwrap_or(Timestamp::MAX),
        };
        if device_codes::insert(tx, &code)? {
            return Ok(Ok(Started {
                device_code,
                user_code: format!("{}-{}", &user_code[..LENGTH / 2], &user_code[LENGTH / 2..]),
                lives: settings.device_ttl,
                interval: settings.device_interval,
            }));
        }
    }
    Ok(Err(OauthError::TemporarilyUnavailable.because("No code is free.")))
}

/// Eight letters, each as likely as any other.
fn draw(tx: &mut Tx<'_>) -> String {
    let mut code = String::with_capacity(LENGTH);
    while code.len() < LENGTH {
        for byte in tx.random::<16>() {
            // 240 is the largest multiple of 20 below 256: beyond it some letters would be likelier.
            if byte < 240 && code.len() < LENGTH {
                code.push(char::from(LETTERS[usize::from(byte) % LETTERS.len()]));
            }
        }
    }
    code
}

/// The code that a person typed, without case, blanks and separators; `None` when it cannot be one.
fn normalise(typed: &str) -> Option<String> {
    if typed.len() > 64 {
        return None;
    }
    let code: String = typed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_uppercase).collect();
    (code.len() == LENGTH && code.bytes().all(|b| LETTERS.contains(&b))).then_some(code)
}

/// A device that waits for a person, as the consent page shows it (TOK-2).
#[derive(Debug, Clone)]
pub struct Waiting {
    hash: [u8; 32],
    /// The code to compare, as `BDWP-HQPK`.
    pub user_code: String,
    /// The client.
    pub client: &'static PublicClient,
    /// Where the device asked from.
    pub address: Option<String>,
    /// Its user agent.
    pub agent: Option<String>,
    /// When it asked.
    pub asked_at: Timestamp,
    /// When the code ends.
    pub expires_at: Timestamp,
}

/// What a typed user code is.
#[derive(Debug, Clone)]
pub enum Lookup {
    /// A device waits.
    Found(Waiting),
    /// Unknown, ended, or decided already: one answer.
    Unknown,
    /// Too many wrong codes came from this address.
    Blocked {
        /// When the next is taken.
        until: Timestamp,
    },
}

/// The device that waits with a typed user code. Guesses are few per address (Rule S6); a right one is not counted.
///
/// # Errors
/// Those of the store.
pub fn lookup(
    tx: &mut Tx<'_>,
    tenant: TenantKey,
    typed: &str,
    address: Option<IpAddr>,
) -> Result<Lookup, Error> {
    let bucket = Bucket::user_code(address);
    let taken = match guess::take(tx, std::slice::from_ref(&bucket))? {
        Guess::Taken(taken) => taken.first().copied().unwrap_or_default(),
        Guess::Blocked { until } => return Ok(Lookup::Blocked { until }),
    };
    let Some(code) = normalise(typed) else { return Ok(Lookup::Unknown) };
    let row = device_codes::lock_by_user_code(tx, &token::hash(&code), tenant)?;
    let now = tx.now();
    let waits = |row: &DeviceCodeRow| row.status == DeviceStatus::Pending && row.expires_at > now;
    let Some(row) = row.filter(waits) else { return Ok(Lookup::Unknown) };
    let Some(client) = client::public(&row.client_id) else { return Ok(Lookup::Unknown) };
    guess::give_back(tx, &bucket, taken)?;
    Ok(Lookup::Found(Waiting {
        hash: row.hash,
        user_code: format!("{}-{}", &code[..LENGTH / 2], &code[LENGTH / 2..]),
        client,
        address: row.address,
        agent: row.agent,
        asked_at: row.created_at,
        expires_at: row.expires_at,
    }))
}

/// What came of a person's decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decided {
    /// It is done.
    Done,
    /// The code has ended, or was decided already.
    TooLate,
    /// The person has no active access at this tenant (Rule T5).
    NoAccess,
}

/// The person who is signed in approves.
///
/// # Errors
/// Those of the store.
pub fn approve(
    tx: &mut Tx<'_>,
    tenant: TenantKey,
    browser: &BrowserSession,
    waiting: &Waiting,
) -> Result<Decided, Error> {
    if access::of_person(tx, &browser.user.person(), tenant)? != Access::Active {
        return Ok(Decided::NoAccess);
    }
    let amr = browser.amr.as_str();
    let done = waiting.expires_at > tx.now()
        && device_codes::approve(tx, &waiting.hash, browser.user.key, browser.auth_time, amr)?;
    Ok(if done { Decided::Done } else { Decided::TooLate })
}

/// The person who is signed in refuses.
///
/// # Errors
/// Those of the store.
pub fn deny(tx: &mut Tx<'_>, waiting: &Waiting) -> Result<Decided, Error> {
    Ok(if device_codes::deny(tx, &waiting.hash)? { Decided::Done } else { Decided::TooLate })
}

/// A device's poll.
#[derive(Debug, Clone, Copy)]
pub struct Poll<'a> {
    /// The device code.
    pub device_code: &'a str,
    /// The client.
    pub client_id: &'a str,
    /// PKCE.
    pub code_verifier: Option<&'a str>,
}

/// Answers a poll (RFC 8628 §3.5): tokens once, when a person approved who still may come in.
///
/// # Errors
/// Those of the store.
pub fn poll(tx: &mut Tx<'_>, settings: &Settings, tenant: TenantKey, poll: &Poll<'_>) -> Outcome<Grant> {
    const UNKNOWN: Outcome<Grant> = Ok(Err(OauthError::InvalidGrant.because("No such device code.")));
    const DENIED: Outcome<Grant> = Ok(Err(OauthError::AccessDenied.because("The sign-in was refused.")));
    let now = tx.now();
    let hash = token::hash(poll.device_code);
    let Some(row) = device_codes::lock(tx, &hash, tenant)? else { return UNKNOWN };
    if row.client_id != poll.client_id || row.status == DeviceStatus::Used {
        return UNKNOWN;
    }
    if let Some(challenge) = &row.code_challenge
        && !poll.code_verifier.is_some_and(|verifier| client::verifies(challenge, verifier))
    {
        return Ok(Err(OauthError::InvalidGrant.because("The code_verifier is missing or wrong.")));
    }
    if row.expires_at <= now {
        return Ok(Err(OauthError::ExpiredToken.because("The code has ended; begin again.")));
    }
    match row.status {
        DeviceStatus::Denied | DeviceStatus::Used => DENIED,
        DeviceStatus::Pending => {
            let wait = SignedDuration::from_secs(row.poll_interval);
            let too_soon = row.last_poll_at.is_some_and(|last| now.duration_since(last) < wait);
            let interval = if too_soon { row.poll_interval + SLOW_DOWN } else { row.poll_interval };
            device_codes::polled(tx, &hash, interval)?;
            Ok(Err(if too_soon {
                OauthError::SlowDown.because("Polled too soon; wait five seconds longer from now on.")
            } else {
                OauthError::AuthorizationPending.because("Nobody has decided yet.")
            }))
        }
        DeviceStatus::Approved => {
            let user = match row.user {
                Some(key) => users::by_key(tx, key)?,
                None => None,
            };
            let Some(user) = user.filter(|user| user.blocked_at.is_none()) else {
                device_codes::deny(tx, &hash)?;
                return DENIED;
            };
            if access::of_person(tx, &user.person(), tenant)? != Access::Active {
                device_codes::deny(tx, &hash)?;
                return DENIED;
            }
            if !device_codes::use_up(tx, &hash)? {
                return UNKNOWN;
            }
            let signed_in = SignedIn {
                user: &user,
                tenant,
                client_id: &row.client_id,
                amr: row.amr.as_deref().unwrap_or_default(),
                auth_time: row.auth_time.unwrap_or(now),
                address: row.address.as_deref(),
                agent: row.agent.as_deref(),
            };
            let (_, mut grant) = session::begin(tx, settings, &signed_in)?;
            grant.id_token = client::wants_id_token(&row.scope);
            grant.scope = Some(row.scope);
            Ok(Ok(grant))
        }
    }
}
