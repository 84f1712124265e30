//! `cron explain`: fields, types and an example of what a noun's answers and requests hold.
//!
//! Everything comes from `openapi.json`, which is made of the types that the platform and the client exchange and is
//! checked for drift; the client alone has it, too.

mod example;
mod nouns;
mod page;
mod schema;

use serde::Serialize;
use serde_json::Value;

use self::{
    nouns::{NOUNS, Noun},
    schema::{Field, Schemas},
};
use crate::{
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    names,
};

/// Print fields, types and an example of a noun
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron explain account\n  cron explain account.tenant\n  cron explain account --recursive -o json"
)]
pub struct Args {
    /// The noun, with a field below it after a dot; all nouns when missing
    #[arg(value_name = "NOUN[.FIELD]")]
    pub noun: Option<String>,
    /// Show the fields of fields, too
    #[arg(short, long)]
    pub recursive: bool,
}

/// What is told about a noun: `explain/1`.
#[derive(Debug, Serialize)]
struct Explained {
    noun: String,
    about: String,
    /// The schema that its JSON names, of a noun that commands print.
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<String>,
    fields: Vec<Field>,
    /// What a request may hold that creates one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    create: Vec<Field>,
    /// What a request may hold that changes one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    update: Vec<Field>,
    example: Value,
}

/// Prints it.
///
/// # Errors
/// There is no such noun or field (5), or the stream is closed.
pub fn run(args: &Args, context: &Context) -> Result<Outcome> {
    let Some(asked) = &args.noun else { return list(context) };
    let schemas = Schemas::read()?;
    let explained = explain(&schemas, asked, args.recursive)?;
    let width = context.printer().options().width;
    context.printer().document("explain/1", &explained, || page::lines(&explained, width))?;
    Ok(Outcome::DONE)
}

fn list(context: &Context) -> Result<Outcome> {
    #[derive(Serialize)]
    struct Nouns {
        nouns: Vec<Told>,
    }
    #[derive(Serialize)]
    struct Told {
        noun: &'static str,
        about: &'static str,
    }
    let nouns = NOUNS.iter().map(|noun| Told { noun: noun.name, about: noun.about }).collect();
    let widest = NOUNS.iter().map(|noun| noun.name.len()).max().unwrap_or(0);
    context.printer().document("nouns/1", &Nouns { nouns }, || {
        let rows = NOUNS.iter().map(|noun| format!("{:<widest$}  {}", noun.name, noun.about));
        rows.chain(["Fields of one: cron explain NOUN".to_owned()]).collect()
    })?;
    Ok(Outcome::DONE)
}

fn explain(schemas: &Schemas, asked: &str, recursive: bool) -> Result<Explained> {
    let mut parts = asked.split('.');
    let named = parts.next().unwrap_or_default();
    let noun = nouns::find(named).ok_or_else(|| no_noun(named))?;
    let fields = |schema| schemas.fields(schema, recursive);
    let mut explained = Explained {
        noun: noun.name.to_owned(),
        about: noun.about.to_owned(),
        of: noun.printed.then(|| crate::output::schema(noun.name)),
        fields: fields(noun.answer),
        create: noun.create.map(fields).unwrap_or_default(),
        update: noun.update.map(fields).unwrap_or_default(),
        example: example::of_noun(schemas, noun),
    };
    for part in parts {
        explained = below(schemas, &explained, part, recursive)?;
    }
    Ok(explained)
}

/// What is told about a field.
fn below(schemas: &Schemas, above: &Explained, part: &str, recursive: bool) -> Result<Explained> {
    let missing = || {
        let error = Error::new(Kind::NotFound, format!("`{}` has no field `{part}`", above.noun));
        match names::closest(part, above.fields.iter().map(|field| field.name.as_str())) {
            Some(near) => error.coded("field_not_found").hint(format!("did you mean `{near}`?")),
            None => error.coded("field_not_found").hint(format!("see: cron explain {}", above.noun)),
        }
    };
    let field = above.fields.iter().find(|field| field.name == part).ok_or_else(missing)?;
    let example = match &above.example[part] {
        Value::Array(items) => items.first().cloned().unwrap_or_default(),
        other => other.clone(),
    };
    Ok(Explained {
        noun: format!("{}.{part}", above.noun),
        about: format!("{}: {}", field.kind, field.about),
        of: None,
        fields: field.inner.as_deref().map(|inner| schemas.fields(inner, recursive)).unwrap_or_default(),
        create: Vec::new(),
        update: Vec::new(),
        example,
    })
}

fn no_noun(named: &str) -> Error {
    let error = Error::new(Kind::NotFound, format!("there is no noun `{named}`")).coded("noun_not_found");
    let known = NOUNS.iter().flat_map(Noun::names);
    match names::closest(named, known) {
        Some(near) => error.hint(format!("did you mean `{near}`?")),
        None => error.hint("see: cron explain"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A contract that does not grow with the platform's.
    const CONTRACT: &str = r##"{
        "Shop": { "type": "object", "required": ["id", "name", "open", "owner"], "properties": {
            "id": { "$ref": "#/components/schemas/ShopId", "description": "Its id." },
            "labels": { "type": "object", "additionalProperties": { "type": "string" }, "description": "Labels." },
            "name": { "type": "string", "description": "Its display name, as people read it on every page and in every mail." },
            "open": { "type": "boolean", "description": "Whether it is open." },
            "owner": { "$ref": "#/components/schemas/Owner", "description": "Whose it is." },
            "closed_at": { "type": ["string", "null"], "format": "date-time", "description": "When it closed." } } },
        "ShopId": { "type": "string", "pattern": "^acc_[0-9a-hjkmnp-tv-z]{26}$" },
        "Owner": { "type": "object", "required": ["email", "mood"], "properties": {
            "email": { "type": "string", "description": "The e-mail." },
            "mood": { "type": "string", "enum": ["good", "bad"], "description": "How it is." },
            "past": { "type": "array", "items": { "$ref": "#/components/schemas/Owner" }, "description": "Who it was." } } },
        "ShopUpdate": { "type": "object", "properties": {
            "name": { "type": "string", "description": "A new name." } } }
    }"##;

    fn shop(schemas: &Schemas, recursive: bool) -> Explained {
        let noun = Noun {
            name: "shop",
            plural: "shops",
            about: "where things are sold",
            answer: "Shop",
            create: None,
            update: Some("ShopUpdate"),
            printed: true,
        };
        Explained {
            noun: noun.name.to_owned(),
            about: noun.about.to_owned(),
            of: Some("shop/1".to_owned()),
            fields: schemas.fields(noun.answer, recursive),
            create: Vec::new(),
            update: schemas.fields("ShopUpdate", recursive),
            example: example::of_noun(schemas, &noun),
        }
    }

    #[test]
    fn a_noun_is_told_to_a_person() {
        let schemas = Schemas::of(CONTRACT).unwrap();
        let text = |recursive, width| page::lines(&shop(&schemas, recursive), width).join("\n");
        insta::assert_snapshot!("explain_at_80_columns", text(false, Some(80)));
        insta::assert_snapshot!("explain_recursive_in_a_pipe", text(true, None));
    }

    #[test]
    fn a_noun_is_told_to_a_script() {
        let schemas = Schemas::of(CONTRACT).unwrap();
        let json = serde_json::to_string_pretty(&shop(&schemas, true)).unwrap();
        insta::assert_snapshot!("explain_json", json);
    }

    #[test]
    fn every_noun_is_told_whole() {
        let schemas = Schemas::read().unwrap();
        for noun in NOUNS {
            let told = explain(&schemas, noun.name, true).unwrap();
            assert!(!told.fields.is_empty(), "{}", noun.name);
            for field in told.fields.iter().chain(&told.create).chain(&told.update) {
                assert!(!field.about.is_empty(), "{}.{} is not described", noun.name, field.name);
                assert_ne!(field.kind, "", "{}.{}", noun.name, field.name);
            }
            for field in told.fields.iter().filter(|field| field.required) {
                assert!(!told.example[&field.name].is_null(), "{}.{} has no example", noun.name, field.name);
            }
            assert_eq!(explain(&schemas, noun.plural, false).unwrap().noun, noun.name);
            for line in page::lines(&told, Some(80)) {
                assert!(crate::output::Clean::new(&line).width() <= 80, "{line}");
            }
        }
    }

    /// What is explained is what is printed: the examples are read by the types that read the platform's answers.
    #[test]
    fn examples_are_what_the_types_read() {
        fn read<T: serde::de::DeserializeOwned>(schemas: &Schemas, noun: &str) {
            let example = explain(schemas, noun, false).unwrap().example;
            serde_json::from_value::<T>(example.clone()).unwrap_or_else(|e| panic!("{noun}: {e}: {example}"));
        }
        let schemas = Schemas::read().unwrap();
        read::<api::accounts::Account>(&schemas, "account");
        read::<api::tenants::Tenant>(&schemas, "tenant");
        read::<api::tenants::Domain>(&schemas, "domain");
        read::<api::users::Member>(&schemas, "user");
        read::<api::groups::Group>(&schemas, "group");
        read::<api::clients::Client>(&schemas, "client");
        read::<api::audit::AuditEntry>(&schemas, "audit_entry");
        read::<api::limits::LimitUse>(&schemas, "limit");
    }

    #[test]
    fn an_unknown_name_is_not_found_and_offers_the_nearest() {
        let schemas = Schemas::read().unwrap();
        for (asked, code, hint) in [
            ("acount", "noun_not_found", "did you mean `account`?"),
            ("xyzzy", "noun_not_found", "see: cron explain"),
            ("account.tenat", "field_not_found", "did you mean `tenant`?"),
            ("account.tenant.xyzzy", "field_not_found", "see: cron explain account.tenant"),
        ] {
            let error = explain(&schemas, asked, false).unwrap_err();
            assert_eq!((error.code(), error.hints()), (code, &[hint.to_owned()][..]), "{asked}");
            assert_eq!(crate::exit::of_kind(error.kind()).code(), 5, "{asked}");
        }
    }

    #[test]
    fn a_field_is_told_with_what_is_below_it() {
        let schemas = Schemas::read().unwrap();
        let told = explain(&schemas, "account.tenant", false).unwrap();
        assert!(told.fields.iter().any(|field| field.name == "domain"), "{told:?}");
        assert!(told.example["id"].as_str().is_some_and(|id| id.starts_with("ten_")), "{told:?}");
        let told = explain(&schemas, "user.groups", false).unwrap();
        assert!(told.fields.iter().any(|field| field.name == "reach"), "{told:?}");
    }
}
