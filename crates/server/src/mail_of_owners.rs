//! What mails say of an account that gets another owner user (Rules A2, A3): nothing of who stands behind it.

/// Subject and text of an offer, answered by the command line at that origin.
pub(crate) fn offer(english: bool, brand: &str, account: &str, origin: &str) -> (String, String) {
    let commands =
        format!("    cron login {origin}\n    cron me accounts\n    cron me owner accept '{account}'\n");
    if english {
        (
            format!("{brand}: {account} is offered to you"),
            format!(
                "Hello,\n\nyou are asked to become the owner user of {account} at {brand}. Until you accept, nothing changes. \
                 If you are new here, accept the invitation in the other mail first. Then answer:\n\n{commands}\n\
                 To decline, write decline in the place of accept; or do nothing.\n"
            ),
        )
    } else {
        (
            format!("{brand}: {account} está sendo oferecida a você"),
            format!(
                "Olá,\n\npedimos que você se torne a pessoa titular de {account} em {brand}. Até você aceitar, nada muda. Se \
                 você é novo aqui, aceite antes o convite do outro e-mail. Depois responda:\n\n{commands}\n\
                 Para recusar, escreva decline no lugar de accept; ou não faça nada.\n"
            ),
        )
    }
}

/// Subject and text for whoever was the owner user.
pub(crate) fn changed(english: bool, brand: &str, account: &str, owner: &str) -> (String, String) {
    if english {
        (
            format!("{brand}: {account} has another owner user"),
            format!(
                "Hello,\n\n{owner} is the owner user of {account} at {brand} now. You are not any more; what else you may do \
                 there has not changed.\n"
            ),
        )
    } else {
        (
            format!("{brand}: {account} tem outra pessoa titular"),
            format!(
                "Olá,\n\n{owner} é agora a pessoa titular de {account} em {brand}. Você deixou de ser; o que mais você pode fazer \
                 ali não mudou.\n"
            ),
        )
    }
}
