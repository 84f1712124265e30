//! What header fields say.

use serde_json::json;

use super::{Done, Steps, any};
use crate::isolation::two_worlds::Twin;

/// How many steps there are.
pub(super) const COUNT: usize = 4;

pub(super) fn take(steps: &mut Steps, twin: &mut Twin, step: usize) -> Done {
    match step {
        // Read again, and not changed meanwhile.
        0 => {
            let path = ["/accounts/self", "/accounts/<0>"][twin.random.below(2)];
            steps.get(twin, "/accounts/{a}", path)?;
            let etag = twin.learn_etag();
            let known = format!("<{etag}>");
            twin.call_with("GET /accounts/{a}", path, None, &[("If-None-Match", &known)]).map(drop)
        }
        // Changed as it was read, and once more as if it were still so.
        1 => {
            steps.get(twin, "/accounts/{a}", "/accounts/self")?;
            let (etag, n) = (twin.learn_etag(), steps.next());
            let read = format!("<{etag}>");
            for name in ["First", "Second"] {
                let body = json!({ "name": format!("{name} {n}") });
                let more = [("If-Match", read.as_str())];
                twin.call_with("PATCH /accounts/{a}", "/accounts/self", Some(body), &more)?;
            }
            Ok(())
        }
        // Somebody who was invited comes.
        2 => {
            steps.member(twin)?;
            let n = any(twin, &steps.invited);
            twin.accept(&format!("m{n}@shared.example"))
        }
        // A key that somebody else has used; sent twice, then with another body.
        _ => {
            let key = format!("shared-{}", [100, 101, 102, 103, 104, 105, 0, 1, 2, 3][twin.random.below(10)]);
            let n = steps.next();
            for name in [n, n, n + 1000] {
                let body = json!({ "name": format!("Keyed {name}"), "permissions": [] });
                let more = [("Idempotency-Key", key.as_str())];
                twin.call_with("POST /accounts/{a}/groups", "/accounts/self/groups", Some(body), &more)?;
            }
            Ok(())
        }
    }
}
