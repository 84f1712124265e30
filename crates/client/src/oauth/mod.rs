//! Signing in by hand: token endpoint, device grant, code grant, refresh, client credentials, revocation.

mod code;
mod device;
mod proof;
mod token;

pub use code::{Arrival, CodeRequest, exchange_code, start_code};
pub use device::{DeviceCode, Poll, Polling, Verdict, poll_device, start_device};
pub use token::{Claims, Tokens, client_credentials, refresh, revoke};

/// A refusal of the authorization server (RFC 6749 §5.2).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", words(.code, .description.as_deref()))]
pub struct OAuthError {
    /// `invalid_grant`, `access_denied`, …
    pub code: String,
    /// What the server said about it.
    pub description: Option<String>,
    /// The HTTP status.
    pub status: u16,
}

impl OAuthError {
    /// Whether the grant itself is dead: the one refusal after which a kept sign-in is cleared (CLI-2).
    #[must_use]
    pub fn is_dead_grant(&self) -> bool {
        self.code == "invalid_grant"
    }
}

fn words(code: &str, description: Option<&str>) -> String {
    match code {
        "invalid_grant" => "the sign-in has ended".to_owned(),
        "access_denied" => "the sign-in was refused in the browser".to_owned(),
        "expired_token" => "the code has expired before anybody approved it".to_owned(),
        "invalid_client" => "the client's id or secret is wrong here".to_owned(),
        _ => match description {
            Some(description) => format!("the sign-in was refused: {description} ({code})"),
            None => format!("the sign-in was refused ({code})"),
        },
    }
}
