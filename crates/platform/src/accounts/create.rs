//! `POST …/accounts`: an account with its owner, tenant, roles, limits and labels, all or nothing (Rules A1–A6, A9–A11).

use std::collections::BTreeMap;

use api::{
    accounts::{AccountCreate, AccountField, AccountStatus},
    change::ChangeStatus,
    id::AccountId,
    limits::LimitKind,
    permission::Permission,
    problem::{Code, FieldError},
    value::{Email, ExternalRef, LabelKey, LabelValue, MOST_LABELS, Name, Slug, TaxId},
};
use domain::{
    levels,
    plans::Held,
    reference::{self, Given, Stored},
    roles::{self, RoleSet},
};
use serde_json::json;
use store::{
    Tx,
    tables::{
        account_parts,
        accounts::{self as table, AccountRow, NewAccount},
        labels, limit_use,
        plans::PlanRow,
    },
};

use crate::{
    accounts::{
        learned::Learned,
        owner::{self, Owner},
        tenant::{self, Choice},
        view,
    },
    error::Error,
    fields::Fields,
    limits,
    operation::{Answer, Input, Operation, Record, Run},
    plans,
    standing::{Call, Place},
};

/// `accounts.create`: a new account directly below the target.
pub const OPERATION: Operation = Operation {
    name: "accounts.create",
    permission: Some(Permission::AccountsCreate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let wanted = Wanted::read(&input.body()?)?;
    let made = create(tx, call, &call.target, &wanted, &mut Learned::default())?;
    let seen = view::one(tx, call, &made.place)?;
    let warning = tenant::unserved_of(&seen.view, wanted.names_tenant());
    let answer = Answer::change(made.status, seen.map(|account| AccountField { account }))?.warn(warning)?;
    Ok(made.records.into_iter().fold(answer, Answer::record))
}

/// An account to create, every value of it checked.
#[derive(Debug, Clone)]
pub(super) struct Wanted {
    slug: Slug,
    name: Name,
    legal_name: Option<Name>,
    tax_id: Option<TaxId>,
    external_ref: Option<ExternalRef>,
    owner: Owner,
    tenant: Option<Choice>,
    roles: Option<RoleSet>,
    levels: Option<i64>,
    plan: Option<String>,
    limits: BTreeMap<LimitKind, i64>,
    labels: BTreeMap<LabelKey, LabelValue>,
}

impl Wanted {
    /// Whether it names a tenant.
    pub(super) fn names_tenant(&self) -> bool {
        self.tenant.as_ref().is_some_and(Choice::names_one)
    }

    /// Checks what can be checked without the store; every fault is told at once.
    pub(super) fn read(body: &AccountCreate) -> Result<Self, Error> {
        let mut fields = Fields::default();
        let slug = fields.text::<Slug>("/slug", "The slug", &body.slug);
        let name = fields.text::<Name>("/name", "The name", &body.name);
        let legal_name = fields.optional("/legal_name", "The legal name", body.legal_name.as_deref());
        let tax_id = fields.optional("/tax_id", "The tax id", body.tax_id.as_deref());
        let external_ref =
            fields.optional("/external_ref", "The external reference", body.external_ref.as_deref());
        let email = fields.text::<Email>("/owner/email", "The owner's e-mail", &body.owner.email);
        let owner_name = fields.optional("/owner/name", "The owner's name", body.owner.name.as_deref());
        let tenant = body.tenant.as_ref().and_then(|choice| Choice::read(&mut fields, choice));
        let mut labels = BTreeMap::new();
        for (key, value) in body.labels.iter().flatten() {
            let pointer = format!("/labels/{}", key.replace('~', "~0").replace('/', "~1"));
            let key = fields.text::<LabelKey>(&pointer, "The label's key", key);
            let value = fields.text::<LabelValue>(&pointer, "The label's value", value);
            if let (Some(key), Some(value)) = (key, value) {
                labels.insert(key, value);
            }
        }
        too_many_labels(&mut fields, body.labels.as_ref().map_or(0, BTreeMap::len));
        let slug = fields.need(slug)?;
        let limits = body.limits.clone().unwrap_or_default();
        if limits.contains_key(&LimitKind::Levels) {
            let detail = "Levels of a new account are given as `levels`, not among its limits.";
            return Err(Error::invalid("/limits/levels", "misplaced", detail));
        }
        limits::set::check_at("/limits", limits.iter().map(|(kind, max)| (*kind, Some(*max))))?;
        Ok(Self {
            slug,
            name: fields.need(name)?,
            legal_name,
            tax_id,
            external_ref,
            owner: Owner { email: fields.need(email)?, name: owner_name },
            tenant,
            roles: body.roles.as_ref().map(|roles| roles.iter().copied().collect()),
            levels: body.levels,
            plan: body.plan.clone(),
            limits,
            labels,
        })
    }
}

/// Notes that an account would have more labels than it may: a page of accounts would be as large as one likes.
pub(super) fn too_many_labels(fields: &mut Fields, count: usize) {
    if count > MOST_LABELS {
        fields.fault("/labels", "too_many", format!("An account has {MOST_LABELS} labels at most."));
    }
}

/// What creating came to.
#[derive(Debug)]
pub(super) struct Made {
    /// `created`, or `unchanged` when it was there with equal content.
    pub(super) status: ChangeStatus,
    /// The account.
    pub(super) place: Place,
    /// For the audit; none when nothing changed.
    pub(super) records: Vec<Record>,
}

/// Creates an account below `parent`, which lies at or below the acting account and which the caller may create below.
pub(super) fn create(
    tx: &mut Tx,
    call: &Call,
    parent: &Place,
    wanted: &Wanted,
    learned: &mut Learned,
) -> Result<Made, Error> {
    if let Some(reference) = &wanted.external_ref
        && !learned.is_free(parent, reference.as_str())
        && let Some(row) = table::child_by_ref(tx, parent.scope(), reference.as_str())?
    {
        return known(tx, call, parent, wanted, &row);
    }
    let cannot = |refusal| call.refused_at(refusal, parent);
    roles::check_parent(parent.roles()).map_err(cannot)?;
    let levels = levels::for_child(parent.levels_left(), wanted.levels).map_err(cannot)?;
    let stored_roles = wanted.roles.unwrap_or(RoleSet::EMPTY);
    for role in stored_roles.iter() {
        roles::check_give(parent.roles(), role).map_err(cannot)?;
    }
    let choice = wanted.tenant.as_ref().unwrap_or(&Choice::Inherited);
    let chosen = tenant::choose(tx, call, parent, choice)?;
    let plan = wanted.plan.as_deref().map(|named| plans::choose(tx, call, parent, named)).transpose()?;

    let new = NewAccount {
        id: AccountId::from_bytes(tx.random()),
        slug: wanted.slug.as_str(),
        external_ref: wanted.external_ref.as_ref().map(ExternalRef::as_str),
        name: wanted.name.as_str(),
        legal_name: wanted.legal_name.as_ref().map(Name::as_str),
        tax_id: wanted.tax_id.as_ref().map(TaxId::bare),
        roles: stored_roles,
        levels,
        tenant: chosen.key,
        plan: plan.as_ref().map(|plan| plan.key),
    };
    let Some(row) = table::insert(tx, parent.scope(), &new)? else {
        // Another may have made the very same meanwhile.
        return match &wanted.external_ref {
            Some(reference) => match table::child_by_ref(tx, parent.scope(), reference.as_str())? {
                Some(row) => known(tx, call, parent, wanted, &row),
                None => Err(slug_taken(&wanted.slug)),
            },
            None => Err(slug_taken(&wanted.slug)),
        };
    };
    if let Some(reference) = &wanted.external_ref {
        learned.taken(reference.as_str());
    }
    let place = parent.with_child(&row)?;
    // Each part takes the permission that it would take alone (`api.md`, bulk).
    if !stored_roles.iter().eq([]) {
        call.require_on(Permission::RolesGrant, &place)?;
    }
    if !wanted.limits.is_empty() || wanted.levels.is_some() || plan.is_some() {
        call.require_on(Permission::LimitsSet, &place)?;
    }
    if chosen.key.is_some() {
        call.require_on(Permission::AccountsSetTenant, &place)?;
    }
    for (name, value) in &wanted.labels {
        labels::set(tx, place.scope(), name.as_str(), value.as_str())?;
    }
    owner::invite(tx, call, &place, &wanted.owner)?;
    let takes = [(LimitKind::SubAccounts, 1), (LimitKind::Users, 1)];
    if !learned.is_unlimited(parent) && !limits::reserve(tx, call, parent, &takes)? {
        learned.unlimited(parent);
    }
    let own = wanted.limits.iter().map(|(kind, max)| (*kind, Held::own(*max)));
    let mut held: BTreeMap<LimitKind, Held> = own.collect();
    for (kind, max) in plan.iter().flat_map(|plan| &plan.content.limits) {
        held.entry(*kind).or_insert(Held { max: *max, from_plan: true });
    }
    for (kind, held) in &held {
        // Its owner is its first user; nothing else is there yet.
        let used = i64::from(*kind == LimitKind::Users);
        limit_use::set(tx, place.scope(), *kind, used, *held)?;
    }
    let after = json!({
        "name": row.name, "legal_name": row.legal_name, "tax_id": row.tax_id, "levels": levels,
        "roles": row.roles.iter().collect::<Vec<_>>(), "owner": wanted.owner.email,
        "limits": held.iter().map(|(kind, held)| (*kind, held.max)).collect::<BTreeMap<_, _>>(),
    });
    let record = record(&row, wanted, after, plan.as_ref(), place.path_from(call.acting.path()));
    let records = chosen.record.into_iter().chain([record]).collect();
    Ok(Made { status: ChangeStatus::Created, place, records })
}

/// The record of a new account: in its own chain without what it does not know of itself (Rule A6).
fn record(
    row: &AccountRow,
    wanted: &Wanted,
    after: serde_json::Value,
    plan: Option<&PlanRow>,
    path: Option<String>,
) -> Record {
    let mut above = after.clone();
    above["path"] = json!(path);
    above["external_ref"] = json!(row.external_ref);
    above["labels"] = json!(wanted.labels);
    if let Some(plan) = plan {
        above["plan"] = json!(plan.content.name);
    }
    Record::of(row.id).on(row.scope()).after(after).after_from_above(above)
}

/// A known reference: equal content is `unchanged`, other content a conflict that names the fields (Rule A11).
fn known(tx: &mut Tx, call: &Call, parent: &Place, wanted: &Wanted, row: &AccountRow) -> Result<Made, Error> {
    let place = parent.with_child(row)?;
    if place.status() == AccountStatus::Closed {
        let reference = row.external_ref.as_deref().unwrap_or_default();
        let detail =
            format!("The reference `{reference}` is that of a closed account, until it is purged (rule A7).");
        let hint = format!("Restore `{}`, or use another reference.", row.slug);
        return Err(Error::refused(Code::ExternalRefConflict, detail).hint(hint));
    }
    let same_tenant = match &wanted.tenant {
        None => None,
        Some(Choice::Inherited) => Some(row.tenant.is_none()),
        Some(choice) => Some(tenant::choose(tx, call, parent, choice)?.key == row.tenant),
    };
    let same_plan = match &wanted.plan {
        None => None,
        Some(named) => Some(Some(plans::choose(tx, call, parent, named)?.key) == row.plan),
    };
    let given = Given {
        slug: Some(wanted.slug.clone()),
        name: Some(wanted.name.clone()),
        legal_name: wanted.legal_name.clone(),
        tax_id: wanted.tax_id.clone(),
        owner_email: Some(wanted.owner.email.clone()),
        same_tenant,
        same_plan,
        roles: wanted.roles,
        levels: wanted.levels,
        limits: wanted.limits.clone(),
        labels: wanted.labels.clone(),
    };
    let fields = reference::differences(&given, &stored(tx, &place, row)?);
    if fields.is_empty() {
        return Ok(Made { status: ChangeStatus::Unchanged, place, records: Vec::new() });
    }
    let names: Vec<&str> = fields.iter().map(|f| f.trim_start_matches('/')).collect();
    let reference = row.external_ref.as_deref().unwrap_or_default();
    let detail = format!(
        "The reference `{reference}` is known with other content: {} differ (rule A11).",
        names.join(", ")
    );
    let errors = fields.iter().map(|pointer| FieldError {
        pointer: pointer.clone(),
        code: "differs".to_owned(),
        detail: "It is stored with another value.".to_owned(),
    });
    Err(Error::refused(Code::ExternalRefConflict, detail).fields(errors.collect()))
}

/// What is stored of an account, to be compared with what a request gives.
fn stored(tx: &mut Tx, place: &Place, row: &AccountRow) -> Result<Stored, Error> {
    let damaged = |what: &str| Error::fault(format!("the stored {what} of account {} is none", row.id));
    let name = |text: &str| text.parse::<Name>().map_err(|_| damaged("name"));
    let subtree = place.scope().subtree();
    let owner = account_parts::owners(tx, &subtree, &[place.key()])?.pop();
    let mut stored_labels = BTreeMap::new();
    for (key, value) in labels::of_account(tx, place.scope())? {
        let key = key.parse().map_err(|_| damaged("label"))?;
        stored_labels.insert(key, value.parse().map_err(|_| damaged("label"))?);
    }
    let rows = limit_use::of_accounts(tx, &subtree, &[place.key()])?;
    Ok(Stored {
        slug: row.slug.parse().map_err(|_| damaged("slug"))?,
        name: name(&row.name)?,
        legal_name: row.legal_name.as_deref().map(name).transpose()?,
        tax_id: row.tax_id.as_deref().map(str::parse).transpose().map_err(|_| damaged("tax id"))?,
        owner_email: owner.map(|o| o.email.parse()).transpose().map_err(|_| damaged("owner"))?,
        roles: row.roles,
        levels: row.levels,
        limits: rows.into_iter().map(|l| (l.kind, l.max)).collect(),
        labels: stored_labels,
    })
}

/// The slug is a sibling's.
pub(super) fn slug_taken(slug: &Slug) -> Error {
    let detail = format!("An account named `{slug}` is there already.");
    let field = FieldError { pointer: "/slug".to_owned(), code: "taken".to_owned(), detail: detail.clone() };
    Error::refused(Code::SlugTaken, detail).fields(vec![field])
}
