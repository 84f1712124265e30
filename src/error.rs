//! One error path: kind, message, hints. What a person reads and what a script reads come from the same value.

use std::fmt;

use api::problem::{FieldError, Problem};
use serde::Serialize;

/// The result of everything here.
pub type Result<T> = std::result::Result<T, Error>;

/// What kind of failure; it decides the exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// The command line is wrong.
    Usage,
    /// A confirmation is missing.
    Confirmation,
    /// There is no sign-in, or it has ended.
    SignIn,
    /// What was named is not there (found out by the client itself).
    NotFound,
    /// The input is invalid (found out by the client itself).
    Invalid,
    /// It is so already, or in the way (found out by the client itself).
    Conflict,
    /// No answer from the platform.
    Unreachable,
    /// Still pending when the time was up.
    TimeUp,
    /// The platform refused.
    Problem {
        /// The HTTP status.
        status: u16,
        /// The stable code.
        code: String,
    },
    /// An answer that is not the platform's protocol.
    Protocol,
    /// Something of this machine: a file, a keyring.
    Local,
    /// Whoever read standard output has gone.
    ClosedPipe,
    /// Ctrl-C.
    Interrupted,
    /// Anything else.
    Failed,
}

/// A failure, ready to be shown: what, why, what now.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    message: String,
    hints: Vec<String>,
    errors: Vec<FieldError>,
    request_id: Option<String>,
    retryable: bool,
    code: Option<&'static str>,
}

impl Error {
    /// A failure of that kind. The message is one sentence without a full stop; it may hold texts of the server.
    pub fn new(kind: Kind, message: impl Into<String>) -> Self {
        let retryable = matches!(kind, Kind::Unreachable);
        Self(Box::new(Inner {
            kind,
            message: told(message.into()),
            hints: Vec::new(),
            errors: Vec::new(),
            request_id: None,
            retryable,
            code: None,
        }))
    }

    /// The command line is wrong.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Kind::Usage, message)
    }

    /// Sign-in needed.
    pub fn sign_in(message: impl Into<String>) -> Self {
        Self::new(Kind::SignIn, message)
    }

    /// Something of this machine. The number that the system gives a fault is nothing to a person.
    pub fn local(message: impl Into<String>) -> Self {
        let message = message.into();
        let told = message.rsplit_once(" (os error ").map_or(message.as_str(), |(told, _)| told);
        Self::new(Kind::Local, told)
    }

    /// Adds a line on what to do.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.0.hints.push(told(hint.into()));
        self
    }

    /// Says what to do in place of what the platform said about it.
    #[must_use]
    pub fn hint_instead(mut self, hint: impl Into<String>) -> Self {
        self.0.hints = vec![hint.into()];
        self
    }

    /// Says it in better words than the platform could, keeping code, fields and request id.
    #[must_use]
    pub fn reword(mut self, message: impl Into<String>) -> Self {
        self.0.message = told(message.into());
        self
    }

    /// Names the stable code of a failure that the client found out by itself.
    #[must_use]
    pub fn coded(mut self, code: &'static str) -> Self {
        self.0.code = Some(code);
        self
    }

    /// Adds the fields at fault.
    #[must_use]
    pub fn fields(mut self, errors: Vec<FieldError>) -> Self {
        self.0.errors = errors;
        self
    }

    /// Its kind.
    #[must_use]
    pub fn kind(&self) -> &Kind {
        &self.0.kind
    }

    /// What happened, in one sentence.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// What to do, line by line.
    #[must_use]
    pub fn hints(&self) -> &[String] {
        &self.0.hints
    }

    /// The fields at fault.
    #[must_use]
    pub fn field_errors(&self) -> &[FieldError] {
        &self.0.errors
    }

    /// The request's id, if one was made.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.request_id.as_deref()
    }

    /// The stable code.
    #[must_use]
    pub fn code(&self) -> &str {
        if let Some(code) = self.0.code {
            return code;
        }
        match &self.0.kind {
            Kind::Usage => "usage",
            Kind::Confirmation => "confirmation_needed",
            Kind::SignIn => "sign_in_needed",
            Kind::NotFound => "not_found",
            Kind::Invalid => "invalid",
            Kind::Conflict => "conflict",
            Kind::Unreachable => "unreachable",
            Kind::TimeUp => "time_up",
            Kind::Problem { code, .. } => code,
            Kind::Protocol => "protocol",
            Kind::Local => "local",
            Kind::ClosedPipe => "closed_pipe",
            Kind::Interrupted => "interrupted",
            Kind::Failed => "failed",
        }
    }

    /// As a script reads it.
    #[must_use]
    pub fn document(&self) -> Document<'_> {
        let hint = (!self.0.hints.is_empty()).then(|| self.0.hints.join("\n"));
        Document {
            schema: "error/1",
            code: self.code(),
            message: &self.0.message,
            hint,
            field: self.0.errors.first().map(|e| e.pointer.as_str()),
            errors: &self.0.errors,
            request_id: self.0.request_id.as_deref(),
            retryable: self.0.retryable,
            docs: None,
        }
    }
}

/// `error/1` (`api.md`, shapes).
#[derive(Debug, Serialize)]
pub struct Document<'a> {
    schema: &'static str,
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'a str>,
    #[serde(skip_serializing_if = "<[FieldError]>::is_empty")]
    errors: &'a [FieldError],
    #[serde(skip_serializing_if = "Option::is_none")]
    request_id: Option<&'a str>,
    retryable: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    docs: Option<&'a str>,
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        let told = if problem.detail.is_empty() { problem.title } else { problem.detail };
        let kind = Kind::Problem { status: problem.status, code: problem.code };
        let mut error = Self::new(kind, phrase(&told));
        error.0.hints.extend(problem.hint.as_deref().map(phrase));
        error.0.errors = problem.errors;
        for fault in &mut error.0.errors {
            fault.detail = phrase(&fault.detail);
        }
        error.0.retryable = problem.retryable;
        error.0.request_id = (!problem.request_id.is_empty()).then_some(problem.request_id);
        if problem.status == 401 && !error.0.hints.iter().any(|hint| hint.contains("cron login")) {
            error.0.hints.push("sign in: cron login".to_owned());
        }
        error
    }
}

/// A text without data in the language spoken; one with data was made in it.
fn told(text: String) -> String {
    lang::translation(&text).map_or(text, str::to_owned)
}

/// A sentence of the platform as a message is here: without a full stop, and without a capital unless it begins with
/// a name.
fn phrase(sentence: &str) -> String {
    const OPENERS: &[&str] = &[
        "A", "An", "Another", "Begin", "Change", "Create", "Did", "Give", "In", "It", "Make", "Name", "No",
        "Not", "One", "Only", "Read", "Several", "Take", "The", "There", "These", "This", "Too", "Use",
        "You", "Your", "A", "As", "Algo", "Há", "Já", "Não", "Nenhum", "Nenhuma", "O", "Os", "Sua", "Seu",
        "Um", "Uma", "Você",
    ];
    let sentence = sentence.strip_suffix('.').unwrap_or(sentence);
    match sentence.split_once(' ') {
        Some((first, rest)) if OPENERS.contains(&first) => format!("{} {rest}", first.to_lowercase()),
        _ => sentence.to_owned(),
    }
}

impl From<client::Error> for Error {
    fn from(error: client::Error) -> Self {
        match error {
            client::Error::Problem(problem) => (*problem).into(),
            client::Error::Transport(transport) => {
                let hint = transport.kind.hint();
                let (retryable, code) = (transport.kind.passing(), transport.kind.code());
                let mut error = Self::new(Kind::Unreachable, transport.to_string()).hint(hint).coded(code);
                error.0.retryable = retryable;
                error
            }
            client::Error::Protocol { status, message, request_id } => {
                let server_fault = status.is_some_and(|status| status >= 500);
                let mut error =
                    Self::new(if server_fault { Kind::Unreachable } else { Kind::Protocol }, message);
                error.0.request_id = request_id;
                error
            }
            client::Error::OAuth(refused) => {
                let error = Self::sign_in(refused.to_string());
                match refused.code.as_str() {
                    "invalid_client" => error.hint("look at the client's id and at the file with its secret"),
                    _ => error.hint("sign in: cron login"),
                }
            }
            client::Error::SignIn { message, hint } => {
                let error = Self::sign_in(message);
                hint.iter().flat_map(|hint| hint.lines()).fold(error, Error::hint)
            }
            client::Error::Usage(message) => Self::usage(message),
            client::Error::Local { message, source } => match source {
                Some(source) => Self::local(format!("{message}: {source}")),
                None => Self::local(message),
            },
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Self::new(Kind::ClosedPipe, "nobody reads the output"),
            std::io::ErrorKind::Interrupted => Self::new(Kind::Interrupted, "interrupted"),
            _ => Self::local(error.to_string()),
        }
    }
}

impl From<anyhow::Error> for Error {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<Self>() {
            Ok(own) => own,
            Err(other) => match other.downcast::<client::Error>() {
                Ok(client) => client.into(),
                Err(other) => Self::new(Kind::Failed, format!("{other:#}")),
            },
        }
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        match error.io_error_kind() {
            Some(kind) => std::io::Error::from(kind).into(),
            None => Self::new(Kind::Failed, say!("no JSON: {error}")),
        }
    }
}
