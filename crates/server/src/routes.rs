//! The route table of the API (Rule S3): what there is, under which permission, and what goes in and out. Router, OpenAPI
//! and coverage tests are made of it; there is no route beside it.

use std::borrow::Cow;

use crate::{export, preview};
use platform::{
    accounts, audit, brand, can, clients, domains, gateway, groups, limits, me, operation::Operation, plans,
    roles, tenants, users,
};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, schema::Schema},
};

/// Where the API begins.
pub const BASE: &str = "/api/v1";
/// Parameters of every list.
pub const LIST_PARAMETERS: &[&str] = &["scope", "limit", "cursor", "filter", "sort", "fields"];

/// An HTTP method that a route answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Verb {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

impl Verb {
    /// In capitals, as HTTP has it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What a route reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// No body.
    Nothing,
    /// A small JSON object.
    Json,
    /// A JSON object that may hold a picture.
    Picture,
    /// Many items: the rate counts each.
    Batch,
}

impl Takes {
    /// The largest body, in bytes.
    #[must_use]
    pub const fn limit(self) -> usize {
        match self {
            Self::Nothing => 1024,
            Self::Json => 64 * 1024,
            // A PNG of 64 KiB in base64, with the rest of the object.
            Self::Picture => 192 * 1024,
            Self::Batch => 4 * 1024 * 1024,
        }
    }
}

/// A type of the contract, for the OpenAPI document.
#[derive(Clone, Copy)]
pub struct Shape {
    /// Its name there.
    pub name: fn() -> Cow<'static, str>,
    /// Its schema.
    pub schema: fn() -> RefOr<Schema>,
    /// Adds the schemas that it refers to.
    pub others: fn(&mut Vec<(String, RefOr<Schema>)>),
}

pub(crate) const fn shape<T: ToSchema + PartialSchema>() -> Shape {
    Shape { name: T::name, schema: T::schema, others: T::schemas }
}

/// What a route answers.
#[derive(Clone, Copy)]
pub enum Gives {
    /// One thing.
    One(Shape),
    /// A page of things, or all of them line by line.
    List(Shape),
    /// Lines alone: a chain's header and its entries.
    Lines,
    /// What a change did, with the noun's field.
    Change(Shape),
    /// What a change did to something that is gone.
    Done,
}

/// One route.
pub struct Route {
    /// The method.
    pub verb: Verb,
    /// The path below [`BASE`], with parameters in braces; `{a}` is the target account.
    pub path: &'static str,
    /// What it does; its permission, and whether it changes anything, stand there.
    pub operation: &'static Operation,
    /// What it reads.
    pub takes: Takes,
    /// The type that it reads.
    pub body: Option<Shape>,
    /// What it answers.
    pub gives: Gives,
    /// Query parameters beside those of lists and `dry_run`.
    pub query: &'static [&'static str],
    /// Whether it is a list: paged, filtered, line by line on request.
    pub is_list: bool,
    /// One line for the document.
    pub summary: &'static str,
}

impl Route {
    const fn new(
        verb: Verb,
        path: &'static str,
        operation: &'static Operation,
        gives: Gives,
        summary: &'static str,
    ) -> Self {
        let is_list = matches!(gives, Gives::List(_));
        Self { verb, path, operation, takes: Takes::Nothing, body: None, gives, query: &[], is_list, summary }
    }

    const fn reads(mut self, takes: Takes, body: Shape) -> Self {
        self.takes = takes;
        self.body = Some(body);
        self
    }

    const fn query(mut self, names: &'static [&'static str]) -> Self {
        self.query = names;
        self
    }

    /// Whether the request needs an idempotency key: every change does.
    #[must_use]
    pub const fn needs_key(&self) -> bool {
        self.operation.writes
    }

    /// The names of the query parameters that it takes, `dry_run` aside.
    pub fn parameters(&self) -> impl Iterator<Item = &'static str> {
        let list: &[&str] = if self.is_list { LIST_PARAMETERS } else { &[] };
        list.iter().chain(self.query).copied()
    }

    /// The action that the audit names: the operation's name with a colon.
    #[must_use]
    pub fn audit_action(&self) -> Option<String> {
        self.operation.writes.then(|| self.operation.name.replacen('.', ":", 1))
    }

    /// The names of the path's parameters, in order.
    pub fn path_parameters(&self) -> impl Iterator<Item = &'static str> {
        self.path.split('{').skip(1).filter_map(|part| part.split('}').next())
    }
}

use Gives::{Change, Done, Lines, List, One};
use Takes::{Batch, Json, Picture};
use Verb::{Delete, Get, Patch, Post, Put};
use api::{
    accounts as a, audit as au, can as c, clients as cl, dns as d, groups as g, me as m, moves as mv,
    plans as p, tenants as t, users as u,
};

/// The operation that has a door of its own, where every method is answered and headers are the answer: gateways ask there
/// (Rule S10).
pub static BESIDE: &[&Operation] = &[&gateway::OPERATION];

/// Every route of the API.
pub static ROUTES: &[Route] = &[
    Route::new(Get, "/me", &me::OPERATION, One(shape::<m::Me>()), "Who is calling"),
    Route::new(
        Get,
        "/me/profile",
        &me::profile::GET,
        One(shape::<m::Profile>()),
        "The profile of the person who calls",
    ),
    Route::new(
        Patch,
        "/me/profile",
        &me::profile::UPDATE,
        Change(shape::<m::ProfileField>()),
        "Change one's own profile",
    )
    .reads(Json, shape::<m::ProfileUpdate>()),
    Route::new(
        Get,
        "/me/export",
        &me::export::OPERATION,
        One(shape::<m::PersonalData>()),
        "All that is held of the person who calls, at this tenant",
    ),
    Route::new(Post, "/me/forget", &me::forget::OPERATION, Done, "Forget the person who calls, for good"),
    Route::new(Delete, "/me/memberships/{m}", &me::leave::OPERATION, Done, "Leave an account"),
    Route::new(
        Post,
        "/me/memberships/{m}/owner",
        &me::owner::ACCEPT,
        Done,
        "Become the owner user of an account that is offered",
    ),
    Route::new(
        Delete,
        "/me/memberships/{m}/owner",
        &me::owner::DECLINE,
        Done,
        "Decline an account that is offered",
    ),
    Route::new(
        Get,
        "/me/sessions",
        &me::sessions::LIST,
        List(shape::<m::MySession>()),
        "What one is signed in with at this tenant",
    ),
    Route::new(
        Delete,
        "/me/sessions/{s}",
        &me::sessions::END,
        Done,
        "End one of one's own sessions, or `others`: all but the present one",
    ),
    Route::new(
        Get,
        "/me/security",
        &me::security::OPERATION,
        List(shape::<m::SecurityEvent>()),
        "What happened to one's own sign-in at this tenant",
    ),
    Route::new(Get, "/accounts/{a}", &accounts::get::OPERATION, One(shape::<a::ChildView>()), "One account"),
    Route::new(
        Patch,
        "/accounts/{a}",
        &accounts::update::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Change an account",
    )
    .reads(Picture, shape::<a::AccountUpdate>()),
    Route::new(
        Get,
        "/accounts/{a}/accounts",
        &accounts::list::OPERATION,
        List(shape::<a::ChildView>()),
        "Accounts below",
    ),
    Route::new(
        Post,
        "/accounts/{a}/accounts",
        &accounts::create::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Create an account below",
    )
    .reads(Picture, shape::<a::AccountCreate>()),
    Route::new(
        Post,
        "/accounts/{a}/accounts:batch",
        &accounts::batch::OPERATION,
        One(shape::<a::AccountBatchResults>()),
        "Create up to 100 accounts, each for itself",
    )
    .reads(Batch, shape::<a::AccountBatch>()),
    Route::new(
        Get,
        "/accounts/{a}/resolve",
        &accounts::resolve::OPERATION,
        One(shape::<a::Resolved>()),
        "The account at a path",
    )
    .query(&["path"]),
    Route::new(
        Post,
        "/accounts/{a}/move",
        &accounts::r#move::OPERATION,
        Change(shape::<mv::MovedField<a::ChildView>>()),
        "Put an account below another parent",
    )
    .reads(Picture, shape::<mv::AccountMove>()),
    Route::new(
        Post,
        "/accounts/{a}/suspend",
        &accounts::suspend::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Suspend an account and, in effect, everything below it",
    )
    .reads(Json, shape::<a::AccountSuspend>()),
    Route::new(
        Post,
        "/accounts/{a}/resume",
        &accounts::resume::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Lift an account's suspension",
    ),
    Route::new(
        Post,
        "/accounts/{a}/close",
        &accounts::close::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Close an account, to be purged after 30 days",
    )
    .reads(Json, shape::<a::AccountClose>()),
    Route::new(
        Post,
        "/accounts/{a}/restore",
        &accounts::restore::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Take a closing back, as one unit",
    ),
    Route::new(
        Post,
        "/accounts/{a}/rename",
        &accounts::rename::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Give an account another slug",
    )
    .reads(Json, shape::<a::AccountRename>()),
    Route::new(
        Post,
        "/accounts/{a}/owner",
        &accounts::offer::OPERATION,
        Change(shape::<a::OwnerOfferField>()),
        "Offer an account to another owner user, who accepts or declines",
    )
    .reads(Json, shape::<a::OwnerInvite>()),
    Route::new(
        Delete,
        "/accounts/{a}/owner",
        &accounts::offer::WITHDRAW,
        Done,
        "Take the offer of an account back",
    ),
    Route::new(
        Get,
        "/accounts/{a}/usage",
        &accounts::usage::OPERATION,
        One(shape::<a::AccountUsage>()),
        "What an account uses of what limits count",
    ),
    Route::new(
        Patch,
        "/accounts/{a}/limits",
        &limits::set::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Set limits",
    )
    .reads(Json, shape::<std::collections::BTreeMap<String, Option<i64>>>()),
    Route::new(
        Put,
        "/accounts/{a}/plan",
        &plans::give::OPERATION,
        Change(shape::<p::PlannedField<a::ChildView>>()),
        "Give an account a plan",
    )
    .reads(Json, shape::<p::PlanGive>()),
    Route::new(
        Delete,
        "/accounts/{a}/plan",
        &plans::take::OPERATION,
        Change(shape::<p::PlannedField<a::ChildView>>()),
        "Take an account's plan",
    ),
    Route::new(Get, "/accounts/{a}/plans", &plans::list::OPERATION, List(shape::<p::Plan>()), "Plans"),
    Route::new(
        Post,
        "/accounts/{a}/plans",
        &plans::create::OPERATION,
        Change(shape::<p::PlanField>()),
        "Create a plan",
    )
    .reads(Json, shape::<p::PlanCreate>()),
    Route::new(Get, "/accounts/{a}/plans/{p}", &plans::get::OPERATION, One(shape::<p::Plan>()), "One plan"),
    Route::new(
        Patch,
        "/accounts/{a}/plans/{p}",
        &plans::update::OPERATION,
        Change(shape::<p::PlanField>()),
        "Change a plan, and the limits of whoever has it",
    )
    .reads(Json, shape::<p::PlanUpdate>()),
    Route::new(Delete, "/accounts/{a}/plans/{p}", &plans::delete::OPERATION, Done, "Delete a plan"),
    Route::new(
        Put,
        "/accounts/{a}/roles/{role}",
        &roles::grant::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Give a role",
    ),
    Route::new(
        Delete,
        "/accounts/{a}/roles/{role}",
        &roles::revoke::OPERATION,
        Change(shape::<a::AccountField<a::ChildView>>()),
        "Take a role away",
    ),
    Route::new(
        Post,
        "/accounts/{a}/can",
        &can::OPERATION,
        One(shape::<c::CanAnswer>()),
        "May somebody do a thing, and by which rule",
    )
    .reads(Json, shape::<c::CanQuery>()),
    Route::new(
        Get,
        "/accounts/{a}/audit",
        &audit::list::OPERATION,
        List(shape::<au::AuditEntry>()),
        "What was done",
    ),
    Route::new(
        Get,
        "/accounts/{a}/audit/export",
        &export::OPERATION,
        Lines,
        "The chain, to be verified without trust in the platform",
    )
    .query(&["from"]),
    Route::new(
        Get,
        "/accounts/{a}/tenants",
        &tenants::list::OPERATION,
        List(shape::<t::Tenant>()),
        "Tenants of the account",
    ),
    Route::new(
        Post,
        "/accounts/{a}/tenants",
        &tenants::create::OPERATION,
        Change(shape::<t::TenantField>()),
        "Create a tenant",
    )
    .reads(Picture, shape::<t::TenantCreate>()),
    Route::new(
        Get,
        "/accounts/{a}/tenants/{t}",
        &tenants::get::OPERATION,
        One(shape::<t::Tenant>()),
        "One tenant",
    ),
    Route::new(
        Patch,
        "/accounts/{a}/tenants/{t}",
        &tenants::update::OPERATION,
        Change(shape::<t::TenantField>()),
        "Change a tenant",
    )
    .reads(Json, shape::<t::TenantUpdate>()),
    Route::new(
        Post,
        "/accounts/{a}/tenants/{t}/suspend",
        &tenants::suspend::OPERATION,
        Change(shape::<t::TenantField>()),
        "Suspend a tenant: it serves a notice and nothing else",
    ),
    Route::new(
        Post,
        "/accounts/{a}/tenants/{t}/resume",
        &tenants::resume::OPERATION,
        Change(shape::<t::TenantField>()),
        "Let a tenant serve again",
    ),
    Route::new(
        Get,
        "/accounts/{a}/tenants/{t}/brand",
        &brand::show::OPERATION,
        One(shape::<t::Brand>()),
        "A tenant's brand",
    ),
    Route::new(
        Patch,
        "/accounts/{a}/tenants/{t}/brand",
        &brand::update::OPERATION,
        Change(shape::<t::BrandField>()),
        "Change a brand",
    )
    .reads(Picture, shape::<t::BrandUpdate>()),
    Route::new(
        Get,
        "/accounts/{a}/tenants/{t}/brand/grants",
        &brand::grants::LIST,
        One(shape::<t::BrandGrants>()),
        "Who may change what of a brand",
    ),
    Route::new(
        Put,
        "/accounts/{a}/tenants/{t}/brand/grants/{b}",
        &brand::grants::SET,
        Change(shape::<t::BrandGrantField>()),
        "Let an account below change attributes of a brand",
    )
    .reads(Json, shape::<t::BrandGrantUpdate>()),
    Route::new(
        Get,
        "/accounts/{a}/brand",
        &brand::used::OPERATION,
        One(shape::<t::UsedBrand>()),
        "The brand of the tenant that an account uses",
    ),
    Route::new(
        Patch,
        "/accounts/{a}/brand",
        &brand::adjust::OPERATION,
        Change(shape::<t::UsedBrandField>()),
        "Change what an account may of its tenant's brand",
    )
    .reads(Picture, shape::<t::BrandUpdate>()),
    Route::new(
        Get,
        "/accounts/{a}/tenants/{t}/preview",
        &preview::OPERATION,
        One(shape::<t::TenantPreview>()),
        "The sign-in page under a tenant's brand",
    )
    .query(&["locale"]),
    Route::new(
        Get,
        "/accounts/{a}/tenants/{t}/domains",
        &domains::list::OPERATION,
        List(shape::<t::Domain>()),
        "A tenant's domains",
    ),
    Route::new(
        Post,
        "/accounts/{a}/tenants/{t}/domains",
        &domains::add::OPERATION,
        Change(shape::<t::DomainField>()),
        "Add a domain, or claim it",
    )
    .reads(Json, shape::<t::DomainCreate>()),
    Route::new(
        Delete,
        "/accounts/{a}/tenants/{t}/domains/{d}",
        &domains::remove::OPERATION,
        Done,
        "Take a domain away",
    ),
    Route::new(
        Post,
        "/accounts/{a}/tenants/{t}/domains/{d}/verify",
        &domains::verify::OPERATION,
        Change(shape::<t::DomainField>()),
        "Prove a domain by its TXT record",
    ),
    Route::new(
        Get,
        "/accounts/{a}/tenants/{t}/domains/{d}/explain",
        &domains::explain::OPERATION,
        One(shape::<d::DomainExplanation>()),
        "What the DNS shows of a domain, and what it has to",
    ),
    Route::new(Get, "/accounts/{a}/users", &users::list::OPERATION, List(shape::<u::Member>()), "Members"),
    Route::new(
        Get,
        "/accounts/{a}/users/{m}",
        &users::get::OPERATION,
        One(shape::<u::Member>()),
        "One member",
    ),
    Route::new(Delete, "/accounts/{a}/users/{m}", &users::revoke::OPERATION, Done, "Revoke a membership"),
    Route::new(
        Post,
        "/accounts/{a}/users/invite",
        &users::invite::OPERATION,
        Change(shape::<u::MemberField>()),
        "Invite somebody by e-mail",
    )
    .reads(Json, shape::<u::UserInvite>()),
    Route::new(
        Post,
        "/accounts/{a}/users/link",
        &users::link::OPERATION,
        Change(shape::<u::MemberField>()),
        "Add a person who is visible already",
    )
    .reads(Json, shape::<u::UserLink>()),
    Route::new(
        Put,
        "/accounts/{a}/users/{m}/groups/{g}",
        &users::groups_add::OPERATION,
        Change(shape::<u::MemberField>()),
        "Give a member a group",
    )
    .reads(Json, shape::<u::GrantUpdate>()),
    Route::new(
        Delete,
        "/accounts/{a}/users/{m}/groups/{g}",
        &users::groups_remove::OPERATION,
        Change(shape::<u::MemberField>()),
        "Take a group from a member",
    ),
    Route::new(
        Get,
        "/accounts/{a}/requests",
        &users::requests::LIST,
        List(shape::<u::AccessRequest>()),
        "People who ask for access at the doors of the account's tenants",
    ),
    Route::new(
        Post,
        "/accounts/{a}/requests/{q}/approve",
        &users::requests::APPROVE,
        Change(shape::<u::MemberField>()),
        "Invite somebody who asked for access",
    )
    .reads(Json, shape::<u::AccessApprove>()),
    Route::new(
        Post,
        "/accounts/{a}/requests/{q}/refuse",
        &users::requests::REFUSE,
        Done,
        "Refuse somebody who asked for access",
    ),
    Route::new(Get, "/accounts/{a}/groups", &groups::list::OPERATION, List(shape::<g::Group>()), "Groups"),
    Route::new(
        Post,
        "/accounts/{a}/groups",
        &groups::create::OPERATION,
        Change(shape::<g::GroupField>()),
        "Create a group",
    )
    .reads(Json, shape::<g::GroupCreate>()),
    Route::new(
        Get,
        "/accounts/{a}/groups/{g}",
        &groups::get::OPERATION,
        One(shape::<g::Group>()),
        "One group",
    ),
    Route::new(
        Patch,
        "/accounts/{a}/groups/{g}",
        &groups::update::OPERATION,
        Change(shape::<g::GroupField>()),
        "Change a group",
    )
    .reads(Json, shape::<g::GroupUpdate>()),
    Route::new(Delete, "/accounts/{a}/groups/{g}", &groups::delete::OPERATION, Done, "Delete a group"),
    Route::new(
        Post,
        "/accounts/{a}/groups/{g}/copy",
        &groups::copy::OPERATION,
        Change(shape::<g::GroupField>()),
        "Copy a group",
    )
    .reads(Json, shape::<g::GroupCopy>()),
    Route::new(
        Get,
        "/accounts/{a}/clients",
        &clients::list::OPERATION,
        List(shape::<cl::Client>()),
        "API clients",
    ),
    Route::new(
        Post,
        "/accounts/{a}/clients",
        &clients::create::OPERATION,
        Change(shape::<cl::ClientField>()),
        "Create an API client",
    )
    .reads(Json, shape::<cl::ClientCreate>()),
    Route::new(
        Get,
        "/accounts/{a}/clients/{c}",
        &clients::get::OPERATION,
        One(shape::<cl::Client>()),
        "One API client",
    ),
    Route::new(
        Patch,
        "/accounts/{a}/clients/{c}",
        &clients::update::OPERATION,
        Change(shape::<cl::ClientField>()),
        "Change an API client",
    )
    .reads(Json, shape::<cl::ClientUpdate>()),
    Route::new(
        Post,
        "/accounts/{a}/clients/{c}/rotate",
        &clients::rotate::OPERATION,
        Change(shape::<cl::ClientField>()),
        "Give an API client a new secret",
    )
    .reads(Json, shape::<cl::ClientRotate>()),
    Route::new(
        Post,
        "/accounts/{a}/clients/{c}/revoke",
        &clients::revoke::OPERATION,
        Change(shape::<cl::ClientField>()),
        "Revoke an API client",
    ),
];
