//! One unit of work over two engines, and the tables.

pub mod seal;
