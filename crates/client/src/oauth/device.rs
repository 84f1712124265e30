//! The device grant (RFC 8628) with a proof key (RFC 7636, S256).

use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use url::Url;

use super::{
    OAuthError, proof,
    token::{Tokens, Who, post_form, token},
};
use crate::{
    Secret,
    discovery::Provider,
    error::{Error, Result},
    transport::Http,
};

/// The interval when the server names none, and what `slow_down` adds (RFC 8628 §3.2, §3.5).
const FIVE_SECONDS: Duration = Duration::from_secs(5);
/// A poll exactly on the interval counts as too early with some servers, so it goes out a fifth of a second later.
const LATE: Duration = Duration::from_millis(200);
/// The longest wait after failures of the network.
const LONGEST_BACKOFF: Duration = Duration::from_secs(60);

/// A code that waits for somebody's approval. It holds secrets: `device_code` and the verifier.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeviceCode {
    /// The secret that is polled with.
    pub device_code: Secret,
    /// The proof key's verifier.
    pub verifier: Secret,
    /// The code that the person compares.
    pub user_code: String,
    /// Where the person goes.
    pub verification_uri: String,
    /// The same with the code in it.
    pub verification_uri_complete: Option<String>,
    /// When the code ends.
    pub expires_at: Timestamp,
    /// Seconds between polls.
    pub interval: u64,
}

#[derive(Deserialize)]
struct Answer {
    device_code: Secret,
    user_code: String,
    verification_uri: String,
    #[serde(default)]
    verification_uri_complete: Option<String>,
    expires_in: u64,
    #[serde(default)]
    interval: Option<u64>,
}

/// Asks for a code (RFC 8628 §3.1).
///
/// # Errors
/// As any request, and a server whose verification page lies at another origin.
pub async fn start_device(
    http: &Http,
    provider: &Provider,
    client_id: &str,
    scope: &str,
) -> Result<DeviceCode> {
    let endpoint = provider
        .device_authorization_endpoint
        .as_deref()
        .ok_or_else(|| Error::protocol(format!("{} offers no sign-in by code", http.origin())))?;
    let verifier = proof::random()?;
    let challenge = proof::challenge(&verifier);
    let form = [("scope", scope), ("code_challenge", challenge.as_str()), ("code_challenge_method", "S256")];
    let body = post_form(http, endpoint, &Who::Public(client_id), &form).await?;
    let answer: Answer = serde_json::from_slice(&body)
        .map_err(|_| Error::protocol("the device endpoint answered something that is no code"))?;
    for page in
        [Some(&answer.verification_uri), answer.verification_uri_complete.as_ref()].into_iter().flatten()
    {
        if !Url::parse(page).is_ok_and(|url| http.origin().contains(&url)) {
            return Err(Error::protocol(format!(
                "the page to approve at is said to be {page}, not at {}",
                http.origin()
            )));
        }
    }
    let lifetime = Duration::from_secs(answer.expires_in.min(3600));
    Ok(DeviceCode {
        device_code: answer.device_code,
        verifier,
        user_code: answer.user_code,
        verification_uri: answer.verification_uri,
        verification_uri_complete: answer.verification_uri_complete,
        expires_at: Timestamp::now().checked_add(lifetime).unwrap_or(Timestamp::MAX),
        interval: answer.interval.unwrap_or(FIVE_SECONDS.as_secs()),
    })
}

/// What one poll gave.
#[derive(Debug)]
pub enum Poll {
    /// Signed in.
    Granted(Box<Tokens>),
    /// `authorization_pending`.
    Pending,
    /// `slow_down`.
    SlowDown,
    /// No answer, or a server in trouble: it ends nothing.
    Trouble(Error),
    /// Refused for good.
    Refused(OAuthError),
    /// The answer broke the protocol.
    Wrong(Error),
}

/// Polls once (RFC 8628 §3.4).
pub async fn poll_device(http: &Http, provider: &Provider, client_id: &str, code: &DeviceCode) -> Poll {
    let form = [
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("device_code", code.device_code.reveal()),
        ("code_verifier", code.verifier.reveal()),
    ];
    match token(http, provider, &Who::Public(client_id), &form).await {
        Ok(tokens) => Poll::Granted(Box::new(tokens)),
        Err(error) => outcome(error),
    }
}

fn outcome(error: Error) -> Poll {
    match error {
        Error::OAuth(refused) => match refused.code.as_str() {
            "authorization_pending" => Poll::Pending,
            "slow_down" => Poll::SlowDown,
            _ => Poll::Refused(refused),
        },
        Error::Transport(_) => Poll::Trouble(error),
        Error::Problem(ref problem) if problem.status >= 500 || problem.status == 429 => Poll::Trouble(error),
        Error::Protocol { status: Some(status), .. } if status >= 500 || status == 429 => {
            Poll::Trouble(error)
        }
        other => Poll::Wrong(other),
    }
}

/// What to do after a poll.
#[derive(Debug)]
pub enum Verdict {
    /// Wait that long, then poll again.
    Wait(Duration),
    /// Signed in.
    Done(Box<Tokens>),
    /// It is over.
    Failed(Error),
}

/// The pace of polls: pure, so that it can be tested without a clock.
#[derive(Debug, Clone)]
pub struct Polling {
    interval: Duration,
    troubles: u32,
}

impl Polling {
    /// The pace that the server asked for.
    #[must_use]
    pub fn new(code: &DeviceCode) -> Self {
        Self { interval: Duration::from_secs(code.interval), troubles: 0 }
    }

    /// The wait before the first poll.
    #[must_use]
    pub fn first(&self) -> Duration {
        self.interval + LATE
    }

    /// The interval in force, in whole seconds, for whoever takes the code up again.
    #[must_use]
    pub const fn interval(&self) -> Duration {
        self.interval
    }

    /// What follows from a poll.
    pub fn after(&mut self, poll: Poll) -> Verdict {
        match poll {
            Poll::Granted(tokens) => return Verdict::Done(tokens),
            Poll::Refused(refused) => return Verdict::Failed(Error::OAuth(refused)),
            Poll::Wrong(error) => return Verdict::Failed(error),
            Poll::Pending => self.troubles = 0,
            Poll::SlowDown => {
                self.troubles = 0;
                self.interval += FIVE_SECONDS;
            }
            Poll::Trouble(error) => {
                tracing::debug!(%error, "a poll without an answer");
                // RFC 8628 §3.5: exponential back-off, without end: the code's own expiry ends it.
                self.troubles = (self.troubles + 1).min(8);
                let wait = self.interval.max(Duration::from_secs(1)) * 2_u32.pow(self.troubles);
                return Verdict::Wait(wait.min(LONGEST_BACKOFF).max(self.interval) + LATE);
            }
        }
        Verdict::Wait(self.interval + LATE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(interval: u64) -> DeviceCode {
        DeviceCode {
            device_code: Secret::new("d"),
            verifier: Secret::new("v"),
            user_code: "BDWP-HQPK".to_owned(),
            verification_uri: "http://localhost:1/device".to_owned(),
            verification_uri_complete: None,
            expires_at: Timestamp::MAX,
            interval,
        }
    }

    fn refusal(code: &str) -> Error {
        Error::OAuth(OAuthError { code: code.to_owned(), description: None, status: 400 })
    }

    fn waits(polling: &mut Polling, error: Error) -> Duration {
        match polling.after(outcome(error)) {
            Verdict::Wait(wait) => wait,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn tok_1_slow_down_adds_five_seconds_for_good() {
        let mut polling = Polling::new(&code(5));
        assert_eq!(polling.first(), Duration::from_millis(5200));
        assert_eq!(waits(&mut polling, refusal("authorization_pending")), Duration::from_millis(5200));
        assert_eq!(waits(&mut polling, refusal("slow_down")), Duration::from_millis(10_200));
        assert_eq!(waits(&mut polling, refusal("authorization_pending")), Duration::from_millis(10_200));
        assert_eq!(waits(&mut polling, refusal("slow_down")), Duration::from_millis(15_200));
    }

    #[test]
    fn tok_1_trouble_backs_off_and_never_ends_the_flow() {
        let mut polling = Polling::new(&code(5));
        let trouble = || Error::Protocol { status: Some(503), message: String::new(), request_id: None };
        let first = waits(&mut polling, trouble());
        let second = waits(&mut polling, trouble());
        assert!(first > Duration::from_secs(5) && second > first, "{first:?} {second:?}");
        for _ in 0..100 {
            assert!(waits(&mut polling, trouble()) <= LONGEST_BACKOFF + LATE);
        }
        assert_eq!(waits(&mut polling, refusal("authorization_pending")), Duration::from_millis(5200));
    }

    #[test]
    fn tok_1_refusals_end_it() {
        for refused in ["access_denied", "expired_token", "invalid_grant", "invalid_client"] {
            let mut polling = Polling::new(&code(1));
            assert!(
                matches!(polling.after(outcome(refusal(refused))), Verdict::Failed(Error::OAuth(_))),
                "{refused}"
            );
        }
    }

    #[test]
    fn cli_1_a_code_does_not_show_its_secret_in_debug_output() {
        let mut code = code(5);
        code.device_code = Secret::new("very-secret");
        assert!(!format!("{code:?}").contains("very-secret"));
    }
}
