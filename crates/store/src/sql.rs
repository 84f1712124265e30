//! Just enough of SQL's lexis to change a text without touching what stands in quotes or comments.

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Piece<'a> {
    /// What the engine reads as SQL.
    Code(&'a str),
    /// A quoted string or name, with its quotes.
    Quoted(&'a str),
    /// A comment, with its marks.
    Comment(&'a str),
}

/// Cuts a text into its stretches; put together again they are the text.
pub(crate) fn pieces(sql: &str) -> Vec<Piece<'_>> {
    let mut found = Vec::new();
    let mut rest = sql;
    while !rest.is_empty() {
        let code = rest
            .char_indices()
            .find(|(i, c)| {
                matches!(c, '\'' | '"') || rest[*i..].starts_with("--") || rest[*i..].starts_with("/*")
            })
            .map_or(rest.len(), |(i, _)| i);
        if code > 0 {
            found.push(Piece::Code(&rest[..code]));
            rest = &rest[code..];
            continue;
        }
        let is_line = rest.starts_with("--");
        let is_comment = is_line || rest.starts_with("/*");
        let length = if is_line {
            rest.find('\n')
        } else if is_comment {
            rest[2..].find("*/").map(|i| i + 4)
        } else {
            // A doubled quote inside ends one piece and begins the next, which comes to the same.
            rest[1..].find(&rest[..1]).map(|i| i + 2)
        };
        let length = length.unwrap_or(rest.len());
        found.push(if is_comment { Piece::Comment(&rest[..length]) } else { Piece::Quoted(&rest[..length]) });
        rest = &rest[length..];
    }
    found
}

/// Changes the code of a text and leaves the rest.
pub(crate) fn map_code(sql: &str, mut change: impl FnMut(&str) -> String) -> String {
    pieces(sql)
        .into_iter()
        .map(|piece| match piece {
            Piece::Code(code) => change(code),
            Piece::Quoted(text) | Piece::Comment(text) => text.to_owned(),
        })
        .collect()
}

/// The code alone, a blank for each quoted stretch and comment: for looking at.
pub(crate) fn code_only(sql: &str) -> String {
    let parts = pieces(sql).into_iter().map(|piece| match piece {
        Piece::Code(code) => code,
        Piece::Quoted(_) | Piece::Comment(_) => " ",
    });
    parts.collect()
}

/// The highest `?n` of a text.
pub(crate) fn highest_parameter(sql: &str) -> usize {
    let code = code_only(sql);
    let numbers = code.split('?').skip(1).map(|tail| {
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        tail[..digits].parse().unwrap_or(0)
    });
    numbers.max().unwrap_or(0)
}

/// `?1` as PostgreSQL writes it: `$1`.
pub(crate) fn with_dollars(sql: &str) -> String {
    map_code(sql, |code| {
        let mut changed = String::with_capacity(code.len());
        for (i, part) in code.split('?').enumerate() {
            if i > 0 {
                changed.push(if part.starts_with(|c: char| c.is_ascii_digit()) { '$' } else { '?' });
            }
            changed.push_str(part);
        }
        changed
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_and_comments_stay_as_they_are() {
        let sql = "SELECT ?1, '?2 it''s ?3', \"?4\" -- ?5\n, /* ?6 */ ?12";
        assert_eq!(with_dollars(sql), "SELECT $1, '?2 it''s ?3', \"?4\" -- ?5\n, /* ?6 */ $12");
        assert_eq!(highest_parameter(sql), 12);
        assert_eq!(map_code(sql, str::to_owned), sql);
    }

    #[test]
    fn unfinished_texts_end_somewhere() {
        for sql in ["'", "\"é", "/*", "--", "a 'b", "/* é", "?"] {
            assert_eq!(map_code(sql, str::to_owned), sql);
        }
    }
}
