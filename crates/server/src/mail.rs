//! Mails: what the outbox's messages say, and the folder that stands in for a mail server (`design.md` §9). Links bear the
//! tenant's own domain, from its record and never from a request (ISO-4).

use std::{
    io,
    path::{Path, PathBuf},
};

use api::tenants::Locale;
use jiff::Timestamp;
use platform::{
    outbox::{Message, Outgoing},
    settings::OriginForm,
};
use serde::{Deserialize, Serialize};

use crate::{mail_of_access, mail_of_owners, os};

/// A mail as it lies in the folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// The address that it goes to.
    pub to: String,
    /// The brand that it bears.
    pub from: String,
    /// Subject.
    pub subject: String,
    /// The text.
    pub text: String,
    /// The link in it.
    pub link: String,
    /// When it was written.
    pub created_at: Timestamp,
}

/// The mail of a message; none while its tenant has no served domain to link to.
#[must_use]
pub fn compose(outgoing: &Outgoing, origin: OriginForm) -> Option<Mail> {
    let origin = origin.origin(outgoing.domain.as_deref()?);
    let (brand, english) = (&outgoing.brand, outgoing.locale == "en");
    let (link, subject, text) = match &outgoing.message {
        Message::Invitation { token, name, account, expires_at } => {
            let link = format!("{origin}/invite/{token}");
            let (subject, text) = invitation(english, brand, &link, name.as_deref(), account, *expires_at);
            (link, subject, text)
        }
        Message::DomainProofMissing { domain, record_name, record_value, until } => {
            let (subject, text) = proof_missing(english, brand, domain, *until);
            let record = format!("    {record_name}  TXT  {record_value}\n");
            (format!("{origin}/"), subject, format!("{text}\n\n{record}"))
        }
        Message::AccessRequested { account } => {
            let (subject, text) = mail_of_access::requested(english, brand, account);
            (format!("{origin}/"), subject, text)
        }
        Message::AccessRefused { name } => {
            let (subject, text) = mail_of_access::refused(english, brand, name);
            (format!("{origin}/"), subject, text)
        }
        Message::OwnerOffer { account } => {
            let (subject, text) = mail_of_owners::offer(english, brand, account, &origin);
            (format!("{origin}/"), subject, text)
        }
        Message::OwnerChanged { account, owner } => {
            let (subject, text) = mail_of_owners::changed(english, brand, account, owner);
            (format!("{origin}/"), subject, text)
        }
        Message::PasswordReset { token, name, locale } => {
            let link = format!("{origin}/password/{token}");
            let english = locale.map_or(english, |locale| locale == Locale::En);
            let (subject, text) = password_reset(brand, english, name, &link);
            (link, subject, text)
        }
    };
    Some(Mail {
        to: outgoing.recipient.clone(),
        from: brand.clone(),
        subject,
        text,
        link,
        created_at: outgoing.created_at,
    })
}

fn password_reset(brand: &str, english: bool, name: &str, link: &str) -> (String, String) {
    if english {
        (
            format!("{brand}: a new password"),
            format!(
                "Hello {name},\n\nsomebody asked for a new password for your sign-in at {brand}. If it was you, set it \
                 here, within half an hour:\n\n{link}\n\nIf it was not, do nothing: your password stays as it is.\n"
            ),
        )
    } else {
        (
            format!("{brand}: uma nova senha"),
            format!(
                "Olá, {name},\n\nalguém pediu uma nova senha para o seu acesso em {brand}. Se foi você, defina-a aqui, \
                 em até meia hora:\n\n{link}\n\nSe não foi, não faça nada: a sua senha continua a mesma.\n"
            ),
        )
    }
}

/// Subject and text of an invitation.
fn invitation(
    english: bool,
    brand: &str,
    link: &str,
    name: Option<&str>,
    account: &str,
    expires_at: Timestamp,
) -> (String, String) {
    let until = expires_at.strftime("%Y-%m-%d");
    if english {
        let hello = name.map_or_else(|| "Hello,".to_owned(), |name| format!("Hello {name},"));
        (
            format!("{brand}: invitation to {account}"),
            format!(
                "{hello}\n\nyou are invited to {account} at {brand}. Accept here, until {until}:\n\n{link}\n\n\
                 If this means nothing to you, do nothing: without the link nobody gets in.\n"
            ),
        )
    } else {
        let hello = name.map_or_else(|| "Olá,".to_owned(), |name| format!("Olá, {name},"));
        (
            format!("{brand}: convite para {account}"),
            format!(
                "{hello}\n\nvocê recebeu um convite para {account} em {brand}. Aceite aqui, até {until}:\n\n{link}\n\n\
                 Se isto não lhe diz nada, não faça nada: sem o endereço ninguém entra.\n"
            ),
        )
    }
}

/// Subject and text of what a domain's owner is told when its proof is missing; the record follows.
fn proof_missing(english: bool, brand: &str, domain: &str, until: Option<Timestamp>) -> (String, String) {
    let until = until.map(|until| until.strftime("%Y-%m-%d").to_string());
    match (english, until) {
        (true, Some(until)) => (
            format!("{brand}: the proof of {domain} is missing"),
            format!(
                "Hello,\n\nthe TXT record that proves {domain} is no longer in the DNS. The domain is served until {until}; \
                 if the record is not back by then, it is served no more. Set it again:"
            ),
        ),
        (true, None) => (
            format!("{brand}: {domain} is served no more"),
            format!(
                "Hello,\n\nthe TXT record that proves {domain} was missing for 30 days, so the domain is served no more. \
                 To prove it anew, set the record and verify the domain:"
            ),
        ),
        (false, Some(until)) => (
            format!("{brand}: falta a prova de {domain}"),
            format!(
                "Olá,\n\no registro TXT que prova {domain} não está mais no DNS. O domínio continua no ar até {until}; se o \
                 registro não voltar até lá, ele sai do ar. Crie o registro de novo:"
            ),
        ),
        (false, None) => (
            format!("{brand}: {domain} saiu do ar"),
            format!(
                "Olá,\n\no registro TXT que prova {domain} faltou por 30 dias e o domínio saiu do ar. Para prová-lo de novo, \
                 crie o registro e verifique o domínio:"
            ),
        ),
    }
}

/// A folder of mails that would have been sent; only its owner can read it.
#[derive(Debug, Clone)]
pub struct Folder(PathBuf);

impl Folder {
    /// The folder, made when it is missing.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn make(path: &Path) -> io::Result<Self> {
        os::private_folder(path)?;
        Ok(Self(path.to_owned()))
    }

    /// The folder at that place.
    #[must_use]
    pub fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Puts a mail in. Names sort by time.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn put(&self, mail: &Mail) -> io::Result<()> {
        let mut random = [0; 4];
        getrandom::fill(&mut random).map_err(io::Error::other)?;
        let micros = mail.created_at.as_microsecond();
        let name = format!("{micros:020}-{}.json", data_encoding::HEXLOWER.encode(&random));
        let mut bytes = serde_json::to_vec_pretty(mail)?;
        bytes.push(b'\n');
        os::put_private_file(&self.0.join(name), &bytes)
    }

    /// All mails, the oldest first, each with the name of its file.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn all(&self) -> io::Result<Vec<(String, Mail)>> {
        let mut names: Vec<PathBuf> =
            fs_err::read_dir(&self.0)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>()?;
        names.retain(|path| path.extension().is_some_and(|e| e == "json"));
        names.sort();
        let read = |path: PathBuf| {
            let mail = serde_json::from_slice(&fs_err::read(&path)?)?;
            let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            Ok((name, mail))
        };
        names.into_iter().map(read).collect()
    }
}
