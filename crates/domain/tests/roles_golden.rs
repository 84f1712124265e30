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

/// Roles that count by each other alone: `mayGive` never asks for one of another set.
const TOGETHER: [&[Role]; 4] = [
    &[Role::AccountAdmin, Role::SubaccountAdmin],
    &[Role::TenantAdmin, Role::SubaccountTenant],
    &[Role::UserAdmin],
    &[Role::AutomationManager],
];

fn subsets(of: &[Role]) -> Vec<RoleSet> {
    let with =
        |bits: usize| of.iter().enumerate().filter(move |(n, _)| bits >> n & 1 == 1).map(|(_, role)| *role);
    (0..1 << of.len()).map(|bits| with(bits).collect()).collect()
}

/// Every combination of what a chain of one, two and three accounts may store, and what counts of it for the last two.
fn chains() -> Result<String, std::fmt::Error> {
    let mut out = String::new();
    for roles in TOGETHER {
        let names: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
        writeln!(
            out,
            "\nEvery chain of three, for {}: what each stores, and what counts.\n",
            names.join(" and ")
        )?;
        writeln!(out, "1st     2nd     3rd        2nd     3rd")?;
        for first in subsets(roles) {
            for second in subsets(roles) {
                for third in subsets(roles) {
                    let chain = [first, second, third];
                    let stored = chain.map(letters).join("  ");
                    writeln!(
                        out,
                        "{stored}  =  {}  {}",
                        letters(effective(&chain[..2])),
                        letters(effective(&chain))
                    )?;
                }
            }
        }
    }
    Ok(out)
}

#[test]
fn a4_roles_that_are_not_in_one_table_do_not_count_by_each_other() {
    let all = || (0..64).map(RoleSet::from_i64);
    for first in all() {
        for second in all() {
            for third in all() {
                let chain = [first, second, third];
                let apart = TOGETHER.iter().flat_map(|roles| {
                    let only: RoleSet = roles.iter().copied().collect();
                    effective(&chain.map(|stored| stored.and(only))).iter().collect::<Vec<_>>()
                });
                assert_eq!(effective(&chain), apart.collect(), "{chain:?}");
            }
        }
    }
}

#[test]
fn a4_the_cascade_is_as_in_the_golden_file() {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden/roles.txt");
    let now = table().unwrap() + &chains().unwrap();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(file, &now).unwrap();
    }
    let golden = std::fs::read_to_string(file).unwrap();
    assert!(now == golden, "the roles differ from {file}; UPDATE_GOLDEN=1 writes it anew:\n{now}");
}
