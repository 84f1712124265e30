//! Accounts: the tree of customers (Rules A1–A11).

pub mod batch;
pub mod create;
pub mod find;
pub mod get;
mod learned;
pub mod list;
pub mod r#move;
mod owner;
pub mod resolve;
mod tenant;
pub mod update;
pub mod view;
