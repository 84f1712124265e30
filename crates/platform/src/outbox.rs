//! What leaves the platform, written in the transaction that causes it and sealed, since it may hold a token.

use api::tenants::Locale;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use store::{
    Tx,
    keys::{OutboxKey, TenantKey},
    scope::{InAccount, SystemScope},
    seal,
    tables::outbox as table,
};

use crate::{error::Error, settings::Settings};

/// A message to a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// An invitation: its link goes to this address alone (Rule U1).
    Invitation {
        /// The token of the link `/invite/{token}`.
        token: String,
        /// A name to greet with.
        name: Option<String>,
        /// Display name of the account that invites.
        account: String,
        /// When it ends.
        expires_at: Timestamp,
    },
    /// A domain's proof is missing (Rule T1).
    DomainProofMissing {
        /// The domain.
        domain: String,
        /// Name of the TXT record.
        record_name: String,
        /// Its value.
        record_value: String,
        /// Until when it is served still; it is not any more when missing.
        until: Option<Timestamp>,
    },
    /// Somebody asks for access at a tenant of the account (Rule U4).
    AccessRequested {
        /// Display name of the account that answers.
        account: String,
    },
    /// Somebody who asked does not get access.
    AccessRefused {
        /// The name that they gave.
        name: String,
    },
    /// An account is offered to a member of it, who may become its owner user (Rule A2).
    OwnerOffer {
        /// Display name of the account.
        account: String,
    },
    /// The account has another owner user now: told to whoever was.
    OwnerChanged {
        /// Display name of the account.
        account: String,
        /// The new one's e-mail.
        owner: String,
    },
    /// A way to set a new password: its link goes to this address alone.
    PasswordReset {
        /// The token of the link `/password/{token}`.
        token: String,
        /// The person's name.
        name: String,
        /// The language that the person chose.
        locale: Option<Locale>,
    },
}

impl Message {
    /// The kind as it is stored.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Invitation { .. } => "invitation",
            Self::DomainProofMissing { .. } => "domain_proof_missing",
            Self::AccessRequested { .. } => "access_requested",
            Self::AccessRefused { .. } => "access_refused",
            Self::OwnerOffer { .. } => "owner_offer",
            Self::OwnerChanged { .. } => "owner_changed",
            Self::PasswordReset { .. } => "password_reset",
        }
    }
}

/// A message on its way.
#[derive(Debug, Clone)]
pub struct Outgoing {
    /// Its key.
    pub key: OutboxKey,
    /// The address.
    pub recipient: String,
    /// The tenant's served primary domain; none while the message waits for one.
    pub domain: Option<String>,
    /// The brand's name.
    pub brand: String,
    /// The brand's language.
    pub locale: String,
    /// When it was written.
    pub created_at: Timestamp,
    /// When it was sent.
    pub sent_at: Option<Timestamp>,
    /// The message.
    pub message: Message,
}

/// Puts a message in. It waits until the tenant has a served domain.
///
/// # Errors
/// Those of the store.
pub fn enqueue(
    tx: &mut Tx,
    settings: &Settings,
    account: &InAccount,
    tenant: TenantKey,
    recipient: &str,
    message: &Message,
) -> Result<(), Error> {
    let plain = serde_json::to_vec(message).map_err(|e| Error::fault(e.to_string()))?;
    let sealed = settings.master_key.seal(&place(message.kind(), recipient), &plain);
    Ok(table::insert(tx, account, message.kind(), recipient, tenant, &sealed)?)
}

/// Messages that can be sent now, the oldest first.
///
/// # Errors
/// Those of the store; [`Error::Fault`] when one does not open.
pub fn due(
    tx: &mut Tx,
    settings: &Settings,
    system: &SystemScope,
    limit: i64,
) -> Result<Vec<Outgoing>, Error> {
    table::due(tx, system, limit)?.into_iter().map(|row| open(settings, row)).collect()
}

/// The newest messages, sent or waiting.
///
/// # Errors
/// As [`due`].
pub fn newest(
    tx: &mut Tx,
    settings: &Settings,
    system: &SystemScope,
    limit: i64,
) -> Result<Vec<Outgoing>, Error> {
    table::newest(tx, system, limit)?.into_iter().map(|row| open(settings, row)).collect()
}

/// Marks a message as sent; `false` when another did so before.
///
/// # Errors
/// Those of the store.
pub fn sent(tx: &mut Tx, system: &SystemScope, key: OutboxKey) -> Result<bool, Error> {
    Ok(table::sent(tx, system, key)?)
}

fn open(settings: &Settings, row: table::OutboxRow) -> Result<Outgoing, Error> {
    let plain = settings.master_key.open(&place(&row.kind, &row.recipient), &row.payload_sealed);
    let plain = plain.map_err(|e| Error::fault(format!("a message in the outbox: {e}")))?;
    let message =
        serde_json::from_slice(&plain).map_err(|e| Error::fault(format!("a message in the outbox: {e}")))?;
    Ok(Outgoing {
        key: row.key,
        recipient: row.recipient,
        domain: row.domain,
        brand: row.brand.unwrap_or_default(),
        locale: row.locale.unwrap_or_default(),
        created_at: row.created_at,
        sent_at: row.sent_at,
        message,
    })
}

/// Where a payload lives: bound to its recipient, so that it cannot be redirected by a swapped row.
fn place(kind: &str, recipient: &str) -> String {
    seal::place("outbox", &[&kind, &recipient])
}
