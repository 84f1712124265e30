//! `GET /accounts/{a}`.

use api::permission::Permission;
use store::Tx;

use crate::{
    accounts::view,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// `accounts.get`.
pub const OPERATION: Operation = Operation {
    name: "accounts.get",
    permission: Some(Permission::AccountsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    Answer::one(view::show(tx, call, &call.target)?)
}
