complete --keep-order --exclusive --command cron --arguments "(CRON_COMPLETE=fish cron -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
