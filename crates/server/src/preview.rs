//! `GET …/tenants/{t}/preview`: the sign-in page under a tenant's brand, as a file that needs nothing beside it.

use api::{
    permission::Permission,
    tenants::{Locale, TenantPreview},
};
use data_encoding::BASE64;
use platform::{
    Error,
    brand::{logo_path, of_tenant},
    operation::{Answer, Input, Operation, Row, Run},
    standing::Call,
};
use store::{Tx, tables::brands};

use crate::pages::{Look, assets, render};

/// The route's operation. It lies here, where the pages are.
pub(crate) const OPERATION: Operation = Operation {
    name: "tenants.preview",
    permission: Some(Permission::BrandRead),
    writes: false,
    run: Run::Target(run),
};

fn run(tx: &mut Tx<'_>, call: &Call<'_>, input: &Input) -> Result<Answer, Error> {
    let locale = match input.query("locale")? {
        None => None,
        Some("pt-BR") => Some(Locale::PtBr),
        Some("en") => Some(Locale::En),
        Some(_) => return Err(Error::invalid("locale", "value", "`locale` is `pt-BR` or `en`.")),
    };
    let (tenant, row) = of_tenant(tx, call, input)?;
    let look = Look::of(row);
    let page = render::sign_in_text(&look, locale).map_err(|e| Error::fault(format!("a page: {e}")))?;
    let sheet = |path: &str, text: &str| {
        (format!("<link rel=\"stylesheet\" href=\"{path}\">"), format!("<style>\n{text}</style>"))
    };
    let mut parts = vec![
        sheet(&assets::style_path(), assets::style()),
        sheet(
            &assets::color_path(look.color, look.on_color),
            &assets::color_style(look.color, look.on_color),
        ),
    ];
    for name in [&look.logo, &look.logo_dark].into_iter().flatten() {
        if let Some(file) = brands::logo(tx, call.target.scope(), tenant, name)? {
            let kind = assets::kind(name);
            parts.push((logo_path(name), format!("data:{kind};base64,{}", BASE64.encode(&file))));
        }
    }
    let html = parts.into_iter().fold(page, |page, (from, to)| page.replace(&from, &to));
    Answer::one(Row::new(call.target.path().clone(), TenantPreview { html }))
}
