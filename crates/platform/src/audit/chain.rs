//! Hashes of entries and commitments.

use std::collections::BTreeMap;

use data_encoding::HEXLOWER;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// What an entry's hash covers.
#[derive(Serialize)]
pub(super) struct Hashed<'a> {
    pub(super) seq: i64,
    pub(super) prev: String,
    pub(super) time: Timestamp,
    pub(super) action: &'a str,
    pub(super) target: &'a str,
    pub(super) commitments: &'a BTreeMap<String, String>,
}

pub(super) fn hash(entry: &Hashed<'_>) -> [u8; 32] {
    let text = serde_json::to_value(entry).map(|v| v.to_string()).unwrap_or_default();
    Sha256::digest(text.as_bytes()).into()
}

pub(super) fn commitment(salt: &str, value: &Value) -> String {
    HEXLOWER.encode(&Sha256::digest(format!("{salt}{value}").as_bytes()))
}
