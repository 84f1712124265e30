//! The rules as pure functions and types. Time and randomness are parameters; no I/O, no SQL, no HTTP.

pub mod brand;
pub mod decide;
pub mod groups;
pub mod invitation;
pub mod levels;
pub mod limits;
pub mod own_account;
pub mod path;
pub mod permission_set;
pub mod plans;
pub mod proof;
pub mod reference;
pub mod refusal;
pub mod roles;
pub mod standing;
pub mod status;
pub mod tenants;
pub mod times;
