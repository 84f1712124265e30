//! The rules as pure functions and types.
