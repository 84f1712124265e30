//! Two processes on one PostgreSQL: what one does, the other's next request sees (Rule U5, TOK-4).

use serde_json::json;
use tokio_postgres::NoTls;

use crate::support::{
    site::{Server, Site, wait},
    wire::Caller,
};

fn sql(site: &Site, text: &str) {
    let store::testing::Address::Postgres(url) = site.address() else { panic!("this one is a file") };
    wait(async {
        let (client, connection) = tokio_postgres::connect(&url, NoTls).await.unwrap();
        let connection = tokio::spawn(connection);
        client.batch_execute(text).await.unwrap();
        drop(client);
        connection.await.unwrap().unwrap();
    });
}

fn kid(caller: &Caller) -> String {
    let header = caller.token.split('.').next().unwrap();
    let header = data_encoding::BASE64URL_NOPAD.decode(header.as_bytes()).unwrap();
    let header: serde_json::Value = serde_json::from_slice(&header).unwrap();
    header["kid"].as_str().unwrap().to_owned()
}

fn published(caller: &Caller) -> Vec<String> {
    let jwks = testkit::Ask::new("GET", &caller.host, "/oauth/jwks").send(caller.address).unwrap().json();
    let keys = jwks["keys"].as_array().unwrap();
    keys.iter().map(|key| key["kid"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn u2_a_membership_revoked_at_one_process_is_over_at_the_others_next_request() {
    let Some(site) = Site::postgres() else { return };
    let (one, other) = (site.serve_with_mails(), site.serve());
    let admin = site.administrator(&one);
    let email = "ana@members.example";
    let group = json!([{ "group": "viewer", "reach": "account" }]);
    let invite = json!({ "email": email, "groups": group });
    let invited = admin.must("POST", "/accounts/self/users/invite", "invite", &invite);
    let member = invited["user"]["id"].as_str().unwrap();
    let ana = site.newcomer(&one, email);
    // Her token was signed by one and is good at the other, over a connection that stays.
    let mut at_other = ana.at(other.address).connect().unwrap();
    for _ in 0..3 {
        let seen = at_other.send("GET", "/accounts/self", None, None).unwrap();
        assert_eq!(seen.status, 200, "{}", seen.text());
    }
    let path = format!("/accounts/self/users/{member}");
    let revoked = admin.connect().unwrap().send("DELETE", &path, Some("revoke"), None).unwrap();
    assert!(revoked.is_success(), "{}", revoked.text());
    let refused = at_other.send("GET", "/accounts/self", None, None).unwrap();
    assert!([401, 404].contains(&refused.status), "{} {}", refused.status, refused.text());
    [one, other].into_iter().for_each(Server::stop);
}

#[test]
fn tok_4_a_key_that_another_process_made_is_known_at_the_next_request() {
    let Some(site) = Site::postgres() else { return };
    let (one, other) = (site.serve(), site.serve());
    let before = site.administrator(&one);
    let at_other = before.at(other.address);
    assert_eq!(at_other.get("/me").status, 200);
    assert_eq!(published(&before), published(&at_other));

    // A month later the next process makes the next key, and publishes it before it signs.
    let month = "UPDATE signing_keys SET active_from = active_from - 31 * 86400 * 1000000::bigint";
    sql(&site, month);
    let third = site.serve();
    let at_third = before.at(third.address);
    let keys = published(&at_third);
    assert_eq!((keys.len(), &keys[0]), (2, &kid(&before)));
    assert_eq!(kid(&site.administrator(&third)), keys[0], "the next key signs before its time");
    third.stop();

    // Its time comes: what it signs is good at the processes that have never read it, and the old one stays good.
    let now = "UPDATE signing_keys SET active_from = (extract(epoch from now()) * 1000000)::bigint - 1 \
               WHERE active_from = (SELECT max(active_from) FROM signing_keys)";
    sql(&site, now);
    let fourth = site.serve();
    let after = site.administrator(&fourth);
    assert_eq!(kid(&after), keys[1]);
    for server in [&one, &other, &fourth] {
        for caller in [&after, &before] {
            let seen = caller.at(server.address).get("/me");
            assert_eq!(seen.status, 200, "{}", seen.text());
        }
    }
    assert_eq!(published(&before), keys);
    [one, other, fourth].into_iter().for_each(Server::stop);
}
