//! Cursors: sealed, of one length, and good only for the query, target and principal that they were made for
//! (`design.md` §8).

use api::problem::Code;
use data_encoding::BASE64URL_NOPAD;
use store::seal::MasterKey;

use crate::error::Error;

/// Room for a position: a path of 65 keys, or a sort value and a key. Every cursor is as long as the longest.
pub const ROOM: usize = 840;

/// Seals the position of a page's last row. `bound` names everything that the cursor is good for.
///
/// # Errors
/// [`Error::Fault`] for a position longer than [`ROOM`].
pub fn seal(key: &MasterKey, bound: &str, position: &[u8]) -> Result<String, Error> {
    let length = u16::try_from(position.len()).ok().filter(|l| usize::from(*l) <= ROOM);
    let length = length.ok_or_else(|| Error::fault("a cursor's position is too long"))?;
    let mut plain = Vec::with_capacity(2 + ROOM);
    plain.extend_from_slice(&length.to_be_bytes());
    plain.extend_from_slice(position);
    plain.resize(2 + ROOM, 0);
    Ok(BASE64URL_NOPAD.encode(&key.seal(&format!("cursor/{bound}"), &plain)))
}

/// Opens a cursor for the same bounds.
///
/// # Errors
/// 422 `invalid_cursor`, one answer whatever is wrong with it.
pub fn open(key: &MasterKey, bound: &str, cursor: &str) -> Result<Vec<u8>, Error> {
    let wrong = || {
        Error::refused(Code::InvalidCursor, "This cursor does not belong to this list.")
            .hint("Begin the list again without a cursor.")
    };
    let sealed = BASE64URL_NOPAD.decode(cursor.as_bytes()).map_err(|_| wrong())?;
    let plain = key.open(&format!("cursor/{bound}"), &sealed).map_err(|_| wrong())?;
    let (length, rest) = plain.split_first_chunk::<2>().ok_or_else(wrong)?;
    let position = rest.get(..usize::from(u16::from_be_bytes(*length))).ok_or_else(wrong)?;
    Ok(position.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a5_cursors_have_one_length_and_serve_one_query() {
        let key = MasterKey::from_bytes(&[3; 32]);
        let short = seal(&key, "q", b"a").unwrap();
        let long = seal(&key, "q", &[7; ROOM]).unwrap();
        assert_eq!(short.len(), long.len());
        assert_eq!(open(&key, "q", &short).unwrap(), b"a");
        assert_eq!(open(&key, "q", &long).unwrap(), [7; ROOM]);
        assert_eq!(open(&key, "r", &short).unwrap_err().code(), Some(Code::InvalidCursor));
        assert_eq!(open(&key, "q", "nonsense!").unwrap_err().code(), Some(Code::InvalidCursor));
        assert!(seal(&key, "q", &[0; ROOM + 1]).is_err());
    }
}
