//! The nouns that can be explained, and the shapes behind them.

/// A noun and its shapes, by their names in the contract.
pub(super) struct Noun {
    /// In the singular, as in the schema of its JSON.
    pub(super) name: &'static str,
    pub(super) plural: &'static str,
    pub(super) about: &'static str,
    /// What an answer holds.
    pub(super) answer: &'static str,
    /// What a request holds that creates one.
    pub(super) create: Option<&'static str>,
    /// What a request holds that changes one.
    pub(super) update: Option<&'static str>,
    /// Whether commands print it under its name as schema.
    pub(super) printed: bool,
}

impl Noun {
    /// What it may be called.
    pub(super) fn names(&self) -> [&'static str; 2] {
        [self.name, self.plural]
    }

    const fn new(
        name: &'static str,
        plural: &'static str,
        about: &'static str,
        answer: &'static str,
    ) -> Self {
        Self { name, plural, about, answer, create: None, update: None, printed: true }
    }

    const fn create(mut self, shape: &'static str) -> Self {
        self.create = Some(shape);
        self
    }

    const fn update(mut self, shape: &'static str) -> Self {
        self.update = Some(shape);
        self
    }

    /// A part of other nouns, which no command prints alone.
    const fn part(mut self) -> Self {
        self.printed = false;
        self
    }
}

/// Every noun, in the order of the commands.
pub(super) const NOUNS: &[Noun] = &[
    Noun::new(
        "account",
        "accounts",
        "An account at or below yours; your own has no path, parent or slug",
        "ChildView",
    )
    .create("AccountCreate")
    .update("AccountUpdate"),
    Noun::new("limit", "limits", "What an account may use, and how much of it is in use", "LimitUse").part(),
    Noun::new("tenant", "tenants", "A view of the platform under an own brand", "Tenant")
        .create("TenantCreate")
        .update("TenantUpdate"),
    Noun::new("domain", "domains", "A domain of a tenant", "Domain").create("DomainCreate"),
    Noun::new("brand", "brands", "What a tenant looks like", "Brand").update("BrandUpdate"),
    Noun::new("user", "users", "A person's membership of an account", "Member").create("UserInvite"),
    Noun::new("group", "groups", "A named set of permissions", "Group")
        .create("GroupCreate")
        .update("GroupUpdate"),
    Noun::new("plan", "plans", "A named set of limits, features and prices", "Plan")
        .create("PlanCreate")
        .update("PlanUpdate"),
    Noun::new("client", "clients", "Access for a program", "Client")
        .create("ClientCreate")
        .update("ClientUpdate"),
    Noun::new("audit_entry", "audit", "What was done, by whom, to what", "AuditEntry"),
    Noun::new("decision", "can", "Whether somebody may do something, and by which rule", "CanAnswer").part(),
    Noun::new("problem", "problems", "Why the platform refused", "Problem").part(),
];

/// The noun of that name, in the singular or the plural; a user may be called a member.
pub(super) fn find(named: &str) -> Option<&'static Noun> {
    let named = match named.to_lowercase().replace('-', "_").as_str() {
        "member" | "members" | "membership" => "user".to_owned(),
        other => other.to_owned(),
    };
    NOUNS.iter().find(|noun| noun.names().contains(&named.as_str()))
}
