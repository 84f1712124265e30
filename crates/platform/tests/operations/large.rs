//! Lists over a large tree: every account once, with the exact number below it, flat and 60 levels deep.

use platform::accounts::list;
use serde_json::json;
use store::testing::Address;

use crate::common::{World, reseller};

/// Some two dozen of the largest pages.
const ACCOUNTS: usize = 12_000;

/// Fills the store with a copy of one account under it, again and again, by plain SQL: chains of that depth.
fn fill(path: &std::path::Path, below: &str, accounts: usize, depth: usize) {
    let connection = rusqlite::Connection::open(path).unwrap();
    let find = "SELECT key, path FROM accounts WHERE id = ?1";
    let (top, top_path): (i64, Vec<u8>) =
        connection.query_row(find, [below], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    let mut key: i64 = connection.query_row("SELECT max(key) FROM accounts", [], |row| row.get(0)).unwrap();
    connection.execute_batch("BEGIN").unwrap();
    {
        let sql = "INSERT INTO accounts (key, id, parent, path, slug, name, status, roles, levels, created_at, updated_at)
            VALUES (?1, ?2, ?3, ?4, ?5, ?5, 'active', 0, 0, 0, 0)";
        let mut insert = connection.prepare(sql).unwrap();
        let (mut parent, mut parent_path) = (top, top_path.clone());
        for n in 0..accounts {
            if n % depth == 0 {
                (parent, parent_path) = (top, top_path.clone());
            }
            key += 1;
            let mut bytes = [0u8; 16];
            bytes[..8].copy_from_slice(&key.to_be_bytes());
            parent_path.extend_from_slice(&key.to_be_bytes());
            let id = api::id::AccountId::from_bytes(bytes).to_string();
            insert.execute((key, id, parent, &parent_path, format!("n{key}"))).unwrap();
            parent = key;
        }
    }
    connection.execute_batch("COMMIT").unwrap();
}

async fn every_page(world: &World, chain: usize) -> usize {
    let (mut seen, mut cursor) = (0, None::<String>);
    loop {
        let mut ask =
            world.ask(&world.admin, &list::OPERATION).query("scope", "subtree").query("limit", "500");
        if let Some(cursor) = &cursor {
            ask = ask.query("cursor", cursor);
        }
        let page = ask.run().await.unwrap().body;
        for item in page["items"].as_array().unwrap() {
            // The first is the account that all chains hang on.
            let below = if seen == 0 { ACCOUNTS } else { chain - 1 - (seen - 1) % chain };
            assert_eq!(item["below"], below, "{}", item["path"]);
            seen += 1;
        }
        cursor = page["next_cursor"].as_str().map(str::to_owned);
        if cursor.is_none() {
            return seen;
        }
    }
}

#[tokio::test]
async fn pages_of_a_large_tree_hold_every_account_flat_and_deep() {
    for depth in [1, 60] {
        let world = World::all().await.remove(0);
        let mut body = reseller();
        body["levels"] = json!(63);
        let top = world.account(&world.admin, world.master, "top", body).await;
        let Address::Sqlite(path) = world.test.address() else { panic!("the first engine is SQLite") };
        fill(&path, &top.to_string(), ACCOUNTS, depth);
        assert_eq!(every_page(&world, depth).await, ACCOUNTS + 1, "depth {depth}");
    }
}
