//! The operations: look up, decide, change, audit.
