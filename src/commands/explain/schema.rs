//! Fields out of the contract's JSON Schema.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::error::Result;

/// The contract as it was when the program was built.
const CONTRACT: &str = include_str!("../../../openapi.json");
/// Where the contract's shapes refer to each other.
const SHAPES: &str = "#/components/schemas/";
/// Deeper than any shape: what refers to itself ends.
const DEEPEST: usize = 6;

/// A field of a shape.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Field {
    pub(super) name: String,
    /// Its type, as a person reads it: `string`, `time`, `list of string`, `object`.
    #[serde(rename = "type")]
    pub(super) kind: String,
    /// Whether it is always there.
    pub(super) required: bool,
    /// Whether it may be null.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub(super) nullable: bool,
    /// The only values that there are.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) values: Vec<String>,
    pub(super) about: String,
    /// The fields of an object, when they are asked for.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) fields: Vec<Field>,
    /// The schema of the object, or of a list's items.
    #[serde(skip)]
    pub(super) inner: Option<Box<Value>>,
}

/// The contract's shapes by name.
#[derive(Debug)]
pub(super) struct Schemas(Map<String, Value>);

/// What names a shape: its name, or the schema itself.
pub(super) trait Shape {
    fn schema<'a>(&'a self, schemas: &'a Schemas) -> &'a Value;
}

impl Shape for str {
    fn schema<'a>(&'a self, schemas: &'a Schemas) -> &'a Value {
        schemas.0.get(self).unwrap_or(&Value::Null)
    }
}

impl Shape for Value {
    fn schema<'a>(&'a self, _: &'a Schemas) -> &'a Value {
        self
    }
}

impl Schemas {
    /// The platform's.
    ///
    /// # Errors
    /// None in a program whose tests passed: the contract is JSON.
    pub(super) fn read() -> Result<Self> {
        #[derive(serde::Deserialize)]
        struct Document {
            components: Components,
        }
        #[derive(serde::Deserialize)]
        struct Components {
            schemas: Map<String, Value>,
        }
        let document: Document = serde_json::from_str(CONTRACT)?;
        Ok(Self(document.components.schemas))
    }

    /// Others.
    #[cfg(test)]
    pub(super) fn of(shapes: &str) -> Result<Self> {
        Ok(Self(serde_json::from_str(shapes)?))
    }

    /// The fields of a shape, in the order of their names but the required ones first; those of its fields, too, when
    /// `recursive`.
    pub(super) fn fields(&self, shape: &(impl Shape + ?Sized), recursive: bool) -> Vec<Field> {
        self.fields_of(shape.schema(self), if recursive { DEEPEST } else { 0 })
    }

    fn fields_of(&self, schema: &Value, depth: usize) -> Vec<Field> {
        let mut fields: Vec<Field> = Vec::new();
        for (object, all_required) in self.objects(schema) {
            let required: Vec<&str> =
                object["required"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            for (name, property) in object["properties"].as_object().into_iter().flatten() {
                let needed = all_required && required.contains(&name.as_str());
                let field = self.field(name, property, needed, depth);
                match fields.iter_mut().find(|known| known.name == *name) {
                    // One of several forms: the tag takes the values of all of them.
                    Some(known) => known.values.extend(field.values),
                    None => fields.push(field),
                }
            }
        }
        fields.sort_by_key(|field| !field.required);
        fields
    }

    /// The objects that a schema puts together, each with whether what it requires is always there.
    fn objects<'a>(&'a self, schema: &'a Value) -> Vec<(&'a Value, bool)> {
        let schema = self.resolved(schema);
        if let Some(parts) = schema["allOf"].as_array() {
            // What a shape adds stands before what it is made of.
            return parts.iter().rev().flat_map(|part| self.objects(part)).collect();
        }
        if let Some(forms) = forms(schema) {
            let one = forms.len() == 1;
            let parts = forms.into_iter().flat_map(|form| self.objects(form));
            return parts.map(|(object, all)| (object, all && one)).collect();
        }
        vec![(schema, true)]
    }

    fn field(&self, name: &str, property: &Value, required: bool, depth: usize) -> Field {
        let schema = self.resolved(property);
        let about = property["description"].as_str().or_else(|| {
            let described =
                forms(property).into_iter().flatten().find_map(|form| form["description"].as_str());
            described.or_else(|| schema["description"].as_str())
        });
        let single = match forms(schema) {
            Some(forms) if forms.len() == 1 => self.resolved(forms[0]),
            _ => schema,
        };
        let items = if has_type(single, "array") { self.resolved(&single["items"]) } else { single };
        let values = items["enum"].as_array().into_iter().flatten();
        let inner = (!self.objects(items).iter().all(|(object, _)| object["properties"].is_null()))
            .then(|| Box::new(items.clone()));
        Field {
            name: name.to_owned(),
            kind: self.kind(single),
            required,
            nullable: null(schema) || null(property),
            values: values.filter_map(Value::as_str).map(str::to_owned).collect(),
            about: told(about, name),
            fields: match (&inner, depth) {
                (Some(inner), 1..) => self.fields_of(inner, depth - 1),
                _ => Vec::new(),
            },
            inner,
        }
    }

    /// A type as a person reads it.
    fn kind(&self, schema: &Value) -> String {
        if has_type(schema, "array") {
            return format!("list of {}", self.kind(self.resolved(&schema["items"])));
        }
        if has_type(schema, "object") && schema["properties"].is_null() {
            let of = self.resolved(&schema["additionalProperties"]);
            return if of.is_object() { format!("map of {}", self.kind(of)) } else { "map".to_owned() };
        }
        for kind in ["integer", "number", "boolean"] {
            if has_type(schema, kind) {
                return kind.to_owned();
            }
        }
        if has_type(schema, "string") {
            let id = schema["pattern"].as_str().and_then(|p| p.strip_prefix('^')?.split_once('_'));
            return match (schema["format"].as_str(), id) {
                (Some("date-time"), _) => "time".to_owned(),
                (_, Some((kind, _))) => format!("id {kind}_…"),
                _ => "string".to_owned(),
            };
        }
        let object =
            schema["allOf"].is_array() || schema["oneOf"].is_array() || !schema["properties"].is_null();
        (if object { "object" } else { "any" }).to_owned()
    }

    /// What a reference leads to.
    pub(super) fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        while let Some(name) = schema["$ref"].as_str().and_then(|r| r.strip_prefix(SHAPES)) {
            let Some(found) = self.0.get(name) else { return &Value::Null };
            schema = found;
        }
        schema
    }
}

/// What is told about a field. The tag of a value that has several forms is described by none of them.
fn told(about: Option<&str>, name: &str) -> String {
    match (about, name) {
        (Some(about), _) => about.replace("[`", "`").replace("`]", "`"),
        (None, "kind" | "mode") => "Which form it has.".to_owned(),
        (None, _) => String::new(),
    }
}

/// The forms that a value has one of; null is none.
pub(super) fn forms(schema: &Value) -> Option<Vec<&Value>> {
    let forms = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array())?;
    Some(forms.iter().filter(|form| form["type"] != "null").collect())
}

pub(super) fn has_type(schema: &Value, kind: &str) -> bool {
    match &schema["type"] {
        Value::String(one) => one == kind,
        Value::Array(several) => several.iter().any(|one| one == kind),
        _ => false,
    }
}

fn null(schema: &Value) -> bool {
    has_type(schema, "null")
        || schema["oneOf"].as_array().is_some_and(|forms| forms.iter().any(|form| form["type"] == "null"))
}
