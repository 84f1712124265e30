//! Whole flows, on both engines.

mod device;
mod invitation;
mod keys;
mod refresh;
mod sessions;
mod sign_in;
mod token;
mod world;
