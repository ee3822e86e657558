function __headsetctl_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __headsetctl_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __headsetctl_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __headsetctl_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __headsetctl_parse_tokens -S
    set -l unparsed_tokens (__headsetctl_tokens -pc)
    switch $unparsed_tokens[1]
    case 'headsetctl'
        __headsetctl_parse_subcommand 0 'version' 'h/help'
        switch $unparsed_tokens[1]
        case 'list'
            __headsetctl_parse_subcommand 0 'socket=' 'json' 'version' 'h/help'
        case 'show'
            __headsetctl_parse_subcommand 1 'socket=' 'json' 'version' 'h/help'
        case 'status'
            __headsetctl_parse_subcommand 0 'socket=' 'json' 'version' 'h/help'
        case 'watch'
            __headsetctl_parse_subcommand 0 'rate=' 'count=' 'socket=' 'json' 'version' 'h/help'
        case 'record'
            __headsetctl_parse_subcommand 1 'device=+' 'seconds=' 'background' 'stop' 'socket=' 'json' 'version' 'h/help'
        case 'session'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'start'
                __headsetctl_parse_subcommand 1 'socket=' 'json' 'version' 'h/help'
            case 'stop'
                __headsetctl_parse_subcommand 0 'socket=' 'json' 'version' 'h/help'
            end
        case 'haptic'
            __headsetctl_parse_subcommand 1 'frequency=' 'amplitude=' 'duration=' 'socket=' 'version' 'h/help'
        case 'inventory'
            __headsetctl_parse_subcommand 1 'database=' 'limit=' 'socket=' 'json' 'version' 'h/help'
        case 'audit'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'verify'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'key=+' 'head=+' 'every-signature' 'json' 'version' 'h/help'
            case 'head'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'version' 'h/help'
            case 'key'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'version' 'h/help'
            end
        case 'doctor'
            __headsetctl_parse_subcommand 0 'socket=' 'json' 'version' 'h/help'
        case 'emulate'
            __headsetctl_parse_subcommand 0 'device=+' 'port=' 'socket=' 'version' 'h/help'
        case 'room'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'solve'
                __headsetctl_parse_subcommand 0 'input=' 'output=' 'device-height=' 'json' 'version' 'h/help'
            case 'show'
                __headsetctl_parse_subcommand 1 'output=' 'input=' 'socket=' 'json' 'version' 'h/help'
            case 'check'
                __headsetctl_parse_subcommand 1 'input=' 'json' 'version' 'h/help'
            case 'level'
                __headsetctl_parse_subcommand 1 'output=' 'floor=' 'turn=' 'json' 'version' 'h/help'
            case 'export'
                __headsetctl_parse_subcommand 1 'format=' 'output=' 'version' 'h/help'
            case 'use'
                __headsetctl_parse_subcommand 1 'socket=' 'version' 'h/help'
            case 'leave'
                __headsetctl_parse_subcommand 0 'socket=' 'version' 'h/help'
            end
        case 'lab'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'fuse'
                __headsetctl_parse_subcommand 0 'input=' 'mode=' 'lead-ms=' 'output=' 'version' 'h/help'
            case 'validate'
                __headsetctl_parse_subcommand 0 'data=' 'sets=' 'factor=' 'lead-ms=' 'version' 'h/help'
            case 'stress'
                __headsetctl_parse_subcommand 0 'data=' 'kind=+' 'lead-ms=' 'output=' 'json' 'version' 'h/help'
            case 'predict'
                __headsetctl_parse_subcommand 0 'input=' 'protocol=' 'horizons=' 'output=' 'version' 'h/help'
            case 'predict-imu'
                __headsetctl_parse_subcommand 0 'input=' 'horizons=' 'lead-ms=' 'output=' 'version' 'h/help'
            case 'calibrate'
                __headsetctl_parse_subcommand 0 'input=' 'gravity=' 'field=' 'json' 'version' 'h/help'
            case 'allan'
                __headsetctl_parse_subcommand 0 'input=' 'first=' 'count=' 'json' 'version' 'h/help'
            case 'light'
                __headsetctl_parse_subcommand 0 'input=' 'json' 'version' 'h/help'
            case 'track'
                __headsetctl_parse_subcommand 0 'input=' 'room=' 'no-rest-update' 'withhold=' 'output=' 'json' 'version' 'h/help'
            case 'plot'
                __headsetctl_parse_subcommand 0 'version' 'h/help'
                switch $unparsed_tokens[1]
                case 'orientation'
                    __headsetctl_parse_subcommand 0 'trial=' 'estimate=+' 'align-heading' 'output=' 'version' 'h/help'
                case 'prediction'
                    __headsetctl_parse_subcommand 0 'trace=' 'trial=' 'prediction=+' 'output=' 'version' 'h/help'
                case 'allan'
                    __headsetctl_parse_subcommand 0 'input=' 'output=' 'version' 'h/help'
                case 'calibration'
                    __headsetctl_parse_subcommand 0 'input=' 'gravity=' 'output=' 'version' 'h/help'
                end
            case 'light-model'
                __headsetctl_parse_subcommand 0 'input=' 'output=' 'version' 'h/help'
            case 'simulate'
                __headsetctl_parse_subcommand 0 'scene=' 'generation=' 'seed=' 'seconds=' 'output=' 'version' 'h/help'
            case 'track-score'
                __headsetctl_parse_subcommand 0 'track=' 'truth=' 'align=' 'json' 'version' 'h/help'
            end
        case 'replay'
            __headsetctl_parse_subcommand 1 'configuration=' 'realtime' 'json' 'version' 'h/help'
        case 'recording'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'show'
                __headsetctl_parse_subcommand 1 'json' 'version' 'h/help'
            case 'cut'
                __headsetctl_parse_subcommand 2 'force' 'from=' 'until=' 'device=+' 'json' 'version' 'h/help'
            case 'anonymise'
                __headsetctl_parse_subcommand 2 'force' 'json' 'version' 'h/help'
            end
        case 'udev'
            __headsetctl_parse_subcommand 1 'install' 'root=' 'version' 'h/help'
        case 'help'
            __headsetctl_parse_subcommand -r 1 'version'
        end
    end
end

function __headsetctl_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __headsetctl_parse_subcommand -S -a positional_count
    argparse -s r -- $argv
    set -l option_specs $argv[2..]
    set -l is_repeating_positional $_flag_r
    set -el _flag_r
    set -a commands $unparsed_tokens[1]
    set positional_index 0
    while true
        set -e unparsed_tokens[1]
        argparse -sn "$commands" $option_specs -- $unparsed_tokens 2> /dev/null
        set unparsed_tokens $argv
        set positional_index (math $positional_index + 1)
        for non_repeating_flag_or_option in $non_repeating_flags_or_options
            if set -ql "_flag_$(string replace -a - _ -- $non_repeating_flag_or_option)"
                set non_repeating_flags_or_options_absent 1
                break
            end
        end
        test (count $unparsed_tokens) -eq 0 -o \( -z "$is_repeating_positional" -a "$positional_index" -gt "$positional_count" \) && break
    end
end

function __headsetctl_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __headsetctl_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__headsetctl_tokens -p)
    if test -z "$(__headsetctl_tokens -t)"
        set -l index (count (__headsetctl_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'headsetctl' -f
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'list' -d 'List the devices that are attached.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'show' -d 'Show all that is known of one device.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'status' -d 'Show how the service is doing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'watch' -d 'Watch the devices live.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'record' -d 'Record what devices send.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'session' -d 'Begin and end a usage session.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'haptic' -d 'Have a controller vibrate, to tell which one it is.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'inventory' -d 'Show what the record holds: devices, sessions, runs of the service.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'audit' -d 'Verify the ledger, and take along what verifies it later.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'doctor' -d 'Find out why a headset gives no pose, and what to do.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'emulate' -d 'Give the service emulated devices.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'room' -d 'Find, show and check where the base stations stand.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'lab' -d 'Run the estimators on recorded files, to judge them.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'replay' -d 'Send a recording through the drivers and tell what it holds.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'recording' -d 'Look into recordings, cut and anonymise them.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'udev' -d 'Print or install the udev files for the known devices.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'help' -d 'Show subcommand help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl show" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl show" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl show" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl status" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl status" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl status" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl watch" rate' -l 'rate' -d 'Updates a second, 0.1 to 60.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl watch" count' -l 'count' -d 'End after so many updates.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl watch" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl watch" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl watch" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl watch" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record"' -l 'device' -d 'Only this device; may be given again.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record" seconds' -l 'seconds' -d 'End after so many seconds.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record" background' -l 'background' -d 'Begin, and leave it running.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record" stop' -l 'stop' -d 'End the recording that runs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl record" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl session" -eq 1' -fa 'start' -d 'Begin a usage session.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl session" -eq 1' -fa 'stop' -d 'End the usage session that runs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl session start" -eq 1' -fka 'training demonstration calibration maintenance test'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session start" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session start" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session start" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session start" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session stop" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session stop" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session stop" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session stop" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl haptic" frequency' -l 'frequency' -d 'Vibrations a second, up to 1000.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl haptic" amplitude' -l 'amplitude' -d 'Of what the device can do, 0 to 1.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl haptic" duration' -l 'duration' -d 'How long, up to 5.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl haptic" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl haptic" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl haptic" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl inventory" -eq 1' -fka 'devices attachments sessions runs'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl inventory" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl inventory" limit' -l 'limit' -d 'The newest so many attachments, sessions or runs.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl inventory" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl inventory" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl inventory" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl inventory" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'verify' -d 'Verify every event of the ledger.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'head' -d 'Print the ledger\'s newest head.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'key' -d 'Print the public key that verifies the ledger.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify"' -l 'key' -d 'A public key of the rig, as \'audit key\' prints it; may be given again.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify"' -l 'head' -d 'Heads, as \'audit head\' prints them, a line each; may be given again.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" every-signature' -l 'every-signature' -d 'Verify the signature of every stored head, not only of those that matter.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate"' -l 'device' -d 'vive, wand (on its cable) or wireless-wand; may be given again.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" port' -l 'port' -d 'The port of 127.0.0.1 to use.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'solve' -d 'Find where the stations stand, from a recording of their light.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'show' -d 'Show a room as a table or a picture.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'check' -d 'Tell whether a room\'s stations still stand where its file says.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'level' -d 'Set a room\'s floor and front.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'export' -d 'Write a room for other programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'use' -d 'Have the service place its devices in a room.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'leave' -d 'Have the service forget its room.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" output' -l 'output' -d 'The room\'s file; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" device-height' -l 'device-height' -d 'Height of the lowest place that the device was at, above the floor.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room show" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room show" output' -l 'output' -d 'A picture, SVG; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room show" input' -l 'input' -d 'A recording whose path is drawn.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room show" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room show" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room show" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room check" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room check" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room check" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room check" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room check" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room level" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room level" output' -l 'output' -d 'The new file; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room level" floor' -l 'floor' -d 'Height of the real floor.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room level" turn' -l 'turn' -d 'By how much to turn the front to the left.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room level" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room level" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room level" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room export" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room export" format' -l 'format' -d 'For whom.' -rfka 'libsurvive csv'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room export" output' -l 'output' -d 'The new file; one that is there is replaced.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room export" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room use" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room use" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room use" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room use" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room leave" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room leave" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room leave" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'fuse' -d 'Fuse an inertial trial into orientations.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'validate' -d 'Cross-validate the orientation filter\'s constants over a folder of trials.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'stress' -d 'Judge the orientation filter on trials to which something was done.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'predict' -d 'Predict the poses of a recorded track.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'predict-imu' -d 'Predict the turns of an inertial trial.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'calibrate' -d 'Fit an inertial unit\'s parameters to a recording.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'allan' -d 'Tell a sensor\'s noise from a recording at rest.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'light' -d 'Tell which base stations a recording\'s light comes from.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'track' -d 'Track every device of a recording by its light.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'plot' -d 'Draw errors and residuals as SVG.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'light-model' -d 'Draw a recording\'s light beside the simulator\'s.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'simulate' -d 'Write a recording of a made-up room, and what really happened in it.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab" -eq 1' -fa 'track-score' -d 'Compare tracked poses with the truth.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab fuse" input' -l 'input' -d 'The trial.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab fuse" mode' -l 'mode' -d '6d: gyroscope and accelerometer. 9d: with the magnetometer.' -rfka '6d 9d'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab fuse" lead-ms' -l 'lead-ms' -d 'Milliseconds the orientation is turned on past each sample: a property of the device.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab fuse" output' -l 'output' -d 'The file of orientations; one that is there is replaced.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab fuse" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab fuse" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab validate" data' -l 'data' -d 'The folder of trials.' -rfa '(__headsetctl_complete_directories)'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab validate" sets' -l 'sets' -d 'Sets of constants to try.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab validate" factor' -l 'factor' -d 'Each constant is multiplied or divided by up to this.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab validate" lead-ms' -l 'lead-ms' -d 'Milliseconds the orientation is turned on past each sample.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab validate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab validate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress" data' -l 'data' -d 'The folder of trials; made-up motion if not given.' -rfa '(__headsetctl_complete_directories)'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress"' -l 'kind' -d 'What is done; all kinds if not given.' -rfka 'unchanged repeated repeatedOften lostTold lostByClock lostUntold lostInstant lostLong spliced matrix gSensitive veryGSensitive late gyroscopeEnds accelerometerEnds shaken biasStep push fieldTurned magnetBeside begunLate'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress" lead-ms' -l 'lead-ms' -d 'Milliseconds the orientation is turned on past each sample.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress" output' -l 'output' -d 'A folder for a picture of each kind, SVG: the trial on which it does most.' -rfa '(__headsetctl_complete_directories)'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict" input' -l 'input' -d 'The track.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict" protocol' -l 'protocol' -d 'raw: row by row, as it was recorded.' -rfka 'raw'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict" horizons' -l 'horizons' -d 'How far ahead, milliseconds from 0 to 100.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict" output' -l 'output' -d 'The file of predictions; one that is there is replaced.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict-imu" input' -l 'input' -d 'The trial.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict-imu" horizons' -l 'horizons' -d 'How far ahead, milliseconds from 0 to 100.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict-imu" lead-ms' -l 'lead-ms' -d 'Milliseconds by which each sample lags behind the motion: a property of the device.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict-imu" output' -l 'output' -d 'The file of turns; one that is there is replaced.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict-imu" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab predict-imu" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab calibrate" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab calibrate" gravity' -l 'gravity' -d 'Gravity where it was made, m/s^2; every accelerometer scale factor is as uncertain as this.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab calibrate" field' -l 'field' -d 'The magnetic field\'s strength where it was made, in the unit wanted; without it, as read.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab calibrate" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab calibrate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab calibrate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab allan" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab allan" first' -l 'first' -d 'The first sample that is used, counted from 0.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab allan" count' -l 'count' -d 'How many samples are used.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab allan" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab allan" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab allan" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" room' -l 'room' -d 'The room, as room solve writes it.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" no-rest-update' -l 'no-rest-update' -d 'Never tell the filter that a device lies still.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" withhold' -l 'withhold' -d 'Withhold one sweep in ten from the filter, chosen by this seed, and tell how far it misses them.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" output' -l 'output' -d 'The file of poses; one that is there is replaced.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab plot" -eq 1' -fa 'orientation' -d 'Draw the error of estimates over an inertial trial.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab plot" -eq 1' -fa 'prediction' -d 'Draw the error of predictions by horizon.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab plot" -eq 1' -fa 'allan' -d 'Draw Allan deviations with the noise fitted to them.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl lab plot" -eq 1' -fa 'calibration' -d 'Draw what a calibration leaves, and which directions it saw.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot orientation" trial' -l 'trial' -d 'The trial, HSIMU001, gzip\'ed or not.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot orientation"' -l 'estimate' -d 'A table t,qw,qx,qy,qz of \'headsetctl lab fuse\'; several to compare.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot orientation" align-heading' -l 'align-heading' -d 'Take one constant heading from each estimate, for those without a magnetometer.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot orientation" output' -l 'output' -d 'The picture, SVG; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot orientation" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot orientation" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot prediction" trace' -l 'trace' -d 'The head trace.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot prediction" trial' -l 'trial' -d 'The inertial trial.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot prediction"' -l 'prediction' -d 'A table of predictions; several to compare.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot prediction" output' -l 'output' -d 'The picture, SVG; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot prediction" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot prediction" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot allan" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot allan" output' -l 'output' -d 'The picture, SVG; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot allan" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot allan" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot calibration" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot calibration" gravity' -l 'gravity' -d 'Gravity where it was made, m/s^2.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot calibration" output' -l 'output' -d 'The picture, SVG; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot calibration" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab plot calibration" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light-model" input' -l 'input' -d 'The recording.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light-model" output' -l 'output' -d 'The picture, SVG; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light-model" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab light-model" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab simulate" scene' -l 'scene' -d 'Which scene.' -rfka 'still walk swing occluded one-station mirror'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab simulate" generation' -l 'generation' -d 'Which base stations: 1 or 2.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab simulate" seed' -l 'seed' -d 'Everything random follows from this number.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab simulate" seconds' -l 'seconds' -d 'Seconds; as long as the scene takes where not given.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab simulate" output' -l 'output' -d 'The folder; made where it is not there.' -rfa '(__headsetctl_complete_directories)'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab simulate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab simulate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" track' -l 'track' -d 'The tracked poses.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'csv\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" truth' -l 'truth' -d 'The truth, such as \'headsetctl lab simulate\' writes.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'csv\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" align' -l 'align' -d 'What may be taken out before comparing: rigid, yaw or none.' -rfka 'none yaw rigid'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl replay" -eq 1' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl replay" configuration' -l 'configuration' -d 'A folder of configurations, as JSON, for units whose recording holds none. They are found by serial; a unit whose recording tells no serial gets the only one of its product.' -rfa '(__headsetctl_complete_directories)'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl replay" realtime' -l 'realtime' -d 'Take as long as the recording did, instead of as fast as it goes.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl replay" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl replay" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl replay" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording" -eq 1' -fa 'show' -d 'Tell what a recording holds, device by device.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording" -eq 1' -fa 'cut' -d 'Copy a part of a recording, by time and devices.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording" -eq 1' -fa 'anonymise' -d 'Copy a recording without what leads back to a unit or its owner.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording show" -eq 1' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording show" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording show" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording cut" -eq 1' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording cut" -eq 2' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording cut" force' -l 'force' -d 'Replace the file if it is there already; all of it is written before.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording cut" from' -l 'from' -d 'Begin here.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording cut" until' -l 'until' -d 'End before this.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording cut"' -l 'device' -d 'Only this device, by its serial or by its number in \'show\'; may be given again.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording cut" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording cut" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording cut" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording anonymise" -eq 1' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl recording anonymise" -eq 2' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording anonymise" force' -l 'force' -d 'Replace the file if it is there already; all of it is written before.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording anonymise" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording anonymise" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl recording anonymise" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl udev" -eq 1' -fka 'nodes seat names'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl udev" install' -l 'install' -d 'Install all files.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl udev" root' -l 'root' -d 'Install below this folder instead of /.' -rfa '(__headsetctl_complete_directories)'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl udev" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl udev" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl help" version' -l 'version' -d 'Show the version.'