//! Operations on both engines, rule by rule.

extern crate crontech_platform as platform;

#[path = "common/mod.rs"]
mod common;
#[path = "operations/accounts.rs"]
mod accounts;
#[path = "operations/audit.rs"]
mod audit;
#[path = "operations/idempotency.rs"]
mod idempotency;
#[path = "operations/limits.rs"]
mod limits;
#[path = "operations/moves.rs"]
mod moves;
#[path = "operations/roles.rs"]
mod roles;
#[path = "operations/standing.rs"]
mod standing;
#[path = "operations/brand.rs"]
mod brand;
#[path = "operations/can.rs"]
mod can;
#[path = "operations/clients.rs"]
mod clients;
#[path = "operations/groups.rs"]
mod groups;
#[path = "operations/tenants.rs"]
mod tenants;
#[path = "operations/users.rs"]
mod users;
