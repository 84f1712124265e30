//! The proof of a domain by a TXT record (Rule T1). Its name and value name neither the platform nor a brand.

use api::tenants::ProvedBy;
use jiff::Timestamp;

use crate::times::{PROOF_EVERY, PROOF_RETRY, QUARANTINE};

const LABEL: &str = "_domain-verification";
const PREFIX: &str = "domain-verification=";

/// The name of the record that proves a domain.
#[must_use]
pub fn record_name(domain: &str) -> String {
    format!("{LABEL}.{domain}")
}

/// Its value; `token` is the claim's own.
#[must_use]
pub fn record_value(token: &str) -> String {
    format!("{PREFIX}{token}")
}

/// What is at the record's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The claim's value, perhaps among others.
    Found,
    /// No record.
    Missing,
    /// The claim's value in quotation marks that are part of it.
    Quoted,
    /// The claim's token without what stands before it, or with blanks within.
    Incomplete,
    /// Values of other claims, or something else.
    Other,
}

/// What the values at a record's name are worth for a claim.
#[must_use]
pub fn judge<S: AsRef<str>>(token: &str, values: &[S]) -> Verdict {
    let wanted = record_value(token);
    let any = |fits: &dyn Fn(&str) -> bool| values.iter().any(|value| fits(value.as_ref().trim()));
    if values.is_empty() {
        Verdict::Missing
    } else if any(&|value| value == wanted) {
        Verdict::Found
    } else if any(&|value| value.trim_matches(is_quotation_mark).trim() == wanted) {
        Verdict::Quoted
    } else if any(&|value| bare(value).contains(&token.to_ascii_lowercase())) {
        Verdict::Incomplete
    } else {
        Verdict::Other
    }
}

fn is_quotation_mark(c: char) -> bool {
    matches!(c, '"' | '\'' | '\\' | '“' | '”' | '„' | '‘' | '’')
}

fn bare(value: &str) -> String {
    value.chars().filter(|c| !c.is_whitespace()).collect::<String>().to_ascii_lowercase()
}

/// When a proof that was found just now is looked at again: nothing in the DNS or above it changes what the platform gave.
#[must_use]
pub fn check_at(by: ProvedBy, now: Timestamp) -> Option<Timestamp> {
    match by {
        ProvedBy::Dns | ProvedBy::Parent => now.checked_add(PROOF_EVERY).ok(),
        ProvedBy::Suffix | ProvedBy::Provider => None,
    }
}

/// How a look at the proof of a served domain went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Check {
    /// It is there.
    Holds,
    /// It is missing since then: now, or since what it hangs on is.
    Missing(Timestamp),
    /// Nobody knows: a failing DNS loses no proof.
    Unknown,
}

/// What becomes of a domain after a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It goes on being served; its proof is missing since `lost_at`, if it is, and looked at again at `check_at`.
    Served {
        /// Since when the proof is missing.
        lost_at: Option<Timestamp>,
        /// When it is looked at again.
        check_at: Timestamp,
    },
    /// Its quarantine is over: it is a claim again.
    Lost,
}

/// What becomes of a domain whose proof was missing since `lost_at`, if it was.
#[must_use]
pub fn fate(check: Check, lost_at: Option<Timestamp>, now: Timestamp) -> Fate {
    let after = |wait| now.checked_add(wait).unwrap_or(Timestamp::MAX);
    match check {
        Check::Holds => Fate::Served { lost_at: None, check_at: after(PROOF_EVERY) },
        Check::Unknown => Fate::Served { lost_at, check_at: after(PROOF_RETRY) },
        Check::Missing(since) => {
            let since = lost_at.map_or(since, |lost_at| lost_at.min(since));
            let until = quarantined_until(since);
            if until <= now {
                Fate::Lost
            } else {
                Fate::Served { lost_at: Some(since), check_at: after(PROOF_EVERY).min(until) }
            }
        }
    }
}

/// Until when a domain is served whose proof is missing since then.
#[must_use]
pub fn quarantined_until(lost_at: Timestamp) -> Timestamp {
    lost_at.saturating_add(QUARANTINE).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TOKEN: &str = "0123456789abcdef0123456789abcdef";

    #[test]
    fn t1_only_the_claims_own_value_proves() {
        let wanted = record_value(TOKEN);
        let quoted = format!("\"{wanted}\"");
        let table: &[(&[&str], Verdict)] = &[
            (&[], Verdict::Missing),
            (&[&wanted], Verdict::Found),
            (&["v=spf1 -all", &wanted, "domain-verification=ffff"], Verdict::Found),
            (&[&format!(" {wanted} ")], Verdict::Found),
            (&[&quoted], Verdict::Quoted),
            (&[&format!("“{wanted}”")], Verdict::Quoted),
            (&[&format!("\\\"{wanted}\\\"")], Verdict::Quoted),
            (&[TOKEN], Verdict::Incomplete),
            (&[&format!("domain-verification= {TOKEN}")], Verdict::Incomplete),
            (&[&wanted.to_uppercase()], Verdict::Incomplete),
            (&[&format!("{wanted}0")], Verdict::Incomplete),
            (&["domain-verification=ffffffffffffffffffffffffffffffff"], Verdict::Other),
            (&[""], Verdict::Other),
        ];
        for (values, verdict) in table {
            assert_eq!(judge(TOKEN, values), *verdict, "{values:?}");
        }
    }

    #[test]
    fn t1_the_record_names_nobody() {
        assert_eq!(record_name("portal.acme.example"), "_domain-verification.portal.acme.example");
        assert!(!format!("{LABEL}{PREFIX}").contains("cron"));
    }

    #[test]
    fn t1_a_proof_is_looked_at_daily_and_lost_after_thirty_days_without_it() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (lost, now) = (at("2026-11-01T00:00:00Z"), at("2026-11-20T12:00:00Z"));
        let served =
            |lost_at: Option<Timestamp>, check_at: &str| Fate::Served { lost_at, check_at: at(check_at) };
        let (tomorrow, soon) = ("2026-11-21T12:00:00Z", "2026-11-20T13:00:00Z");
        let table = [
            (Check::Holds, None, now, served(None, tomorrow)),
            (Check::Holds, Some(lost), now, served(None, tomorrow)),
            (Check::Unknown, None, now, served(None, soon)),
            (Check::Unknown, Some(lost), now, served(Some(lost), soon)),
            (Check::Missing(now), None, now, served(Some(now), tomorrow)),
            (Check::Missing(now), Some(lost), now, served(Some(lost), tomorrow)),
            (Check::Missing(lost), None, now, served(Some(lost), tomorrow)),
            // The last look is at the end of the quarantine.
            (
                Check::Missing(now),
                Some(lost),
                at("2026-11-30T12:00:00Z"),
                served(Some(lost), "2026-12-01T00:00:00Z"),
            ),
            (Check::Missing(now), Some(lost), at("2026-12-01T00:00:00Z"), Fate::Lost),
            // Nothing is lost while nobody knows.
            (
                Check::Unknown,
                Some(lost),
                at("2026-12-24T00:00:00Z"),
                served(Some(lost), "2026-12-24T01:00:00Z"),
            ),
        ];
        for (check, lost_at, now, expected) in table {
            assert_eq!(fate(check, lost_at, now), expected, "{check:?} {lost_at:?} {now}");
        }
        assert_eq!(check_at(ProvedBy::Dns, now), Some(at(tomorrow)));
        assert_eq!(check_at(ProvedBy::Suffix, now), None);
    }

    #[test]
    fn t1_a_lost_proof_has_thirty_days() {
        let lost: Timestamp = "2026-11-01T00:00:00Z".parse().unwrap();
        assert_eq!(quarantined_until(lost).to_string(), "2026-12-01T00:00:00Z");
    }
}
