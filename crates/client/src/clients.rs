//! API clients: `/accounts/{a}/clients…`.

use ::api::{
    change::Change,
    clients::{Client, ClientCreate, ClientField, ClientRotate, ClientUpdate},
    list::ListQuery,
};

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// The API clients of an account. `client` is a `cli_…` or a name.
#[derive(Clone, Copy)]
pub struct Clients<'a>(&'a Api);

impl Api {
    /// API clients.
    #[must_use]
    pub const fn clients(&self) -> Clients<'_> {
        Clients(self)
    }
}

impl Clients<'_> {
    /// `GET …/clients`.
    #[must_use]
    pub fn list(&self, account: &str, query: ListQuery, rows: Option<u64>) -> Pages<Client> {
        Pages::new(self.0, Call::get(&["accounts", account, "clients"]), query, rows)
    }

    /// `GET …/clients/{c}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn get(&self, account: &str, client: &str) -> Result<Answer<Client>> {
        self.0.get(&["accounts", account, "clients", client]).await
    }

    /// `POST …/clients`: the answer holds the secret, this once.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn create(
        &self,
        account: &str,
        new: &ClientCreate,
        write: &Write,
    ) -> Result<Answer<Change<ClientField>>> {
        self.0.post(&["accounts", account, "clients"], new, write).await
    }

    /// `PATCH …/clients/{c}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn update(
        &self,
        account: &str,
        client: &str,
        change: &ClientUpdate,
        write: &Write,
    ) -> Result<Answer<Change<ClientField>>> {
        self.0.patch(&["accounts", account, "clients", client], change, write).await
    }

    /// `POST …/clients/{c}/rotate`: the answer holds the new secret, this once.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn rotate(
        &self,
        account: &str,
        client: &str,
        rotate: &ClientRotate,
        write: &Write,
    ) -> Result<Answer<Change<ClientField>>> {
        self.0.post(&["accounts", account, "clients", client, "rotate"], rotate, write).await
    }

    /// `POST …/clients/{c}/revoke`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn revoke(
        &self,
        account: &str,
        client: &str,
        write: &Write,
    ) -> Result<Answer<Change<ClientField>>> {
        let path = ["accounts", account, "clients", client, "revoke"];
        self.0.call(Call::new(reqwest::Method::POST, &path).write(write)).await
    }
}
