#!/usr/bin/env bash
# An off-boarding: a customer leaves. Its programs lose their access, it is suspended, what it owns is written out, a
# shop that stays goes to another parent, the rest is closed; and once the closing is taken back, to show the way.
. "$(dirname "$0")/common.sh"

title "A platform with a customer that has shops, people and a program"
build
start
as administrator
sign_in "$url" "$(ready email)" "$(ready password)"
password="uma senha bem comprida"
cron accounts create bonfim --name 'Padaria Bonfim' --owner-email lia@bonfim.example --levels 2 \
  --role account-admin --role user-admin --tenant-name 'Bonfim' --tenant-domain bonfim.localhost
cron accounts create bonfim/centro --name 'Loja Centro' --owner-email centro@bonfim.example
cron accounts create bonfim/praia --name 'Loja Praia' --owner-email praia@bonfim.example
cron accounts create acme --name 'Acme Revenda' --owner-email ana@acme.example --levels 2 \
  --role account-admin --role user-admin
cron users invite rui@bonfim.example --account bonfim --group operator
cron clients create nightly-sync --account bonfim --group operator --secret-file "$work/secret"
accept lia@bonfim.example 'Lia Prado' "$password"
as owner
sign_in "http://bonfim.localhost:$port" lia@bonfim.example "$password"
as administrator

title "Its program loses its access first: inside a suspended account nothing can be changed"
show cron clients revoke nightly-sync --account bonfim --confirm nightly-sync
show cron clients list --account bonfim

title "Suspended: nobody of it gets in any more, and whoever is in is refused with the next request"
show cron accounts suspend bonfim --reason 'the contract ends' --confirm bonfim
show cron accounts tree bonfim
as owner
refused 4 cron accounts list
as administrator

title "What it owns, in files: the record of what was done, its accounts, its people, its programs"
show cron audit export --account bonfim --out "$work/bonfim-audit.ndjson"
show cron audit verify "$work/bonfim-audit.ndjson"
show cron accounts list --account bonfim --scope subtree --require-complete -o csv
show cron users list --account bonfim --scope subtree --require-complete -o csv --columns user,account,status,groups
show cron clients list --account bonfim --scope subtree --require-complete -o csv

title "One shop stays: first who gains and loses what, then the move"
show cron accounts move bonfim/praia --to acme --dry-run
show cron accounts move bonfim/praia --to acme --confirm bonfim/praia

title "The rest is closed together, which wants a flag"
refused 6 cron accounts close bonfim --confirm bonfim
show cron accounts close bonfim --with-subtree --confirm bonfim
show cron accounts get bonfim

title "A mistake? Within 30 days everything is as it was: suspended, with its shop"
show cron accounts restore bonfim
show cron accounts tree

title "Closed for good"
show cron accounts close bonfim --with-subtree --confirm bonfim
show cron audit tail 6 --columns time,action,outcome,actor

title "Done: everything that was started is stopped"
