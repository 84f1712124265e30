//! What the pages say, in the languages that a brand can have (Rule T7).

use api::tenants::Locale;

/// Every text of every page, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    pub help: &'static str,
    pub device_title: &'static str,
    pub device_text: &'static str,
    pub code: &'static str,
    pub go_on: &'static str,
    pub code_unknown: &'static str,
    pub sign_in_title: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub sign_in: &'static str,
    pub sign_in_wrong: &'static str,
    pub too_many_guesses: &'static str,
    pub no_access: &'static str,
    pub consent_title: &'static str,
    pub consent_text: &'static str,
    pub browser_consent_text: &'static str,
    pub compare: &'static str,
    pub program: &'static str,
    pub tenant: &'static str,
    pub person: &'static str,
    pub place: &'static str,
    pub time: &'static str,
    pub approve: &'static str,
    pub deny: &'static str,
    pub command_line: &'static str,
    pub unknown_place: &'static str,
    pub approved_title: &'static str,
    pub approved_text: &'static str,
    pub denied_title: &'static str,
    pub denied_text: &'static str,
    pub gone_title: &'static str,
    pub gone_text: &'static str,
    pub invite_title: &'static str,
    pub invite_new: &'static str,
    pub invite_known: &'static str,
    pub your_name: &'static str,
    pub new_password: &'static str,
    pub password_rule: &'static str,
    pub password_short: &'static str,
    pub password_long: &'static str,
    pub password_guessable: &'static str,
    pub password_wrong: &'static str,
    pub name_missing: &'static str,
    pub accept: &'static str,
    pub accepted_title: &'static str,
    pub accepted_text: &'static str,
    pub invite_gone_title: &'static str,
    pub invite_gone_text: &'static str,
    pub suspended_title: &'static str,
    pub suspended_text: &'static str,
    pub signed_out_title: &'static str,
    pub signed_out_text: &'static str,
    pub sign_out_title: &'static str,
    pub sign_out_text: &'static str,
    pub sign_out: &'static str,
    pub request_wrong_title: &'static str,
    pub request_wrong_text: &'static str,
    pub form_stale_title: &'static str,
    pub form_stale_text: &'static str,
    pub nothing_here_title: &'static str,
    pub nothing_here_text: &'static str,
    pub not_this_way_title: &'static str,
    pub not_this_way_text: &'static str,
}

impl Words {
    /// The texts in that language.
    pub(crate) const fn of(locale: Locale) -> &'static Self {
        match locale {
            Locale::PtBr => &PORTUGUESE,
            Locale::En => &ENGLISH,
        }
    }
}

/// The language that the browser asks for first among those that there are; else the brand's.
pub(crate) fn locale(accept_language: Option<&str>, brand: Locale) -> Locale {
    let mut best: Option<(f32, Locale)> = None;
    for entry in accept_language.unwrap_or_default().split(',').take(20) {
        let mut parts = entry.split(';');
        let tag = parts.next().unwrap_or_default().trim().to_ascii_lowercase();
        let weight = parts
            .find_map(|p| p.trim().strip_prefix("q=").map(|q| q.parse().unwrap_or(0.0)))
            .unwrap_or(1.0_f32);
        let language = match tag.split('-').next().unwrap_or_default() {
            "pt" => Locale::PtBr,
            "en" => Locale::En,
            "*" => brand,
            _ => continue,
        };
        if weight > 0.0 && best.is_none_or(|(w, _)| weight > w) {
            best = Some((weight, language));
        }
    }
    best.map_or(brand, |(_, language)| language)
}

static ENGLISH: Words = Words {
    help: "Help:",
    device_title: "Connect a program",
    device_text: "Type the code that your program shows. Nothing is connected before you have approved it on the next page.",
    code: "Code",
    go_on: "Continue",
    code_unknown: "This code is not known here, or its time is up. Compare it with the one that your program shows.",
    sign_in_title: "Sign in",
    email: "E-mail",
    password: "Password",
    sign_in: "Sign in",
    sign_in_wrong: "E-mail or password is wrong.",
    too_many_guesses: "Too many attempts. Wait a little and try again.",
    no_access: "There is no active access here for you.",
    consent_title: "Approve this program?",
    consent_text: "A program asks to act in your name. Approve it only if you have started it yourself just now.",
    browser_consent_text: "A program on this computer asks to act in your name. Approve it only if you have started it yourself just now.",
    compare: "Is this the code that your program shows? If not, deny.",
    program: "Program",
    tenant: "Asks for access to",
    person: "You are signed in as",
    place: "Asked from",
    time: "Asked at",
    approve: "Approve",
    deny: "Deny",
    command_line: "Command line",
    unknown_place: "unknown",
    approved_title: "Approved",
    approved_text: "The program is signed in. You can close this page and go back to it.",
    denied_title: "Denied",
    denied_text: "The program got no access. If you did not start it, somebody else did: nothing more is needed from you.",
    gone_title: "This code no longer works",
    gone_text: "It was used already, or its time is up. Start again from your program.",
    invite_title: "You are invited",
    invite_new: "Tell us your name and choose a password to accept the invitation.",
    invite_known: "There is a sign-in with this e-mail already. Prove it with your password to accept the invitation.",
    your_name: "Your name",
    new_password: "New password",
    password_rule: "At least 10 characters; a few words together are good.",
    password_short: "This password is too short. At least 10 characters; a few words together are good.",
    password_long: "This password is too long.",
    password_guessable: "This password is easy to guess. Use neither your name or e-mail nor the company's name, no well-known password, no repeated or consecutive characters; a few words together are good.",
    password_wrong: "The password is wrong.",
    name_missing: "Your name is missing.",
    accept: "Accept the invitation",
    accepted_title: "Welcome",
    accepted_text: "The invitation is accepted. You can sign in now, from your program or from the link that you were given.",
    invite_gone_title: "This invitation no longer works",
    invite_gone_text: "It was used already, or its time is up. Ask whoever invited you for a new one.",
    suspended_title: "Not available at the moment",
    suspended_text: "This service is suspended. Please turn to whoever gives you access to it.",
    signed_out_title: "Signed out",
    signed_out_text: "You are signed out of this browser.",
    sign_out_title: "Sign out?",
    sign_out_text: "You will be signed out of this browser.",
    sign_out: "Sign out",
    request_wrong_title: "This link does not work",
    request_wrong_text: "The program that sent you here asked in a way that is not understood here. Start again from your program.",
    form_stale_title: "This page is out of date",
    form_stale_text: "The form could not be matched with your browser. Go back, load the page again, and send it once more. Cookies have to be allowed.",
    nothing_here_title: "Nothing here",
    nothing_here_text: "There is no page at this address. Check it, or start again from your program or from the link that you were given.",
    not_this_way_title: "This page is not opened like this",
    not_this_way_text: "What was sent here is not taken at this address. Go back and start again from your program or from the link that you were given.",
};

static PORTUGUESE: Words = Words {
    help: "Ajuda:",
    device_title: "Conectar um programa",
    device_text: "Digite o código que o seu programa mostra. Nada é conectado antes da sua aprovação na próxima página.",
    code: "Código",
    go_on: "Continuar",
    code_unknown: "Este código não é conhecido aqui, ou expirou. Compare com o que o seu programa mostra.",
    sign_in_title: "Entrar",
    email: "E-mail",
    password: "Senha",
    sign_in: "Entrar",
    sign_in_wrong: "E-mail ou senha incorretos.",
    too_many_guesses: "Tentativas demais. Aguarde um pouco e tente de novo.",
    no_access: "Você não tem acesso ativo aqui.",
    consent_title: "Aprovar este programa?",
    consent_text: "Um programa pede para agir em seu nome. Aprove somente se você mesmo o iniciou agora.",
    browser_consent_text: "Um programa neste computador pede para agir em seu nome. Aprove somente se você mesmo o iniciou agora.",
    compare: "É este o código que o seu programa mostra? Se não for, negue.",
    program: "Programa",
    tenant: "Pede acesso a",
    person: "Você entrou como",
    place: "Pedido feito de",
    time: "Pedido feito em",
    approve: "Aprovar",
    deny: "Negar",
    command_line: "Linha de comando",
    unknown_place: "desconhecido",
    approved_title: "Aprovado",
    approved_text: "O programa está conectado. Você pode fechar esta página e voltar a ele.",
    denied_title: "Negado",
    denied_text: "O programa não recebeu acesso. Se não foi você que o iniciou, foi outra pessoa: nada mais é preciso.",
    gone_title: "Este código não vale mais",
    gone_text: "Ele já foi usado ou expirou. Comece de novo no seu programa.",
    invite_title: "Você recebeu um convite",
    invite_new: "Diga seu nome e escolha uma senha para aceitar o convite.",
    invite_known: "Já existe um acesso com este e-mail. Confirme com a sua senha para aceitar o convite.",
    your_name: "Seu nome",
    new_password: "Nova senha",
    password_rule: "Pelo menos 10 caracteres; algumas palavras juntas são uma boa escolha.",
    password_short: "Esta senha é curta demais. Pelo menos 10 caracteres; algumas palavras juntas são uma boa escolha.",
    password_long: "Esta senha é longa demais.",
    password_guessable: "Esta senha é fácil de adivinhar. Não use o seu nome ou e-mail nem o nome da empresa, nenhuma senha conhecida, nem caracteres repetidos ou em sequência; algumas palavras juntas são uma boa escolha.",
    password_wrong: "A senha está incorreta.",
    name_missing: "Falta o seu nome.",
    accept: "Aceitar o convite",
    accepted_title: "Boas-vindas",
    accepted_text: "O convite foi aceito. Você já pode entrar, pelo seu programa ou pelo endereço que recebeu.",
    invite_gone_title: "Este convite não vale mais",
    invite_gone_text: "Ele já foi usado ou expirou. Peça um novo a quem convidou você.",
    suspended_title: "Indisponível no momento",
    suspended_text: "Este serviço está suspenso. Fale com quem lhe dá acesso a ele.",
    signed_out_title: "Você saiu",
    signed_out_text: "A sessão neste navegador foi encerrada.",
    sign_out_title: "Sair?",
    sign_out_text: "A sessão neste navegador será encerrada.",
    sign_out: "Sair",
    request_wrong_title: "Este endereço não funciona",
    request_wrong_text: "O programa que trouxe você aqui fez um pedido que não é entendido. Comece de novo no seu programa.",
    form_stale_title: "Esta página está desatualizada",
    form_stale_text: "O formulário não corresponde ao seu navegador. Volte, carregue a página de novo e envie mais uma vez. É preciso permitir cookies.",
    nothing_here_title: "Nada aqui",
    nothing_here_text: "Não há página neste endereço. Confira o endereço, ou comece de novo no seu programa ou pelo endereço que recebeu.",
    not_this_way_title: "Esta página não se abre assim",
    not_this_way_text: "O que foi enviado não é aceito neste endereço. Volte e comece de novo no seu programa ou pelo endereço que recebeu.",
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t7_the_browsers_language_wins_over_the_brands() {
        for (header, brand, expected) in [
            (None, Locale::PtBr, Locale::PtBr),
            (None, Locale::En, Locale::En),
            (Some("en-GB,en;q=0.9"), Locale::PtBr, Locale::En),
            (Some("pt"), Locale::En, Locale::PtBr),
            (Some("de, en;q=0.3, pt-PT;q=0.7"), Locale::En, Locale::PtBr),
            (Some("de"), Locale::PtBr, Locale::PtBr),
            (Some("en;q=0"), Locale::PtBr, Locale::PtBr),
            (Some("*"), Locale::En, Locale::En),
            (Some(";;,,q=,"), Locale::En, Locale::En),
        ] {
            assert_eq!(locale(header, brand), expected, "{header:?} at {brand:?}");
        }
    }
}
