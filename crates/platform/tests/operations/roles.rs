//! Account roles (Rule A4).

use api::problem::Code;
use platform::{
    accounts::get,
    roles::{grant, revoke},
};
use serde_json::{Value, json};

use crate::common::{World, reseller};

async fn roles(world: &World, id: api::id::AccountId) -> Vec<String> {
    let seen = world.ask(&world.admin, &get::OPERATION).on(id).run().await.unwrap().body;
    seen["roles"].as_array().unwrap().iter().map(|r| r.as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn a4_a_role_is_given_only_where_the_parent_may_give_it() {
    for world in World::all().await {
        let body = json!({ "roles": ["account-admin", "user-admin"], "owner": { "email": "o@acme.com" } });
        let acme = world.account(&world.admin, world.master, "acme", body).await;
        let owner = world.accept("o@acme.com").await;
        let store = world.account(&owner, acme, "store", json!({ "roles": ["user-admin"] })).await;
        for (role, missing) in [("tenant-admin", "subaccount-tenant"), ("account-admin", "subaccount-admin")]
        {
            // Whoever acts: the owner of the parent, or somebody above who holds everything.
            for actor in [&owner, &world.admin] {
                let problem = world
                    .ask(actor, &grant::OPERATION)
                    .on(store)
                    .param("role", role)
                    .run()
                    .await
                    .unwrap_err();
                assert_eq!(problem.known_code(), Some(Code::RoleNotGrantable));
                assert!(
                    problem.detail.contains(missing) && problem.detail.contains("A4"),
                    "{}",
                    problem.detail
                );
            }
            let body = json!({ "roles": [role] });
            let problem = world.create(&owner, acme, "other", body).await.unwrap_err();
            assert_eq!(problem.known_code(), Some(Code::RoleNotGrantable));
        }
    }
}

#[tokio::test]
async fn a4_taking_a_role_takes_it_from_the_whole_tree_and_giving_it_back_restores() {
    for world in World::all().await {
        let acme = world.account(&world.admin, world.master, "acme", reseller()).await;
        let sub = world.account(&world.admin, acme, "sub", reseller()).await;
        let leaf = world
            .account(&world.admin, sub, "leaf", json!({ "roles": ["user-admin", "tenant-admin"] }))
            .await;
        let before = roles(&world, leaf).await;
        assert_eq!(before, ["tenant-admin", "user-admin"]);
        let change =
            |operation, role: &'static str| world.ask(&world.admin, operation).on(acme).param("role", role);
        let taken = change(&revoke::OPERATION, "subaccount-tenant").run().await.unwrap();
        assert_eq!(taken.body["status"], "updated");
        assert_eq!(roles(&world, leaf).await, ["user-admin"]);
        let again = change(&revoke::OPERATION, "subaccount-tenant").run().await.unwrap();
        assert_eq!(again.body["status"], Value::from("unchanged"));
        change(&grant::OPERATION, "subaccount-tenant").run().await.unwrap();
        assert_eq!(roles(&world, leaf).await, before);
    }
}

#[tokio::test]
async fn a4_the_parent_of_a_new_account_holds_account_admin_whoever_acts() {
    for world in World::all().await {
        let plain = world.account(&world.admin, world.master, "plain", json!({})).await;
        let problem = world.create(&world.admin, plain, "below", json!({})).await.unwrap_err();
        assert_eq!(problem.known_code(), Some(Code::RoleNotGrantable));
        assert!(problem.detail.contains("account-admin"), "{}", problem.detail);
    }
}
