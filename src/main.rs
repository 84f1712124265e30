//! The command line `cron`.

use std::process::ExitCode;

fn main() -> ExitCode {
    crontech::run()
}
