//! What operations want to know of the DNS. The look itself is the server's, between two units of work: nothing waits for a
//! network inside a transaction.

use api::value::DomainName;

/// A question that an operation has before it can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// The values of the TXT records at a name.
    Text(String),
}

/// What the DNS says of a name's records of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// These values; none where it says that there are none.
    Values(Vec<String>),
    /// It says nothing that counts: it failed, or took too long. That is no lost proof.
    Unknown(String),
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// To [`Question::Text`].
    Text(Found),
}

/// The question for a domain's proof.
#[must_use]
pub fn for_proof(domain: &DomainName) -> Question {
    Question::Text(domain::proof::record_name(domain.as_str()))
}
