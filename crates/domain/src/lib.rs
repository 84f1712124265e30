//! The rules as pure functions and types. Time and randomness are parameters; no I/O, no SQL, no HTTP.

pub mod path;
