//! What a batch of new accounts has learned on its way, so that it does not ask the same for each of them.

use std::collections::HashSet;

use api::accounts::AccountBatch;
use domain::path::AccountKey;
use store::{Tx, tables::accounts as table};

use crate::{
    error::Error,
    standing::{Call, Place},
};

/// What is known of the places where accounts are made; at first nothing.
#[derive(Debug, Default)]
pub(super) struct Learned {
    /// Where the references were looked for.
    parent: Option<AccountKey>,
    /// References that no account there bore. Another transaction may have given one of them away since: the table's own
    /// index tells.
    free: HashSet<String>,
    /// Places on whose path no limit is set. None can be set before the end of the transaction, which keeps the tree still.
    unlimited: HashSet<AccountKey>,
}

impl Learned {
    /// Looks for all references of the batch's items that go directly below the target.
    pub(super) fn of_batch(tx: &mut Tx, call: &Call, batch: &AccountBatch) -> Result<Self, Error> {
        let direct = batch.items.iter().filter(|item| item.parent.as_deref().unwrap_or(".") == ".");
        // A reference that cannot be one is refused with its item.
        let given: Vec<&str> = direct
            .filter_map(|item| item.account.external_ref.as_deref())
            .filter(|text| !text.contains('\0'))
            .collect();
        let taken: HashSet<String> =
            table::refs_of_children(tx, call.target.scope(), &given)?.into_iter().collect();
        let free = given.into_iter().filter(|text| !taken.contains(*text)).map(str::to_owned).collect();
        Ok(Self { parent: Some(call.target.key()), free, unlimited: HashSet::new() })
    }

    /// Whether no account below that parent bore the reference, and none was given it here.
    pub(super) fn is_free(&self, parent: &Place, reference: &str) -> bool {
        self.parent == Some(parent.key()) && self.free.contains(reference)
    }

    /// An account was made with that reference.
    pub(super) fn taken(&mut self, reference: &str) {
        self.free.remove(reference);
    }

    /// Whether no limit is set on the way to that place.
    pub(super) fn is_unlimited(&self, place: &Place) -> bool {
        self.unlimited.contains(&place.key())
    }

    /// No limit is set on the way to that place.
    pub(super) fn unlimited(&mut self, place: &Place) {
        self.unlimited.insert(place.key());
    }
}
