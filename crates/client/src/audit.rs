//! The audit: `/accounts/{a}/audit`, `…/audit/export`.

use ::api::{audit::AuditEntry, list::ListQuery};

use crate::{
    api::{Answer, Api},
    error::Result,
    list::{Pages, Rows},
    request::Call,
};

/// The audit of an account.
#[derive(Clone, Copy)]
pub struct AuditLog<'a>(&'a Api);

impl Api {
    /// The audit.
    #[must_use]
    pub const fn audit(&self) -> AuditLog<'_> {
        AuditLog(self)
    }
}

impl AuditLog<'_> {
    /// `GET …/audit`.
    #[must_use]
    pub fn list(&self, account: &str, query: ListQuery, rows: Option<u64>) -> Pages<AuditEntry> {
        Pages::new(self.0, Call::get(&["accounts", account, "audit"]), query, rows)
    }

    /// `GET …/audit/export`: the signed header line, then every entry, row by row.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn export(&self, account: &str) -> Result<Answer<Rows>> {
        self.0.rows(Call::get(&["accounts", account, "audit", "export"])).await
    }
}
