//! Finds the names of tests in a source file.
//!
//! A test is a function with an attribute whose path ends in `test` (`#[test]`, `#[tokio::test(…)]`; in `proptest!`
//! too), and, since macros of our own declare tests for both engines, what a macro call at the level of items names:
//! its functions, and its bare names that could be a rule's test. What is ignored, commented out, quoted or inside a
//! function's body does not count.

/// The names of the tests in that text, in its order.
pub(super) fn tests(source: &str) -> Vec<String> {
    let tokens = tokens(source);
    let mut found = Vec::new();
    items(&tokens, false, &mut found);
    found
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Token {
    Word(String),
    Mark(char),
}

impl Token {
    fn is(&self, mark: char) -> bool {
        *self == Self::Mark(mark)
    }

    fn word(&self) -> Option<&str> {
        match self {
            Self::Word(word) => Some(word),
            Self::Mark(_) => None,
        }
    }
}

/// Words of the language that may stand between a function's attributes and its name.
const BEFORE_FN: &[&str] = &["pub", "crate", "async", "unsafe", "const", "extern", "fn"];

/// Walks a list of items; `in_macro` when they are what an item-level macro call was given.
fn items(tokens: &[Token], in_macro: bool, found: &mut Vec<String>) {
    let (mut is_test, mut is_ignored) = (false, false);
    let mut at = 0;
    while at < tokens.len() {
        let next = tokens.get(at + 1);
        match &tokens[at] {
            Token::Mark('#') if next.is_some_and(|token| token.is('[')) => {
                let end = closing(tokens, at + 1);
                match attribute(&tokens[at + 2..end]) {
                    "test" => is_test = true,
                    "ignore" => is_ignored = true,
                    _ => {}
                }
                at = end + 1;
                continue;
            }
            // With a name behind it: `fn(…)` is a type.
            Token::Word(word) if word == "fn" && next.is_some_and(|token| token.word().is_some()) => {
                if let Some(name) = next.and_then(Token::word)
                    && (is_test || in_macro)
                    && !is_ignored
                {
                    found.push(name.to_owned());
                }
                at = after_function(tokens, at);
                (is_test, is_ignored) = (false, false);
                continue;
            }
            Token::Word(word) if next.is_some_and(|token| token.is('!')) => {
                // `name! (…)`, or `macro_rules! name {…}`, whose body declares nothing by itself.
                let mut open = at + 2;
                if tokens.get(open).and_then(Token::word).is_some() {
                    open += 1;
                }
                if tokens.get(open).is_some_and(is_opening) {
                    let end = closing(tokens, open);
                    if word != "macro_rules" {
                        items(&tokens[open + 1..end], true, found);
                    }
                    at = end + 1;
                    (is_test, is_ignored) = (false, false);
                    continue;
                }
            }
            Token::Word(word) if in_macro && !is_ignored && super::names_a_rule(word) => {
                found.push(word.clone())
            }
            // The inside of a module, or of a macro's rule: `mod tests {…}`; in a macro a block is a body.
            token if is_opening(token) && in_macro => {
                at = closing(tokens, at) + 1;
                continue;
            }
            _ => {}
        }
        // `pub(crate)` has its brackets.
        let between = |token: &Token| {
            token.is('(') || token.is(')') || token.word().is_some_and(|word| BEFORE_FN.contains(&word))
        };
        if !between(&tokens[at]) {
            (is_test, is_ignored) = (false, false);
        }
        at += 1;
    }
}

/// The last word of an attribute's path: `test` of `tokio::test(flavor = "…")`.
fn attribute(tokens: &[Token]) -> &str {
    let path = tokens.iter().take_while(|token| token.word().is_some() || token.is(':'));
    path.filter_map(Token::word).last().unwrap_or_default()
}

/// Behind a function's body, or behind the semicolon of one that has none.
fn after_function(tokens: &[Token], from: usize) -> usize {
    let mut at = from;
    while at < tokens.len() {
        if tokens[at].is('{') {
            return closing(tokens, at) + 1;
        }
        if tokens[at].is(';') {
            return at + 1;
        }
        at = if is_opening(&tokens[at]) { closing(tokens, at) + 1 } else { at + 1 };
    }
    at
}

fn is_opening(token: &Token) -> bool {
    token.is('(') || token.is('[') || token.is('{')
}

/// Where the bracket at `open` is closed, or the end.
fn closing(tokens: &[Token], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        if is_opening(token) {
            depth += 1;
        } else if token.is(')') || token.is(']') || token.is('}') {
            depth -= 1;
            if depth == 0 {
                return at;
            }
        }
    }
    tokens.len()
}

/// Words and marks; comments, texts, characters and lifetimes are left out.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (here, next) = (chars[at], chars.get(at + 1).copied().unwrap_or('\0'));
        if here == '/' && next == '/' {
            at += chars[at..].iter().take_while(|c| **c != '\n').count();
        } else if here == '/' && next == '*' {
            at = after_block_comment(&chars, at);
        } else if here == '"' {
            at = after_text(&chars, at);
        } else if here == '\'' {
            at = after_quote(&chars, at);
        } else if here.is_alphanumeric() || here == '_' {
            let length = chars[at..].iter().take_while(|c| c.is_alphanumeric() || **c == '_').count();
            let word: String = chars[at..at + length].iter().collect();
            let end = at + length;
            let raw = word.ends_with('r') && word.len() <= 2;
            let quote = chars.get(end) == Some(&'"');
            if raw && (quote || chars.get(end) == Some(&'#')) {
                match after_raw_text(&chars, end) {
                    Some(after) => at = after,
                    // `r#name`
                    None => at = end + 1,
                }
            } else if quote && ["b", "c"].contains(&word.as_str()) {
                at = after_text(&chars, end);
            } else {
                tokens.push(Token::Word(word));
                at = end;
            }
        } else {
            if !here.is_whitespace() {
                tokens.push(Token::Mark(here));
            }
            at += 1;
        }
    }
    tokens
}

fn after_block_comment(chars: &[char], from: usize) -> usize {
    let (mut depth, mut at) = (0_usize, from);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                at += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    break;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn after_text(chars: &[char], quote: usize) -> usize {
    let mut at = quote + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// Behind `#"…"#` with any number of marks; `None` when no text begins there.
fn after_raw_text(chars: &[char], from: usize) -> Option<usize> {
    let marks = chars[from..].iter().take_while(|c| **c == '#').count();
    if chars.get(from + marks) != Some(&'"') {
        return None;
    }
    let mut at = from + marks + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take_while(|c| **c == '#').count() >= marks {
            return Some(at + 1 + marks);
        }
        at += 1;
    }
    Some(at)
}

/// Behind a character, `'x'` or `'\''`, or behind a lifetime's mark.
fn after_quote(chars: &[char], quote: usize) -> usize {
    match (chars.get(quote + 1), chars.get(quote + 2)) {
        (Some('\\'), _) => quote + 3 + chars[quote + 3..].iter().take_while(|c| **c != '\'').count() + 1,
        (Some(_), Some('\'')) => quote + 3,
        _ => quote + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::tests;

    #[test]
    fn tests_are_found_by_their_attribute() {
        let source = r##"
            //! #[test] fn a1_in_a_comment() {}
            fn a2_helper() {}
            struct Of(fn(&str) -> u8);
            #[test] fn a3_plain() { let s = "#[test] fn a4_quoted() {}"; let c = '"'; }
            #[cfg(test)]
            mod tests {
                #[tokio::test(flavor = "current_thread")]
                #[expect(clippy::unwrap_used, reason = "x")]
                pub(crate) async fn iso_2_async() { fn a5_inner() {} }
                #[test]
                #[ignore = "slow"]
                fn a6_ignored() {}
                /* #[test] fn a7_away() {} /* nested */ */
                #[test]
                const fn a8_last() where X: Y<{ 1 }> {}
                fn a9_after() -> &'static str { r#"#[test] fn "a10_raw"() "# }
            }
            #[test] fn name_without_rule() { matches!(x, a11_x); }
        "##;
        assert_eq!(tests(source), ["a3_plain", "iso_2_async", "a8_last", "name_without_rule"]);
    }

    #[test]
    fn tests_are_found_in_macro_calls_at_the_level_of_items() {
        let source = "
            proptest! {
                #![proptest_config(config())]
                #[test]
                fn a8_moves(x in 0..5) { let y = a1_not_this; }
            }
            both_engines!(a4_roles, |store| { a5_body(store) });
            both_engines! { t3_first, t4_second }
            engine_tests! { fn s7_sealed(store: &Store) { x } }
            macro_rules! both_engines { ($name:ident) => { #[test] fn a6_template() {} } }
            mod inner { on_both!(flt_4_race => race); }
            thread_local! { static X: Cell<u8> = const { Cell::new(0) }; }
        ";
        let found = tests(source);
        assert_eq!(found, ["a8_moves", "a4_roles", "t3_first", "t4_second", "s7_sealed", "flt_4_race"]);
    }

    #[test]
    fn quotes_and_lifetimes_do_not_confuse() {
        let source =
            r"fn a<'a>(x: &'a str) -> char { if x == '\'' { '{' } else { '\u{7b}' } } #[test] fn a1_x() {}";
        assert_eq!(tests(source), ["a1_x"]);
        assert_eq!(tests("#[test] fn a1_x() {} fn open( {"), ["a1_x"]);
    }
}
