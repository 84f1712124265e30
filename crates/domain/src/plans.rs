//! What of an account's plan counts as its limits (Rule B0).

/// A limit that holds for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// How much is allowed.
    pub max: i64,
    /// Whether it follows the account's plan; else it was set for the account itself.
    pub from_plan: bool,
}

impl Held {
    /// A limit that was set for the account itself.
    #[must_use]
    pub const fn own(max: i64) -> Self {
        Self { max, from_plan: false }
    }
}

/// What holds once the plan says that: an own limit beats the plan, whichever is larger.
#[must_use]
pub fn held(now: Option<Held>, plan: Option<i64>) -> Option<Held> {
    now.filter(|held| !held.from_plan).or_else(|| of_plan(plan))
}

/// What holds once there is no own limit any more.
#[must_use]
pub fn of_plan(plan: Option<i64>) -> Option<Held> {
    plan.map(|max| Held { max, from_plan: true })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn b0_an_own_limit_beats_the_plan_and_what_came_of_a_plan_follows_it() {
        let plan = |max| Some(Held { max, from_plan: true });
        for (now, given, then) in [
            (None, None, None),
            (None, Some(5), plan(5)),
            (Some(Held::own(9)), Some(5), Some(Held::own(9))),
            (Some(Held::own(1)), Some(5), Some(Held::own(1))),
            (Some(Held::own(9)), None, Some(Held::own(9))),
            (plan(9), Some(5), plan(5)),
            (plan(9), None, None),
        ] {
            assert_eq!(held(now, given), then, "{now:?} {given:?}");
        }
    }
}
