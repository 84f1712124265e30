-- The first schema, one text for both engines. Tokens: KEY, BYTES, TEXT, STRICT (see migrations.rs).
-- Times are microseconds since the epoch; flags are 0 or 1; JSON is canonical text. Every table but those of the
-- closed list of rule S1 (users, sessions and what hangs on them, keys, meta, guesses) carries its account. Every reference
-- to what a purge deletes has an index: without one, each row that goes would have the whole table read.

CREATE TABLE meta (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

-- Signing keys, wrapped under the master key (design.md §7).
CREATE TABLE signing_keys (
    kid TEXT PRIMARY KEY NOT NULL,
    public_jwk TEXT NOT NULL,
    private_sealed BYTES NOT NULL,
    created_at BIGINT NOT NULL,
    active_from BIGINT NOT NULL,
    retired_at BIGINT
) STRICT;

CREATE TABLE users (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    email TEXT NOT NULL,
    email_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    locale TEXT,
    password_hash TEXT NOT NULL,
    password_at BIGINT NOT NULL,
    blocked_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;

CREATE TABLE accounts (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    parent BIGINT REFERENCES accounts (key),
    -- The 8-byte keys from the root to this account; NULL only between insert and the update that sets it.
    path BYTES UNIQUE,
    slug TEXT NOT NULL,
    external_ref TEXT,
    name TEXT NOT NULL,
    legal_name TEXT,
    tax_id TEXT,
    -- active, suspended, closed (Rule A7): of this account alone; what counts is computed.
    status TEXT NOT NULL,
    -- The account that acted when this one itself was suspended, kept while it is closed; NULL when it was not.
    suspended_by BIGINT,
    suspended_reason TEXT,
    -- From when on a closed account is purged; 0 once that has begun, whatever the clock says. NULL when it is not closed.
    purge_at BIGINT,
    -- Stored roles as a bit set (Rule A4); what counts is computed.
    roles BIGINT NOT NULL,
    levels BIGINT NOT NULL,
    -- NULL: inherited (Rule T3).
    tenant BIGINT,
    -- The plan that was given to it, of an account above (Rule B0); NULL: none.
    plan BIGINT,
    -- Hash of what the creating request gave (Rule A11) is not kept: equality is judged against what is stored now.
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX accounts_slug ON accounts (parent, slug);
CREATE UNIQUE INDEX accounts_external_ref ON accounts (parent, external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX accounts_tenant ON accounts (tenant) WHERE tenant IS NOT NULL;
CREATE INDEX accounts_plan ON accounts (plan) WHERE plan IS NOT NULL;
CREATE INDEX accounts_purge ON accounts (purge_at) WHERE purge_at IS NOT NULL;

CREATE TABLE labels (
    account BIGINT NOT NULL REFERENCES accounts (key),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (account, name)
) STRICT;

-- A row exists only where a limit is set (design.md §4).
CREATE TABLE limit_use (
    account BIGINT NOT NULL REFERENCES accounts (key),
    kind TEXT NOT NULL,
    used BIGINT NOT NULL,
    max BIGINT NOT NULL,
    -- Whether it follows the account's plan: an own one does not (Rule B0).
    from_plan BIGINT NOT NULL,
    PRIMARY KEY (account, kind)
) STRICT;

-- Named sets of limits, retention, features and prices, of the account that gives them to accounts below it (Rule B0).
CREATE TABLE plans (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    account BIGINT NOT NULL REFERENCES accounts (key),
    name TEXT NOT NULL,
    description TEXT,
    -- JSON: kind -> how much.
    limits TEXT NOT NULL,
    -- For how many days what is kept for a time is kept.
    retention_days BIGINT,
    -- JSON: a list of names.
    features TEXT NOT NULL,
    -- ISO 4217, of the prices; JSON: meter -> a decimal as text.
    currency TEXT,
    prices TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX plans_name ON plans (account, name);

CREATE TABLE tenants (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    -- The owner account.
    account BIGINT NOT NULL REFERENCES accounts (key),
    name TEXT NOT NULL,
    external_ref TEXT,
    status TEXT NOT NULL,
    -- Whether people may ask for access at its door (Rule U4).
    access_requests BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX tenants_name ON tenants (account, name);
CREATE UNIQUE INDEX tenants_external_ref ON tenants (account, external_ref) WHERE external_ref IS NOT NULL;

CREATE TABLE brands (
    tenant BIGINT PRIMARY KEY NOT NULL REFERENCES tenants (key),
    account BIGINT NOT NULL REFERENCES accounts (key),
    name TEXT NOT NULL,
    description TEXT,
    color TEXT NOT NULL,
    -- The colour of text on it; NULL: black or white, whichever stands out more.
    on_color TEXT,
    layout TEXT NOT NULL,
    locale TEXT NOT NULL,
    support TEXT,
    -- PNG or SVG, read and written anew; the name is the last part of its address and changes with the picture.
    logo BYTES,
    logo_name TEXT,
    logo_dark BYTES,
    logo_dark_name TEXT,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE INDEX brands_of_account ON brands (account);

-- What accounts below a tenant's owner may change of its brand (Rule T7).
CREATE TABLE brand_grants (
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    -- The owner of the tenant.
    account BIGINT NOT NULL REFERENCES accounts (key),
    grantee BIGINT NOT NULL REFERENCES accounts (key),
    -- Names of attributes separated by blanks.
    attributes TEXT NOT NULL,
    PRIMARY KEY (tenant, grantee)
) STRICT;
CREATE INDEX brand_grants_of_account ON brand_grants (account);
CREATE INDEX brand_grants_of_grantee ON brand_grants (grantee);

CREATE TABLE domains (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    account BIGINT NOT NULL REFERENCES accounts (key),
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    name TEXT NOT NULL,
    status TEXT NOT NULL,
    is_primary BIGINT NOT NULL,
    -- Value of the TXT record that proves the claim.
    proof TEXT NOT NULL,
    -- suffix, operator, parent, dns; NULL while only claimed.
    proved_by TEXT,
    -- Whether its proof holds for names below it, too, for tenants of the same account.
    subdomains BIGINT NOT NULL,
    -- When the proof is looked at again; NULL where none has to be.
    check_at BIGINT,
    -- Since when the proof is missing: it is served for its quarantine still, and nobody else can take it.
    lost_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX domains_claim ON domains (tenant, name);
CREATE UNIQUE INDEX domains_served ON domains (name) WHERE status = 'served';
CREATE UNIQUE INDEX domains_primary ON domains (tenant) WHERE is_primary = 1;
CREATE INDEX domains_of_account ON domains (account, status);
CREATE INDEX domains_due ON domains (check_at) WHERE check_at IS NOT NULL;

-- People who ask for access at a tenant's door (Rule U4), until they are answered. The account owns the tenant.
CREATE TABLE access_requests (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    account BIGINT NOT NULL REFERENCES accounts (key),
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    email TEXT NOT NULL,
    email_key TEXT NOT NULL,
    name TEXT NOT NULL,
    message TEXT,
    created_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX access_requests_of_tenant ON access_requests (tenant, email_key);
CREATE INDEX access_requests_of_account ON access_requests (account);

-- An account's own groups; predefined ones live in the catalogue alone.
CREATE TABLE groups (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    account BIGINT NOT NULL REFERENCES accounts (key),
    name TEXT NOT NULL,
    description TEXT,
    -- Permission names separated by blanks, in the catalogue's order.
    permissions TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX groups_name ON groups (account, name);

CREATE TABLE clients (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    account BIGINT NOT NULL REFERENCES accounts (key),
    name TEXT NOT NULL,
    external_ref TEXT,
    status TEXT NOT NULL,
    expires_at BIGINT,
    last_used_at BIGINT,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX clients_name ON clients (account, name) WHERE status = 'active';
CREATE UNIQUE INDEX clients_external_ref ON clients (account, external_ref) WHERE external_ref IS NOT NULL;
CREATE INDEX clients_of_account ON clients (account);

CREATE TABLE client_secrets (
    key KEY,
    account BIGINT NOT NULL REFERENCES accounts (key),
    client BIGINT NOT NULL REFERENCES clients (key),
    -- SHA-256 of 256 random bits.
    hash BYTES NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT
) STRICT;
CREATE INDEX client_secrets_client ON client_secrets (client);
CREATE INDEX client_secrets_of_account ON client_secrets (account);

-- A person's or a client's membership; "user" is NULL until the invitation is accepted (Rule U1).
CREATE TABLE memberships (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    account BIGINT NOT NULL REFERENCES accounts (key),
    user_key BIGINT REFERENCES users (key),
    client BIGINT REFERENCES clients (key),
    email TEXT,
    email_key TEXT,
    name TEXT,
    status TEXT NOT NULL,
    is_owner BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    updated_at BIGINT NOT NULL
) STRICT;
CREATE UNIQUE INDEX memberships_user ON memberships (account, user_key) WHERE user_key IS NOT NULL AND status <> 'revoked';
CREATE UNIQUE INDEX memberships_client ON memberships (client) WHERE client IS NOT NULL;
CREATE UNIQUE INDEX memberships_email ON memberships (account, email_key) WHERE email_key IS NOT NULL AND status <> 'revoked';
CREATE UNIQUE INDEX memberships_owner ON memberships (account) WHERE is_owner = 1;
CREATE INDEX memberships_of_user ON memberships (user_key) WHERE user_key IS NOT NULL;
CREATE INDEX memberships_of_account ON memberships (account);

-- A group given to a member: a predefined one by name, or one of the account's own.
CREATE TABLE grants (
    key KEY,
    account BIGINT NOT NULL REFERENCES accounts (key),
    membership BIGINT NOT NULL REFERENCES memberships (key),
    predefined TEXT,
    group_key BIGINT REFERENCES groups (key),
    reach TEXT NOT NULL,
    CHECK ((predefined IS NULL) <> (group_key IS NULL))
) STRICT;
-- Not only where a condition holds, as those that follow: every request looks for all grants of a membership.
CREATE INDEX grants_of_membership ON grants (membership);
CREATE INDEX grants_of_account ON grants (account);
CREATE UNIQUE INDEX grants_predefined ON grants (membership, predefined) WHERE predefined IS NOT NULL;
CREATE UNIQUE INDEX grants_group ON grants (membership, group_key) WHERE group_key IS NOT NULL;
CREATE INDEX grants_of_group ON grants (group_key) WHERE group_key IS NOT NULL;

CREATE TABLE invitations (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    account BIGINT NOT NULL REFERENCES accounts (key),
    membership BIGINT NOT NULL REFERENCES memberships (key),
    -- SHA-256 of 256 random bits; the token itself goes to the address alone (Rule U1).
    token_hash BYTES NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
) STRICT;
CREATE INDEX invitations_of_membership ON invitations (membership);
CREATE INDEX invitations_of_account ON invitations (account);

-- An account above offers the account to a member of it, who is its owner user once the offer is accepted (Rules A2, A3).
CREATE TABLE owner_offers (
    account BIGINT PRIMARY KEY NOT NULL REFERENCES accounts (key),
    membership BIGINT NOT NULL REFERENCES memberships (key),
    -- Whether the membership was made by the offer, and ends with it.
    is_made BIGINT NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX owner_offers_of_membership ON owner_offers (membership);

-- A sign-in: refresh-token family of user (or client) + tenant + OAuth client (design.md §1).
CREATE TABLE sessions (
    key KEY,
    sid TEXT NOT NULL UNIQUE,
    user_key BIGINT NOT NULL REFERENCES users (key),
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    client_id TEXT NOT NULL,
    -- How often a refresh made a new token.
    refreshes BIGINT NOT NULL,
    amr TEXT NOT NULL,
    auth_time BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    last_used_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_why TEXT,
    address TEXT,
    agent TEXT
) STRICT;
CREATE INDEX sessions_of_user ON sessions (user_key);
CREATE INDEX sessions_of_tenant ON sessions (tenant);

-- The refresh tokens of a session (TOK-5): `current` ones were not used yet; their common parent is `previous`, good until
-- one of them is used; the use of any other (`stale`) ends the session.
CREATE TABLE refresh_tokens (
    hash BYTES PRIMARY KEY NOT NULL,
    session BIGINT NOT NULL REFERENCES sessions (key),
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL
) STRICT;
CREATE INDEX refresh_tokens_of_session ON refresh_tokens (session, state);

-- Sign-ins of a browser at a tenant's domain.
CREATE TABLE browser_sessions (
    key KEY,
    -- Its name towards the person; the cookie is known by its hash alone.
    id TEXT NOT NULL UNIQUE,
    hash BYTES NOT NULL UNIQUE,
    user_key BIGINT NOT NULL REFERENCES users (key),
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    amr TEXT NOT NULL,
    auth_time BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    address TEXT,
    agent TEXT
) STRICT;
CREATE INDEX browser_sessions_of_user ON browser_sessions (user_key);
CREATE INDEX browser_sessions_of_tenant ON browser_sessions (tenant);

-- Ways to set a new password, sent to the person's address: used once, and gone soon.
CREATE TABLE password_resets (
    -- SHA-256 of 256 random bits.
    hash BYTES PRIMARY KEY NOT NULL,
    user_key BIGINT NOT NULL REFERENCES users (key),
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    expires_at BIGINT NOT NULL
) STRICT;
CREATE INDEX password_resets_of_user ON password_resets (user_key);
CREATE INDEX password_resets_of_tenant ON password_resets (tenant);

-- What happened to a person's sign-in and profile at a tenant (Rule U3): the newest few hundred.
CREATE TABLE security_events (
    key KEY,
    id TEXT NOT NULL UNIQUE,
    user_key BIGINT NOT NULL REFERENCES users (key),
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    time BIGINT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    target TEXT,
    address TEXT,
    agent TEXT
) STRICT;
CREATE INDEX security_events_of_user ON security_events (user_key, tenant, key);
CREATE INDEX security_events_of_tenant ON security_events (tenant);

-- Persons who asked to be forgotten, while what audit chains tell of them is being taken out (Rule D4).
CREATE TABLE erasures (
    user_key BIGINT PRIMARY KEY NOT NULL REFERENCES users (key),
    -- The e-mail as it is compared: what is looked for. It goes with the row.
    email_key TEXT NOT NULL,
    -- Every entry up to this one was looked at.
    at_account BIGINT NOT NULL,
    at_seq BIGINT NOT NULL,
    asked_at BIGINT NOT NULL
) STRICT;

CREATE TABLE device_codes (
    hash BYTES PRIMARY KEY NOT NULL,
    user_code_hash BYTES NOT NULL UNIQUE,
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    client_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    -- PKCE S256.
    code_challenge TEXT,
    -- pending, approved, denied, used.
    status TEXT NOT NULL,
    user_key BIGINT REFERENCES users (key),
    auth_time BIGINT,
    amr TEXT,
    -- Seconds; grows by 5 with each slow_down.
    poll_interval BIGINT NOT NULL,
    last_poll_at BIGINT,
    address TEXT,
    agent TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) STRICT;
CREATE INDEX device_codes_of_tenant ON device_codes (tenant);

CREATE TABLE authorization_codes (
    hash BYTES PRIMARY KEY NOT NULL,
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    client_id TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    scope TEXT NOT NULL,
    code_challenge TEXT NOT NULL,
    nonce TEXT,
    user_key BIGINT NOT NULL REFERENCES users (key),
    auth_time BIGINT NOT NULL,
    amr TEXT NOT NULL,
    used_session BIGINT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
) STRICT;
CREATE INDEX authorization_codes_of_tenant ON authorization_codes (tenant);

CREATE INDEX device_codes_of_user ON device_codes (user_key) WHERE user_key IS NOT NULL;
CREATE INDEX authorization_codes_of_user ON authorization_codes (user_key);

-- Guesses of passwords and codes, per what is guessed and per address (Rule S6, TOK-6).
CREATE TABLE guesses (
    bucket TEXT PRIMARY KEY NOT NULL,
    failures BIGINT NOT NULL,
    first_at BIGINT NOT NULL,
    blocked_until BIGINT NOT NULL
) STRICT;

CREATE TABLE audit_heads (
    account BIGINT PRIMARY KEY NOT NULL REFERENCES accounts (key),
    seq BIGINT NOT NULL,
    hash BYTES NOT NULL
) STRICT;

CREATE TABLE audit_entries (
    account BIGINT NOT NULL REFERENCES accounts (key),
    seq BIGINT NOT NULL,
    id TEXT NOT NULL UNIQUE,
    time BIGINT NOT NULL,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL,
    target TEXT NOT NULL,
    prev_hash BYTES NOT NULL,
    hash BYTES NOT NULL,
    -- JSON: field name -> commitment (hex).
    commitments TEXT NOT NULL,
    -- JSON: field name -> {salt, value}; a field is taken out when it is erased.
    private TEXT NOT NULL,
    -- Whether the actor stood above this account: then it is shown as `provider` (Rule A5).
    from_above BIGINT NOT NULL,
    PRIMARY KEY (account, seq)
) STRICT;

CREATE TABLE idempotency (
    -- The acting account.
    account BIGINT NOT NULL REFERENCES accounts (key),
    idempotency_key TEXT NOT NULL,
    principal TEXT NOT NULL,
    -- SHA-256 of method, path and body.
    request_hash BYTES NOT NULL,
    status BIGINT NOT NULL,
    -- The answer's body; sealed under the master key when it holds a one-time secret.
    answer BYTES NOT NULL,
    is_sealed BIGINT NOT NULL,
    etag TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (account, idempotency_key)
) STRICT;
CREATE INDEX idempotency_age ON idempotency (created_at);

-- The same for what a person changes of their own, where no account acts; no answer there holds a secret.
CREATE TABLE own_idempotency (
    user_key BIGINT NOT NULL REFERENCES users (key),
    idempotency_key TEXT NOT NULL,
    request_hash BYTES NOT NULL,
    status BIGINT NOT NULL,
    answer BYTES NOT NULL,
    etag TEXT,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (user_key, idempotency_key)
) STRICT;
CREATE INDEX own_idempotency_age ON own_idempotency (created_at);

-- What leaves the platform, in the transaction that causes it.
CREATE TABLE outbox (
    key KEY,
    account BIGINT NOT NULL REFERENCES accounts (key),
    kind TEXT NOT NULL,
    recipient TEXT NOT NULL,
    -- The tenant whose door and brand it bears; it waits until that tenant has a served domain.
    tenant BIGINT NOT NULL REFERENCES tenants (key),
    -- JSON, sealed under the master key: it may hold a token.
    payload_sealed BYTES NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    attempts BIGINT NOT NULL,
    next_at BIGINT NOT NULL
) STRICT;
CREATE INDEX outbox_due ON outbox (next_at) WHERE sent_at IS NULL;
CREATE INDEX outbox_of_account ON outbox (account);
CREATE INDEX outbox_of_tenant ON outbox (tenant);
