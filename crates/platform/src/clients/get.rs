//! `GET …/clients/{c}`.

use api::permission::Permission;
use store::Tx;

use crate::{
    clients,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// Shows a client.
pub const OPERATION: Operation = Operation {
    name: "clients.get",
    permission: Some(Permission::ClientsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let row = clients::of_route(tx, call, input)?;
    Answer::one(clients::show(tx, call, &row)?)
}
