//! Standing: who calls, from which account, upon which, and what holds there (`design.md` §2). All of it is read in the
//! operation's own transaction, so that a revoked membership is worth nothing at the very next request (Rule U2).

use std::{collections::HashMap, sync::Arc};

use api::{
    accounts::AccountStatus,
    id::{AccountId, MembershipId},
    permission::{Permission, PredefinedGroup},
    problem::Code,
    users::MemberGroup,
};
use domain::{
    decide::{self, Decision},
    levels,
    path::{AccountKey, Path},
    permission_set::PermissionSet,
    refusal::Refusal,
    roles::{self, RoleSet},
    standing::{Grant, Standing, acting_for},
    status,
};
use store::{
    Tx,
    keys::{MembershipKey, TenantKey},
    scope::InAccount,
    tables::{
        accounts::{self, Link},
        standing::{self as table, GrantRow},
    },
};

use crate::{
    error::Error,
    etag,
    request::{Principal, Request, TargetRef},
    settings::Settings,
};

/// An account that was looked up, with what holds for it along its path.
#[derive(Debug, Clone)]
pub struct Place {
    scope: InAccount,
    /// From the root to the account itself; never empty.
    chain: Vec<Arc<Link>>,
}

/// The account that acts: the membership lies there.
pub type Acting = Place;
/// The account acted on: the acting one, or one below it.
pub type Target = Place;

impl Place {
    /// The account at the end of a chain from the root.
    ///
    /// # Errors
    /// [`Error::Fault`] when the chain is not that of one path.
    pub(crate) fn new(chain: Vec<Arc<Link>>) -> Result<Self, Error> {
        let Some(own) = chain.last() else { return Err(Error::fault("an account without a path")) };
        let whole = own.path.keys().eq(chain.iter().map(|l| l.path.key()));
        if !whole {
            return Err(Error::fault(format!(
                "the path of account {} leads over accounts that are not there",
                own.id
            )));
        }
        Ok(Self { scope: own.scope(), chain })
    }

    /// The scope of its rows.
    #[must_use]
    pub const fn scope(&self) -> &InAccount {
        &self.scope
    }

    /// Its key.
    #[must_use]
    pub fn key(&self) -> AccountKey {
        self.scope.key()
    }

    /// Its public id.
    #[must_use]
    pub const fn id(&self) -> AccountId {
        self.scope.id()
    }

    /// Where it lies.
    #[must_use]
    pub const fn path(&self) -> &Path {
        self.scope.path()
    }

    /// What is stored of it for such computations.
    #[must_use]
    pub fn own(&self) -> &Link {
        &self.chain[self.chain.len() - 1]
    }

    /// From the root to the account itself.
    #[must_use]
    pub fn chain(&self) -> &[Arc<Link>] {
        &self.chain
    }

    /// Its effective status (Rule A7).
    #[must_use]
    pub fn status(&self) -> AccountStatus {
        status::effective(self.chain.iter().map(|l| l.status))
    }

    /// Its effective roles (Rule A4).
    #[must_use]
    pub fn roles(&self) -> RoleSet {
        let stored: Vec<RoleSet> = self.chain.iter().map(|l| l.roles).collect();
        roles::effective(&stored)
    }

    /// The levels left to it (Rule A10).
    #[must_use]
    pub fn levels_left(&self) -> i64 {
        let stored: Vec<i64> = self.chain.iter().map(|l| l.levels).collect();
        levels::left(&stored)
    }

    /// The tenant that it uses (Rule T3).
    ///
    /// # Errors
    /// [`Error::Fault`] when not even the master account has one.
    pub fn tenant(&self) -> Result<TenantKey, Error> {
        let found = self.chain.iter().rev().find_map(|l| l.tenant);
        found.ok_or_else(|| Error::fault("no account on the path has a tenant"))
    }

    /// The path of an account of this chain, or of this account, from another at or above it: slugs with slashes, `.`
    /// for the account itself. `None` when the other is not at or above.
    #[must_use]
    pub fn path_from(&self, from: &Path) -> Option<String> {
        if !from.contains(self.path()) {
            return None;
        }
        let slugs: Vec<&str> = self.chain[from.depth() + 1..].iter().map(|l| l.slug.as_str()).collect();
        Some(if slugs.is_empty() { ".".to_owned() } else { slugs.join("/") })
    }

    /// A child that was read in this transaction, as a place.
    ///
    /// # Errors
    /// [`Error::Fault`] when it is no child of this account.
    pub(crate) fn with_child(&self, row: &accounts::AccountRow) -> Result<Self, Error> {
        let mut chain = self.chain.clone();
        chain.push(Arc::new(Link {
            id: row.id,
            path: row.path.clone(),
            slug: row.slug.clone(),
            name: row.name.clone(),
            status: row.status,
            roles: row.roles,
            levels: row.levels,
            tenant: row.tenant,
        }));
        Self::new(chain)
    }

    /// The parent as a place of its own; none of the master account.
    #[must_use]
    pub fn parent(&self) -> Option<Self> {
        let (_, above) = self.chain.split_last()?;
        let own = above.last()?;
        Some(Self { scope: own.scope(), chain: above.to_vec() })
    }
}

/// One active membership of the caller's in an account of this tenant.
#[derive(Debug, Clone)]
pub struct Member {
    /// Its key.
    pub key: MembershipKey,
    /// Its public id.
    pub id: MembershipId,
    /// Whether the caller is the account's owner user.
    pub is_owner: bool,
    /// The account.
    pub place: Place,
    /// What the groups give there.
    pub standing: Standing,
    /// The groups.
    pub groups: Vec<MemberGroup>,
}

/// What an operation on a target is given.
#[derive(Debug)]
pub struct Call<'r> {
    /// The request.
    pub request: &'r Request,
    /// The platform's settings.
    pub settings: &'r Settings,
    /// The membership that acts.
    pub member: MembershipKey,
    /// The account that acts.
    pub acting: Acting,
    /// The account acted on: the acting one, or one below it.
    pub target: Target,
    /// What the caller's groups give in the acting account.
    pub standing: Standing,
    /// The principal's e-mail or name, for the audit.
    pub actor_name: String,
}

impl Call<'_> {
    /// Whether the caller may do that to the target, and why.
    #[must_use]
    pub fn decide(&self, action: Permission) -> Decision {
        let target = decide::Target { path: self.target.path(), status: self.target.status() };
        decide::decide(&self.standing, action, target)
    }

    /// Goes on only if the caller may do that to the target.
    ///
    /// # Errors
    /// What [`Self::refused`] makes of the rule's refusal.
    pub fn require(&self, action: Permission) -> Result<(), Error> {
        self.decide(action).require().map_err(|refusal| self.refused(refusal))
    }

    /// The same for another account at or below the acting one.
    ///
    /// # Errors
    /// As [`Self::require`].
    pub fn require_on(&self, action: Permission, place: &Place) -> Result<(), Error> {
        let target = decide::Target { path: place.path(), status: place.status() };
        let decision = decide::decide(&self.standing, action, target);
        decision.require().map_err(|refusal| self.refused_at(refusal, place))
    }

    /// A rule's refusal as the caller is told it, of the target.
    #[must_use]
    pub fn refused(&self, refusal: Refusal) -> Error {
        self.refused_at(refusal, &self.target)
    }

    /// A rule's refusal as the caller is told it, of an account at or below the acting one.
    #[must_use]
    pub fn refused_at(&self, refusal: Refusal, place: &Place) -> Error {
        if refusal == Refusal::NotVisible {
            return Error::account_not_found(&self.target_as_named());
        }
        let acting = self.acting.own().name.as_str();
        let named = if place.key() == self.acting.key() {
            acting.to_owned()
        } else {
            place.path_from(self.acting.path()).unwrap_or_default()
        };
        let mut words = refusal.told(acting, &named).to_string();
        if let Some(first) = words.get(..1).map(str::to_ascii_uppercase) {
            // A name keeps its letters; a sentence begins with a capital.
            if !words.starts_with(acting) && !words.starts_with(&named) {
                words.replace_range(..1, &first);
            }
        }
        match refusal {
            Refusal::TooManyLevels { .. } => Error::invalid("/levels", "too_many", words + "."),
            _ => Error::refused(refusal.code(), format!("{words} (rule {}).", refusal.rule())),
        }
    }

    /// The target as the request named it.
    #[must_use]
    pub fn target_as_named(&self) -> String {
        match &self.request.target {
            TargetRef::Own => "self".to_owned(),
            TargetRef::Id(id) => id.clone(),
        }
    }

    /// Whether the caller stands above the target: then it acts there as `provider` (Rule A5).
    #[must_use]
    pub fn is_from_above(&self) -> bool {
        self.acting.key() != self.target.key()
    }

    /// Goes on only if `If-Match`, where there is one, fits the view as it is now.
    ///
    /// # Errors
    /// 412 `version_mismatch`.
    pub fn if_match(&self, view: &serde_json::Value) -> Result<(), Error> {
        match &self.request.if_match {
            Some(wanted) if !etag::matches(wanted, &etag::of(view)) => {
                Err(Error::refused(Code::VersionMismatch, "It was changed since you read it.")
                    .hint("Read it again and repeat the change with its new ETag."))
            }
            _ => Ok(()),
        }
    }
}

/// What an operation on the principal alone is given.
#[derive(Debug)]
pub struct Caller<'r> {
    /// The request.
    pub request: &'r Request,
    /// The platform's settings.
    pub settings: &'r Settings,
    /// The caller's active memberships in accounts that use this tenant; at least one (Rule T5).
    pub memberships: Vec<Member>,
    /// The principal's e-mail or name.
    pub actor_name: String,
}

impl Caller<'_> {
    /// The accounts of the memberships.
    pub fn places(&self) -> impl Iterator<Item = &Place> {
        self.memberships.iter().map(|m| &m.place)
    }
}

/// The principal with its memberships at the request's tenant.
///
/// # Errors
/// 401 when the principal is no longer good, or has no membership here (Rules T5, U2, U5).
pub fn caller<'r>(tx: &mut Tx, settings: &'r Settings, request: &'r Request) -> Result<Caller<'r>, Error> {
    let Loaded { members: memberships, actor_name, .. } = load(tx, request, None)?;
    Ok(Caller { request, settings, memberships, actor_name })
}

/// The standing of a request on its target.
///
/// # Errors
/// 401 as [`caller`]; 404 for an acting account or a target that the caller may not know of; 409 when several accounts
/// could act.
pub fn call<'r>(tx: &mut Tx, settings: &'r Settings, request: &'r Request) -> Result<Call<'r>, Error> {
    let named = match &request.target {
        TargetRef::Own => None,
        TargetRef::Id(id) => Some(id.as_str()),
    };
    let found = named.map(|id| accounts::find(tx, id)).transpose()?.flatten();
    let Loaded { members, links, actor_name } = load(tx, request, found.as_ref())?;
    let acting = acting(request, members, found.as_ref())?;
    let target = match (named, found) {
        (None, _) => acting.place.clone(),
        (Some(_), Some(path)) if acting.place.path().contains(&path) => place(&links, &path)?,
        (Some(id), _) => return Err(Error::account_not_found(id)),
    };
    let Member { key, place, standing, .. } = acting;
    Ok(Call { request, settings, member: key, acting: place, target, standing, actor_name })
}

/// The standing of a request on its acting account, whatever the target is; none when no account acts. For the record
/// of a refused attempt.
///
/// # Errors
/// Those of the store.
pub(crate) fn acting_alone<'r>(
    tx: &mut Tx,
    settings: &'r Settings,
    request: &'r Request,
) -> Result<Option<Call<'r>>, Error> {
    let found = match &request.target {
        TargetRef::Own => None,
        TargetRef::Id(id) => accounts::find(tx, id)?,
    };
    let chosen = load(tx, request, found.as_ref()).map(|loaded| {
        let first = loaded.members.first().cloned();
        // A stranger to the target acts from where it is at home.
        (acting(request, loaded.members, found.as_ref()).ok().or(first), loaded.actor_name)
    });
    match chosen {
        Ok((None, _)) => Ok(None),
        Ok((Some(Member { key, place, standing, .. }), actor_name)) => {
            let target = place.clone();
            Ok(Some(Call { request, settings, member: key, acting: place, target, standing, actor_name }))
        }
        Err(Error::Refused(_)) => Ok(None),
        Err(e) => Err(e),
    }
}

/// Which membership acts: the one that is named; else that of the first account from the target upwards; else the only one.
fn acting(request: &Request, members: Vec<Member>, target: Option<&Path>) -> Result<Member, Error> {
    if let Some(named) = &request.acting {
        let found = members.into_iter().find(|m| m.place.id().to_string() == *named);
        return found.ok_or_else(|| Error::account_not_found(named));
    }
    let TargetRef::Id(id) = &request.target else {
        let working = |m: &Member| m.standing.status == AccountStatus::Active;
        let several = members.iter().filter(|m| working(m)).count();
        return if several > 1 {
            Err(Error::ambiguous(members.iter().filter(|m| working(m)).map(|m| m.place.id()).collect()))
        } else {
            let chosen = members.iter().position(working).unwrap_or(0);
            members.into_iter().nth(chosen).ok_or_else(nobody)
        };
    };
    let standings: Vec<Standing> = members.iter().map(|m| m.standing.clone()).collect();
    let chosen = target.and_then(|path| acting_for(&standings, path)).map(|s| s.acting.clone());
    match chosen {
        Some(path) => members.into_iter().find(|m| *m.place.path() == path).ok_or_else(nobody),
        None => Err(Error::account_not_found(id)),
    }
}

/// The answer to a credential that is worth nothing here.
fn nobody() -> Error {
    Error::refused(Code::Unauthenticated, "You have no active access here.")
}

/// What one look at the store gives of a principal.
struct Loaded {
    /// Its memberships at this tenant.
    members: Vec<Member>,
    /// Every account on the way to theirs and to the target.
    links: HashMap<AccountKey, Arc<Link>>,
    /// E-mail or name.
    actor_name: String,
}

fn load(tx: &mut Tx, request: &Request, target: Option<&Path>) -> Result<Loaded, Error> {
    let now = tx.now();
    let (actor_name, rows) = match &request.principal {
        Principal::User { key, sid, .. } => {
            let found = table::person(tx, *key, sid, request.tenant, now)?;
            let (person, email) = found.ok_or_else(nobody)?;
            (email, table::of_person(tx, &person)?)
        }
        Principal::Client { key, .. } => {
            let name = table::client(tx, *key, now)?.ok_or_else(nobody)?;
            (name, table::of_client(tx, *key)?)
        }
    };
    let links = load_links(tx, rows.iter().map(|r| &r.path).chain(target))?;
    let mut members: Vec<Member> = Vec::new();
    for row in rows {
        if members.last().is_none_or(|m| m.key != row.membership) {
            members.push(member(&links, &row)?);
        }
        if let Some(member) = members.last_mut() {
            add_grant(member, row)?;
        }
    }
    let mut here = Vec::with_capacity(members.len());
    for member in members {
        if member.place.tenant()? == request.tenant && member.place.status() != AccountStatus::Closed {
            here.push(member);
        }
    }
    if here.is_empty() {
        return Err(nobody());
    }
    Ok(Loaded { members: here, links, actor_name })
}

/// Loads every account on the way to those paths, in as few statements as there are 64 keys.
pub(crate) fn load_links<'a>(
    tx: &mut Tx,
    paths: impl IntoIterator<Item = &'a Path>,
) -> Result<HashMap<AccountKey, Arc<Link>>, Error> {
    let mut keys: Vec<AccountKey> = paths.into_iter().flat_map(Path::keys).collect();
    keys.sort_unstable();
    keys.dedup();
    Ok(accounts::links(tx, &keys)?.into_iter().map(|l| (l.path.key(), Arc::new(l))).collect())
}

/// The account at a path whose chain was loaded.
pub(crate) fn place(links: &HashMap<AccountKey, Arc<Link>>, path: &Path) -> Result<Place, Error> {
    let chain: Option<Vec<Arc<Link>>> = path.keys().map(|k| links.get(&k).cloned()).collect();
    Place::new(chain.ok_or_else(|| Error::fault("a path leads over an account that is not there"))?)
}

/// The account at a path, read with its chain. For accounts that were found in a scope.
///
/// # Errors
/// Those of the store.
pub fn load_place(tx: &mut Tx, path: &Path) -> Result<Place, Error> {
    let links = load_links(tx, [path])?;
    place(&links, path)
}

/// The standing of a member of the target, as `can` asks for it; none when the membership is not active there.
///
/// # Errors
/// Those of the store.
pub fn standing_of(tx: &mut Tx, account: &Place, membership: MembershipKey) -> Result<Option<Member>, Error> {
    let rows = table::of_membership(tx, account.scope(), membership)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let mut found = bare_member(account.clone(), first);
    for row in rows {
        add_grant(&mut found, row)?;
    }
    Ok(Some(found))
}

fn member(links: &HashMap<AccountKey, Arc<Link>>, row: &GrantRow) -> Result<Member, Error> {
    Ok(bare_member(place(links, &row.path)?, row))
}

fn bare_member(place: Place, row: &GrantRow) -> Member {
    let standing = Standing {
        acting: place.path().clone(),
        status: place.status(),
        roles: place.roles(),
        grants: Vec::new(),
    };
    Member {
        key: row.membership,
        id: row.membership_id,
        is_owner: row.is_owner,
        place,
        standing,
        groups: Vec::new(),
    }
}

fn add_grant(member: &mut Member, row: GrantRow) -> Result<(), Error> {
    let Some(reach) = row.reach else { return Ok(()) };
    let (permissions, group, name) = if let Some(name) = row.predefined {
        let group: PredefinedGroup =
            name.parse().map_err(|_| Error::fault(format!("a grant of the unknown group {name}")))?;
        (PermissionSet::of_group(group), name.clone(), name)
    } else {
        let (Some(id), Some(name), Some(text)) = (row.group_id, row.group_name, row.permissions) else {
            return Err(Error::fault("a grant of no group"));
        };
        (permissions_of(&text), id.to_string(), name)
    };
    member.standing.grants.push(Grant { permissions, reach });
    member.groups.push(MemberGroup { group, name, reach });
    Ok(())
}

/// Permissions as a group stores them; a permission that this version does not know gives nothing.
#[must_use]
pub fn permissions_of(text: &str) -> PermissionSet {
    text.split_ascii_whitespace().filter_map(|name| name.parse::<Permission>().ok()).collect()
}
