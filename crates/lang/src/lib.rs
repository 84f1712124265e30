//! What people read, in English and in Brazilian Portuguese.
//!
//! English stands in the code, where it is said, and is the key of the catalogue ([`catalogue`]). A message with data in
//! it is made by [`say!`]; one without needs nothing where it is made: the printer and the answer to a request look it
//! up as a whole ([`told`]). What has no translation stays English. Data, codes, flags and fields are never looked up.
//!
//! A process speaks one language ([`speak`]); a server answers each request in the reader's ([`within`], [`Within`]).

// `say!` names this crate as everybody else does.
extern crate self as lang;

pub mod catalogue;

use std::{
    cell::Cell,
    pin::Pin,
    sync::atomic::{AtomicBool, Ordering},
    task::{Context, Poll},
};

pub use say::say;

/// The languages that there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Language {
    /// English, which stands in the code.
    #[default]
    English,
    /// Brazilian Portuguese.
    Portuguese,
}

/// Whether the process speaks Portuguese.
static PORTUGUESE: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// The language of what is done on this thread just now, where it differs from the process's.
    static HERE: Cell<Option<Language>> = const { Cell::new(None) };
}

/// Makes it the language of the process.
pub fn speak(language: Language) {
    PORTUGUESE.store(language == Language::Portuguese, Ordering::Relaxed);
}

/// The language that is spoken here and now.
#[must_use]
pub fn spoken() -> Language {
    let of_process = || match PORTUGUESE.load(Ordering::Relaxed) {
        true => Language::Portuguese,
        false => Language::English,
    };
    HERE.get().unwrap_or_else(of_process)
}

/// Does the work with that language spoken on this thread.
pub fn within<T>(language: Language, work: impl FnOnce() -> T) -> T {
    struct Back(Option<Language>);
    impl Drop for Back {
        fn drop(&mut self) {
            HERE.set(self.0);
        }
    }
    let _back = Back(HERE.replace(Some(language)));
    work()
}

/// A future that is polled with that language spoken.
#[derive(Debug)]
pub struct Within<F> {
    language: Language,
    future: Pin<Box<F>>,
}

impl<F: Future> Within<F> {
    /// The future in that language.
    pub fn new(language: Language, future: F) -> Self {
        Self { language, future: Box::pin(future) }
    }
}

impl<F: Future> Future for Within<F> {
    type Output = F::Output;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        within(self.language, || self.future.as_mut().poll(context))
    }
}

/// The translation of an English text into the language spoken, where it is not English and there is one.
#[must_use]
pub fn translation(english: &str) -> Option<&'static str> {
    match spoken() {
        Language::English => None,
        Language::Portuguese => catalogue::portuguese(english),
    }
}

/// A text without data in the language spoken; the text itself where there is no translation.
#[must_use]
pub fn told(english: &str) -> &str {
    translation(english).unwrap_or(english)
}

/// A template with its placeholders filled: `{name}` by name, `{0}` by number, `{}` by turn. What is not given stays.
#[must_use]
pub fn filled(template: &str, given: &[(&str, String)]) -> String {
    let (mut text, mut rest, mut turn) = (String::with_capacity(template.len() + 32), template, 0_usize);
    while let Some(at) = rest.find(['{', '}']) {
        let (before, mark) = rest.split_at(at);
        text.push_str(before);
        if mark.starts_with("{{") || mark.starts_with("}}") {
            text.push_str(&mark[..1]);
            rest = &mark[2..];
            continue;
        }
        let Some(end) = mark.find('}').filter(|end| *end > 0) else {
            text.push_str(&mark[..1]);
            rest = &mark[1..];
            continue;
        };
        let name = mark[1..end].split(':').next().unwrap_or_default();
        let key = if name.is_empty() { turn.to_string() } else { name.to_owned() };
        turn += usize::from(name.is_empty());
        match given.iter().find(|(known, _)| *known == key) {
            Some((_, value)) => text.push_str(value),
            None => text.push_str(&mark[..=end]),
        }
        rest = &mark[end + 1..];
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_filled_by_name_number_or_turn() {
        let given = [("0", "um".to_owned()), ("1", "dois".to_owned()), ("name", "{0}".to_owned())];
        for (template, text) in [
            ("{} e {}", "um e dois"),
            ("{1} e {0}", "dois e um"),
            ("{name}: {:>8}", "{0}: um"),
            ("{{}} {other} }", "{} {other} }"),
            ("{", "{"),
        ] {
            assert_eq!(filled(template, &given), text, "{template}");
        }
    }

    #[test]
    fn what_has_no_translation_stays_english() {
        within(Language::Portuguese, || {
            let (name, n) = ("acme", 7);
            assert_eq!(say!("zz {name}: {n:>3} of {} \u{2713} {{}}", 2 + 2), "zz acme:   7 of 4 ✓ {}");
            assert_eq!(told("zz"), "zz");
        });
    }

    #[test]
    fn a_language_is_spoken_within_and_no_longer() {
        assert_eq!(told("error"), "error");
        assert_eq!(within(Language::Portuguese, || told("error").to_owned()), "erro");
        assert_eq!(spoken(), Language::English);
    }
}
