//! The chain of audit entries: how it is hashed, and how an export of it is checked without trusting who wrote it
//! (`design.md` §6, Rule S9).
//!
//! An export is NDJSON: a signed [`ExportHeader`], then one [`EntryLine`] after the other up to the head that the header
//! names. A field is in the hash by its salted commitment alone, so an entry verifies whether or not its private fields
//! are shown; what is shown must fit its commitment.

use std::{collections::BTreeMap, fmt};

use data_encoding::HEXLOWER_PERMISSIVE;
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::DeserializeOwned};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::id::{AccountId, AuditId};

/// The fields that an export may keep to itself; every entry commits to each of them.
pub const PRIVATE_FIELDS: [&str; 5] = ["actor", "address", "agent", "before", "after"];

macro_rules! bytes_as_hex {
    ($(#[$doc:meta])* $name:ident, $length:literal) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub [u8; $length]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                data_encoding::HEXLOWER.encode_display(&self.0).fmt(f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                let text = std::borrow::Cow::<'de, str>::deserialize(d)?;
                let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok().and_then(|b| b.try_into().ok());
                bytes.map(Self).ok_or_else(|| {
                    serde::de::Error::custom(concat!("not ", stringify!($length), " bytes in hexadecimal"))
                })
            }
        }
    };
}

bytes_as_hex! {
    /// A SHA-256, in hexadecimal.
    Hash, 32
}

bytes_as_hex! {
    /// What makes a commitment to a guessable value unguessable; drawn at random for each, and destroyed on erasure.
    Salt, 16
}

impl Hash {
    /// What the first entry of a chain follows.
    pub const START: Self = Self([0; 32]);

    fn of(parts: &[&[u8]]) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part);
        }
        Self(hash.finalize().into())
    }
}

/// A number that canonical JSON would write otherwise on other machines: audit values hold whole ones of at most 2⁵³ − 1.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a whole number between -(2^53 - 1) and 2^53 - 1, which canonical JSON needs here")]
pub struct NotCanonical(pub String);

/// The value as canonical JSON (RFC 8785): no blanks, members in the order of their names' UTF-16 units.
///
/// # Errors
/// A number that is not whole, or too large to be the same for every reader (RFC 8785 §3.2.2.3, RFC 7493 §2.2).
pub fn canonical(value: &Value) -> Result<String, NotCanonical> {
    let mut out = String::new();
    write_canonical(value, &mut out)?;
    Ok(out)
}

fn write_canonical(value: &Value, out: &mut String) -> Result<(), NotCanonical> {
    const MAX: i64 = (1 << 53) - 1;
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(yes) => out.push_str(if *yes { "true" } else { "false" }),
        Value::Number(number) => match number.as_i64() {
            Some(whole) if (-MAX..=MAX).contains(&whole) => out.push_str(&whole.to_string()),
            _ => return Err(NotCanonical(number.to_string())),
        },
        Value::String(text) => write_string(text, out),
        Value::Array(items) => {
            out.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_canonical(item, out)?;
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<_> = members.iter().collect();
            members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
            out.push('{');
            for (place, (name, member)) in members.into_iter().enumerate() {
                if place > 0 {
                    out.push(',');
                }
                write_string(name, out);
                out.push(':');
                write_canonical(member, out)?;
            }
            out.push('}');
        }
    }
    Ok(())
}

/// RFC 8785 §3.2.2.2 escapes what JSON must and nothing else.
fn write_string(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\t' => out.push_str("\\t"),
            '\n' => out.push_str("\\n"),
            '\u{c}' => out.push_str("\\f"),
            '\r' => out.push_str("\\r"),
            c if c < ' ' => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
}

/// The commitment to a private value: SHA-256 over the salt and the value's canonical JSON. A value that is not there is
/// committed to as `null`, so that its absence does not show.
///
/// # Errors
/// The value holds a number without a canonical form.
pub fn commitment(salt: &Salt, value: &Value) -> Result<Hash, NotCanonical> {
    Ok(Hash::of(&[&salt.0, canonical(value)?.as_bytes()]))
}

/// The hash of an entry: SHA-256 over the canonical JSON of `{seq, prev, time, action, target, commitments}`. The time is
/// hashed as the text in the export, RFC 3339 in UTC.
#[must_use]
pub fn entry_hash(
    seq: i64,
    prev: &Hash,
    time: Timestamp,
    action: &str,
    target: &str,
    commitments: &BTreeMap<String, Hash>,
) -> Hash {
    // Written member by member in their canonical order: everything here is text but the sequence number.
    let mut json = String::from("{\"action\":");
    write_string(action, &mut json);
    json.push_str(",\"commitments\":{");
    let mut members: Vec<_> = commitments.iter().collect();
    members.sort_by(|(a, _), (b, _)| a.encode_utf16().cmp(b.encode_utf16()));
    for (place, (name, hash)) in members.into_iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        write_string(name, &mut json);
        json.push_str(&format!(":\"{hash}\""));
    }
    json.push_str(&format!("}},\"prev\":\"{prev}\",\"seq\":{seq},\"target\":"));
    write_string(target, &mut json);
    json.push_str(&format!(",\"time\":\"{time}\"}}"));
    Hash::of(&[json.as_bytes()])
}

/// The first line of an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportHeader {
    /// Whose chain.
    pub account: AccountId,
    /// The first entry's place in the chain, from 1; of an empty export, one after the head's.
    pub from: i64,
    /// The last entry's place: 0 of an empty chain.
    pub head_seq: i64,
    /// The last entry's hash: [`Hash::START`] of an empty chain.
    pub head_hash: Hash,
    /// The platform's signature of [`ExportHeader::signed`]: a detached JWS in compact form (RFC 7515 appendix F), ES256.
    pub signature: String,
}

impl ExportHeader {
    /// What is signed: the canonical JSON of the header without its signature.
    #[must_use]
    pub fn signed(&self) -> String {
        let Self { account, from, head_seq, head_hash, signature: _ } = self;
        format!(r#"{{"account":"{account}","from":{from},"head_hash":"{head_hash}","head_seq":{head_seq}}}"#)
    }
}

/// A private field as it is shown to whoever may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosed {
    /// The value.
    pub value: Value,
    /// Its salt.
    pub salt: Salt,
}

/// An entry in an export.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryLine {
    /// Its id; not part of the chain.
    pub id: AuditId,
    /// Its place in the chain, from 1.
    pub seq: i64,
    /// The hash of the entry before it.
    pub prev: Hash,
    /// When.
    pub time: Timestamp,
    /// The action, such as `accounts:create`.
    pub action: String,
    /// What it was done to.
    pub target: String,
    /// Commitments by field name: [`PRIVATE_FIELDS`], and what else the writer commits to.
    pub commitments: BTreeMap<String, Hash>,
    /// The entry's hash.
    pub hash: Hash,
    /// What is shown of the fields committed to.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub disclosed: BTreeMap<String, Disclosed>,
}

impl EntryLine {
    /// The hash that fits the entry's content.
    #[must_use]
    pub fn computed_hash(&self) -> Hash {
        entry_hash(self.seq, &self.prev, self.time, &self.action, &self.target, &self.commitments)
    }

    /// Whether the entry fits itself: its hash its content, and what it discloses its commitments.
    ///
    /// # Errors
    /// What does not fit.
    pub fn check(&self) -> Result<(), Why> {
        if self.computed_hash() != self.hash {
            return Err(Why::Edited);
        }
        if let Some(field) = PRIVATE_FIELDS.into_iter().find(|field| !self.commitments.contains_key(*field)) {
            return Err(Why::NoCommitment(field.to_owned()));
        }
        for (field, shown) in &self.disclosed {
            let committed = self.commitments.get(field).ok_or_else(|| Why::NoCommitment(field.clone()))?;
            if commitment(&shown.salt, &shown.value).as_ref() != Ok(committed) {
                return Err(Why::Disclosed(field.clone()));
            }
        }
        Ok(())
    }
}

/// What a whole export says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Whose chain.
    pub account: AccountId,
    /// The first entry's place.
    pub from: i64,
    /// The last entry's place.
    pub head_seq: i64,
    /// The last entry's hash.
    pub head_hash: Hash,
    /// How many entries were checked.
    pub entries: u64,
    /// How many disclosed values were checked against their commitments.
    pub disclosed: u64,
}

/// Where and why a chain does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The line of the export, from 1; the header is line 1.
    pub line: u64,
    /// The place in the chain of the entry at fault, where one can be named.
    pub seq: Option<i64>,
    /// Its id, where it is there.
    pub id: Option<AuditId>,
    /// What is wrong.
    pub why: Why,
}

/// What is wrong with a chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no line at all.
    Empty,
    /// The line is not what it should be.
    Unreadable(String),
    /// The header's signature does not hold.
    Signature(String),
    /// The header contradicts itself.
    Header,
    /// The hash does not fit the content: something in the entry was changed.
    Edited,
    /// The entry is not there; another stands in its place.
    Missing {
        /// The place of the one that stands there.
        found: i64,
    },
    /// The entry stands where it does not belong: swapped, or repeated.
    Misplaced {
        /// Which should stand there.
        expected: i64,
    },
    /// The entry after it was chained to another one: this entry was replaced.
    Replaced,
    /// A field without a commitment.
    NoCommitment(String),
    /// A disclosed value is not the one that was committed to.
    Disclosed(String),
    /// The export ends before the head that its header names.
    Truncated {
        /// The head's place.
        head: i64,
    },
    /// An entry after the head that the header names.
    AfterHead {
        /// The head's place.
        head: i64,
    },
    /// The last entry is not the head that the header names.
    OtherHead,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}", self.line)?;
        if let Some(seq) = self.seq {
            write!(f, ", entry {seq}")?;
        }
        if let Some(id) = self.id {
            write!(f, " ({id})")?;
        }
        write!(f, ": {}", self.why)
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("there is nothing: not even a header"),
            Self::Unreadable(why) => write!(f, "cannot be read: {why}"),
            Self::Signature(why) => write!(f, "the header's signature does not hold: {why}"),
            Self::Header => f.write_str("the header contradicts itself"),
            Self::Edited => f.write_str("its hash does not fit its content: it was edited"),
            Self::Missing { found } => write!(f, "it is missing: entry {found} stands in its place"),
            Self::Misplaced { expected } => {
                write!(f, "it stands where entry {expected} belongs: entries were swapped or repeated")
            }
            Self::Replaced => f.write_str("the entry after it was chained to another one: it was replaced"),
            Self::NoCommitment(field) => write!(f, "there is no commitment to `{}`", field.escape_debug()),
            Self::Disclosed(field) => {
                write!(f, "the value of `{}` is not the one that was committed to", field.escape_debug())
            }
            Self::Truncated { head } => {
                write!(f, "it is missing: the export is truncated, its header names entry {head} as the last")
            }
            Self::AfterHead { head } => {
                write!(f, "it stands after entry {head}, which the header names as the last")
            }
            Self::OtherHead => {
                f.write_str("its hash is not the one that the header names: the chain was rewritten")
            }
        }
    }
}

impl std::error::Error for Broken {}

/// Checks an export line by line, and keeps one hash.
#[derive(Debug)]
pub struct Verifier<S> {
    signature: S,
    line: u64,
    chain: Option<(ExportHeader, Chain)>,
}

/// How far a chain was followed.
#[derive(Debug)]
struct Chain {
    /// The place of the entry that comes next.
    next: i64,
    /// The hash and id of the last one; none before the first, whose `prev` the head vouches for.
    last: Option<(Hash, Option<AuditId>)>,
    entries: u64,
    disclosed: u64,
}

impl<S: FnMut(&str, &str) -> Result<(), String>> Verifier<S> {
    /// A verifier that asks `signature` whether the second text is the platform's signature of the first.
    pub const fn new(signature: S) -> Self {
        Self { signature, line: 0, chain: None }
    }

    /// Takes the next line, without its end.
    ///
    /// # Errors
    /// The chain does not hold. What follows is not worth reading.
    pub fn line(&mut self, line: &str) -> Result<(), Broken> {
        self.line += 1;
        let at = self.line;
        let broken = |seq, id, why| Broken { line: at, seq, id, why };
        let Some((header, chain)) = &mut self.chain else {
            let header: ExportHeader = read(line).map_err(|why| broken(None, None, why))?;
            (self.signature)(&header.signed(), &header.signature)
                .map_err(|why| broken(None, None, Why::Signature(why)))?;
            let fits = header.from >= 1
                && header.head_seq >= 0
                && header.from <= header.head_seq.saturating_add(1)
                && (header.head_seq > 0 || header.head_hash == Hash::START);
            if !fits {
                return Err(broken(None, None, Why::Header));
            }
            // Of a whole chain the start is known; of a part, what its first entry follows.
            let last = (header.from == 1).then_some((Hash::START, None));
            let chain = Chain { next: header.from, last, entries: 0, disclosed: 0 };
            self.chain = Some((header, chain));
            return Ok(());
        };
        let entry: EntryLine = read(line).map_err(|why| broken(Some(chain.next), None, why))?;
        let own = |why| broken(Some(entry.seq), Some(entry.id), why);
        if chain.next > header.head_seq {
            return Err(own(Why::AfterHead { head: header.head_seq }));
        }
        // An edited number would pose as another entry, so content comes before place.
        entry.check().map_err(own)?;
        if entry.seq < chain.next {
            return Err(own(Why::Misplaced { expected: chain.next }));
        }
        if entry.seq > chain.next {
            return Err(broken(Some(chain.next), None, Why::Missing { found: entry.seq }));
        }
        if let Some((hash, id)) = chain.last
            && hash != entry.prev
        {
            return Err(if entry.seq == 1 {
                own(Why::OtherHead)
            } else {
                broken(Some(entry.seq - 1), id, Why::Replaced)
            });
        }
        if entry.seq == header.head_seq && entry.hash != header.head_hash {
            return Err(own(Why::OtherHead));
        }
        chain.next += 1;
        chain.last = Some((entry.hash, Some(entry.id)));
        chain.entries += 1;
        chain.disclosed += entry.disclosed.len() as u64;
        Ok(())
    }

    /// Ends: every entry up to the head must have come.
    ///
    /// # Errors
    /// The export was cut off.
    pub fn finish(self) -> Result<Summary, Broken> {
        let line = self.line + 1;
        let Some((header, chain)) = self.chain else {
            return Err(Broken { line, seq: None, id: None, why: Why::Empty });
        };
        if chain.next <= header.head_seq {
            let why = Why::Truncated { head: header.head_seq };
            return Err(Broken { line, seq: Some(chain.next), id: None, why });
        }
        Ok(Summary {
            account: header.account,
            from: header.from,
            head_seq: header.head_seq,
            head_hash: header.head_hash,
            entries: chain.entries,
            disclosed: chain.disclosed,
        })
    }
}

fn read<T: DeserializeOwned>(line: &str) -> Result<T, Why> {
    serde_json::from_str(line).map_err(|error| Why::Unreadable(error.to_string()))
}

/// Checks a whole export; see [`Verifier`], which a reader that can fail drives by itself.
///
/// # Errors
/// The first entry that does not fit, by its place in the chain.
pub fn verify<L: AsRef<str>>(
    lines: impl IntoIterator<Item = L>,
    signature: impl FnMut(&str, &str) -> Result<(), String>,
) -> Result<Summary, Broken> {
    let mut verifier = Verifier::new(signature);
    for line in lines {
        verifier.line(line.as_ref())?;
    }
    verifier.finish()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// Stands for the platform's signature: what it signs, between marks.
    fn sign(text: &str) -> String {
        format!("<{text}>")
    }

    fn is_signed(text: &str, signature: &str) -> Result<(), String> {
        if signature == sign(text) { Ok(()) } else { Err("it is another one".to_owned()) }
    }

    fn entry(seq: i64, prev: Hash, target: &str) -> EntryLine {
        let mut entry = EntryLine {
            id: AuditId::from_bytes([seq as u8; 16]),
            seq,
            prev,
            time: Timestamp::from_microsecond(1_790_000_000_000_000 + seq).unwrap(),
            action: "accounts:create".to_owned(),
            target: target.to_owned(),
            commitments: BTreeMap::new(),
            hash: Hash::START,
            disclosed: BTreeMap::new(),
        };
        for (place, field) in PRIVATE_FIELDS.into_iter().enumerate() {
            let shown =
                Disclosed { value: json!({"of": seq, "field": field}), salt: Salt([place as u8; 16]) };
            entry.commitments.insert(field.to_owned(), commitment(&shown.salt, &shown.value).unwrap());
            if place != 1 {
                entry.disclosed.insert(field.to_owned(), shown);
            }
        }
        entry.hash = entry.computed_hash();
        entry
    }

    fn chain(length: i64) -> Vec<EntryLine> {
        let mut entries: Vec<EntryLine> = Vec::new();
        for seq in 1..=length {
            let prev = entries.last().map_or(Hash::START, |last| last.hash);
            entries.push(entry(seq, prev, "acc_x"));
        }
        entries
    }

    fn export(entries: &[EntryLine], from: i64) -> Vec<String> {
        let head = entries.last();
        let mut header = ExportHeader {
            account: AccountId::from_bytes([7; 16]),
            from,
            head_seq: head.map_or(0, |head| head.seq),
            head_hash: head.map_or(Hash::START, |head| head.hash),
            signature: String::new(),
        };
        header.signature = sign(&header.signed());
        let lines = entries.iter().filter(|entry| entry.seq >= from);
        let mut out = vec![serde_json::to_string(&header).unwrap()];
        out.extend(lines.map(|entry| serde_json::to_string(entry).unwrap()));
        out
    }

    fn check(lines: &[String]) -> Result<Summary, Broken> {
        verify(lines, is_signed)
    }

    fn fault(lines: &[String]) -> (Option<i64>, Why) {
        let broken = check(lines).unwrap_err();
        (broken.seq, broken.why)
    }

    #[test]
    fn srv_5_a_whole_export_verifies_from_any_place() {
        for length in 0..5 {
            let entries = chain(length);
            for from in 1..=length + 1 {
                let summary = check(&export(&entries, from)).unwrap();
                assert_eq!((summary.from, summary.head_seq), (from, length));
                assert_eq!(summary.entries, (length - from + 1) as u64);
                assert_eq!(summary.disclosed, 4 * summary.entries);
            }
        }
    }

    #[test]
    fn srv_5_a_deleted_entry_is_named() {
        let mut lines = export(&chain(5), 1);
        lines.remove(3);
        assert_eq!(fault(&lines), (Some(3), Why::Missing { found: 4 }));
    }

    #[test]
    fn srv_5_an_edited_entry_is_named() {
        let lines = export(&chain(5), 1);
        for (old, new) in [
            ("\"target\":\"acc_x\"", "\"target\":\"acc_y\""),
            ("accounts:create", "accounts:read"),
            ("\"seq\":3", "\"seq\":9"),
            (".000003Z", ".000004Z"),
        ] {
            let mut edited = lines.clone();
            assert!(edited[3].contains(old), "{}", edited[3]);
            edited[3] = edited[3].replace(old, new);
            let (seq, why) = fault(&edited);
            assert_eq!(why, Why::Edited, "{old}");
            assert_eq!(seq, Some(if new == "\"seq\":9" { 9 } else { 3 }));
            assert_eq!(check(&edited).unwrap_err().line, 4);
        }
    }

    #[test]
    fn srv_5_an_entry_edited_with_its_hash_is_named() {
        let mut entries = chain(5);
        entries[2].target = "acc_y".to_owned();
        entries[2].hash = entries[2].computed_hash();
        let broken = check(&export(&entries, 1)).unwrap_err();
        assert_eq!((broken.seq, broken.id, broken.why), (Some(3), Some(entries[2].id), Why::Replaced));
    }

    #[test]
    fn srv_5_a_chain_rewritten_to_its_end_does_not_reach_the_signed_head() {
        let genuine = export(&chain(5), 1);
        let mut entries = chain(5);
        entries[2].target = "acc_y".to_owned();
        for place in 2..5 {
            entries[place].prev = entries[place - 1].hash;
            entries[place].hash = entries[place].computed_hash();
        }
        let mut lines = export(&entries, 1);
        lines[0] = genuine[0].clone();
        assert_eq!(fault(&lines), (Some(5), Why::OtherHead));
    }

    #[test]
    fn srv_5_swapped_and_repeated_entries_are_named() {
        let lines = export(&chain(5), 1);
        let mut swapped = lines.clone();
        swapped.swap(2, 3);
        assert_eq!(fault(&swapped), (Some(2), Why::Missing { found: 3 }));
        let mut repeated = lines.clone();
        repeated.insert(3, lines[2].clone());
        assert_eq!(fault(&repeated), (Some(2), Why::Misplaced { expected: 3 }));
    }

    #[test]
    fn srv_5_a_truncated_export_is_named() {
        let lines = export(&chain(5), 1);
        assert_eq!(fault(&lines[..4]), (Some(4), Why::Truncated { head: 5 }));
        assert_eq!(fault(&lines[..1]), (Some(1), Why::Truncated { head: 5 }));
        assert_eq!(fault(&[]), (None, Why::Empty));
        let mut beheaded = lines.clone();
        beheaded.remove(1);
        assert_eq!(fault(&beheaded), (Some(1), Why::Missing { found: 2 }));
        let mut longer = export(&chain(4), 1);
        longer.push(lines[5].clone());
        assert_eq!(fault(&longer), (Some(5), Why::AfterHead { head: 4 }));
    }

    #[test]
    fn srv_5_a_header_that_was_touched_is_refused() {
        let lines = export(&chain(5), 1);
        for (old, new) in [("\"from\":1", "\"from\":2"), ("\"head_seq\":5", "\"head_seq\":4")] {
            let mut touched = lines.clone();
            touched[0] = touched[0].replace(old, new);
            assert!(matches!(fault(&touched), (None, Why::Signature(_))));
        }
        let mut unreadable = lines.clone();
        unreadable[0] = "{}".to_owned();
        assert!(matches!(fault(&unreadable), (None, Why::Unreadable(_))));
        unreadable = lines;
        unreadable[4].pop();
        assert!(matches!(fault(&unreadable), (Some(4), Why::Unreadable(_))));
    }

    #[test]
    fn s9_a_disclosed_value_fits_its_commitment_and_what_is_withheld_still_verifies() {
        let mut entries = chain(3);
        entries[1].disclosed.clear();
        assert_eq!(check(&export(&entries, 1)).unwrap().disclosed, 8);
        entries[1].disclosed = entries[0].disclosed.clone();
        assert_eq!(fault(&export(&entries, 1)), (Some(2), Why::Disclosed("actor".to_owned())));
        entries = chain(3);
        let stray = entries[1].disclosed["actor"].clone();
        entries[1].disclosed.insert("other".to_owned(), stray);
        assert_eq!(fault(&export(&entries, 1)), (Some(2), Why::NoCommitment("other".to_owned())));
    }

    #[test]
    fn s9_an_entry_commits_to_every_private_field() {
        let mut entries = chain(1);
        entries[0].commitments.remove("agent");
        entries[0].disclosed.remove("agent");
        entries[0].hash = entries[0].computed_hash();
        assert_eq!(fault(&export(&entries, 1)), (Some(1), Why::NoCommitment("agent".to_owned())));
    }

    #[test]
    fn s9_the_hash_is_over_the_canonical_json_of_the_entry() {
        let entry = entry(3, Hash([0xab; 32]), "a\"\u{1f}é\u{2028}");
        let json = json!({
            "seq": entry.seq, "prev": entry.prev, "time": entry.time, "action": entry.action,
            "target": entry.target, "commitments": entry.commitments,
        });
        assert_eq!(entry.hash, Hash::of(&[canonical(&json).unwrap().as_bytes()]));
        let header = ExportHeader {
            account: AccountId::from_bytes([7; 16]),
            from: 1,
            head_seq: 3,
            head_hash: entry.hash,
            signature: String::new(),
        };
        let mut json = serde_json::to_value(&header).unwrap();
        json.as_object_mut().unwrap().remove("signature");
        assert_eq!(header.signed(), canonical(&json).unwrap());
    }

    #[test]
    fn s9_canonical_json_is_that_of_rfc_8785() {
        // The names of RFC 8785 §3.2.3, whose order by UTF-16 units differs from that by code points.
        let names = ["\u{20ac}", "\r", "\u{fb33}", "1", "\u{1f600}", "\u{80}", "\u{f6}"];
        let object: serde_json::Map<_, _> =
            names.iter().map(|name| ((*name).to_owned(), Value::Null)).collect();
        assert_eq!(
            canonical(&Value::Object(object)).unwrap(),
            "{\"\\r\":null,\"1\":null,\"\u{80}\":null,\"\u{f6}\":null,\"\u{20ac}\":null,\
             \"\u{1f600}\":null,\"\u{fb33}\":null}"
        );
        let string = json!("\u{20ac}$\u{f}\nA'B\"\\\\\"/\u{7f}");
        assert_eq!(canonical(&string).unwrap(), "\"\u{20ac}$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u{7f}\"");
        assert_eq!(
            canonical(&json!({"b": [1, true, null], "a": -0})).unwrap(),
            r#"{"a":0,"b":[1,true,null]}"#
        );
        assert!(canonical(&json!(1.5)).is_err());
        assert!(canonical(&json!(9_007_199_254_740_992i64)).is_err());
        assert!(canonical(&json!(u64::MAX)).is_err());
        assert_eq!(canonical(&json!(-9_007_199_254_740_991i64)).unwrap(), "-9007199254740991");
    }

    #[test]
    fn s9_a_commitment_is_salt_and_value() {
        let salt = Salt(*b"0123456789abcdef");
        let expected = Hash::of(&[b"0123456789abcdef{\"a\":1}"]);
        assert_eq!(commitment(&salt, &json!({"a": 1})).unwrap(), expected);
        assert_ne!(commitment(&Salt([0; 16]), &json!({"a": 1})).unwrap(), expected);
    }

    proptest! {
        #[test]
        fn srv_5_one_changed_byte_anywhere_is_found(line in 0usize..4, at in any::<prop::sample::Index>(), to in b' '..b'~') {
            let lines = export(&chain(3), 1);
            let mut changed = lines.clone();
            let mut bytes = changed[line].clone().into_bytes();
            let at = at.index(bytes.len());
            bytes[at] = to;
            changed[line] = String::from_utf8(bytes).unwrap();
            // What the chain does not cover, or what reads alike, may differ; what it says may not.
            let covered = |lines: &[String]| -> Option<Vec<Value>> {
                lines.iter().map(|line| serde_json::from_str(line).ok()).map(|value: Option<Value>| {
                    let mut value = value?;
                    value.as_object_mut()?.remove("id");
                    Some(value)
                }).collect()
            };
            if check(&changed).is_ok() {
                let (before, after) = (covered(&lines).unwrap(), covered(&changed).unwrap());
                let same = serde_json::to_string(&before).unwrap().to_lowercase()
                    == serde_json::to_string(&after).unwrap().to_lowercase();
                prop_assert!(same || lost_a_disclosure(&before, &after), "{}", changed[line]);
            }
        }
    }

    /// Withholding a private field is allowed, so a disclosure whose name was spoilt is no fault of the chain.
    fn lost_a_disclosure(before: &[Value], after: &[Value]) -> bool {
        let without = |values: &[Value]| -> Vec<Value> {
            values
                .iter()
                .cloned()
                .map(|mut value| {
                    let object = value.as_object_mut().unwrap();
                    let known = ["seq", "prev", "time", "action", "target", "commitments", "hash", "account"];
                    let header = ["from", "head_seq", "head_hash", "signature"];
                    object
                        .retain(|name, _| known.contains(&name.as_str()) || header.contains(&name.as_str()));
                    value
                })
                .collect()
        };
        without(before) == without(after)
    }
}
