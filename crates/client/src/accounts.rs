//! Accounts: `/accounts/{a}`, `…/accounts`, `…/resolve`, `…/limits`, `…/roles`, and the verbs of their life.

use ::api::{
    accounts::{
        Account, AccountBatch, AccountBatchResults, AccountClose, AccountCreate, AccountField, AccountRename,
        AccountSuspend, AccountUpdate, AccountUsage, OwnerInvite, OwnerOfferField, Resolved,
    },
    change::Change,
    limits::LimitsUpdate,
    list::ListQuery,
    moves::{AccountMove, MovedField},
    permission::Role,
};

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// Accounts, seen from the acting one. `account` is an id, or `self`.
#[derive(Clone, Copy)]
pub struct Accounts<'a>(&'a Api);

/// The answer to a change of an account.
pub(crate) type AccountChange = Change<AccountField<Account>>;

impl Api {
    /// Accounts.
    #[must_use]
    pub const fn accounts(&self) -> Accounts<'_> {
        Accounts(self)
    }
}

impl Accounts<'_> {
    /// `GET /accounts/{a}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn get(&self, account: &str) -> Result<Answer<Account>> {
        self.0.get(&["accounts", account]).await
    }

    /// `GET /accounts/{a}/accounts`.
    #[must_use]
    pub fn list(&self, below: &str, query: ListQuery, rows: Option<u64>) -> Pages<Account> {
        Pages::new(self.0, Call::get(&["accounts", below, "accounts"]), query, rows)
    }

    /// `POST /accounts/{a}/accounts`: a new account below `parent`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn create(
        &self,
        parent: &str,
        new: &AccountCreate,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.post(&["accounts", parent, "accounts"], new, write).await
    }

    /// `PATCH /accounts/{a}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn update(
        &self,
        account: &str,
        change: &AccountUpdate,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.patch(&["accounts", account], change, write).await
    }

    /// `POST /accounts/{a}/accounts:batch`: up to 100 items.
    ///
    /// # Errors
    /// As [`Api::get`]; what fails of single items is in the results.
    pub async fn batch(
        &self,
        below: &str,
        batch: &AccountBatch,
        write: &Write,
    ) -> Result<Answer<AccountBatchResults>> {
        self.0.post(&["accounts", below, "accounts:batch"], batch, write).await
    }

    /// `GET /accounts/{a}/resolve?path=…`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn resolve(&self, from: &str, path: &str) -> Result<Answer<Resolved>> {
        self.0.call(Call::get(&["accounts", from, "resolve"]).query("path", path)).await
    }

    /// `POST /accounts/{a}/owner`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn offer(
        &self,
        account: &str,
        to: &OwnerInvite,
        write: &Write,
    ) -> Result<Answer<Change<OwnerOfferField>>> {
        self.0.post(&["accounts", account, "owner"], to, write).await
    }

    /// `DELETE /accounts/{a}/owner`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn withdraw(&self, account: &str, write: &Write) -> Result<Answer<Change<serde_json::Value>>> {
        self.0.delete(&["accounts", account, "owner"], write).await
    }

    /// `POST /accounts/{a}/suspend`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn suspend(
        &self,
        account: &str,
        suspend: &AccountSuspend,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.post(&["accounts", account, "suspend"], suspend, write).await
    }

    /// `POST /accounts/{a}/resume`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn resume(&self, account: &str, write: &Write) -> Result<Answer<AccountChange>> {
        self.act(account, "resume", write).await
    }

    /// `POST /accounts/{a}/close`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn close(
        &self,
        account: &str,
        close: &AccountClose,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.post(&["accounts", account, "close"], close, write).await
    }

    /// `POST /accounts/{a}/restore`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn restore(&self, account: &str, write: &Write) -> Result<Answer<AccountChange>> {
        self.act(account, "restore", write).await
    }

    /// `POST /accounts/{a}/move`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn r#move(
        &self,
        account: &str,
        to: &AccountMove,
        write: &Write,
    ) -> Result<Answer<Change<MovedField<Account>>>> {
        self.0.post(&["accounts", account, "move"], to, write).await
    }

    /// `POST /accounts/{a}/rename`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn rename(
        &self,
        account: &str,
        rename: &AccountRename,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.post(&["accounts", account, "rename"], rename, write).await
    }

    /// `GET /accounts/{a}/usage`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn usage(&self, account: &str) -> Result<Answer<AccountUsage>> {
        self.0.get(&["accounts", account, "usage"]).await
    }

    /// A verb that takes nothing more.
    async fn act(&self, account: &str, verb: &str, write: &Write) -> Result<Answer<AccountChange>> {
        self.0.call(Call::new(reqwest::Method::POST, &["accounts", account, verb]).write(write)).await
    }

    /// `PATCH /accounts/{a}/limits`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn set_limits(
        &self,
        account: &str,
        limits: &LimitsUpdate,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.patch(&["accounts", account, "limits"], limits, write).await
    }

    /// `PUT /accounts/{a}/roles/{role}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn grant_role(
        &self,
        account: &str,
        role: Role,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.put::<(), _>(&["accounts", account, "roles", role.as_str()], None, write).await
    }

    /// `DELETE /accounts/{a}/roles/{role}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn revoke_role(
        &self,
        account: &str,
        role: Role,
        write: &Write,
    ) -> Result<Answer<AccountChange>> {
        self.0.delete(&["accounts", account, "roles", role.as_str()], write).await
    }
}
