//! Who is calling: `/me`.

use ::api::me::Me;

use crate::{
    api::{Answer, Api},
    error::Result,
};

impl Api {
    /// `GET /me`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn me(&self) -> Result<Answer<Me>> {
        self.get(&["me"]).await
    }
}
