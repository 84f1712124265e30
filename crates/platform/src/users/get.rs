//! `GET …/users/{m}`.

use api::permission::Permission;
use store::Tx;

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
    users,
};

/// Shows a member.
pub const OPERATION: Operation = Operation {
    name: "users.get",
    permission: Some(Permission::UsersRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let row = users::of_route(tx, call, input)?;
    Answer::one(users::show_row(tx, call, &row)?)
}
