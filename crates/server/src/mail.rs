//! Mails: what the outbox's messages say, and the folder that stands in for a mail server (`design.md` §9). Links bear the
//! tenant's own domain, from its record and never from a request (ISO-4).

use std::{
    io,
    path::{Path, PathBuf},
};

use jiff::Timestamp;
use platform::{
    outbox::{Message, Outgoing},
    settings::OriginForm,
};
use serde::{Deserialize, Serialize};

use crate::os;

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
    let Message::Invitation { token, name, account, expires_at } = &outgoing.message;
    let link = format!("{origin}/invite/{token}");
    let (brand, until) = (&outgoing.brand, expires_at.strftime("%Y-%m-%d"));
    let (subject, text) = if outgoing.locale == "en" {
        let hello = name.as_ref().map_or_else(|| "Hello,".to_owned(), |name| format!("Hello {name},"));
        (
            format!("{brand}: invitation to {account}"),
            format!(
                "{hello}\n\nyou are invited to {account} at {brand}. Accept here, until {until}:\n\n{link}\n\n\
                 If this means nothing to you, do nothing: without the link nobody gets in.\n"
            ),
        )
    } else {
        let hello = name.as_ref().map_or_else(|| "Olá,".to_owned(), |name| format!("Olá, {name},"));
        (
            format!("{brand}: convite para {account}"),
            format!(
                "{hello}\n\nvocê recebeu um convite para {account} em {brand}. Aceite aqui, até {until}:\n\n{link}\n\n\
                 Se isto não lhe diz nada, não faça nada: sem o endereço ninguém entra.\n"
            ),
        )
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
