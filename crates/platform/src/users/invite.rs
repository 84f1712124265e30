//! `POST …/users/invite`: brings a person in by e-mail, whether or not the platform knows the address (Rule U1).

use api::{
    accounts::MembershipStatus,
    change::ChangeStatus,
    id::{InvitationId, MembershipId},
    limits::LimitKind,
    permission::Permission,
    problem::Code,
    users::{GroupGrant, Reach, UserInvite},
    value::{Email, Name},
};
use domain::invitation;
use jiff::SignedDuration;
use store::{
    Tx,
    keys::{MembershipKey, TenantKey},
    scope::InAccount,
    tables::{
        grants::{self, GroupRef},
        invitations,
        memberships::{self as table, MembershipRow, NewInvited},
    },
    token,
};

use crate::{
    error::Error,
    fields::Fields,
    groups, limits,
    operation::{Answer, Input, Operation, Record, Run},
    outbox::{self, Message},
    page_paths::audited,
    settings::Settings,
    standing::Call,
    users::{self, revoke},
};

/// Invites a person into the target.
pub const OPERATION: Operation = Operation {
    name: "users.invite",
    permission: Some(Permission::UsersInvite),
    writes: true,
    run: Run::Target(run),
};

/// Inviting again sends another mail only when the last is older than this, so that nobody floods an address.
const SEND_AGAIN_AFTER: SignedDuration = SignedDuration::from_hours(1);

/// Somebody to invite, every value checked and every group allowed.
#[derive(Debug)]
pub(crate) struct Invitee<'a> {
    /// The address, as typed.
    pub(crate) email: &'a Email,
    /// A name to greet with.
    pub(crate) name: Option<&'a Name>,
    /// Whether this is the account's owner user.
    pub(crate) is_owner: bool,
    /// What it may do once accepted.
    pub(crate) grants: &'a [(GroupRef, Reach)],
}

/// The account that invites, as the invitation names it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Inviter<'a> {
    /// The account.
    pub(crate) account: &'a InAccount,
    /// Its display name.
    pub(crate) name: &'a str,
    /// The tenant that it uses: the mail bears its brand and door, and waits until that has a served domain.
    pub(crate) tenant: TenantKey,
}

fn run(tx: &mut Tx, call: &Call, input: &Input) -> Result<Answer, Error> {
    let body: UserInvite = input.body()?;
    let mut fields = Fields::default();
    let email = fields.text::<Email>("/email", "The e-mail", &body.email);
    let name = fields.optional::<Name>("/name", "The name", body.name.as_deref());
    let email = fields.need(email)?;
    bring(tx, call, &email, name.as_ref(), &body.groups)
}

/// Invites an address into the target, whose members are locked from then on.
pub(crate) fn bring(
    tx: &mut Tx,
    call: &Call,
    email: &Email,
    name: Option<&Name>,
    given: &[GroupGrant],
) -> Result<Answer, Error> {
    let wanted = groups::wanted(tx, call, given)?;
    groups::require_giving(call, &wanted)?;
    let account = call.target.scope();
    table::lock(tx, account)?;

    let inviter = Inviter { account, name: &call.target.own().name, tenant: call.target.tenant()? };
    if let Some(row) = known(tx, call, email)? {
        return again(tx, call, inviter, &row, &wanted);
    }
    let grants: Vec<_> = wanted.iter().map(|w| (w.group, w.reach)).collect();
    let invitee = Invitee { email, name, is_owner: false, grants: &grants };
    let key = insert(tx, call.settings, inviter, &invitee)?;
    limits::reserve(tx, call, &call.target, &[(LimitKind::Users, 1)])?;
    let view = users::show(tx, call, key)?;
    let record = Record::of(view.view.id).after(audited(&view.view));
    Ok(Answer::change(ChangeStatus::Created, users::field(view))?.record(record))
}

/// The membership of an address, unless it is revoked. Of a person whom the operator blocked it only looks so (Rule U5): then
/// it is, too, from now on, so that the account gets the answer that it gets for any other. An owner user stays one.
pub(crate) fn known(tx: &mut Tx, call: &Call, email: &Email) -> Result<Option<MembershipRow>, Error> {
    let row = table::by_email(tx, call.target.scope(), email.key())?;
    match row {
        Some(row) if row.status != MembershipStatus::Revoked => Ok(Some(row)),
        Some(row) if !row.is_owner => {
            revoke::end(tx, &call.target, row.key)?;
            Ok(None)
        }
        _ => Ok(None),
    }
}

/// The address is a member already: with equal groups nothing changes, and one who still waits gets another mail.
fn again(
    tx: &mut Tx,
    call: &Call,
    inviter: Inviter<'_>,
    row: &MembershipRow,
    wanted: &[groups::Wanted],
) -> Result<Answer, Error> {
    let has = grants::of_members(tx, &inviter.account.subtree(), &[row.key])?;
    if !groups::are_equal(&has, wanted) {
        return Err(already_member(&row.email));
    }
    let mut sent = false;
    if row.status == MembershipStatus::Invited {
        let last = table::invited_at(tx, inviter.account, row.key)?;
        if last.is_none_or(|at| at.duration_until(tx.now()) >= SEND_AGAIN_AFTER) {
            invitations::revoke(tx, inviter.account, row.key)?;
            send(tx, call.settings, inviter, row.key, &row.email, row.name.as_deref())?;
            sent = true;
        }
    }
    let view = users::show_row(tx, call, row)?;
    let record = Record::of(view.view.id).after(serde_json::json!({ "sent_again": true }));
    let answer = Answer::change(ChangeStatus::Unchanged, users::field(view))?;
    Ok(if sent { answer.record(record) } else { answer })
}

/// Makes the invited membership with its grants, and puts the mail into the outbox. The caller reserves the limit on
/// users, and has checked that the groups may be given.
///
/// # Errors
/// 409 when the address is a member already.
pub(crate) fn insert(
    tx: &mut Tx,
    settings: &Settings,
    inviter: Inviter<'_>,
    invitee: &Invitee<'_>,
) -> Result<MembershipKey, Error> {
    let Inviter { account, .. } = inviter;
    let new = NewInvited {
        id: MembershipId::from_bytes(tx.random()),
        email: invitee.email.as_str(),
        email_key: invitee.email.key(),
        name: invitee.name.map(Name::as_str),
        is_owner: invitee.is_owner,
    };
    let key = table::invite(tx, account, &new)?.ok_or_else(|| already_member(invitee.email.as_str()))?;
    for (group, reach) in invitee.grants {
        grants::insert(tx, account, key, *group, *reach)?;
    }
    send(tx, settings, inviter, key, invitee.email.as_str(), new.name)?;
    Ok(key)
}

/// Makes a token and mails it to the address alone: nobody else, and no log, ever sees it.
fn send(
    tx: &mut Tx,
    settings: &Settings,
    inviter: Inviter<'_>,
    membership: MembershipKey,
    email: &str,
    name: Option<&str>,
) -> Result<(), Error> {
    let token = token::new(tx);
    let id = InvitationId::from_bytes(tx.random());
    let expires_at = invitation::ends_at(tx.now());
    invitations::insert(tx, inviter.account, id, membership, &token::hash(&token), expires_at)?;
    let message = Message::Invitation {
        token,
        name: name.map(str::to_owned),
        account: inviter.name.to_owned(),
        expires_at,
    };
    outbox::enqueue(tx, settings, inviter.account, inviter.tenant, email, &message)
}

/// The address or the person is a member with other groups.
pub(crate) fn already_member(named: &str) -> Error {
    Error::refused(Code::AlreadyMember, format!("`{named}` is a member already, with other groups."))
        .hint("Change the groups of the member that there is.")
}
