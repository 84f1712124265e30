//! Words of the contract as the tables hold them: they never change, whatever their names in the program become.

use api::{
    accounts::MembershipStatus,
    clients::ClientStatus,
    tenants::{DomainStatus, Layout, Locale, ProvedBy, TenantStatus},
    users::Reach,
};

use crate::{
    error::Error,
    value::{FromValue, ToValue, Value, mismatch},
};

macro_rules! words {
    ($($kind:ty { $($variant:ident $word:literal),+ $(,)? })+) => {$(
        impl ToValue for $kind {
            fn to_value(&self) -> Value {
                Value::Text(match self { $(Self::$variant => $word,)+ }.to_owned())
            }
        }
        impl FromValue for $kind {
            fn from_value(value: Value) -> Result<Self, Error> {
                match String::from_value(value)?.as_str() {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(mismatch("another word", stringify!($kind))),
                }
            }
        }
    )+};
}

words! {
    TenantStatus { Active "active", Suspended "suspended" }
    DomainStatus { Claimed "claimed", Served "served", Quarantined "quarantined" }
    ProvedBy { Suffix "suffix", Provider "operator", Parent "parent", Dns "dns" }
    ClientStatus { Active "active", Revoked "revoked" }
    MembershipStatus { Invited "invited", Active "active", Revoked "revoked" }
    Reach { Account "account", Subtree "subtree" }
    Layout { Plain "plain", Split "split", Banner "banner" }
    Locale { PtBr "pt-BR", En "en" }
}
