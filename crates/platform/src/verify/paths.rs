//! The tree: each path is the parent's and the account's own key (`design.md` §3).

use domain::path::{AccountKey, Path};
use store::{Tx, scope::SystemScope, tables::upkeep};

use crate::{error::Error, verify::Report};

pub(super) fn check(tx: &mut Tx<'_>, system: &SystemScope, report: &mut Report) -> Result<(), Error> {
    let (mut last, mut roots) = (0, 0);
    loop {
        let page = upkeep::placed(tx, system, last)?;
        let Some(end) = page.last() else { break };
        last = end.key;
        for account in &page {
            report.accounts += 1;
            roots += u64::from(!account.has_parent);
            if account.path.as_deref() != expected(account).as_deref() {
                report.fault("tree", account.id, "its path is not its parent's with its own key");
            }
        }
    }
    if roots != 1 {
        report.fault(
            "tree",
            "accounts",
            format!("{roots} accounts have no parent; the master account alone has none"),
        );
    }
    Ok(())
}

/// The path that fits; none where the parent's is none.
fn expected(account: &upkeep::Placed) -> Option<Vec<u8>> {
    let key = AccountKey::new(account.key).ok()?;
    let path = if account.has_parent {
        Path::from_bytes(account.parent_path.as_deref()?).ok()?.child(key).ok()?
    } else {
        Path::root(key)
    };
    Some(path.as_bytes().to_vec())
}
