//! Signing in at a tenant's page with e-mail and password: one answer for unknown and wrong, guesses limited (TOK-6).

use api::value::Email;
use jiff::Timestamp;
use store::{
    Store,
    keys::TenantKey,
    tables::users::{self, UserRow},
};

use crate::{
    access::{self, Access},
    browser,
    guess::{self, Bucket, Guess},
    password::{HashError, Passwords},
    settings::Settings,
    visitor::{self, Visitor},
};

/// How a person is authenticated by a password (RFC 8176).
pub const BY_PASSWORD: &str = "pwd";

/// A sign-in could not be judged.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// Hashing failed.
    #[error(transparent)]
    Hash(#[from] HashError),
}

/// What came of an e-mail and a password.
#[derive(Debug, Clone)]
pub enum Proof {
    /// They are this person's, who may have been blocked by the operator.
    Right(UserRow),
    /// Nobody has that e-mail, or the password is another: one answer.
    Wrong,
    /// Too many were wrong, for this e-mail or from this address.
    Blocked {
        /// When the next is taken.
        until: Timestamp,
    },
}

/// What came of a sign-in.
#[derive(Debug, Clone)]
pub enum SignIn {
    /// The value of the browser's cookie.
    Done(String),
    /// Nobody has that e-mail, or the password is another: one answer.
    Wrong,
    /// The password was right, and the person has no active access at this tenant, of which no more is said (Rule T5).
    NoAccess,
    /// Too many were wrong.
    Blocked {
        /// When the next is taken.
        until: Timestamp,
    },
}

/// An e-mail whose password is to be judged.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// At which tenant.
    pub tenant: TenantKey,
    /// What for, as it stands in the person's log: one of [`visitor`]'s.
    pub action: &'static str,
    /// The e-mail as typed.
    pub email: &'a str,
    /// Where it comes from.
    pub visitor: &'a Visitor,
}

/// Judges an e-mail and a password. One that is wrong stands in the person's log.
///
/// # Errors
/// It could not be judged.
pub async fn prove(
    store: &Store,
    passwords: &Passwords,
    attempt: Attempt<'_>,
    password: String,
) -> Result<Proof, Error> {
    let Attempt { tenant, action, email, visitor } = attempt;
    // What is no address is an unknown one, on the same way.
    let key = email.parse::<Email>().map_or_else(|_| email.to_lowercase(), |email| email.key().to_owned());
    let buckets = [Bucket::password(&key), Bucket::password_from(visitor.address)];
    let begun = store.write({
        let (buckets, key) = (buckets.clone(), key.clone());
        move |tx| {
            Ok::<_, store::Error>(match guess::take(tx, &buckets)? {
                Guess::Blocked { until } => Err(until),
                Guess::Taken(taken) => Ok((users::by_email(tx, &key)?, taken)),
            })
        }
    });
    let (user, taken) = match begun.await? {
        Err(until) => return Ok(Proof::Blocked { until }),
        Ok(begun) => begun,
    };
    let at_address = taken.last().copied().unwrap_or_default();
    let hash = user.as_ref().map(|user| user.password_hash.clone());
    let is_right = passwords.verify(hash, password).await?;
    let Some(user) = user.filter(|_| is_right) else {
        let visitor = visitor.clone();
        store.write(move |tx| visitor.note_refused(tx, &key, tenant, action)).await?;
        return Ok(Proof::Wrong);
    };
    let [of_person, of_address] = buckets;
    store
        .write(move |tx| {
            guess::forget(tx, &of_person)?;
            guess::give_back(tx, &of_address, at_address)
        })
        .await?;
    Ok(Proof::Right(user))
}

/// Signs a person in at a tenant's pages.
///
/// # Errors
/// It could not be judged.
pub async fn sign_in(
    store: &Store,
    passwords: &Passwords,
    settings: Settings,
    tenant: TenantKey,
    email: &str,
    password: String,
    visitor: &Visitor,
) -> Result<SignIn, Error> {
    let attempt = Attempt { tenant, action: visitor::SIGN_IN, email, visitor };
    let user = match prove(store, passwords, attempt, password).await? {
        Proof::Right(user) => user,
        Proof::Wrong => return Ok(SignIn::Wrong),
        Proof::Blocked { until } => return Ok(SignIn::Blocked { until }),
    };
    let visitor = visitor.clone();
    let signed_in = store.write(move |tx| {
        let user = users::get(tx, &user.person())?.filter(|user| user.blocked_at.is_none());
        let Some(user) = user else { return Ok::<_, store::Error>(SignIn::NoAccess) };
        if access::of_person(tx, &user.person(), tenant)? != Access::Active {
            return Ok(SignIn::NoAccess);
        }
        browser::create(tx, &settings, tenant, &user, BY_PASSWORD, &visitor).map(SignIn::Done)
    });
    Ok(signed_in.await?)
}
