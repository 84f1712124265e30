//! Groups: `/accounts/{a}/groups…`.

use ::api::{
    change::Change,
    groups::{Group, GroupCopy, GroupCreate, GroupField, GroupUpdate},
    list::ListQuery,
};

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// The groups of an account. `group` is a `grp_…` or a name.
#[derive(Clone, Copy)]
pub struct Groups<'a>(&'a Api);

impl Api {
    /// Groups.
    #[must_use]
    pub const fn groups(&self) -> Groups<'_> {
        Groups(self)
    }
}

impl Groups<'_> {
    /// `GET …/groups`.
    #[must_use]
    pub fn list(&self, account: &str, query: ListQuery, rows: Option<u64>) -> Pages<Group> {
        Pages::new(self.0, Call::get(&["accounts", account, "groups"]), query, rows)
    }

    /// `GET …/groups/{g}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn get(&self, account: &str, group: &str) -> Result<Answer<Group>> {
        self.0.get(&["accounts", account, "groups", group]).await
    }

    /// `POST …/groups`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn create(
        &self,
        account: &str,
        new: &GroupCreate,
        write: &Write,
    ) -> Result<Answer<Change<GroupField>>> {
        self.0.post(&["accounts", account, "groups"], new, write).await
    }

    /// `PATCH …/groups/{g}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn update(
        &self,
        account: &str,
        group: &str,
        change: &GroupUpdate,
        write: &Write,
    ) -> Result<Answer<Change<GroupField>>> {
        self.0.patch(&["accounts", account, "groups", group], change, write).await
    }

    /// `DELETE …/groups/{g}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn delete(
        &self,
        account: &str,
        group: &str,
        write: &Write,
    ) -> Result<Answer<Change<GroupField>>> {
        self.0.delete(&["accounts", account, "groups", group], write).await
    }

    /// `POST …/groups/{g}/copy`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn copy(
        &self,
        account: &str,
        group: &str,
        copy: &GroupCopy,
        write: &Write,
    ) -> Result<Answer<Change<GroupField>>> {
        self.0.post(&["accounts", account, "groups", group, "copy"], copy, write).await
    }
}
