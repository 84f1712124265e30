//! The command line `cron`: commands, settings, credentials, output. A library so that completions, man pages and the
//! reference are made from the very definition that parses.

#[macro_use]
extern crate lang;

pub mod cli;
pub mod commands;
mod completion;
pub mod confirm;
pub mod context;
pub mod credentials;
pub mod error;
pub mod exit;
pub mod fields;
mod help;
mod log;
mod main_loop;
pub mod names;
mod new_file;
mod os;
pub mod output;
mod runtime;
pub mod session;
pub mod settings;
mod translated;
mod usage;

pub use main_loop::run;
