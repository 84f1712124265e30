//! The runtime: one thread, built when a command waits for something; it hears Ctrl-C meanwhile.

use std::future::Future;

use crate::error::{Error, Kind, Result};

/// Runs a future to its end, or until somebody interrupts.
///
/// # Errors
/// What the future failed with; [`Kind::Interrupted`] after Ctrl-C.
pub(crate) fn block_on<T>(future: impl Future<Output = Result<T>>) -> Result<T> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| Error::local(say!("the runtime cannot be built: {e}")))?;
    let result = runtime.block_on(async {
        tokio::select! {
            result = future => result,
            _ = tokio::signal::ctrl_c() => Err(Error::new(Kind::Interrupted, "interrupted")),
        }
    });
    // A thread that still waits for a keyring or for a line is left behind.
    runtime.shutdown_background();
    result
}
