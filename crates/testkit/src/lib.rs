//! A live platform for tests, a browser without a screen, hostile servers, fixtures.

pub mod browser;
pub mod certificates;
pub mod dns;
pub mod exchange;
pub mod hostile;
pub mod person;
pub mod server;
pub mod world;

pub use self::{
    browser::Browser,
    dns::Dns,
    exchange::{Answer, Ask, send_raw},
    server::{LivePlatform, Options},
    world::{Actor, World},
};
