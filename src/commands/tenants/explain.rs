//! `cron tenants domains explain`.

use api::dns::{DomainExplanation, Purpose, RecordState, ServerAnswer, WantedRecord};

use super::domains::{self, Named};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    session::Session,
};

/// Shows what the DNS shows of a domain, and what it has to.
///
/// # Errors
/// As a request; the DNS's own failures are part of the answer.
pub(super) async fn run(args: Named, context: &Context, session: &Session) -> Result<Outcome> {
    let target = session.target().await?;
    let tenants = session.api().tenants();
    let tenant = match tenants.get(&target.id, args.tenant()).await {
        Ok(read) => read.value,
        Err(error) => return Err(super::unknown(error.into(), args.tenant(), &target, session).await),
    };
    let id = tenant.id.to_string();
    match tenants.explain_domain(&target.id, &id, &args.domain).await {
        Ok(read) => {
            let explanation = read.value;
            context.printer().document("domain_explanation/1", &explanation, || lines(&explanation))?;
            Ok(Outcome::DONE)
        }
        Err(error) => {
            let error = Error::from(error);
            Err(match error.code() {
                "domain_not_found" => domains::offer(error, &args.domain, &target, &tenant, session).await,
                _ => error,
            })
        }
    }
}

fn lines(explanation: &DomainExplanation) -> Vec<String> {
    let mut lines = vec!["Records to set".to_owned()];
    lines.extend(table(explanation.records.iter().map(record)));
    lines.push(String::new());
    lines.push(match &explanation.zone {
        Some(zone) => say!("What the servers of {zone} answer about the proof"),
        None => "What the DNS answers about the proof".to_owned(),
    });
    lines.extend(table(explanation.servers.iter().map(server)));
    lines.push(String::new());
    if explanation.advice.is_empty() {
        lines.push("All is as it should be.".to_owned());
    } else {
        lines.push("What to do".to_owned());
        lines.extend(explanation.advice.iter().map(|advice| format!("  {}", advice.text)));
    }
    lines
}

fn record(record: &WantedRecord) -> [String; 4] {
    let state = match (record.purpose, record.state) {
        (_, RecordState::Found) => "there",
        (_, RecordState::Missing) => "missing",
        (Purpose::Proof, RecordState::Differs) => "another value",
        (Purpose::Traffic, RecordState::Differs) => "leads elsewhere",
        (_, RecordState::Unknown) => "no answer",
    };
    [record.kind.clone(), record.name.clone(), record.value.clone(), state.to_owned()]
}

fn server(answer: &ServerAnswer) -> [String; 4] {
    let name = answer.server.clone().unwrap_or_else(|| "resolver".to_owned());
    let said = match answer.state {
        RecordState::Found => "the record".to_owned(),
        RecordState::Missing => "no record".to_owned(),
        RecordState::Differs => answer.values.iter().map(|v| format!("{v:?}")).collect::<Vec<_>>().join(" "),
        RecordState::Unknown => "no answer".to_owned(),
    };
    let note = answer.note.as_ref().map(|note| format!("({note})")).unwrap_or_default();
    [name, answer.address.clone().unwrap_or_default(), said, note]
}

/// Columns set below each other, two blanks apart and in.
fn table(rows: impl Iterator<Item = [String; 4]>) -> Vec<String> {
    let rows: Vec<[String; 4]> = rows.collect();
    let width = |at: usize| rows.iter().map(|row| row[at].chars().count()).max().unwrap_or(0);
    let widths: [usize; 4] = std::array::from_fn(width);
    rows.iter()
        .map(|row| {
            let cells = row.iter().zip(widths).filter(|(_, width)| *width > 0);
            let line: String = cells.map(|(cell, width)| format!("  {cell:<width$}")).collect();
            line.trim_end().to_owned()
        })
        .collect()
}
