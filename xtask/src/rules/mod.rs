//! Rules and tests meet: which test shows which rule, by the names of the tests.

mod scan;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, Result, bail};

use crate::workspace;

const LIST: &str = "xtask/rules.toml";
/// Where tests are written.
const SOURCES: &[&str] = &["src", "tests", "crates", "xtask"];

/// A rule as the list tells it.
#[derive(Debug, PartialEq, Eq)]
struct Rule {
    id: String,
    text: String,
    /// Whether the product claims to keep it, so that a test must show it.
    claimed: bool,
    /// Which part of it is claimed, when it is not the whole.
    part: Option<String>,
}

/// `cargo xtask rules [--report]`
pub(crate) fn main(args: &[String]) -> Result<ExitCode> {
    let mut args = args.to_vec();
    let report = workspace::take_flag(&mut args, "--report");
    workspace::no_more(&args)?;
    let root = workspace::root()?;
    let rules = parse(&fs_err::read_to_string(root.join(LIST))?)?;
    let tests = tests_below(&root)?;
    let (shown, unknown) = meet(&rules, &tests);
    print(&rules, &shown);

    let missing: Vec<&str> = rules
        .iter()
        .filter(|rule| rule.claimed && shown[rule.id.as_str()].is_empty())
        .map(|rule| rule.id.as_str())
        .collect();
    if report {
        return Ok(ExitCode::SUCCESS);
    }
    if !unknown.is_empty() {
        bail!("tests that name a rule which {LIST} does not have: {}", unknown.join(", "));
    }
    if !missing.is_empty() {
        bail!("claimed, and no test bears it: {}", missing.join(", "));
    }
    Ok(ExitCode::SUCCESS)
}

/// The table of the list: `[A5]`, `text`, `claimed`, and `part` where only that is claimed.
fn parse(text: &str) -> Result<Vec<Rule>> {
    let table: toml::Table = text.parse().with_context(|| format!("{LIST} is not TOML"))?;
    let mut rules = Vec::new();
    for (id, entry) in &table {
        let entry = entry.as_table().with_context(|| format!("{LIST}: {id} is not a table"))?;
        if let Some(other) = entry.keys().find(|key| !["text", "claimed", "part"].contains(&key.as_str())) {
            bail!("{LIST}: {id} has an unknown key `{other}`");
        }
        if prefix(id).is_none() {
            bail!("{LIST}: `{id}` is not the name of a rule");
        }
        rules.push(Rule {
            id: id.clone(),
            text: entry
                .get("text")
                .and_then(|v| v.as_str())
                .with_context(|| format!("{LIST}: {id} has no text"))?
                .to_owned(),
            claimed: entry
                .get("claimed")
                .and_then(toml::Value::as_bool)
                .with_context(|| format!("{LIST}: {id}: claimed or not?"))?,
            part: entry.get("part").and_then(|v| v.as_str()).map(str::to_owned),
        });
    }
    rules.sort_by_key(|rule| order(&rule.id));
    Ok(rules)
}

/// `A5` → `a5_`, `ISO-2` → `iso_2_`; `None` for what is no rule's name.
fn prefix(id: &str) -> Option<String> {
    let letters: String = id.chars().take_while(char::is_ascii_uppercase).collect();
    let rest = &id[letters.len()..];
    let digits = rest.strip_prefix('-').unwrap_or(rest);
    let dashed = digits.len() != rest.len();
    let good = !letters.is_empty() && !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    good.then(|| format!("{}{}{digits}_", letters.to_lowercase(), if dashed { "_" } else { "" }))
}

/// What a rule's name begins with, in the order of the specification.
const GROUPS: &[&str] = &[
    "T", "A", "U", "G", "S", "B", "V", "R", "W", "H", "I", "N", "D", "M", "ISO-", "TOK-", "CLI-", "SRV-",
    "FLT-",
];

/// By group, then by number.
fn order(id: &str) -> (usize, u32) {
    let split = id.find(|c: char| c.is_ascii_digit()).unwrap_or(id.len());
    let group = GROUPS.iter().position(|group| *group == &id[..split]).unwrap_or(GROUPS.len());
    (group, id[split..].parse().unwrap_or(u32::MAX))
}

/// Each rule's tests, and the tests that name a rule which does not exist. A test may show several: `a4_g3_…`.
fn meet<'a>(rules: &'a [Rule], tests: &'a [String]) -> (BTreeMap<&'a str, Vec<&'a str>>, Vec<&'a str>) {
    let prefixes: Vec<(String, &str)> =
        rules.iter().filter_map(|r| Some((prefix(&r.id)?, r.id.as_str()))).collect();
    let mut shown: BTreeMap<&str, Vec<&str>> =
        rules.iter().map(|rule| (rule.id.as_str(), Vec::new())).collect();
    let mut unknown = Vec::new();
    for test in tests {
        let mut rest = test.as_str();
        while let Some((prefix, id)) = prefixes.iter().find(|(prefix, _)| rest.starts_with(prefix.as_str())) {
            shown.entry(id).or_default().push(test);
            rest = &rest[prefix.len()..];
        }
        if rest.len() == test.len() && names_a_rule(test) {
            unknown.push(test.as_str());
        }
    }
    (shown, unknown)
}

/// Whether it looks like the name of a test that shows a rule: `a7_…`, `iso_9_…`.
fn names_a_rule(test: &str) -> bool {
    GROUPS.iter().any(|group| {
        let start = group.to_lowercase().replace('-', "_");
        let Some(rest) = test.strip_prefix(&start) else { return false };
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        digits > 0 && rest[digits..].starts_with('_')
    })
}

fn print(rules: &[Rule], shown: &BTreeMap<&str, Vec<&str>>) {
    for rule in rules {
        let tests = &shown[rule.id.as_str()];
        let state = match (rule.claimed, tests.is_empty()) {
            (true, false) => "claimed",
            (true, true) => "MISSING",
            (false, false) => "partly",
            (false, true) => "-",
        };
        let part = rule.part.as_ref().map(|part| format!(" [{part}]")).unwrap_or_default();
        println!("{:<6} {state:<8} {}{part}", rule.id, rule.text);
        for test in tests {
            println!("{:<16}{test}", "");
        }
    }
    let claimed = rules.iter().filter(|rule| rule.claimed).count();
    let borne = rules.iter().filter(|rule| rule.claimed && !shown[rule.id.as_str()].is_empty()).count();
    println!("\n{} rules, {claimed} claimed, {borne} of them shown by tests", rules.len());
}

/// The names of all tests in the workspace's sources.
fn tests_below(root: &Path) -> Result<Vec<String>> {
    let mut files = Vec::new();
    for folder in SOURCES {
        collect(&root.join(folder), &mut files)?;
    }
    files.sort();
    let mut tests = Vec::new();
    for file in files {
        tests.extend(scan::tests(&fs_err::read_to_string(&file)?));
    }
    tests.sort();
    tests.dedup();
    Ok(tests)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if !folder.exists() {
        return Ok(());
    }
    for entry in fs_err::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), files)?;
        } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
            files.push(entry.path());
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(id: &str, claimed: bool) -> Rule {
        Rule { id: id.to_owned(), text: "x".to_owned(), claimed, part: None }
    }

    #[test]
    fn a_rules_id_is_the_start_of_its_tests_names() {
        assert_eq!(prefix("A5").as_deref(), Some("a5_"));
        assert_eq!(prefix("ISO-2").as_deref(), Some("iso_2_"));
        for bad in ["", "A", "5", "a5", "A5x", "ISO--2"] {
            assert_eq!(prefix(bad), None, "{bad}");
        }
    }

    #[test]
    fn tests_meet_their_rules_and_only_those() {
        let rules = [rule("A1", true), rule("A10", true), rule("G3", true), rule("ISO-2", true)];
        let tests = [
            "a10_levels",
            "a1_g3_both",
            "iso_2_worlds",
            "plain",
            "a9_nobody",
            "iso_8_x",
            "iso_of_two",
            "p95_of_x",
        ]
        .map(str::to_owned);
        let (shown, unknown) = meet(&rules, &tests);
        assert_eq!(shown["A1"], ["a1_g3_both"]);
        assert_eq!(shown["A10"], ["a10_levels"]);
        assert_eq!(shown["G3"], ["a1_g3_both"]);
        assert_eq!(shown["ISO-2"], ["iso_2_worlds"]);
        assert_eq!(unknown, ["a9_nobody", "iso_8_x"]);
    }

    #[test]
    fn the_list_is_read_in_the_specifications_order_and_strictly() {
        let rules = parse("[ISO-1]\ntext='x'\nclaimed=true\n[A10]\ntext='y'\nclaimed=false\n[A2]\ntext='z'\nclaimed=true\npart='p'").unwrap();
        assert_eq!(rules.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>(), ["A2", "A10", "ISO-1"]);
        assert_eq!(rules[0].part.as_deref(), Some("p"));
        for bad in [
            "[A1]\ntext='x'",
            "[A1]\nclaimed=true",
            "[A1]\ntext='x'\nclaimed=true\nmore=1",
            "[what]\ntext='x'\nclaimed=true",
        ] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_committed_list_has_every_rule() {
        let rules = parse(include_str!("../../rules.toml")).unwrap();
        let count = |group: &str| {
            rules
                .iter()
                .filter(|rule| rule.id.trim_end_matches(|c: char| c.is_ascii_digit()) == group)
                .count()
        };
        let groups = [
            ("T", 7),
            ("A", 11),
            ("U", 5),
            ("G", 5),
            ("S", 12),
            ("B", 6),
            ("V", 2),
            ("R", 7),
            ("W", 1),
            ("H", 3),
            ("I", 1),
            ("N", 1),
            ("D", 5),
            ("M", 2),
            ("ISO-", 6),
            ("TOK-", 6),
            ("CLI-", 6),
            ("SRV-", 7),
            ("FLT-", 5),
        ];
        for (group, expected) in groups {
            assert_eq!(count(group), expected, "{group}");
        }
        assert_eq!(rules.len(), groups.iter().map(|(_, count)| count).sum::<usize>());
    }
}
