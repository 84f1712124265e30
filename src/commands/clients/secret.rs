//! Where a one-time secret goes: to standard output as data, or to a private file.

use std::path::PathBuf;

use api::{change::Change, clients::ClientField};
use serde::Serialize;

use crate::{
    context::Context,
    error::{Error, Result},
    new_file::NewFile,
    output::{Cell, Column, Format, Sheet, View},
};

/// Where the secret shall go.
#[derive(Debug, clap::Args)]
pub(super) struct SecretArgs {
    /// Write the secret to this new file, readable by you alone, and not to standard output
    #[arg(long, value_name = "FILE")]
    secret_file: Option<PathBuf>,
}

/// A place that is ready to take the secret.
pub(super) enum Place {
    Output,
    File {
        file: NewFile,
        path: PathBuf,
    },
    /// A dry run draws none.
    Nowhere,
}

/// A secret as data.
#[derive(Serialize)]
struct OneTime {
    id: String,
    name: String,
    secret: String,
}

impl View for OneTime {
    const NOUN: &'static str = "client_secret";
    const NOUNS: &'static str = "client_secrets";

    fn columns() -> &'static [Column<Self>] {
        const {
            &[
                Column::new("ID", |s| Cell::text(&s.id)),
                Column::new("SECRET", |s| Cell::text(&s.secret)),
                Column::new("CLIENT", |s| Cell::name(&s.name)),
            ]
        }
    }

    fn name(&self) -> String {
        self.id.clone()
    }

    fn sheet(&self) -> Sheet {
        Sheet::titled(Vec::new())
            .row("client id", Cell::text(&self.id))
            .row("secret", Cell::text(&self.secret))
    }
}

impl SecretArgs {
    /// Makes the place ready before anything is sent: a secret is not drawn for a file that cannot be made.
    ///
    /// # Errors
    /// The file is there already (exit 6) or cannot be made; an output that would not show the secret (exit 2).
    pub(super) fn open(self, context: &Context) -> Result<Place> {
        if context.dry_run() {
            return Ok(Place::Nowhere);
        }
        match self.secret_file {
            Some(path) => Ok(Place::File { file: NewFile::create(&path)?, path }),
            None if context.printer().format() == Format::Name => {
                Err(Error::usage("`-o name` shows no secret, and it is shown once")
                    .hint("give --secret-file FILE"))
            }
            None => Ok(Place::Output),
        }
    }
}

impl Place {
    /// Hands the secret out. What goes to a file is taken out of the change, which is reported next.
    ///
    /// # Errors
    /// It cannot be written; then a new one must be drawn.
    pub(super) fn hand_out(self, change: &mut Change<ClientField>, context: &Context) -> Result<()> {
        let client = &change.of.client;
        let (id, name) = (client.id.to_string(), client.name.clone());
        if change.of.secret.is_none() {
            // Nothing was drawn: it was there already, or this is a dry run.
            return Ok(());
        }
        let printer = context.printer();
        match self {
            Self::File { mut file, path } => {
                let secret = change.of.secret.take().unwrap_or_default();
                let written = file.write(format!("{secret}\n").as_bytes()).and_then(|()| file.keep());
                written.map_err(|error| error.hint(say!("draw a new secret: cron clients rotate {id}")))?;
                printer.note(&say!("the secret is in {}; it is not shown again", path.display()));
            }
            Self::Output | Self::Nowhere => {
                if !printer.format().is_document() {
                    let secret = change.of.secret.clone().unwrap_or_default();
                    printer.show(&OneTime { id, name, secret })?;
                }
                printer.note("the secret is shown this once: keep it now");
            }
        }
        Ok(())
    }
}
