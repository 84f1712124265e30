//! Embedded OpenID provider and token verification.
