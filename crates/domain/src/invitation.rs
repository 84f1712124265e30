//! Invitations: single-use, and good for a while (Rule U1).

use api::accounts::MembershipStatus;
use jiff::{SignedDuration, Timestamp};

/// For how long an invitation can be accepted, from when it was sent. The rules name no number: a week covers
/// somebody's holiday weekend, and inviting again makes a new one.
pub const LIFETIME: SignedDuration = SignedDuration::from_hours(7 * 24);

/// When an invitation made now ends.
#[must_use]
pub fn ends_at(made: Timestamp) -> Timestamp {
    made.saturating_add(LIFETIME).unwrap_or(Timestamp::MAX)
}

/// Whether an invitation that ends then can still be accepted: its membership waits, and its time is not over.
#[must_use]
pub fn is_open(status: MembershipStatus, ends: Timestamp, now: Timestamp) -> bool {
    status == MembershipStatus::Invited && now < ends
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn u1_an_invitation_is_good_once_and_for_a_week() {
        let made = Timestamp::UNIX_EPOCH;
        let ends = ends_at(made);
        let last = ends - SignedDuration::from_nanos(1);
        assert!(is_open(MembershipStatus::Invited, ends, last));
        assert!(!is_open(MembershipStatus::Invited, ends, ends));
        assert!(!is_open(MembershipStatus::Active, ends, made));
        assert!(!is_open(MembershipStatus::Revoked, ends, made));
        assert_eq!(ends_at(Timestamp::MAX), Timestamp::MAX);
    }
}
