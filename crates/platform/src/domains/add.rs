//! `POST …/tenants/{t}/domains`: a label under a platform suffix is served at once, any other name is claimed (Rule T1).

use api::{
    change::ChangeStatus,
    id::DomainId,
    permission::Permission,
    tenants::{DomainCreate, DomainField},
    value::DomainName,
};
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use store::{
    Tx,
    keys::TenantKey,
    scope::InAccount,
    tables::{
        domains::{self as table, DomainRow, NewDomain, ProvedBy},
        tenants as tenant_table,
    },
};

use super::in_use;
use crate::{
    domains,
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Row, Run},
    settings::Settings,
    standing::Call,
    tenants,
};

/// Adds a domain to a tenant.
pub const OPERATION: Operation = Operation {
    name: "domains.add",
    permission: Some(Permission::DomainsAdd),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: DomainCreate = input.body()?;
    let mut fields = Fields::default();
    let name = fields.text::<DomainName>("/name", "The domain", &body.name);
    let name = fields.need(name)?;
    let tenant = tenants::of_route(tx, call, input)?;
    let owner = call.target.scope();
    tenant_table::lock(tx, owner, tenant.key)?;
    let (status, row) = insert(tx, call.settings, owner, tenant.key, &name, false, "/name")?;
    let view = domains::view(call, &row);
    let record = Record::of(row.id).after(&view.view);
    let answer = Answer::change(status, Row::new(view.account, DomainField { domain: view.view }))?;
    Ok(if status == ChangeStatus::Created { answer.record(record) } else { answer })
}

/// The first domain of a new tenant, which becomes its primary one. Where the platform gives the labels, the tenant gets
/// one at once, so that it can be reached before its own domain is proved.
pub(crate) fn first(
    tx: &mut Tx,
    settings: &Settings,
    owner: &InAccount,
    tenant: TenantKey,
    name: &DomainName,
    pointer: &str,
) -> Result<(), Error> {
    if !settings.chosen_labels
        && let Some(suffix) = settings.suffixes.first()
    {
        let label = format!("{}.{suffix}", random_label(tx));
        let label: DomainName =
            label.parse().map_err(|e| Error::fault(format!("a label under the suffix {suffix}: {e}")))?;
        put(tx, owner, tenant, &label, Some(ProvedBy::Suffix), true)?
            .ok_or_else(|| Error::fault("a label twice"))?;
        return insert(tx, settings, owner, tenant, name, false, pointer).map(drop);
    }
    // A new tenant has no domain that this could be.
    make(tx, settings, owner, tenant, name, true, pointer).map(drop)
}

/// Adds a domain, or finds it on the tenant already.
fn insert(
    tx: &mut Tx,
    settings: &Settings,
    owner: &InAccount,
    tenant: TenantKey,
    name: &DomainName,
    primary: bool,
    pointer: &str,
) -> Result<(ChangeStatus, DomainRow), Error> {
    if let Some(row) = table::by_name(tx, owner, tenant, name.as_str())? {
        return Ok((ChangeStatus::Unchanged, row));
    }
    let id = make(tx, settings, owner, tenant, name, primary, pointer)?;
    let row = table::get(tx, owner, tenant, id)?;
    Ok((ChangeStatus::Created, row.ok_or_else(|| Error::fault("a new domain cannot be read"))?))
}

/// Adds a domain that the tenant does not have.
fn make(
    tx: &mut Tx,
    settings: &Settings,
    owner: &InAccount,
    tenant: TenantKey,
    name: &DomainName,
    primary: bool,
    pointer: &str,
) -> Result<DomainId, Error> {
    let proved = match under_suffix(settings, name) {
        Under::No => None,
        // The suffix itself is the platform's, served or not.
        Under::Itself => return Err(in_use(pointer, name.as_str())),
        Under::Below if settings.chosen_labels => Some(ProvedBy::Suffix),
        Under::Below => {
            let detail = format!("The platform gives the names under `{}` itself.", name.as_str());
            return Err(Error::invalid(pointer, "reserved", detail));
        }
    };
    // Of names under a suffix it is a public fact that they are served; of others a claim gets the same answer either way.
    if proved.is_some() && table::is_served(tx, name.as_str())? {
        return Err(in_use(pointer, name.as_str()));
    }
    put(tx, owner, tenant, name, proved, primary)?.ok_or_else(|| in_use(pointer, name.as_str()))
}

fn put(
    tx: &mut Tx,
    owner: &InAccount,
    tenant: TenantKey,
    name: &DomainName,
    proved: Option<ProvedBy>,
    primary: bool,
) -> Result<Option<DomainId>, Error> {
    let id = DomainId::from_bytes(tx.random());
    let proof = HEXLOWER.encode(&tx.random::<16>());
    let new = NewDomain { id, name: name.as_str(), proved, primary, proof: &proof };
    Ok(table::insert(tx, owner, tenant, &new)?.map(|_| id))
}

/// Where a name lies as the platform's suffixes go.
enum Under {
    No,
    Itself,
    Below,
}

fn under_suffix(settings: &Settings, name: &DomainName) -> Under {
    for suffix in settings.suffixes.iter().filter_map(|s| s.parse::<DomainName>().ok()) {
        if *name == suffix {
            return Under::Itself;
        }
        if name.is_below(&suffix) {
            return Under::Below;
        }
    }
    Under::No
}

/// A label that nobody chose: `t` and eight letters or digits of base32.
fn random_label(tx: &mut Tx) -> String {
    format!("t{}", BASE32_NOPAD.encode(&tx.random::<5>()).to_lowercase())
}
