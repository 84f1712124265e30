//! ISO-5: no input type takes a field that it does not own.

use crontech_server::routes::{ROUTES, Verb};
use serde_json::{Value, json};

use super::{endpoints::Row, stage::Stage};

/// What a caller would like to slip in.
const SMUGGLED: [&str; 20] = [
    "account",
    "acting",
    "created_at",
    "id",
    "is_owner",
    "levels",
    "limits",
    "membership",
    "owner",
    "parent",
    "path",
    "permissions",
    "prices",
    "role",
    "roles",
    "seq",
    "status",
    "tenant",
    "updated_at",
    "user",
];

/// The pointers of every object in a value.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            found.push(at.to_owned());
            fields.iter().for_each(|(name, inner)| objects(inner, &format!("{at}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, inner)| objects(inner, &format!("{at}/{i}"), found))
        }
        _ => {}
    }
}

/// A new account with a tenant of its own, so that the choice of one is tried, too.
fn widen(body: &mut Value) {
    match body {
        Value::Object(fields) if fields.contains_key("slug") => {
            let tenant = json!({ "mode": "new", "name": "Slipped", "domain": "slipped.localhost", "color": "#204080" });
            fields.insert("tenant".to_owned(), tenant);
        }
        Value::Object(fields) => fields.values_mut().for_each(widen),
        Value::Array(items) => items.iter_mut().for_each(widen),
        _ => {}
    }
}

#[test]
fn iso_5_no_input_takes_a_field_that_it_does_not_own() {
    let stage = Stage::new().unwrap();
    let mut tried = 0;
    for route in ROUTES.iter().filter(|route| route.body.is_some()) {
        let Some(row) = Row::of(route) else { continue };
        let sample = row.sample(&stage, &stage.customer, &stage.customer).unwrap();
        let mut body =
            sample.body.unwrap_or_else(|| panic!("{}: it takes a body, and its sample has none", row.route));
        widen(&mut body);
        let before = stage.snapshot(None, false).unwrap();
        let mut all = Vec::new();
        objects(&body, "", &mut all);
        for at in all {
            let owned =
                row.owns.iter().find(|(pointer, _)| *pointer == at).map_or(&[][..], |(_, fields)| *fields);
            for field in SMUGGLED.iter().filter(|field| !owned.contains(field)) {
                let mut body = body.clone();
                body.pointer_mut(&at).unwrap()[field] = json!(stage.neighbour);
                let answer = stage.world.call(&stage.above, row.method(), &sample.path, Some(&body)).unwrap();
                assert_eq!(answer.status, 422, "{} took {at}/{field}: {}", row.route, answer.text());
                tried += 1;
            }
        }
        assert_eq!(
            before,
            stage.snapshot(None, false).unwrap(),
            "{}: a refused field changed something",
            row.route
        );
    }
    assert!(tried > 300, "{tried} fields tried");
}

#[test]
fn iso_5_no_route_takes_a_parameter_that_it_does_not_own() {
    let stage = Stage::new().unwrap();
    for route in ROUTES {
        let Some(row) = Row::of(route) else { continue };
        let sample = row.sample(&stage, &stage.customer, &stage.customer).unwrap();
        let and = if sample.path.contains('?') { '&' } else { '?' };
        for name in ["account", "tenant", "owner", "parent", "acting", "principal", "user"] {
            let path = format!("{}{and}{name}={}", sample.path, stage.neighbour);
            let answer = stage.world.call(&stage.above, row.method(), &path, sample.body.as_ref()).unwrap();
            assert_eq!(answer.status, 422, "{} took {name}: {}", row.route, answer.text());
        }
        // A dry run is for changes.
        if route.verb == Verb::Get {
            let path = format!("{}{and}dry_run=true", sample.path);
            let answer = stage.world.call(&stage.above, "GET", &path, None).unwrap();
            assert_eq!(answer.status, 422, "{}: {}", row.route, answer.text());
        }
    }
}
