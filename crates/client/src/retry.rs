//! When a request is made again, and after how long.

use std::time::Duration;

use backon::ExponentialBuilder;

use crate::error::Error;

/// How often and for how long a request is tried.
#[derive(Debug, Clone, Copy)]
pub struct RetryPolicy {
    /// The whole time for one call, retries included.
    pub total: Duration,
    /// How often a call is tried that fails by transport or 5xx.
    pub attempts: u32,
    /// The first wait; it doubles, with jitter.
    pub first_wait: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { total: Duration::from_secs(30), attempts: 4, first_wait: Duration::from_millis(400) }
    }
}

/// How often a rate limit is waited for, while there is time.
const RATE_LIMIT_ATTEMPTS: u32 = 12;

impl RetryPolicy {
    pub(crate) fn backoff(&self) -> ExponentialBuilder {
        ExponentialBuilder::default()
            .with_min_delay(self.first_wait)
            .with_max_delay(Duration::from_secs(15))
            .with_factor(2.0)
            .with_jitter()
            .with_max_times(RATE_LIMIT_ATTEMPTS as usize)
    }

    /// Whether a failed attempt is made again. Every write carries an idempotency key, so a lost answer is no reason
    /// to do a thing twice.
    pub(crate) fn again(&self, attempt: &Failed, made: u32) -> bool {
        match &attempt.error {
            Error::Transport(transport) => transport.kind.passing() && made < self.attempts,
            Error::Problem(problem) => {
                (problem.status == 429 || problem.code == "request_in_flight") && made < RATE_LIMIT_ATTEMPTS
                    || problem.status >= 500 && made < self.attempts
            }
            Error::Protocol { status: Some(status), .. } => *status >= 500 && made < self.attempts,
            _ => false,
        }
    }
}

/// An attempt that failed, and how long the server asked to wait.
#[derive(Debug)]
pub(crate) struct Failed {
    pub(crate) error: Error,
    pub(crate) retry_after: Option<Duration>,
}

impl From<Error> for Failed {
    fn from(error: Error) -> Self {
        Self { error, retry_after: None }
    }
}

/// The next wait: what the server asked for when that is longer; none when the time is up.
pub(crate) fn wait(asked: Option<Duration>, backoff: Option<Duration>, left: Duration) -> Option<Duration> {
    let backoff = backoff?;
    let wait = asked.map_or(backoff, |asked| asked.max(Duration::from_millis(50)).max(backoff.min(asked)));
    (wait < left).then_some(wait)
}

/// `Retry-After` in seconds or as a date (RFC 9110 §10.2.3).
pub(crate) fn retry_after(value: &str, now: jiff::Timestamp) -> Option<Duration> {
    if let Ok(seconds) = value.trim().parse::<u32>() {
        return Some(Duration::from_secs(u64::from(seconds)));
    }
    let date = jiff::fmt::rfc2822::DateTimeParser::new().parse_timestamp(value.trim()).ok()?;
    Some(Duration::try_from(date.duration_since(now)).unwrap_or(Duration::ZERO))
}

#[cfg(test)]
mod tests {
    use api::problem::{Code, Problem};

    use super::*;
    use crate::error::{TlsFault, Transport, TransportKind};

    fn problem(code: Code) -> Failed {
        Error::Problem(Box::new(Problem::new(code, "x"))).into()
    }

    fn transport(kind: TransportKind) -> Failed {
        Error::Transport(Transport {
            kind,
            origin: String::new(),
            attempts: 1,
            elapsed: Duration::ZERO,
            source: None,
        })
        .into()
    }

    #[test]
    fn only_what_may_pass_is_tried_again() {
        let policy = RetryPolicy::default();
        assert!(policy.again(&transport(TransportKind::Refused), 3));
        assert!(!policy.again(&transport(TransportKind::Refused), 4));
        assert!(!policy.again(&transport(TransportKind::Tls(TlsFault::Expired)), 1));
        assert!(policy.again(&problem(Code::RateLimited), 6));
        assert!(policy.again(&problem(Code::Unavailable), 1));
        assert!(policy.again(&problem(Code::RequestInFlight), 1));
        for code in
            [Code::Forbidden, Code::Invalid, Code::AccountNotFound, Code::LimitReached, Code::SlugTaken]
        {
            assert!(!policy.again(&problem(code), 1), "{code:?}");
        }
    }

    #[test]
    fn retry_after_is_seconds_or_a_date() {
        let now: jiff::Timestamp = "2026-11-22T10:00:00Z".parse().unwrap();
        assert_eq!(retry_after("7", now), Some(Duration::from_secs(7)));
        assert_eq!(retry_after("Sun, 22 Nov 2026 10:00:05 GMT", now), Some(Duration::from_secs(5)));
        assert_eq!(retry_after("Sun, 22 Nov 2026 09:00:00 GMT", now), Some(Duration::ZERO));
        assert_eq!(retry_after("soon", now), None);
    }

    #[test]
    fn no_wait_outlasts_the_time_that_is_left() {
        let s = Duration::from_secs;
        assert_eq!(wait(Some(s(5)), Some(s(1)), s(10)), Some(s(5)));
        assert_eq!(wait(None, Some(s(1)), s(10)), Some(s(1)));
        assert_eq!(wait(Some(s(60)), Some(s(1)), s(10)), None);
        assert_eq!(wait(None, None, s(10)), None);
    }
}
