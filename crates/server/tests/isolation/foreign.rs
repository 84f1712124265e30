//! ISO-3: an id of somebody else's is answered as one that was never issued, in status, header fields and body.

use anyhow::Result;
use api::id::{
    AccessRequestId, AccountId, ClientId, DomainId, GroupId, MembershipId, PlanId, SessionId, TenantId,
    UserId,
};
use crontech_server::routes::ROUTES;
use serde_json::{Value, json};

use super::{
    endpoints::{Row, Sample},
    mask::Mask,
    stage::Stage,
};

fn unknown(stage: &Stage, prefix: &str) -> String {
    let mut bytes = [0x5a; 16];
    bytes[..8].copy_from_slice(&stage.world.number().to_be_bytes());
    match prefix {
        "acc" => AccountId::from_bytes(bytes).to_string(),
        "ten" => TenantId::from_bytes(bytes).to_string(),
        "dom" => DomainId::from_bytes(bytes).to_string(),
        "usr" => UserId::from_bytes(bytes).to_string(),
        "mem" => MembershipId::from_bytes(bytes).to_string(),
        "grp" => GroupId::from_bytes(bytes).to_string(),
        "pln" => PlanId::from_bytes(bytes).to_string(),
        "ses" => SessionId::from_bytes(bytes).to_string(),
        "ask" => AccessRequestId::from_bytes(bytes).to_string(),
        "cli" => ClientId::from_bytes(bytes).to_string(),
        other => panic!("no ids begin with {other}"),
    }
}

/// What the customer's owner is told.
fn told(stage: &Stage, method: &str, sample: &Sample) -> Result<String> {
    let answer = stage.world.call(&stage.owner, method, &sample.path, sample.body.as_ref())?;
    assert!(
        (400..500).contains(&answer.status),
        "{method} {}: {} {}",
        sample.path,
        answer.status,
        answer.text()
    );
    Ok(Mask::new(stage.world.platform.address.port()).answer(&answer))
}

fn compare(stage: &Stage, method: &str, known: &Sample, id: &str, foreign: &[String]) -> Result<()> {
    let put = |other: &str| -> Result<Sample> {
        let body = known
            .body
            .as_ref()
            .map(|b| serde_json::from_str(&b.to_string().replace(id, other)))
            .transpose()?;
        Ok(Sample { path: known.path.replace(id, other), body })
    };
    let unknown = put(&unknown(stage, &id[..3]))?;
    let expected = told(stage, method, &unknown)?;
    for other in foreign {
        let put = put(other)?;
        assert_eq!(told(stage, method, &put)?, expected, "{method} {}", put.path);
    }
    Ok(())
}

#[test]
fn iso_3_a_foreign_id_in_a_path_is_an_unknown_one() {
    let stage = Stage::new().unwrap();
    let others = [stage.reseller.clone(), stage.neighbour.clone(), stage.rival.clone()];
    let mut compared = 0;
    for route in ROUTES.iter().filter(|route| route.path.contains('{')) {
        let Some(row) = Row::of(route) else { continue };
        let customer = stage.customer.clone();
        let own = row.sample(&stage, &customer, &customer).unwrap();
        if row.path().contains("{a}") {
            compare(&stage, row.method(), &own, &customer, &others)
                .unwrap_or_else(|e| panic!("{}: {e:#}", row.route));
        }
        // The ids further on in the path: those of the same place in a neighbour's and in the parent's own request.
        let of_others: Vec<Sample> = [&stage.neighbour, &stage.reseller]
            .into_iter()
            .map(|other| row.sample(&stage, other, other).unwrap())
            .collect();
        for (at, part) in own.path.split('/').enumerate() {
            if api::id::looks_like_id(part) && part != customer {
                let foreign: Vec<String> =
                    of_others.iter().filter_map(|o| o.path.split('/').nth(at).map(str::to_owned)).collect();
                compare(&stage, row.method(), &own, part, &foreign)
                    .unwrap_or_else(|e| panic!("{}: {e:#}", row.route));
                compared += 1;
            }
        }
    }
    assert!(compared >= 15, "{compared} ids beside the account's");
}

#[test]
fn iso_3_a_foreign_id_in_a_body_or_a_header_is_an_unknown_one() {
    let stage = Stage::new().unwrap();
    let neighbour = stage.neighbour.clone();
    let grants = |group: &str| json!([{ "group": group }]);
    let invite = |group: &str| json!({ "email": "new@people.example", "groups": grants(group) });
    let create = |tenant: &str| {
        json!({ "slug": "foreign", "name": "Foreign", "owner": { "email": "f@people.example" },
                "tenant": { "mode": "assigned", "tenant": tenant } })
    };
    let (group, tenant, member) = (
        stage.group(&neighbour).unwrap(),
        stage.tenant(&neighbour).unwrap(),
        stage.member(&neighbour).unwrap(),
    );
    let person = stage.person(&neighbour).unwrap();
    let (plan, planned) = (stage.plan(&neighbour).unwrap(), format!("/accounts/{}/plan", stage.sub));
    let of_plan = |plan: &str| json!({ "slug": "foreign", "name": "Foreign", "owner": { "email": "f@people.example" }, "plan": plan });
    let above = stage.plan(&stage.reseller).unwrap();
    let cases: Vec<(&str, &str, Value, &str)> = vec![
        ("PUT", planned.as_str(), json!({ "plan": plan }), &plan),
        ("PUT", planned.as_str(), json!({ "plan": above }), &above),
        ("POST", "/accounts/self/accounts", of_plan(&above), &above),
        ("POST", "/accounts/self/users/invite", invite(&group), &group),
        ("POST", "/accounts/self/clients", json!({ "name": "Robot", "groups": grants(&group) }), &group),
        ("POST", "/accounts/self/users/link", json!({ "user": person, "groups": grants("viewer") }), &person),
        ("POST", "/accounts/self/accounts", create(&tenant), &tenant),
        ("POST", "/accounts/self/can", json!({ "action": "accounts:read", "member": member }), &member),
    ];
    for (method, path, body, id) in cases {
        let own = Sample { path: path.to_owned(), body: Some(body) };
        compare(&stage, method, &own, id, &[id.to_owned()]).unwrap_or_else(|e| panic!("{path}: {e:#}"));
    }
    let sub = stage.sub.clone();
    let own = Sample { path: format!("/accounts/{sub}/move"), body: Some(json!({ "parent": neighbour })) };
    compare(&stage, "POST", &own, &neighbour, std::slice::from_ref(&neighbour)).unwrap();

    let acting = |id: &str| {
        let ask =
            stage.world.ask("GET", "brand.localhost", "/accounts/self", None).header("Acting-Account", id);
        let answer =
            ask.bearer(&stage.world.token(&stage.owner).unwrap()).send(stage.world.platform.address).unwrap();
        assert_eq!(answer.status, 404, "{}", answer.text());
        Mask::default().answer(&answer)
    };
    for other in [&stage.neighbour, &stage.reseller, &stage.rival] {
        assert_eq!(acting(other), acting(&unknown(&stage, "acc")));
    }
}

#[test]
fn iso_3_a_foreign_name_in_a_path_is_an_unknown_one() {
    let stage = Stage::new().unwrap();
    let neighbour = stage.neighbour.clone();
    let person = stage.person(&neighbour).unwrap();
    let member = json!({ "email": "known@people.example", "groups": [{ "group": "viewer" }] });
    stage.make(&neighbour, "/users/invite", &member, "/user/id").unwrap();
    let group = json!({ "name": "Known group", "permissions": [] });
    stage.make(&neighbour, "/groups", &group, "/group/id").unwrap();
    let tenant = json!({ "name": "Known-tenant", "domain": "known.example.com" });
    stage.make(&neighbour, "/tenants", &tenant, "/tenant/id").unwrap();
    let own = stage.tenant(&stage.customer).unwrap();
    let unknown_person = unknown(&stage, "usr");
    let cases = [
        ("/accounts/self/users/", "known@people.example", "never@people.example"),
        ("/accounts/self/users/", person.as_str(), unknown_person.as_str()),
        ("/accounts/self/groups/", "Known%20group", "Never%20group"),
        ("/accounts/self/tenants/", "Known-tenant", "Never-tenant"),
        ("/accounts/self/resolve?path=", "neighbour", "nobody-is"),
        ("/accounts/self/resolve?path=", neighbour.as_str(), stage.rival.as_str()),
        ("/accounts/", "customer", "nothing1"),
    ];
    for (path, known, never) in cases {
        let ask = |name: &str| {
            let sample = Sample { path: format!("{path}{name}"), body: None };
            told(&stage, "GET", &sample).unwrap().replace(&name.replace("%20", " "), "«name»")
        };
        assert_eq!(ask(known), ask(never), "{path}{known}");
    }
    for (known, never) in [("known.example.com", "never.example.com"), ("brand.localhost", "bland.localhost")]
    {
        let remove = |name: &str| {
            let path = format!("/accounts/self/tenants/{own}/domains/{name}");
            told(&stage, "DELETE", &Sample { path, body: None }).unwrap().replace(name, "«name»")
        };
        assert_eq!(remove(known), remove(never), "{known}");
    }
}

#[test]
#[should_panic(expected = "`left == right`")]
fn iso_3_a_difference_is_found() {
    let stage = Stage::new().unwrap();
    platform::planted::plant(&stage.world.platform.core.settings, Some("403 for 404"));
    let own = Sample { path: format!("/accounts/{}", stage.customer), body: None };
    compare(&stage, "GET", &own, &stage.customer, std::slice::from_ref(&stage.neighbour)).unwrap();
}
