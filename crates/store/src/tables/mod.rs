//! One module per noun: its statements, its rows, plain functions over them. No rule lies here.

pub mod access_requests;
pub mod account_parts;
pub mod accounts;
pub mod audit;
pub mod authorization_codes;
pub mod brand_grants;
pub mod brands;
pub mod browser_sessions;
pub mod client_credentials;
pub mod clients;
pub mod device_codes;
pub mod domains;
pub mod founding;
pub mod grants;
pub mod groups;
pub mod guesses;
pub mod idempotency;
pub mod invitations;
pub mod labels;
pub mod limit_use;
pub mod memberships;
pub mod outbox;
pub mod own_idempotency;
pub mod own_sessions;
pub mod owner_offers;
pub mod password_resets;
pub mod personal_data;
pub mod plans;
pub mod purge;
pub mod refresh_tokens;
pub mod security_events;
pub mod sessions;
pub mod signing_keys;
pub mod standing;
pub mod tenants;
pub mod upkeep;
pub mod users;
mod words;

use api::{accounts::AccountStatus, limits::LimitKind};
use domain::{path::Path, roles::RoleSet};

use crate::{
    error::Error,
    statement::AnyStatement,
    value::{FromValue, ToValue, Value, mismatch, text_values},
};

/// The statements of every module.
pub(crate) static ALL: &[&[&dyn AnyStatement]] = &[
    access_requests::ALL,
    account_parts::ALL,
    labels::ALL,
    limit_use::ALL,
    accounts::ALL,
    accounts::LIFE,
    accounts::TREE,
    audit::ALL,
    authorization_codes::ALL,
    brand_grants::ALL,
    brands::ALL,
    browser_sessions::ALL,
    client_credentials::ALL,
    clients::ALL,
    device_codes::ALL,
    domains::ALL,
    founding::ALL,
    grants::ALL,
    groups::ALL,
    guesses::ALL,
    idempotency::ALL,
    invitations::ALL,
    memberships::ALL,
    outbox::ALL,
    own_idempotency::ALL,
    owner_offers::ALL,
    password_resets::ALL,
    plans::ALL,
    personal_data::ALL,
    purge::ALL,
    refresh_tokens::ALL,
    security_events::ALL,
    sessions::ALL,
    signing_keys::ALL,
    standing::ALL,
    tenants::ALL,
    upkeep::ALL,
    users::ALL,
];

/// The lists of every module (see [`crate::list`]).
pub(crate) static LISTS: &[&[&dyn crate::list::AnyList]] = &[
    access_requests::LISTS,
    accounts::LISTS,
    audit::LISTS,
    clients::LISTS,
    groups::LISTS,
    memberships::LISTS,
    own_sessions::LISTS,
    plans::LISTS,
    security_events::LISTS,
    tenants::LISTS,
];

text_values! { LimitKind }

impl ToValue for AccountStatus {
    fn to_value(&self) -> Value {
        Value::Text(
            match self {
                Self::Active => "active",
                Self::Suspended => "suspended",
                Self::Closed => "closed",
            }
            .to_owned(),
        )
    }
}

impl FromValue for AccountStatus {
    fn from_value(value: Value) -> Result<Self, Error> {
        match String::from_value(value)?.as_str() {
            "active" => Ok(Self::Active),
            "suspended" => Ok(Self::Suspended),
            "closed" => Ok(Self::Closed),
            _ => Err(mismatch("another word", "an account's status")),
        }
    }
}

impl ToValue for Path {
    fn to_value(&self) -> Value {
        Value::Bytes(self.as_bytes().to_vec())
    }
}

impl FromValue for Path {
    fn from_value(value: Value) -> Result<Self, Error> {
        let bytes = Vec::<u8>::from_value(value)?;
        Self::from_bytes(&bytes).map_err(|_| mismatch("other bytes", "a path"))
    }
}

impl ToValue for RoleSet {
    fn to_value(&self) -> Value {
        Value::Int(self.to_i64())
    }
}

impl FromValue for RoleSet {
    fn from_value(value: Value) -> Result<Self, Error> {
        i64::from_value(value).map(Self::from_i64)
    }
}
