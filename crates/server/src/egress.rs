//! The egress guard (Rule S10): every row that leaves carries its account; if one lies outside of what the request may
//! see, nothing leaves.

use platform::operation::Answer;

use crate::{problem, refusal::Refusal};

/// Lets an answer pass if all of its rows lie within its scope.
///
/// # Errors
/// 500 otherwise; the alarm is an event of the log and a counter.
pub(crate) fn guard(operation: &'static str, answer: Answer) -> Result<Answer, Refusal> {
    if answer.within_scope() {
        return Ok(answer);
    }
    tracing::error!(alarm = "egress", operation, "a row outside of the request's scope was held back");
    metrics::counter!("egress_refused_total").increment(1);
    Err(problem::internal().into())
}

#[cfg(test)]
mod tests {
    use api::change::ChangeStatus;
    use domain::path::{AccountKey, Path};
    use platform::operation::Row;

    use super::*;

    fn path(keys: &[i64]) -> Path {
        let mut keys = keys.iter().map(|k| AccountKey::new(*k).unwrap());
        let root = Path::root(keys.next().unwrap());
        keys.fold(root, |path, key| path.child(key).unwrap())
    }

    #[test]
    fn s10_a_row_from_elsewhere_stops_the_whole_answer() {
        let own = path(&[1, 2]);
        for (row, passes) in
            [(path(&[1, 2]), true), (path(&[1, 2, 3]), true), (path(&[1]), false), (path(&[1, 3]), false)]
        {
            let mut answer =
                Answer::change(ChangeStatus::Updated, Row::new(own.clone(), serde_json::json!({}))).unwrap();
            answer.rows.push(row.clone());
            answer.scope = vec![own.clone()];
            assert_eq!(guard("test", answer).is_ok(), passes, "{row:?}");
        }
    }

    #[test]
    fn s10_without_a_scope_nothing_leaves() {
        let answer = Answer::done(ChangeStatus::Deleted, path(&[1])).unwrap();
        assert!(guard("test", answer).is_err());
    }
}
