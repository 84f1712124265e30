//! Rows of several accounts: who may list them, how their accounts are named from the acting one, and that those names
//! stay out of the accounts' own chains.

use std::collections::HashMap;

use api::{list::Scope, permission::Permission, users::Reach};
use domain::{
    path::{AccountKey, Path},
    refusal::Refusal,
};
use serde::Serialize;
use serde_json::Value;
use store::Tx;

use crate::{
    error::Error,
    standing::{self, Call},
};

/// The paths from the acting account to those accounts, which lie at or below it.
#[derive(Debug)]
pub(crate) struct PagePaths(HashMap<AccountKey, String>);

impl PagePaths {
    /// Reads them; nothing is read where all of them are the target.
    pub(crate) fn load<'a>(
        tx: &mut Tx,
        call: &Call,
        accounts: impl IntoIterator<Item = &'a Path>,
    ) -> Result<Self, Error> {
        let mut wanted: Vec<&Path> = accounts.into_iter().filter(|p| *p != call.target.path()).collect();
        wanted.sort_unstable();
        wanted.dedup();
        let own = call.target.path_from(call.acting.path()).unwrap_or_default();
        let mut paths = HashMap::from([(call.target.key(), own)]);
        if !wanted.is_empty() {
            let links = standing::load_links(tx, wanted.iter().copied())?;
            for path in wanted {
                let named = standing::place(&links, path)?.path_from(call.acting.path());
                let named = named.ok_or_else(|| Error::fault("a row from outside the acting account"))?;
                paths.insert(path.key(), named);
            }
        }
        Ok(Self(paths))
    }

    /// The path of one of them.
    pub(crate) fn of(&self, account: AccountKey) -> String {
        self.0.get(&account).cloned().unwrap_or_default()
    }
}

/// Goes on only if the caller may see what lies inside the accounts below, where the list reaches there (Rule G5).
pub(crate) fn require_scope(call: &Call, permission: Permission, scope: Scope) -> Result<(), Error> {
    if scope == Scope::Account || call.standing.held(Reach::Subtree).contains(permission) {
        return Ok(());
    }
    Err(call.refused(Refusal::ReachTooShort(permission)))
}

/// A view as the audit keeps it: without the path from the acting account, which the account that it is about never sees
/// (Rule A5).
pub(crate) fn audited(view: &impl Serialize) -> Value {
    let mut value = serde_json::to_value(view).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.remove("path");
        // Of a tenant; of a member it is a mark.
        if fields.get("owner").is_some_and(Value::is_string) {
            fields.remove("owner");
        }
    }
    value
}
