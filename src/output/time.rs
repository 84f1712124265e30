//! Moments as people say them.

use jiff::Timestamp;

/// How long ago, or how long until: `3 min ago`, `2 days ago`, `in 14 min`.
#[must_use]
pub fn relative(time: Timestamp, now: Timestamp) -> String {
    let seconds = now.as_second() - time.as_second();
    let size = seconds.unsigned_abs();
    let words = match size {
        0..60 => return if seconds >= 0 { lang::told("just now").to_owned() } else { say!("in {size} s") },
        60..3600 => say!("{} min", size / 60),
        3600..86_400 => plural(size / 3600, "1 hour", |n| say!("{n} hours")),
        86_400..5_184_000 => plural(size / 86_400, "1 day", |n| say!("{n} days")),
        5_184_000..63_072_000 => plural(size / 2_592_000, "1 month", |n| say!("{n} months")),
        _ => plural(size / 31_536_000, "1 year", |n| say!("{n} years")),
    };
    if seconds >= 0 { say!("{words} ago") } else { say!("in {words}") }
}

fn plural(count: u64, one: &str, more: impl Fn(u64) -> String) -> String {
    if count == 1 { lang::told(one).to_owned() } else { more(count) }
}

/// A moment in the local time zone, with the zone's name, and how long ago it was.
#[must_use]
pub fn local(time: Timestamp, now: Timestamp) -> String {
    let zone = jiff::tz::TimeZone::system();
    let zoned = time.to_zoned(zone.clone());
    let name = zone.iana_name().unwrap_or("UTC");
    format!("{} ({name}), {}", zoned.strftime("%Y-%m-%d %H:%M"), relative(time, now))
}

/// RFC 3339 in UTC.
#[must_use]
pub fn rfc3339(time: Timestamp) -> String {
    time.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_told_in_the_largest_unit_that_says_something() {
        let now: Timestamp = "2026-11-22T12:00:00Z".parse().unwrap();
        for (time, words) in [
            ("2026-11-22T11:59:30Z", "just now"),
            ("2026-11-22T11:57:00Z", "3 min ago"),
            ("2026-11-22T11:00:00Z", "1 hour ago"),
            ("2026-11-20T11:00:00Z", "2 days ago"),
            ("2026-11-22T12:14:59Z", "in 14 min"),
            ("2026-08-22T12:00:00Z", "3 months ago"),
            ("2023-11-22T12:00:00Z", "3 years ago"),
        ] {
            assert_eq!(relative(time.parse().unwrap(), now), words);
        }
    }
}
