//! Limits over a subtree (Rule B1, `design.md` §4).

mod recount;
mod reserve;
pub mod set;

pub use recount::{Difference, recount};
pub(crate) use reserve::refusal;
pub use reserve::{release, reserve};
