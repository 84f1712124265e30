//! `DELETE /me/memberships/{m}`: a person leaves an account (Rule U3). Its owner user cannot.

use api::{change::ChangeStatus, problem::Code};
use domain::groups::keeps_an_administrator;
use store::{Tx, tables::memberships as table};

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Record, Run},
    standing::{Caller, Member},
    users::revoke,
};

/// Leaves it.
pub const OPERATION: Operation =
    Operation { name: "memberships.leave", permission: None, writes: true, run: Run::Principal(run) };

fn run(tx: &mut Tx, caller: &Caller, input: &Input) -> Result<Answer, Error> {
    // A client's membership is its account's to end.
    caller.person(tx)?;
    let member = named(caller, input.param("m")?)?;
    let (place, account) = (&member.place, member.place.scope());
    table::lock(tx, account)?;
    // Read again under the lock: an account above may have named another owner user meanwhile.
    let row = table::by_key(tx, account, member.key)?;
    let row = row.ok_or_else(|| Error::fault("a membership of the caller's is gone"))?;
    if row.is_owner {
        let detail = format!("You are the owner user of {}, who cannot leave it.", place.own().name);
        return Err(Error::refused(Code::LastAdmin, detail)
            .hint("Ask whoever gave you the account to name another owner user; then you can leave."));
    }
    let all = table::administrators(tx, account)?;
    let left = all.iter().filter(|key| **key != member.key).count();
    if keeps_an_administrator(all.len(), left).is_err() {
        let detail = format!("You are the last administrator of {}.", place.own().name);
        return Err(Error::refused(Code::LastAdmin, detail)
            .hint("Give somebody else the group `admin` there; then you can leave."));
    }
    let left = revoke::end(tx, place, member.key)?;
    let status = if left { ChangeStatus::Deleted } else { ChangeStatus::Unchanged };
    let answer = Answer::done(status, place.path().clone())?;
    Ok(answer.record(Record::of(member.id).on(account.clone())))
}

/// The membership of that id, among the caller's at this tenant.
pub(super) fn named<'c>(caller: &'c Caller<'_>, text: &str) -> Result<&'c Member, Error> {
    caller.memberships.iter().find(|member| member.id.to_string() == text).ok_or_else(|| {
        let named: String = text.chars().take(64).collect();
        Error::refused(Code::MembershipNotFound, format!("You have no membership `{named}` here."))
    })
}
