//! The operations: look up, decide, change, audit.

pub mod accounts;
pub mod audit;
mod body;
pub mod brand;
pub mod can;
pub mod clients;
pub mod cursor;
pub mod dns;
pub mod domains;
pub mod error;
pub mod etag;
mod fields;
pub mod founding;
pub mod gateway;
pub mod groups;
pub mod idempotency;
mod json;
pub mod limits;
pub mod list;
pub mod me;
pub mod operation;
pub mod outbox;
mod page_paths;
pub mod plans;
#[cfg(feature = "planted-leaks")]
pub mod planted;
pub mod request;
pub mod roles;
pub mod settings;
pub mod standing;
pub mod tenants;
pub mod users;
pub mod verify;

pub use error::Error;
pub use operation::{Answer, Input, Operation, Record, Row, Run, execute, execute_admitted, record_refusal};
pub use request::{Principal, Request, TargetRef};
pub use settings::{DoorTarget, OriginForm, Settings};
pub use standing::{Acting, Call, Caller, Member, Place, Target};
