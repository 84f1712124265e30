//! Composed lists.
