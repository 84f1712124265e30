//! A live platform for tests, a browser without a screen, hostile servers, fixtures.

pub mod browser;
pub mod exchange;
