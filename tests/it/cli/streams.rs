//! Streams and formats: what is on standard output, byte for byte, in a pipe and in terminals of two widths.

use serde_json::Value;

use crate::support::{dev::Dev, home::Home};

/// Ids and moments differ from run to run; what stands for them has their form, and where it matters their width.
fn masked(text: &str) -> String {
    let mut out = String::new();
    let mut word = String::new();
    for c in text.chars().chain(['\0']) {
        if c.is_ascii_alphanumeric() || "_:.-".contains(c) {
            word.push(c);
        } else {
            out.push_str(&mask(&word));
            word.clear();
            out.push(c);
        }
    }
    out.pop();
    // A moment's last digits may be zeros, which are left out: columns after one are not where they were.
    while out.contains("<time>   ") {
        out = out.replace("<time>   ", "<time>  ");
    }
    out
}

fn mask(word: &str) -> String {
    if let Some((kind, rest)) = word.split_once('_')
        && kind.len() == 3
        && rest.len() == 26
        && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    {
        return format!("{kind}_{}", "x".repeat(26));
    }
    if word.parse::<jiff::Timestamp>().is_ok() {
        return "<time>".to_owned();
    }
    if word.len() > 60 { "<cursor>".to_owned() } else { word.to_owned() }
}

/// Accounts whose names are easy to get wrong.
fn furnish(home: &Home) {
    let long = "Companhia Brasileira de Distribuição e Comércio Varejista de Alimentos do Nordeste Setentrional S.A.";
    for (slug, name, more) in [
        ("acme", "Acme Revenda Ltda", &["--tax-id", "12.ABC.345/01DE-35", "--external-ref", "erp-00192"][..]),
        ("formula", "=1+2;\"quoted\", and a comma", &[]),
        ("kanji", "漢字漢字漢字漢字漢字漢字漢字漢字漢字漢字", &["--label", "city=大阪"]),
        ("longo", long, &[]),
        ("padaria", "Padaria Açaí & Cia 👍🏽", &["--label", "city=Recife"]),
    ] {
        let owner = format!("{slug}@owners.example");
        let mut words = vec!["accounts", "create", slug, "--name", name, "--owner-email", &owner];
        words.extend(["--role", "account-admin", "--levels", "2"]);
        words.extend(more);
        home.run(&words).expect(0);
    }
}

/// A signed-in administrator at a platform with those accounts.
fn furnished() -> (Dev, Home) {
    let platform = Dev::start();
    let home = Home::new();
    home.sign_in_at(&platform);
    furnish(&home);
    (platform, home)
}

#[test]
fn cli_streams_a_list_in_every_format() {
    // Moments are told as `just now` within a minute: the accounts are new.
    let (_platform, home) = furnished();
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for (name, arguments) in [
            ("table", "accounts list"),
            ("wide", "accounts list -o wide"),
            ("json", "accounts list -o json"),
            ("ndjson", "accounts list -o ndjson"),
            ("csv", "accounts list -o csv"),
            ("tsv", "accounts list -o tsv"),
            ("yaml", "accounts list -o yaml"),
            ("name", "accounts list -o name"),
            ("columns", "accounts list --columns name,account"),
            ("columns_json", "accounts list -o json --columns slug,name"),
            ("jq", "accounts list --jq .items[].slug"),
            ("filter", "accounts list --filter label.city:Recife --columns account,name,status"),
            ("sort", "accounts list --sort -slug --columns account,name"),
            ("no_header", "accounts list --no-header --columns account,name"),
            ("limited", "accounts list --limit 2 -o json --columns slug"),
            ("sheet", "accounts get acme"),
        ] {
            let done = home.say(arguments).expect(0);
            insta::assert_snapshot!(
                format!("list_{name}"),
                masked(&format!("{}--- stderr\n{}", done.out, done.err))
            );
        }
        for (columns, colour) in [(80, "NO_COLOR=1"), (200, "NO_COLOR=1"), (80, "NO_COLOR=")] {
            let name = format!("terminal_{columns}{}", if colour == "NO_COLOR=" { "_colour" } else { "" });
            let (code, shown) = home.terminal(columns, &format!("{colour} cron accounts list"));
            assert_eq!(code, 0, "{shown}");
            insta::assert_snapshot!(name, masked(&shown).replace('\u{1b}', "␛"));
        }
    });
}

#[test]
fn cli_streams_machine_formats_agree_and_are_whole() {
    let (_platform, home) = furnished();
    let json = home.say("accounts list -o json").expect(0).json();
    assert_eq!((json["schema"].as_str(), json["complete"].as_bool()), (Some("accounts/1"), Some(true)));
    let items = json["items"].as_array().unwrap();
    let lines = home.say("accounts list -o ndjson").expect(0).lines();
    assert_eq!(items.len(), 5);
    for (item, line) in items.iter().zip(&lines) {
        assert_eq!(line["schema"], "account/1");
        let mut bare = line.clone();
        bare.as_object_mut().unwrap().remove("schema");
        let mut item = item.clone();
        item.as_object_mut().unwrap().remove("schema");
        assert_eq!(bare, item);
    }
    // The same from a terminal: a machine format never changes its mind.
    let (_, shown) = home.terminal(80, "cron accounts list -o json 2>/dev/null");
    assert_eq!(serde_json::from_str::<Value>(&shown).unwrap(), json);
    // A spreadsheet would run it: it is quoted in CSV, and nowhere else.
    let csv = home.say("accounts list -o csv --columns name").expect(0).out;
    assert!(csv.contains("'=1+2"), "{csv}");
    assert!(home.say("accounts list -o tsv --columns name").expect(0).out.contains("=1+2"));
}

#[test]
fn cli_streams_behave_in_odd_surroundings() {
    let (_platform, mut home) = furnished();
    // A reader who has seen enough.
    let head = home.shell("{ cron accounts list -o ndjson; echo $? >&2; } | head -1").expect(0);
    assert_eq!((head.out.lines().count(), head.err.as_str()), (1, "0\n"));
    let closed = home.shell("cron accounts list >&-; echo $?");
    assert!(closed.err.is_empty() || closed.err.starts_with("error:"), "{closed:?}");

    // Neither colour nor anything else than text.
    for (line, coloured) in [
        ("cron accounts list", true),
        ("NO_COLOR=1 cron accounts list", false),
        ("TERM=dumb cron accounts list", false),
        ("cron accounts list | cat", false),
        ("CLICOLOR_FORCE=1 cron accounts list | cat", true),
    ] {
        let (code, shown) = home.terminal(120, line);
        assert_eq!((code, shown.contains('\u{1b}')), (0, coloured), "{line}: {shown}");
    }
    // A width that is said counts for a terminal, and for nothing else.
    let widest = |shown: &str| {
        shown
            .lines()
            .filter(|line| line.contains("Companhia") || line.contains("longo"))
            .map(|line| line.chars().count())
            .max()
    };
    let (_, shown) = home.terminal(200, "NO_COLOR=1 COLUMNS=60 cron accounts list 2>/dev/null");
    assert!(widest(&shown).unwrap() <= 60, "{shown}");
    home.set("COLUMNS", "40");
    assert!(widest(&home.say("accounts list").expect(0).out).unwrap() > 100, "a pipe gets everything");
}

#[test]
fn cli_streams_an_unknown_name_offers_the_nearest() {
    let (_platform, home) = furnished();
    let wrong = home.say("accounts get acne").expect(5);
    assert_eq!(wrong.out, "");
    assert!(wrong.err.starts_with("error: there is no account `acne` below Crontech\n"), "{}", wrong.err);
    assert!(wrong.err.contains("did you mean `acme`?"), "{}", wrong.err);
    assert_eq!(home.shell("cron accounts get nope 2>/dev/null; echo $?").out, "5\n");
    let wrong = home.say("accounts get acne -o json").expect(5);
    assert_eq!(wrong.out, "");
    let error: Value = serde_json::from_str(&wrong.err).unwrap();
    assert_eq!(
        (error["schema"].as_str(), error["code"].as_str()),
        (Some("error/1"), Some("account_not_found"))
    );
    assert_eq!(error["retryable"], false);
    assert!(error["hint"].as_str().unwrap().contains("acme"), "{error}");
    assert!(error["request_id"].as_str().unwrap().starts_with("req_"), "{error}");
}
