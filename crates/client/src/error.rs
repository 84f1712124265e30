//! What can go wrong between the client and a platform.

use std::time::Duration;

use api::problem::Problem;

use crate::oauth::OAuthError;

/// The result of a request.
pub type Result<T> = std::result::Result<T, Error>;

/// What can go wrong.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The platform refused, and said why.
    #[error("{}", .0.detail)]
    Problem(Box<Problem>),
    /// No answer.
    #[error("{0}")]
    Transport(Transport),
    /// An answer that is not the platform's protocol.
    #[error("{message}")]
    Protocol {
        /// The HTTP status, if one came.
        status: Option<u16>,
        /// What was wrong with it, for a person.
        message: String,
        /// The request's id.
        request_id: Option<String>,
    },
    /// The token endpoint refused (RFC 6749 §5.2, RFC 8628 §3.5).
    #[error("{0}")]
    OAuth(OAuthError),
    /// There is no credential to go with the request.
    #[error("sign-in needed: {message}")]
    SignIn {
        /// What is missing.
        message: String,
        /// The way out, for a person.
        hint: Option<String>,
    },
    /// The request cannot be made: an address that leads elsewhere, a header that is none.
    #[error("{0}")]
    Usage(String),
    /// A file that the client needs cannot be read, or the machine lacks what TLS needs.
    #[error("{message}")]
    Local {
        /// What, for a person.
        message: String,
        /// Why.
        #[source]
        source: Option<Box<dyn std::error::Error + Send + Sync>>,
    },
}

impl Error {
    /// An answer that breaks the protocol.
    pub(crate) fn protocol(message: impl Into<String>) -> Self {
        Self::Protocol { status: None, message: message.into(), request_id: None }
    }

    /// The refusal's code, if it is one.
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match self {
            Self::Problem(problem) => Some(&problem.code),
            _ => None,
        }
    }
}

/// No answer from the platform.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.words())]
pub struct Transport {
    /// What kind of failure.
    pub kind: TransportKind,
    /// Where to.
    pub origin: String,
    /// How often it was tried.
    pub attempts: u32,
    /// For how long.
    pub elapsed: Duration,
    /// What the layers below said.
    #[source]
    pub source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Transport {
    fn words(&self) -> String {
        let (origin, why) = (&self.origin, self.kind.words());
        if let TransportKind::Tls(_) = self.kind {
            return format!("there is no safe connection to {origin}: {why}");
        }
        let times = if self.attempts == 1 { "once".to_owned() } else { format!("{} times", self.attempts) };
        format!("{origin} does not answer ({why}, tried {times} in {} s)", self.elapsed.as_secs())
    }
}

/// Kinds of failures below HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransportKind {
    /// Nothing listens there.
    Refused,
    /// The name has no address.
    Dns,
    /// No trust, or no TLS.
    Tls(TlsFault),
    /// No answer in time.
    Timeout,
    /// The connection broke off.
    Broken,
    /// Anything else.
    Other,
}

/// Why TLS failed (CLI-6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TlsFault {
    /// The certificate is out of date.
    Expired,
    /// It begins in the future.
    NotYetValid,
    /// It names another host.
    WrongHost,
    /// Nobody trusted has signed it.
    UnknownIssuer,
    /// It was revoked.
    Revoked,
    /// The other side has none for this name.
    UnknownName,
    /// The other side speaks no TLS, or none that is good enough.
    Handshake,
}

impl TransportKind {
    /// In words, for a sentence.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Refused => "connection refused",
            Self::Dns => "its name has no address",
            Self::Tls(TlsFault::Expired) => "its certificate has expired",
            Self::Tls(TlsFault::NotYetValid) => "its certificate is not valid yet",
            Self::Tls(TlsFault::WrongHost) => "its certificate names another host",
            Self::Tls(TlsFault::UnknownIssuer) => "its certificate is signed by nobody trusted here",
            Self::Tls(TlsFault::Revoked) => "its certificate was revoked",
            Self::Tls(TlsFault::UnknownName) => "there is no certificate for this name",
            Self::Tls(TlsFault::Handshake) => "no TLS could be agreed upon",
            Self::Timeout => "no answer in time",
            Self::Broken => "the connection broke off",
            Self::Other => "no connection",
        }
    }

    /// What to do about it, for a person.
    #[must_use]
    pub const fn hint(self) -> &'static str {
        match self {
            Self::Refused => "is it running? look at name and port",
            Self::Dns => "look at the spelling of the name, and at this machine's DNS",
            Self::Tls(TlsFault::Expired) => {
                "the operator must renew the certificate; look at this machine's clock, too"
            }
            Self::Tls(TlsFault::NotYetValid) => "look at this machine's clock",
            Self::Tls(TlsFault::WrongHost) => "is this the tenant's own domain? its certificate must name it",
            Self::Tls(TlsFault::UnknownIssuer) => {
                "a company's own authority goes into --ca-file or CRON_CA_FILE (PEM); there is no switch to trust without one"
            }
            Self::Tls(TlsFault::Revoked) => "do not sign in there; tell the operator",
            Self::Tls(TlsFault::UnknownName) => {
                "look at the spelling of the name; the operator must give the platform a certificate for it"
            }
            Self::Tls(TlsFault::Handshake) => "does this port speak https?",
            Self::Timeout => "look at the network and at proxies between, or give it longer with --timeout",
            Self::Broken | Self::Other => "look at the network and at proxies between",
        }
    }

    /// Its stable code, for a script.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tls(TlsFault::Expired) => "certificate_expired",
            Self::Tls(TlsFault::NotYetValid) => "certificate_not_yet_valid",
            Self::Tls(TlsFault::WrongHost) => "certificate_wrong_host",
            Self::Tls(TlsFault::UnknownIssuer) => "certificate_untrusted",
            Self::Tls(TlsFault::Revoked) => "certificate_revoked",
            Self::Tls(TlsFault::UnknownName) => "certificate_missing",
            Self::Tls(TlsFault::Handshake) => "tls_failed",
            Self::Refused | Self::Dns | Self::Timeout | Self::Broken | Self::Other => "unreachable",
        }
    }

    /// Whether the same attempt may succeed in a moment.
    #[must_use]
    pub const fn passing(self) -> bool {
        !matches!(self, Self::Tls(_))
    }

    /// Reads the kind out of a chain of errors.
    pub(crate) fn of(error: &(dyn std::error::Error + 'static), timed_out: bool) -> Self {
        let mut kind = if timed_out { Self::Timeout } else { Self::Other };
        let mut next = Some(error);
        while let Some(error) = next {
            if let Some(found) = Self::of_one(error) {
                kind = found;
                break;
            }
            next = error.source();
        }
        kind
    }

    fn of_one(error: &(dyn std::error::Error + 'static)) -> Option<Self> {
        if error.downcast_ref::<crate::transport::NoAddress>().is_some() {
            return Some(Self::Dns);
        }
        if let Some(error) = error.downcast_ref::<rustls::Error>() {
            return Some(Self::Tls(tls_fault(error)));
        }
        let io = error.downcast_ref::<std::io::Error>()?;
        if let Some(inner) = io.get_ref() {
            let inner: &(dyn std::error::Error + 'static) = inner;
            if let Some(found) = Self::of_one(inner) {
                return Some(found);
            }
        }
        match io.kind() {
            std::io::ErrorKind::ConnectionRefused => Some(Self::Refused),
            std::io::ErrorKind::TimedOut => Some(Self::Timeout),
            std::io::ErrorKind::ConnectionReset
            | std::io::ErrorKind::ConnectionAborted
            | std::io::ErrorKind::BrokenPipe
            | std::io::ErrorKind::UnexpectedEof => Some(Self::Broken),
            _ => None,
        }
    }
}

fn tls_fault(error: &rustls::Error) -> TlsFault {
    use rustls::{AlertDescription as A, CertificateError as E};
    match error {
        rustls::Error::AlertReceived(A::UnrecognisedName | A::AccessDenied) => TlsFault::UnknownName,
        rustls::Error::InvalidCertificate(fault) => match fault {
            E::Expired | E::ExpiredContext { .. } => TlsFault::Expired,
            E::NotValidYet | E::NotValidYetContext { .. } => TlsFault::NotYetValid,
            E::NotValidForName | E::NotValidForNameContext { .. } => TlsFault::WrongHost,
            E::Revoked => TlsFault::Revoked,
            _ => TlsFault::UnknownIssuer,
        },
        _ => TlsFault::Handshake,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(fault: rustls::CertificateError) -> std::io::Error {
        std::io::Error::new(std::io::ErrorKind::InvalidData, rustls::Error::InvalidCertificate(fault))
    }

    #[test]
    fn cli_6_every_fault_of_trust_has_its_own_hint() {
        let mut hints = std::collections::BTreeSet::new();
        for (fault, expected) in [
            (rustls::CertificateError::Expired, TlsFault::Expired),
            (rustls::CertificateError::NotValidForName, TlsFault::WrongHost),
            (rustls::CertificateError::UnknownIssuer, TlsFault::UnknownIssuer),
            (rustls::CertificateError::NotValidYet, TlsFault::NotYetValid),
        ] {
            let kind = TransportKind::of(&wrapped(fault), false);
            assert_eq!(kind, TransportKind::Tls(expected));
            assert!(!kind.passing());
            assert!(hints.insert(kind.hint()), "{}", kind.hint());
            assert!(hints.insert(kind.code()), "{}", kind.code());
        }
        let refused = rustls::Error::AlertReceived(rustls::AlertDescription::AccessDenied);
        assert_eq!(TransportKind::of(&refused, false).code(), "certificate_missing");
    }

    #[test]
    fn a_refused_connection_is_told_from_a_broken_one() {
        let refused = std::io::Error::from(std::io::ErrorKind::ConnectionRefused);
        assert_eq!(TransportKind::of(&refused, false), TransportKind::Refused);
        let reset = std::io::Error::from(std::io::ErrorKind::ConnectionReset);
        assert_eq!(TransportKind::of(&reset, false), TransportKind::Broken);
        assert_eq!(TransportKind::of(&std::fmt::Error, true), TransportKind::Timeout);
    }
}
