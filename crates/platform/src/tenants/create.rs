//! `POST …/tenants`, and the new tenant of a new account (Rules T1, T2, A11).

use api::{
    change::ChangeStatus,
    id::TenantId,
    permission::Permission,
    problem::{Code, FieldError},
    tenants::{TenantCreate, TenantField},
    value::{Color, DomainName, ExternalRef, Name},
};
use domain::roles;
use store::{
    Tx,
    tables::{
        brands, domains as domain_table,
        tenants::{self as table, TenantRow},
    },
};

use crate::{
    brand::{self, BrandChange},
    domains,
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Run},
    page_paths::audited,
    standing::{Call, Place},
    tenants,
};

/// Makes a tenant that the target owns.
pub const OPERATION: Operation = Operation {
    name: "tenants.create",
    permission: Some(Permission::TenantsCreate),
    writes: true,
    run: Run::Target(run),
};

/// A tenant to make, every value of it checked.
#[derive(Debug, Clone)]
pub(crate) struct NewTenant {
    /// Where its fields lie in the request's body: `` or `/tenant`.
    at: &'static str,
    /// Where its brand's fields lie.
    brand_at: &'static str,
    name: Name,
    domain: DomainName,
    external_ref: Option<ExternalRef>,
    brand: BrandChange,
}

impl NewTenant {
    /// What `POST …/tenants` asks for.
    fn of_body(body: &TenantCreate) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let name = fields.text("/name", "The name", &body.name);
        let domain = fields.text("/domain", "The domain", &body.domain);
        let external_ref =
            fields.optional("/external_ref", "The external reference", body.external_ref.as_deref());
        let brand =
            BrandChange::read(&mut fields, "/brand", body.brand.as_ref().unwrap_or(&Default::default()));
        Ok(Self {
            at: "",
            brand_at: "/brand",
            name: fields.need(name)?,
            domain: fields.need(domain)?,
            external_ref,
            brand,
        })
    }

    /// What a new account asks for at `/tenant` (`TenantChoice::New`); faults are noted in `fields`.
    pub(crate) fn of_choice(
        fields: &mut Fields,
        name: &str,
        domain: &str,
        color: Option<&str>,
        logo: Option<&str>,
    ) -> Option<Self> {
        let name = fields.text::<Name>("/tenant/name", "The tenant's name", name);
        let domain = fields.text::<DomainName>("/tenant/domain", "The tenant's domain", domain);
        let color = fields.optional::<Color>("/tenant/color", "The tenant's colour", color);
        let logo = logo.and_then(|text| brand::read_logo(fields, "/tenant/logo", text));
        let brand = BrandChange { color, logo: logo.map(Some), ..BrandChange::default() };
        Some(Self {
            at: "/tenant",
            brand_at: "/tenant",
            name: name?,
            domain: domain?,
            external_ref: None,
            brand,
        })
    }
}

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let new = NewTenant::of_body(&input.body()?)?;
    let (status, row) = insert(tx, call, &call.target, &new)?;
    let view = tenants::view_of_target(call, &row);
    let record = Record::of(row.id).after(audited(&view.view));
    let answer = Answer::change(status, crate::Row::new(view.account, TenantField { tenant: view.view }))?;
    Ok(if status == ChangeStatus::Created { answer.record(record) } else { answer })
}

/// Makes a tenant with its brand and its first domain, or finds the one that is there with equal content.
///
/// # Errors
/// 409 when the reference, the name or the domain is taken otherwise; 403 when the owner cannot own a tenant, or the
/// caller may not make one there.
pub(crate) fn insert(
    tx: &mut Tx,
    call: &Call,
    owner: &Place,
    new: &NewTenant,
) -> Result<(ChangeStatus, TenantRow), Error> {
    let may = call.require_on(Permission::TenantsCreate, owner).and_then(|()| {
        roles::check_tenant_owner(owner.roles()).map_err(|refusal| call.refused_at(refusal, owner))
    });
    // The names are unique: where the tenant may be made, the table itself tells whether it is there. A reference is
    // looked for first, since it wins over the name.
    if may.is_err() || new.external_ref.is_some() {
        if let Some(row) = existing(tx, owner, new)? {
            return Ok((ChangeStatus::Unchanged, row));
        }
        may?;
    }
    let id = TenantId::from_bytes(tx.random());
    let reference = new.external_ref.as_ref().map(ExternalRef::as_str);
    let Some(key) = table::insert(tx, owner.scope(), id, new.name.as_str(), reference)? else {
        // Equal content is unchanged, also where another made it meanwhile.
        return match existing(tx, owner, new)? {
            Some(row) => Ok((ChangeStatus::Unchanged, row)),
            None => Err(tenants::name_taken(&format!("{}/name", new.at), new.name.as_str())),
        };
    };
    let begun = brand::beginning(new.name.as_str());
    let row = new.brand.upon(&begun, new.brand_at)?;
    brands::insert(tx, owner.scope(), key, &brand::values(&row))?;
    new.brand.put_logos(tx, owner.scope(), key)?;
    domains::add::first(tx, call.settings, owner.scope(), key, &new.domain, &format!("{}/domain", new.at))?;
    let row = table::get(tx, owner.scope(), id)?;
    Ok((ChangeStatus::Created, row.ok_or_else(|| Error::fault("a new tenant cannot be read"))?))
}

/// The tenant that the request means, if it is there with equal content (Rule A11).
fn existing(tx: &mut Tx, owner: &Place, new: &NewTenant) -> Result<Option<TenantRow>, Error> {
    let by_reference = match &new.external_ref {
        Some(reference) => table::by_external_ref(tx, owner.scope(), reference.as_str())?,
        None => None,
    };
    let (row, code) = match by_reference {
        Some(row) => (row, Code::ExternalRefConflict),
        None => match table::by_name(tx, owner.scope(), new.name.as_str())? {
            Some(row) => (row, Code::NameTaken),
            None => return Ok(None),
        },
    };
    let differing = differences(tx, owner, &row, new)?;
    if differing.is_empty() {
        return Ok(Some(row));
    }
    let names: Vec<_> = differing.iter().filter_map(|pointer| pointer.rsplit('/').next()).collect();
    let what = if code == Code::NameTaken {
        format!("named `{}`", row.name)
    } else {
        "with this reference".to_owned()
    };
    let detail = format!("There is a tenant {what} that differs in: {}.", names.join(", "));
    let fields = differing
        .iter()
        .map(|pointer| FieldError {
            pointer: pointer.clone(),
            code: "differs".to_owned(),
            detail: "It differs from what is stored.".to_owned(),
        })
        .collect();
    Err(Error::refused(code, detail).fields(fields))
}

/// Pointers of the fields that the request gives otherwise than they are stored; what is not given is not compared.
fn differences(tx: &mut Tx, owner: &Place, row: &TenantRow, new: &NewTenant) -> Result<Vec<String>, Error> {
    let (at, brand_at) = (new.at, new.brand_at);
    let mut differing = Vec::new();
    if row.name != new.name.as_str() {
        differing.push(format!("{at}/name"));
    }
    if new.external_ref.as_ref().is_some_and(|r| row.external_ref.as_deref() != Some(r.as_str())) {
        differing.push(format!("{at}/external_ref"));
    }
    if domain_table::by_name(tx, owner.scope(), row.key, new.domain.as_str())?.is_none() {
        differing.push(format!("{at}/domain"));
    }
    let stored =
        brands::get(tx, owner.scope(), row.key)?.ok_or_else(|| Error::fault("a tenant without a brand"))?;
    differing.extend(new.brand.differences(&stored).into_iter().map(|field| format!("{brand_at}/{field}")));
    Ok(differing)
}
