//! The filter grammar of lists (`api.md`, lists): the one reader of it, for the command line and the platform.
//!
//! ```text
//! filter = term { blank term }            terms are and-ed, at most 20
//! term   = [ "-" ] ( field | text )       "-" negates
//! field  = name ":" value                 equal to the value
//!        | name ":" "(" value { "|" value } ")"
//!        | name ( "!=" | ">" | ">=" | "<" | "<=" ) value
//! name   = one of the list's fields, or "label." and a label's key
//! value  = text, or characters without blanks, quotes, "(", ")", "|" and "\"
//! text   = '"' characters, with \" and \\ for themselves '"'       alone, it searches the names
//! ```

use std::{
    fmt::{self, Write as _},
    str::FromStr,
};

use crate::value::LabelKey;

/// The most terms of a filter.
pub const MAX_TERMS: usize = 20;
/// The most values of one term.
pub const MAX_VALUES: usize = 50;
/// The most characters of a filter.
pub const MAX_LENGTH: usize = 4000;

/// What all rows of a list must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// And-ed; none fits every row.
    pub terms: Vec<Term>,
}

/// One term.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Whether rows that fit are left out.
    pub negated: bool,
    /// What fits.
    pub kind: TermKind,
}

/// What a term asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TermKind {
    /// A field compared with values.
    Field {
        /// The field's name; a label's is `label.` and its key.
        name: String,
        /// How it is compared.
        op: Op,
        /// One value; with [`Op::Is`] one or more, of which any may fit.
        values: Vec<String>,
    },
    /// A text that the names are searched for.
    Text(String),
}

/// How a field is compared with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// `:`, equal to any of the values.
    Is,
    /// `!=`
    IsNot,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `<=`
    AtMost,
}

impl Op {
    /// Longer ones first, so that the first that fits is the right one.
    const ALL: [Self; 6] = [Self::IsNot, Self::AtLeast, Self::AtMost, Self::Is, Self::Above, Self::Below];

    /// As it is written.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Is => ":",
            Self::IsNot => "!=",
            Self::Above => ">",
            Self::AtLeast => ">=",
            Self::Below => "<",
            Self::AtMost => "<=",
        }
    }
}

/// What is wrong with a filter, and where.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{why} (column {column})")]
pub struct FilterError {
    /// The place of the character at fault, from 1.
    pub column: usize,
    /// What is wrong.
    pub why: String,
    code: &'static str,
}

impl FilterError {
    /// The stable code for [`crate::problem::FieldError`]: `format`, `too_long` or `unknown_field`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        self.code
    }
}

impl TermKind {
    /// The label's key, when the field is a label.
    #[must_use]
    pub fn label(&self) -> Option<&str> {
        match self {
            Self::Field { name, .. } => name.strip_prefix(LABEL),
            Self::Text(_) => None,
        }
    }
}

const LABEL: &str = "label.";

/// In `known` fields: any label.
pub const ANY_LABEL: &str = "label.KEY";

impl Filter {
    /// Reads a filter of a list with these fields; [`ANY_LABEL`] among them stands for every label.
    ///
    /// # Errors
    /// A fault of grammar, or the first field that the list does not have, with those that it has.
    pub fn read(text: &str, known: &[&str]) -> Result<Self, FilterError> {
        Reader { rest: text, column: 1, known: Some(known) }.filter()
    }
}

impl FromStr for Filter {
    type Err = FilterError;

    /// Reads a filter by its grammar alone; whether its fields exist is for who knows the list.
    fn from_str(text: &str) -> Result<Self, FilterError> {
        Reader { rest: text, column: 1, known: None }.filter()
    }
}

/// Walks through a filter and counts the characters.
struct Reader<'a> {
    rest: &'a str,
    column: usize,
    /// The list's fields, where they are known.
    known: Option<&'a [&'a str]>,
}

impl<'a> Reader<'a> {
    fn error(&self, why: impl Into<String>) -> FilterError {
        self.error_as("format", why)
    }

    fn error_as(&self, code: &'static str, why: impl Into<String>) -> FilterError {
        FilterError { column: self.column, why: why.into(), code }
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn take(&mut self, text: &str) -> bool {
        let Some(rest) = self.rest.strip_prefix(text) else { return false };
        self.rest = rest;
        self.column += text.chars().count();
        true
    }

    fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.find(|c| !fits(c)).unwrap_or(self.rest.len());
        let (taken, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.column += taken.chars().count();
        taken
    }

    fn skip_blanks(&mut self) {
        self.take_while(char::is_whitespace);
    }

    fn filter(mut self) -> Result<Filter, FilterError> {
        if self.rest.chars().count() > MAX_LENGTH {
            return Err(
                self.error_as("too_long", format!("the filter is too long: {MAX_LENGTH} characters at most"))
            );
        }
        let mut terms = Vec::new();
        loop {
            self.skip_blanks();
            if self.rest.is_empty() {
                return Ok(Filter { terms });
            }
            if terms.len() == MAX_TERMS {
                return Err(self.error_as("too_long", format!("too many terms: {MAX_TERMS} at most")));
            }
            terms.push(self.term()?);
            if self.peek().is_some_and(|c| !c.is_whitespace()) {
                return Err(self.error("a blank is missing between two terms"));
            }
        }
    }

    /// Whether the list has the field.
    fn check_known(&self, name: &str, column: usize) -> Result<(), FilterError> {
        let Some(known) = self.known else { return Ok(()) };
        let wanted = if name.starts_with(LABEL) { ANY_LABEL } else { name };
        if known.contains(&wanted) {
            return Ok(());
        }
        let why = format!("there is no field `{name}` here; there are {}", known.join(", "));
        Err(FilterError { column, why, code: "unknown_field" })
    }

    fn term(&mut self) -> Result<Term, FilterError> {
        let negated = self.take("-");
        if self.peek() == Some('"') {
            return Ok(Term { negated, kind: TermKind::Text(self.quoted()?) });
        }
        let start = self.column;
        let name = self.take_while(is_name);
        if name.is_empty() {
            return Err(self.error("a field's name is missing"));
        }
        if let Some(key) = name.strip_prefix(LABEL)
            && let Err(error) = key.parse::<LabelKey>()
        {
            return Err(FilterError { column: start, why: error.to_string(), code: "format" });
        }
        let Some(op) = Op::ALL.into_iter().find(|op| self.take(op.as_str())) else {
            let why = format!("`{name}` lacks `:` and a value; in quotes, it searches the names");
            return Err(FilterError { column: start, why, code: "format" });
        };
        self.check_known(name, start)?;
        let values = if op == Op::Is && self.take("(") { self.alternatives()? } else { vec![self.value()?] };
        Ok(Term { negated, kind: TermKind::Field { name: name.to_owned(), op, values } })
    }

    fn alternatives(&mut self) -> Result<Vec<String>, FilterError> {
        let mut values = Vec::new();
        loop {
            self.skip_blanks();
            if values.len() == MAX_VALUES {
                return Err(self.error_as("too_long", format!("too many values: {MAX_VALUES} at most")));
            }
            values.push(self.value()?);
            self.skip_blanks();
            if self.take(")") {
                return Ok(values);
            }
            if !self.take("|") {
                return Err(self.error("`|` or `)` is missing"));
            }
        }
    }

    fn value(&mut self) -> Result<String, FilterError> {
        if self.peek() == Some('"') {
            return self.quoted();
        }
        let value = self.take_while(is_plain);
        if value.is_empty() {
            let why = match self.peek() {
                Some(c) if !c.is_whitespace() => {
                    format!("`{}` can stand only in quotes here", c.escape_default())
                }
                _ => "a value is missing; an empty one is `\"\"`".to_owned(),
            };
            return Err(self.error(why));
        }
        Ok(value.to_owned())
    }

    fn quoted(&mut self) -> Result<String, FilterError> {
        let opened = self.column;
        self.take("\"");
        let mut text = String::new();
        loop {
            text.push_str(self.take_while(|c| !matches!(c, '"' | '\\') && !c.is_control()));
            match self.peek() {
                Some('"') => {
                    self.take("\"");
                    return Ok(text);
                }
                Some('\\') => {
                    self.take("\\");
                    match self.peek() {
                        Some(c @ ('"' | '\\')) => {
                            self.take(c.encode_utf8(&mut [0; 4]));
                            text.push(c);
                        }
                        _ => return Err(self.error("after `\\` only `\"` or `\\` can stand")),
                    }
                }
                Some(_) => return Err(self.error("a character that cannot be seen")),
                None => {
                    let why = "this quote is never closed".to_owned();
                    return Err(FilterError { column: opened, why, code: "format" });
                }
            }
        }
    }
}

/// Characters of names: those of fields and of labels' keys.
const fn is_name(c: char) -> bool {
    matches!(c, 'a'..='z' | '0'..='9' | '_' | '.' | '-')
}

/// Characters of a value without quotes.
fn is_plain(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '(' | ')' | '|' | '\\')
}

impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, term) in self.terms.iter().enumerate() {
            if place > 0 {
                f.write_char(' ')?;
            }
            term.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.negated {
            f.write_char('-')?;
        }
        match &self.kind {
            TermKind::Text(text) => write_quoted(text, f),
            TermKind::Field { name, op, values } => {
                write!(f, "{name}{}", op.as_str())?;
                let [value] = values.as_slice() else {
                    f.write_char('(')?;
                    for (place, value) in values.iter().enumerate() {
                        if place > 0 {
                            f.write_char('|')?;
                        }
                        write_value(value, f)?;
                    }
                    return f.write_char(')');
                };
                write_value(value, f)
            }
        }
    }
}

fn write_value(value: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    // A leading `=` would become part of `>` or `<` before it.
    if value.is_empty() || value.starts_with('=') || !value.chars().all(is_plain) {
        write_quoted(value, f)
    } else {
        f.write_str(value)
    }
}

fn write_quoted(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.write_char('"')?;
    for c in text.chars() {
        if matches!(c, '"' | '\\') {
            f.write_char('\\')?;
        }
        f.write_char(c)?;
    }
    f.write_char('"')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn field(name: &str, op: Op, values: &[&str]) -> Term {
        let values = values.iter().map(|v| (*v).to_owned()).collect();
        Term { negated: false, kind: TermKind::Field { name: name.to_owned(), op, values } }
    }

    fn read(text: &str) -> Vec<Term> {
        text.parse::<Filter>().unwrap().terms
    }

    #[test]
    fn every_form_of_term_is_read() {
        assert_eq!(read(""), []);
        assert_eq!(read("status:active"), [field("status", Op::Is, &["active"])]);
        assert_eq!(read("name!=x"), [field("name", Op::IsNot, &["x"])]);
        assert_eq!(read("below>3"), [field("below", Op::Above, &["3"])]);
        assert_eq!(read("below>=3"), [field("below", Op::AtLeast, &["3"])]);
        assert_eq!(read("below<3"), [field("below", Op::Below, &["3"])]);
        assert_eq!(read("below<=3"), [field("below", Op::AtMost, &["3"])]);
        assert_eq!(read("below>\"=3\""), [field("below", Op::Above, &["=3"])]);
        assert_eq!(
            read("created_at>2026-11-20T09:14:00Z"),
            [field("created_at", Op::Above, &["2026-11-20T09:14:00Z"])]
        );
        assert_eq!(read("status:(active|suspended)"), [field("status", Op::Is, &["active", "suspended"])]);
        assert_eq!(read("status:( \"a b\" | c )"), [field("status", Op::Is, &["a b", "c"])]);
        assert_eq!(read("label.a-b.c:Sul"), [field("label.a-b.c", Op::Is, &["Sul"])]);
        assert_eq!(read("name:\"Açaí \\\"& \\\\\""), [field("name", Op::Is, &["Açaí \"& \\"])]);
        assert_eq!(read("name:\"\""), [field("name", Op::Is, &[""])]);
        let negated = |kind| Term { negated: true, kind };
        assert_eq!(
            read("  -\"Loja 1\"   -status:closed x:1 "),
            [
                negated(TermKind::Text("Loja 1".to_owned())),
                negated(field("status", Op::Is, &["closed"]).kind),
                field("x", Op::Is, &["1"])
            ]
        );
        assert_eq!(read("label.region:sul")[0].kind.label(), Some("region"));
    }

    #[test]
    fn faults_are_named_with_their_column() {
        for (text, column, part) in [
            ("acme", 1, "in quotes"),
            ("a:1 acme", 5, "in quotes"),
            ("status:", 8, "a value is missing"),
            ("status: active", 8, "a value is missing"),
            ("ação:1", 2, "lacks"),
            ("Status:x", 1, "name is missing"),
            (":x", 1, "name is missing"),
            ("-", 2, "name is missing"),
            ("a:(b", 5, "`|` or `)`"),
            ("a:(b|)", 6, "only in quotes"),
            ("a:()", 4, "only in quotes"),
            ("a!=(b|c)", 4, "only in quotes"),
            ("a:b|c", 4, "a blank is missing"),
            ("a:\"b\"c:d", 6, "a blank is missing"),
            ("ç:\"b", 1, "name is missing"),
            ("a:\"çb", 3, "never closed"),
            ("a:\"\\n\"", 5, "after `\\`"),
            ("a:\"\u{1b}\"", 4, "cannot be seen"),
            ("a:\u{1b}", 3, "only in quotes"),
            ("x:1 label.:2", 5, "is missing"),
        ] {
            let error = text.parse::<Filter>().unwrap_err();
            // Where a name breaks off inside, the fault is told at its start.
            let at = if text == "ação:1" { 1 } else { column };
            assert_eq!(error.column, at, "{text:?}: {error}");
            assert!(error.why.contains(part), "{text:?}: {error}");
            assert_eq!(error.code(), "format");
        }
    }

    #[test]
    fn srv_1_terms_values_and_length_have_an_end() {
        let terms = |n: usize| vec!["a:1"; n].join(" ");
        assert_eq!(read(&terms(20)).len(), 20);
        let error = terms(21).parse::<Filter>().unwrap_err();
        assert_eq!((error.column, error.code()), (81, "too_long"));
        let values = |n: usize| format!("a:({})", vec!["1"; n].join("|"));
        assert!(values(50).parse::<Filter>().is_ok());
        assert_eq!(values(51).parse::<Filter>().unwrap_err().code(), "too_long");
        assert_eq!(format!("a:{}", "x".repeat(4000)).parse::<Filter>().unwrap_err().code(), "too_long");
    }

    #[test]
    fn an_unknown_field_is_refused_with_the_known_ones() {
        let known = ["status", "name", ANY_LABEL];
        assert!(Filter::read("status:a -name:b label.x:1 \"text\"", &known).is_ok());
        let error = Filter::read("status:a   -parent:b", &known).unwrap_err();
        assert_eq!((error.column, error.code()), (13, "unknown_field"));
        assert_eq!(error.why, "there is no field `parent` here; there are status, name, label.KEY");
        assert_eq!(Filter::read("label.x:1", &known[..2]).unwrap_err().code(), "unknown_field");
        assert_eq!(Filter::read("label.KEY", &known).unwrap_err().code(), "format");
    }

    fn any_term() -> impl Strategy<Value = Term> {
        let name = "[a-z][a-z0-9_]{0,8}|label\\.[a-z0-9._-]{1,8}";
        let value = || prop_oneof!["\\PC{0,12}", "[=|()\"\\\\ a]{0,6}"];
        let field =
            (name, proptest::sample::select(Op::ALL.to_vec()), proptest::collection::vec(value(), 1..4))
                .prop_map(|(name, op, mut values)| {
                    if op != Op::Is {
                        values.truncate(1);
                    }
                    TermKind::Field { name, op, values }
                });
        (any::<bool>(), prop_oneof![3 => field, 1 => value().prop_map(TermKind::Text)])
            .prop_map(|(negated, kind)| Term { negated, kind })
    }

    proptest! {
        #[test]
        fn a_filter_survives_the_way_through_text(terms in proptest::collection::vec(any_term(), 0..20)) {
            let filter = Filter { terms };
            let text = filter.to_string();
            prop_assert_eq!(text.parse::<Filter>().unwrap_or_else(|e| panic!("{text}: {e}")), filter);
        }

        #[test]
        fn srv_1_no_text_breaks_the_reader(text in "[-a:!=<>()|\"\\\\ .]{0,20}|\\PC{0,20}") {
            match text.parse::<Filter>() {
                Ok(filter) => prop_assert_eq!(filter.to_string().parse::<Filter>().unwrap(), filter),
                Err(error) => prop_assert!((1..=text.chars().count() + 1).contains(&error.column)),
            }
        }
    }
}
