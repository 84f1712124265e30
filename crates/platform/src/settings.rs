//! What an operation needs from the platform's configuration.

use std::{net::IpAddr, str::FromStr};

use api::value::DomainName;
use store::seal::MasterKey;

/// The form of a tenant's origin (`design.md` §1, §9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OriginForm {
    /// `https://<domain>`, with the port that clients see where it is not 443.
    Https(u16),
    /// `http://<domain>:<port>`, on loopback alone (Rule S11).
    Http(u16),
}

impl OriginForm {
    /// The origin of a domain.
    #[must_use]
    pub fn origin(self, domain: &str) -> String {
        match self {
            Self::Https(443) => format!("https://{domain}"),
            Self::Https(port) => format!("https://{domain}:{port}"),
            Self::Http(port) => format!("http://{domain}:{port}"),
        }
    }

    /// Whether clients come over TLS.
    #[must_use]
    pub const fn is_https(self) -> bool {
        matches!(self, Self::Https(_))
    }
}

/// Where tenants' own domains are to point, so that visitors reach the doors. Tenants read it: a name in it should be
/// nobody's brand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoorTarget {
    /// To a name, as aliases of it.
    Name(DomainName),
    /// To addresses.
    Addresses(Vec<IpAddr>),
}

impl FromStr for DoorTarget {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let addresses: Result<Vec<IpAddr>, _> = text.split(',').map(|part| part.trim().parse()).collect();
        match (addresses, text.parse()) {
            (Ok(addresses), _) => Ok(Self::Addresses(addresses)),
            (Err(_), Ok(name)) => Ok(Self::Name(name)),
            (Err(_), Err(_)) => {
                Err(format!("`{text}` is neither a domain nor addresses separated by commas"))
            }
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
    /// Where tenants' own domains are to point; not told when missing.
    pub door_target: Option<DoorTarget>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn s11_an_origin_names_its_port_where_it_is_not_the_usual_one() {
        assert_eq!(OriginForm::Https(443).origin("acme.example"), "https://acme.example");
        assert_eq!(OriginForm::Https(8443).origin("acme.example"), "https://acme.example:8443");
        assert_eq!(OriginForm::Http(8090).origin("localhost"), "http://localhost:8090");
    }
}
