//! Rule A4 as tables that a person can read: `tests/golden/roles.txt`, written anew with `UPDATE_GOLDEN=1`.

use std::fmt::Write as _;

use api::permission::Role;
use crontech_domain::roles::{RoleSet, effective, missing_to_give};

fn letters(set: RoleSet) -> String {
    const LETTERS: [char; 6] = ['T', 'A', 'a', 't', 'U', 'M'];
    Role::ALL
        .iter()
        .zip(LETTERS)
        .map(|(role, letter)| if set.contains(*role) { letter } else { '.' })
        .collect()
}

fn table() -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    writeln!(out, "Rule A4. T tenant-admin, A account-admin, a subaccount-admin, t subaccount-tenant,")?;
    writeln!(out, "U user-admin, M automation-manager; a dot: not held.")?;
    writeln!(out, "\nWhat counts for an account that stores every role, by what counts for its parent,")?;
    writeln!(out, "for its child that stores every role as well, and so on down to the fourth account.\n")?;
    writeln!(out, "parent  child   2nd     3rd     4th")?;
    for bits in 0..64 {
        let parent = RoleSet::from_i64(bits);
        let mut chain = vec![parent];
        write!(out, "{}", letters(parent))?;
        for _ in 0..4 {
            chain.push(RoleSet::ALL);
            write!(out, "  {}", letters(effective(&chain)))?;
        }
        writeln!(out)?;
    }
    writeln!(out, "\nThe role that a parent lacks first to give another, when it holds all but one.\n")?;
    for without in Role::ALL {
        let parent = RoleSet::ALL.without(*without);
        for role in Role::ALL {
            if let Some(missing) = missing_to_give(parent, *role) {
                writeln!(out, "without {without:<18} no {role:<18} for want of {missing}")?;
            }
        }
    }
    writeln!(out, "\nTaken away from one account of four that store every role: what counts for each.\n")?;
    writeln!(out, "taken               from  1st     2nd     3rd     4th")?;
    for taken in Role::ALL {
        for at in 0..4 {
            let mut chain = [RoleSet::ALL; 4];
            chain[at] = chain[at].without(*taken);
            write!(out, "{taken:<18}  {}   ", at + 1)?;
            for n in 1..=4 {
                write!(out, "  {}", letters(effective(&chain[..n])))?;
            }
            writeln!(out)?;
        }
    }
    Ok(out)
}

#[test]
fn a4_the_cascade_is_as_in_the_golden_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/roles.txt");
    let now = table().unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(file, &now).unwrap();
    }
    let golden = std::fs::read_to_string(file).unwrap();
    assert!(now == golden, "the roles differ from {file}; UPDATE_GOLDEN=1 writes it anew:\n{now}");
}
