//! What must hold when much happens at once, and when something breaks (`security.md`: Faults, SRV-5, SRV-6).

mod audit;
mod idempotency;
mod kill;
mod limits;
mod processes;
mod purge;
mod trace;
