//! Members of an account: `/accounts/{a}/users…`.

use ::api::{
    change::Change,
    list::ListQuery,
    users::{GrantUpdate, Member, MemberField, UserInvite, UserLink},
};

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// The members of an account. `member` is a `mem_…`, a `usr_…`, or the e-mail that was typed.
#[derive(Clone, Copy)]
pub struct Users<'a>(&'a Api);

impl Api {
    /// Members.
    #[must_use]
    pub const fn users(&self) -> Users<'_> {
        Users(self)
    }
}

impl Users<'_> {
    /// `GET …/users`.
    #[must_use]
    pub fn list(&self, account: &str, query: ListQuery, rows: Option<u64>) -> Pages<Member> {
        Pages::new(self.0, Call::get(&["accounts", account, "users"]), query, rows)
    }

    /// `GET …/users/{m}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn get(&self, account: &str, member: &str) -> Result<Answer<Member>> {
        self.0.get(&["accounts", account, "users", member]).await
    }

    /// `POST …/users/invite`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn invite(
        &self,
        account: &str,
        new: &UserInvite,
        write: &Write,
    ) -> Result<Answer<Change<MemberField>>> {
        self.0.post(&["accounts", account, "users", "invite"], new, write).await
    }

    /// `POST …/users/link`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn link(
        &self,
        account: &str,
        new: &UserLink,
        write: &Write,
    ) -> Result<Answer<Change<MemberField>>> {
        self.0.post(&["accounts", account, "users", "link"], new, write).await
    }

    /// `DELETE …/users/{m}`: revokes the membership.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn revoke(
        &self,
        account: &str,
        member: &str,
        write: &Write,
    ) -> Result<Answer<Change<MemberField>>> {
        self.0.delete(&["accounts", account, "users", member], write).await
    }

    /// `PUT …/users/{m}/groups/{g}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn add_group(
        &self,
        account: &str,
        member: &str,
        group: &str,
        grant: &GrantUpdate,
        write: &Write,
    ) -> Result<Answer<Change<MemberField>>> {
        self.0.put(&["accounts", account, "users", member, "groups", group], Some(grant), write).await
    }

    /// `DELETE …/users/{m}/groups/{g}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn remove_group(
        &self,
        account: &str,
        member: &str,
        group: &str,
        write: &Write,
    ) -> Result<Answer<Change<MemberField>>> {
        self.0.delete(&["accounts", account, "users", member, "groups", group], write).await
    }
}
