//! Why an operation was not done: what is told outside, and what is only for the log.

use api::{
    id::AccountId,
    problem::{Code, FieldError, Problem},
};

/// An operation's failure. Only [`Error::Refused`] is ever shown outside; the rest is one neutral answer there.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The caller is told this.
    #[error("{}: {}", .0.code, .0.detail)]
    Refused(Box<Problem>),
    /// The store failed; the work may be tried again where [`store::Error::is_retryable`] says so.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A mistake in the program, or damaged data: for the log.
    #[error("{0}")]
    Fault(String),
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::Refused(Box::new(problem))
    }
}

impl Error {
    /// A refusal with its code and a detail for a person.
    #[must_use]
    pub fn refused(code: Code, detail: impl Into<String>) -> Self {
        Problem::new(code, detail).into()
    }

    /// One field is at fault: 422 `invalid`. `pointer` is a JSON pointer into the body, or a parameter's name.
    #[must_use]
    pub fn invalid(pointer: &str, code: &str, detail: impl Into<String>) -> Self {
        let detail = detail.into();
        Self::invalid_fields(vec![FieldError { pointer: pointer.to_owned(), code: code.to_owned(), detail }])
    }

    /// Several fields are at fault: 422 `invalid`. With none, this is a mistake of the caller's.
    #[must_use]
    pub fn invalid_fields(errors: Vec<FieldError>) -> Self {
        let detail = match errors.as_slice() {
            [one] => one.detail.clone(),
            more => format!("{} fields are invalid", more.len()),
        };
        let mut problem = Problem::new(Code::Invalid, detail);
        problem.errors = errors;
        problem.into()
    }

    /// A mistake in the program, or damaged data.
    #[must_use]
    pub fn fault(what: impl Into<String>) -> Self {
        Self::Fault(what.into())
    }

    /// The same refusal with a hint; other errors stay as they are.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        if let Self::Refused(problem) = &mut self {
            problem.hint = Some(hint.into());
        }
        self
    }

    /// The same refusal that names fields; other errors stay as they are.
    #[must_use]
    pub fn fields(mut self, errors: Vec<FieldError>) -> Self {
        if let Self::Refused(problem) = &mut self {
            problem.errors = errors;
        }
        self
    }

    /// No such account for this caller: the same words for a foreign id and for one that was never issued (ISO-3).
    #[must_use]
    pub fn account_not_found(named: &str) -> Self {
        let named: String = named.chars().take(80).collect();
        Self::refused(Code::AccountNotFound, format!("There is no account `{named}` here."))
    }

    /// Several accounts of the caller's could act, and none was named.
    #[must_use]
    pub fn ambiguous(accounts: Vec<AccountId>) -> Self {
        let mut problem = Problem::new(
            Code::AccountAmbiguous,
            "You are a member of several accounts at this address; say which one acts.",
        );
        problem.hint = Some("Name the account in the header Acting-Account.".to_owned());
        problem.accounts = accounts;
        problem.into()
    }

    /// The refusal, if it is one.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Refused(problem) => Some(problem),
            _ => None,
        }
    }

    /// The refusal's code, if it is one that this version knows.
    #[must_use]
    pub fn code(&self) -> Option<Code> {
        self.problem().and_then(Problem::known_code)
    }
}
