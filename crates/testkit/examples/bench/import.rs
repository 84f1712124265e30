//! `cron accounts import` of 1,000 accounts, each with an owner and a tenant of its own.

use std::{
    fmt::Write as _,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use store::{Engine, Options, testing};

use crate::{
    Bench,
    report::{median, shown},
    site::{self, Place, Site},
};

const RUNS: usize = 5;
const ACCOUNTS: usize = 1000;
const LIMIT: Duration = Duration::from_secs(3);

pub(crate) fn measure(bench: &Bench) -> Result<()> {
    let runs = bench.runs(RUNS);
    let times = (0..runs).map(|run| on_dev(bench, run)).collect::<Result<Vec<_>>>()?;
    bench.report.within(
        &format!("import of {ACCOUNTS} accounts, `dev` on SQLite, median of {runs}"),
        median(&times)?,
        LIMIT,
    )?;
    if !testing::has_postgres() {
        bail!("{} names no server: the half on PostgreSQL is not measured", testing::POSTGRES);
    }
    let times = (0..runs).map(|run| on_postgres(bench, run)).collect::<Result<Vec<_>>>()?;
    bench.report.within(
        &format!("import of {ACCOUNTS} accounts, `serve` on PostgreSQL, median of {runs}"),
        median(&times)?,
        LIMIT,
    )
}

fn on_dev(bench: &Bench, run: usize) -> Result<Duration> {
    let home = bench.folder(&format!("import-dev-{run}"))?;
    let site = Site::dev(&bench.cron, &home)?;
    one(bench, &site, &home, "localhost")
}

fn on_postgres(bench: &Bench, run: usize) -> Result<Duration> {
    let home = bench.folder(&format!("import-serve-{run}"))?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let store = runtime.block_on(testing::open(Engine::Postgres, Options::default()));
    let testing::Address::Postgres(url) = store.address() else { bail!("a store on another engine") };
    let place = Place { data: home.clone(), database: Some(url) };
    let password = site::found(&bench.cron, &place)?;
    let time = {
        let site = Site::serve(&bench.cron, &place, &password)?;
        one(bench, &site, &home, "bench.example")?
    };
    let _inside = runtime.enter();
    drop(store);
    Ok(time)
}

/// The whole process, from its start to its end.
fn one(bench: &Bench, site: &Site, home: &Path, suffix: &str) -> Result<Duration> {
    let mut text =
        "slug,external_ref,name,owner_email,owner_name,tenant_name,tenant_domain,roles\n".to_owned();
    for n in 0..ACCOUNTS {
        writeln!(
            text,
            "cliente-{n:04},erp-{n:04},Cliente {n:04},dono{n:04}@cliente.example,Dono {n:04},Marca {n:04},\
             marca{n:04}.{suffix},user-admin;automation-manager"
        )?;
    }
    let file = home.join("customers.csv");
    fs_err::write(&file, text)?;
    let mut import = site.client(&bench.cron, home, &site.token()?)?;
    import.args(["accounts", "import"]).arg(&file).args(["--yes", "-o", "ndjson"]);
    let begun = Instant::now();
    let output = site::output(&mut import)?;
    let time = begun.elapsed();
    let lines = String::from_utf8(output.stdout)?;
    let created = lines.lines().filter(|line| line.contains("\"status\":\"created\"")).count();
    if created != ACCOUNTS {
        bail!("{created} of {ACCOUNTS} accounts were created in {}", shown(time));
    }
    Ok(time)
}
