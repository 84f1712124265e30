//! What the pages look like: a template each, under the tenant's brand (Rule T7), with the guards of every page.

pub(crate) mod access;

use api::{
    tenants::{Layout, Locale},
    value::{Color, SupportContact},
};
use askama::Template;
use axum::{
    body::Body,
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use platform::brand;
use store::tables::brands::BrandRow;

use super::{
    assets,
    words::{self, Words},
};

/// What a tenant's pages look like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// The brand's name.
    pub name: String,
    /// What is said of it.
    pub description: Option<String>,
    /// The primary colour.
    pub color: Color,
    /// The colour of text on it.
    pub on_color: Color,
    /// How pages are laid out.
    pub layout: Layout,
    /// The brand's language.
    pub locale: Locale,
    /// Where people find help.
    pub support: Option<SupportContact>,
    /// The name of the logo's file, if there is one.
    pub logo: Option<String>,
    /// The name of the logo's file for dark pages.
    pub logo_dark: Option<String>,
}

impl Look {
    /// The look of a tenant that has no brand of its own.
    pub(crate) fn plain(name: String) -> Self {
        let color = Color { red: 0x1f, green: 0x4f, blue: 0x8f };
        Self {
            name,
            description: None,
            color,
            on_color: domain::brand::on_color(color),
            layout: Layout::default(),
            locale: Locale::default(),
            support: None,
            logo: None,
            logo_dark: None,
        }
    }

    /// The look of a brand.
    pub(crate) fn of(row: BrandRow) -> Self {
        let on_color = brand::text_color(&row);
        Self {
            color: row.color.parse().unwrap_or(Color::BLACK),
            on_color,
            layout: row.layout,
            locale: row.locale,
            support: row.support.and_then(|text| text.parse().ok()),
            logo: row.logo_name,
            logo_dark: row.logo_dark_name,
            description: row.description,
            name: row.name,
        }
    }
}

/// What every page has around its content.
pub(crate) struct Frame<'a> {
    lang: &'static str,
    title: &'a str,
    brand: &'a str,
    style: String,
    color_style: String,
    layout: &'static str,
    description: Option<&'a str>,
    logo: Option<String>,
    logo_dark: Option<String>,
    help: &'static str,
    support: Option<(String, &'a str)>,
    wrong: Option<&'a str>,
}

/// A page's surroundings: the look of the door and the language of the browser.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) look: &'a Look,
    pub(crate) words: &'static Words,
    lang: &'static str,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(look: &'a Look, headers: &HeaderMap) -> Self {
        let asked = headers.get(header::ACCEPT_LANGUAGE).and_then(|v| v.to_str().ok());
        let locale = words::locale(asked, look.locale);
        Self { look, words: Words::of(locale), lang: locale.as_str() }
    }

    fn frame<'b>(&self, title: &'b str, wrong: Option<&'b str>) -> Frame<'b>
    where
        'a: 'b,
    {
        Frame {
            lang: self.lang,
            title,
            brand: &self.look.name,
            style: assets::style_path(),
            color_style: assets::color_path(self.look.color, self.look.on_color),
            layout: self.look.layout.as_str(),
            description: self.look.description.as_deref(),
            logo: self.look.logo.as_deref().map(brand::logo_path),
            // On the brand's own colour there is one ground, whatever the person's machine prefers.
            logo_dark: self
                .look
                .logo_dark
                .as_deref()
                .filter(|_| self.look.layout == Layout::Plain && self.look.logo.is_some())
                .map(brand::logo_path),
            help: self.words.help,
            support: self.look.support.as_ref().map(|support| (support.link(), support.as_str())),
            wrong,
        }
    }
}

#[derive(Template)]
#[template(path = "device.html")]
struct Device<'a> {
    frame: Frame<'a>,
    words: &'static Words,
    csrf: &'a str,
    user_code: &'a str,
}

/// Where the person types the code that their program shows. A code from a link is filled in, and still needs the click.
pub(crate) fn device(scene: &Scene<'_>, csrf: &str, user_code: &str, wrong: Option<&str>) -> Response {
    let page =
        Device { frame: scene.frame(scene.words.device_title, wrong), words: scene.words, csrf, user_code };
    html(status_of(wrong), &page)
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignIn<'a> {
    frame: Frame<'a>,
    words: &'static Words,
    csrf: &'a str,
    next: &'a str,
    username: &'a str,
    /// Whether it leads anywhere: a preview does not.
    works: bool,
}

/// E-mail and password; `next` is the path of ours that the person wanted.
pub(crate) fn sign_in(
    scene: &Scene<'_>,
    csrf: &str,
    next: &str,
    username: &str,
    wrong: Option<&str>,
) -> Response {
    let page = SignIn {
        frame: scene.frame(scene.words.sign_in_title, wrong),
        words: scene.words,
        csrf,
        next,
        username,
        works: true,
    };
    html(status_of(wrong), &page)
}

/// The sign-in page as a text, empty, in that language or the brand's own: for a look at the brand.
pub(crate) fn sign_in_text(look: &Look, locale: Option<Locale>) -> Result<String, askama::Error> {
    let locale = locale.unwrap_or(look.locale);
    let scene = Scene { look, words: Words::of(locale), lang: locale.as_str() };
    let frame = scene.frame(scene.words.sign_in_title, None);
    SignIn { frame, words: scene.words, csrf: "", next: "", username: "", works: false }.render()
}

/// What a person is asked to approve (TOK-2).
pub(crate) struct Consent<'a> {
    /// Where the form goes.
    pub(crate) action: &'a str,
    /// What it takes along.
    pub(crate) fields: Vec<(&'a str, String)>,
    /// The code to compare, of a device; none where the browser itself asks.
    pub(crate) code: Option<&'a str>,
    /// The program's name.
    pub(crate) program: &'a str,
    /// The door's domain.
    pub(crate) domain: &'a str,
    /// Who is signed in.
    pub(crate) person: &'a str,
    /// Where the request came from.
    pub(crate) place: &'a str,
    /// When it came.
    pub(crate) time: jiff::Timestamp,
}

#[derive(Template)]
#[template(path = "consent.html")]
struct ConsentPage<'a> {
    frame: Frame<'a>,
    words: &'static Words,
    csrf: &'a str,
    text: &'a str,
    action: &'a str,
    fields: &'a [(&'a str, String)],
    code: Option<&'a str>,
    program: &'a str,
    domain: &'a str,
    person: &'a str,
    place: &'a str,
    time: String,
    time_shown: String,
}

/// The question whether a program may act for the person.
pub(crate) fn consent(scene: &Scene<'_>, csrf: &str, asked: &Consent<'_>) -> Response {
    let words = scene.words;
    let page = ConsentPage {
        frame: scene.frame(words.consent_title, None),
        words,
        csrf,
        text: if asked.code.is_some() { words.consent_text } else { words.browser_consent_text },
        action: asked.action,
        fields: &asked.fields,
        code: asked.code,
        program: asked.program,
        domain: asked.domain,
        person: asked.person,
        place: asked.place,
        time: asked.time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        time_shown: asked.time.strftime("%Y-%m-%d %H:%M UTC").to_string(),
    };
    html(StatusCode::OK, &page)
}

#[derive(Template)]
#[template(path = "invite.html")]
struct Invite<'a> {
    frame: Frame<'a>,
    words: &'static Words,
    csrf: &'a str,
    text: &'a str,
    email: &'a str,
    name: &'a str,
    known: bool,
}

/// An invitation: a first password, or the proof of the one that there is (Rule U1).
pub(crate) fn invite(
    scene: &Scene<'_>,
    csrf: &str,
    email: &str,
    name: &str,
    known: bool,
    wrong: Option<&str>,
) -> Response {
    let words = scene.words;
    let text = if known { words.invite_known } else { words.invite_new };
    let frame = scene.frame(words.invite_title, wrong);
    html(status_of(wrong), &Invite { frame, words, csrf, text, email, name, known })
}

#[derive(Template)]
#[template(path = "forgotten.html")]
struct Forgotten<'a> {
    frame: Frame<'a>,
    words: &'static Words,
    csrf: &'a str,
}

/// Where a person who has forgotten the password names the e-mail.
pub(crate) fn forgotten(scene: &Scene<'_>, csrf: &str, wrong: Option<&str>) -> Response {
    let frame = scene.frame(scene.words.forgotten_title, wrong);
    html(status_of(wrong), &Forgotten { frame, words: scene.words, csrf })
}

#[derive(Template)]
#[template(path = "new_password.html")]
struct NewPassword<'a> {
    frame: Frame<'a>,
    words: &'static Words,
    csrf: &'a str,
    text: &'a str,
    email: &'a str,
    present: bool,
}

/// A new password; `present` asks for the present one, too.
pub(crate) fn new_password(
    scene: &Scene<'_>,
    csrf: &str,
    email: &str,
    present: bool,
    wrong: Option<&str>,
) -> Response {
    let words = scene.words;
    let text = if present { words.change_text } else { words.reset_text };
    let frame = scene.frame(words.forgotten_title, wrong);
    html(status_of(wrong), &NewPassword { frame, words, csrf, text, email, present })
}

#[derive(Template)]
#[template(path = "notice.html")]
struct Notice<'a> {
    frame: Frame<'a>,
    csrf: &'a str,
    text: &'a str,
    sign_out: Option<(&'a str, &'a str)>,
}

/// A page that only says something.
pub(crate) fn notice(scene: &Scene<'_>, status: StatusCode, title: &str, text: &str) -> Response {
    // The words outlive the scene; a scene's lifetime is only that of the look.
    let scene = *scene;
    html(status, &Notice { frame: scene.frame(title, None), csrf: "", text, sign_out: None })
}

/// The question whether to sign out of this browser: a link alone must not do it.
pub(crate) fn sign_out(scene: &Scene<'_>, csrf: &str) -> Response {
    let words = scene.words;
    let page = Notice {
        frame: scene.frame(words.sign_out_title, None),
        csrf,
        text: words.sign_out_text,
        sign_out: Some((identity::discovery::END_SESSION, words.sign_out)),
    };
    html(StatusCode::OK, &page)
}

/// A form that is shown again because of a mistake in it is 422, so that scripts need not read the text.
fn status_of(wrong: Option<&str>) -> StatusCode {
    if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

fn html(status: StatusCode, page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => guarded((status, Body::from(text)).into_response(), None),
        Err(error) => {
            tracing::error!(%error, "a page could not be rendered");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Puts a page's guards on: no framing, nothing inline, nothing from elsewhere, no trace in caches or referrers.
/// `answers_to` is the one foreign origin that a form's redirect may lead to.
pub(crate) fn guarded(mut response: Response, answers_to: Option<&str>) -> Response {
    let policy = format!(
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'{}{}; frame-ancestors 'none'; base-uri 'none'",
        if answers_to.is_some() { " " } else { "" },
        answers_to.unwrap_or_default(),
    );
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers
        .insert("permissions-policy", HeaderValue::from_static("camera=(), geolocation=(), microphone=()"));
    response
}
