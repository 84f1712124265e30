//! The page where people ask for access (Rule U4), and its words.

use api::tenants::Locale;
use askama::Template;
use axum::response::Response;

use super::{Frame, Scene, html, status_of};

/// What the page says, in one language.
#[derive(Debug)]
pub(crate) struct Words {
    title: &'static str,
    text: &'static str,
    email: &'static str,
    your_name: &'static str,
    message: &'static str,
    send: &'static str,
    /// What everybody is told who asked.
    pub(crate) received_title: &'static str,
    /// The same at length.
    pub(crate) received_text: &'static str,
    /// What is wrong with a form that was not filled in.
    pub(crate) unfit: &'static str,
}

impl Words {
    /// Those of a scene's language.
    pub(crate) fn of(scene: &Scene<'_>) -> &'static Self {
        if scene.lang == Locale::En.as_str() { &ENGLISH } else { &PORTUGUESE }
    }
}

static ENGLISH: Words = Words {
    title: "Ask for access",
    text: "Whoever looks after this site reads what you write here, and decides.",
    email: "E-mail",
    your_name: "Your name",
    message: "Where you belong, and what you need (if you like)",
    send: "Send",
    received_title: "Received",
    received_text: "Your request was received.",
    unfit: "Please give your name and an e-mail address; the text has at most 200 characters.",
};

static PORTUGUESE: Words = Words {
    title: "Pedir acesso",
    text: "Quem cuida deste site lê o que você escrever aqui e decide.",
    email: "E-mail",
    your_name: "Seu nome",
    message: "De onde você é e do que precisa (se quiser)",
    send: "Enviar",
    received_title: "Recebido",
    received_text: "O seu pedido foi recebido.",
    unfit: "Informe o seu nome e um endereço de e-mail; o texto tem no máximo 200 caracteres.",
};

#[derive(Template)]
#[template(path = "access.html")]
struct Access<'a> {
    frame: Frame<'a>,
    words: &'static Words,
    csrf: &'a str,
}

/// Name, e-mail, and a few words.
pub(crate) fn access(scene: &Scene<'_>, csrf: &str, wrong: Option<&str>) -> Response {
    let words = Words::of(scene);
    html(status_of(wrong), &Access { frame: scene.frame(words.title, wrong), words, csrf })
}
