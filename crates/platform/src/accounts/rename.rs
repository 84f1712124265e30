//! `POST …/rename`: another slug, by the direct parent (Rules A3, A6).

use api::{
    accounts::{AccountField, AccountRename},
    change::ChangeStatus,
    permission::Permission,
    value::Slug,
};
use domain::own_account::{Field, may_change};
use serde_json::json;
use store::{Tx, tables::accounts as table};

use crate::{
    accounts::{create, status, view},
    error::Error,
    fields::Fields,
    operation::{Answer, Input, Operation, Record, Run},
    standing::{self, Call},
};

/// `accounts.rename`. The tree is locked, so that nobody takes the slug meanwhile.
pub const OPERATION: Operation = Operation {
    name: "accounts.rename",
    permission: Some(Permission::AccountsUpdate),
    writes: true,
    run: Run::Tree(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: AccountRename = input.body()?;
    let mut fields = Fields::default();
    let slug = fields.text::<Slug>("/slug", "The slug", &body.slug);
    let slug = fields.need(slug)?;
    may_change(call.acting.path(), call.target.path(), Field::Slug)
        .map_err(|refusal| call.refused(refusal))?;
    let seen = view::one(tx, call, &call.target)?;
    call.if_match(&seen.view)?;
    status::check_not_closed(call)?;
    let old = call.target.own().slug.clone();
    if old == slug.as_str() {
        return Answer::change(ChangeStatus::Unchanged, seen.map(|account| AccountField { account }));
    }
    if table::child_by_slug(tx, call.acting.scope(), slug.as_str())?.is_some() {
        return Err(create::slug_taken(&slug));
    }
    table::set_slug(tx, call.target.scope(), slug.as_str())?;
    let place = standing::load_place(tx, call.target.path())?;
    let seen = view::one(tx, call, &place)?;
    // The account does not see its own slug (Rule A6).
    let record = Record::of(call.target.id())
        .before(json!({ "slug": old }))
        .after_from_above(json!({ "slug": slug }))
        .unseen_below(true);
    Ok(Answer::change(ChangeStatus::Updated, seen.map(|account| AccountField { account }))?.record(record))
}
