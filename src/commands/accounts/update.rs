//! `cron accounts update`.

use api::{
    accounts::AccountUpdate,
    change::ChangeStatus,
    value::{ExternalRef, Name, TaxId, ValueError},
};

use super::fields::{Label, TenantArgs, checked, label, labels, maybe};
use crate::{
    context::{Context, Outcome},
    error::{Error, Result},
    session::Session,
};

/// Change an account
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  cron accounts update acme --name 'Acme Revenda e Filhos Ltda'\n  cron accounts update acme/store-12 --tenant inherit --label city=Recife\n  cron accounts update acme --tax-id ''"
)]
pub struct Args {
    /// Path from your account, or id; `.` is your account itself
    #[arg(value_name = "ACCOUNT")]
    account: String,
    /// New display name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// New legal name; an empty one takes it away
    #[arg(long, value_name = "NAME")]
    legal_name: Option<String>,
    /// New CNPJ or CPF; an empty one takes it away
    #[arg(long, value_name = "CNPJ|CPF")]
    tax_id: Option<String>,
    /// New reference of your own; an empty one takes it away
    #[arg(long, value_name = "REFERENCE")]
    external_ref: Option<String>,
    /// Label it, or with `KEY=` take a label away; may be given several times
    #[arg(long = "label", value_name = "KEY=VALUE", value_parser = label)]
    labels: Vec<Label>,
    #[command(flatten)]
    tenant: TenantArgs,
}

/// A field that an empty text takes away.
fn emptied<T: std::str::FromStr<Err = ValueError>>(
    noun: &str,
    field: &str,
    text: Option<&String>,
) -> Result<Option<Option<String>>> {
    match text {
        Some(text) if text.is_empty() => Ok(Some(None)),
        Some(text) => checked::<T>(noun, field, text).map(|text| Some(Some(text))),
        None => Ok(None),
    }
}

/// Changes it, if it is still as it was read.
///
/// # Errors
/// Invalid input before anything is sent, or as a request.
pub(super) async fn run(args: Args, context: &Context, session: &Session) -> Result<Outcome> {
    let change = AccountUpdate {
        name: maybe::<Name>("the account's name", "name", args.name.as_ref())?,
        legal_name: emptied::<Name>("the legal name", "legal_name", args.legal_name.as_ref())?,
        tax_id: emptied::<TaxId>("the tax id", "tax_id", args.tax_id.as_ref())?,
        external_ref: emptied::<ExternalRef>("the reference", "external_ref", args.external_ref.as_ref())?,
        tenant: args.tenant.choice()?,
        labels: labels(&args.labels),
    };
    if change == AccountUpdate::default() {
        return Err(Error::usage("nothing to change is given").hint("see: cron accounts update --help"));
    }
    let target = session.account(&args.account).await?;
    let version = session.api().accounts().get(&target.id).await?.etag;
    session.announce(&target);
    let answer = session.api().accounts().update(&target.id, &change, &context.write(version)).await?.value;
    let name = super::view::path(&answer.of.account).to_owned();
    let sentence = match answer.status {
        ChangeStatus::Unchanged => say!("{name} is so already"),
        ChangeStatus::Planned => say!("{name} is changed"),
        _ => say!("{name} changed"),
    };
    context.printer().changed(&answer, &name, &sentence)?;
    Ok(Outcome::DONE)
}
