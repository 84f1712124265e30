//! Wrong bodies of every body type that the route table has (rule S3): each is refused with its place, in words for people.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use server::routes::{BASE, ROUTES, Route, Shape};
use testkit::{LivePlatform, Options};

/// What belongs to the program and never into an answer; names of our types come on top.
const OF_THE_PROGRAM: &[&str] = &[
    "struct",
    "enum",
    "variant",
    "tuple",
    "sequence",
    "expected",
    "invalid type",
    "invalid value",
    "invalid length",
    "i8",
    "i16",
    "i32",
    "i64",
    "u8",
    "u16",
    "u32",
    "u64",
    "f32",
    "f64",
    "bool",
    "Option",
    "Vec",
    "::",
    "a map",
    "EOF",
];

/// The schemas of a route's body and of all that it refers to.
fn schemas(shape: &Shape) -> (Value, BTreeMap<String, Value>) {
    let mut others = Vec::new();
    (shape.others)(&mut others);
    let others =
        others.into_iter().map(|(name, schema)| (name, serde_json::to_value(schema).unwrap())).collect();
    (serde_json::to_value((shape.schema)()).unwrap(), others)
}

/// Every schema that a value may have, references followed.
fn choices<'a>(schema: &'a Value, others: &'a BTreeMap<String, Value>) -> Vec<&'a Value> {
    if let Some(name) = schema["$ref"].as_str() {
        return choices(&others[name.rsplit('/').next().unwrap()], others);
    }
    let several = ["oneOf", "anyOf", "allOf"].iter().find_map(|key| schema[*key].as_array());
    several.map_or_else(|| vec![schema], |all| all.iter().flat_map(|one| choices(one, others)).collect())
}

/// Bodies around a hole, each with the pointer of the hole: one for each field at any depth.
fn holes(schema: &Value, others: &BTreeMap<String, Value>) -> BTreeMap<String, Box<dyn Fn(Value) -> Value>> {
    let mut found: BTreeMap<String, Box<dyn Fn(Value) -> Value>> = BTreeMap::new();
    for choice in choices(schema, others) {
        for (name, field) in choice["properties"].as_object().into_iter().flatten() {
            let own = name.clone();
            found.insert(format!("/{name}"), Box::new(move |value| json!({ own.clone(): value })));
            for (inner, body) in holes(field, others) {
                let own = name.clone();
                found.insert(
                    format!("/{name}{inner}"),
                    Box::new(move |value| json!({ own.clone(): body(value) })),
                );
            }
        }
        if let Some(items) = choice.get("items") {
            found.insert("/0".to_owned(), Box::new(|value| json!([value])));
            for (inner, body) in holes(items, others) {
                found.insert(format!("/0{inner}"), Box::new(move |value| json!([body(value)])));
            }
        }
        if choice["additionalProperties"].is_object() {
            found.insert("/sub_accounts".to_owned(), Box::new(|value| json!({ "sub_accounts": value })));
        }
    }
    found
}

fn send(platform: &LivePlatform, token: &str, account: &str, route: &Route, body: &Value) -> (u16, Value) {
    let mut path = route.path.replace("{a}", account);
    for name in route.path_parameters() {
        path = path.replace(&format!("{{{name}}}"), "viewer");
    }
    let query = if route.operation.writes { "?dry_run=true" } else { "" };
    let answer = platform.call(token, route.verb.as_str(), &format!("{path}{query}"), Some(body));
    let answer = answer.unwrap();
    (answer.status, answer.json())
}

fn check_words(told: &Value, types: &[String], what: &str) {
    assert_eq!(told["code"], "invalid", "{what}: {told}");
    let faults = told["errors"].as_array().unwrap();
    assert!(!faults.is_empty(), "{what}: {told}");
    let texts = faults.iter().map(|fault| fault["detail"].as_str().unwrap()).chain(told["detail"].as_str());
    for text in texts {
        let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric() && c != ':').collect();
        let named = |name: &str| words.contains(&name) || (name.contains([' ', ':']) && text.contains(name));
        for name in OF_THE_PROGRAM.iter().copied().chain(types.iter().map(String::as_str)) {
            assert!(!named(name), "{what}: `{name}` in: {text}");
        }
        assert!(text.ends_with('.'), "{what}: {text}");
    }
    for fault in faults {
        assert!(fault["code"].as_str().is_some_and(|code| !code.is_empty()), "{what}: {told}");
    }
}

#[test]
fn s3_a_wrong_body_is_told_with_its_place_and_in_words_whatever_the_route() {
    let platform = LivePlatform::start(Options::default()).unwrap();
    let token = platform.administrator().unwrap();
    // Some things are done to an account from above alone.
    let below = super::account("acme", "owner@acme.example", "acme.localhost");
    let made = platform.call(&token, "POST", "/accounts/self/accounts", Some(&below)).unwrap().json();
    let account = made["account"]["id"].as_str().unwrap();
    let bodies: Vec<(&Route, Shape)> = ROUTES.iter().filter_map(|route| Some((route, route.body?))).collect();
    assert!(bodies.len() > 15, "the routes with a body were not found");
    let mut types: Vec<String> = Vec::new();
    for (_, shape) in &bodies {
        types.push((shape.name)().into_owned());
        types.extend(schemas(shape).1.into_keys());
    }
    // A name of one word, such as `Role`, is a word of the language, too.
    types.retain(|name| name.chars().filter(char::is_ascii_uppercase).count() > 1);
    assert!(types.iter().any(|name| name == "OwnerInvite"), "{types:?}");
    for (route, shape) in &bodies {
        let name = format!("{} {BASE}{}", route.verb.as_str(), route.path);
        for body in [json!([]), json!([1]), json!("x"), json!(1), json!(true)] {
            let (status, told) = send(&platform, &token, account, route, &body);
            assert_eq!((status, &told["errors"][0]["pointer"]), (422, &json!("")), "{name} {body}: {told}");
            check_words(&told, &types, &name);
        }
        let (schema, others) = schemas(shape);
        let holes = holes(&schema, &others);
        assert!(!holes.is_empty(), "{name}: no fields found in {schema}");
        for (pointer, body) in &holes {
            let mut refused = 0;
            let wrong = [
                json!(true),
                json!(-1),
                json!(1.5),
                json!("\u{1}"),
                json!([1]),
                json!(["a", "b"]),
                json!({ "no": 1 }),
            ];
            for value in wrong {
                let body = body(value);
                let what = format!("{name} {body}");
                let (status, told) = send(&platform, &token, account, route, &body);
                if status == 422 {
                    check_words(&told, &types, &what);
                    refused +=
                        usize::from(told["errors"][0]["pointer"].as_str().unwrap().starts_with(pointer));
                }
            }
            assert!(refused >= 4, "{name}: {pointer} takes anything, or is not named: {refused}");
        }
    }
}
