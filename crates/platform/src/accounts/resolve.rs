//! `GET …/resolve?path=acme/store-12`: the id of an account at a path below the target.

use api::{accounts::Resolved, permission::Permission};
use store::Tx;

use crate::{
    accounts::find,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// `accounts.resolve`.
pub const OPERATION: Operation = Operation {
    name: "accounts.resolve",
    permission: Some(Permission::AccountsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let Some(path) = input.query("path")? else {
        return Err(Error::invalid("path", "missing", "The path is missing."));
    };
    let place = find::named(tx, &call.target, path)?;
    let shown = place.path_from(call.acting.path()).ok_or_else(|| Error::fault("an account above"))?;
    Answer::of(Resolved { id: place.id(), path: shown }, vec![place.path().clone()])
}
