//! A store of 100,000 accounts, once 64 deep and once flat: pages, all lines, a move, the decision.

use std::{
    path::Path,
    process::Stdio,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::{
    Bench, decide,
    fill::{Filled, Filler, Shape},
    load::Connection,
    lookup,
    report::{Aim, median, percentile, shown},
    site::{self, Place, Site},
};

const PAGES: usize = 300;
const PAGE_LIMIT: Duration = Duration::from_millis(20);
const LINES_RUNS: usize = 3;
/// Rows a second.
const LINES_AIM: f64 = 100_000.0;
/// Megabytes of the client.
const MEMORY_AIM: f64 = 64.0;
const MOVES: usize = 10;
const MOVE_LIMIT: Duration = Duration::from_secs(1);

pub(crate) fn measure(bench: &Bench) -> Result<()> {
    one(bench, Shape::Deep, "64 deep")?;
    one(bench, Shape::Flat, "flat")
}

fn one(bench: &Bench, shape: Shape, named: &str) -> Result<()> {
    let data = bench.folder(named)?;
    let place = Place { data: data.clone(), database: None };
    let password = site::found(&bench.cron, &place)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let filled = runtime.block_on(async {
        let filler = Filler::open(&data).await?;
        let begun = Instant::now();
        let filled = filler.fill(shape, bench.accounts).await?;
        let rate = bench.accounts as f64 / begun.elapsed().as_secs_f64();
        let what = format!("{named}: {} accounts made in batches", bench.accounts);
        bench.report.row(&what, &format!("{rate:.0} /s"), "-", f64::NAN, Aim::None)?;
        let paths = decide::paths(&filler).await?;
        decide::measure(bench, named, &paths)?;
        let ids = lookup::ids(&filler, &paths).await?;
        lookup::measure(bench, named, &filler, &ids).await?;
        filler.store.close().await;
        anyhow::Ok(filled)
    })?;
    let site = Site::serve(&bench.cron, &place, &password)?;
    runtime.block_on(pages(bench, named, &site))?;
    lines(bench, named, &site)?;
    client(bench, named, &site, &data)?;
    moves(bench, named, &site, &filled)
}

/// The cursors after which the page in the middle and the last page begin, by walking through all.
async fn places(bench: &Bench, site: &Site, token: &str) -> Result<[Option<String>; 3]> {
    let mut connection = Connection::open(site.address).await?;
    let mut cursors = Vec::new();
    let (mut limit, mut rows) = (500, 0);
    loop {
        let mut path = format!("/accounts/self/accounts?scope=subtree&limit={limit}");
        if let Some(cursor) = cursors.last() {
            path.push_str(&format!("&cursor={cursor}"));
        }
        let page: Value = serde_json::from_slice(connection.ask(&site.get(token, &path)).await?)?;
        rows += page["items"].as_array().map_or(0, Vec::len);
        let Some(next) = page["next_cursor"].as_str() else { break };
        if bench.accounts - rows <= 500 {
            // From here on in pages as they are measured, so that the last one is the last.
            limit = 50;
        }
        cursors.push(next.to_owned());
    }
    if rows != bench.accounts {
        bail!("{rows} of {} accounts were listed", bench.accounts);
    }
    let middle = cursors.get(bench.accounts / 1000).or(cursors.first());
    Ok([None, middle.cloned(), cursors.last().cloned()])
}

async fn pages(bench: &Bench, named: &str, site: &Site) -> Result<()> {
    let token = site.token()?;
    let places = places(bench, site, &token).await?;
    let mut connection = Connection::open(site.address).await?;
    let requests = places.map(|cursor| {
        let cursor = cursor.map(|c| format!("&cursor={c}")).unwrap_or_default();
        site.get(&token, &format!("/accounts/self/accounts?scope=subtree&limit=50{cursor}"))
    });
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..bench.runs(PAGES) {
        for (request, times) in requests.iter().zip(&mut times) {
            let begun = Instant::now();
            connection.ask(request).await?;
            times.push(begun.elapsed());
        }
    }
    for (place, times) in ["start", "middle", "end"].iter().zip(&times) {
        let half = shown(median(times)?);
        let what = format!("{named}: page of 50 at the {place}, p99 of {} (median {half})", times.len());
        bench.report.within(&what, percentile(times, 99)?, PAGE_LIMIT)?;
    }
    Ok(())
}

/// Lines as the server gives them.
fn lines(bench: &Bench, named: &str, site: &Site) -> Result<()> {
    let token = site.token()?;
    let runs = bench.runs(LINES_RUNS);
    let mut rates = Vec::new();
    for _ in 0..runs {
        let mut request = site.get(&token, "/accounts/self/accounts?scope=subtree");
        request.truncate(request.len() - 2);
        request.extend_from_slice(b"Accept: application/x-ndjson\r\nConnection: close\r\n\r\n");
        let begun = Instant::now();
        let mut socket = std::net::TcpStream::connect(site.address)?;
        std::io::Write::write_all(&mut socket, &request)?;
        let (rows, _) = count(&mut socket, |_| Ok(()))?;
        let time = begun.elapsed();
        if rows != bench.accounts {
            bail!("{rows} of {} lines came", bench.accounts);
        }
        rates.push(rows as f64 / time.as_secs_f64());
    }
    let rate = median(&rates)?;
    let what = format!("{named}: all as NDJSON from the server, median of {runs}");
    bench.report.row(
        &what,
        &format!("{rate:.0} rows/s"),
        "100000 rows/s",
        rate / LINES_AIM,
        Aim::AtLeast(1.0),
    )
}

/// Lines as the command line prints them, and the most memory that it had.
fn client(bench: &Bench, named: &str, site: &Site, home: &Path) -> Result<()> {
    let runs = bench.runs(LINES_RUNS);
    let (mut rates, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..runs {
        let mut list = site.client(&bench.cron, home, &site.token()?)?;
        list.args(["accounts", "list", "--scope", "subtree", "-o", "ndjson"]);
        let begun = Instant::now();
        let mut child = list.stdout(Stdio::piped()).spawn()?;
        let mut stdout = child.stdout.take().context("stdout is piped")?;
        let status = format!("/proc/{}/status", child.id());
        let mut most = 0.0_f64;
        let counted = count(&mut stdout, |_| {
            // Once it ended there is no such line; what was read before stands.
            if let Some(megabytes) = peak(&fs_err::read_to_string(&status).unwrap_or_default()) {
                most = most.max(megabytes);
            }
            Ok(())
        });
        let ended = child.wait()?;
        let (rows, _) = counted?;
        let time = begun.elapsed();
        if !ended.success() || rows < bench.accounts {
            bail!("`cron accounts list`: {ended} after {rows} of {} lines", bench.accounts);
        }
        rates.push(bench.accounts as f64 / time.as_secs_f64());
        memory.push(most);
    }
    let (rate, most) = (median(&rates)?, percentile(&memory, 100)?);
    bench.report.row(
        &format!("{named}: all as NDJSON by `cron accounts list`, median of {runs}"),
        &format!("{rate:.0} rows/s"),
        "100000 rows/s",
        rate / LINES_AIM,
        Aim::AtLeast(1.0),
    )?;
    bench.report.row(
        &format!("{named}: memory of `cron accounts list`, most of {runs}"),
        &format!("{most:.1} MB"),
        "64 MB",
        most / MEMORY_AIM,
        Aim::AtMost(1.0),
    )
}

/// The most memory that a process ever had, in megabytes, from its status file.
fn peak(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

/// Objects that end a line; `between` is called now and then. No string in JSON holds a bare line feed.
fn count(
    from: &mut impl std::io::Read,
    mut between: impl FnMut(usize) -> Result<()>,
) -> Result<(usize, usize)> {
    let mut buffer = vec![0; 256 * 1024];
    let (mut rows, mut bytes, mut last) = (0, 0, 0);
    loop {
        let read = from.read(&mut buffer)?;
        if read == 0 {
            return Ok((rows, bytes));
        }
        for byte in &buffer[..read] {
            rows += usize::from(*byte == b'\n' && last == b'}');
            last = *byte;
        }
        bytes += read;
        between(bytes)?;
    }
}

/// A tenth of all, there and back.
fn moves(bench: &Bench, named: &str, site: &Site, filled: &Filled) -> Result<()> {
    let token = site.token()?;
    let runs = bench.runs(MOVES);
    let mut times = Vec::new();
    for run in 0..runs {
        let parent = &filled.parents[(run + 1) % 2];
        let begun = Instant::now();
        let path = format!("/accounts/{}/move", filled.branch);
        site.must(&token, "POST", &path, Some(&json!({ "parent": parent })))?;
        times.push(begun.elapsed());
    }
    let what = format!("{named}: a move of {}, median of {runs}", bench.accounts / 10);
    bench.report.within(&what, median(&times)?, MOVE_LIMIT)
}
