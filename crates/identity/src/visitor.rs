//! Where a person comes from, and the log of what happened to their sign-in (Rule U3).

use std::net::IpAddr;

use store::{
    Error, Tx,
    keys::TenantKey,
    scope::Person,
    tables::security_events::{self, NewEvent},
};

/// A browser signed in, or tried to.
pub const SIGN_IN: &str = "sessions:sign_in";
/// A program was given its first tokens.
pub const BEGIN: &str = "sessions:begin";
/// A person set a new password and proved the present one.
pub const CHANGE_PASSWORD: &str = "password:change";
/// A person, or somebody else, asked for a way to set a new password.
pub const FORGET_PASSWORD: &str = "password:forgotten";
/// A person set a new password by the link that was sent to them.
pub const RESET_PASSWORD: &str = "password:reset";
/// A person accepted an invitation, or tried to.
pub const ACCEPT: &str = "invitations:accept";

/// The browser at a page.
#[derive(Debug, Clone, Default)]
pub struct Visitor {
    /// Its address.
    pub address: Option<IpAddr>,
    /// Its user agent.
    pub agent: Option<String>,
}

impl Visitor {
    /// The address as it is kept.
    #[must_use]
    pub fn address(&self) -> Option<String> {
        self.address.map(|address| address.to_canonical().to_string())
    }

    /// Notes in a person's log that something was done.
    ///
    /// # Errors
    /// Those of the store.
    pub fn note(
        &self,
        tx: &mut Tx<'_>,
        person: &Person,
        tenant: TenantKey,
        action: &str,
    ) -> Result<(), Error> {
        let address = self.address();
        security_events::insert(tx, person, &self.event(tenant, action, false, address.as_deref()))
    }

    /// Notes in the log of whoever has that e-mail that something was refused.
    pub(crate) fn note_refused(
        &self,
        tx: &mut Tx<'_>,
        email_key: &str,
        tenant: TenantKey,
        action: &str,
    ) -> Result<(), Error> {
        let address = self.address();
        let event = self.event(tenant, action, true, address.as_deref());
        security_events::insert_by_email(tx, email_key, &event)
    }

    fn event<'a>(
        &'a self,
        tenant: TenantKey,
        action: &'a str,
        refused: bool,
        address: Option<&'a str>,
    ) -> NewEvent<'a> {
        NewEvent { tenant, action, refused, target: None, address, agent: self.agent.as_deref() }
    }
}
