//! The whole permission matrix as a table that a reviewer reads: `tests/golden/permissions.txt`, written anew with
//! `UPDATE_GOLDEN=1` (Rules G1, G2, G5, A4; `platform.md` §5).

use std::fmt::Write as _;

use crontech_api::permission::{Permission, PredefinedGroup};

fn table() -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    writeln!(
        out,
        "x: the group holds it. role: the account role that gates it. below: what it takes on an account"
    )?;
    writeln!(out, "below the acting one: either reach, or subtree.\n")?;
    write!(out, "{:<22}", "permission")?;
    for group in PredefinedGroup::ALL {
        write!(out, "{group:<11}")?;
    }
    writeln!(out, "{:<15}below", "role")?;
    for permission in Permission::ALL {
        write!(out, "{permission:<22}")?;
        for group in PredefinedGroup::ALL {
            write!(out, "{:<11}", if group.holds(*permission) { "x" } else { "-" })?;
        }
        let role = permission.role().map_or("-", |role| role.as_str());
        writeln!(out, "{role:<15}{}", if permission.acts_on_account() { "either" } else { "subtree" })?;
    }
    Ok(out)
}

#[test]
fn g1_the_permission_matrix_is_as_in_the_golden_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/permissions.txt");
    let now = table().unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(file, &now).unwrap();
    }
    let golden = std::fs::read_to_string(file).unwrap();
    assert!(now == golden, "the permissions differ from {file}; UPDATE_GOLDEN=1 writes it anew:\n{now}");
}
