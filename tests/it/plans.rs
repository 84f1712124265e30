//! `cron plans`: made, given, changed with a look at who would be over, and taken.

use crate::support::{dev::Dev, home::Home};

#[test]
fn b0_a_plan_is_given_and_a_change_says_first_who_would_be_over() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say("accounts create plan-shop --name Shop --owner-email o@plan-shop.example --role account-admin --levels 2")
        .expect(0);
    for n in 0..2 {
        home.say(&format!("accounts create plan-shop/s{n} --name S{n} --owner-email s{n}@plan-shop.example"))
            .expect(0);
    }
    let made = "plans create gold-it --sub-accounts 5 --users 50 --retention-days 90 --feature reports \
                --price users=12.50 --currency BRL -o json";
    let made = home.say(made).expect(0).json();
    assert_eq!((&made["status"], &made["plan"]["prices"]["users"]), (&"created".into(), &"12.50".into()));

    let given = home.say("plans give gold-it plan-shop").expect(0);
    assert!(given.err.contains("plan-shop has gold-it now"), "{}", given.err);
    let table = home.say("plans list --filter name:gold-it").expect(0).out;
    assert!(table.contains("PLAN") && table.contains("gold-it"), "{table}");
    let usage = home.say("accounts usage plan-shop").expect(0).out;
    assert!(usage.lines().any(|l| l.starts_with("sub-accounts") && l.ends_with("plan")), "{usage}");
    assert_eq!(home.say("accounts get plan-shop -o json --jq .plan.name").expect(0).out.trim(), "gold-it");

    // Nobody is there to say yes; and a dry run tells who would be over and changes nothing.
    let update = "plans update gold-it --sub-accounts 1";
    let refused = home.say(update).expect(2);
    assert!(refused.err.contains("--confirm gold-it"), "{}", refused.err);
    let planned = home.say(&format!("{update} --dry-run -o json")).expect(0).json();
    assert_eq!(planned["status"], "planned");
    assert_eq!(planned["difference"]["over"][0]["account"], "plan-shop");
    let table = home.say(&format!("{update} --dry-run")).expect(0).out;
    assert!(table.contains("BEFORE") && table.contains("plan-shop"), "{table}");
    assert_eq!(home.say("plans get gold-it -o json --jq .limits.sub_accounts").expect(0).out.trim(), "5");
    home.say(&format!("{update} --confirm gold-it")).expect(0);
    let full = "accounts create plan-shop/s9 --name S9 --owner-email s9@plan-shop.example";
    home.say(full).expect(8);

    // Nobody who has it is left without saying so.
    home.say("plans delete gold-it --confirm gold-it").expect(6);
    home.say("plans take plan-shop").expect(0);
    home.say(full).expect(0);
    home.say("plans delete gold-it --confirm gold-it").expect(0);
    let gone = home.say("plans get gold-it -o json").expect(5);
    assert!(gone.err.contains("plan_not_found"), "{}", gone.err);
}

#[test]
fn b0_a_new_account_has_its_plan_from_a_flag_or_a_column() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say("plans create tin-it --users 4").expect(0);
    home.say("accounts create plan-tin --name Tin --owner-email o@plan-tin.example --plan tin-it").expect(0);
    home.write("tin.csv", "slug,name,owner_email,plan\nplan-row,Row,o@plan-row.example,tin-it\n");
    home.say("accounts import tin.csv").expect(0);
    for account in ["plan-tin", "plan-row"] {
        let max = home.say(&format!("accounts get {account} -o json --jq .limits[0].max")).expect(0);
        assert_eq!(max.out.trim(), "4", "{account}");
    }
    let unknown = "accounts create plan-x --name X --owner-email o@plan-x.example --plan lead";
    home.say(unknown).expect(5);
}
