//! A person's browser without a screen: it keeps cookies, follows redirects of its own origin, and fills in the forms
//! that a page really has, by the names of their fields.

use std::{collections::BTreeMap, net::SocketAddr};

use anyhow::{Context, Result, bail};

use crate::exchange::{Answer, Ask};

/// A browser at one origin.
#[derive(Debug, Clone)]
pub struct Browser {
    address: SocketAddr,
    host: String,
    cookies: BTreeMap<String, String>,
    /// Sent with each request; tests may take it away or forge it.
    pub origin: Option<String>,
    /// `Accept-Language`.
    pub language: String,
    page: Option<Page>,
}

/// What is on the screen.
#[derive(Debug, Clone)]
pub struct Page {
    /// Its path with query.
    pub path: String,
    /// The answer that it came in.
    pub answer: Answer,
    /// Its first form, if there is one.
    pub form: Option<Form>,
}

/// A form of a page.
#[derive(Debug, Clone, Default)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// `get` or `post`.
    pub method: String,
    /// Fields with a name, and what they hold.
    pub fields: BTreeMap<String, String>,
    /// Buttons with a name: (name, value).
    pub buttons: Vec<(String, String)>,
}

impl Browser {
    /// A fresh browser that asks the server at `address` for `host` (with its port).
    #[must_use]
    pub fn new(address: SocketAddr, host: &str) -> Self {
        Self {
            address,
            host: host.to_owned(),
            cookies: BTreeMap::new(),
            origin: Some(format!("http://{host}")),
            language: "en".to_owned(),
            page: None,
        }
    }

    /// What is on the screen.
    ///
    /// # Errors
    /// When nothing was opened yet.
    pub fn page(&self) -> Result<&Page> {
        self.page.as_ref().context("no page is open")
    }

    /// The text of a page without its tags: of its main part, where it has one.
    ///
    /// # Errors
    /// When nothing was opened yet.
    pub fn text(&self) -> Result<String> {
        let html = self.page()?.answer.text();
        let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
        let html = main.map_or_else(|| html.clone(), |(main, _)| format!("<main{main}"));
        let mut text = String::new();
        let mut inside = false;
        for c in html.chars() {
            match c {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                c if !inside => text.push(c),
                _ => {}
            }
        }
        Ok(unescape(&text.split_whitespace().collect::<Vec<_>>().join(" ")))
    }

    /// The cookies that it keeps.
    #[must_use]
    pub fn cookies(&self) -> &BTreeMap<String, String> {
        &self.cookies
    }

    /// Opens a path.
    ///
    /// # Errors
    /// When the server cannot be reached.
    pub fn open(&mut self, path: &str) -> Result<&Page> {
        self.go(Ask::new("GET", &self.host, path))
    }

    /// Fills in the form on the screen and presses a button (`name=value`, or none for the plain one).
    ///
    /// # Errors
    /// When there is no form, no such field or button, or the server cannot be reached.
    pub fn submit(&mut self, fill: &[(&str, &str)], button: Option<(&str, &str)>) -> Result<&Page> {
        let page = self.page()?;
        let path = page.path.clone();
        let Some(form) = page.form.clone() else {
            bail!("there is no form on {path}: {}", self.text()?);
        };
        let mut fields = form.fields;
        for (name, value) in fill {
            let Some(field) = fields.get_mut(*name) else {
                bail!("there is no field `{name}` on {path}: {}", self.text()?)
            };
            (*value).clone_into(field);
        }
        if let Some((name, value)) = button {
            if !form.buttons.iter().any(|(n, v)| n == name && v == value) {
                bail!("there is no button {name}={value} on {path}");
            }
            fields.insert(name.to_owned(), value.to_owned());
        }
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let action = if form.action.is_empty() { path } else { form.action };
        self.go(Ask::new("POST", &self.host, &action).form(&pairs))
    }

    fn go(&mut self, mut ask: Ask) -> Result<&Page> {
        for _ in 0..10 {
            ask = ask.header("Accept", "text/html").header("Accept-Language", &self.language);
            if !self.cookies.is_empty() {
                let jar: Vec<String> = self.cookies.iter().map(|(n, v)| format!("{n}={v}")).collect();
                ask = ask.header("Cookie", &jar.join("; "));
            }
            if let (Some(origin), "POST") = (&self.origin, ask.method.as_str()) {
                ask = ask.header("Origin", origin);
            }
            let answer = ask.send(self.address).with_context(|| format!("{} {}", ask.method, ask.path))?;
            self.keep_cookies(&answer);
            let next =
                answer.header("location").filter(|_| (300..400).contains(&answer.status)).map(str::to_owned);
            let own = next.as_deref().and_then(|to| self.own_path(to));
            let Some(to) = own else {
                let form = parse_form(&answer.text());
                self.page = Some(Page { path: ask.path, answer, form });
                return self.page();
            };
            ask = Ask::new("GET", &self.host, &to);
        }
        bail!("redirects without an end")
    }

    /// The path of an address at this origin; none elsewhere: there the walk ends, as it would at another server.
    fn own_path(&self, to: &str) -> Option<String> {
        if to.starts_with('/') && !to.starts_with("//") {
            return Some(to.to_owned());
        }
        to.strip_prefix(&format!("http://{}", self.host)).filter(|p| p.starts_with('/')).map(str::to_owned)
    }

    fn keep_cookies(&mut self, answer: &Answer) {
        for (_, value) in answer.headers.iter().filter(|(n, _)| n == "set-cookie") {
            let mut parts = value.split(';').map(str::trim);
            let Some((name, content)) = parts.next().and_then(|p| p.split_once('=')) else { continue };
            if parts.any(|p| p.eq_ignore_ascii_case("max-age=0")) {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), content.to_owned());
            }
        }
    }
}

fn parse_form(html: &str) -> Option<Form> {
    let from = html.find("<form")?;
    let to = html[from..].find("</form>").map_or(html.len(), |i| from + i);
    let mut form = Form::default();
    for tag in html[from..to].split('<').skip(1) {
        let inside = &tag[..tag.find('>').unwrap_or(tag.len())];
        let attributes = attributes(inside);
        let get = |name: &str| attributes.get(name).cloned().unwrap_or_default();
        match inside.split_whitespace().next().unwrap_or_default() {
            "form" => {
                form.action = get("action");
                form.method = get("method");
            }
            "input" if attributes.contains_key("name") => {
                form.fields.insert(get("name"), get("value"));
            }
            "button" if attributes.contains_key("name") => form.buttons.push((get("name"), get("value"))),
            _ => {}
        }
    }
    Some(form)
}

fn attributes(tag: &str) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut rest = tag;
    while let Some(at) = rest.find("=\"") {
        let name = rest[..at].rsplit(char::is_whitespace).next().unwrap_or_default();
        let value = &rest[at + 2..];
        let end = value.find('"').unwrap_or(value.len());
        found.insert(name.to_owned(), unescape(&value[..end]));
        rest = value.get(end + 1..).unwrap_or_default();
    }
    found
}

fn unescape(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        let tail = &rest[at + 1..];
        let entity = tail.find(';').filter(|end| *end <= 8).map(|end| (&tail[..end], end));
        let decoded = entity.and_then(|(name, end)| {
            let c = match name {
                "amp" => Some('&'),
                "lt" => Some('<'),
                "gt" => Some('>'),
                "quot" => Some('"'),
                number => number.strip_prefix('#').and_then(|n| n.parse().ok()).and_then(char::from_u32),
            };
            c.map(|c| (c, end))
        });
        match decoded {
            Some((c, end)) => {
                plain.push(c);
                rest = &tail[end + 1..];
            }
            None => {
                plain.push('&');
                rest = tail;
            }
        }
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_as_a_browser_reads_it() {
        let form = parse_form(
            "<p>x</p><form method=\"post\" action=\"/a?b=1&amp;c=2\">\n<input type=\"hidden\" name=\"csrf\" value=\"t&#39;k\">\
             <label>L <input name=\"user_code\" required></label><button name=\"action\" value=\"deny\">N</button></form>",
        )
        .unwrap();
        assert_eq!(form.action, "/a?b=1&c=2");
        assert_eq!(form.fields["csrf"], "t'k");
        assert_eq!(form.fields["user_code"], "");
        assert_eq!(form.buttons, [("action".to_owned(), "deny".to_owned())]);
        assert!(parse_form("<p>nothing</p>").is_none());
    }
}
