//! Where an account lies in the tree: the keys from the root down to it (`design.md` §3).

use std::fmt;

/// Bytes of one key in a path.
const KEY: usize = 8;

/// The deepest that an account can lie: the master has 64 levels (Rule A10), so a path has at most 65 keys.
pub const MAX_DEPTH: usize = 64;

/// An account's internal key: positive, and never outside the store and the rules (`design.md` §3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AccountKey(i64);

impl AccountKey {
    /// The key of that number.
    ///
    /// # Errors
    /// Zero and negative numbers are no keys.
    pub const fn new(key: i64) -> Result<Self, PathError> {
        if key > 0 { Ok(Self(key)) } else { Err(PathError::Key(key)) }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> i64 {
        self.0
    }
}

/// Bytes that are no path, or a key that is none. Seen only when stored data is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PathError {
    /// Not a whole, positive number of keys.
    #[error("a path of {0} bytes: it needs a positive multiple of 8")]
    Length(usize),
    /// More keys than the tree has levels.
    #[error("a path of depth {0}: the tree ends at {MAX_DEPTH}")]
    Depth(usize),
    /// Zero or negative.
    #[error("{0} is no account key: keys are positive")]
    Key(i64),
}

/// The 8-byte big-endian keys from the root to an account, one after the other. The order of paths as bytes is that of
/// a walk through the tree, parents before children, so that a subtree is one range.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(Vec<u8>);

impl Path {
    /// The path of an account without a parent.
    #[must_use]
    pub fn root(key: AccountKey) -> Self {
        Self(key.0.to_be_bytes().to_vec())
    }

    /// A path as it is stored.
    ///
    /// # Errors
    /// Bytes that are not 1 to 65 positive keys.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PathError> {
        if bytes.is_empty() || !bytes.len().is_multiple_of(KEY) {
            return Err(PathError::Length(bytes.len()));
        }
        let depth = bytes.len() / KEY - 1;
        if depth > MAX_DEPTH {
            return Err(PathError::Depth(depth));
        }
        for key in decode(bytes) {
            AccountKey::new(key.0)?;
        }
        Ok(Self(bytes.to_vec()))
    }

    /// As it is stored.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The path of an account directly below.
    ///
    /// # Errors
    /// This account lies at the tree's end already. The levels of Rule A10 are the friendlier check, and come first.
    pub fn child(&self, key: AccountKey) -> Result<Self, PathError> {
        if self.depth() >= MAX_DEPTH {
            return Err(PathError::Depth(self.depth() + 1));
        }
        let mut bytes = Vec::with_capacity(self.0.len() + KEY);
        bytes.extend_from_slice(&self.0);
        bytes.extend_from_slice(&key.0.to_be_bytes());
        Ok(Self(bytes))
    }

    /// The account's own key: the last.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        key_of(&self.0[self.0.len() - KEY..])
    }

    /// The path of the parent; none of the root.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let end = self.0.len() - KEY;
        (end > 0).then(|| Self(self.0[..end].to_vec()))
    }

    /// How many accounts lie above.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.len() / KEY - 1
    }

    /// The keys of the accounts above, the root first, without the account itself.
    pub fn ancestors(&self) -> impl DoubleEndedIterator<Item = AccountKey> + ExactSizeIterator + '_ {
        decode(&self.0[..self.0.len() - KEY])
    }

    /// The keys from the root to the account itself.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = AccountKey> + ExactSizeIterator + '_ {
        decode(&self.0)
    }

    /// Whether the other is this account or lies below it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }

    /// Whether the other lies below this account, which is not itself.
    #[must_use]
    pub fn is_above(&self, other: &Self) -> bool {
        self.0.len() < other.0.len() && self.contains(other)
    }

    /// Whether this is the parent of the other.
    #[must_use]
    pub fn is_parent_of(&self, other: &Self) -> bool {
        self.0.len() + KEY == other.0.len() && self.contains(other)
    }

    /// Lower end of the range of stored paths that is this account's subtree, included: the account itself.
    #[must_use]
    pub fn low(&self) -> &[u8] {
        &self.0
    }

    /// Upper end of the same range, excluded. Keys are positive, so the last one has room for one more.
    #[must_use]
    pub fn high(&self) -> Vec<u8> {
        let mut bytes = self.0.clone();
        for byte in bytes.iter_mut().rev() {
            let (next, carried) = byte.overflowing_add(1);
            *byte = next;
            if !carried {
                break;
            }
        }
        bytes
    }

    /// The path after the account `from`, at or above this one, has become a child of `to` (Rule A8).
    ///
    /// # Errors
    /// The subtree would reach past the tree's end. `None` when `from` is not at or above this account, or when `to`
    /// lies in what moves, which would be a cycle.
    #[must_use]
    pub fn moved(&self, from: &Self, to: &Self) -> Option<Result<Self, PathError>> {
        if !from.contains(self) || from.contains(to) {
            return None;
        }
        let mut bytes = to.0.clone();
        bytes.extend_from_slice(&self.0[from.0.len() - KEY..]);
        let depth = bytes.len() / KEY - 1;
        Some(if depth > MAX_DEPTH { Err(PathError::Depth(depth)) } else { Ok(Self(bytes)) })
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Path")?;
        f.debug_list().entries(self.keys().map(AccountKey::get)).finish()
    }
}

fn key_of(chunk: &[u8]) -> AccountKey {
    AccountKey(chunk.iter().fold(0, |key, byte| key << 8 | i64::from(*byte)))
}

fn decode(bytes: &[u8]) -> impl DoubleEndedIterator<Item = AccountKey> + ExactSizeIterator + '_ {
    bytes.chunks_exact(KEY).map(key_of)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn path(keys: &[i64]) -> Path {
        let mut keys = keys.iter().map(|k| AccountKey::new(*k).unwrap());
        let root = Path::root(keys.next().unwrap());
        keys.fold(root, |path, key| path.child(key).unwrap())
    }

    fn any_keys() -> impl Strategy<Value = Vec<i64>> {
        // Few distinct keys, so that prefixes are shared; and the ends of the range.
        let key = prop_oneof![4 => 1..4i64, 1 => Just(255), 1 => Just(256), 1 => Just(i64::MAX)];
        proptest::collection::vec(key, 1..6)
    }

    #[test]
    fn damaged_paths_are_refused() {
        assert_eq!(Path::from_bytes(&[]), Err(PathError::Length(0)));
        assert_eq!(Path::from_bytes(&[0; 9]), Err(PathError::Length(9)));
        assert_eq!(Path::from_bytes(&[0; 8]), Err(PathError::Key(0)));
        assert_eq!(Path::from_bytes(&[0xff; 8]), Err(PathError::Key(-1)));
        let long: Vec<u8> = (0..66).flat_map(|_| 1i64.to_be_bytes()).collect();
        assert_eq!(Path::from_bytes(&long), Err(PathError::Depth(65)));
        assert_eq!(Path::from_bytes(&long[8..]).unwrap().depth(), 64);
    }

    #[test]
    fn a10_the_tree_ends_at_its_depth() {
        let deepest = path(&[1; 65]);
        assert_eq!(deepest.child(AccountKey(2)), Err(PathError::Depth(65)));
    }

    #[test]
    fn a8_a_move_below_itself_is_no_path() {
        let (moving, below) = (path(&[1, 2]), path(&[1, 2, 3]));
        assert_eq!(below.moved(&moving, &below), None);
        assert_eq!(below.moved(&moving, &moving), None);
        assert_eq!(below.moved(&moving, &path(&[1, 5])), Some(Ok(path(&[1, 5, 2, 3]))));
        assert_eq!(path(&[1, 9]).moved(&moving, &path(&[1, 5])), None);
        assert_eq!(below.moved(&moving, &path(&[1; 64])), Some(Err(PathError::Depth(65))));
    }

    proptest! {
        #[test]
        fn a_path_survives_its_bytes(keys in any_keys()) {
            let p = path(&keys);
            prop_assert_eq!(&Path::from_bytes(p.as_bytes()).unwrap(), &p);
            prop_assert_eq!(p.keys().map(AccountKey::get).collect::<Vec<_>>(), keys.clone());
            prop_assert_eq!(p.ancestors().len(), p.depth());
            prop_assert_eq!(p.key().get(), *keys.last().unwrap());
            prop_assert_eq!(p.parent().map(|q| q.child(p.key()).unwrap()).unwrap_or(p.clone()), p);
        }

        #[test]
        fn a_subtree_is_one_range(a in any_keys(), b in any_keys()) {
            let (p, q) = (path(&a), path(&b));
            let in_range = q.as_bytes() >= p.low() && q.as_bytes() < p.high().as_slice();
            prop_assert_eq!(in_range, b.starts_with(&a));
            prop_assert_eq!(in_range, p.contains(&q));
            prop_assert_eq!(p.is_above(&q), b.starts_with(&a) && a != b);
            prop_assert_eq!(p.is_parent_of(&q), b.len() == a.len() + 1 && b.starts_with(&a));
        }

        #[test]
        fn a8_a_move_keeps_the_subtree_together(a in any_keys(), rest in any_keys(), to in any_keys()) {
            let (from, to) = (path(&a), path(&to));
            let whole: Vec<i64> = a.iter().chain(&rest).copied().collect();
            if let Some(Ok(new)) = path(&whole).moved(&from, &to) {
                let new_top = from.moved(&from, &to).unwrap().unwrap();
                prop_assert!(to.is_parent_of(&new_top));
                prop_assert!(new_top.is_above(&new));
                prop_assert_eq!(new.depth() - new_top.depth(), rest.len());
            } else {
                prop_assert!(from.contains(&to));
            }
        }
    }
}
