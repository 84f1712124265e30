#!/usr/bin/env bash
# An onboarding: a reseller takes a new customer in, with a brand of its own, roles and limits, and invites the owner, who
# accepts, signs in at the new door and brings in a colleague.
. "$(dirname "$0")/common.sh"

title "A platform with a reseller who is signed in"
build
start
as administrator
sign_in "$url" "$(ready email)" "$(ready password)"
password="uma senha bem comprida"
cron accounts create acme --name 'Acme Revenda' --owner-email ana@acme.example --levels 3 \
  --role account-admin --role subaccount-admin --role subaccount-tenant --role tenant-admin --role user-admin \
  --tenant-name 'Acme Portal' --tenant-domain acme.localhost
accept ana@acme.example 'Ana Lima' "$password"
as reseller
sign_in "http://acme.localhost:$port" ana@acme.example "$password"

title "The customer's tenant: a name, a domain, a brand"
show cron tenants create 'Padaria Bonfim' --domain bonfim.localhost --color '#7a3e00' \
  --logo examples/resellers/acme.png --support help@bonfim.example
show cron tenants brand set 'Padaria Bonfim' --layout split --description 'Orders and invoices' --locale en
show cron tenants preview 'Padaria Bonfim' --out "$work/bonfim.html"
grep -q 'Padaria Bonfim' "$work/bonfim.html"

title "The account: first what would happen, then for real, then once more: nothing is done twice"
new=(cron accounts create bonfim --name 'Padaria Bonfim' --legal-name 'Bonfim Alimentos Ltda' --tax-id 11.222.333/0001-81
  --owner-email lia@bonfim.example --owner-name 'Lia Prado' --external-ref erp-00192 --tenant 'Padaria Bonfim'
  --levels 1 --users 2 --sub-accounts 5 --label city=Salvador)
show "${new[@]}" --dry-run
show "${new[@]}"
show "${new[@]}"

title "Its roles: what it may do on the platform"
show cron accounts roles grant bonfim user-admin
show cron accounts roles grant bonfim account-admin
show cron accounts limits set bonfim --clients 1
show cron accounts get bonfim
show cron accounts usage bonfim

title "The owner opens the invitation from the mail, and signs in at the new door"
accept lia@bonfim.example 'Lia Prado' "$password"
as owner
sign_in "http://bonfim.localhost:$port" lia@bonfim.example "$password"
show cron whoami

title "She brings in a colleague; a third person is one too many"
show cron users invite edu@bonfim.example --group operator
refused 8 cron users invite rui@bonfim.example --group viewer
show cron users list --columns user,status,groups

title "What she may not: change her own roles, or find out who is above"
refused 4 cron accounts roles grant . tenant-admin
cron accounts get . -o json >"$work/own"
if grep -qi acme "$work/own"; then exit 1; fi

title "The reseller sees that she has arrived"
as reseller
show cron users get lia@bonfim.example --account bonfim

title "Done: everything that was started is stopped"
