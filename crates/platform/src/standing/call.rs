//! What an operation is given of its caller: the account that acts, the account acted on, and what holds there.

use api::{accounts::AccountStatus, permission::Permission, problem::Code};
use domain::{
    decide::{self, Decision},
    refusal::Refusal,
    standing::Standing,
};
use store::{Tx, keys::MembershipKey, scope::Person};

use super::{Acting, Member, Place, Target};
use crate::{
    error::Error,
    etag,
    request::{Request, TargetRef},
    settings::Settings,
};

/// What an operation on a target is given.
#[derive(Debug)]
pub struct Call<'r> {
    /// The request.
    pub request: &'r Request,
    /// The platform's settings.
    pub settings: &'r Settings,
    /// The membership that acts.
    pub member: MembershipKey,
    /// The account that acts.
    pub acting: Acting,
    /// The account acted on: the acting one, or one below it.
    pub target: Target,
    /// What the caller's groups give in the acting account.
    pub standing: Standing,
    /// The principal's e-mail or name, for the audit.
    pub actor_name: String,
}

impl Call<'_> {
    /// Whether the caller may do that to the target, and why.
    #[must_use]
    pub fn decide(&self, action: Permission) -> Decision {
        let target = decide::Target { path: self.target.path(), status: self.target.status() };
        decide::decide(&self.standing, action, target)
    }

    /// Goes on only if the caller may do that to the target.
    ///
    /// # Errors
    /// What [`Self::refused`] makes of the rule's refusal.
    pub fn require(&self, action: Permission) -> Result<(), Error> {
        self.decide(action).require().map_err(|refusal| self.refused(refusal))
    }

    /// The same for another account at or below the acting one.
    ///
    /// # Errors
    /// As [`Self::require`].
    pub fn require_on(&self, action: Permission, place: &Place) -> Result<(), Error> {
        let target = decide::Target { path: place.path(), status: place.status() };
        let decision = decide::decide(&self.standing, action, target);
        decision.require().map_err(|refusal| self.refused_at(refusal, place))
    }

    /// Goes on only if the account that acts works (Rule A7), for what takes no permission.
    ///
    /// # Errors
    /// As [`Self::require`].
    pub fn require_working(&self) -> Result<(), Error> {
        match self.standing.status {
            AccountStatus::Active => Ok(()),
            status => Err(self.refused(Refusal::ActingNotActive(status))),
        }
    }

    /// A rule's refusal as the caller is told it, of the target.
    #[must_use]
    pub fn refused(&self, refusal: Refusal) -> Error {
        self.refused_at(refusal, &self.target)
    }

    /// A rule's refusal as the caller is told it, of an account at or below the acting one.
    #[must_use]
    pub fn refused_at(&self, refusal: Refusal, place: &Place) -> Error {
        if refusal == Refusal::NotVisible {
            return Error::account_not_found(&self.target_as_named());
        }
        let acting = self.acting.own().name.as_str();
        let named = if place.key() == self.acting.key() {
            acting.to_owned()
        } else {
            place.path_from(self.acting.path()).unwrap_or_default()
        };
        let mut words = refusal.told(acting, &named).to_string();
        if let Some(first) = words.get(..1).map(str::to_ascii_uppercase) {
            // A name keeps its letters; a sentence begins with a capital.
            if !words.starts_with(acting) && !words.starts_with(&named) {
                words.replace_range(..1, &first);
            }
        }
        match refusal {
            Refusal::TooManyLevels { .. } => Error::invalid("/levels", "too_many", words + "."),
            _ => Error::refused(refusal.code(), format!("{words} (rule {}).", refusal.rule())),
        }
    }

    /// The target as the request named it.
    #[must_use]
    pub fn target_as_named(&self) -> String {
        match &self.request.target {
            TargetRef::Own => "self".to_owned(),
            TargetRef::Id(id) => id.clone(),
        }
    }

    /// Whether the caller stands above the target: then it acts there as `provider` (Rule A5).
    #[must_use]
    pub fn is_from_above(&self) -> bool {
        self.acting.key() != self.target.key()
    }

    /// Goes on only if `If-Match`, where there is one, fits the view as it is now.
    ///
    /// # Errors
    /// 412 `version_mismatch`.
    pub fn if_match(&self, view: &serde_json::Value) -> Result<(), Error> {
        match &self.request.if_match {
            Some(wanted) if !etag::matches(wanted, &etag::of(view)) => {
                Err(Error::refused(Code::VersionMismatch, "It was changed since you read it.")
                    .hint("Read it again and repeat the change with its new ETag."))
            }
            _ => Ok(()),
        }
    }
}

/// What an operation on the principal alone is given.
#[derive(Debug)]
pub struct Caller<'r> {
    /// The request.
    pub request: &'r Request,
    /// The platform's settings.
    pub settings: &'r Settings,
    /// The caller's active memberships in accounts that use this tenant; at least one (Rule T5).
    pub memberships: Vec<Member>,
    /// The principal's e-mail or name.
    pub actor_name: String,
}

impl Caller<'_> {
    /// The scope of what is the caller's own.
    ///
    /// # Errors
    /// 403 `person_needed` to a client (Rule U3).
    pub fn person(&self, tx: &mut Tx) -> Result<Person, Error> {
        self.request.person(tx)?.ok_or_else(|| {
            Error::refused(Code::PersonNeeded, "An API client has no profile and no sign-ins of its own.")
                .hint("Sign in as a person.")
        })
    }

    /// The accounts of the memberships.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.memberships.iter().map(|m| &m.place)
    }
}
