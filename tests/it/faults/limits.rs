//! FLT-4: many creates at once below two nested limits.

use std::sync::atomic::{AtomicUsize, Ordering};

use platform::limits::recount;
use serde_json::{Value, json};
use store::{scope::SystemScope, tables::accounts};

use crate::support::{
    account_body, owner_of,
    site::{Server, Site},
    soak,
    wire::{Caller, Reply},
};

const CONNECTIONS: usize = 64;
const DEPTHS: usize = 10;
/// Where the inner limit is set, counted in the chain from 0; the outer one is set on its first account.
const INNER: usize = 2;
const OUTER_MAX: usize = 200;
const INNER_MAX: usize = 150;

/// Accounts one below the other, at depths 1 to 10 below the master account, under both limits; and who acts there.
struct Chain {
    ids: Vec<String>,
    outer_path: String,
    inner_path: String,
    /// From above both limits.
    admin: Caller,
    /// From the account of the outer limit.
    outer: Caller,
    /// From the account of the inner limit.
    inner: Caller,
}

impl Chain {
    fn build(site: &Site, server: &Server) -> Self {
        let mut admin = site.administrator(server);
        let me = admin.get("/me").json();
        admin.acting = Some(me["memberships"][0]["account"].as_str().unwrap().to_owned());
        let mut ids: Vec<String> = Vec::new();
        let slugs: Vec<String> = (1..=DEPTHS).map(|depth| format!("depth-{depth}")).collect();
        for (at, slug) in slugs.iter().enumerate() {
            let parent = ids.last().map_or("self", String::as_str);
            let mut body = account_body(slug);
            body["levels"] = json!(DEPTHS - at);
            let made = admin.must("POST", &format!("/accounts/{parent}/accounts"), slug, &body);
            ids.push(made["account"]["id"].as_str().unwrap().to_owned());
        }
        let mut chain = Self {
            outer_path: slugs[0].clone(),
            inner_path: slugs[..=INNER].join("/"),
            outer: site.newcomer(server, &owner_of(&slugs[0])),
            inner: site.newcomer(server, &owner_of(&slugs[INNER])),
            ids,
            admin,
        };
        chain.outer.acting = Some(chain.ids[0].clone());
        chain.inner.acting = Some(chain.ids[INNER].clone());
        chain.limit("outer", 0, OUTER_MAX);
        chain.limit("inner", INNER, INNER_MAX);
        chain
    }

    fn limit(&self, key: &str, at: usize, max: usize) {
        let path = format!("/accounts/{}/limits", self.ids[at]);
        self.admin.must("PATCH", &path, &format!("limit-{key}-{max}"), &json!({ "sub_accounts": max }));
    }

    fn used(&self, at: usize) -> Value {
        self.admin.get(&format!("/accounts/{}", self.ids[at])).json()["limits"][0]["used"].clone()
    }

    /// One refused create below the deepest account.
    fn refused(&self, caller: &Caller, slug: &str) -> Reply {
        let path = format!("/accounts/{}/accounts", self.ids[DEPTHS - 1]);
        let reply = caller.change("POST", &path, slug, &account_body(slug));
        assert_eq!(reply.status, 423, "{}", reply.text());
        reply
    }
}

/// What a refused create is told of the limit: its code, and path, kind and numbers.
fn told(reply: &Reply) -> (String, Value) {
    (reply.code(), reply.json()["limit"].clone())
}

fn reached(path: &str, max: usize) -> (String, Value) {
    let fact = json!({ "path": path, "kind": "sub_accounts", "used": max, "max": max });
    ("limit_reached".to_owned(), fact)
}

/// One answer of the race.
struct Outcome {
    /// Who asked: the place in the list of callers.
    who: usize,
    depth: usize,
    reply: Reply,
}

/// Sends all creates over 64 connections, spread over the processes; nine of ten go below the inner limit.
fn race(chain: &Chain, servers: &[&Server], creates: usize) -> Vec<Outcome> {
    let next = AtomicUsize::new(0);
    let run = |connection: usize| {
        let server = servers[connection % servers.len()];
        let callers = [&chain.admin, &chain.outer, &chain.inner];
        let mut wire = chain.admin.at(server.address).connect().unwrap();
        let mut outcomes = Vec::new();
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= creates {
                return outcomes;
            }
            let depth = if n.is_multiple_of(10) { n / 10 % INNER } else { INNER + n % (DEPTHS - INNER) };
            // The account of the inner limit does not see what lies above it.
            let who = if depth < INNER { n / 20 % 2 } else { n % 3 };
            let (path, slug) = (format!("/accounts/{}/accounts", chain.ids[depth]), format!("racer-{n}"));
            wire.caller = callers[who].clone();
            let reply = wire.send("POST", &path, Some(&slug), Some(&account_body(&slug))).unwrap();
            outcomes.push(Outcome { who, depth, reply });
        }
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CONNECTIONS).map(|c| scope.spawn(move || run(c))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

fn check(chain: &Chain, outcomes: &[Outcome]) {
    // What was there before, the chain itself, counts as well.
    let free = OUTER_MAX - (DEPTHS - 1);
    let free_inside = INNER_MAX - (DEPTHS - 1 - INNER);
    let made = outcomes.iter().filter(|o| o.reply.is_success()).count();
    let made_inside = outcomes.iter().filter(|o| o.reply.is_success() && o.depth >= INNER).count();
    assert_eq!((made, made_inside), (free, free_inside));
    for depth in 0..DEPTHS {
        assert!(outcomes.iter().any(|o| o.depth == depth && o.reply.is_success()), "none at depth {depth}");
    }
    let mut seen = std::collections::BTreeMap::new();
    for outcome in outcomes.iter().filter(|o| !o.reply.is_success()) {
        let told = told(&outcome.reply);
        let inside = outcome.depth >= INNER;
        let above = ("capacity_unavailable".to_owned(), Value::Null);
        let allowed = match outcome.who {
            0 => vec![reached(&chain.outer_path, OUTER_MAX), reached(&chain.inner_path, INNER_MAX)],
            1 => {
                let below = chain.inner_path.split_once('/').unwrap().1;
                vec![reached(".", OUTER_MAX), reached(below, INNER_MAX)]
            }
            _ => vec![above, reached(".", INNER_MAX)],
        };
        let place = allowed.iter().position(|a| *a == told);
        let place = place.unwrap_or_else(|| panic!("{} was told {}", outcome.who, outcome.reply.text()));
        assert!(inside || place == 0, "the inner limit refused what lies outside: {}", outcome.reply.text());
        *seen.entry((outcome.who, place)).or_insert(0) += 1;
    }
    // Each of the three was told of each of the two limits.
    assert_eq!(seen.len(), 6, "{seen:?}");
}

/// Once both are full the one above decides; with room there, the inner one is told to who may know of it.
fn check_who_decides(chain: &Chain) {
    assert_eq!((chain.used(0), chain.used(INNER)), (json!(OUTER_MAX), json!(INNER_MAX)));
    assert_eq!(told(&chain.refused(&chain.admin, "full-1")), reached(&chain.outer_path, OUTER_MAX));
    assert_eq!(told(&chain.refused(&chain.outer, "full-2")), reached(".", OUTER_MAX));
    let above = chain.refused(&chain.inner, "full-3").json();
    assert_eq!(above["code"], "capacity_unavailable");
    let numbers: String = above["detail"].as_str().unwrap().chars().filter(char::is_ascii_digit).collect();
    assert_eq!((&above["limit"], &above["hint"], numbers.as_str()), (&Value::Null, &Value::Null, ""));
    chain.limit("outer", 0, OUTER_MAX + 1);
    let below = chain.inner_path.split_once('/').unwrap().1;
    assert_eq!(told(&chain.refused(&chain.admin, "full-4")), reached(&chain.inner_path, INNER_MAX));
    assert_eq!(told(&chain.refused(&chain.outer, "full-5")), reached(below, INNER_MAX));
    assert_eq!(told(&chain.refused(&chain.inner, "full-6")), reached(".", INNER_MAX));
}

fn check_counters(site: &Site) {
    let (damaged, differences) = site.look(|tx| {
        let system = SystemScope::for_job();
        Ok((accounts::damaged_paths(tx, &system)?, recount(tx, &system)?))
    });
    assert_eq!((damaged, differences), (0, vec![]));
}

fn creates() -> usize {
    if soak() { 10_000 } else { 2_000 }
}

#[test]
fn flt_4_racing_creates_stop_exactly_at_the_tighter_limit_on_sqlite() {
    let site = Site::sqlite();
    let server = site.serve_with_mails();
    let chain = Chain::build(&site, &server);
    check(&chain, &race(&chain, &[&server], creates()));
    check_who_decides(&chain);
    server.stop();
    check_counters(&site);
}

#[test]
fn flt_4_racing_creates_stop_exactly_at_the_tighter_limit_on_postgresql_with_two_processes() {
    let Some(site) = Site::postgres() else { return };
    let servers = [site.serve_with_mails(), site.serve()];
    let chain = Chain::build(&site, &servers[0]);
    check(&chain, &race(&chain, &servers.each_ref(), creates()));
    check_who_decides(&chain);
    servers.into_iter().for_each(Server::stop);
    check_counters(&site);
}
