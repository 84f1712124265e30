# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_cron_global_optspecs
    string join \n o/output= columns= sort= jq= no-header profile= origin= acting= account= timeout= no-input y/yes confirm= dry-run lang= log-file= v/verbose h/help V/version
end

function __fish_cron_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_cron_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_cron_using_subcommand
    set -l cmd (__fish_cron_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c cron -n "__fish_cron_needs_command" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_needs_command" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_needs_command" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_needs_command" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_needs_command" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_needs_command" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_needs_command" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_needs_command" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_needs_command" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_needs_command" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_needs_command" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_needs_command" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_needs_command" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_needs_command" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_needs_command" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_needs_command" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_needs_command" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_needs_command" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_needs_command" -s V -l version -d 'Print version'
complete -c cron -n "__fish_cron_needs_command" -f -a "login" -d 'Sign in to a platform'
complete -c cron -n "__fish_cron_needs_command" -f -a "logout" -d 'Sign out'
complete -c cron -n "__fish_cron_needs_command" -f -a "auth" -d 'Look at sign-ins, and at their tokens'
complete -c cron -n "__fish_cron_needs_command" -f -a "profiles" -d 'Keep several platforms and identities apart'
complete -c cron -n "__fish_cron_needs_command" -f -a "whoami" -d 'Show who you are, where, and what you may act for'
complete -c cron -n "__fish_cron_needs_command" -f -a "accounts" -d 'Accounts: your own and those below it'
complete -c cron -n "__fish_cron_needs_command" -f -a "account" -d 'Accounts: your own and those below it'
complete -c cron -n "__fish_cron_needs_command" -f -a "tenants" -d 'Tenants: views of the platform under an own brand, with their domains'
complete -c cron -n "__fish_cron_needs_command" -f -a "tenant" -d 'Tenants: views of the platform under an own brand, with their domains'
complete -c cron -n "__fish_cron_needs_command" -f -a "users" -d 'Users of an account'
complete -c cron -n "__fish_cron_needs_command" -f -a "user" -d 'Users of an account'
complete -c cron -n "__fish_cron_needs_command" -f -a "groups" -d 'Groups of permissions'
complete -c cron -n "__fish_cron_needs_command" -f -a "group" -d 'Groups of permissions'
complete -c cron -n "__fish_cron_needs_command" -f -a "clients" -d 'API clients: access for programs'
complete -c cron -n "__fish_cron_needs_command" -f -a "client" -d 'API clients: access for programs'
complete -c cron -n "__fish_cron_needs_command" -f -a "audit" -d 'What was done, by whom, and whether the record of it is whole'
complete -c cron -n "__fish_cron_needs_command" -f -a "can" -d 'Say whether somebody may do something, and by which rule'
complete -c cron -n "__fish_cron_needs_command" -f -a "api" -d 'Make any request to the API'
complete -c cron -n "__fish_cron_needs_command" -f -a "settings" -d 'Show every setting with its value and origin'
complete -c cron -n "__fish_cron_needs_command" -f -a "completions" -d 'Print a completion script for a shell'
complete -c cron -n "__fish_cron_needs_command" -f -a "man" -d 'Print a page of the manual, or write all of them'
complete -c cron -n "__fish_cron_needs_command" -f -a "reference" -d 'Print the reference of all commands as Markdown'
complete -c cron -n "__fish_cron_needs_command" -f -a "version" -d 'Show the version'
complete -c cron -n "__fish_cron_needs_command" -f -a "platform" -d 'Run and look after a platform'
complete -c cron -n "__fish_cron_using_subcommand login" -l client-id -d 'Sign in as this API client' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l client-secret-file -d 'Read the API client\'s secret from this file; `-` is standard input' -r -F
complete -c cron -n "__fish_cron_using_subcommand login" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand login" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand login" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand login" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand login" -l device -d 'Show a code to approve in any browser, also without a terminal'
complete -c cron -n "__fish_cron_using_subcommand login" -l resume -d 'Go on with a code that was shown before and is still good'
complete -c cron -n "__fish_cron_using_subcommand login" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand login" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand login" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand login" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand login" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand login" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand logout" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand logout" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand logout" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand logout" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand logout" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand logout" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand logout" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand logout" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand logout" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand logout" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -f -a "status" -d 'Show for each profile who is signed in, where, until when, and where the secret is kept'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -f -a "token" -d 'Print an access token that is good now'
complete -c cron -n "__fish_cron_using_subcommand auth; and not __fish_seen_subcommand_from status token refresh" -f -a "refresh" -d 'Renew the access token now'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from token" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand auth; and __fish_seen_subcommand_from refresh" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -f -a "list" -d 'List the profiles'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -f -a "use" -d 'Make a profile the current one, or set its defaults'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -f -a "add" -d 'Add a profile without signing in'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -f -a "remove" -d 'Remove a profile and its sign-in'
complete -c cron -n "__fish_cron_using_subcommand profiles; and not __fish_seen_subcommand_from list use add remove rename" -f -a "rename" -d 'Rename a profile'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from use" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from add" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from remove" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand profiles; and __fish_seen_subcommand_from rename" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand whoami" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand whoami" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand whoami" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand whoami" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand whoami" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand whoami" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand whoami" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand whoami" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand whoami" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand whoami" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "list" -d 'List accounts below yours'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "get" -d 'Show one account'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "create" -d 'Create an account and invite its owner user'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "update" -d 'Change an account'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "tree" -d 'Show accounts as a tree'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "import" -d 'Create an account for every row of a file, or find it unchanged'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "limits" -d 'Set what an account may use'
complete -c cron -n "__fish_cron_using_subcommand accounts; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "roles" -d 'Give an account a role, or take one away'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l name -d 'Display name' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l owner-email -d 'Where the owner user\'s invitation goes' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l owner-name -d 'Name of the owner user, to greet with' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l legal-name -d 'Legal name of the company' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l tax-id -d 'CNPJ or CPF' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l external-ref -d 'Your own reference: a second creation with it and equal content changes nothing' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l role -d 'Give the account a role; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l levels -d 'How many levels it may build below itself' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l label -d 'Label it; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l tenant -d 'Use this tenant (id or name), or `inherit` the parent\'s' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l tenant-name -d 'Make a new tenant of this name, owned by the account\'s parent' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l tenant-domain -d 'First domain of the new tenant' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l tenant-color -d 'Primary colour of the new tenant, `#rrggbb`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l tenant-logo -d 'Logo of the new tenant: a PNG of at most 64 KiB' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l sub-accounts -d 'Accounts below it' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l users -d 'Members, invited ones included' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l clients -d 'API clients' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l automations -d 'Automations' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l concurrent-runs -d 'Runs at the same time' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l connections -d 'Connections' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l applications -d 'Hosted applications' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l stored-bytes -d 'Bytes in files' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l monthly-spend -d 'Money a month, in minor units' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l requests-per-minute -d 'Requests a minute, of the account alone' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l name -d 'New display name' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l legal-name -d 'New legal name; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l tax-id -d 'New CNPJ or CPF; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l external-ref -d 'New reference of your own; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l label -d 'Label it, or with `KEY=` take a label away; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l tenant -d 'Use this tenant (id or name), or `inherit` the parent\'s' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l tenant-name -d 'Make a new tenant of this name, owned by the account\'s parent' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l tenant-domain -d 'First domain of the new tenant' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l tenant-color -d 'Primary colour of the new tenant, `#rrggbb`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l tenant-logo -d 'Logo of the new tenant: a PNG of at most 64 KiB' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l depth -d 'How many levels to show' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from tree" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l journal -d 'Keep the journal of acknowledged rows in this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l failed -d 'Write the rows that failed to this file; FILE.failed.csv when missing' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l no-journal -d 'Keep no journal: every row is sent, what is there is found unchanged'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from limits" -f -a "set" -d 'Set limits of an account and everything below it'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -f -a "grant" -d 'Give an account a role'
complete -c cron -n "__fish_cron_using_subcommand accounts; and __fish_seen_subcommand_from roles" -f -a "revoke" -d 'Take a role away from an account and, in effect, from everything below it'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "list" -d 'List accounts below yours'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "get" -d 'Show one account'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "create" -d 'Create an account and invite its owner user'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "update" -d 'Change an account'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "tree" -d 'Show accounts as a tree'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "import" -d 'Create an account for every row of a file, or find it unchanged'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "limits" -d 'Set what an account may use'
complete -c cron -n "__fish_cron_using_subcommand account; and not __fish_seen_subcommand_from list get create update tree import limits roles" -f -a "roles" -d 'Give an account a role, or take one away'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l name -d 'Display name' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l owner-email -d 'Where the owner user\'s invitation goes' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l owner-name -d 'Name of the owner user, to greet with' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l legal-name -d 'Legal name of the company' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l tax-id -d 'CNPJ or CPF' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l external-ref -d 'Your own reference: a second creation with it and equal content changes nothing' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l role -d 'Give the account a role; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l levels -d 'How many levels it may build below itself' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l label -d 'Label it; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l tenant -d 'Use this tenant (id or name), or `inherit` the parent\'s' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l tenant-name -d 'Make a new tenant of this name, owned by the account\'s parent' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l tenant-domain -d 'First domain of the new tenant' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l tenant-color -d 'Primary colour of the new tenant, `#rrggbb`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l tenant-logo -d 'Logo of the new tenant: a PNG of at most 64 KiB' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l sub-accounts -d 'Accounts below it' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l users -d 'Members, invited ones included' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l clients -d 'API clients' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l automations -d 'Automations' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l concurrent-runs -d 'Runs at the same time' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l connections -d 'Connections' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l applications -d 'Hosted applications' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l stored-bytes -d 'Bytes in files' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l monthly-spend -d 'Money a month, in minor units' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l requests-per-minute -d 'Requests a minute, of the account alone' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l name -d 'New display name' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l legal-name -d 'New legal name; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l tax-id -d 'New CNPJ or CPF; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l external-ref -d 'New reference of your own; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l label -d 'Label it, or with `KEY=` take a label away; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l tenant -d 'Use this tenant (id or name), or `inherit` the parent\'s' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l tenant-name -d 'Make a new tenant of this name, owned by the account\'s parent' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l tenant-domain -d 'First domain of the new tenant' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l tenant-color -d 'Primary colour of the new tenant, `#rrggbb`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l tenant-logo -d 'Logo of the new tenant: a PNG of at most 64 KiB' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l depth -d 'How many levels to show' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from tree" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l journal -d 'Keep the journal of acknowledged rows in this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l failed -d 'Write the rows that failed to this file; FILE.failed.csv when missing' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l no-journal -d 'Keep no journal: every row is sent, what is there is found unchanged'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from import" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from limits" -f -a "set" -d 'Set limits of an account and everything below it'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -f -a "grant" -d 'Give an account a role'
complete -c cron -n "__fish_cron_using_subcommand account; and __fish_seen_subcommand_from roles" -f -a "revoke" -d 'Take a role away from an account and, in effect, from everything below it'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "list" -d 'List tenants'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "get" -d 'Show one tenant'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "create" -d 'Create a tenant with its first domain'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "update" -d 'Change a tenant\'s name or primary domain'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "domains" -d 'Domains that a tenant is served at'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "domain" -d 'Domains that a tenant is served at'
complete -c cron -n "__fish_cron_using_subcommand tenants; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "brand" -d 'The name, colours and logo that its pages show'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l domain -d 'Its first domain' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l external-ref -d 'Your own reference: a second creation with it and equal content changes nothing' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l brand-name -d 'Name that its pages show; the tenant\'s own when missing' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l color -d 'Primary colour, `#rrggbb`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l locale -d 'Language of pages and mails' -r -f -a "pt-BR\t'Brazilian Portuguese'
en\t'English'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l logo -d 'Logo: a PNG of at most 64 KiB' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l name -d 'New name' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l primary-domain -d 'The served domain that becomes the primary one' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -f -a "list" -d 'List a tenant\'s domains'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -f -a "add" -d 'Add a domain to a tenant'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domains" -f -a "remove" -d 'Take a domain from a tenant: nobody signs in there any more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -f -a "list" -d 'List a tenant\'s domains'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -f -a "add" -d 'Add a domain to a tenant'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from domain" -f -a "remove" -d 'Take a domain from a tenant: nobody signs in there any more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -f -a "show" -d 'Show a tenant\'s brand'
complete -c cron -n "__fish_cron_using_subcommand tenants; and __fish_seen_subcommand_from brand" -f -a "set" -d 'Change a tenant\'s brand'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "list" -d 'List tenants'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "get" -d 'Show one tenant'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "create" -d 'Create a tenant with its first domain'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "update" -d 'Change a tenant\'s name or primary domain'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "domains" -d 'Domains that a tenant is served at'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "domain" -d 'Domains that a tenant is served at'
complete -c cron -n "__fish_cron_using_subcommand tenant; and not __fish_seen_subcommand_from list get create update domains domain brand" -f -a "brand" -d 'The name, colours and logo that its pages show'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l domain -d 'Its first domain' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l external-ref -d 'Your own reference: a second creation with it and equal content changes nothing' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l brand-name -d 'Name that its pages show; the tenant\'s own when missing' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l color -d 'Primary colour, `#rrggbb`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l locale -d 'Language of pages and mails' -r -f -a "pt-BR\t'Brazilian Portuguese'
en\t'English'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l logo -d 'Logo: a PNG of at most 64 KiB' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l name -d 'New name' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l primary-domain -d 'The served domain that becomes the primary one' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -f -a "list" -d 'List a tenant\'s domains'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -f -a "add" -d 'Add a domain to a tenant'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domains" -f -a "remove" -d 'Take a domain from a tenant: nobody signs in there any more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -f -a "list" -d 'List a tenant\'s domains'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -f -a "add" -d 'Add a domain to a tenant'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from domain" -f -a "remove" -d 'Take a domain from a tenant: nobody signs in there any more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -f -a "show" -d 'Show a tenant\'s brand'
complete -c cron -n "__fish_cron_using_subcommand tenant; and __fish_seen_subcommand_from brand" -f -a "set" -d 'Change a tenant\'s brand'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "list" -d 'List the users of an account'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "get" -d 'Show one user'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "invite" -d 'Invite somebody by e-mail'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "link" -d 'Bring in somebody whom your account sees already'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "revoke" -d 'Take somebody\'s access to the account away, at once'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "groups" -d 'Give a user a group, or take one away'
complete -c cron -n "__fish_cron_using_subcommand users; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "group" -d 'Give a user a group, or take one away'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l name -d 'A name to greet with' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l group -d 'Give this group; `:subtree` makes it reach everything below the account; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from invite" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l group -d 'Give this group; `:subtree` makes it reach everything below the account; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from link" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -f -a "add" -d 'Give a user a group'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from groups" -f -a "remove" -d 'Take a group away from a user'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -f -a "add" -d 'Give a user a group'
complete -c cron -n "__fish_cron_using_subcommand users; and __fish_seen_subcommand_from group" -f -a "remove" -d 'Take a group away from a user'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "list" -d 'List the users of an account'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "get" -d 'Show one user'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "invite" -d 'Invite somebody by e-mail'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "link" -d 'Bring in somebody whom your account sees already'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "revoke" -d 'Take somebody\'s access to the account away, at once'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "groups" -d 'Give a user a group, or take one away'
complete -c cron -n "__fish_cron_using_subcommand user; and not __fish_seen_subcommand_from list get invite link revoke groups group" -f -a "group" -d 'Give a user a group, or take one away'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l name -d 'A name to greet with' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l group -d 'Give this group; `:subtree` makes it reach everything below the account; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from invite" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l group -d 'Give this group; `:subtree` makes it reach everything below the account; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from link" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -f -a "add" -d 'Give a user a group'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from groups" -f -a "remove" -d 'Take a group away from a user'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -f -a "add" -d 'Give a user a group'
complete -c cron -n "__fish_cron_using_subcommand user; and __fish_seen_subcommand_from group" -f -a "remove" -d 'Take a group away from a user'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "list" -d 'List the groups of an account'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "get" -d 'Show one group with its permissions'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "create" -d 'Create a group'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "update" -d 'Change a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "delete" -d 'Delete a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "copy" -d 'Copy a group, such as a predefined one to change the copy'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "permissions" -d 'Add permissions to a group, or take some away'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "permission" -d 'Add permissions to a group, or take some away'
complete -c cron -n "__fish_cron_using_subcommand groups; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "members" -d 'List the users who have a group'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l permissions -d 'What it allows, separated by commas; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l description -d 'What it is for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l name -d 'New name' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l permissions -d 'The whole new set of permissions, separated by commas; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l description -d 'New description; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from copy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -f -a "grant" -d 'Add permissions to a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permissions" -f -a "revoke" -d 'Take permissions away from a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -f -a "grant" -d 'Add permissions to a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from permission" -f -a "revoke" -d 'Take permissions away from a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand groups; and __fish_seen_subcommand_from members" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "list" -d 'List the groups of an account'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "get" -d 'Show one group with its permissions'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "create" -d 'Create a group'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "update" -d 'Change a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "delete" -d 'Delete a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "copy" -d 'Copy a group, such as a predefined one to change the copy'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "permissions" -d 'Add permissions to a group, or take some away'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "permission" -d 'Add permissions to a group, or take some away'
complete -c cron -n "__fish_cron_using_subcommand group; and not __fish_seen_subcommand_from list get create update delete copy permissions permission members" -f -a "members" -d 'List the users who have a group'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l permissions -d 'What it allows, separated by commas; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l description -d 'What it is for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l name -d 'New name' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l permissions -d 'The whole new set of permissions, separated by commas; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l description -d 'New description; an empty one takes it away' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from delete" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from copy" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -f -a "grant" -d 'Add permissions to a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permissions" -f -a "revoke" -d 'Take permissions away from a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -f -a "grant" -d 'Add permissions to a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from permission" -f -a "revoke" -d 'Take permissions away from a group of the account\'s own'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand group; and __fish_seen_subcommand_from members" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "list" -d 'List the API clients of an account'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "get" -d 'Show one API client'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "create" -d 'Create an API client; its secret is shown once'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "update" -d 'Change an API client\'s name or groups'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "rotate" -d 'Give an API client a new secret, which is shown once'
complete -c cron -n "__fish_cron_using_subcommand clients; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "revoke" -d 'Revoke an API client for good'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l group -d 'Give it this group; `:subtree` makes it reach everything below the account; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l external-ref -d 'Your own reference: a second creation with it and equal content changes nothing' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l expires -d 'When its secret ends: a day, a moment, or a span of time such as `90d`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l secret-file -d 'Write the secret to this new file, readable by you alone, and not to standard output' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l name -d 'New name' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l group -d 'The whole new set of groups; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l keep-old-for -d 'For how long the old secret stays good, up to 7 days; not at all when missing' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l secret-file -d 'Write the secret to this new file, readable by you alone, and not to standard output' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand clients; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "list" -d 'List the API clients of an account'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "get" -d 'Show one API client'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "create" -d 'Create an API client; its secret is shown once'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "update" -d 'Change an API client\'s name or groups'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "rotate" -d 'Give an API client a new secret, which is shown once'
complete -c cron -n "__fish_cron_using_subcommand client; and not __fish_seen_subcommand_from list get create update rotate revoke" -f -a "revoke" -d 'Revoke an API client for good'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from get" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l group -d 'Give it this group; `:subtree` makes it reach everything below the account; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l external-ref -d 'Your own reference: a second creation with it and equal content changes nothing' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l expires -d 'When its secret ends: a day, a moment, or a span of time such as `90d`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l secret-file -d 'Write the secret to this new file, readable by you alone, and not to standard output' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from create" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l name -d 'New name' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l group -d 'The whole new set of groups; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from update" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l keep-old-for -d 'For how long the old secret stays good, up to 7 days; not at all when missing' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l secret-file -d 'Write the secret to this new file, readable by you alone, and not to standard output' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from rotate" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand client; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -f -a "list" -d 'List audit entries, newest first'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -f -a "tail" -d 'Show the last entries, oldest first'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -f -a "export" -d 'Write the whole chain of an account, as NDJSON that `audit verify` checks'
complete -c cron -n "__fish_cron_using_subcommand audit; and not __fish_seen_subcommand_from list tail export verify" -f -a "verify" -d 'Check an exported chain, without trusting the platform and without signing in'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l scope -d 'Whose rows: the account\'s own, its direct children\'s, or all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l filter -d 'Show only what fits these terms, such as `status:active label.region:(sul|norte)`' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l limit -d 'Show at most this many rows, or `all`; 50 on a terminal, all in a pipe' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l cursor -d 'Go on where an earlier list ended' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l require-complete -d 'Fail with exit code 14 when the list is not complete'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from list" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l scope -d 'Whose entries: the account\'s own, its direct children\'s, or its own and all below it' -r -f -a "account\t'The account\'s own rows; of accounts, its direct children'
children\t'The rows of its direct children; of accounts, its direct children'
subtree\t'The rows of the account and of all below it'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l filter -d 'Show only what fits these terms, such as `action:accounts:create outcome:refused`' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from tail" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l out -d 'Write to this new file, readable by you alone; to standard output when missing' -r -F
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l from -d 'Begin at this place in the chain, not at its first entry' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l force -d 'Replace the file if it is there'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from export" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l jwks -d 'Check the signature with the keys in this file, a JSON Web Key Set' -r -F
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand audit; and __fish_seen_subcommand_from verify" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand can" -l as -d 'Ask for this member of your account: e-mail, `usr_…` or `mem_…`' -r
complete -c cron -n "__fish_cron_using_subcommand can" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand can" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand can" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand can" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand can" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand can" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand can" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand can" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand can" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand can" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand api" -s f -l field -d 'Add a text to the body, or with GET to the query: `name=Ana`, `owner[email]=ana@acme.example`, `labels[]=x`' -r
complete -c cron -n "__fish_cron_using_subcommand api" -s F -l json-field -d 'Add a JSON value to the body: `levels=3`, `active=true`, `permissions=["accounts:read"]`' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l input -d 'Send the JSON in this file, or `-` for standard input, as the body' -r -F
complete -c cron -n "__fish_cron_using_subcommand api" -s H -l header -d 'Add a header, such as `If-Match: "…"`' -r
complete -c cron -n "__fish_cron_using_subcommand api" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand api" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand api" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand api" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand api" -l paginate -d 'Read a list to its end: one document with all its items, or with `-o ndjson` one item a line as they come'
complete -c cron -n "__fish_cron_using_subcommand api" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand api" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand api" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand api" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand api" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand api" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand settings" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand settings" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand settings" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand settings" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand settings" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand settings" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand settings" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand settings" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand settings" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand settings" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand completions" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand completions" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand completions" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand completions" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand completions" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand completions" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand completions" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand completions" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand completions" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand completions" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand man" -l out -d 'Write every page into this folder' -r -F
complete -c cron -n "__fish_cron_using_subcommand man" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand man" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand man" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand man" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand man" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand man" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand man" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand man" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand man" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand man" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand reference" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand reference" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand reference" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand reference" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand reference" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand reference" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand reference" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand reference" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand reference" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand reference" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand version" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand version" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand version" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand version" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand version" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand version" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand version" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand version" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand version" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand version" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -f -a "dev" -d 'Start a whole platform on this machine, for trying and for tests'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -f -a "serve" -d 'Serve the platform of a data folder or a database'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -f -a "init" -d 'Prepare a platform: master key, master account and tenant, administrator'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -f -a "status" -d 'Show whether a platform lives and is ready'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -f -a "domains" -d 'Approve domains by the operator\'s hand'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -f -a "outbox" -d 'Read the mails that would have been sent'
complete -c cron -n "__fish_cron_using_subcommand platform; and not __fish_seen_subcommand_from dev serve init status domains outbox openapi" -f -a "openapi" -d 'Print the OpenAPI document'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l data -d 'Keep everything in this folder' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l database -d 'Use this PostgreSQL database instead of a file' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l listen -d 'Listen at this loopback address; port 0 takes a free one' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l ops-listen -d 'Show metrics and health at this loopback address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l ready-file -d 'Write the line of a ready platform to this file, too' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l access-token-ttl -d 'Let access tokens live this long, at most `300s`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l device-interval -d 'Let devices poll every so many seconds' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l requests-per-minute -d 'Allow this many requests a minute per credential and account, or `off`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l parent-pid -d 'End when the process with this id is gone' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l log -d 'Log what fits this filter, such as `info` or `server=debug`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l ephemeral -d 'Keep everything in a temporary folder that goes with the process'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l log-json -d 'Write logs as lines of JSON'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from dev" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l data -d 'Keep the data in this folder' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l database -d 'Keep the data in this PostgreSQL database' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l master-key-file -d 'Keep the master key in this file; the data folder\'s `keys/master.key` unless said otherwise' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l listen -d 'Listen at this loopback address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l ops-listen -d 'Show metrics and health at this loopback address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l public-port -d 'Name this port in links and tokens, where clients reach several processes by one' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l suffix -d 'Give new tenants a label under this domain at once; may be given several times' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l outbox -d 'Put mails into this folder; without it they wait in the database' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l access-token-ttl -d 'Let access tokens live this long, at most `300s`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l device-interval -d 'Let devices poll every so many seconds' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l requests-per-minute -d 'Allow this many requests a minute per credential and account, or `off`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l parent-pid -d 'End when the process with this id is gone' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l log -d 'Log what fits this filter, such as `info` or `server=debug`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l log-json -d 'Write logs as lines of JSON'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from serve" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l data -d 'Keep the data in this folder' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l database -d 'Keep the data in this PostgreSQL database' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l master-key-file -d 'Keep the master key in this file; the data folder\'s `keys/master.key` unless said otherwise' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l domain -d 'Serve the master tenant at this domain' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l admin-email -d 'Make the administrator with this e-mail' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l locale -d 'Write the master tenant\'s pages in this language, `pt-BR` or `en`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from init" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l ops -d 'Ask the operator\'s listener at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from domains" -f -a "approve" -d 'Serve a claimed domain without a proof in the DNS'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -f -a "list" -d 'List the mails, the oldest first'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from outbox" -f -a "show" -d 'Show the newest mail'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -s o -l output -d 'Print data in this format' -r -f -a "table\t'A table that fits the terminal; a sheet for a single thing'
wide\t'A table with every column'
json\t'One JSON document with its schema'
ndjson\t'One JSON document a line'
yaml\t'YAML'
csv\t'Comma-separated values with every column'
tsv\t'Tab-separated values with every column'
name\t'Names alone, one a line'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l columns -d 'Show these columns or JSON fields, separated by commas' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l sort -d 'Sort a list by this field; a leading `-` reverses' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l jq -d 'Filter the JSON by a jq expression' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l profile -d 'Use this profile' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l origin -d 'Speak to the platform at this address' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l acting -d 'Act for this account, one of your own' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l account -d 'Act on this account, at or below the one you act for' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l timeout -d 'Give a request this long, retries included, such as `30s` or `2m`' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l confirm -d 'Confirm a destructive command by the name of what it acts on' -r
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l lang -d 'Speak this language' -r -f -a "en\t'English'
pt-BR\t'Brazilian Portuguese'"
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l log-file -d 'Write logs to this file' -r -F
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l no-header -d 'Leave out the heading of tables'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l no-input -d 'Never ask, fail instead'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -s y -l yes -d 'Answer every question with yes'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -l dry-run -d 'Show what would happen, change nothing'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -s v -l verbose -d 'Log what is done; twice for more'
complete -c cron -n "__fish_cron_using_subcommand platform; and __fish_seen_subcommand_from openapi" -s h -l help -d 'Print help (see more with \'--help\')'
