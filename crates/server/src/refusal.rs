//! Why the door does not go on, and how it says so.

use api::problem::{Code, Problem};
use axum::response::Response;

use crate::{problem, rates::TooMany};

/// A request that the door refuses.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// With a problem.
    Problem(Box<Problem>),
    /// Because there were too many.
    TooMany(TooMany),
}

impl Refusal {
    /// A refusal with its code and a detail for a person.
    pub(crate) fn new(code: Code, detail: impl Into<String>) -> Self {
        Problem::new(code, detail).into()
    }

    /// The answer that says so.
    pub(crate) fn response(self, request_id: &str) -> Response {
        match self {
            Self::Problem(problem) => problem::response(*problem, request_id),
            Self::TooMany(too_many) => too_many.response(request_id),
        }
    }
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Self {
        Self::Problem(Box::new(problem))
    }
}

impl From<Box<Problem>> for Refusal {
    fn from(problem: Box<Problem>) -> Self {
        Self::Problem(problem)
    }
}

impl From<TooMany> for Refusal {
    fn from(too_many: TooMany) -> Self {
        Self::TooMany(too_many)
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        if matches!(error, store::Error::Unavailable(_)) {
            tracing::warn!(%error, "the store is not available");
            return Self::new(Code::Unavailable, "the platform is not ready; try again in a moment");
        }
        tracing::error!(%error, "the store failed");
        problem::internal().into()
    }
}

impl From<identity::sign_in::Error> for Refusal {
    fn from(error: identity::sign_in::Error) -> Self {
        match error {
            identity::sign_in::Error::Store(error) => error.into(),
            identity::sign_in::Error::Hash(error) => error.into(),
        }
    }
}

impl From<identity::password::HashError> for Refusal {
    fn from(error: identity::password::HashError) -> Self {
        tracing::error!(%error, "a password could not be hashed");
        problem::internal().into()
    }
}

impl From<platform::error::Error> for Refusal {
    fn from(error: platform::error::Error) -> Self {
        match error {
            platform::error::Error::Refused(problem) => Self::Problem(problem),
            platform::error::Error::Store(error) => error.into(),
            platform::error::Error::Fault(what) => {
                tracing::error!(fault = %what, "an operation failed");
                problem::internal().into()
            }
        }
    }
}
