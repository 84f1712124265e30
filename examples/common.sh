# What the scripts beside this one share: they source it. A platform of their own is started in a temporary folder, and
# both end with the script.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
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
# What words look like where they are typed: those with anything but plain characters are quoted.
typed() {
  local word line='$'
  for word in "$@"; do
    case $word in
      '' | *[!A-Za-z0-9_./:@=,%+-]*) line+=" '$word'" ;;
      *) line+=" $word" ;;
    esac
  done
  printf '%s\n' "$line"
}
show() { typed "$@"; "$@"; }
# Runs a command that must be refused with that exit code, and shows the refusal.
refused() {
  local wanted=$1 code=0; shift
  typed "$@"
  "$@" </dev/null || code=$?
  printf '(exit %s)\n' "$code"
  [ "$code" = "$wanted" ] || { printf 'expected exit %s\n' "$wanted"; exit 1; }
}
# One value of the line that `platform dev` prints when it is ready.
ready() { sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p" "$work/ready"; }

# Builds the program, and the person who sits at the browser; CRON_PROGRAMS names folders where both are built already.
build() {
  if [ -z "${CRON_PROGRAMS:-}" ]; then
    cargo build --quiet --bin cron --example person
    local built=${CARGO_TARGET_DIR:-$PWD/target}/debug
    CRON_PROGRAMS=$built:$built/examples
  fi
  PATH="$CRON_PROGRAMS:$PATH"
}

# No desktop is needed: credentials go to a file that this key encrypts. Each person has a folder.
(umask 077 && head -c 32 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$work/passphrase")
export CRON_CREDENTIALS=file CRON_PASSPHRASE_FILE="$work/passphrase" CRON_LANG=en XDG_RUNTIME_DIR="$work" XDG_CACHE_HOME="$work/cache"
as() { export CRON_CONFIG_DIR="$work/$1"; }

# Starts a whole platform; its address is then in `url` and `port`, its mails in `outbox`.
start() {
  printf '$ cron platform dev --ephemeral --listen 127.0.0.1:0\n'
  cron platform dev --ephemeral --listen 127.0.0.1:0 --device-interval 1 --parent-pid $$ \
    --ready-file "$work/ready" -o json >/dev/null 2>"$work/platform.log" & platform_pid=$!
  for _ in $(seq 200); do [ -s "$work/ready" ] && break; sleep 0.05; done
  [ -s "$work/ready" ] || { cat "$work/platform.log"; exit 1; }
  url=$(ready url) outbox=$(ready outbox)
  port=${url##*:}
  printf 'ready at %s\n' "$url"
}

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

# A new person opens the invitation from the mail and accepts it with a first password.
accept() { # EMAIL NAME PASSWORD
  person accept "$(cron platform outbox show --outbox "$outbox" --to "$1" --link)" "$2" "$3"
}
