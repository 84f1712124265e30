//! `GET …/usage`: how much an account uses now of what limits count (Rule B1).

use api::{
    accounts::{AccountUsage, KindUsage},
    limits::LimitKind,
    permission::Permission,
};
use store::{
    Tx,
    tables::{accounts as table, limit_use},
};

use crate::{
    accounts::view,
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::Call,
};

/// `accounts.usage`.
pub const OPERATION: Operation = Operation {
    name: "accounts.usage",
    permission: Some(Permission::LimitsRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, _input: &Input) -> Result<Answer, Error> {
    let (scope, subtree) = (call.target.scope(), call.target.scope().subtree());
    let set = limit_use::of_accounts(tx, &subtree, &[call.target.key()])?;
    let plan = view::plan_of(tx, call, &call.target)?;
    let mut usage = Vec::new();
    for kind in LimitKind::COUNTED.iter().copied() {
        // Counted row by row, also where a limit has a counter: so it says the same with a limit and without.
        let used = limit_use::count(tx, &subtree, kind)?;
        let used = used.ok_or_else(|| Error::fault("a kind of limit that is not counted"))?;
        let closed = match kind {
            LimitKind::SubAccounts => Some(limit_use::count_closed(tx, &subtree)?),
            _ => None,
        };
        let limit = set.iter().find(|row| row.kind == kind);
        usage.push(KindUsage {
            kind,
            own: limit_use::count_own(tx, scope, kind)?,
            used,
            closed,
            max: limit.map(|row| row.max),
            source: limit.filter(|_| call.is_from_above()).map(|row| view::source(row, plan.is_some())),
        });
    }
    usage.push(KindUsage {
        kind: LimitKind::Levels,
        own: None,
        used: table::height(tx, scope)?,
        closed: None,
        max: Some(call.target.levels_left()),
        source: None,
    });
    Answer::of(AccountUsage { account: call.target.id(), plan, usage }, vec![call.target.path().clone()])
}
