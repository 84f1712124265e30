//! The OpenAPI 3.1 document, made of the route table and of the contract's types. It names no brand.

use std::{collections::BTreeMap, sync::LazyLock};

use api::problem::Problem;
use serde_json::{Map, Value, json};
use utoipa::{PartialSchema, ToSchema};

use crate::{
    problem,
    routes::{BASE, Gives, ROUTES, Route, Shape, shape},
};

static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
    let mut text = serde_json::to_string_pretty(&build()).unwrap_or_default();
    text.push('\n');
    text
});

/// The document as JSON text.
#[must_use]
pub fn document() -> &'static str {
    &DOCUMENT
}

fn build() -> Value {
    let mut schemas = Schemas::default();
    schemas.add("Problem".to_owned(), Problem::schema(), Problem::schemas);
    let mut paths: BTreeMap<String, Map<String, Value>> = BTreeMap::new();
    for route in ROUTES {
        let operation = describe(route, &mut schemas);
        let path = route.path.replace("{a}", "{account}");
        paths.entry(path).or_default().insert(route.verb.as_str().to_ascii_lowercase(), operation);
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Platform API", "version": "1" },
        "servers": [{ "url": BASE }],
        "security": [{ "bearer": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer", "bearerFormat": "JWT" } },
            "schemas": schemas.0,
        },
    })
}

#[derive(Default)]
struct Schemas(BTreeMap<String, Value>);

impl Schemas {
    fn add(
        &mut self,
        name: String,
        schema: utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>,
        others: fn(&mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::schema::Schema>)>),
    ) -> Value {
        let mut found = Vec::new();
        others(&mut found);
        found.push((name.clone(), schema));
        for (name, schema) in found {
            self.0.entry(name).or_insert_with(|| serde_json::to_value(schema).unwrap_or_default());
        }
        json!({ "$ref": format!("#/components/schemas/{name}") })
    }

    fn of(&mut self, shape: &Shape) -> Value {
        self.add((shape.name)().into_owned(), (shape.schema)(), shape.others)
    }
}

fn describe(route: &Route, schemas: &mut Schemas) -> Value {
    let mut parameters: Vec<Value> = route
        .path_parameters()
        .map(|name| {
            let name = if name == "a" { "account" } else { name };
            json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } })
        })
        .collect();
    parameters.extend(route.parameters().map(|name| {
        let kind = if name == "limit" { "integer" } else { "string" };
        json!({ "name": name, "in": "query", "schema": { "type": kind } })
    }));
    if route.path.contains("{a}") {
        parameters.push(json!({ "name": "Acting-Account", "in": "header", "schema": { "type": "string" } }));
    }
    if route.operation.writes {
        parameters.push(json!({ "name": "dry_run", "in": "query", "schema": { "type": "boolean" } }));
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": true,
            "schema": { "type": "string", "minLength": 1, "maxLength": 255 },
        }));
        parameters.push(json!({ "name": "If-Match", "in": "header", "schema": { "type": "string" } }));
    }
    let mut operation = json!({
        "operationId": route.operation.name,
        "summary": route.summary,
        "parameters": parameters,
        "responses": {
            "2XX": { "description": "Done", "content": answer(route, schemas) },
            "default": {
                "description": "Refused",
                "content": { (problem::MEDIA_TYPE): { "schema": { "$ref": "#/components/schemas/Problem" } } },
            },
        },
    });
    if let Some(permission) = route.operation.permission {
        operation["x-permission"] = json!(permission.as_str());
    }
    if let Some(action) = route.audit_action() {
        operation["x-audit-action"] = json!(action);
    }
    if let Some(body) = &route.body {
        let schema = schemas.of(body);
        operation["requestBody"] =
            json!({ "required": true, "content": { "application/json": { "schema": schema } } });
    }
    operation
}

fn answer(route: &Route, schemas: &mut Schemas) -> Value {
    let change = json!({
        "type": "object",
        "required": ["status", "request_id"],
        "properties": {
            "status": { "type": "string", "enum": ["created", "updated", "unchanged", "deleted", "planned"] },
            "request_id": { "type": "string" },
            "warnings": { "type": "array", "items": schemas.of(&shape::<api::change::Warning>()) },
        },
    });
    match &route.gives {
        Gives::One(shape) => json!({ "application/json": { "schema": schemas.of(shape) } }),
        Gives::Lines => json!({ "application/x-ndjson": { "schema": { "type": "object" } } }),
        Gives::Done => json!({ "application/json": { "schema": change } }),
        Gives::Change(shape) => {
            let of = schemas.of(shape);
            json!({ "application/json": { "schema": { "allOf": [change, of] } } })
        }
        Gives::List(shape) => {
            let item = schemas.of(shape);
            json!({
                "application/json": { "schema": {
                    "type": "object",
                    "required": ["items", "next_cursor", "complete"],
                    "properties": {
                        "items": { "type": "array", "items": item },
                        "next_cursor": { "type": ["string", "null"] },
                        "complete": { "type": "boolean" },
                    },
                } },
                "application/x-ndjson": { "schema": item },
            })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn references(value: &Value, found: &mut Vec<String>) {
        match value {
            Value::Object(map) => {
                for (name, inner) in map {
                    match (name.as_str(), inner) {
                        ("$ref", Value::String(to)) => found.push(to.clone()),
                        _ => references(inner, found),
                    }
                }
            }
            Value::Array(items) => items.iter().for_each(|i| references(i, found)),
            _ => {}
        }
    }

    #[test]
    fn s3_the_document_has_every_route_once_and_every_reference_leads_somewhere() {
        let document: Value = serde_json::from_str(document()).unwrap();
        let described: usize =
            document["paths"].as_object().unwrap().values().map(|p| p.as_object().unwrap().len()).sum();
        assert_eq!(described, ROUTES.len());
        let mut found = Vec::new();
        references(&document, &mut found);
        assert!(!found.is_empty());
        for reference in found {
            let name = reference.strip_prefix("#/components/schemas/").unwrap();
            assert!(document["components"]["schemas"].get(name).is_some(), "{reference} leads nowhere");
        }
    }

    #[test]
    fn iso_2_the_document_names_no_brand() {
        assert!(!document().to_lowercase().contains("crontech"));
    }
}
