//! Account roles, given and taken by accounts above (Rules A3, A4).

pub mod grant;
pub mod revoke;
