//! Creating again with a known external reference: equal content or a conflict (Rule A11).

use std::collections::BTreeMap;

use api::{
    limits::LimitKind,
    value::{Email, LabelKey, LabelValue, Name, Slug, TaxId},
};

use crate::roles::RoleSet;

/// What a request gives of an account; what it does not give is not compared.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// Its slug.
    pub slug: Option<Slug>,
    /// Its display name.
    pub name: Option<Name>,
    /// Its legal name.
    pub legal_name: Option<Name>,
    /// CNPJ or CPF.
    pub tax_id: Option<TaxId>,
    /// The owner's e-mail as typed.
    pub owner_email: Option<Email>,
    /// Whether the tenant that the request names is the one that is stored, once it has been looked up.
    pub same_tenant: Option<bool>,
    /// Whether the plan that the request names is the one that is stored, once it has been looked up.
    pub same_plan: Option<bool>,
    /// The roles to give.
    pub roles: Option<RoleSet>,
    /// Levels.
    pub levels: Option<i64>,
    /// Limits, by kind.
    pub limits: BTreeMap<LimitKind, i64>,
    /// Labels, by key.
    pub labels: BTreeMap<LabelKey, LabelValue>,
}

/// What is stored of an account: its own values, not the effective ones, so that what an ancestor does later does not
/// turn a second run into a conflict.
#[derive(Debug, Clone)]
pub struct Stored {
    /// Its slug.
    pub slug: Slug,
    /// Its display name.
    pub name: Name,
    /// Its legal name.
    pub legal_name: Option<Name>,
    /// CNPJ or CPF.
    pub tax_id: Option<TaxId>,
    /// The owner's e-mail as typed.
    pub owner_email: Option<Email>,
    /// Its roles.
    pub roles: RoleSet,
    /// Its levels.
    pub levels: i64,
    /// Its limits, by kind.
    pub limits: BTreeMap<LimitKind, i64>,
    /// Its labels, by key.
    pub labels: BTreeMap<LabelKey, LabelValue>,
}

/// The JSON pointers of the fields that the request gives otherwise than they are stored; none means `unchanged`.
#[must_use]
pub fn differences(given: &Given, stored: &Stored) -> Vec<String> {
    let mut fields: Vec<String> = Vec::new();
    let mut field = |name: &str, differs: bool| {
        if differs {
            fields.push(format!("/{name}"));
        }
    };
    field("slug", differs(given.slug.as_ref(), Some(&stored.slug)));
    field("name", differs(given.name.as_ref(), Some(&stored.name)));
    field("legal_name", differs(given.legal_name.as_ref(), stored.legal_name.as_ref()));
    field("tax_id", differs(given.tax_id.as_ref(), stored.tax_id.as_ref()));
    field("owner/email", differs(given.owner_email.as_ref(), stored.owner_email.as_ref()));
    field("tenant", given.same_tenant == Some(false));
    field("plan", given.same_plan == Some(false));
    field("roles", differs(given.roles.as_ref(), Some(&stored.roles)));
    field("levels", differs(given.levels.as_ref(), Some(&stored.levels)));
    for (kind, max) in &given.limits {
        field(&format!("limits/{kind}"), differs(Some(max), stored.limits.get(kind)));
    }
    for (key, value) in &given.labels {
        field(&format!("labels/{key}"), differs(Some(value), stored.labels.get(key)));
    }
    fields
}

fn differs<T: PartialEq>(given: Option<&T>, stored: Option<&T>) -> bool {
    given.is_some() && given != stored
}

#[cfg(test)]
mod tests {
    use api::permission::Role;

    use super::*;

    fn stored() -> Stored {
        Stored {
            slug: "acme".parse().unwrap(),
            name: "Acme".parse().unwrap(),
            legal_name: None,
            tax_id: Some("12.ABC.345/01DE-35".parse().unwrap()),
            owner_email: Some("ana@acme.com.br".parse().unwrap()),
            roles: RoleSet::EMPTY.with(Role::UserAdmin),
            levels: 3,
            limits: [(LimitKind::Users, 50)].into(),
            labels: [("region".parse().unwrap(), "sul".parse().unwrap())].into(),
        }
    }

    #[test]
    fn a11_what_is_not_given_is_not_compared() {
        assert_eq!(differences(&Given::default(), &stored()), Vec::<String>::new());
    }

    #[test]
    fn a11_the_same_in_other_writing_is_unchanged() {
        let given = Given {
            slug: Some("acme".parse().unwrap()),
            name: Some(" Acme ".parse().unwrap()),
            tax_id: Some("12abc34501de35".parse().unwrap()),
            owner_email: Some("Ana@Acme.com.br".parse().unwrap()),
            same_tenant: Some(true),
            same_plan: None,
            roles: Some(RoleSet::EMPTY.with(Role::UserAdmin)),
            levels: Some(3),
            limits: [(LimitKind::Users, 50)].into(),
            labels: [("region".parse().unwrap(), "sul".parse().unwrap())].into(),
            legal_name: None,
        };
        assert_eq!(differences(&given, &stored()), Vec::<String>::new());
    }

    #[test]
    fn a11_a_conflict_names_every_field_that_differs() {
        let given = Given {
            slug: Some("acne".parse().unwrap()),
            name: Some("Acme Sul".parse().unwrap()),
            legal_name: Some("Acme Ltda".parse().unwrap()),
            tax_id: Some("111.444.777-35".parse().unwrap()),
            owner_email: Some("rui@acme.com.br".parse().unwrap()),
            same_tenant: Some(false),
            same_plan: None,
            roles: Some(RoleSet::ALL),
            levels: Some(2),
            limits: [(LimitKind::Users, 51), (LimitKind::Clients, 1)].into(),
            labels: [
                ("region".parse().unwrap(), "norte".parse().unwrap()),
                ("x".parse().unwrap(), "".parse().unwrap()),
            ]
            .into(),
        };
        assert_eq!(
            differences(&given, &stored()),
            [
                "/slug",
                "/name",
                "/legal_name",
                "/tax_id",
                "/owner/email",
                "/tenant",
                "/roles",
                "/levels",
                "/limits/users",
                "/limits/clients",
                "/labels/region",
                "/labels/x"
            ]
        );
    }
}
