//! What the server needs of an identity provider, whichever it is (Rule S4): the embedded one here, Keycloak later.

use std::{future::Future, pin::Pin, sync::Arc};

use jiff::Timestamp;
use store::{Error, Store, scope::Person, tables::sessions::Ended};

use crate::{
    issuer::Issuer,
    session,
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

    /// Ends everything that a person is signed in with.
    fn end_sessions(&self, store: &Store, person: Person, why: Ended) -> Answer<'_, Result<(), Error>>;
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

    fn end_sessions(&self, store: &Store, person: Person, why: Ended) -> Answer<'_, Result<(), Error>> {
        let store = store.clone();
        Box::pin(async move { store.write(move |tx| session::end_of_person(tx, &person, why)).await })
    }
}
