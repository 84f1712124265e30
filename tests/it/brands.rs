//! `cron tenants brand grants`: an owner lets an account below change parts of its brand.

use crate::support::{dev::Dev, home::Home};

#[test]
fn t7_an_owner_lets_an_account_change_parts_of_its_brand() {
    let platform = Dev::shared();
    let home = Home::with_token(&platform.url, &platform.token());
    home.say("tenants create brands-it --domain brands-it.localhost").expect(0);
    home.say("accounts create brand-shop --name Shop --owner-email o@brand-shop.example --tenant brands-it")
        .expect(0);
    let none = home.say("tenants brand adjust --color #204080 --account brand-shop").expect(4);
    assert!(none.err.contains("`color`"), "{}", none.err);
    let set = "tenants brand grants set brands-it brand-shop --attribute color,on-color";
    let done = home.say(set).expect(0);
    assert!(done.err.contains("brand-shop may change color, on-color of brands-it"), "{}", done.err);
    let table = home.say("tenants brand grants list brands-it").expect(0).out;
    assert!(table.contains("MAY CHANGE") && table.contains("brand-shop"), "{table}");
    let used = home.say("tenants brand used brand-shop -o json").expect(0).json();
    assert_eq!(used["adjustable"], serde_json::json!(["color", "on_color"]));
    home.say("tenants brand adjust --color #204080 --account brand-shop").expect(0);
    let shown = home.say("tenants brand show brands-it -o json --jq .color").expect(0).out;
    assert_eq!(shown.trim(), "#204080");
    home.say("tenants brand grants remove brands-it brand-shop").expect(0);
    home.say("tenants brand adjust --color #802040 --account brand-shop").expect(4);
    home.say("tenants brand grants set brands-it nobody --attribute color").expect(5);
    home.say("tenants brand grants set brands-it brand-shop --attribute paper").expect(2);
}
