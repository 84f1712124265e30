//! What an operation needs from the platform's configuration.

use store::seal::MasterKey;

/// The form of a tenant's origin (`design.md` §1, §9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginForm {
    /// `https://<domain>`.
    Https,
    /// `http://<domain>:<port>`, on loopback alone (Rule S11).
    Http(u16),
}

impl OriginForm {
    /// The origin of a domain.
    #[must_use]
    pub fn origin(self, domain: &str) -> String {
        match self {
            Self::Https => format!("https://{domain}"),
            Self::Http(port) => format!("http://{domain}:{port}"),
        }
    }
}

/// Settings of the platform that operations read. One value per process.
#[derive(Debug)]
pub struct Settings {
    /// Seals what must not be readable in the database.
    pub master_key: MasterKey,
    /// Suffixes under which a new tenant gets a label at once (Rule T1).
    pub suffixes: Vec<String>,
    /// Whether a caller chooses the label under a suffix (`platform dev`) or the platform does.
    pub chosen_labels: bool,
    /// How origins are made of domains.
    pub origin: OriginForm,
}
