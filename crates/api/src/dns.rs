//! What the DNS shows of a domain, and what it has to show (Rule T1).

use serde::{Deserialize, Serialize};

use crate::tenants::Domain;

/// `GET …/tenants/{t}/domains/{d}/explain`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DomainExplanation {
    /// The domain.
    pub domain: Domain,
    /// The records to set, and how each of them stands.
    pub records: Vec<WantedRecord>,
    /// The zone that the name lies in, if one is found.
    pub zone: Option<String>,
    /// What each of the zone's own servers answers about the proof, after what the platform's resolver does.
    pub servers: Vec<ServerAnswer>,
    /// What to do, the most important first.
    pub advice: Vec<Advice>,
}

/// A record to set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WantedRecord {
    /// What it is for.
    pub purpose: Purpose,
    /// Its whole name.
    pub name: String,
    /// Its type, such as `TXT`.
    #[serde(rename = "type")]
    pub kind: String,
    /// Its value, without quotation marks.
    pub value: String,
    /// How it stands.
    pub state: RecordState,
}

/// What a record is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// It proves the domain.
    Proof,
    /// It leads visitors to the door.
    Traffic,
}

/// How a record stands in the DNS.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordState {
    /// It is there.
    Found,
    /// There is something else.
    Differs,
    /// There is nothing.
    Missing,
    /// The DNS gave no answer that counts.
    Unknown,
}

/// What one server answers about the proof.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServerAnswer {
    /// The name of a server of the zone; nothing for the platform's own resolver.
    pub server: Option<String>,
    /// The address that was asked.
    pub address: Option<String>,
    /// How the record stands there.
    pub state: RecordState,
    /// The values of the TXT records there.
    pub values: Vec<String>,
    /// Why there is no answer, or where the name leads.
    pub note: Option<String>,
}

/// Something to do, or to know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Advice {
    /// A stable code, such as `name_doubled`.
    pub code: String,
    /// The same for a person.
    pub text: String,
}
