//! Tenants, their domains and brands: `/accounts/{a}/tenants…`.

use ::api::{
    change::Change,
    dns::DomainExplanation,
    list::ListQuery,
    tenants::{
        Brand, BrandField, BrandGrantField, BrandGrantUpdate, BrandGrants, BrandUpdate, Domain, DomainCreate,
        DomainField, Locale, Tenant, TenantCreate, TenantField, TenantPreview, TenantUpdate, UsedBrand,
        UsedBrandField,
    },
};

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// The tenants of an account. `account` is an id, or `self`; `tenant` an id or a name.
#[derive(Clone, Copy)]
pub struct Tenants<'a>(&'a Api);

impl Api {
    /// Tenants.
    #[must_use]
    pub const fn tenants(&self) -> Tenants<'_> {
        Tenants(self)
    }
}

impl Tenants<'_> {
    /// `GET …/tenants`.
    #[must_use]
    pub fn list(&self, account: &str, query: ListQuery, rows: Option<u64>) -> Pages<Tenant> {
        Pages::new(self.0, Call::get(&["accounts", account, "tenants"]), query, rows)
    }

    /// `GET …/tenants/{t}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn get(&self, account: &str, tenant: &str) -> Result<Answer<Tenant>> {
        self.0.get(&["accounts", account, "tenants", tenant]).await
    }

    /// `POST …/tenants`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn create(
        &self,
        account: &str,
        new: &TenantCreate,
        write: &Write,
    ) -> Result<Answer<Change<TenantField>>> {
        self.0.post(&["accounts", account, "tenants"], new, write).await
    }

    /// `PATCH …/tenants/{t}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn update(
        &self,
        account: &str,
        tenant: &str,
        change: &TenantUpdate,
        write: &Write,
    ) -> Result<Answer<Change<TenantField>>> {
        self.0.patch(&["accounts", account, "tenants", tenant], change, write).await
    }

    /// `POST …/tenants/{t}/suspend`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn suspend(
        &self,
        account: &str,
        tenant: &str,
        write: &Write,
    ) -> Result<Answer<Change<TenantField>>> {
        self.act(account, tenant, "suspend", write).await
    }

    /// `POST …/tenants/{t}/resume`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn resume(
        &self,
        account: &str,
        tenant: &str,
        write: &Write,
    ) -> Result<Answer<Change<TenantField>>> {
        self.act(account, tenant, "resume", write).await
    }

    async fn act(
        &self,
        account: &str,
        tenant: &str,
        verb: &str,
        write: &Write,
    ) -> Result<Answer<Change<TenantField>>> {
        let path = ["accounts", account, "tenants", tenant, verb];
        self.0.call(Call::new(reqwest::Method::POST, &path).write(write)).await
    }

    /// `GET …/tenants/{t}/brand`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn brand(&self, account: &str, tenant: &str) -> Result<Answer<Brand>> {
        self.0.get(&["accounts", account, "tenants", tenant, "brand"]).await
    }

    /// `GET …/tenants/{t}/preview`, in the brand's own language when none is named.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn preview(
        &self,
        account: &str,
        tenant: &str,
        locale: Option<Locale>,
    ) -> Result<Answer<TenantPreview>> {
        let mut call = Call::get(&["accounts", account, "tenants", tenant, "preview"]);
        if let Some(locale) = locale {
            call = call.query("locale", locale.as_str().to_owned());
        }
        self.0.call(call).await
    }

    /// `PATCH …/tenants/{t}/brand`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn set_brand(
        &self,
        account: &str,
        tenant: &str,
        change: &BrandUpdate,
        write: &Write,
    ) -> Result<Answer<Change<BrandField>>> {
        self.0.patch(&["accounts", account, "tenants", tenant, "brand"], change, write).await
    }

    /// `GET …/tenants/{t}/brand/grants`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn brand_grants(&self, account: &str, tenant: &str) -> Result<Answer<BrandGrants>> {
        self.0.get(&["accounts", account, "tenants", tenant, "brand", "grants"]).await
    }

    /// `PUT …/tenants/{t}/brand/grants/{b}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn grant_brand(
        &self,
        account: &str,
        tenant: &str,
        to: &str,
        grant: &BrandGrantUpdate,
        write: &Write,
    ) -> Result<Answer<Change<BrandGrantField>>> {
        self.0.put(&["accounts", account, "tenants", tenant, "brand", "grants", to], Some(grant), write).await
    }

    /// `GET /accounts/{a}/brand`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn used_brand(&self, account: &str) -> Result<Answer<UsedBrand>> {
        self.0.get(&["accounts", account, "brand"]).await
    }

    /// `PATCH /accounts/{a}/brand`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn adjust_brand(
        &self,
        account: &str,
        change: &BrandUpdate,
        write: &Write,
    ) -> Result<Answer<Change<UsedBrandField>>> {
        self.0.patch(&["accounts", account, "brand"], change, write).await
    }

    /// `GET …/tenants/{t}/domains`.
    #[must_use]
    pub fn domains(&self, account: &str, tenant: &str, query: ListQuery, rows: Option<u64>) -> Pages<Domain> {
        Pages::new(self.0, Call::get(&["accounts", account, "tenants", tenant, "domains"]), query, rows)
    }

    /// `POST …/tenants/{t}/domains`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn add_domain(
        &self,
        account: &str,
        tenant: &str,
        new: &DomainCreate,
        write: &Write,
    ) -> Result<Answer<Change<DomainField>>> {
        self.0.post(&["accounts", account, "tenants", tenant, "domains"], new, write).await
    }

    /// `POST …/tenants/{t}/domains/{d}/verify`.
    ///
    /// # Errors
    /// As [`Api::get`]; `domain_not_proved` while the DNS does not show the record.
    pub async fn verify_domain(
        &self,
        account: &str,
        tenant: &str,
        domain: &str,
        write: &Write,
    ) -> Result<Answer<Change<DomainField>>> {
        let path = ["accounts", account, "tenants", tenant, "domains", domain, "verify"];
        self.0.call(Call::new(reqwest::Method::POST, &path).write(write)).await
    }

    /// `GET …/tenants/{t}/domains/{d}/explain`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn explain_domain(
        &self,
        account: &str,
        tenant: &str,
        domain: &str,
    ) -> Result<Answer<DomainExplanation>> {
        self.0.get(&["accounts", account, "tenants", tenant, "domains", domain, "explain"]).await
    }

    /// `DELETE …/tenants/{t}/domains/{d}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn remove_domain(
        &self,
        account: &str,
        tenant: &str,
        domain: &str,
        write: &Write,
    ) -> Result<Answer<Change<DomainField>>> {
        self.0.delete(&["accounts", account, "tenants", tenant, "domains", domain], write).await
    }
}
