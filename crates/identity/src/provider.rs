//! What the API's doors need of an identity provider, whichever it is (Rule S4): the embedded one here, Keycloak later.
//! The embedded one has endpoints and pages besides, which another brings along itself.

use std::{future::Future, pin::Pin, sync::Arc};

use jiff::Timestamp;

use crate::{
    issuer::Issuer,
    token::{Claims, Door, TokenFault},
};

/// An answer that may take a while.
pub type Answer<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// An identity provider.
pub trait Provider: Send + Sync + 'static {
    /// The issuer that a client of that door is told, and whose discovery document it reads.
    fn issuer(&self, door: &Door) -> String;

    /// Who presents this token at that door.
    fn verify<'a>(
        &'a self,
        token: &'a str,
        door: &'a Door,
        now: Timestamp,
    ) -> Answer<'a, Result<Arc<Claims>, TokenFault>>;
}

impl Provider for Issuer {
    fn issuer(&self, door: &Door) -> String {
        door.issuer.clone()
    }

    fn verify<'a>(
        &'a self,
        token: &'a str,
        door: &'a Door,
        now: Timestamp,
    ) -> Answer<'a, Result<Arc<Claims>, TokenFault>> {
        Box::pin(self.authenticate(token, door, now))
    }
}
