//! Plans: `/accounts/{a}/plans…` and `/accounts/{a}/plan`.

use ::api::{
    accounts::Account,
    change::Change,
    list::ListQuery,
    plans::{Plan, PlanCreate, PlanField, PlanGive, PlanUpdate, PlannedField},
};

use crate::{
    api::{Answer, Api},
    error::Result,
    list::Pages,
    request::{Call, Write},
};

/// The plans of an account. `plan` is a `pln_…` or a name.
#[derive(Clone, Copy)]
pub struct Plans<'a>(&'a Api);

impl Api {
    /// Plans.
    #[must_use]
    pub const fn plans(&self) -> Plans<'_> {
        Plans(self)
    }
}

impl Plans<'_> {
    /// `GET …/plans`.
    #[must_use]
    pub fn list(&self, account: &str, query: ListQuery, rows: Option<u64>) -> Pages<Plan> {
        Pages::new(self.0, Call::get(&["accounts", account, "plans"]), query, rows)
    }

    /// `GET …/plans/{p}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn get(&self, account: &str, plan: &str) -> Result<Answer<Plan>> {
        self.0.get(&["accounts", account, "plans", plan]).await
    }

    /// `POST …/plans`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn create(
        &self,
        account: &str,
        new: &PlanCreate,
        write: &Write,
    ) -> Result<Answer<Change<PlanField>>> {
        self.0.post(&["accounts", account, "plans"], new, write).await
    }

    /// `PATCH …/plans/{p}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn update(
        &self,
        account: &str,
        plan: &str,
        change: &PlanUpdate,
        write: &Write,
    ) -> Result<Answer<Change<PlanField>>> {
        self.0.patch(&["accounts", account, "plans", plan], change, write).await
    }

    /// `DELETE …/plans/{p}`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn delete(
        &self,
        account: &str,
        plan: &str,
        write: &Write,
    ) -> Result<Answer<Change<PlanField>>> {
        self.0.delete(&["accounts", account, "plans", plan], write).await
    }

    /// `PUT …/plan`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn give(
        &self,
        account: &str,
        plan: &PlanGive,
        write: &Write,
    ) -> Result<Answer<Change<PlannedField<Account>>>> {
        self.0.put(&["accounts", account, "plan"], Some(plan), write).await
    }

    /// `DELETE …/plan`.
    ///
    /// # Errors
    /// As [`Api::get`].
    pub async fn take(&self, account: &str, write: &Write) -> Result<Answer<Change<PlannedField<Account>>>> {
        self.0.delete(&["accounts", account, "plan"], write).await
    }
}
