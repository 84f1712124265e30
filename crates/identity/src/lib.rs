//! The embedded OpenID provider and the verification of tokens: no HTTP, which is the server's.
//!
//! What decides or changes something is a synchronous function over [`store::Tx`]; the caller runs it in a unit of work.
//! A function that answers `Ok(Err(refusal))` wants what it wrote to be kept: a longer poll interval, an ended session,
//! a counted guess. Only a failure of the store is an `Err`.
//!
//! One set of signing keys serves all tenants; issuer and audience tell them apart (`design.md` §1, §7). Whether a
//! person may come in at a tenant is asked of our own store at every request (Rule T5); the check at sign-in is the
//! early, friendly one.

pub mod access;
pub mod browser;
pub mod client;
pub mod code;
pub mod detached;
pub mod device;
pub mod discovery;
pub mod expiry;
pub mod guess;
pub mod invitation;
pub mod issuer;
pub mod keys;
pub mod new_password;
pub mod oauth;
pub mod password;
pub mod provider;
pub mod renewal;
pub mod session;
pub mod settings;
pub mod sign_in;
pub mod token;
pub mod userinfo;
pub mod visitor;

#[cfg(test)]
mod tests;

pub use self::{
    issuer::Issuer,
    keys::Keys,
    oauth::{OauthError, Outcome, Refusal},
    password::Passwords,
    provider::Provider,
    session::{Grant, Subject},
    settings::Settings,
    token::{Claims, Door, TokenFault},
};
