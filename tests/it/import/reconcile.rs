//! `cron accounts reconcile`: the book against the platform, and the file of what to do, really done.

use crate::support::{dev::Dev, home::Home};

const HEAD: &str = "parent,slug,external_ref,name,tax_id,owner_email,roles,limit.users,label.city,phone\n";

#[test]
fn what_is_missing_surplus_or_different_is_found_and_the_commands_mend_it() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.write(
        "customers.csv",
        "parent,slug,name,tax_id,owner_email,roles,levels,limit.users,label.city\n\
         ,rec,Reseller,,r@rec.example,account-admin;user-admin,3,,\n\
         rec,one,One,11.222.333/0001-81,one@rec.example,user-admin,,10,Recife\n\
         rec,two,--yes,,two@rec.example,,,,\n\
         rec,three,Three,,three@rec.example,,,,\n",
    );
    home.say("accounts import customers.csv").expect(0);
    // `two` has a name like a flag, `one` differs in much, `four` is missing, `three` is in no row.
    let row = "rec,one,one,\"One's; \"\"new\"\" $(name)\",11222333000181,ONE@rec.example,,20,São Paulo,+55\n\
               rec,two,two,--no,,,,,,\n\
               rec,four,four,Four,,four@rec.example,user-admin,5,,\n";
    home.write("book.csv", &format!("{HEAD}{row}"));
    let reconcile = "accounts reconcile book.csv --key external_ref --account rec";
    let found = home.say(&format!("{reconcile} --all -o ndjson --exit-code --todo todo.sh")).expect(11);
    let told: Vec<String> = found
        .lines()
        .iter()
        .map(|f| format!("{} {}", f["status"].as_str().unwrap(), f["path"].as_str().unwrap()))
        .collect();
    assert_eq!(
        told,
        ["differs rec/one", "differs rec/two", "surplus rec/three", "missing rec/four"],
        "{found:?}"
    );
    let differences = &found.lines()[0]["differences"];
    let fields: Vec<&str> =
        differences.as_array().unwrap().iter().map(|d| d["field"].as_str().unwrap()).collect();
    assert_eq!(
        fields,
        ["name", "limit.users", "label.city"],
        "an equal number, an equal address are no difference"
    );
    assert!(found.err.contains("not compared: phone"), "{}", found.err);
    assert!(found.err.contains("2 different, 1 missing, 1 surplus"), "{}", found.err);

    // Nothing was changed; and a file that is there is not written over.
    assert_eq!(home.say(&format!("{reconcile} -o ndjson")).expect(0).lines().len(), 4);
    home.say(&format!("{reconcile} --todo todo.sh")).expect(6);

    let todo = std::fs::read_to_string(home.path("todo.sh")).unwrap();
    assert!(todo.contains("\n# rec/three is not in the book.\n"), "{todo}");
    assert!(todo.ends_with("\n# 1 account is missing.\ncron accounts import todo.missing.csv\n"), "{todo}");
    home.shell("sh -eu todo.sh").expect(0);
    let left = home.say(&format!("{reconcile} -o ndjson")).expect(0);
    assert_eq!(left.lines().len(), 1, "{left:?}");
    assert_eq!(left.lines()[0]["status"], "surplus");
    let name = home.say("accounts get rec/one -o json --jq .name").expect(0).out;
    assert_eq!(name.trim(), "One's; \"new\" $(name)");
    home.say("accounts reconcile book.csv --key external_ref --account rec/four --exit-code").expect(11);
}

#[test]
fn a_key_that_two_have_is_for_a_person_to_look_at() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.write(
        "customers.csv",
        "parent,slug,name,tax_id,owner_email,roles,levels\n\
         ,amb,Reseller,,r@amb.example,account-admin,3\n\
         amb,one,One,11.222.333/0001-81,one@amb.example,,\n\
         amb,two,Two,11.222.333/0001-81,two@amb.example,,\n",
    );
    home.say("accounts import customers.csv").expect(0);
    home.write(
        "book.csv",
        "tax_id,name\n11222333000181,One\n00.000.000/0001-91,Twice\n00000000000191,Again\n",
    );
    let found = home.say("accounts reconcile book.csv --account amb -o ndjson").expect(0);
    let told: Vec<String> = found
        .lines()
        .iter()
        .map(|f| format!("{} {} {}", f["status"].as_str().unwrap(), f["line"], f["note"]))
        .collect();
    assert_eq!(
        told,
        [
            "ambiguous 2 \"amb/one has the key, too\"",
            "ambiguous 3 \"the key stands in lines 3, 4\"",
            "ambiguous 4 \"the key stands in lines 3, 4\"",
        ],
        "{found:?}"
    );
    let refused = home.say("accounts reconcile book.csv --key external_ref --account amb").expect(7);
    assert!(refused.err.contains("the header lacks the column of the key"), "{}", refused.err);
}
