//! The contract between the command line and the platform: wire types, ids, problem codes, the permission
//! catalogue, and the values that both sides check. No I/O.

pub mod accounts;
pub mod audit;
pub mod audit_chain;
pub mod can;
pub mod change;
pub mod clients;
pub mod dns;
pub mod filter;
pub mod groups;
pub mod id;
pub mod limits;
pub mod list;
pub mod me;
pub mod moves;
pub mod permission;
pub mod plans;
pub mod problem;
mod read;
pub mod tenants;
pub mod users;
pub mod value;
pub mod wellknown;
