//! The audit log: who changed what, in a hash chain per account (Rule S9, `design.md` §6).

mod append;
pub mod export;
pub mod list;

pub(crate) use append::append_own;
pub use append::{OnPage, Outcome, append, append_all, append_by_hand, append_by_platform, append_on_page};
