//! Isolation over real sockets (`security.md`, ISO-1 to ISO-5; Rules A5, S2, S3, T5, T6). The table in `endpoints` has a
//! row for each route; every test here goes through all of it.

mod audited;
mod callers;
mod endpoints;
mod fields;
mod fit;
mod foreign;
mod mask;
mod sessions;
mod stage;
mod steps;
mod two_worlds;
