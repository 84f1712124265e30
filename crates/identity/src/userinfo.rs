//! Who a token is about (OpenID Connect Core §5.3).

use serde::Serialize;
use store::{
    Tx,
    keys::TenantKey,
    tables::{sessions, users},
};

use crate::{
    oauth::{OauthError, Outcome},
    session::Subject,
    token::Claims,
};

/// A person's own claims. A client has none but its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UserInfo {
    /// `usr_…` or `cli_…`, as in the token.
    pub sub: String,
    /// The person's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// The person's e-mail.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Always true where there is an e-mail: an invitation went there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_verified: Option<bool>,
    /// The person's language.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub locale: Option<String>,
}

/// Who a verified token is about; refused when its session has ended or the person was blocked.
///
/// # Errors
/// Those of the store.
pub fn of(tx: &mut Tx<'_>, tenant: TenantKey, claims: &Claims) -> Outcome<UserInfo> {
    const GONE: Outcome<UserInfo> = Ok(Err(OauthError::InvalidToken.because("The token is worth nothing.")));
    let (id, sid) = match &claims.subject {
        Subject::Client { id } => {
            let sub = id.to_string();
            return Ok(Ok(UserInfo { sub, name: None, email: None, email_verified: None, locale: None }));
        }
        Subject::User { id, sid } => (*id, sid),
    };
    let Some(session) = sessions::by_sid(tx, sid)? else { return GONE };
    let runs = session.tenant == tenant && session.ended_at.is_none() && session.expires_at > tx.now();
    let Some(user) = users::by_id(tx, id)? else { return GONE };
    if !runs || session.user != user.key || user.blocked_at.is_some() {
        return GONE;
    }
    Ok(Ok(UserInfo {
        sub: id.to_string(),
        name: Some(user.name),
        email: Some(user.email),
        email_verified: Some(true),
        locale: user.locale.map(|locale| locale.as_str().to_owned()),
    }))
}
