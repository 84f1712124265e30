//! What operations want to know of the DNS. The look itself is the server's, between two units of work: nothing waits for a
//! network inside a transaction.

use std::net::IpAddr;

use api::value::DomainName;

/// A question that an operation has before it can decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// The values of the TXT records at a name.
    Text(String),
    /// All that is known of a domain; and the addresses of the door's own name, where it has one.
    Survey {
        /// The domain.
        domain: DomainName,
        /// The name that it is to be an alias of.
        target: Option<DomainName>,
    },
}

/// What the DNS says of a name's records of one type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// These values; none where it says that there are none.
    Values(Vec<String>),
    /// It says nothing that counts: it failed, or took too long. That is no lost proof.
    Unknown(String),
}

impl Default for Found {
    fn default() -> Self {
        Self::Values(Vec::new())
    }
}

impl Found {
    /// The values; none where nothing is known.
    #[must_use]
    pub fn values(&self) -> &[String] {
        match self {
            Self::Values(values) => values,
            Self::Unknown(_) => &[],
        }
    }
}

/// The answer to a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// To [`Question::Text`].
    Text(Found),
    /// To [`Question::Survey`].
    Survey(Box<Survey>),
}

/// A domain as the DNS shows it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Survey {
    /// TXT at the proof's name, by the platform's resolver.
    pub resolver: Found,
    /// The zone that the domain lies in.
    pub zone: Option<String>,
    /// TXT at the proof's name, by each of the zone's servers.
    pub servers: Vec<Answered>,
    /// TXT at the domain itself.
    pub at_the_name: Found,
    /// TXT at the proof's name with the zone's name after it once more.
    pub doubled: Found,
    /// The domain's addresses, as text.
    pub addresses: Found,
    /// What the domain is an alias of.
    pub alias: Found,
    /// The addresses of the door's own name, where it has one.
    pub target: Found,
}

/// What a server of a zone answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// Its name.
    pub name: String,
    /// The address that was asked.
    pub address: Option<IpAddr>,
    /// The values of the TXT records.
    pub found: Found,
    /// What the record's name is an alias of; the values are those of the other name then.
    pub alias: Option<String>,
}

/// The question for a domain's proof.
#[must_use]
pub fn for_proof(domain: &DomainName) -> Question {
    Question::Text(domain::proof::record_name(domain.as_str()))
}
