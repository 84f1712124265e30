//! The command line's contract, as a person and a script meet it.

mod canary;
mod exit_codes;
mod start;
mod streams;
