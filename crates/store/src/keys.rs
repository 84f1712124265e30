//! Internal keys: 64-bit integers that never leave the store (`design.md` §3). None of them can be serialised.

use crate::{
    error::Error,
    value::{FromValue, ToValue, Value, mismatch},
};

pub use domain::path::AccountKey;

impl ToValue for AccountKey {
    fn to_value(&self) -> Value {
        Value::Int(self.get())
    }
}

impl FromValue for AccountKey {
    fn from_value(value: Value) -> Result<Self, Error> {
        Self::new(i64::from_value(value)?).map_err(|_| mismatch("another integer", "an account key"))
    }
}

macro_rules! keys {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(i64);

        impl ToValue for $name {
            fn to_value(&self) -> Value {
                Value::Int(self.0)
            }
        }

        impl FromValue for $name {
            fn from_value(value: Value) -> Result<Self, Error> {
                i64::from_value(value).map($name)
            }
        }
    )*};
}

keys! {
    /// A person.
    UserKey;
    /// A tenant.
    TenantKey;
    /// A domain, or a claim to one.
    DomainKey;
    /// A membership.
    MembershipKey;
    /// A group given to a member.
    GrantKey;
    /// An invitation.
    InvitationKey;
    /// An account's own group.
    GroupKey;
    /// A plan.
    PlanKey;
    /// An API client.
    ClientKey;
    /// A secret of an API client.
    ClientSecretKey;
    /// A sign-in.
    SessionKey;
    /// A request for access.
    AccessRequestKey;
    /// A message that waits to leave.
    OutboxKey;
}
