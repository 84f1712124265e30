//! Exit codes: one function from what happened to the number (`cli.md`, exit codes; `api.md`, to exit codes).

use crate::error::Kind;

/// How the program ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// Failed in a way that has no number of its own.
    Failed = 1,
    /// The command line is wrong.
    Usage = 2,
    /// Sign-in needed, or expired.
    SignIn = 3,
    /// Forbidden.
    Forbidden = 4,
    /// Not found.
    NotFound = 5,
    /// Conflict, precondition, already there.
    Conflict = 6,
    /// Invalid input.
    Invalid = 7,
    /// Rate-limited, or a limit is reached.
    Limit = 8,
    /// The platform does not answer, or answers 5xx.
    Unreachable = 9,
    /// Some of it succeeded.
    Partial = 10,
    /// Changes are pending.
    Pending = 11,
    /// The run that was waited for failed.
    RunFailed = 12,
    /// Still pending when the time was up.
    TimeUp = 13,
    /// A list is incomplete and completeness was required.
    Incomplete = 14,
    /// Interrupted.
    Interrupted = 130,
    /// Terminated.
    Terminated = 143,
}

impl Exit {
    /// The number.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }
}

impl From<Exit> for std::process::ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// The class of a refusal, by its HTTP status and, where one status means two things, its code.
#[must_use]
pub fn of_problem(status: u16, code: &str) -> Exit {
    match (status, code) {
        (200..=299, _) => Exit::Done,
        (400 | 422, _) => Exit::Invalid,
        (401, _) => Exit::SignIn,
        (403, _) | (423, "account_suspended" | "tenant_suspended") => Exit::Forbidden,
        (404 | 410, _) => Exit::NotFound,
        (409 | 412 | 428, _) => Exit::Conflict,
        (423 | 429, _) => Exit::Limit,
        (408 | 500..=599, _) => Exit::Unreachable,
        _ => Exit::Failed,
    }
}

/// The class of an error.
#[must_use]
pub fn of_kind(kind: &Kind) -> Exit {
    match kind {
        Kind::Usage | Kind::Confirmation => Exit::Usage,
        Kind::SignIn => Exit::SignIn,
        Kind::NotFound => Exit::NotFound,
        Kind::Invalid => Exit::Invalid,
        Kind::Conflict => Exit::Conflict,
        Kind::Unreachable => Exit::Unreachable,
        Kind::TimeUp => Exit::TimeUp,
        Kind::Problem { status, code } => of_problem(*status, code),
        Kind::ClosedPipe => Exit::Done,
        Kind::Interrupted => Exit::Interrupted,
        Kind::Protocol | Kind::Local | Kind::Failed => Exit::Failed,
    }
}

#[cfg(test)]
mod tests {
    use api::problem::Code;

    use super::*;

    #[test]
    fn cli_exit_codes_follow_the_table() {
        for (status, code, expected) in [
            (200, "", 0),
            (201, "", 0),
            (400, "bad_request", 7),
            (422, "invalid", 7),
            (401, "unauthenticated", 3),
            (403, "forbidden", 4),
            (423, "account_suspended", 4),
            (423, "tenant_suspended", 4),
            (404, "account_not_found", 5),
            (410, "gone", 5),
            (409, "slug_taken", 6),
            (412, "version_mismatch", 6),
            (428, "precondition_required", 6),
            (423, "limit_reached", 8),
            (423, "capacity_unavailable", 8),
            (429, "rate_limited", 8),
            (408, "request_timeout", 9),
            (500, "internal", 9),
            (503, "unavailable", 9),
            (599, "", 9),
            (405, "method_not_allowed", 1),
            (413, "body_too_large", 1),
            (302, "", 1),
        ] {
            assert_eq!(of_problem(status, code).code(), expected, "{status} {code}");
        }
        for (kind, expected) in [
            (Kind::Usage, 2),
            (Kind::Confirmation, 2),
            (Kind::SignIn, 3),
            (Kind::NotFound, 5),
            (Kind::Conflict, 6),
            (Kind::Invalid, 7),
            (Kind::Unreachable, 9),
            (Kind::TimeUp, 13),
            (Kind::ClosedPipe, 0),
            (Kind::Interrupted, 130),
            (Kind::Local, 1),
        ] {
            assert_eq!(of_kind(&kind).code(), expected, "{kind:?}");
        }
    }

    #[test]
    fn cli_exit_codes_cover_every_problem_code() {
        for code in Code::ALL {
            let exit = of_problem(code.status(), code.as_str());
            assert_ne!(exit, Exit::Done, "{code:?}");
            let plain = [Code::MethodNotAllowed, Code::NotAcceptable, Code::BodyTooLarge, Code::UriTooLong]
                .into_iter()
                .chain([Code::UnsupportedMediaType, Code::HeadersTooLarge])
                .any(|c| c == *code);
            assert_eq!(exit == Exit::Failed, plain, "{code:?}");
        }
    }
}
