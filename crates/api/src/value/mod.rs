//! Values that both sides check, as types that cannot be made wrong.
