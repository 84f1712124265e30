//! May somebody do a thing: `/accounts/{a}/can`.

use ::api::can::{CanAnswer, CanQuery};

use crate::{
    api::{Answer, Api},
    error::Result,
    request::Write,
};

impl Api {
    /// `POST /accounts/{a}/can`. It changes nothing.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn can(&self, account: &str, query: &CanQuery) -> Result<Answer<CanAnswer>> {
        self.post(&["accounts", account, "can"], query, &Write::default()).await
    }
}
