//! The doors of the platform: the listener, the route table, middleware, pages, and the parts put together.

pub mod authority;
pub mod limits;
pub mod listen;
pub mod logs;
pub mod ops;
pub mod problem;
pub mod rates;
pub mod request_id;
mod wire;
