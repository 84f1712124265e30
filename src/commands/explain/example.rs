//! An example of a noun: a value of its schema, with what one meets in the documentation.

use serde_json::{Map, Value, json};

use super::{
    nouns::Noun,
    schema::{Schemas, Shape as _, forms, has_type},
};

/// What stands in the random part of every id.
const ID: &str = "7kq3m1v9c2xw5r8t0b4n6p1yq8";
const MOMENT: &str = "2026-11-20T12:14:00Z";

/// The values of fields by name, where the type alone says too little.
const KNOWN: &[(&str, &str)] = &[
    ("action", "accounts:create"),
    ("address", "203.0.113.7"),
    ("because", "group admin, reach subtree, in acme"),
    ("code", "account_not_found"),
    ("color", "#0a7d55"),
    ("description", "Reads everything, changes nothing"),
    ("detail", "There is no account `acne`."),
    ("domain", "portal.acme.example"),
    ("email", "ana@acme.example"),
    ("external_ref", "erp-00192"),
    ("hint", "Did you mean `acme`?"),
    ("legal_name", "Acme Revenda Ltda"),
    ("logo_url", "https://portal.acme.example/brand/logo.png"),
    ("name", "Acme"),
    ("on_color", "#ffffff"),
    ("owner", "."),
    ("parent", "."),
    ("path", "acme"),
    ("pointer", "/name"),
    ("record_name", "_domain-proof.portal.acme.example"),
    ("record_value", "proof=7kq3m1v9"),
    ("request_id", "req_7kq3m1v9c2xw5r8t0b4n6p1yq8"),
    ("rule", "G1"),
    ("slug", "acme"),
    ("target", "acc_7kq3m1v9c2xw5r8t0b4n6p1yq8"),
    ("tax_id", "12.ABC.345/01DE-35"),
    ("title", "Not found"),
    ("type", "about:blank"),
];

/// An example of what an answer holds.
pub(super) fn of_noun(schemas: &Schemas, noun: &Noun) -> Value {
    let mut example = Map::new();
    if noun.printed {
        example.insert("schema".to_owned(), json!(crate::output::schema(noun.name)));
    }
    if let Value::Object(fields) = value(schemas, noun.name, noun.answer.schema(schemas), 0) {
        example.extend(fields);
    }
    Value::Object(example)
}

fn value(schemas: &Schemas, name: &str, schema: &Value, depth: usize) -> Value {
    let schema = schemas.resolved(schema);
    if depth > 5 {
        return Value::Null;
    }
    if let Some(parts) = schema["allOf"].as_array() {
        let parts = parts.iter().rev().map(|part| value(schemas, name, part, depth));
        return parts.fold(json!({}), |mut all, part| {
            if let (Value::Object(all), Value::Object(part)) = (&mut all, part) {
                all.extend(part);
            }
            all
        });
    }
    if let Some(first) = forms(schema).and_then(|forms| forms.first().copied()) {
        return value(schemas, name, first, depth);
    }
    if let Some(first) = schema["enum"].as_array().and_then(|values| values.first()) {
        // Of a state or a kind, the one that is met most.
        let mut values = schema["enum"].as_array().into_iter().flatten();
        let usual = values.find(|value| **value == "active" || **value == "users");
        return usual.unwrap_or(first).clone();
    }
    if let Some(properties) = schema["properties"].as_object() {
        let fields = properties.iter().map(|(name, property)| {
            let deeper = depth + 1;
            (name.clone(), value(schemas, name, property, deeper))
        });
        // What would begin an endless example is left out.
        let fields: Map<String, Value> = fields.filter(|(_, value)| !value.is_null()).collect();
        return if fields.is_empty() { Value::Null } else { Value::Object(fields) };
    }
    if has_type(schema, "array") {
        let item = value(schemas, name.trim_end_matches('s'), &schema["items"], depth + 1);
        return if item.is_null() { json!([]) } else { json!([item]) };
    }
    if has_type(schema, "object") {
        return match schemas.resolved(&schema["additionalProperties"]) {
            of if has_type(of, "integer") => json!({ "users": 50 }),
            of if has_type(of, "string") => json!({ "region": "sul" }),
            _ => json!({}),
        };
    }
    scalar(name, schema)
}

fn scalar(name: &str, schema: &Value) -> Value {
    if has_type(schema, "boolean") {
        return json!(name == "owner" || name == "primary" || name == "allowed");
    }
    if has_type(schema, "integer") {
        return match name {
            "max" => json!(50),
            "used" => json!(12),
            "status" => json!(404),
            _ => json!(3),
        };
    }
    if !has_type(schema, "string") {
        return json!({ "name": "Acme" });
    }
    if schema["format"] == "date-time" {
        return json!(MOMENT);
    }
    if let Some((kind, _)) = schema["pattern"].as_str().and_then(|p| p.strip_prefix('^')?.split_once('_')) {
        return json!(format!("{kind}_{ID}"));
    }
    if let Some((_, text)) = KNOWN.iter().find(|(known, _)| *known == name) {
        return json!(text);
    }
    // What is told begins with a value, such as `done` or `grp_…`.
    let told = schema["description"].as_str().and_then(|told| told.strip_prefix('`')?.split_once('`'));
    match told.map(|(value, _)| (value, value.strip_suffix('…'))) {
        Some((_, Some(kind))) => json!(format!("{kind}{ID}")),
        Some((value, None)) => json!(value),
        None => json!("text"),
    }
}
