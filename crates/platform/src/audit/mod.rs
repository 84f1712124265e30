//! The audit log: who changed what, in a hash chain per account (Rule S9, `design.md` §6).

mod append;
mod chain;

pub use append::{Outcome, append};
