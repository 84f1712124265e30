//! Makes two runs of the same script comparable: what must differ from run to run is masked, all else stays.

/// One thing that differs by nature: how many characters of the text's start it takes, if it stands there.
type Pattern = fn(&[char]) -> Option<usize>;

/// Tried in this order at the start of each word.
const AT_WORDS: &[(Pattern, &str)] = &[
    (id, "<id>"),
    (date, "<time>"),
    (clock, "<clock>"),
    (ago, "<ago>"),
    (rate, "<rate>"),
    (duration, "<duration>"),
    (user_code, "<code>"),
    (token, "<token>"),
];
/// Tried everywhere.
const ANYWHERE: &[(Pattern, &str)] =
    &[(port, ":<port>"), (profile, "localhost-<port>"), (temporary, "<tmp>")];
/// The word after one of these is drawn anew by each run.
const ANNOUNCED: &[&str] = &["password", "pid", "key"];

/// The text with ids, times, ports, rates, durations, codes, secrets and temporary paths masked, runs of blanks
/// and rulers shortened, and QR codes left out.
pub(crate) fn mask(text: &str) -> String {
    let lines = text.lines().filter(|line| !is_qr(line)).map(mask_line);
    lines.collect::<Vec<_>>().join("\n")
}

fn mask_line(line: &str) -> String {
    let chars: Vec<char> = line.trim_end().chars().collect();
    let mut masked = String::new();
    let mut at = 0;
    let mut announced = false;
    while let Some(&here) = chars.get(at) {
        let rest = &chars[at..];
        let starts_word = in_word(here) && !at.checked_sub(1).is_some_and(|before| in_word(chars[before]));
        if starts_word && announced {
            announced = false;
            at += rest.iter().take_while(|c| !c.is_whitespace() && !"\",".contains(**c)).count();
            masked.push_str("<drawn>");
            continue;
        }
        let mut found = find(ANYWHERE, rest);
        if found.is_none() && starts_word {
            found = find(AT_WORDS, rest);
        }
        if let Some((length, with)) = found {
            masked.push_str(with);
            at += length;
            continue;
        }
        let length = if starts_word {
            let word: String = rest.iter().take_while(|c| in_word(**c)).collect();
            announced = ANNOUNCED.contains(&word.as_str());
            masked.push_str(&word);
            word.chars().count()
        } else if here == ' ' || is_ruler(here) {
            let run = rest.iter().take_while(|c| **c == here).count();
            masked.extend(std::iter::repeat_n(here, run.min(2)));
            run
        } else {
            masked.push(here);
            1
        };
        at += length;
    }
    masked
}

/// The first pattern that stands at the start of the text: how long, and what is put in its place.
fn find<'a>(patterns: &[(Pattern, &'a str)], rest: &[char]) -> Option<(usize, &'a str)> {
    patterns.iter().find_map(|(pattern, with)| pattern(rest).map(|length| (length, *with)))
}

/// The text without the folders of the machine that it was made on.
pub(crate) fn without_paths(text: &str, folders: &[&str]) -> String {
    let mut text = text.to_owned();
    for folder in folders.iter().filter(|folder| folder.len() > 1) {
        text = text.replace(&format!("{folder}/"), "").replace(folder, ".");
    }
    let chars: Vec<char> = text.chars().collect();
    let mut clean = String::new();
    let mut at = 0;
    while let Some(&here) = chars.get(at) {
        match temporary(&chars[at..]) {
            Some(length) => {
                clean.push_str("/tmp/…");
                at += length;
            }
            None => {
                clean.push(here);
                at += 1;
            }
        }
    }
    clean
}

fn in_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn is_ruler(c: char) -> bool {
    ('\u{2500}'..='\u{257f}').contains(&c)
}

/// A line of half blocks is a part of a QR code.
fn is_qr(line: &str) -> bool {
    let blocks = |c: &char| ('\u{2580}'..='\u{259f}').contains(c);
    line.chars().any(|c| blocks(&c)) && line.chars().all(|c| blocks(&c) || c == ' ')
}

fn count(text: &[char], of: fn(&char) -> bool) -> usize {
    text.iter().take_while(|c| of(c)).count()
}

fn starts_with(text: &[char], with: &str) -> bool {
    with.chars().enumerate().all(|(at, c)| text.get(at) == Some(&c))
}

fn ends_word(text: &[char], length: usize) -> Option<usize> {
    (!text.get(length).is_some_and(|c| in_word(*c))).then_some(length)
}

/// A whole number, or a decimal fraction.
fn number(text: &[char]) -> Option<usize> {
    let whole = count(text, char::is_ascii_digit);
    if whole == 0 {
        return None;
    }
    let fraction = text
        .get(whole)
        .filter(|c| ".,".contains(**c))
        .map_or(0, |_| count(&text[whole + 1..], char::is_ascii_digit));
    Some(if fraction == 0 { whole } else { whole + 1 + fraction })
}

/// `acc_7kq3m1v9c2xw5r8t0b4n6p1yqa`, also shortened by an ellipsis.
fn id(text: &[char]) -> Option<usize> {
    if count(text, char::is_ascii_lowercase) != 3 || text.get(3) != Some(&'_') {
        return None;
    }
    let body = text[4..].iter().take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit()).count();
    match text.get(4 + body) {
        Some('…') => Some(5 + body),
        _ if body == 26 => ends_word(text, 30),
        _ => None,
    }
}

/// `2026-11-20`, `2026-11-20 09:14`, `2026-11-20T09:14:03.123Z`.
fn date(text: &[char]) -> Option<usize> {
    let shape = |at: usize, c: &char| if at == 4 || at == 7 { *c == '-' } else { c.is_ascii_digit() };
    if text.len() < 10 || !text[..10].iter().enumerate().all(|(at, c)| shape(at, c)) {
        return None;
    }
    let mut length = 10;
    if text.get(10).is_some_and(|c| *c == 'T' || *c == ' ')
        && let Some(time) = clock_with_fraction(&text[11..])
    {
        length += 1 + time;
    }
    ends_word(text, length)
}

fn clock_with_fraction(text: &[char]) -> Option<usize> {
    let mut length = clock_digits(text)?;
    if text.get(length) == Some(&'.') {
        length += 1 + count(&text[length + 1..], char::is_ascii_digit);
    }
    if text.get(length) == Some(&'Z') {
        length += 1;
    }
    Some(length)
}

fn clock_digits(text: &[char]) -> Option<usize> {
    let two = |at: usize| text.len() >= at + 2 && count(&text[at..at + 2], char::is_ascii_digit) == 2;
    let hours = count(text, char::is_ascii_digit);
    if !(1..=2).contains(&hours) || text.get(hours) != Some(&':') || !two(hours + 1) {
        return None;
    }
    let minutes = hours + 3;
    Some(if text.get(minutes) == Some(&':') && two(minutes + 1) { minutes + 3 } else { minutes })
}

/// `14:52`, `09:00:04.113`.
fn clock(text: &[char]) -> Option<usize> {
    ends_word(text, clock_with_fraction(text)?)
}

/// `2 days ago`, `just now`.
fn ago(text: &[char]) -> Option<usize> {
    if starts_with(text, "just now") {
        return ends_word(text, 8);
    }
    let number = number(text)?;
    let unit = count(text.get(number + 1..)?, char::is_ascii_alphabetic);
    let length = number + 1 + unit;
    (unit > 0 && text[number] == ' ' && starts_with(&text[length..], " ago")).then_some(length + 4)
}

/// `187/s`.
fn rate(text: &[char]) -> Option<usize> {
    let number = number(text)?;
    starts_with(&text[number..], "/s").then(|| ends_word(text, number + 2))?
}

/// `0.21 s`, `340 ms`, `4min`.
fn duration(text: &[char]) -> Option<usize> {
    let number = number(text)?;
    let blank = usize::from(text.get(number) == Some(&' '));
    let from = number + blank;
    ["ms", "µs", "us", "ns", "s", "min", "h", "seconds", "minutes"].iter().find_map(|unit| {
        starts_with(&text[from..], unit).then(|| ends_word(text, from + unit.chars().count()))?
    })
}

/// `BDWP-HQPK`.
fn user_code(text: &[char]) -> Option<usize> {
    let four = |text: &[char]| count(text, char::is_ascii_uppercase) == 4;
    (four(text) && text.get(4) == Some(&'-') && four(&text[5..])).then(|| ends_word(text, 9))?
}

/// Digests, one-time tokens and the like: long, and of letters and digits.
fn token(text: &[char]) -> Option<usize> {
    let length = text.iter().take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(**c)).count();
    let (digits, letters) = (
        text[..length].iter().filter(|c| c.is_ascii_digit()).count(),
        text[..length].iter().filter(|c| c.is_ascii_alphabetic()).count(),
    );
    let hexadecimal = length >= 12 && text[..length].iter().all(char::is_ascii_hexdigit);
    // `text[length]` may be the ellipsis of a shortened one.
    (digits > 0 && letters > 0 && (length >= 32 || hexadecimal)).then_some(length)
}

/// `:8090`.
fn port(text: &[char]) -> Option<usize> {
    if text.first() != Some(&':') {
        return None;
    }
    let digits = count(&text[1..], char::is_ascii_digit);
    (4..=5).contains(&digits).then(|| ends_word(text, 1 + digits))?
}

/// `localhost-8090`, the profile of `localhost:8090`.
fn profile(text: &[char]) -> Option<usize> {
    const NAME: &str = "localhost-";
    let behind = starts_with(text, NAME).then(|| &text[NAME.len()..])?;
    let digits = count(behind, char::is_ascii_digit);
    (4..=5).contains(&digits).then(|| ends_word(text, NAME.len() + digits))?
}

/// `/tmp/tmp.x4fG2/data`.
fn temporary(text: &[char]) -> Option<usize> {
    starts_with(text, "/tmp/")
        .then(|| text.iter().take_while(|c| !c.is_whitespace() && !"\"'`,;)".contains(**c)).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_from_run_to_run_is_masked() {
        for (text, expected) in [
            ("id  acc_7kq3m1v9c2xw5r8t0b4n6p1yqa.", "id  <id>."),
            ("request req_01jd3…", "request <id>"),
            ("created 2026-11-20 09:14 (UTC)", "created <time> (UTC)"),
            ("\"at\":\"2026-11-20T09:14:03.120Z\"", "\"at\":\"<time>\""),
            ("14:52 left, 09:00:04.113", "<clock> left, <clock>"),
            ("http://localhost:8090/device", "http://localhost:<port>/device"),
            ("profile  acme.localhost-38261", "profile  acme.localhost-<port>"),
            ("good, by the key 7ealJKWjw8X4", "good, by the key <drawn>"),
            ("141/212   187/s   0 s left", "141/212  <rate>  <duration> left"),
            ("Ready in 0.21 s. Or 340 ms", "Ready in <duration>. Or <duration>"),
            ("2 days ago, 3 min ago, just now", "<ago>, <ago>, <ago>"),
            ("Enter   BDWP-HQPK", "Enter  <code>"),
            ("admin  password  tide-orbit-maple-42   (shown once)", "admin  password  <drawn>  (shown once)"),
            ("see /tmp/tmp.x4fG2/data, please", "see <tmp>, please"),
            ("head 9f86d081884c7d659a2feaa0c55ad015", "head <token>"),
            ("├──────┼───", "├──┼──"),
            ("  █▀▀▀▀▀█ ▄▀ \nafter", "after"),
        ] {
            assert_eq!(mask(text), expected, "of {text}");
        }
    }

    #[test]
    fn what_is_said_is_not_masked() {
        for text in [
            "✓ 211 created, 1 failed",
            "acme/store-12 has 200 of 200 sub-accounts",
            "12.ABC.345/01DE-35",
            "padaria-açaí",
            "exit code 5",
            "Rule A4: subaccount_tenant",
            "line 14, tax_id: wrong",
            "localhost:80",
            "version 0.1.0",
            "3 sub-accounts",
        ] {
            assert_eq!(mask(text), text);
        }
    }

    #[test]
    fn two_runs_with_other_numbers_are_equal_and_other_words_are_not() {
        assert_eq!(mask("done in 980 ms at :41234"), mask("done in 1.1 s at :8090"));
        assert_ne!(mask("211 created"), mask("212 created"));
        assert_ne!(mask("error: one"), mask("error: two"));
    }

    #[test]
    fn the_machines_folders_are_left_out() {
        let text = "wrote /home/ana/src/out.csv in /home/ana, log in /tmp/tmp.Ab/log; end";
        let expected = "wrote out.csv in ., log in /tmp/…; end";
        assert_eq!(without_paths(text, &["/home/ana/src", "/home/ana", ""]), expected);
    }
}
