//! `say!`: a message in the reader's language, written like `format!`.
//!
//! The English text is the key of the catalogue (`crates/lang/pt-BR.po`) and stays where it is said. A translation has
//! the same placeholders, in any order, so that the macro hands over each of them by its name or its number.

use std::fmt::Write;

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// A message: `say!("there is no account `{named}` below {}", acting)`. Whoever uses it depends on the crate `lang`.
#[proc_macro]
pub fn say(input: TokenStream) -> TokenStream {
    let mut parts = split(input.clone()).into_iter();
    let Some(TokenTree::Literal(template)) = parts.next().and_then(|first| flat(first).into_iter().next())
    else {
        return wrong("a message begins with its text as a literal");
    };
    let arguments: Vec<Argument> = parts.map(Argument::of).collect();
    let mut filled = TokenStream::new();
    for (key, spec) in placeholders(&template.to_string()) {
        let given = match key.parse::<usize>() {
            Ok(at) => arguments.iter().filter(|a| a.name.is_none()).nth(at),
            Err(_) => arguments.iter().find(|a| a.name.as_deref() == Some(&key)),
        };
        let mut pattern = String::from("{");
        if given.is_none() {
            pattern.push_str(&key);
        }
        let _ = write!(pattern, "{spec}}}");
        let mut pattern = Literal::string(&pattern);
        // A name that the text itself mentions is the caller's.
        pattern.set_span(template.span());
        let mut inner = TokenStream::from(TokenTree::Literal(pattern));
        if let Some(argument) = given {
            inner.extend([punct(',')]);
            inner.extend(argument.value.clone());
        }
        let mut pair = TokenStream::from(TokenTree::Literal(Literal::string(&key)));
        pair.extend([punct(',')]);
        pair.extend(formatted(inner));
        filled.extend([group(Delimiter::Parenthesis, pair), punct(',')]);
    }
    let key = TokenStream::from(TokenTree::Literal(template));
    let mut arms = tokens("::core::option::Option::None =>");
    arms.extend(formatted(input));
    arms.extend(tokens(", ::core::option::Option::Some(translation) => ::lang::filled"));
    let mut call = tokens("translation, &");
    call.extend([group(Delimiter::Bracket, filled)]);
    arms.extend([group(Delimiter::Parenthesis, call)]);
    let mut told = tokens("match ::lang::translation");
    told.extend([group(Delimiter::Parenthesis, key), group(Delimiter::Brace, arms)]);
    TokenStream::from(group(Delimiter::Brace, told))
}

/// An argument, perhaps with a name.
struct Argument {
    name: Option<String>,
    value: TokenStream,
}

impl Argument {
    fn of(part: TokenStream) -> Self {
        let all: Vec<TokenTree> = part.into_iter().collect();
        match &all[..] {
            [TokenTree::Ident(name), TokenTree::Punct(equals), value @ ..]
                if equals.as_char() == '=' && equals.spacing() == Spacing::Alone =>
            {
                Self { name: Some(name.to_string()), value: value.iter().cloned().collect() }
            }
            _ => Self { name: None, value: all.into_iter().collect() },
        }
    }
}

/// The parts between the commas outside any bracket.
fn split(input: TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in input {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(comma), _) if comma.as_char() == ',' => parts.push(TokenStream::new()),
            (_, Some(last)) => last.extend([token]),
            (_, None) => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// A literal that came through another macro lies in a group without brackets.
fn flat(part: TokenStream) -> TokenStream {
    let mut tokens = part.into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Group(only)), None) if only.delimiter() == Delimiter::None => flat(only.stream()),
        (first, second) => first.into_iter().chain(second).chain(tokens).collect(),
    }
}

/// Each placeholder of a literal as it stands in the source, once: its name or number, and how it is formatted.
fn placeholders(source: &str) -> Vec<(String, String)> {
    let mut found: Vec<(String, String)> = Vec::new();
    let (mut rest, mut count, raw) = (source, 0_usize, source.starts_with('r'));
    while let Some(at) = rest.find(['{', '\\']) {
        let (mark, after) = rest[at..].split_at(1);
        if mark == "\\" && !raw {
            // `\u{2713}` is a character.
            let skipped = if after.starts_with("u{") { after.find('}').map_or(1, |end| end + 1) } else { 1 };
            rest = after.get(skipped..).unwrap_or_default();
        } else if mark == "\\" || after.starts_with('{') {
            rest = if mark == "\\" { after } else { &after[1..] };
        } else {
            let Some(end) = after.find('}') else { break };
            let (inner, left) = after.split_at(end);
            let (name, spec) = inner.find(':').map_or((inner, ""), |colon| inner.split_at(colon));
            let key = if name.is_empty() {
                count += 1;
                (count - 1).to_string()
            } else {
                name.to_owned()
            };
            if !found.iter().any(|(known, _)| *known == key) {
                found.push((key, spec.to_owned()));
            }
            rest = &left[1..];
        }
    }
    found
}

fn formatted(inner: TokenStream) -> TokenStream {
    let mut call = tokens("::std::format!");
    call.extend([group(Delimiter::Parenthesis, inner)]);
    call
}

fn tokens(text: &str) -> TokenStream {
    text.parse().unwrap_or_default()
}

fn group(delimiter: Delimiter, inner: TokenStream) -> TokenTree {
    TokenTree::Group(Group::new(delimiter, inner))
}

fn punct(mark: char) -> TokenTree {
    TokenTree::Punct(Punct::new(mark, Spacing::Alone))
}

fn wrong(why: &str) -> TokenStream {
    let name = TokenTree::Ident(Ident::new("compile_error", Span::call_site()));
    let why = TokenStream::from(TokenTree::Literal(Literal::string(why)));
    [name, punct('!'), group(Delimiter::Brace, why)].into_iter().collect()
}
