//! The program itself, driven as a person, a script or an outage would drive it: real processes on free loopback ports
//! with data of their own.

#![expect(clippy::unwrap_used, reason = "a test fails where something is missing")]

mod brands;
mod cli;
mod credentials;
mod doors;
mod examples;
mod faults;
mod hostile;
mod import;
mod plans;
mod reference;
mod support;
mod upkeep;
mod verbs;
