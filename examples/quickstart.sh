#!/usr/bin/env bash
# The main job, end to end on this machine: a platform starts, a reseller signs in, a file of customers becomes
# sub-accounts with their own brand and owner, one of those owners signs in at its own door and sees nothing above.
# Everything lives in a temporary folder and ends with this script.
. "$(dirname "$0")/common.sh"

title "Build the program, and the person who sits at the browser"
build

title "Start a whole platform"
start

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
door=$(cron accounts get acme -o json --jq .tenant.domain)
stranger=$(cron accounts get bonfim -o json --jq .id)
accept "$owner" "Ana Lima" "uma senha bem comprida"
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
