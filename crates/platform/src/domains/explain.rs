//! `GET …/tenants/{t}/domains/{d}/explain`: what each server of the zone answers about a domain's proof now, which records
//! are to be set, and what went wrong where something did. Also before the proof: it tells nothing but what the DNS shows.

use api::{
    dns::{Advice, DomainExplanation, Purpose, RecordState, ServerAnswer, WantedRecord},
    permission::Permission,
    problem::Code,
    tenants::{DomainStatus, ProvedBy},
    value::DomainName,
};
use domain::proof::{Verdict, judge, record_name};
use store::{Tx, tables::domains::DomainRow};

use crate::{
    dns::{Answered, Found, Question, Seen, Survey},
    domains,
    error::Error,
    operation::{Answer, Input, Operation, Row, Run},
    settings::DoorTarget,
    standing::Call,
    tenants,
};

/// Explains how a domain stands in the DNS.
pub const OPERATION: Operation = Operation {
    name: "domains.explain",
    permission: Some(Permission::DomainsRead),
    writes: false,
    run: Run::Looking { ask, run },
};

fn ask(tx: &mut Tx, call: &Call, input: &Input) -> Result<Question, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let row = domains::of_route(tx, call, tenant.key, input)?;
    let domain = row.name.parse().map_err(|e| Error::fault(format!("a stored domain: {e}")))?;
    let target = match &call.settings.door_target {
        Some(DoorTarget::Name(name)) => Some(name.clone()),
        _ => None,
    };
    Ok(Question::Survey { domain, target })
}

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let tenant = tenants::of_route(tx, call, input)?;
    let row = domains::of_route(tx, call, tenant.key, input)?;
    let Some(Seen::Survey(survey)) = &input.seen else {
        return Err(Error::refused(Code::RequestInFlight, "The domain was changed just now; try again."));
    };
    let view = domains::view(call, &row);
    let records = records(&row, survey, call.settings.door_target.as_ref());
    let mut advice = of_proof(&row, survey);
    advice.extend(of_traffic(&row, survey, &records));
    let explanation = DomainExplanation {
        domain: view.view,
        records,
        zone: survey.zone.clone(),
        servers: servers(&row, survey),
        advice,
    };
    Answer::one(Row::new(view.account, explanation))
}

/// How the proof stands in an answer.
fn state(row: &DomainRow, found: &Found) -> RecordState {
    match found {
        Found::Unknown(_) => RecordState::Unknown,
        Found::Values(values) => match judge(&row.proof, values) {
            Verdict::Found => RecordState::Found,
            Verdict::Missing => RecordState::Missing,
            Verdict::Quoted | Verdict::Incomplete | Verdict::Other => RecordState::Differs,
        },
    }
}

fn records(row: &DomainRow, survey: &Survey, target: Option<&DoorTarget>) -> Vec<WantedRecord> {
    let proof = domains::proof(row);
    let mut records = vec![WantedRecord {
        purpose: Purpose::Proof,
        name: proof.record_name,
        kind: "TXT".to_owned(),
        value: proof.record_value,
        state: state(row, &survey.resolver),
    }];
    let traffic = |kind: &str, value: String, state| WantedRecord {
        purpose: Purpose::Traffic,
        name: row.name.clone(),
        kind: kind.to_owned(),
        value,
        state,
    };
    let here = survey.addresses.values();
    match target {
        None => {}
        Some(DoorTarget::Name(name)) => {
            let alias = survey.alias.values();
            let state = match (&survey.addresses, survey.target.values()) {
                _ if alias.iter().any(|to| to.trim_end_matches('.').eq_ignore_ascii_case(name.as_str())) => {
                    RecordState::Found
                }
                (Found::Unknown(_), _) => RecordState::Unknown,
                (Found::Values(here), _) if here.is_empty() => RecordState::Missing,
                // Flattened aliases and records of one's own lead there, too.
                (Found::Values(here), there) if here.iter().all(|address| there.contains(address)) => {
                    RecordState::Found
                }
                _ => RecordState::Differs,
            };
            records.push(traffic("CNAME", name.as_str().to_owned(), state));
        }
        Some(DoorTarget::Addresses(addresses)) => {
            for address in addresses {
                let state = match &survey.addresses {
                    Found::Unknown(_) => RecordState::Unknown,
                    Found::Values(_) if here.contains(&address.to_string()) => RecordState::Found,
                    Found::Values(here) if here.is_empty() => RecordState::Missing,
                    Found::Values(_) => RecordState::Differs,
                };
                records.push(traffic(
                    if address.is_ipv4() { "A" } else { "AAAA" },
                    address.to_string(),
                    state,
                ));
            }
        }
    }
    records
}

fn servers(row: &DomainRow, survey: &Survey) -> Vec<ServerAnswer> {
    let answer = |server: Option<String>, address: Option<String>, found: &Found, note: Option<String>| {
        let failed = match found {
            Found::Unknown(why) => Some(why.clone()),
            Found::Values(_) => None,
        };
        let values = found.values().to_vec();
        ServerAnswer { server, address, state: state(row, found), values, note: note.or(failed) }
    };
    let own = answer(None, None, &survey.resolver, None);
    let of_zone = survey.servers.iter().map(|Answered { name, address, found, alias }| {
        let leads = alias.as_ref().map(|to| format!("the name is an alias of {to}"));
        answer(Some(name.clone()), address.map(|address| address.to_string()), found, leads)
    });
    std::iter::once(own).chain(of_zone).collect()
}

fn advice(code: &str, text: impl Into<String>) -> Advice {
    Advice { code: code.to_owned(), text: text.into() }
}

/// What to do about the proof.
fn of_proof(row: &DomainRow, survey: &Survey) -> Vec<Advice> {
    let wanted = domains::proof(row);
    let found = |found: &Found| state(row, found) == RecordState::Found;
    let is_there = found(&survey.resolver);
    let served = row.status == DomainStatus::Served;
    if is_there {
        return match (served, row.proved_by, row.lost_at) {
            (true, Some(ProvedBy::Dns), None) => vec![],
            (true, _, None) => vec![],
            _ => vec![advice("verify_now", "The record is there: verify the domain now.")],
        };
    }
    let mut all = Vec::new();
    let (with, without): (Vec<_>, Vec<_>) = survey
        .servers
        .iter()
        .filter(|server| matches!(server.found, Found::Values(_)))
        .partition(|server| found(&server.found));
    if !with.is_empty() && without.is_empty() {
        all.push(advice(
            "cached",
            "The zone's own servers have the record, and a resolver still keeps the old answer. It goes by itself, mostly within an hour; \
             verify again then.",
        ));
        return all;
    }
    if let (Some(_), Some(old)) = (with.first(), without.first()) {
        all.push(advice(
            "servers_differ",
            format!("Some servers of the zone have the record, and others, such as {}, do not yet. They should agree within minutes.", old.name),
        ));
        return all;
    }
    if found(&survey.doubled) {
        let zone = survey.zone.as_deref().unwrap_or_default();
        let short = wanted.record_name.strip_suffix(&format!(".{zone}")).unwrap_or(&wanted.record_name);
        all.push(advice(
            "name_doubled",
            format!("The record is at {}.{zone}: the panel adds {zone} by itself. Enter only {short} as its name.", wanted.record_name),
        ));
        return all;
    }
    if found(&survey.at_the_name) {
        all.push(advice(
            "wrong_name",
            format!("The record is at {} itself. It has to be at {}.", row.name, wanted.record_name),
        ));
        return all;
    }
    let values: Vec<&String> = std::iter::once(&survey.resolver)
        .chain(survey.servers.iter().map(|server| &server.found))
        .flat_map(Found::values)
        .collect();
    match judge(&row.proof, &values) {
        Verdict::Quoted => all.push(advice(
            "quoted",
            format!("The quotation marks are part of the value. Enter {} without them.", wanted.record_value),
        )),
        Verdict::Incomplete => all.push(advice(
            "incomplete",
            format!("The value was changed or cut on its way. It is, whole: {}", wanted.record_value),
        )),
        Verdict::Other => all.push(advice(
            "other_value",
            "There are TXT records at the name, and none of them has this claim's value. Add one beside them: a name may have several.",
        )),
        Verdict::Found | Verdict::Missing => match (&survey.resolver, &survey.zone) {
            (Found::Unknown(why), _) => {
                all.push(advice("dns_failing", format!("The DNS gives no answer for the name: {why}.")));
            }
            (_, None) => all.push(advice(
                "no_zone",
                format!("The DNS knows no zone for {}. Is it registered, and spelt so?", row.name),
            )),
            _ => all.push(advice(
                "record_missing",
                format!(
                    "Set a TXT record {} with the value {}, then verify the domain.",
                    wanted.record_name, wanted.record_value
                ),
            )),
        },
    }
    // What is served by another proof needs no record.
    if served && row.lost_at.is_none() && row.proved_by != Some(ProvedBy::Dns) {
        all.clear();
    }
    all
}

/// What to do about where visitors are led.
fn of_traffic(row: &DomainRow, survey: &Survey, records: &[WantedRecord]) -> Option<Advice> {
    let of_traffic: Vec<_> = records.iter().filter(|record| record.purpose == Purpose::Traffic).collect();
    let first = of_traffic.first()?;
    if of_traffic.iter().all(|r| matches!(r.state, RecordState::Found | RecordState::Unknown)) {
        return None;
    }
    if first.kind == "CNAME" && survey.zone.as_deref() == Some(row.name.as_str()) {
        let text = format!(
            "{} is the top of its zone, where no CNAME may be. Set what the panel calls ALIAS, ANAME or flattening, to {}.",
            row.name, first.value
        );
        return Some(advice("no_alias_at_the_top", text));
    }
    let (code, how) = if of_traffic.iter().any(|r| r.state == RecordState::Differs) {
        ("points_elsewhere", "leads elsewhere")
    } else {
        ("points_nowhere", "leads nowhere")
    };
    let targets: Vec<_> = of_traffic.iter().map(|r| format!("{} {}", r.kind, r.value)).collect();
    Some(advice(code, format!("{} {how}. Point it to the door: {}.", row.name, targets.join(", "))))
}

/// Every name that is asked for a domain's proof or for a common mistake with it.
#[must_use]
pub fn doubled(domain: &DomainName, zone: &str) -> String {
    format!("{}.{zone}", record_name(domain.as_str()))
}
