//! What only the sources can tell: who may cross all accounts.

use std::{fs, path::Path};

/// Files of the product, outside of this crate, that make a `SystemScope`, with how often. It grows only with a reason: each is a place
/// where one account's request must never lead.
const MAKERS: &[(&str, usize)] = &[
    ("crates/server/src/approve.rs", 1),
    ("crates/server/src/backup/create.rs", 1),
    ("crates/server/src/backup/restore.rs", 2),
    ("crates/server/src/block.rs", 1),
    ("crates/server/src/dev.rs", 2),
    ("crates/server/src/init.rs", 3),
    ("crates/server/src/jobs.rs", 1),
    ("crates/server/src/password.rs", 1),
    ("crates/server/src/rotate.rs", 2),
    ("crates/server/src/run.rs", 1),
    ("crates/server/src/serve.rs", 1),
    ("crates/server/src/verify.rs", 1),
];

#[test]
fn iso_6_few_places_may_cross_accounts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    let mut found = Vec::new();
    for folder in ["src", "crates"] {
        walk(&root.join(folder), &mut |path, text| {
            // Neither tests nor the test kit are part of the product.
            let text = text.split("#[cfg(test)]").next().unwrap_or_default();
            let count = text.matches("SystemScope::for_").count();
            let path = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            let is_own = ["crates/store/", "crates/testkit/"].iter().any(|own| path.starts_with(own));
            if count > 0 && !is_own && !path.contains("/tests") {
                found.push((path, count));
            }
        });
    }
    found.sort();
    let found: Vec<(&str, usize)> = found.iter().map(|(path, count)| (path.as_str(), *count)).collect();
    assert_eq!(found, MAKERS);
}

fn walk(folder: &Path, each: &mut impl FnMut(&Path, &str)) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, each);
        } else if path.extension().is_some_and(|e| e == "rs") {
            each(&path, &fs::read_to_string(&path).unwrap());
        }
    }
}
