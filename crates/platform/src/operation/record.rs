//! What an operation hands to the audit (Rule S9).

use serde::Serialize;
use serde_json::Value;
use store::scope::InAccount;

/// A record for the audit (Rule S9).
#[derive(Debug, Clone, Default)]
pub struct Record {
    /// The account acted on; the target when missing.
    pub account: Option<InAccount>,
    /// The action; the operation's name with a colon when missing.
    pub action: Option<&'static str>,
    /// What it was done to: an id, or a name.
    pub target: String,
    /// The values before, secrets left out.
    pub before: Option<Value>,
    /// The values after.
    pub after: Option<Value>,
    /// The values after as only the acting account's chain may hold them, where the actor stood above: with what the
    /// account acted on does not know of itself (Rule A6).
    pub after_from_above: Option<Value>,
    /// Whether nothing changed that the account acted on can see: then its chain does not tell of it, where the actor stood
    /// above (Rule A5).
    pub unseen_below: bool,
    /// Whether another record tells the acting account of it: then, where the actor stood above, the chain of the account
    /// acted on alone tells of it.
    pub unseen_above: bool,
}

impl Record {
    /// A record about that id or name, in the target's chain.
    #[must_use]
    pub fn of(target: impl ToString) -> Self {
        Self { target: target.to_string(), ..Self::default() }
    }

    /// Puts it in the chain of another account: one below the target.
    #[must_use]
    pub fn on(mut self, account: InAccount) -> Self {
        self.account = Some(account);
        self
    }

    /// Names the action.
    #[must_use]
    pub const fn action(mut self, action: &'static str) -> Self {
        self.action = Some(action);
        self
    }

    /// Adds the values before.
    #[must_use]
    pub fn before(mut self, value: impl Serialize) -> Self {
        self.before = serde_json::to_value(value).ok();
        self
    }

    /// Adds what only the acting account's chain may hold, where the actor stood above.
    #[must_use]
    pub fn after_from_above(mut self, value: impl Serialize) -> Self {
        self.after_from_above = serde_json::to_value(value).ok();
        self
    }

    /// Keeps it out of the chain of the account acted on, if nothing changed that this account can see of itself.
    #[must_use]
    pub const fn unseen_below(mut self, unseen: bool) -> Self {
        self.unseen_below = unseen;
        self
    }

    /// Keeps it out of the acting account's chain: another record tells it there.
    #[must_use]
    pub const fn unseen_above(mut self) -> Self {
        self.unseen_above = true;
        self
    }

    /// Adds the values after.
    #[must_use]
    pub fn after(mut self, value: impl Serialize) -> Self {
        self.after = serde_json::to_value(value).ok();
        self
    }
}
