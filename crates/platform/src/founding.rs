//! The first minute of a platform: master account, master tenant with its domain and brand, and the administrator who
//! owns it all (Rules A1, T2).

use api::{
    id::{AccountId, DomainId, MembershipId, TenantId, UserId},
    permission::PredefinedGroup,
    tenants::{Locale, ProvedBy},
    users::Reach,
    value::{DomainName, Email},
};
use domain::levels;
use serde_json::json;
use store::{
    Tx,
    scope::SystemScope,
    tables::{
        account_parts,
        brands::{self, NewBrand},
        domains::{self, NewDomain},
        founding as table,
        grants::{self, GroupRef},
        tenants,
        users::{self, NewUser},
    },
};

use crate::{audit, error::Error, operation::Record};

/// The master account's slug and name (Rule A1).
const MASTER: (&str, &str) = ("crontech", "Crontech");
/// The master tenant's first colour.
const COLOR: &str = "#1f4f8f";

/// What a platform begins with.
#[derive(Debug, Clone)]
pub struct Founding {
    /// The master tenant's domain.
    pub domain: DomainName,
    /// The administrator's e-mail.
    pub email: Email,
    /// The hash of the administrator's password (PHC string).
    pub password_hash: String,
    /// The language of the master tenant's pages.
    pub locale: Locale,
}

/// What there is after the founding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founded {
    /// The master account.
    pub account: AccountId,
    /// The master tenant.
    pub tenant: TenantId,
    /// Its primary domain.
    pub domain: String,
    /// The e-mail of the master account's owner user, who administers the platform.
    pub owner: String,
}

/// What is said of a database that nothing was founded in.
pub const NONE: &str = "there is no platform in this database yet; `cron platform init` makes one";

/// What was founded here, if anything was.
///
/// # Errors
/// Those of the store; [`Error::Fault`] when the master account has no tenant or no owner user.
pub fn found_already(tx: &mut Tx<'_>, system: &SystemScope) -> Result<Option<Founded>, Error> {
    let Some(master) = table::master(tx, system)? else { return Ok(None) };
    let place = crate::standing::load_place(tx, master.path())?;
    let tenant = tenants::used(tx, place.tenant()?)?;
    let tenant = tenant.ok_or_else(|| Error::fault("the master account's tenant is gone"))?;
    let owner = account_parts::owners(tx, &master.subtree(), &[master.key()])?.pop();
    let owner = owner.ok_or_else(|| Error::fault("the master account has no owner user"))?;
    Ok(Some(Founded {
        account: master.id(),
        tenant: tenant.id,
        domain: tenant.domain.unwrap_or_default(),
        owner: owner.email,
    }))
}

/// Founds a platform; nothing when there is one already.
///
/// # Errors
/// Those of the store.
pub fn found(tx: &mut Tx<'_>, system: &SystemScope, founding: &Founding) -> Result<Option<Founded>, Error> {
    if table::master(tx, system)?.is_some() {
        return Ok(None);
    }
    let (slug, name) = MASTER;
    let account = AccountId::from_bytes(tx.random());
    let master = table::insert_master(tx, system, account, slug, name, levels::MASTER)?;

    let taken = || Error::fault("a new database is not empty");
    let tenant = TenantId::from_bytes(tx.random());
    let key = tenants::insert(tx, &master, tenant, name, None)?.ok_or_else(taken)?;
    brands::insert(tx, &master, key, &NewBrand::plain(name, COLOR, founding.locale))?;
    let domain = NewDomain {
        id: DomainId::from_bytes(tx.random()),
        name: founding.domain.as_str(),
        proved: Some(ProvedBy::Provider),
        primary: true,
        proof: "",
        subdomains: false,
        check_at: None,
    };
    domains::insert(tx, &master, key, &domain)?.ok_or_else(taken)?;
    table::use_tenant(tx, &master, key)?;

    let user = NewUser {
        id: UserId::from_bytes(tx.random()),
        email: founding.email.as_str(),
        email_key: founding.email.key(),
        name: "Administrator",
        password_hash: &founding.password_hash,
    };
    let user = users::insert(tx, &user)?.ok_or_else(taken)?;
    let id = MembershipId::from_bytes(tx.random());
    let owner = table::insert_owner(tx, &master, id, user)?;
    grants::insert(tx, &master, owner, GroupRef::Predefined(PredefinedGroup::Admin), Reach::Subtree)?;
    let record =
        Record::of(account).after(json!({ "domain": founding.domain, "owner": founding.email.as_str() }));
    audit::append_by_hand(tx, system, &master, "accounts:create", &record)?;
    Ok(Some(Founded {
        account,
        tenant,
        domain: founding.domain.as_str().to_owned(),
        owner: founding.email.as_str().to_owned(),
    }))
}

#[cfg(test)]
mod tests {
    use store::testing;

    use super::*;

    #[tokio::test]
    async fn a1_a_platform_is_founded_once() {
        for store in testing::open_all().await {
            let founding = Founding {
                domain: "localhost".parse().unwrap(),
                email: "admin@crontech.localhost".parse().unwrap(),
                password_hash: "$argon2id$x".to_owned(),
                locale: Locale::En,
            };
            let first = {
                let founding = founding.clone();
                store
                    .write(move |tx| found(tx, &SystemScope::for_startup(), &founding))
                    .await
                    .unwrap()
                    .unwrap()
            };
            assert_eq!(
                (first.domain.as_str(), first.owner.as_str()),
                ("localhost", "admin@crontech.localhost")
            );
            let again =
                store.write(move |tx| found(tx, &SystemScope::for_startup(), &founding)).await.unwrap();
            assert_eq!(again, None);
            let known = store.read(move |tx| found_already(tx, &SystemScope::for_startup())).await.unwrap();
            assert_eq!(known, Some(first));
        }
    }
}
