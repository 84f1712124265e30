#!/usr/bin/env bash
# A support case: two people of a customer cannot work, one because of a suspended account, one because of a missing
# permission. An agent finds the account, sees why, mends it, and both go on.
. "$(dirname "$0")/common.sh"

title "A platform with a reseller, its shop, and the people of that shop"
build
start
as administrator
sign_in "$url" "$(ready email)" "$(ready password)"
password="uma senha bem comprida"
cron accounts create acme --name 'Acme Revenda' --owner-email ana@acme.example --levels 2 \
  --role account-admin --role user-admin --tenant-name 'Acme Portal' --tenant-domain acme.localhost
cron accounts create acme/store-12 --name 'Loja 12' --owner-email lia@store12.example --role user-admin
accept lia@store12.example 'Lia Prado' "$password"
cron users invite rui@store12.example --account acme/store-12 --group viewer
accept rui@store12.example 'Rui Costa' "$password"
cron accounts suspend acme/store-12 --reason 'invoice 2026-10 is open' --confirm acme/store-12

title "The first call: Lia of a shop of Acme's cannot sign in. All that she knows is her address"
as lia
if sign_in "http://acme.localhost:$port" lia@store12.example "$password"; then exit 1; fi

title "The agent looks for the shop, and who she is there"
as administrator
show cron accounts list --scope subtree --filter 'name:"Loja 12"' --columns account,name,status,tenant
show cron users get lia@store12.example --account acme/store-12

title "Since when, by whom, and why"
show cron accounts get acme/store-12 -o json --jq '{status, reason: .suspension.reason}'
show cron audit list --filter 'action:accounts:suspend' --columns time,action,target,actor
title "What the customer sees of it: that it was done, not by whom or why"
show cron audit list --account acme/store-12 --filter 'action:accounts:suspend' --columns time,action,target,actor

title "The invoice is paid by now: the account is resumed, and she is in"
show cron accounts resume acme/store-12
as lia
sign_in "http://acme.localhost:$port" lia@store12.example "$password"

title "The second call: Rui of the same shop is refused when he invites a colleague"
as rui
sign_in "http://acme.localhost:$port" rui@store12.example "$password"
refused 4 cron users invite edu@store12.example --group viewer

title "Lia, who may give groups there, asks why, and who he is"
as lia
refused 1 cron can users:invite --as rui@store12.example
show cron users get rui@store12.example
show cron audit list --filter 'outcome:refused' --columns time,action,outcome,actor
show cron explain group.permissions

title "He gets the group that has the permission, and goes on"
show cron groups create 'Front desk' --permissions users:read,users:invite,groups:give
show cron users groups add rui@store12.example 'Front desk'
show cron can users:invite --as rui@store12.example
as rui
show cron users invite edu@store12.example --group viewer

title "Done: everything that was started is stopped"
