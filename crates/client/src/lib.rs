//! Typed HTTP client of the platform: origins, discovery, sign-in flows, requests. It uses the contract alone,
//! knows no terminal and never prints.

mod accounts;
mod api;
mod audit;
mod can;
mod clients;
pub mod credentials;
pub mod discovery;
mod error;
mod groups;
mod jwks;
mod list;
mod me;
pub mod oauth;
mod origin;
mod plans;
mod request;
mod requests;
mod retry;
mod secret;
mod tenants;
mod transport;
mod users;

pub use accounts::Accounts;
pub use api::{Answer, Api, ApiOptions};
pub use audit::AuditLog;
pub use clients::Clients;
pub use error::{Error, Result, TlsFault, Transport, TransportKind};
pub use groups::Groups;
pub use jwks::{KeySet, PublicKey, key_set};
pub use list::{Pages, Rows};
pub use origin::{Origin, OriginError};
pub use request::{Call, Write, idempotency_key};
pub use requests::Requests;
pub use reqwest::Method;
pub use retry::RetryPolicy;
pub use secret::Secret;
pub use tenants::Tenants;
pub use transport::{Http, HttpOptions};
pub use users::Users;

#[cfg(test)]
mod flow_tests;
#[cfg(test)]
mod scripted;
