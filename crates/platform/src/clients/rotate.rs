//! `POST …/clients/{c}/rotate`: a new secret, told once, to who may do what the client may; the old ones live on for as long
//! as asked.

use api::{change::ChangeStatus, clients::ClientRotate, permission::Permission};
use domain::times::OLD_CLIENT_SECRET;
use jiff::SignedDuration;
use store::{Tx, tables::clients as table, token};

use crate::{
    clients,
    error::Error,
    groups,
    operation::{Answer, Input, Operation, Record, Run, to_value},
    standing::{self, Call},
};

/// Gives a client a new secret.
pub const OPERATION: Operation = Operation {
    name: "clients.rotate",
    permission: Some(Permission::ClientsRotate),
    writes: true,
    run: Run::Target(run),
};

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: ClientRotate = if input.body.is_null() { ClientRotate::default() } else { input.body()? };
    let keep = SignedDuration::from_secs(i64::from(body.keep_old_for.unwrap_or(0)));
    if keep > OLD_CLIENT_SECRET {
        let detail = format!("An old secret stays good for {} seconds at most.", OLD_CLIENT_SECRET.as_secs());
        return Err(Error::invalid("/keep_old_for", "range", detail));
    }
    let account = call.target.scope();
    let row = clients::locked(tx, call, input)?;
    let before = clients::show(tx, call, &row)?;
    call.if_match(&to_value(&before.view)?)?;
    clients::require_active(&row)?;
    // Whoever is told the secret can do what the client can (Rule G3).
    if let Some(client) = standing::standing_of(tx, &call.target, row.membership)? {
        for grant in &client.standing.grants {
            groups::require_giving_one(call, grant.permissions, grant.reach)?;
        }
    }
    let end = tx.now().saturating_add(keep).map_err(|e| Error::fault(e.to_string()))?;
    table::end_secrets(tx, account, row.key, end)?;
    let secret = token::new(tx);
    table::add_secret(tx, account, row.key, &token::hash(&secret), None)?;
    table::touch(tx, account, row.key)?;
    let row = clients::reread(tx, call, &row)?;
    let view = clients::show(tx, call, &row)?;
    let record = Record::of(row.id).after(serde_json::json!({ "old_secrets_end": end }));
    let answer = Answer::change(ChangeStatus::Updated, clients::field(view, Some(secret)))?;
    Ok(answer.record(record).with_one_time_secret())
}
