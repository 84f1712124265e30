//! A person whom the operator blocks (Rule U5), while the platform serves.

use serde_json::{Value, json};

use crate::{
    support::site::Site,
    upkeep::{done, run, said},
    words,
};

const OWNER: &str = "owner@acme.example";

#[test]
fn u5_a_blocked_person_is_out_everywhere_and_accounts_see_no_reason() {
    for site in [Some(Site::sqlite()), Site::postgres()].into_iter().flatten() {
        let server = site.serve_with_mails();
        let admin = site.administrator(&server);
        let body =
            json!({ "slug": "acme", "name": "Acme", "owner": { "email": OWNER }, "roles": ["user-admin"] });
        let made = admin.must("POST", "/accounts/self/accounts", "u5-acme", &body);
        let acme = made["account"]["id"].as_str().unwrap().to_owned();
        let owner = site.newcomer(&server, OWNER);
        let invited = json!({ "email": "ana@acme.example", "groups": [{ "group": "admin" }] });
        owner.must("POST", "/accounts/self/users/invite", "u5-ana", &invited);
        let ana = site.newcomer(&server, "ana@acme.example");

        let hand = |verb: &str, who: &str| {
            let mut words = words!["users", verb, who];
            words.extend(site.place());
            words
        };
        let nobody = run(&hand("block", "nobody@acme.example"));
        assert_eq!(nobody.status.code(), Some(5), "{}", said(&nobody));
        assert!(said(&nobody).contains("user_not_found"), "{}", said(&nobody));
        let last = run(&hand("block", "admin@crontech.localhost"));
        assert_eq!(last.status.code(), Some(6), "{}", said(&last));
        let wrong = run(&hand("block", "no address"));
        assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong));

        let blocked = done(&hand("block", "Ana@acme.example"));
        assert_eq!((&blocked["status"], &blocked["blocked"]), (&json!("updated"), &json!(true)));
        assert_eq!(done(&hand("block", "ana@acme.example"))["status"], "unchanged");
        assert_eq!(ana.get("/me").status, 401, "every token at once");
        let member = |caller: &crate::support::wire::Caller| {
            caller.get("/accounts/self/users/ana@acme.example").json()
        };
        assert_eq!(member(&owner)["status"], "revoked");
        let told: Value = owner.get("/accounts/self/audit?limit=500").json();
        assert!(!told.to_string().contains("block"), "{told}");
        let above = admin.get(&format!("/accounts/{acme}/users?filter=status:active")).json();
        assert_eq!(above["items"].as_array().unwrap().len(), 1, "{above}");
        let told = admin.get("/accounts/self/audit?filter=action:users:block").json();
        assert_eq!(told["items"].as_array().unwrap().len(), 1, "{told}");
        assert_eq!(
            (&told["items"][0]["target"], &told["items"][0]["actor"]["kind"]),
            (&blocked["user"], &json!("system"))
        );

        // By the id, too; what the person was given is there again, the sessions are not.
        let unblocked = done(&hand("unblock", blocked["user"].as_str().unwrap()));
        assert_eq!((&unblocked["status"], &unblocked["blocked"]), (&json!("updated"), &json!(false)));
        assert_eq!(member(&owner)["status"], "active");
        assert_eq!(ana.get("/me").status, 401);
        let again = site.sign_in_again(&server, "ana@acme.example");
        assert_eq!(again.get("/me").status, 200);

        // An account that asks again for whom it sees as revoked is answered as for anybody.
        done(&hand("block", "ana@acme.example"));
        let again = owner.must("POST", "/accounts/self/users/invite", "u5-again", &invited);
        assert_eq!((&again["status"], &again["user"]["status"]), (&json!("created"), &json!("invited")));
        server.stop();
    }
}
