//! `cron platform users block|unblock`: the operator's hand on a person, everywhere at once (Rule U5).

use api::{id::UserId, problem::Code, value::Email};
use domain::groups::keeps_an_administrator;
use identity::session;
use platform::{audit, error::Error, founding, operation::Record};
use serde::Serialize;
use store::{
    Tx,
    scope::{InAccount, SystemScope},
    tables::{
        founding as founding_table, memberships,
        sessions::Ended,
        users::{self, UserRow},
    },
};

use crate::serve::Place;

/// Whom the operator means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Whoever signs in with that address.
    Email(Email),
    /// The person of that id.
    Id(UserId),
}

impl std::str::FromStr for Who {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text.parse() {
            Ok(id) => Ok(Self::Id(id)),
            Err(_) => {
                text.parse().map(Self::Email).map_err(|e: <Email as std::str::FromStr>::Err| e.to_string())
            }
        }
    }
}

/// A person as the operator left them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Blocked {
    /// Whether that changed anything: `updated` or `unchanged`.
    pub status: &'static str,
    /// The person.
    pub user: UserId,
    /// Their e-mail.
    pub email: String,
    /// Whether they are blocked now.
    pub blocked: bool,
}

/// Blocks or unblocks a person on the whole platform. Blocking ends all that the person is signed in with; accounts see
/// the membership as not active, and are not told why: the record lies in the master account's chain alone. Unblocking
/// gives back what the person was given, not the sessions.
///
/// # Errors
/// Nobody is meant; the last administrator of the master account is (Rule G3); or the folder or database is not there, or
/// holds no platform.
pub async fn run(place: Place, who: Who, blocked: bool) -> Result<Blocked, Error> {
    let store = place.open_existing().await.map_err(|error| Error::fault(format!("{error:#}")))?;
    let set = store.write(move |tx| set(tx, &SystemScope::for_startup(), &who, blocked)).await;
    store.close().await;
    set
}

fn set(tx: &mut Tx<'_>, system: &SystemScope, who: &Who, blocked: bool) -> Result<Blocked, Error> {
    let master = founding_table::master(tx, system)?;
    let master = master.ok_or_else(|| Error::fault(founding::NONE))?;
    memberships::lock(tx, &master)?;
    let user = find(tx, who)?;
    if blocked {
        keep_the_platform_open(tx, &master, &user)?;
    }
    let changed = users::set_blocked(tx, &user.person(), blocked)?;
    if changed {
        if blocked {
            session::end_of_person(tx, &user.person(), Ended::Blocked)?;
        }
        let action = if blocked { "users:block" } else { "users:unblock" };
        let record =
            Record::of(user.id).after(serde_json::json!({ "email": user.email, "blocked": blocked }));
        audit::append_by_hand(tx, system, &master, action, &record)?;
    }
    let status = if changed { "updated" } else { "unchanged" };
    Ok(Blocked { status, user: user.id, email: user.email, blocked })
}

fn find(tx: &mut Tx<'_>, who: &Who) -> Result<UserRow, Error> {
    let (found, named) = match who {
        Who::Email(email) => (users::by_email(tx, email.key())?, email.as_str().to_owned()),
        Who::Id(id) => (users::by_id(tx, *id)?, id.to_string()),
    };
    found.ok_or_else(|| Error::refused(Code::UserNotFound, format!("Nobody on this platform is `{named}`.")))
}

/// Refuses to block whoever is the last that can look after the platform (Rule G3).
fn keep_the_platform_open(tx: &mut Tx<'_>, master: &InAccount, user: &UserRow) -> Result<(), Error> {
    let all = memberships::administrators(tx, master)?;
    let own = memberships::by_user(tx, master, user.id)?.map(|row| row.key);
    let left = all.iter().filter(|key| Some(**key) != own).count();
    keeps_an_administrator(all.len(), left).map_err(|_| {
        let detail = format!("{} is the last administrator of the platform.", user.email);
        Error::refused(Code::LastAdmin, detail)
            .hint("Give somebody else the group `admin` in the master account; then it can be done.")
    })
}
