//! One row for each route of the API (Rule S3): who may, and a request that succeeds for whoever may.

use anyhow::Result;
use crontech_server::routes::{ROUTES, Route};
use serde_json::{Value, json};

use super::stage::Stage;
use testkit::Actor;

/// What a caller needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Needs {
    /// To be somebody here; there is no target.
    Somebody,
    /// Any membership that reaches the target.
    Member,
    /// A permission upon an account as an object: either reach will do (Rule G5).
    Object,
    /// A permission upon what lies inside an account: reach `subtree` below the acting one (Rule G5).
    Inside,
}

/// What an account's own administrator gets upon the account itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Own {
    /// May.
    May,
    /// Only an account above may (Rule A3).
    Never,
}

/// A request below `/api/v1`.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) path: String,
    pub(super) body: Option<Value>,
}

/// Makes what a request needs in an account: values of the path's parameters but `{a}`, query, body.
type MakeSample = fn(&Stage, &str) -> Result<(Vec<String>, &'static str, Option<Value>)>;
/// The values of a path's parameters for a caller.
type Mine = fn(&Stage, &Actor) -> Result<Vec<String>>;
/// Somebody like a caller, of whom no other row needs anything.
type By = fn(&Stage, &Actor) -> Result<Actor>;

/// A row.
pub(super) struct Row {
    /// `GET /me`.
    pub(super) route: &'static str,
    pub(super) needs: Needs,
    pub(super) own: Own,
    /// Which of the fields that callers like to smuggle in its input types own, by JSON pointer of the object.
    pub(super) owns: &'static [(&'static str, &'static [&'static str])],
    /// The verb that takes back, from above, what the request did to the account as a whole.
    pub(super) undo: Option<&'static str>,
    /// Whatever it names is fresh.
    sample: MakeSample,
    /// Of what is the caller's own: the values of the path's parameters for that caller.
    mine: Option<Mine>,
    /// Somebody who asks in the place of a caller who goes on after it.
    pub(super) by: Option<By>,
}

impl Row {
    pub(super) fn of(route: &Route) -> Option<&'static Self> {
        let name = format!("{} {}", route.verb.as_str(), route.path);
        ROWS.iter().find(|row| row.route == name)
    }

    pub(super) fn method(&self) -> &'static str {
        self.route.split(' ').next().unwrap_or_default()
    }

    /// A request upon an account, which the path names as `named`.
    pub(super) fn sample(&self, stage: &Stage, account: &str, named: &str) -> Result<Sample> {
        let (values, query, body) = (self.sample)(stage, account)?;
        Ok(self.fill(values, query, body, named))
    }

    /// A request that succeeds for that caller.
    pub(super) fn sample_of(&self, stage: &Stage, who: &Actor, account: &str, named: &str) -> Result<Sample> {
        match self.mine {
            Some(mine) => Ok(self.fill(mine(stage, who)?, "", None, named)),
            None => self.sample(stage, account, named),
        }
    }

    fn fill(&self, values: Vec<String>, query: &str, body: Option<Value>, named: &str) -> Sample {
        let mut path = self.path().replace("{a}", named);
        for value in values {
            let (from, to) = (path.find('{').unwrap_or(0), path.find('}').map_or(0, |at| at + 1));
            path.replace_range(from..to, &value);
        }
        Sample { path: path + query, body }
    }

    pub(super) fn path(&self) -> &'static str {
        self.route.split(' ').nth(1).unwrap_or_default()
    }
}

const fn row(route: &'static str, needs: Needs, sample: MakeSample) -> Row {
    Row { route, needs, own: Own::May, owns: &[], undo: None, sample, mine: None, by: None }
}

impl Row {
    const fn only_above(mut self) -> Self {
        self.own = Own::Never;
        self
    }

    const fn mine(mut self, mine: Mine) -> Self {
        self.mine = Some(mine);
        self
    }

    const fn by(mut self, by: By) -> Self {
        self.by = Some(by);
        self
    }

    const fn undone_by(mut self, verb: &'static str) -> Self {
        self.undo = Some(verb);
        self
    }

    const fn owns(mut self, owns: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.owns = owns;
        self
    }
}

fn account(stage: &Stage) -> Value {
    let n = stage.world.number();
    json!({
        "slug": format!("made{n}"), "name": format!("Made {n}"),
        "owner": { "email": stage.email() },
    })
}

macro_rules! just {
    ($query:literal) => {
        |_, _| Ok((vec![], $query, None))
    };
    ($stage:ident, $a:ident => $values:expr) => {
        |$stage, $a| Ok(($values, "", None))
    };
    ($stage:ident, $a:ident => $values:expr, $body:expr) => {
        |$stage, $a| Ok(($values, "", Some($body)))
    };
}

const ACCOUNT_OWNS: &[&str] = &["owner", "tenant", "roles", "levels", "limits"];

use Needs::{Inside, Member, Object, Somebody};

/// Every route.
pub(super) static ROWS: &[Row] = &[
    row("GET /me", Somebody, just!("")),
    row("GET /me/profile", Somebody, just!("")),
    row("PATCH /me/profile", Somebody, just!(s, _a => vec![], json!({ "name": format!("Person {}", s.world.number()) }))),
    row("DELETE /me/memberships/{m}", Somebody, just!(s, a => vec![s.member(a)?])).mine(Stage::own_membership),
    row("GET /me/export", Somebody, just!("")),
    row("POST /me/forget", Somebody, just!("")).by(Stage::newcomer),
    row("POST /me/memberships/{m}/owner", Somebody, just!(s, a => vec![s.member(a)?])).mine(Stage::own_offer).by(Stage::newcomer),
    row("DELETE /me/memberships/{m}/owner", Somebody, just!(s, a => vec![s.member(a)?])).mine(Stage::own_offer).by(Stage::newcomer),
    row("GET /me/sessions", Somebody, just!("")),
    row("DELETE /me/sessions/{s}", Somebody, just!(s, _a => vec![s.foreign_session()?])).mine(Stage::own_session),
    row("GET /me/security", Somebody, just!("")),
    row("GET /accounts/{a}", Object, just!("")),
    row("PATCH /accounts/{a}", Object, just!(s, _a => vec![], json!({ "legal_name": format!("Legal {}", s.world.number()) })))
        .owns(&[("", &["tenant"])]),
    row("GET /accounts/{a}/accounts", Object, just!("?scope=children")),
    row("POST /accounts/{a}/accounts", Object, just!(s, _a => vec![], account(s)))
        .owns(&[("", ACCOUNT_OWNS)]),
    row("POST /accounts/{a}/accounts:batch", Object, just!(s, _a => vec![], json!({ "items": [{ "key": "one", "account": account(s) }] })))
        .owns(&[("/items/0", &["parent", "account"]), ("/items/0/account", ACCOUNT_OWNS)]),
    row("GET /accounts/{a}/resolve", Object, just!("?path=sub")),
    row("POST /accounts/{a}/move", Object, just!(_s, _a => vec![], json!({ "parent": "." })))
        .only_above()
        .owns(&[("", &["parent", "tenant"])]),
    row("POST /accounts/{a}/suspend", Object, just!(_s, _a => vec![], json!({ "reason": "a debt" }))).only_above().undone_by("resume"),
    row("POST /accounts/{a}/resume", Object, just!("")).only_above(),
    row("POST /accounts/{a}/close", Object, just!(_s, _a => vec![], json!({ "with_subtree": true }))).only_above().undone_by("restore"),
    row("POST /accounts/{a}/restore", Object, just!("")).only_above(),
    row("POST /accounts/{a}/rename", Object, just!(s, _a => vec![], json!({ "slug": format!("renamed{}", s.world.number()) }))).only_above(),
    row("POST /accounts/{a}/owner", Inside, just!(s, _a => vec![], json!({ "email": s.email(), "name": "Somebody New" }))).only_above(),
    row("DELETE /accounts/{a}/owner", Inside, just!("")).only_above(),
    row("GET /accounts/{a}/usage", Object, just!("")),
    row("PATCH /accounts/{a}/limits", Object, just!(s, _a => vec![], json!({ "users": 1_000 + s.world.number() }))).only_above(),
    row("PUT /accounts/{a}/plan", Object, just!(s, a => vec![], json!({ "plan": s.plan_above(a)? }))).only_above(),
    row("DELETE /accounts/{a}/plan", Object, just!("")).only_above(),
    row("GET /accounts/{a}/plans", Inside, just!("")),
    row("POST /accounts/{a}/plans", Inside, just!(s, _a => vec![], json!({ "name": format!("Plan {}", s.world.number()), "limits": { "users": 9 } })))
        .owns(&[("", &["limits", "prices"])]),
    row("GET /accounts/{a}/plans/{p}", Inside, just!(s, a => vec![s.plan(a)?])),
    row("PATCH /accounts/{a}/plans/{p}", Inside, just!(s, a => vec![s.plan(a)?], json!({ "description": format!("Number {}", s.world.number()) })))
        .owns(&[("", &["limits", "prices"])]),
    row("DELETE /accounts/{a}/plans/{p}", Inside, just!(s, a => vec![s.plan(a)?])),
    row("PUT /accounts/{a}/roles/{role}", Object, just!(_s, _a => vec!["user-admin".to_owned()])).only_above(),
    row("DELETE /accounts/{a}/roles/{role}", Object, just!(_s, _a => vec!["automation-manager".to_owned()])).only_above(),
    row("POST /accounts/{a}/can", Member, just!(_s, _a => vec![], json!({ "action": "accounts:read" }))),
    row("GET /accounts/{a}/audit", Inside, just!("")),
    row("GET /accounts/{a}/audit/export", Inside, just!("")),
    row("GET /accounts/{a}/tenants", Inside, just!("")),
    row("POST /accounts/{a}/tenants", Inside, |s, _| {
        let n = s.world.number();
        let body = json!({ "name": format!("Own {n}"), "domain": format!("own{n}.localhost"), "brand": { "color": "#204080" } });
        Ok((vec![], "", Some(body)))
    }),
    row("GET /accounts/{a}/tenants/{t}", Inside, just!(s, a => vec![s.tenant(a)?])),
    row("PATCH /accounts/{a}/tenants/{t}", Inside, just!(s, a => vec![s.tenant(a)?], json!({ "name": format!("Renamed {}", s.world.number()) }))),
    row("POST /accounts/{a}/tenants/{t}/suspend", Inside, just!(s, a => vec![s.tenant(a)?])),
    row("POST /accounts/{a}/tenants/{t}/resume", Inside, just!(s, a => vec![s.tenant(a)?])),
    row("GET /accounts/{a}/tenants/{t}/brand", Inside, just!(s, a => vec![s.tenant(a)?])),
    row("PATCH /accounts/{a}/tenants/{t}/brand", Inside, just!(s, a => vec![s.tenant(a)?], json!({ "name": "A brand" }))),
    row("GET /accounts/{a}/tenants/{t}/brand/grants", Inside, just!(s, a => vec![s.tenant(a)?])),
    row("PUT /accounts/{a}/tenants/{t}/brand/grants/{b}", Inside, just!(s, a => vec![s.tenant(a)?, s.fresh_below(a)?], json!({ "attributes": ["color"] }))),
    row("GET /accounts/{a}/brand", Inside, just!("")),
    row("PATCH /accounts/{a}/brand", Inside, just!(s, _a => vec![], json!({ "description": format!("Number {}", s.world.number()) }))),
    row("GET /accounts/{a}/tenants/{t}/preview", Inside, just!(s, a => vec![s.tenant(a)?])),
    row("GET /accounts/{a}/tenants/{t}/domains", Inside, just!(s, a => vec![s.tenant(a)?])),
    row("POST /accounts/{a}/tenants/{t}/domains", Inside, just!(s, a => vec![s.tenant(a)?], json!({ "name": format!("n{}.example.com", s.world.number()) }))),
    row("DELETE /accounts/{a}/tenants/{t}/domains/{d}", Inside, |s, a| {
        let tenant = s.tenant(a)?;
        let domain = s.domain(a, &tenant)?;
        Ok((vec![tenant, domain], "", None))
    }),
    row("POST /accounts/{a}/tenants/{t}/domains/{d}/verify", Inside, |s, a| {
        let tenant = s.tenant(a)?;
        let domain = s.provable(a, &tenant)?;
        Ok((vec![tenant, domain], "", None))
    }),
    row("GET /accounts/{a}/tenants/{t}/domains/{d}/explain", Inside, |s, a| {
        let tenant = s.tenant(a)?;
        let domain = s.domain(a, &tenant)?;
        Ok((vec![tenant, domain], "", None))
    }),
    row("GET /accounts/{a}/users", Inside, just!("")),
    row("GET /accounts/{a}/users/{m}", Inside, just!(s, a => vec![s.member(a)?])),
    row("DELETE /accounts/{a}/users/{m}", Inside, just!(s, a => vec![s.member(a)?])),
    row("POST /accounts/{a}/users/invite", Inside, just!(s, _a => vec![], json!({ "email": s.email(), "groups": [{ "group": "viewer", "reach": "account" }] }))),
    row("POST /accounts/{a}/users/link", Inside, just!(s, a => vec![], json!({ "user": s.person(a)?, "groups": [{ "group": "viewer" }] })))
        .owns(&[("", &["user"])]),
    row("PUT /accounts/{a}/users/{m}/groups/{g}", Inside, just!(s, a => vec![s.member(a)?, s.group(a)?], json!({ "reach": "account" }))),
    row("DELETE /accounts/{a}/users/{m}/groups/{g}", Inside, just!(s, a => vec![s.member(a)?, "viewer".to_owned()])),
    row("GET /accounts/{a}/requests", Inside, just!("")),
    row("POST /accounts/{a}/requests/{q}/approve", Inside, |s, a| {
        let (request, below) = s.request(a)?;
        Ok((vec![request], "", Some(json!({ "account": below, "groups": [{ "group": "viewer" }] }))))
    })
    .owns(&[("", &["account"])]),
    row("POST /accounts/{a}/requests/{q}/refuse", Inside, just!(s, a => vec![s.request(a)?.0])),
    row("GET /accounts/{a}/groups", Inside, just!("")),
    row("POST /accounts/{a}/groups", Inside, just!(s, _a => vec![], json!({ "name": format!("New {}", s.world.number()), "permissions": ["users:read"] })))
        .owns(&[("", &["permissions"])]),
    row("GET /accounts/{a}/groups/{g}", Inside, just!(s, a => vec![s.group(a)?])),
    row("PATCH /accounts/{a}/groups/{g}", Inside, just!(s, a => vec![s.group(a)?], json!({ "description": format!("Number {}", s.world.number()) })))
        .owns(&[("", &["permissions"])]),
    row("DELETE /accounts/{a}/groups/{g}", Inside, just!(s, a => vec![s.group(a)?])),
    row("POST /accounts/{a}/groups/{g}/copy", Inside, just!(s, a => vec![s.group(a)?], json!({ "name": format!("Copy {}", s.world.number()) }))),
    row("GET /accounts/{a}/clients", Inside, just!("")),
    row("POST /accounts/{a}/clients", Inside, just!(s, _a => vec![], json!({ "name": format!("Robot {}", s.world.number()), "groups": [{ "group": "viewer" }] }))),
    row("GET /accounts/{a}/clients/{c}", Inside, just!(s, a => vec![s.client(a)?])),
    row("PATCH /accounts/{a}/clients/{c}", Inside, just!(s, a => vec![s.client(a)?], json!({ "name": format!("Robot {}", s.world.number()), "groups": [{ "group": "viewer" }] }))),
    row("POST /accounts/{a}/clients/{c}/rotate", Inside, just!(s, a => vec![s.client(a)?], json!({}))),
    row("POST /accounts/{a}/clients/{c}/revoke", Inside, just!(s, a => vec![s.client(a)?])),
];

/// Routes without a row. It only shrinks, and it is empty.
const WITHOUT_ROW: &[&str] = &[];

#[test]
fn s3_every_route_has_a_row_that_agrees_with_the_catalogue() {
    let named = |route: &Route| format!("{} {}", route.verb.as_str(), route.path);
    for route in ROUTES {
        let name = named(route);
        let Some(row) = Row::of(route) else {
            assert!(WITHOUT_ROW.contains(&name.as_str()), "{name} has no row in the isolation table");
            continue;
        };
        assert!(!WITHOUT_ROW.contains(&name.as_str()), "{name} has its row: take it off the list");
        let needs = match route.operation.permission {
            Some(permission) if permission.acts_on_account() => Needs::Object,
            Some(_) => Needs::Inside,
            None if route.path.contains("{a}") => Needs::Member,
            None => Needs::Somebody,
        };
        assert_eq!(row.needs, needs, "{name}");
    }
    for row in ROWS {
        assert!(
            ROUTES.iter().any(|route| named(route) == row.route),
            "{}: there is no such route",
            row.route
        );
    }
}
