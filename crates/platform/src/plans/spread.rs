//! A plan's limits become those of the accounts that have it, but for what was set for an account itself (Rule B0). Under the
//! lock of the tree, so that what is counted stays so until the limit is there (`design.md` §4).

use std::collections::BTreeMap;

use api::{
    limits::LimitKind,
    plans::{OverLimit, PlanDifference},
};
use domain::plans::{Held, held};
use store::{
    Tx,
    scope::InAccount,
    tables::{accounts, limit_use as table},
};

use crate::{
    error::Error,
    limits,
    operation::Record,
    standing::{self, Call},
};

/// How many limits below use are told.
const TOLD: usize = 100;

/// What a plan came to, so far.
#[derive(Debug, Default)]
pub(super) struct Spread {
    pub(super) difference: PlanDifference,
    /// What each account can see of it: other limits, set from above. Of the plan it learns nothing (Rule A5).
    pub(super) records: Vec<Record>,
}

impl Spread {
    /// Lets the limits of an account follow that plan.
    pub(super) fn onto(
        &mut self,
        tx: &mut Tx,
        call: &Call,
        account: &InAccount,
        plan: &BTreeMap<LimitKind, i64>,
    ) -> Result<(), Error> {
        let subtree = account.subtree();
        let rows = table::of_accounts(tx, &subtree, &[account.key()])?;
        let (mut before, mut after) = (BTreeMap::new(), BTreeMap::new());
        for kind in LimitKind::COUNTED.iter().chain(LimitKind::RATES).copied() {
            let now: Option<Held> = rows.iter().find(|row| row.kind == kind).map(table::LimitRow::held);
            let then = held(now, plan.get(&kind).copied());
            if now == then {
                continue;
            }
            limits::set::put(tx, account, kind, then)?;
            let (was, is) = (now.map(|h| h.max), then.map(|h| h.max));
            before.insert(kind, was);
            after.insert(kind, is);
            let used = table::count(tx, &subtree, kind)?.unwrap_or_default();
            if let Some(max) = is.filter(|max| used > *max) {
                self.over(
                    tx,
                    call,
                    account,
                    OverLimit { account: String::new(), kind, used, before: was, max },
                )?;
            }
        }
        if after.is_empty() {
            return Ok(());
        }
        accounts::touch(tx, account)?;
        self.difference.changed += 1;
        let record = Record::of(account.id()).on(account.clone()).action("limits:set");
        self.records.push(record.before(before).after(after).unseen_above());
        Ok(())
    }

    fn over(
        &mut self,
        tx: &mut Tx,
        call: &Call,
        account: &InAccount,
        mut over: OverLimit,
    ) -> Result<(), Error> {
        self.difference.over_count += 1;
        if self.difference.over.len() < TOLD {
            let place = standing::load_place(tx, account.path())?;
            over.account = place.path_from(call.acting.path()).unwrap_or_default();
            self.difference.over.push(over);
        }
        Ok(())
    }
}
