//! `POST …/tenants/{t}/domains`: a label under a platform suffix is served at once, any other name is claimed (Rule T1).

use api::{
    change::ChangeStatus,
    id::DomainId,
    permission::Permission,
    tenants::{DomainCreate, DomainField, DomainStatus, ProvedBy},
    value::DomainName,
};
use data_encoding::{BASE32_NOPAD, HEXLOWER};
use store::{
    Tx,
    keys::TenantKey,
    scope::InAccount,
    tables::{
        domains::{self as table, DomainRow, NewDomain},
        tenants as tenant_table,
    },
};

use super::{cover, in_use};
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
    let wanted = Wanted { name: &name, subdomains: body.subdomains, primary: false, pointer: "/name" };
    let (status, row) = insert(tx, call.settings, owner, tenant.key, &wanted)?;
    let view = domains::view(call, &row);
    let mut records = vec![Record::of(row.id).after(&view.view)];
    if row.status == DomainStatus::Served && status != ChangeStatus::Unchanged {
        let below = cover::below(tx, owner, &row)?;
        records.extend(below.iter().map(|below| Record::of(below.id).after(domains::shown(below))));
    }
    let answer = Answer::change(status, Row::new(view.account, DomainField { domain: view.view }))?;
    Ok(match status {
        ChangeStatus::Unchanged => answer,
        _ => records.into_iter().fold(answer, Answer::record),
    })
}

/// A domain that a request wants.
struct Wanted<'a> {
    name: &'a DomainName,
    /// Whether its proof is to hold for names below it, too.
    subdomains: bool,
    /// Whether it becomes the tenant's primary one.
    primary: bool,
    /// Where it stands in the request's body.
    pointer: &'a str,
}

impl Wanted<'_> {
    /// Names below one that lies under a suffix are nobody's but the platform's.
    fn check_width(&self, under: &Under) -> Result<(), Error> {
        if !self.subdomains || matches!(under, Under::No) {
            return Ok(());
        }
        let detail = format!("The names below `{}` are the platform's to give.", self.name.as_str());
        Err(Error::invalid("/subdomains", "reserved", detail))
    }
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
        let label = Wanted { name: &label, subdomains: false, primary: true, pointer };
        put(tx, owner, tenant, &label, Some(ProvedBy::Suffix))?
            .ok_or_else(|| Error::fault("a label twice"))?;
        let wanted = Wanted { name, subdomains: false, primary: false, pointer };
        return insert(tx, settings, owner, tenant, &wanted).map(drop);
    }
    // A new tenant has no domain that this could be.
    let wanted = Wanted { name, subdomains: false, primary: true, pointer };
    make(tx, settings, owner, tenant, &wanted).map(drop)
}

/// Adds a domain, or finds it on the tenant already; then its proof may be widened.
fn insert(
    tx: &mut Tx,
    settings: &Settings,
    owner: &InAccount,
    tenant: TenantKey,
    wanted: &Wanted<'_>,
) -> Result<(ChangeStatus, DomainRow), Error> {
    let known = table::by_name(tx, owner, tenant, wanted.name.as_str())?;
    let (status, id) = match known {
        Some(row) if !wanted.subdomains || row.subdomains => return Ok((ChangeStatus::Unchanged, row)),
        Some(row) => {
            wanted.check_width(&under_suffix(settings, wanted.name))?;
            table::widen(tx, owner, row.key)?;
            (ChangeStatus::Updated, row.id)
        }
        None => (ChangeStatus::Created, make(tx, settings, owner, tenant, wanted)?),
    };
    let row = table::get(tx, owner, tenant, id)?;
    Ok((status, row.ok_or_else(|| Error::fault("a new domain cannot be read"))?))
}

/// Adds a domain that the tenant does not have.
fn make(
    tx: &mut Tx,
    settings: &Settings,
    owner: &InAccount,
    tenant: TenantKey,
    wanted: &Wanted<'_>,
) -> Result<DomainId, Error> {
    let Wanted { name, pointer, .. } = *wanted;
    let under = under_suffix(settings, name);
    wanted.check_width(&under)?;
    let proved = match under {
        Under::No => {
            let covered = cover::above(tx, owner, name)?.is_some_and(|parent| parent.lost_at.is_none());
            // A name that another serves is claimed like any other.
            let free = covered && !table::is_served(tx, name.as_str())?;
            free.then_some(ProvedBy::Parent)
        }
        // The suffix itself is the platform's, served or not.
        Under::Itself => return Err(in_use(pointer, name.as_str())),
        Under::Below if settings.chosen_labels => Some(ProvedBy::Suffix),
        Under::Below => {
            let detail = format!("The platform gives the names under `{}` itself.", name.as_str());
            return Err(Error::invalid(pointer, "reserved", detail));
        }
    };
    // Of names under a suffix it is a public fact that they are served; of others a claim gets the same answer either way.
    if proved == Some(ProvedBy::Suffix) && table::is_served(tx, name.as_str())? {
        return Err(in_use(pointer, name.as_str()));
    }
    put(tx, owner, tenant, wanted, proved)?.ok_or_else(|| in_use(pointer, name.as_str()))
}

fn put(
    tx: &mut Tx,
    owner: &InAccount,
    tenant: TenantKey,
    wanted: &Wanted<'_>,
    proved: Option<ProvedBy>,
) -> Result<Option<DomainId>, Error> {
    let id = DomainId::from_bytes(tx.random());
    let proof = HEXLOWER.encode(&tx.random::<16>());
    let Wanted { name, subdomains, primary, .. } = *wanted;
    let check_at = proved.and_then(|by| domain::proof::check_at(by, tx.now()));
    let new = NewDomain { id, name: name.as_str(), proved, primary, proof: &proof, subdomains, check_at };
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
