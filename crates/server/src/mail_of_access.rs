//! What mails say of requests for access (Rule U4).

/// Subject and text for whoever answers.
pub(crate) fn requested(english: bool, brand: &str, account: &str) -> (String, String) {
    let command = "    cron users requests list\n";
    if english {
        (
            format!("{brand}: somebody asks for access"),
            format!(
                "Hello,\n\nsomebody asks for access at a tenant of {account}. Look and answer:\n\n{command}"
            ),
        )
    } else {
        (
            format!("{brand}: alguém pede acesso"),
            format!("Olá,\n\nalguém pede acesso em um tenant de {account}. Veja e responda:\n\n{command}"),
        )
    }
}

/// Subject and text for whoever asked, and does not get it.
pub(crate) fn refused(english: bool, brand: &str, name: &str) -> (String, String) {
    if english {
        (
            format!("{brand}: your request for access"),
            format!("Hello {name},\n\nyour request for access at {brand} was not granted.\n"),
        )
    } else {
        (
            format!("{brand}: o seu pedido de acesso"),
            format!("Olá, {name},\n\no seu pedido de acesso em {brand} não foi concedido.\n"),
        )
    }
}
