set edit:completion:arg-completer[cron] = { |@words|
    var index = (count $words)
    set index = (- $index 1)

    put (env _CLAP_IFS="\n" _CLAP_COMPLETE_INDEX=(to-string $index) CRON_COMPLETE="elvish" cron -- $@words) | to-lines
}
