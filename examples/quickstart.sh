#!/usr/bin/env bash
# The main job, end to end on this machine: a platform starts, a reseller signs in, a file of customers becomes
# sub-accounts with their own brand and owner, one of those owners signs in at its own door and sees nothing above.
# Everything lives in a temporary folder and ends with this script.
set -euo pipefail
cd "$(dirname "$0")/.."
# Results and messages in the order in which they come.
exec 2>&1

work=$(mktemp -d)
platform_pid=
finish() {
  if [ -n "$platform_pid" ]; then kill "$platform_pid" 2>/dev/null && wait "$platform_pid" 2>/dev/null || :; fi
  rm -rf "$work"
}
trap finish EXIT

title() { printf '\n# %s\n' "$*"; }
show() { printf '$ %s\n' "$*"; "$@"; }
# Runs a command that must be refused with that exit code, and shows the refusal.
refused() {
  local wanted=$1 code=0; shift
  printf '$ %s\n' "$*"
  "$@" </dev/null || code=$?
  printf '(exit %s)\n' "$code"
  [ "$code" = "$wanted" ] || { printf 'expected exit %s\n' "$wanted"; exit 1; }
}
# One value of the line that `platform dev` prints when it is ready.
ready() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/ready"; }

title "Build the program, and the person who sits at the browser"
cargo build --quiet --bin cron --example person
PATH="$PWD/target/debug:$PWD/target/debug/examples:$PATH"

# No desktop is needed: credentials go to a file that this key encrypts. Each of the two people has a folder.
(umask 077 && head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$work/passphrase")
export CRON_CREDENTIALS=file CRON_PASSPHRASE_FILE="$work/passphrase" CRON_LANG=en XDG_RUNTIME_DIR="$work"
as() { export CRON_CONFIG_DIR="$work/$1"; }

# Signs in by the device flow: `cron login` shows a code, the person opens its page, reads it and approves.
sign_in() { # ORIGIN EMAIL PASSWORD
  local login page=
  printf '$ cron login %s\n' "$1"
  cron login "$1" --device -o ndjson >"$work/login" & login=$!
  until [ -n "$page" ]; do
    kill -0 "$login" 2>/dev/null || return 1
    sleep 0.05
    page=$(sed -n 's/.*"verification_uri_complete":"\([^"]*\)".*/\1/p' "$work/login")
  done
  if person approve "$page" "$2" "$3"; then
    wait "$login"
  else
    kill "$login" && wait "$login" 2>/dev/null || :
    return 1
  fi
}

title "Start a whole platform"
printf '$ cron platform dev --ephemeral --listen 127.0.0.1:0\n'
cron platform dev --ephemeral --listen 127.0.0.1:0 --device-interval 1 --parent-pid $$ \
  --ready-file "$work/ready" -o json >/dev/null 2>"$work/platform.log" & platform_pid=$!
for _ in $(seq 200); do [ -s "$work/ready" ] && break; sleep 0.05; done
[ -s "$work/ready" ] || { cat "$work/platform.log"; exit 1; }
url=$(ready url) outbox=$(ready outbox)
printf 'ready at %s\n' "$url"

title "Sign in as its administrator"
as administrator
sign_in "$url" "$(ready email)" "$(ready password)"
show cron whoami

title "Make sub-accounts of a file of customers, each with its owner user, some with a tenant of their own"
printf '$ cron accounts import examples/resellers/customers.csv\n'
cron accounts import examples/resellers/customers.csv --yes -o ndjson >"$work/first"
[ "$(grep -c '"status":"created"' "$work/first")" -ge 200 ]

title "The same file again, without the journal: nothing changes"
printf '$ cron accounts import examples/resellers/customers.csv --no-journal\n'
cron accounts import examples/resellers/customers.csv --yes --no-journal -o ndjson >"$work/second"
[ "$(grep -c '"status":"unchanged"' "$work/second")" = "$(wc -l <"$work/first")" ]

title "Look at them"
show cron accounts list --columns account,name,tenant,below
show cron accounts tree acme
show cron accounts get acme/sul

title "An owner opens the invitation from her mail, and signs in at her own brand's door"
owner=$(cron accounts get acme -o json --jq .owner.email)
invitation=$(cron platform outbox show --outbox "$outbox" --to "$owner" --link)
door=$(cron accounts get acme -o json --jq .tenant.domain)
port=${url##*:}
stranger=$(cron accounts get bonfim -o json --jq .id)
person accept "$invitation" "Ana Lima" "uma senha bem comprida"
as owner
sign_in "http://$door:$port" "$owner" "uma senha bem comprida"
show cron whoami

title "What she sees: her own account, what is below it, and nothing above"
show cron accounts get .
show cron accounts list --columns account,name,status,below
cron accounts get . -o json >"$work/own"
if grep -qi crontech "$work/own"; then exit 1; fi

title "Four things that are refused: a sibling by its real id, an id that never was, a role that she cannot give, another brand's door"
refused 5 cron accounts get "$stranger"
refused 5 cron accounts get acc_00000000000000000000000000
refused 4 cron accounts roles grant loja-01 tenant-admin
if sign_in "$url" "$owner" "uma senha bem comprida"; then exit 1; fi

title "What was done, and the proof that nobody changed the record"
show cron audit tail 5 --columns time,action,outcome,actor
as administrator
show cron audit tail 5 --columns time,action,outcome,actor
cd "$work"
show cron audit export --out audit.ndjson
show cron audit verify audit.ndjson

title "Done: everything that was started is stopped"
