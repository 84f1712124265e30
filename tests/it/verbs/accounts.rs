//! `cron accounts suspend|resume|close|restore|move|rename|usage` (Rules A7, A8).

use serde_json::json;

use super::with_reseller;

#[test]
fn a7_accounts_are_suspended_and_resumed() {
    let home = with_reseller("va-sus");
    let asked = home.say("accounts suspend va-sus").expect(2);
    assert!(asked.err.contains("--confirm va-sus") && asked.out.is_empty(), "{}", asked.err);
    let planned = home.say("accounts suspend va-sus --yes --dry-run -o json").expect(0).json();
    assert_eq!((&planned["schema"], &planned["status"]), (&json!("change/1"), &json!("planned")));
    let done = home.run(&["accounts", "suspend", "va-sus", "--reason", "never pays", "--confirm", "va-sus"]);
    assert!(done.expect(0).err.contains("✓ va-sus and 1 account below it suspended"));
    let seen = home.say("accounts get va-sus").expect(0).out;
    assert!(seen.contains("suspended") && seen.contains("never pays"), "{seen}");
    let again = home.say("accounts suspend va-sus --yes").expect(0);
    assert!(again.err.contains("= va-sus is suspended already"), "{}", again.err);
    // Below, it is suspended with the one above, and says so.
    let below = home.say("accounts resume va-sus/shop").expect(6);
    assert!(below.err.contains("suspended with va-sus, not by itself"), "{}", below.err);
    let resumed = home.say("accounts resume va-sus -o json").expect(0).json();
    assert_eq!((&resumed["status"], &resumed["account"]["status"]), (&json!("updated"), &json!("active")));
    for verb in ["suspend --yes", "resume"] {
        let unknown = home.say(&format!("accounts {verb} va-sus/nowhere")).expect(5);
        assert!(unknown.err.contains("va-sus/nowhere"), "{}", unknown.err);
    }
}

#[test]
fn a7_accounts_are_closed_and_restored() {
    let home = with_reseller("va-clo");
    assert!(home.say("accounts close va-clo").expect(2).err.contains("--confirm va-clo"));
    // One hint, and it is the command.
    let below = home.say("accounts close va-clo --yes").expect(6);
    let hints: Vec<&str> = below.err.lines().filter(|line| line.starts_with("  ")).collect();
    assert_eq!(hints[0], "  with them: cron accounts close va-clo --with-subtree", "{}", below.err);
    assert!(hints.len() == 2 && hints[1].starts_with("  request req_"), "{hints:?}");
    let refused = home.say("accounts close va-clo --yes -o json").expect(6);
    let refused: serde_json::Value = serde_json::from_str(refused.err.lines().last().unwrap()).unwrap();
    assert_eq!((&refused["schema"], &refused["code"]), (&json!("error/1"), &json!("state_conflict")));
    let closed = home.say("accounts close va-clo --with-subtree --confirm va-clo").expect(0);
    assert!(closed.err.contains("✓ va-clo and 1 account below it closed, purged on 20"), "{}", closed.err);
    let again = home.say("accounts close va-clo --yes -o json").expect(0).json();
    assert_eq!((&again["status"], &again["account"]["status"]), (&json!("unchanged"), &json!("closed")));
    // A closed one below is one with what was closed above it: another refusal has its own hint.
    let inside = home.say("accounts restore va-clo/shop").expect(6);
    assert!(
        inside.err.contains("Restore va-clo first") && !inside.err.contains("--with-subtree"),
        "{}",
        inside.err
    );
    let planned = home.say("accounts restore va-clo --dry-run").expect(0);
    assert!(planned.err.contains("would be done: va-clo"), "{}", planned.err);
    let restored = home.say("accounts restore va-clo").expect(0);
    assert!(restored.err.contains("✓ va-clo and 1 account below it restored as before"), "{}", restored.err);
    let open = home.say("accounts restore va-clo -o json").expect(0).json();
    assert_eq!((&open["status"], &open["account"]["status"]), (&json!("unchanged"), &json!("active")));
    home.say("accounts restore va-nowhere").expect(5);
}

#[test]
fn a8_accounts_are_moved_with_a_table_of_who_gains_and_loses() {
    let home = with_reseller("va-from");
    let _ = with_reseller("va-to");
    assert!(
        home.say("accounts move va-from/shop --to va-to").expect(2).err.contains("--confirm va-from/shop")
    );
    home.say("accounts create va-from/kiosk --name Kiosk --owner-email k@va.example").expect(0);
    home.say("accounts suspend va-from --yes").expect(0);
    let planned = home.say("accounts move va-from/kiosk --to va-to --dry-run").expect(0);
    let rows: Vec<Vec<&str>> = planned
        .out
        .lines()
        .map(|line| line.split("  ").map(str::trim).filter(|c| !c.is_empty()).collect())
        .collect();
    let expected = [
        ["WHAT", "ACCOUNT", "BEFORE", "AFTER"],
        ["rights", "va-from", "no member yet", "-"],
        ["rights", "va-to", "-", "no member yet"],
        ["status", "va-from/kiosk", "suspended", "active"],
    ];
    assert_eq!(rows, expected, "{}", planned.out);
    let done = home.say("accounts move va-from/kiosk --to va-to --yes -o json").expect(0).json();
    assert_eq!((&done["status"], &done["account"]["path"]), (&json!("updated"), &json!("va-to/kiosk")));
    assert_eq!(done["difference"]["rights"][1], json!({ "account": "va-to", "gains": true, "members": [] }));
    let again = home.say("accounts move va-to/kiosk --to va-to --yes").expect(0);
    assert!(again.err.contains("va-to/kiosk is there already"), "{}", again.err);
    let into_itself = home.say("accounts move va-to --to va-to/kiosk --yes").expect(6);
    assert_eq!(into_itself.out, "");
    home.say("accounts move va-from/kiosk --to va-to --yes").expect(5);
    home.say("accounts resume va-from").expect(0);
    // Whoever may not read the members there is told that there may be some.
    home.say("groups create va-movers --permissions accounts:read,accounts:create,accounts:move").expect(0);
    let secret = home.path("mover.secret").display().to_string();
    home.run(&["clients", "create", "va-mover", "--group", "va-movers:subtree", "--secret-file", &secret])
        .expect(0);
    let id = home.say("clients get va-mover -o json --jq .id").expect(0).out;
    let mut mover = crate::support::home::Home::new();
    mover.set("CRON_ORIGIN", &crate::support::dev::Dev::shared().url);
    mover.set("CRON_CLIENT_ID", id.trim());
    mover.set("CRON_CLIENT_SECRET_FILE", &secret);
    let planned = mover.say("accounts move va-to/kiosk --to va-from --dry-run").expect(0);
    assert!(planned.out.contains("its members (not shown to you)"), "{}", planned.out);
}

#[test]
fn a6_accounts_are_renamed() {
    let home = with_reseller("va-old");
    let done = home.say("accounts rename va-old va-new").expect(0);
    assert!(done.err.contains("✓ va-old is va-new now"), "{}", done.err);
    let back = home.say("accounts rename va-new va-old -o json").expect(0).json();
    assert_eq!((&back["status"], &back["account"]["slug"]), (&json!("updated"), &json!("va-old")));
    home.say("accounts create va-taken --name Taken --owner-email t@taken.example").expect(0);
    let taken = home.say("accounts rename va-old va-taken").expect(6);
    assert!(taken.err.contains("`va-taken` is there already"), "{}", taken.err);
    home.say("accounts rename va-old Not-A-Slug").expect(7);
    home.say("accounts rename va-new va-old").expect(5);
}

#[test]
fn b1_usage_is_told_for_what_limits_count() {
    let home = with_reseller("va-use");
    home.say("accounts limits set va-use --sub-accounts 3 --users 9").expect(0);
    let table = home.say("accounts usage va-use --no-header").expect(0).out;
    let rows: Vec<Vec<&str>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows[0], ["sub-accounts", "1", "1", "3", "2", "0", "own"], "{table}");
    assert_eq!(rows[1], ["users", "1", "2", "9", "7", "-", "own"], "{table}");
    let json = home.say("accounts usage va-use -o json").expect(0).json();
    assert_eq!(json["schema"], "usage/1");
    assert_eq!(
        json["items"][0],
        json!({ "kind": "sub_accounts", "own": 1, "used": 1, "closed": 0, "max": 3, "source": "own" })
    );
    home.say("accounts usage va-use/nowhere").expect(5);
}
