//! People who ask for access: `/accounts/{a}/requests…` (Rule U4).

use ::api::{
    change::Change,
    list::ListQuery,
    users::{AccessApprove, AccessRequest, MemberField},
};
use serde_json::Value;

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// The requests that wait for an account.
#[derive(Clone, Copy)]
pub struct Requests<'a>(&'a Api);

impl Api {
    /// Requests for access.
    #[must_use]
    pub const fn requests(&self) -> Requests<'_> {
        Requests(self)
    }
}

impl Requests<'_> {
    /// `GET …/requests`.
    #[must_use]
    pub fn list(&self, account: &str, query: ListQuery, rows: Option<u64>) -> Pages<AccessRequest> {
        Pages::new(self.0, Call::get(&["accounts", account, "requests"]), query, rows)
    }

    /// `POST …/requests/{q}/approve`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn approve(
        &self,
        account: &str,
        request: &str,
        approve: &AccessApprove,
        write: &Write,
    ) -> Result<Answer<Change<MemberField>>> {
        self.0.post(&["accounts", account, "requests", request, "approve"], approve, write).await
    }

    /// `POST …/requests/{q}/refuse`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn refuse(&self, account: &str, request: &str, write: &Write) -> Result<Answer<Change<Value>>> {
        let path = ["accounts", account, "requests", request, "refuse"];
        self.0.call(Call::new(reqwest::Method::POST, &path).write(write)).await
    }
}
