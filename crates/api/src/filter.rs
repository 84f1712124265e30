//! The filter grammar of lists (`api.md`, lists).
