//! YAML out: block style, strings quoted as JSON unless they are plainly words, so that nothing in them is read as
//! something else or reaches a terminal raw.

use jaq_json::Val;

use super::{clean::escape_json, jq::parse};
use crate::error::Result;

/// Writes a JSON text as YAML 1.2, keeping the order of fields.
///
/// # Errors
/// It is no JSON.
pub(crate) fn from_json(json: &str) -> Result<String> {
    let value = parse(json)?;
    let mut yaml = String::new();
    block(&value, 0, &mut yaml);
    if !yaml.ends_with('\n') {
        yaml.push('\n');
    }
    Ok(yaml)
}

fn block(value: &Val, depth: usize, yaml: &mut String) {
    let indent = "  ".repeat(depth);
    match value {
        Val::Obj(fields) if !fields.is_empty() => {
            for (key, field) in fields.iter() {
                yaml.push_str(&indent);
                yaml.push_str(&scalar(key));
                yaml.push(':');
                child(field, depth, yaml);
            }
        }
        Val::Arr(items) if !items.is_empty() => {
            for item in items.iter() {
                yaml.push_str(&indent);
                yaml.push('-');
                match item {
                    Val::Obj(fields) if !fields.is_empty() => {
                        let mut inner = String::new();
                        block(item, depth + 1, &mut inner);
                        yaml.push(' ');
                        yaml.push_str(inner.trim_start_matches(' '));
                    }
                    other => child(other, depth, yaml),
                }
            }
        }
        other => yaml.push_str(&scalar(other)),
    }
}

fn child(value: &Val, depth: usize, yaml: &mut String) {
    let nested = match value {
        Val::Obj(fields) => !fields.is_empty(),
        Val::Arr(items) => !items.is_empty(),
        _ => false,
    };
    if nested {
        yaml.push('\n');
        block(value, depth + 1, yaml);
    } else {
        yaml.push(' ');
        yaml.push_str(&scalar(value));
        yaml.push('\n');
    }
}

fn scalar(value: &Val) -> String {
    match value {
        Val::TStr(text) => {
            let text = String::from_utf8_lossy(text);
            if plain(&text) { text.into_owned() } else { quoted(&text) }
        }
        other => escape_json(&other.to_string()).into_owned(),
    }
}

fn quoted(text: &str) -> String {
    escape_json(&serde_json::Value::from(text).to_string()).into_owned()
}

/// Words that no reader of YAML 1.1 or 1.2 takes for anything but text.
fn plain(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic())
        && chars.all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '@'))
        && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"]
            .iter()
            .any(|w| text.eq_ignore_ascii_case(w))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cli_4_yaml_keeps_order_and_quotes_what_could_be_misread() {
        let json = r#"{"schema":"account/1","name":"no","id":"acc_1","n":1.50,"t":"2026-11-22","e":{},"l":[],"x":null,
            "list":[{"a":"b c","d":["x","1e5"]},"\u001b[31m\u202e"],"key with: colon":true}"#;
        insta::assert_snapshot!(from_json(json).unwrap());
    }
}
