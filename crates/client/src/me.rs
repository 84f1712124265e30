//! Who is calling, and what is theirs: `/me…`.

use ::api::{
    change::Change,
    list::ListQuery,
    me::{Me, MySession, PersonalData, Profile, ProfileField, ProfileUpdate, SecurityEvent},
};
use serde_json::Value;

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// What is the caller's own at this tenant (Rule U3).
#[derive(Clone, Copy)]
pub struct Own<'a>(&'a Api);

impl Api {
    /// `GET /me`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn me(&self) -> Result<Answer<Me>> {
        self.get(&["me"]).await
    }

    /// The caller's own.
    #[must_use]
    pub const fn own(&self) -> Own<'_> {
        Own(self)
    }
}

impl Own<'_> {
    /// `GET /me/profile`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn profile(&self) -> Result<Answer<Profile>> {
        self.0.get(&["me", "profile"]).await
    }

    /// `PATCH /me/profile`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn update(
        &self,
        update: &ProfileUpdate,
        write: &Write,
    ) -> Result<Answer<Change<ProfileField>>> {
        self.0.patch(&["me", "profile"], update, write).await
    }

    /// `GET /me/export`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn export(&self) -> Result<Answer<PersonalData>> {
        self.0.get(&["me", "export"]).await
    }

    /// `POST /me/forget`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn forget(&self, write: &Write) -> Result<Answer<Change<Value>>> {
        self.0.call(Call::new(reqwest::Method::POST, &["me", "forget"]).write(write)).await
    }

    /// `DELETE /me/memberships/{m}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn leave(&self, membership: &str, write: &Write) -> Result<Answer<Change<Value>>> {
        self.0.delete(&["me", "memberships", membership], write).await
    }

    /// `POST` (`accept`) or `DELETE /me/memberships/{m}/owner`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn answer_offer(
        &self,
        membership: &str,
        accept: bool,
        write: &Write,
    ) -> Result<Answer<Change<Value>>> {
        let path = ["me", "memberships", membership, "owner"];
        if accept {
            self.0.call(Call::new(reqwest::Method::POST, &path).write(write)).await
        } else {
            self.0.delete(&path, write).await
        }
    }

    /// `GET /me/sessions`.
    #[must_use]
    pub fn sessions(&self, query: ListQuery, rows: Option<u64>) -> Pages<MySession> {
        Pages::new(self.0, Call::get(&["me", "sessions"]), query, rows)
    }

    /// `DELETE /me/sessions/{s}`; `others` is all but the present one.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn end_session(&self, session: &str, write: &Write) -> Result<Answer<Change<Value>>> {
        self.0.delete(&["me", "sessions", session], write).await
    }

    /// `GET /me/security`.
    #[must_use]
    pub fn security(&self, query: ListQuery, rows: Option<u64>) -> Pages<SecurityEvent> {
        Pages::new(self.0, Call::get(&["me", "security"]), query, rows)
    }
}
