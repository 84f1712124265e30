//! ISO-1: each route as every kind of caller. Refusals have golden bodies (`golden/refusals.json`, written anew with
//! `UPDATE_GOLDEN=1`), and what the owner reads proves that they changed nothing.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use crontech_server::routes::ROUTES;
use testkit::{Actor, Answer};

use super::{
    endpoints::{Needs, Own, Row, Sample},
    mask::Mask,
    stage::Stage,
};

/// Masked refusals: caller → body → routes.
type Golden = BTreeMap<String, BTreeMap<String, Vec<String>>>;

struct Table {
    stage: Stage,
    golden: Golden,
}

impl Table {
    fn send(&self, row: &Row, sample: &Sample, caller: Caller) -> Result<Answer> {
        let Stage { world, .. } = &self.stage;
        let ask = |domain: &str| world.ask(row.method(), domain, &sample.path, sample.body.as_ref());
        let ask = match caller {
            Caller::Nobody => ask("brand.localhost"),
            Caller::Broken => {
                let mut token = world.token(&self.stage.owner)?;
                let last = token.pop().context("a token")?;
                token.push(if last == 'A' { 'Q' } else { 'A' });
                ask("brand.localhost").bearer(&token)
            }
            Caller::OtherDoor => ask("brand.localhost").bearer(&world.token(&self.stage.elsewhere)?),
            Caller::Of(who) => {
                return world.call(who(&self.stage), row.method(), &sample.path, sample.body.as_ref());
            }
        };
        Ok(ask.send(world.platform.address)?)
    }

    fn refused(&mut self, row: &Row, sample: &Sample, name: &str, caller: Caller, status: u16) -> Result<()> {
        let answer = self.send(row, sample, caller)?;
        assert_eq!(answer.status, status, "{} as {name}: {}", row.route, answer.text());
        assert_eq!(
            answer.header("content-type"),
            Some("application/problem+json"),
            "{} as {name}",
            row.route
        );
        let body = Mask::default().text(&answer.text());
        self.golden.entry(name.to_owned()).or_default().entry(body).or_default().push(row.route.to_owned());
        Ok(())
    }

    fn allowed(
        &self,
        row: &Row,
        name: &str,
        who: fn(&Stage) -> &Actor,
        account: &str,
        named: &str,
    ) -> Result<()> {
        let answer = match row.by {
            Some(by) => {
                let asks = by(&self.stage, who(&self.stage))?;
                let sample = row.sample_of(&self.stage, &asks, account, named)?;
                self.stage.world.call(&asks, row.method(), &sample.path, sample.body.as_ref())?
            }
            None => {
                let sample = row.sample_of(&self.stage, who(&self.stage), account, named)?;
                self.send(row, &sample, Caller::Of(who))?
            }
        };
        assert!(
            (200..300).contains(&answer.status),
            "{} as {name}: {} {}",
            row.route,
            answer.status,
            answer.text()
        );
        if let Some(verb) = row.undo {
            let Stage { world, above, .. } = &self.stage;
            world.must(above, "POST", &format!("/accounts/{account}/{verb}"), None)?;
        }
        Ok(())
    }

    fn row(&mut self, row: &Row, permission: Option<api::permission::Permission>) -> Result<()> {
        let (customer, sub) = (self.stage.customer.clone(), self.stage.sub.clone());
        self.stage.allow_all_but(permission)?;
        let sample = row.sample(&self.stage, &customer, &customer)?;
        let on_sub = row.sample(&self.stage, &sub, &sub)?;
        let tenant = sample
            .path
            .split("/tenants/")
            .nth(1)
            .map(|rest| rest.split('/').next().unwrap_or(rest).to_owned());

        let before = self.stage.snapshot(tenant.as_deref(), true)?;
        self.refused(row, &sample, "nobody", Caller::Nobody, 401)?;
        self.refused(row, &sample, "broken token", Caller::Broken, 401)?;
        self.refused(row, &sample, "token of another tenant", Caller::OtherDoor, 401)?;
        if row.needs == Needs::Somebody {
            self.allowed(row, "user of another tenant", |s| &s.elsewhere, &customer, &customer)?;
        } else {
            self.refused(row, &sample, "user of another tenant", Caller::Of(|s| &s.elsewhere), 404)?;
            self.refused(row, &sample, "user of another account", Caller::Of(|s| &s.beside), 404)?;
        }
        assert_eq!(
            before,
            self.stage.snapshot(tenant.as_deref(), true)?,
            "{}: a stranger changed something",
            row.route
        );

        let before = self.stage.snapshot(tenant.as_deref(), false)?;
        if permission.is_some() {
            self.refused(row, &sample, "member without the permission", Caller::Of(|s| &s.without), 403)?;
        }
        if row.own == Own::Never {
            self.refused(row, &sample, "owner upon itself", Caller::Of(|s| &s.owner), 403)?;
        }
        if row.needs == Needs::Inside {
            self.refused(row, &on_sub, "reach account on a child", Caller::Of(|s| &s.near), 403)?;
        }
        assert_eq!(
            before,
            self.stage.snapshot(tenant.as_deref(), false)?,
            "{}: a refusal changed something",
            row.route
        );

        if row.own == Own::May {
            self.allowed(row, "member with the permission", |s| &s.owner, &customer, "self")?;
        }
        if row.needs != Needs::Inside {
            self.allowed(row, "reach account on a child", |s| &s.near, &sub, &sub)?;
        }
        self.allowed(row, "reach subtree on a child", |s| &s.owner, &sub, &sub)?;
        self.allowed(row, "ancestor at another door", |s| &s.above, &customer, &customer)
    }
}

#[derive(Clone, Copy)]
enum Caller {
    Nobody,
    Broken,
    /// With a token that is good at another door.
    OtherDoor,
    Of(fn(&Stage) -> &Actor),
}

#[test]
fn iso_1_every_route_as_every_caller() {
    let mut table = Table { stage: Stage::new().unwrap(), golden: Golden::new() };
    for route in ROUTES {
        let Some(row) = Row::of(route) else { continue };
        table.row(row, route.operation.permission).unwrap_or_else(|e| panic!("{}: {e:#}", row.route));
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/isolation/golden/refusals.json");
    let now = serde_json::to_string_pretty(&table.golden).unwrap() + "\n";
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(file, &now).unwrap();
    }
    let golden = std::fs::read_to_string(file).unwrap_or_default();
    assert!(now == golden, "refusals differ from {file}; UPDATE_GOLDEN=1 writes it anew:\n{now}");
}
