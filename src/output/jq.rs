//! `--jq`: filters in process, without another program.

use jaq_core::{
    Compiler, Ctx, Vars, data,
    load::{Arena, File, Loader},
    unwrap_valr,
};
use jaq_json::{Val, read};

use crate::error::{Error, Result};

type Data = data::JustLut<Val>;

/// A compiled filter.
pub struct Jq(jaq_core::Filter<Data>);

impl std::fmt::Debug for Jq {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Jq")
    }
}

impl Jq {
    /// Compiles a filter such as `.items[].id`.
    ///
    /// # Errors
    /// It is none.
    pub fn compile(code: &str) -> Result<Self> {
        let wrong = || Error::usage(say!("`{code}` is not a jq filter")).hint("such as --jq '.items[].id'");
        let defs = jaq_core::defs().chain(jaq_std::defs()).chain(jaq_json::defs());
        let funs = jaq_core::funs::<Data>().chain(jaq_std::funs()).chain(jaq_json::funs());
        let arena = Arena::default();
        let modules = Loader::new(defs).load(&arena, File { code, path: () }).map_err(|_| wrong())?;
        let filter = Compiler::default().with_funs(funs).compile(modules).map_err(|_| wrong())?;
        Ok(Self(filter))
    }

    /// Runs it over one JSON text; each result is a line: a string as it is, anything else as JSON.
    ///
    /// # Errors
    /// The filter fails on this input.
    pub fn run(&self, json: &str, mut line: impl FnMut(&str, bool) -> Result<()>) -> Result<()> {
        let input = parse(json)?;
        let ctx = Ctx::<Data>::new(&self.0.lut, Vars::new([]));
        for output in self.0.id.run((ctx, input)).map(unwrap_valr) {
            let output = output.map_err(|e| Error::usage(say!("the jq filter fails: {e}")))?;
            match &output {
                Val::TStr(text) => line(&String::from_utf8_lossy(text), true)?,
                other => line(&other.to_string(), false)?,
            }
        }
        Ok(())
    }
}

/// Deeper than any document of the platform; the parser below recurses.
const DEEPEST: u32 = 128;

/// Reads a JSON text, keeping the order of fields; one that is nested too deeply is refused before it is read (CLI-5).
pub(super) fn parse(json: &str) -> Result<Val> {
    let (mut depth, mut in_text, mut escaped) = (0_u32, false, false);
    for byte in json.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => depth += 1,
            b']' | b'}' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Error::local(say!("JSON that is nested more than {DEEPEST} deep is not read")));
        }
    }
    read::parse_single(json.as_bytes()).map_err(|e| Error::local(say!("no JSON: {e}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(filter: &str, json: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let jq = Jq::compile(filter).unwrap();
        jq.run(json, |text, _| {
            lines.push(text.to_owned());
            Ok(())
        })
        .unwrap();
        lines
    }

    #[test]
    fn a_filter_gives_strings_bare_and_the_rest_as_json() {
        let json =
            r#"{"items":[{"id":"acc_1","n":12345678901234567890,"z":1,"a":{"b":null}},{"id":"acc_2"}]}"#;
        assert_eq!(run(".items[].id", json), ["acc_1", "acc_2"]);
        assert_eq!(run(".items[0] | [.n, .a]", json), [r#"[12345678901234567890,{"b":null}]"#]);
        assert_eq!(run(".items | length", json), ["2"]);
    }

    #[test]
    fn cli_5_a_json_bomb_is_refused_before_it_is_read() {
        let deep = "[".repeat(1_000_000);
        assert!(Jq::compile(".").unwrap().run(&deep, |_, _| Ok(())).is_err());
        assert!(parse(&format!("{}1{}", "[".repeat(100), "]".repeat(100))).is_ok());
        assert!(parse(&format!("\"{}\"", "[".repeat(1000))).is_ok(), "brackets in a text are no nesting");
    }

    #[test]
    fn what_is_no_filter_is_a_usage_error() {
        assert_eq!(Jq::compile(".items[").unwrap_err().kind(), &crate::error::Kind::Usage);
        assert!(Jq::compile("nosuchfunction").is_err());
    }
}
