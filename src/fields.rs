//! What several commands take alike, checked before anything is sent.

use std::{path::Path, str::FromStr, time::Duration};

use api::{
    permission::Permission,
    problem::FieldError,
    users::{GroupGrant, Reach},
    value::ValueError,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{
    error::{Error, Kind, Result},
    names,
};

/// The largest logo, in bytes (Rule T7).
const LARGEST_LOGO: u64 = 64 * 1024;
/// What every PNG begins with (PNG, third edition, §5.2).
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// A text that must be a `T`; it goes on as typed.
pub(crate) fn checked<T: FromStr<Err = ValueError>>(noun: &str, field: &str, text: &str) -> Result<String> {
    match T::from_str(text) {
        Ok(_) => Ok(text.to_owned()),
        Err(error) => {
            let detail = format!("{noun} {error}");
            let field = FieldError {
                pointer: format!("/{field}"),
                code: error.code().to_owned(),
                detail: detail.clone(),
            };
            Err(Error::new(Kind::Invalid, detail).fields(vec![field]).hint("nothing was changed"))
        }
    }
}

/// The same for one that may be missing.
pub(crate) fn maybe<T: FromStr<Err = ValueError>>(
    noun: &str,
    field: &str,
    text: Option<&String>,
) -> Result<Option<String>> {
    text.map(|text| checked::<T>(noun, field, text)).transpose()
}

/// A logo's file, as base64.
pub(crate) fn logo(path: &Path) -> Result<String> {
    let wrong = |why: &str| {
        Error::new(Kind::Invalid, say!("the logo {} {why}", path.display())).hint("nothing was changed")
    };
    let unreadable = |error: std::io::Error| wrong(&say!("cannot be read: {error}"));
    // Asked first, so that a huge file is not read into memory.
    if std::fs::metadata(path).map_err(unreadable)?.len() > LARGEST_LOGO {
        return Err(wrong("is larger than 64 KiB"));
    }
    let bytes = std::fs::read(path).map_err(unreadable)?;
    // What is really in it is the platform's to say.
    if !bytes.starts_with(PNG) && !std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("<svg")) {
        return Err(wrong("is neither a PNG nor an SVG"));
    }
    Ok(data_encoding::BASE64.encode(&bytes))
}

/// Reads `GROUP` or `GROUP:REACH`.
pub(crate) fn grant(text: &str) -> std::result::Result<GroupGrant, String> {
    let (group, reach) = match text.rsplit_once(':') {
        Some((group, "account")) => (group, Reach::Account),
        Some((group, "subtree")) => (group, Reach::Subtree),
        _ => (text, Reach::Account),
    };
    if group.is_empty() {
        return Err("a group's name or id, such as `operator` or `operator:subtree`".to_owned());
    }
    Ok(GroupGrant { group: group.to_owned(), reach })
}

/// How far a grant reaches, as a flag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ReachArg {
    /// The account alone
    Account,
    /// The account and everything below it
    Subtree,
}

impl From<ReachArg> for Reach {
    fn from(reach: ReachArg) -> Self {
        match reach {
            ReachArg::Account => Self::Account,
            ReachArg::Subtree => Self::Subtree,
        }
    }
}

/// Reads a permission; an unknown one offers the nearest ones.
pub(crate) fn permission(text: &str) -> std::result::Result<Permission, String> {
    text.parse().map_err(|error: api::permission::NotInCatalogue| {
        let near = names::nearest(text, Permission::ALL.iter().map(|p| p.as_str()));
        if near.is_empty() { error.to_string() } else { say!("{error}; did you mean {}?", near.join(" or ")) }
    })
}

/// Reads a span of time: `90d`, or as for `--timeout`.
pub(crate) fn span(text: &str) -> std::result::Result<Duration, String> {
    let wrong = || say!("`{text}` is not a span of time such as 90d, 12h, 30m or 45s");
    match text.strip_suffix('d') {
        Some(days) => {
            let days: u32 = days.parse().ok().filter(|days| *days > 0).ok_or_else(wrong)?;
            Duration::from_secs(86_400).checked_mul(days).ok_or_else(wrong)
        }
        None => crate::cli::duration(text).map_err(|_| wrong()),
    }
}

/// Reads a moment to come: RFC 3339, a day (its beginning here), or a span of time from now.
pub(crate) fn moment(text: &str) -> std::result::Result<Timestamp, String> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(moment);
    }
    let wrong = || say!("`{text}` is not a moment such as 2027-01-31, 2027-01-31T12:00:00Z or 90d");
    if let Ok(day) = text.parse::<Date>() {
        return day.to_zoned(TimeZone::system()).map(|zoned| zoned.timestamp()).map_err(|_| wrong());
    }
    let span = span(text).map_err(|_| wrong())?;
    Timestamp::now().checked_add(span).map_err(|_| wrong())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_is_a_group_and_perhaps_a_reach() {
        let read = |text| grant(text).map(|grant| (grant.group, grant.reach));
        assert_eq!(read("operator"), Ok(("operator".to_owned(), Reach::Account)));
        assert_eq!(read("operator:subtree"), Ok(("operator".to_owned(), Reach::Subtree)));
        assert_eq!(read("night: shift:account"), Ok(("night: shift".to_owned(), Reach::Account)));
        assert_eq!(read("night: shift"), Ok(("night: shift".to_owned(), Reach::Account)));
        assert!(read(":subtree").is_err());
        assert!(read("").is_err());
    }

    #[test]
    fn an_unknown_permission_offers_the_nearest() {
        assert_eq!(permission("users:invite"), Ok(Permission::UsersInvite));
        assert!(permission("user:invite").unwrap_err().contains("did you mean users:invite"));
    }

    #[test]
    fn moments_are_read() {
        assert_eq!(moment("2027-01-31T12:00:00Z"), Ok("2027-01-31T12:00:00Z".parse().unwrap()));
        let soon = moment("90d").unwrap().duration_since(Timestamp::now());
        assert!((7_775_990..=7_776_000).contains(&soon.as_secs()), "{soon:?}");
        assert!(moment("2027-01-31").is_ok());
        for wrong in ["", "d", "0d", "tomorrow", "-1d", "99999999999d"] {
            assert!(moment(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn t7_a_logo_that_is_none_is_refused_before_it_is_sent() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("logo.png");
        std::fs::write(&file, b"GIF89a").unwrap();
        assert!(logo(&file).unwrap_err().message().ends_with("is neither a PNG nor an SVG"));
        std::fs::write(&file, vec![0; 64 * 1024 + 1]).unwrap();
        assert!(logo(&file).unwrap_err().message().ends_with("is larger than 64 KiB"));
        std::fs::write(&file, "<?xml version='1.0'?><svg/>").unwrap();
        assert!(logo(&file).is_ok());
        std::fs::write(&file, [PNG, b"rest"].concat()).unwrap();
        assert_eq!(logo(&file).unwrap(), data_encoding::BASE64.encode(&[PNG, b"rest"].concat()));
    }
}
