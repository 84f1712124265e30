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
            let made =
                twin.call("POST /accounts/{a}/users/invite", "/accounts/self/users/invite", Some(body))?;
            match made {
                Some(_) => twin.newcomer(
                    &email,
                    &[
                        ("GET /me/export", "/me/export"),
                        ("POST /me/forget", "/me/forget"),
                        ("GET /me", "/me"),
                    ],
                ),
                None => Ok(()),
            }
        }
        // It offers a child to somebody, takes that back, and offers it to its own owner user, who declines, and to another,
        // who accepts.
        5 => {
            let n = steps.far();
            let made =
                twin.call("POST /accounts/{a}/accounts", "/accounts/self/accounts", Some(super::child(n)))?;
            let Some(made) = made else { return Ok(()) };
            let kid = twin.learn(&made, "/account/id")?;
            let path = format!("/accounts/<{kid}>/owner");
            let offer = |twin: &mut Twin, email: &str| {
                let body = json!({ "email": email, "name": "Typed" });
                twin.call("POST /accounts/{a}/owner", &path, Some(body))
            };
            offer(twin, &format!("o{}@shared.example", steps.next()))?;
            twin.call("DELETE /accounts/{a}/owner", &path, None)?;
            if let Some(made) = offer(twin, "owner@xavier.example")? {
                let member = twin.learn(&made, "/offer/membership")?;
                twin.accept("owner@xavier.example")?;
                let own = format!("/me/memberships/<{member}>/owner");
                twin.call("DELETE /me/memberships/{m}/owner", &own, None)?;
            }
            let email = format!("heir{n}@shared.example");
            if let Some(made) = offer(twin, &email)? {
                let member = twin.learn(&made, "/offer/membership")?;
                let own = format!("/me/memberships/<{member}>/owner");
                twin.newcomer(&email, &[("POST /me/memberships/{m}/owner", &own), ("GET /me", "/me")])?;
            }
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
