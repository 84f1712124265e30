//! Authorised point reads over 64 connections, against the floor.

use anyhow::{Context, Result};
use serde_json::json;

use crate::{
    Bench,
    floor::{self, Floor},
    load,
    report::{Aim, median},
    site::Site,
};

const RUNS: usize = 5;
const CONNECTIONS: usize = 64;
const ACCOUNTS: usize = 100;
const AIM: Aim = Aim::AtLeast(0.6);

pub(crate) fn measure(bench: &Bench) -> Result<()> {
    let folder = bench.folder("reads")?;
    let site = Site::dev(&bench.cron, &folder)?;
    let token = site.token()?;
    let items: Vec<_> = (0..ACCOUNTS)
        .map(|n| {
            let owner = format!("owner{n}@bench.example");
            json!({ "key": format!("k{n}"), "account": {
                "slug": format!("loja-{n}"), "name": format!("Loja {n}"), "owner": { "email": owner },
            }})
        })
        .collect();
    let made =
        site.must(&token, "POST", "/accounts/self/accounts:batch", Some(&json!({ "items": items })))?;
    let mut bodies = Vec::new();
    for result in made["results"].as_array().context("no results")? {
        let id = result["id"].as_str().context("an account was not made")?;
        bodies.push((id.to_owned(), site.must(&token, "GET", &format!("/accounts/{id}"), None)?.to_string()));
    }
    let file = folder.join("floor.db");
    floor::make(&file, &bodies)?;
    let floor = Floor::start(&file)?;
    let requests: Vec<Vec<u8>> =
        bodies.iter().map(|(id, _)| site.get(&token, &format!("/accounts/{id}"))).collect();
    let runs = bench.runs(RUNS);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    // Turn by turn, so that whatever else the machine does meets both.
    for _ in 0..runs {
        theirs.push(load::throughput(floor.address, &requests, CONNECTIONS, bench.time)?);
        ours.push(load::throughput(site.address, &requests, CONNECTIONS, bench.time)?);
    }
    let (ours, theirs) = (median(&ours)?, median(&theirs)?);
    bench.report.row(
        &format!("authorised point reads, {CONNECTIONS} connections, median of {runs}"),
        &format!("{ours:.0} /s"),
        &format!("{theirs:.0} /s (axum and one read)"),
        ours / theirs,
        AIM,
    )
}
