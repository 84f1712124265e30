//! The command line `cron`.
fn main() {}
