//! The doors, over real sockets: one live platform per subject.

#[path = "http/device.rs"]
mod device;
#[path = "http/framework.rs"]
mod framework;
