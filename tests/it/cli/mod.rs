//! The command line's contract, as a person and a script meet it.

mod browser;
mod canary;
mod completion;
mod doctor;
mod exit_codes;
mod language;
mod man;
mod pager;
mod people;
mod start;
mod streams;
