//! Accounts: the tree of customers (Rules A1–A11).

pub mod batch;
pub mod close;
pub mod create;
mod difference;
pub mod find;
pub mod get;
mod learned;
pub mod list;
pub mod r#move;
pub mod offer;
mod owner;
pub mod purge;
pub mod rename;
pub mod resolve;
pub mod restore;
pub mod resume;
mod status;
pub mod suspend;
mod tenant;
pub mod update;
pub mod usage;
pub mod view;
