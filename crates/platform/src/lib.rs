//! The operations: look up, decide, change, audit.

pub mod audit;
pub mod cursor;
pub mod error;
pub mod etag;
pub mod idempotency;
pub mod operation;
pub mod outbox;
pub mod request;
pub mod settings;
pub mod standing;

pub use error::Error;
pub use operation::{Answer, Input, Operation, Record, Row, Run, execute, record_refusal};
pub use request::{Principal, Request, TargetRef};
pub use settings::{OriginForm, Settings};
pub use standing::{Acting, Call, Caller, Member, Place, Target};
