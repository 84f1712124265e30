//! What is the own of X's owner user (Rule U3).

use serde_json::json;

use super::{Done, Steps};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 7;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    match step {
        0 => {
            steps.get(twin, "/me/profile", "/me/profile")?;
            let body = json!({ "name": format!("Xenia {}", steps.next()), "locale": "en" });
            steps.send(twin, "PATCH /me/profile", "/me/profile", body)
        }
        1 => {
            steps.get(twin, "/me/security", "/me/security")?;
            steps.get(twin, "/me/security", "/me/security?limit=500")
        }
        2 => {
            twin.again()?;
            let Some(listed) = twin.call("GET /me/sessions", "/me/sessions?sort=-created_at", None)? else {
                return Ok(());
            };
            let newest = twin.learn(&listed, "/items/0/id")?;
            let path = format!("/me/sessions/<{newest}>");
            twin.call("DELETE /me/sessions/{s}", &path, None)?;
            twin.call("DELETE /me/sessions/{s}", "/me/sessions/others", None).map(drop)
        }
        3 => {
            steps.get(twin, "/me/export", "/me/export")?;
            // An owner user is not forgotten.
            twin.call("POST /me/forget", "/me/forget", None).map(drop)
        }
        4 => {
            let email = format!("forgotten{}@shared.example", steps.far());
            let body = json!({ "email": email, "groups": [{ "group": "viewer" }] });
            let made = twin.call("POST /accounts/{a}/users/invite", "/accounts/self/users/invite", Some(body))?;
            match made {
                Some(_) => twin.forget(&email),
                None => Ok(()),
            }
        }
        // It offers a child to somebody, takes that back, and offers it to its own owner user, who declines or accepts.
        5 => {
            let (kid, _) = steps.kid(twin)?;
            let offer = format!("/accounts/<{kid}>/owner");
            let body = json!({ "email": format!("o{}@shared.example", steps.next()), "name": "Typed" });
            twin.call("POST /accounts/{a}/owner", &offer, Some(body))?;
            twin.call("DELETE /accounts/{a}/owner", &offer, None)?;
            let body = json!({ "email": "owner@xavier.example" });
            let Some(made) = twin.call("POST /accounts/{a}/owner", &offer, Some(body))? else { return Ok(()) };
            let member = twin.learn(&made, "/offer/membership")?;
            twin.accept("owner@xavier.example")?;
            let path = format!("/me/memberships/<{member}>/owner");
            let method = ["POST", "DELETE"][twin.random.below(2)];
            twin.call(&format!("{method} /me/memberships/{{m}}/owner"), &path, None)?;
            twin.call("GET /me", "/me", None)?;
            // Its own account it cannot offer.
            let body = json!({ "email": "x@shared.example" });
            twin.call("POST /accounts/{a}/owner", "/accounts/self/owner", Some(body)).map(drop)
        }
        // It comes into a child of its own, and leaves it; its own account it cannot leave.
        _ => {
            let Some(me) = twin.call("GET /me", "/me", None)? else { return Ok(()) };
            let own = twin.learn(&me, "/memberships/0/id")?;
            twin.call("DELETE /me/memberships/{m}", &format!("/me/memberships/<{own}>"), None)?;
            let (kid, _) = steps.kid(twin)?;
            let path = format!("/accounts/<{kid}>/users/invite");
            let body = json!({ "email": "owner@xavier.example", "groups": [{ "group": "viewer" }] });
            let Some(made) = twin.call("POST /accounts/{a}/users/invite", &path, Some(body))? else {
                return Ok(());
            };
            let member = twin.learn(&made, "/user/id")?;
            twin.accept("owner@xavier.example")?;
            twin.call("DELETE /me/memberships/{m}", &format!("/me/memberships/<{member}>"), None).map(drop)
        }
    }
}
