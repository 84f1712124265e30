//! An unknown name offers the nearest ones.

use crate::error::Error;

/// Names that are near enough to be meant, the nearest first, three at most.
#[must_use]
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    let wanted = wanted.to_lowercase();
    let mut near: Vec<(f64, &str)> = known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&wanted, &name.to_lowercase()), name))
        .filter(|(score, _)| *score > 0.8)
        .collect();
    near.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    near.into_iter().take(3).map(|(_, name)| name).collect()
}

/// The word of a closed set, such as a command or a flag, that is meant by another one: misspelt, begun, or what other
/// programs call it. At most one: who mistyped wants to go on, not to choose.
#[must_use]
pub fn closest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// What the verbs here are called elsewhere; the first that is known is meant.
    const ELSEWHERE: &[(&str, &[&str])] = &[
        ("add", &["create", "invite", "grant"]),
        ("delete", &["close", "revoke", "remove"]),
        ("describe", &["get", "show"]),
        ("edit", &["update", "set"]),
        ("info", &["get", "show"]),
        ("ls", &["list"]),
        ("new", &["create", "invite", "add"]),
        ("remove", &["delete", "close", "revoke"]),
        ("rm", &["remove", "delete", "close", "revoke"]),
        ("set", &["update"]),
        ("show", &["get"]),
        ("signin", &["login"]),
        ("signout", &["logout"]),
        ("view", &["get", "show"]),
    ];
    let wanted = wanted.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let elsewhere = ELSEWHERE.iter().find(|(word, _)| *word == wanted).map_or(&[][..], |(_, here)| here);
    if let Some(same) = elsewhere.iter().find_map(|word| known.iter().find(|k| *k == word)) {
        return Some(same);
    }
    let slips = (wanted.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|word| (strsim::osa_distance(&wanted, word), strsim::jaro(&wanted, word), word))
        .filter(|(distance, alike, _)| *distance <= slips || *alike > 0.8)
        .min_by(|a, b| a.0.cmp(&b.0).then(b.1.total_cmp(&a.1)))
        .map(|(_, _, word)| word)
}

/// A name as a shell takes it for one word.
#[must_use]
pub fn quoted(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_-./@:+,%=".contains(c);
    if !name.is_empty() && name.chars().all(plain) {
        return name.to_owned();
    }
    format!("'{}'", name.replace('\'', "'\\''"))
}

/// Adds `did you mean …?` when something is near.
#[must_use]
pub fn did_you_mean<'a>(error: Error, wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Error {
    let near = nearest(wanted, known);
    if near.is_empty() {
        return error;
    }
    let quoted: Vec<String> = near.iter().map(|name| format!("`{name}`")).collect();
    error.hint(say!("did you mean {}?", quoted.join(" or ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_is_meant_or_none() {
        let nouns = ["login", "logout", "accounts", "tenants", "users", "groups", "clients", "whoami"];
        for (typed, meant) in [
            ("acounts", Some("accounts")),
            ("acount", Some("accounts")),
            ("clinets", Some("clients")),
            ("usr", Some("users")),
            ("grp", Some("groups")),
            ("log", Some("login")),
            ("signout", Some("logout")),
            ("WHOMAI", Some("whoami")),
            ("foo", None),
            ("secrets", None),
        ] {
            assert_eq!(closest(typed, nouns), meant, "{typed}");
        }
        let verbs = ["list", "get", "create", "update", "tree", "close", "limits", "roles"];
        for (typed, meant) in [
            ("lst", Some("list")),
            ("ls", Some("list")),
            ("crate", Some("create")),
            ("delete", Some("close")),
            ("show", Some("get")),
            ("edit", Some("update")),
            ("xyz", None),
        ] {
            assert_eq!(closest(typed, verbs), meant, "{typed}");
        }
    }

    #[test]
    fn a_name_is_one_word_to_a_shell() {
        assert_eq!(quoted("padaria-açaí/loja_1"), "padaria-açaí/loja_1");
        assert_eq!(quoted("Night shift"), "'Night shift'");
        assert_eq!(quoted("Rui's; rm -rf $HOME"), r"'Rui'\''s; rm -rf $HOME'");
        assert_eq!(quoted(""), "''");
    }

    #[test]
    fn what_is_near_is_offered_and_what_is_far_is_not() {
        let known = ["acme", "acme-sul", "padaria-açaí", "store-01"];
        assert_eq!(nearest("acne", known)[0], "acme");
        assert_eq!(nearest("sotre-01", known), ["store-01"]);
        assert!(nearest("zzzz", known).is_empty());
    }
}
