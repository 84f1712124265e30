//! `cron api`: any request to the API with the profile's credentials.

mod body;
mod pretty;

use std::path::PathBuf;

use client::{Call, Method};

use crate::{
    context::{Context, Outcome},
    error::{Error, Kind, Result},
    output::{Format, Jq},
    session::{Session, Target},
};

/// Make any request to the API
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "cron api [METHOD] <PATH> [OPTIONS]",
    after_help = "Examples:\n  cron api /me\n  cron api '/accounts/{account}/users?filter=status:invited' --account acme --jq '.items[].email'\n  cron api /accounts/self/accounts --paginate -o ndjson --jq .path\n  cron api POST /accounts/self/groups -f name='Night shift' -F 'permissions=[\"accounts:read\"]'\n  cron api PATCH /accounts/self --input change.json --dry-run"
)]
pub struct Args {
    /// The method, such as PATCH; without one it is GET, or POST with a body
    #[arg(value_name = "METHOD|PATH")]
    first: String,
    /// The path below /api/v1, with it or without
    #[arg(value_name = "PATH")]
    second: Option<String>,
    /// Add a text to the body, or with GET to the query: `name=Ana`, `owner[email]=ana@acme.example`, `labels[]=x`
    #[arg(short = 'f', long = "field", value_name = "KEY=VALUE", conflicts_with = "input")]
    texts: Vec<String>,
    /// Add a JSON value to the body: `levels=3`, `active=true`, `permissions=["accounts:read"]`
    #[arg(short = 'F', long = "json-field", value_name = "KEY=JSON", conflicts_with = "input")]
    values: Vec<String>,
    /// Send the JSON in this file, or `-` for standard input, as the body
    #[arg(long, value_name = "FILE")]
    input: Option<PathBuf>,
    /// Add a header, such as `If-Match: "…"`
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE")]
    headers: Vec<String>,
    /// Read a list to its end: one document with all its items, or with `-o ndjson` one item a line as they come
    #[arg(long)]
    paginate: bool,
}

/// Makes it, and prints the answer as it came.
///
/// # Errors
/// A path that leads elsewhere, fields that are none, or as a request.
pub async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let fields = body::fields(&args.texts, &args.values)?;
    let (method, path) = match args.second {
        Some(path) => (known_method(&args.first)?, path),
        None if fields.is_empty() && args.input.is_none() => (Method::GET, args.first),
        None => (Method::POST, args.first),
    };
    let path = with_account(path, session).await?;
    let reads = method == Method::GET;
    if args.paginate && !reads {
        return Err(Error::usage("--paginate is for GET"));
    }
    let mut call = Call::typed(method, &path)?;
    for header in &args.headers {
        let (name, value) = header
            .split_once(':')
            .ok_or_else(|| Error::usage(say!("`{header}` is no header such as `If-Match: \"…\"`")))?;
        call = call.header(name.trim(), value.trim())?;
    }
    if let Some(input) = &args.input {
        call = call.raw_json(body::read(input)?);
    } else if reads {
        for (key, value) in fields.query()? {
            call = call.query(&key, value);
        }
    } else if !fields.is_empty() {
        call = call.json(&fields.object()?)?;
    }
    if args.paginate {
        return paginate(call, context, session).await;
    }
    if call.is_write() {
        session.announce(&target(&path));
        call = call.write(&context.write(None));
    }
    let writes = call.is_write();
    let answer = session.api().bytes(call).await?;
    let text = utf8(answer.value.to_vec())?;
    if !text.is_empty() {
        print(&text, context)?;
    }
    if writes {
        context.printer().note(&say!("{} · request {}", answer.status, answer.request_id));
    }
    Ok(Outcome::DONE)
}

/// What a page says beside its rows.
#[derive(serde::Deserialize)]
struct PageEnd {
    #[serde(rename = "items")]
    _items: Vec<serde::de::IgnoredAny>,
    #[serde(default)]
    next_cursor: Option<String>,
}

/// Reads a list to its end. As one document all of it is held; line by line nothing is.
async fn paginate(call: Call, context: &Context, session: &Session) -> Result<Outcome> {
    let printer = context.printer();
    let lines = printer.format() == Format::Ndjson;
    // Rows stay as they came: order of fields, numbers.
    let items = Jq::compile(".items[] | tojson")?;
    let mut all: Vec<String> = Vec::new();
    let mut cursor: Option<String> = None;
    loop {
        let page = match &cursor {
            Some(cursor) => call.clone().query("cursor", cursor),
            None => call.clone(),
        };
        let text = utf8(session.api().bytes(page).await?.value.to_vec())?;
        let end: PageEnd = serde_json::from_str(&text)
            .map_err(|_| Error::usage("--paginate is for lists: the answer has no `items`"))?;
        items.run(&text, |item, _| {
            if lines {
                return printer.json(item);
            }
            all.push(item.to_owned());
            Ok(())
        })?;
        if end.next_cursor.is_some() && end.next_cursor == cursor {
            return Err(Error::new(Kind::Protocol, "the platform gave the same page twice"));
        }
        cursor = end.next_cursor;
        if cursor.is_none() {
            break;
        }
    }
    if !lines {
        print(&format!("{{\"items\":[{}],\"next_cursor\":null,\"complete\":true}}", all.join(",")), context)?;
    }
    Ok(Outcome::DONE)
}

/// Prints JSON as it came; for a person who reads it, laid out.
fn print(text: &str, context: &Context) -> Result<()> {
    let printer = context.printer();
    let read =
        printer.options().terminal && printer.options().jq.is_none() && printer.format() != Format::Yaml;
    if read { printer.json(&pretty::laid_out(text)) } else { printer.json(text.trim_end()) }
}

fn utf8(bytes: Vec<u8>) -> Result<String> {
    String::from_utf8(bytes).map_err(|_| Error::new(Kind::Protocol, "the answer is not UTF-8"))
}

fn known_method(text: &str) -> Result<Method> {
    let upper = text.to_ascii_uppercase();
    [Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE]
        .into_iter()
        .find(|method| method.as_str() == upper)
        .ok_or_else(|| {
            Error::usage(say!("`{text}` is not a method")).hint("there are GET, POST, PUT, PATCH, DELETE")
        })
}

async fn with_account(path: String, session: &Session) -> Result<String> {
    if !path.contains("{account}") {
        return Ok(path);
    }
    Ok(path.replace("{account}", &session.target().await?.id))
}

/// The account that a path names, for the line that announces a write.
fn target(path: &str) -> Target {
    let mut parts = path.split(['/', '?']).skip_while(|part| *part != "accounts");
    let id = parts.nth(1).unwrap_or("self").to_owned();
    Target { name: if id == "self" { ".".to_owned() } else { id.clone() }, id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_write_announces_the_account_that_its_path_names() {
        assert_eq!(target("/accounts/acc_x/users").name, "acc_x");
        assert_eq!(target("/api/v1/accounts/acc_x?dry_run=true").name, "acc_x");
        assert_eq!(target("accounts/self/users").name, ".");
        assert_eq!(target("/me").name, ".");
    }

    #[test]
    fn methods_are_read_in_any_case() {
        assert_eq!(known_method("patch").unwrap(), Method::PATCH);
        assert!(known_method("/me").is_err());
    }
}
