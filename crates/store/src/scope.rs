//! Scopes: a statement cannot run without one, and each binds its own leading parameters, so that a query that forgets
//! whose rows it reads cannot be written (ISO-6).
//!
//! | scope | binds | made by |
//! | --- | --- | --- |
//! | [`Door`] | nothing | anybody, before it is known who asks |
//! | [`Person`] | `?1` user key | look-ups of the person |
//! | [`InAccount`] | `?1` account key | look-ups of the account |
//! | [`InSubtree`] | `?1` path from, `?2` path to (excluded) | [`InAccount::subtree`] |
//! | [`SystemScope`] | nothing | start-up and jobs alone |

use api::id::AccountId;
use domain::path::{AccountKey, Path};

use crate::{
    keys::UserKey,
    value::{ToValue, Value},
};

/// Which scope a statement takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeKind {
    /// [`Door`].
    Door,
    /// [`Person`].
    Person,
    /// [`InAccount`].
    InAccount,
    /// [`InSubtree`].
    InSubtree,
    /// [`SystemScope`].
    System,
}

mod sealed {
    pub trait Sealed {}
}

/// Whose rows a statement reaches.
pub trait Scope: sealed::Sealed + 'static {
    /// Which one it is.
    const KIND: ScopeKind;
    /// How many leading parameters it binds.
    const PARAMETERS: usize;
    /// Adds their values.
    fn bind(&self, values: &mut Vec<Value>);
}

/// Before anybody is known: look-ups by the hash of a secret, by host name, by e-mail at sign-in; signing keys.
#[derive(Debug, Clone, Copy, Default)]
pub struct Door(());

impl Door {
    /// The scope of those who are not known yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(())
    }
}

impl sealed::Sealed for Door {}
impl Scope for Door {
    const KIND: ScopeKind = ScopeKind::Door;
    const PARAMETERS: usize = 0;
    fn bind(&self, _values: &mut Vec<Value>) {}
}

/// A person's own rows, in whatever account they lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Person {
    key: UserKey,
}

impl Person {
    pub(crate) const fn new(key: UserKey) -> Self {
        Self { key }
    }

    /// The person's key.
    #[must_use]
    pub const fn key(&self) -> UserKey {
        self.key
    }
}

impl sealed::Sealed for Person {}
impl Scope for Person {
    const KIND: ScopeKind = ScopeKind::Person;
    const PARAMETERS: usize = 1;
    fn bind(&self, values: &mut Vec<Value>) {
        values.push(self.key.to_value());
    }
}

/// One account's rows. Only a look-up makes it, so that having one proves that the account was found in a scope.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InAccount {
    id: AccountId,
    path: Path,
}

impl InAccount {
    pub(crate) const fn new(id: AccountId, path: Path) -> Self {
        Self { id, path }
    }

    /// The account's key.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        self.path.key()
    }

    /// The account's public id.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.id
    }

    /// Where it lies in the tree.
    #[must_use]
    pub const fn path(&self) -> &Path {
        &self.path
    }

    /// The account with everything below it.
    #[must_use]
    pub fn subtree(&self) -> InSubtree {
        InSubtree { low: self.path.low().to_vec(), high: self.path.high() }
    }

    /// Whether the other is this account or lies below it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.path.contains(&other.path)
    }
}

impl sealed::Sealed for InAccount {}
impl Scope for InAccount {
    const KIND: ScopeKind = ScopeKind::InAccount;
    const PARAMETERS: usize = 1;
    fn bind(&self, values: &mut Vec<Value>) {
        values.push(self.key().to_value());
    }
}

/// An account and everything below it, as one range of paths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InSubtree {
    low: Vec<u8>,
    high: Vec<u8>,
}

impl InSubtree {
    /// The stretch of it between two ends: never more than it is itself.
    pub(crate) fn part(&self, low: &[u8], high: &[u8]) -> Self {
        Self { low: low.max(&self.low).to_vec(), high: high.min(&self.high).to_vec() }
    }

    /// The stretch of it from a path on.
    pub(crate) fn from(&self, path: &[u8]) -> Self {
        self.part(path, &self.high)
    }

    /// The stretch of it before a path.
    pub(crate) fn before(&self, path: &[u8]) -> Self {
        self.part(&self.low, path)
    }
}

impl sealed::Sealed for InSubtree {}
impl Scope for InSubtree {
    const KIND: ScopeKind = ScopeKind::InSubtree;
    const PARAMETERS: usize = 2;
    fn bind(&self, values: &mut Vec<Value>) {
        values.push(self.low.to_value());
        values.push(self.high.to_value());
    }
}

/// Across all accounts. Its two constructors are counted by a test.
#[derive(Debug)]
pub struct SystemScope(());

impl SystemScope {
    /// For what the platform does before it serves anybody: the first account, keys, checks.
    #[must_use]
    pub const fn for_startup() -> Self {
        Self(())
    }

    /// For what it does by itself while it runs: mail, expiry, recounts, rotation.
    #[must_use]
    pub const fn for_job() -> Self {
        Self(())
    }
}

impl sealed::Sealed for SystemScope {}
impl Scope for SystemScope {
    const KIND: ScopeKind = ScopeKind::System;
    const PARAMETERS: usize = 0;
    fn bind(&self, _values: &mut Vec<Value>) {}
}
