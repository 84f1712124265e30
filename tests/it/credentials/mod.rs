//! Kept sign-ins: renewed by one process at a time, in a real keyring, without one, and with one that is out of order.

mod answers;
mod burst;
mod service;
