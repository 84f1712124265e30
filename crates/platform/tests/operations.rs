//! Operations on both engines, rule by rule.

#![expect(clippy::unwrap_used, reason = "a test fails where something is missing")]

extern crate crontech_platform as platform;

#[path = "operations/accounts.rs"]
mod accounts;
#[path = "operations/audit.rs"]
mod audit;
#[path = "operations/brand.rs"]
mod brand;
#[path = "operations/can.rs"]
mod can;
#[path = "operations/clients.rs"]
mod clients;
#[path = "common/mod.rs"]
mod common;
#[path = "operations/domains.rs"]
mod domains;
#[path = "operations/groups.rs"]
mod groups;
#[path = "operations/idempotency.rs"]
mod idempotency;
#[path = "operations/large.rs"]
mod large;
#[path = "operations/life.rs"]
mod life;
#[path = "operations/limits.rs"]
mod limits;
#[path = "operations/me.rs"]
mod me;
#[path = "operations/moves.rs"]
mod moves;
#[path = "operations/plans.rs"]
mod plans;
#[path = "operations/roles.rs"]
mod roles;
#[path = "operations/standing.rs"]
mod standing;
#[path = "operations/tenants.rs"]
mod tenants;
#[path = "operations/users.rs"]
mod users;
