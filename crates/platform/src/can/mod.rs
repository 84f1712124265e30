//! `POST …/can`: may somebody do a thing to the target, and which rule decides (Rule G4).

use api::{
    can::{CanAnswer, CanQuery},
    permission::Permission,
};
use domain::decide::{self, Because, Decision, Target};
use store::Tx;

use crate::{
    error::Error,
    operation::{Answer, Input, Operation, Run},
    standing::{self, Call, Member},
    users,
};

/// Asks whether the caller, or a member of the acting account, may do a thing to the target. Anyone may ask for themselves.
pub const OPERATION: Operation =
    Operation { name: "can.ask", permission: None, writes: false, run: Run::Target(run) };

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let query: CanQuery = input.body()?;
    let member = match &query.member {
        None => standing::standing_of(tx, &call.acting, call.member)?,
        Some(named) => {
            // A member of the acting account is looked up there, by whoever may read its members.
            call.require_on(Permission::UsersRead, &call.acting)?;
            let row =
                users::find_in(tx, call.acting.scope(), named)?.ok_or_else(|| users::not_found(named))?;
            standing::standing_of(tx, &call.acting, row.key)?
        }
    };
    let answer = member.map_or_else(not_active, |member| told(call, &member, query.action));
    Answer::of(answer, vec![call.target.path().clone()])
}

/// Only an active membership is a standing at all.
fn not_active() -> CanAnswer {
    CanAnswer {
        allowed: false,
        rule: "U1".to_owned(),
        because: "The membership is not active: it grants nothing.".to_owned(),
    }
}

/// The decision in words that name nothing above the acting account.
fn told(call: &Call, member: &Member, action: Permission) -> CanAnswer {
    let target = Target { path: call.target.path(), status: call.target.status() };
    let Decision { allowed, because } = decide::decide(&member.standing, action, target);
    let acting = call.acting.own().name.as_str();
    let words = match because {
        Because::Granted { grant } => match member.groups.get(grant) {
            Some(group) => format!(
                "the group `{}` given in {acting} with the reach `{}` holds `{action}`",
                group.name,
                match group.reach {
                    api::users::Reach::Account => "account",
                    api::users::Reach::Subtree => "subtree",
                },
            ),
            None => format!("a group given in {acting} holds `{action}`"),
        },
        Because::Refused(refusal) => {
            let path = call.target.path_from(call.acting.path()).unwrap_or_default();
            let named = if call.is_from_above() { path.as_str() } else { acting };
            refusal.told(acting, named).to_string()
        }
    };
    CanAnswer { allowed, rule: because.rule().to_owned(), because: format!("{words}.") }
}
