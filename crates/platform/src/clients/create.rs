//! `POST …/clients`: the secret is told once (Rules A11, G3).

use api::{
    change::ChangeStatus,
    clients::{ClientCreate, ClientStatus},
    id::{ClientId, MembershipId},
    limits::LimitKind,
    permission::Permission,
    problem::{Code, FieldError},
    value::{ExternalRef, Name},
};
use store::{
    Tx,
    tables::{
        clients::{self as table, ClientRow, NewClient},
        grants, memberships,
    },
    token,
};

use crate::{
    clients,
    error::Error,
    fields::Fields,
    groups::{self, Wanted},
    limits,
    operation::{Answer, Input, Operation, Record, Run},
    page_paths::audited,
    standing::Call,
};

/// Makes a client of the target.
pub const OPERATION: Operation = Operation {
    name: "clients.create",
    permission: Some(Permission::ClientsCreate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: ClientCreate = input.body()?;
    let mut fields = Fields::default();
    let name = fields.text::<Name>("/name", "The name", &body.name);
    let reference = fields.optional::<ExternalRef>(
        "/external_ref",
        "The external reference",
        body.external_ref.as_deref(),
    );
    if body.expires_at.is_some_and(|at| at <= tx.now()) {
        fields.fault("/expires_at", "past", "The client would have ended already.");
    }
    let name = fields.need(name)?;
    let wanted = groups::wanted(tx, call, &body.groups)?;
    let account = call.target.scope();
    // One creation at a time in an account, so that equal ones meet.
    memberships::lock(tx, account)?;
    if let Some(reference) = &reference
        && let Some(row) = table::by_external_ref(tx, account, reference.as_str())?
    {
        return existing(tx, call, &row, &name, &wanted, &body);
    }
    groups::require_giving(call, &wanted)?;
    let id = ClientId::from_bytes(tx.random());
    let external_ref = reference.as_ref().map(ExternalRef::as_str);
    let new = NewClient { id, name: name.as_str(), external_ref, expires_at: body.expires_at };
    let key = table::insert(tx, account, &new)?.ok_or_else(|| clients::name_taken(name.as_str()))?;
    let membership = MembershipId::from_bytes(tx.random());
    let membership = memberships::of_client(tx, account, membership, key)?;
    for wanted in &wanted {
        grants::insert(tx, account, membership, wanted.group, wanted.reach)?;
    }
    let secret = token::new(tx);
    table::add_secret(tx, account, key, &token::hash(&secret), None)?;
    limits::reserve(tx, call, &call.target, &[(LimitKind::Clients, 1)])?;
    let row = table::get(tx, account, id)?.ok_or_else(|| Error::fault("a new client cannot be read"))?;
    let view = clients::show(tx, call, &row)?;
    let record = Record::of(id).after(audited(&view.view));
    let answer = Answer::change(ChangeStatus::Created, clients::field(view, Some(secret)))?;
    Ok(answer.record(record).with_one_time_secret())
}

/// The reference is known: equal content is unchanged, other content a conflict that names the fields (Rule A11).
fn existing(
    tx: &mut Tx,
    call: &Call,
    row: &ClientRow,
    name: &Name,
    wanted: &[Wanted],
    body: &ClientCreate,
) -> Result<Answer, Error> {
    let has = grants::of_members(tx, &call.target.scope().subtree(), &[row.membership])?;
    let mut differing = Vec::new();
    if row.status != ClientStatus::Active {
        differing.push("/external_ref");
    }
    if row.name != name.as_str() {
        differing.push("/name");
    }
    if !groups::are_equal(&has, wanted) {
        differing.push("/groups");
    }
    if body.expires_at.is_some() && row.expires_at != body.expires_at {
        differing.push("/expires_at");
    }
    if differing.is_empty() {
        let view = clients::show(tx, call, row)?;
        return Answer::change(ChangeStatus::Unchanged, clients::field(view, None));
    }
    let why = match row.status {
        ClientStatus::Active => "It differs from what is stored.",
        ClientStatus::Revoked => "The client with this reference is not like this, or is revoked.",
    };
    let fields = differing.iter().map(|pointer| FieldError {
        pointer: (*pointer).to_owned(),
        code: "differs".to_owned(),
        detail: why.to_owned(),
    });
    let names: Vec<_> = differing.iter().map(|p| p.trim_start_matches('/')).collect();
    let detail = format!("There is a client with this reference that differs in: {}.", names.join(", "));
    Err(Error::refused(Code::ExternalRefConflict, detail).fields(fields.collect()))
}
