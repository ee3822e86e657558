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
                __headsetctl_parse_subcommand 1 'fee' 'socket=' 'json' 'version' 'h/help'
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
                __headsetctl_parse_subcommand -r 1 'database=' 'socket=' 'key=+' 'head=+' 'every-signature' 'json' 'version' 'h/help'
            case 'export'
                __headsetctl_parse_subcommand 0 'o/output=' 'database=' 'socket=' 'version' 'h/help'
            case 'merge'
                __headsetctl_parse_subcommand -r 1 'o/output=' 'key=+' 'json' 'version' 'h/help'
            case 'head'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'version' 'h/help'
            case 'key'
                __headsetctl_parse_subcommand 0 'version' 'h/help'
                switch $unparsed_tokens[1]
                case 'show'
                    __headsetctl_parse_subcommand 0 'database=' 'socket=' 'version' 'h/help'
                case 'rotate'
                    __headsetctl_parse_subcommand 0 'database=' 'socket=' 'key-file=' 'yes' 'version' 'h/help'
                end
            case 'campaign'
                __headsetctl_parse_subcommand 0 'version' 'h/help'
                switch $unparsed_tokens[1]
                case 'open'
                    __headsetctl_parse_subcommand 0 'site=' 'room=' 'kind=' 'team=+' 'due=' 'sample' 'seed=' 'dependent=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
                case 'scan'
                    __headsetctl_parse_subcommand 1 'site=' 'room=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
                case 'seen'
                    __headsetctl_parse_subcommand 1 'dry-run' 'socket=' 'json' 'version' 'h/help'
                case 'count'
                    __headsetctl_parse_subcommand 2 'not-found' 'room=' 'site=' 'document=' 'condition=' 'note=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
                case 'close'
                    __headsetctl_parse_subcommand 1 'note=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
                case 'list'
                    __headsetctl_parse_subcommand 0 'database=' 'socket=' 'json' 'version' 'h/help'
                case 'show'
                    __headsetctl_parse_subcommand 1 'database=' 'socket=' 'json' 'version' 'h/help'
                end
            end
        case 'report'
            __headsetctl_parse_subcommand 1 'as-of=' 'since=' 'format=' 'language=' 'o/output=' 'site=' 'programme=' 'year=' 'offer=' 'entry=' 'head=' 'bundle=+' 'database=' 'socket=' 'version' 'h/help'
        case 'doctor'
            __headsetctl_parse_subcommand 0 'socket=' 'json' 'version' 'h/help'
        case 'calibrate'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'guide'
                __headsetctl_parse_subcommand 1 'socket=' 'cancel' 'undo' 'json' 'version' 'h/help'
            case 'verify'
                __headsetctl_parse_subcommand 1 'socket=' 'json' 'version' 'h/help'
            case 'history'
                __headsetctl_parse_subcommand 1 'socket=' 'json' 'version' 'h/help'
            case 'undo'
                __headsetctl_parse_subcommand 1 'socket=' 'json' 'version' 'h/help'
            case 'certificate'
                __headsetctl_parse_subcommand 1 'number=' 'out=' 'database=' 'socket=' 'version' 'h/help'
            end
        case 'programme'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __headsetctl_parse_subcommand 1 'donor=' 'fund=' 'agreement=' 'agreed=' 'total=' 'body=' 'terms=' 'title=' 'title-holder=' 'resale-ban' 'fee-allowed' 'end-use-months=' 'report-due=' 'retention-years=' 'threshold=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'list'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'json' 'version' 'h/help'
            end
        case 'site'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __headsetctl_parse_subcommand 1 'name=' 'name-french=' 'room=+' 'custodian=' 'address=' 'zone=' 'connectivity=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'list'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'json' 'version' 'h/help'
            end
        case 'party'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __headsetctl_parse_subcommand 1 'role=' 'organisation=' 'site=' 'uid=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'name'
                __headsetctl_parse_subcommand 2 'contact=' 'socket=' 'version' 'h/help'
            case 'list'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'json' 'version' 'h/help'
            end
        case 'model'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'add'
                __headsetctl_parse_subcommand 1 'maker=' 'product=' 'kind=' 'family=' 'life-months=' 'residual-percent=' 'calibration-months=' 'portable' 'storage' 'dual-use' 'tariff=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'list'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'json' 'version' 'h/help'
            end
        case 'asset'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'enrol'
                __headsetctl_parse_subcommand 0 'model=' 'site=' 'room=' 'tag=' 'custodian=' 'condition=' 'parent=' 'unit=' 'from-head=' 'from-event=' 'description=' 'marks=' 'label=' 'programme=' 'award=' 'acquired=' 'supplier=' 'invoice=' 'cost=' 'share=' 'basis=' 'insured=' 'warranty=' 'support=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'list'
                __headsetctl_parse_subcommand 0 'site=' 'room=' 'status=' 'all' 'database=' 'socket=' 'json' 'version' 'h/help'
            case 'show'
                __headsetctl_parse_subcommand 1 'database=' 'socket=' 'json' 'version' 'h/help'
            case 'correct'
                __headsetctl_parse_subcommand 1 'event=' 'reason=' 'model=' 'description=' 'marks=' 'label=' 'programme=' 'award=' 'acquired=' 'supplier=' 'invoice=' 'cost=' 'share=' 'basis=' 'insured=' 'warranty=' 'support=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'link'
                __headsetctl_parse_subcommand 2 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'kit'
                __headsetctl_parse_subcommand 1 'into=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'place'
                __headsetctl_parse_subcommand 2 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'condition'
                __headsetctl_parse_subcommand 2 'note=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'status'
                __headsetctl_parse_subcommand 2 'reason=' 'document=+' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'maintain'
                __headsetctl_parse_subcommand 2 'day=' 'by=' 'cost=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'value'
                __headsetctl_parse_subcommand 2 'basis=' 'day=' 'evidence=' 'converted-from=' 'rate-millionths=' 'rate-day=' 'rate-source=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'title'
                __headsetctl_parse_subcommand 2 'holder=' 'since=' 'document=' 'signed=+' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'document'
                __headsetctl_parse_subcommand 1 'kind=' 'tag=' 'programme=' 'year=' 'language=' 'kept=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'dispose'
                __headsetctl_parse_subcommand 1 'method=' 'day=' 'approval=+' 'proceeds=' 'receiver=' 'wiped=' 'converted-from=' 'rate-millionths=' 'rate-day=' 'rate-source=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            end
        case 'custody'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'offer'
                __headsetctl_parse_subcommand 1 'to=' 'site=' 'room=' 'reason=' 'days=' 'loan' 'broken=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'accept'
                __headsetctl_parse_subcommand 1 'by=' 'condition=' 'peer-head=' 'peer-event=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'reject'
                __headsetctl_parse_subcommand 1 'reason=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'list'
                __headsetctl_parse_subcommand 0 'database=' 'socket=' 'json' 'version' 'h/help'
            end
        case 'finding'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'list'
                __headsetctl_parse_subcommand 0 'all' 'database=' 'socket=' 'json' 'version' 'h/help'
            case 'open'
                __headsetctl_parse_subcommand 1 'kind=' 'tag=' 'amount=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            case 'decide'
                __headsetctl_parse_subcommand 2 'note=' 'document=+' 'dry-run' 'socket=' 'json' 'version' 'h/help'
            end
        case 'import'
            __headsetctl_parse_subcommand 1 'format=' 'site=' 'room=' 'custodian=' 'model=' 'programme=' 'condition=' 'currency=' 'dry-run' 'socket=' 'json' 'version' 'h/help'
        case 'query'
            __headsetctl_parse_subcommand 1 'format=' 'database=' 'socket=' 'version' 'h/help'
        case 'emulate'
            __headsetctl_parse_subcommand 0 'device=+' 'port=' 'socket=' 'version' 'h/help'
        case 'room'
            __headsetctl_parse_subcommand 0 'version' 'h/help'
            switch $unparsed_tokens[1]
            case 'solve'
                __headsetctl_parse_subcommand 0 'input=' 'output=' 'picture=' 'device=' 'yes' 'device-height=' 'socket=' 'json' 'version' 'h/help'
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
            case 'front'
                __headsetctl_parse_subcommand 0 'socket=' 'version' 'h/help'
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
                __headsetctl_parse_subcommand 0 'input=' 'room=' 'refine' 'no-rest-update' 'withhold=' 'output=' 'json' 'version' 'h/help'
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
                __headsetctl_parse_subcommand 0 'track=' 'truth=' 'align=' 'pair=+' 'from=' 'to=' 'json' 'version' 'h/help'
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
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'report' -d 'Write a report on donated equipment.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'doctor' -d 'Find out why a headset gives no pose, and what to do.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'calibrate' -d 'Calibrate a device by a guide, verify it, take it back, show its history.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'programme' -d 'Declare and list the programmes that equipment comes from.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'site' -d 'Declare and list the sites where equipment stands.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'party' -d 'Declare, name and list the parties.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'model' -d 'Declare and list the models of equipment.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'asset' -d 'Enrol, show and follow the equipment that is accounted for.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'custody' -d 'Hand equipment over, and take it over.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'finding' -d 'List and decide what does not agree.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'import' -d 'Enrol the assets of a CSV file.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl" -eq 1' -fa 'query' -d 'Ask the register\'s views in SQL.'
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
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl session start" fee' -l 'fee' -d 'Somebody pays for it, which a donor\'s conditions may forbid.'
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
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'verify' -d 'Verify every event of the ledger, or of bundles.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'export' -d 'Write the ledger to a bundle, a file of its own.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'merge' -d 'Merge the registers of many bundles into a file of its own, with all their conflicts.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'head' -d 'Print the ledger\'s newest head.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'key' -d 'Print the public key that verifies the ledger, or change the key that signs it.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit" -eq 1' -fa 'campaign' -d 'Count equipment: open a campaign, go through the rooms, decide, close.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit verify" -ge 1' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify"' -l 'key' -d 'A public key of the rig, as \'audit key\' prints it; may be given again.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify"' -l 'head' -d 'Heads, as \'audit head\' prints them, a line each; may be given again.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" every-signature' -l 'every-signature' -d 'Verify the signature of every stored head, not only of those that matter.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit export" o output' -l 'output' -s 'o' -d 'The new file.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit export" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit export" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit export" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit export" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit merge" -ge 1' -F
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit merge" o output' -l 'output' -s 'o' -d 'The new file.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit merge"' -l 'key' -d 'A public key of a rig; may be given again. With any, every bundle needs one of them.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit merge" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit merge" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit merge" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit head" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit key" -eq 1' -fa 'show' -d 'Print the public key that verifies the ledger.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit key" -eq 1' -fa 'rotate' -d 'Change the key that signs the ledger.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key show" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key show" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key show" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key rotate" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key rotate" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key rotate" key-file' -l 'key-file' -d 'The private key; unless named, \'ledger.key\' beside the database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key rotate" yes' -l 'yes' -d 'Do it; without this, only say what would be done.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key rotate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit key rotate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit campaign" -eq 1' -fa 'open' -d 'Open a campaign.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit campaign" -eq 1' -fa 'scan' -d 'Enter a room and count what is scanned there.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit campaign" -eq 1' -fa 'seen' -d 'Count what this rig saw on USB within a day.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit campaign" -eq 1' -fa 'count' -d 'Enter one result: sighted, not found, or by a document.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit campaign" -eq 1' -fa 'close' -d 'Sign a campaign off.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit campaign" -eq 1' -fa 'list' -d 'List the campaigns.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl audit campaign" -eq 1' -fa 'show' -d 'Show a campaign\'s results, those that are missing first.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" site' -l 'site' -d 'Of this site.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" room' -l 'room' -d 'Of this room.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" kind' -l 'kind' -d 'Of this kind of equipment.' -rfka 'headset controller tracker station dongle camera computer display kiosk cables other'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open"' -l 'team' -d 'A member of the team, a party; two or more, none a custodian.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" due' -l 'due' -d 'To be done by.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" sample' -l 'sample' -d 'Draw a sample where there are more than 200.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" seed' -l 'seed' -d 'The sample\'s seed; a random one unless it is named.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" dependent' -l 'dependent' -d 'Why a team that is not independent counts.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign open" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign scan" site' -l 'site' -d 'The site.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign scan" room' -l 'room' -d 'The room that the team stands in.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign scan" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign scan" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign scan" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign scan" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign scan" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign seen" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign seen" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign seen" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign seen" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign seen" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" not-found' -l 'not-found' -d 'It was looked for and not found.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" room' -l 'room' -d 'The room it was sighted in.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" site' -l 'site' -d 'The room\'s site, where rooms of two sites have one name.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" document' -l 'document' -d 'The document that says where it is.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" condition' -l 'condition' -d 'The condition it is in.' -rfka 'new good fair poor unusable'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" note' -l 'note' -d 'What was seen.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign count" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign close" note' -l 'note' -d 'A remark.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign close" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign close" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign close" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign close" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign close" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign show" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign show" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign show" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign show" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl audit campaign show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl report" -eq 1' -fka 'register verification reconciliation handover end-use usage idle exceptions proof labels'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" as-of' -l 'as-of' -d 'Take the first so many entries alone.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" since' -l 'since' -d 'reconciliation: the opening, as a number of entries.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" format' -l 'format' -d 'csv, json or html; labels are html.' -rfka 'csv json html'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" language' -l 'language' -d 'en or fr; the environment\'s unless named.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" o output' -l 'output' -s 'o' -d 'A new file; else the report goes to standard output.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" site' -l 'site' -d 'Only this site, as KE-NBO.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" programme' -l 'programme' -d 'Only this programme.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" year' -l 'year' -d 'end-use, usage: of this year; that of the last entry unless named.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" offer' -l 'offer' -d 'handover: the number of the transfer\'s offer.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" entry' -l 'entry' -d 'proof: the number of an entry.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" head' -l 'head' -d 'proof: a file with an earlier head, as \'audit head\' prints it.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report"' -l 'bundle' -d 'A bundle; may be given again.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl report" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl doctor" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl calibrate" -eq 1' -fa 'guide' -d 'Begin the guide of a device, or join the one that runs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl calibrate" -eq 1' -fa 'verify' -d 'Measure the calibration in force in fresh poses; nothing is changed.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl calibrate" -eq 1' -fa 'history' -d 'Show what was measured of a device over the years, its trend and when the next is due.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl calibrate" -eq 1' -fa 'undo' -d 'Have the calibration before the one in force in force again.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl calibrate" -eq 1' -fa 'certificate' -d 'Write the certificate of a measurement as a page to be printed.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate guide" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate guide" cancel' -l 'cancel' -d 'End the guide that runs; nothing is changed.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate guide" undo' -l 'undo' -d 'Have the calibration before the one in force in force again.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate guide" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate guide" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate guide" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate verify" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate verify" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate verify" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate verify" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate history" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate history" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate history" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate history" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate undo" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate undo" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate undo" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate undo" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate certificate" number' -l 'number' -d 'The measurement\'s number in \'calibrate history\'; the newest by default.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate certificate" out' -l 'out' -d 'Where to write the page; \'-\' for standard output.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate certificate" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate certificate" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate certificate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl calibrate certificate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl programme" -eq 1' -fa 'add' -d 'Declare a programme, or declare it anew.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl programme" -eq 1' -fa 'list' -d 'List the programmes.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" donor' -l 'donor' -d 'The donor, a party.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" fund' -l 'fund' -d 'The fund.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" agreement' -l 'agreement' -d 'The agreement\'s number.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" agreed' -l 'agreed' -d 'The agreement\'s day.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" total' -l 'total' -d 'The total, as 980000.00EUR.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" body' -l 'body' -d 'Who carries it out, a party.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" terms' -l 'terms' -d 'The conditions in words.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" title' -l 'title' -d 'The title of what has none of its own: donor, conditional or full.' -rfka 'donor conditional full'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" title-holder' -l 'title-holder' -d 'Who holds it; else the donor.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" resale-ban' -l 'resale-ban' -d 'The donor approves any disposal.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" fee-allowed' -l 'fee-allowed' -d 'Use for a fee is within the conditions.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" end-use-months' -l 'end-use-months' -d 'Months of use owed to the purpose.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" report-due' -l 'report-due' -d 'Day of the yearly report, as 01-31.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" retention-years' -l 'retention-years' -d 'Years that records are kept after disposal.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" threshold' -l 'threshold' -d 'The value from which a disposal needs a document.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl programme list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl site" -eq 1' -fa 'add' -d 'Declare a site, or declare it anew.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl site" -eq 1' -fa 'list' -d 'List the sites.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" name' -l 'name' -d 'Its name in English.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" name-french' -l 'name-french' -d 'Its name in French.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add"' -l 'room' -d 'A room; may be given again.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" custodian' -l 'custodian' -d 'Who answers for it, a party.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" address' -l 'address' -d 'The address.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" zone' -l 'zone' -d 'The time zone, as Africa/Nairobi.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" connectivity' -l 'connectivity' -d 'How it is connected, in a word.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl site list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl party" -eq 1' -fa 'add' -d 'Declare a party, or declare it anew.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl party" -eq 1' -fa 'name' -d 'Note who a party is.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl party" -eq 1' -fa 'list' -d 'List the parties.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" role' -l 'role' -d 'donor, implementer, recipient, custodian, technician, auditor, supplier, finance.' -rfka 'donor implementer recipient custodian technician auditor supplier finance'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" organisation' -l 'organisation' -d 'The organisation.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" site' -l 'site' -d 'The site it belongs to.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" uid' -l 'uid' -d 'The user of the rig that it signs as, a number.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party name" contact' -l 'contact' -d 'How to reach that person.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party name" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party name" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party name" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl party list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl model" -eq 1' -fa 'add' -d 'Declare a model, or declare it anew.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl model" -eq 1' -fa 'list' -d 'List the models.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" maker' -l 'maker' -d 'Who makes it.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" product' -l 'product' -d 'What it is sold as.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" kind' -l 'kind' -d 'headset, controller, tracker, station, dongle, camera, computer, display, kiosk, cables, other.' -rfka 'headset controller tracker station dongle camera computer display kiosk cables other'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" family' -l 'family' -d 'The service\'s family of such units, as vive.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" life-months' -l 'life-months' -d 'Useful life in months.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" residual-percent' -l 'residual-percent' -d 'What is left at its end, per cent.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" calibration-months' -l 'calibration-months' -d 'Months between two calibrations.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" portable' -l 'portable' -d 'Counted twice as often.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" storage' -l 'storage' -d 'Keeps data that must be wiped before it leaves.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" dual-use' -l 'dual-use' -d 'Under export control.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" tariff' -l 'tariff' -d 'Code of the Harmonized System.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model add" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl model list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'enrol' -d 'Enrol an asset, and give it a tag.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'list' -d 'List the assets.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'show' -d 'Show all that the register says of an asset.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'correct' -d 'Enter what is true instead of what was declared.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'link' -d 'Say which unit, by its own serial, an asset is.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'kit' -d 'Put an asset into a kit, or take it out.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'place' -d 'Move an asset and all that is in it to another room of its site.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'condition' -d 'Enter the condition an asset is in.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'status' -d 'Enter that an asset is in service, in store, on repair, missing...'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'maintain' -d 'Enter work that was done on an asset.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'value' -d 'Enter what an asset is worth, by evidence.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'title' -d 'Enter who holds an asset\'s title, by a document that two parties signed.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'document' -d 'Enter a document by its SHA-256, and where it is kept.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset" -eq 1' -fa 'dispose' -d 'Enter that an asset is gone for good.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" model' -l 'model' -d 'Its model.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" site' -l 'site' -d 'The site.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" room' -l 'room' -d 'The room.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" tag' -l 'tag' -d 'Its tag, where a label is on it already.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" custodian' -l 'custodian' -d 'Who keeps it; else the site\'s custodian.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" condition' -l 'condition' -d 'new, good, fair, poor or unusable.' -rfka 'new good fair poor unusable'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" parent' -l 'parent' -d 'The kit it belongs to.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" unit' -l 'unit' -d 'The serial that its unit says itself.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" from-head' -l 'from-head' -d 'The head of the register it comes from.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" from-event' -l 'from-event' -d 'The event there that gave it away.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" description' -l 'description' -d 'What it is.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" marks' -l 'marks' -d 'Colour and marks.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" label' -l 'label' -d 'The serial number on its sticker.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" programme' -l 'programme' -d 'The programme it comes from.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" award' -l 'award' -d 'The donor\'s award.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" acquired' -l 'acquired' -d 'The day it was acquired.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" supplier' -l 'supplier' -d 'Who supplied it.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" invoice' -l 'invoice' -d 'The invoice.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" cost' -l 'cost' -d 'What it cost, as 1200.00EUR.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" share' -l 'share' -d 'The donor\'s part of the cost in basis points: 7500 is 75 %.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" basis' -l 'basis' -d 'What the cost is: cost or fair_value.' -rfka 'cost fair_value'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" insured' -l 'insured' -d 'Insured until.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" warranty' -l 'warranty' -d 'Warranted until.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" support' -l 'support' -d 'Supported until.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset enrol" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" site' -l 'site' -d 'Of this site.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" room' -l 'room' -d 'Of this room.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" status' -l 'status' -d 'In this state.' -rfka 'in_store in_service on_loan under_repair missing stolen'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" all' -l 'all' -d 'Those that are gone, too.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset show" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset show" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset show" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset show" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset show" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" event' -l 'event' -d 'The number of the event that is corrected.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" reason' -l 'reason' -d 'Why.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" model' -l 'model' -d 'The model that it is.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" description' -l 'description' -d 'What it is.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" marks' -l 'marks' -d 'Colour and marks.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" label' -l 'label' -d 'The serial number on its sticker.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" programme' -l 'programme' -d 'The programme it comes from.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" award' -l 'award' -d 'The donor\'s award.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" acquired' -l 'acquired' -d 'The day it was acquired.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" supplier' -l 'supplier' -d 'Who supplied it.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" invoice' -l 'invoice' -d 'The invoice.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" cost' -l 'cost' -d 'What it cost, as 1200.00EUR.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" share' -l 'share' -d 'The donor\'s part of the cost in basis points: 7500 is 75 %.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" basis' -l 'basis' -d 'What the cost is: cost or fair_value.' -rfka 'cost fair_value'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" insured' -l 'insured' -d 'Insured until.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" warranty' -l 'warranty' -d 'Warranted until.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" support' -l 'support' -d 'Supported until.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset correct" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset link" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset link" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset link" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset link" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset link" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset kit" into' -l 'into' -d 'The kit; without one it is taken out.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset kit" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset kit" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset kit" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset kit" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset kit" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset place" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset place" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset place" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset place" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset place" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset condition" -eq 1' -fka 'new good fair poor unusable'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset condition" note' -l 'note' -d 'What was seen.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset condition" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset condition" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset condition" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset condition" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset condition" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset status" -eq 1' -fka 'in_store in_service on_loan under_repair missing stolen'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset status" reason' -l 'reason' -d 'Why.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset status"' -l 'document' -d 'A document\'s SHA-256; may be given again.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset status" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset status" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset status" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset status" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset status" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" day' -l 'day' -d 'The day.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" by' -l 'by' -d 'By whom, a party.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" cost' -l 'cost' -d 'What it cost.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset maintain" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" basis' -l 'basis' -d 'cost or fair_value.' -rfka 'cost fair_value'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" day' -l 'day' -d 'The day.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" evidence' -l 'evidence' -d 'The evidence\'s SHA-256.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" converted-from' -l 'converted-from' -d 'The amount it was converted from, as 1000.00EUR.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" rate-millionths' -l 'rate-millionths' -d 'Millionths of the new currency for one of the old: 1500000 is 1.5.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" rate-day' -l 'rate-day' -d 'The rate\'s day.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" rate-source' -l 'rate-source' -d 'Who says so.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset value" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl asset title" -eq 1' -fka 'donor conditional full'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" holder' -l 'holder' -d 'Who holds it, a party.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" since' -l 'since' -d 'Since.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" document' -l 'document' -d 'The document\'s SHA-256.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title"' -l 'signed' -d 'A party that signed; given twice.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset title" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" kind' -l 'kind' -d 'agreement, invoice, donation, receipt, title, photograph, approval, valuation, wiping, insurance, police_report, end_use_report, other.' -rfka 'agreement invoice donation receipt title photograph approval valuation wiping insurance police_report end_use_report other'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" tag' -l 'tag' -d 'The asset it is about.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" programme' -l 'programme' -d 'end_use_report: whose programme.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" year' -l 'year' -d 'end_use_report: the year it is about.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" language' -l 'language' -d 'Its language, as en.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" kept' -l 'kept' -d 'Where it is kept.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset document" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" method' -l 'method' -d 'sold, donated, recycled, destroyed, returned, written_off.' -rfka 'sold donated recycled destroyed returned written_off'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" day' -l 'day' -d 'The day.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose"' -l 'approval' -d 'A party that agrees, with a document\'s SHA-256 where there is one: P-1 or P-1=SHA.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" proceeds' -l 'proceeds' -d 'What it brought.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" receiver' -l 'receiver' -d 'Who received it.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" wiped' -l 'wiped' -d 'SHA-256 of the proof that its data were wiped.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" converted-from' -l 'converted-from' -d 'The amount it was converted from, as 1000.00EUR.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" rate-millionths' -l 'rate-millionths' -d 'Millionths of the new currency for one of the old: 1500000 is 1.5.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" rate-day' -l 'rate-day' -d 'The rate\'s day.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" rate-source' -l 'rate-source' -d 'Who says so.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl asset dispose" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl custody" -eq 1' -fa 'offer' -d 'Offer an asset, with all that is in it.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl custody" -eq 1' -fa 'accept' -d 'Accept an offer.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl custody" -eq 1' -fa 'reject' -d 'Reject or withdraw an offer.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl custody" -eq 1' -fa 'list' -d 'List the transfers, those on their way first.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" to' -l 'to' -d 'To whom, a party.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" site' -l 'site' -d 'The site it goes to; one of another register, too.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" room' -l 'room' -d 'The room it goes to.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" reason' -l 'reason' -d 'Why.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" days' -l 'days' -d 'Days that it may take.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" loan' -l 'loan' -d 'It comes back.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" broken' -l 'broken' -d 'Why what is broken is handed over all the same.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody offer" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" by' -l 'by' -d 'Who accepts, a party.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" condition' -l 'condition' -d 'The condition it arrived in.' -rfka 'new good fair poor unusable'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" peer-head' -l 'peer-head' -d 'The head of the register that has it now.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" peer-event' -l 'peer-event' -d 'The event there that enrolled it.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody accept" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody reject" reason' -l 'reason' -d 'Why.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody reject" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody reject" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody reject" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody reject" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody reject" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl custody list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl finding" -eq 1' -fa 'list' -d 'List the findings, the oldest first.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl finding" -eq 1' -fa 'open' -d 'Enter a finding by hand.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl finding" -eq 1' -fa 'decide' -d 'Decide a finding.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding list" all' -l 'all' -d 'Those that are decided, too.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding list" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding list" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding list" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding list" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding list" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" kind' -l 'kind' -d 'What kind.' -rfka 'missing stolen unlisted moved damaged other not_found label_mismatch serial_changed family_mismatch duplicate_label duplicate_or_moved transit_overdue fee_use'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" tag' -l 'tag' -d 'The asset.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" amount' -l 'amount' -d 'What is at risk.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding open" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl finding decide" -eq 1' -fka 'explained recovered corrected accepted written_off'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding decide" note' -l 'note' -d 'What was found out.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding decide"' -l 'document' -d 'A document\'s SHA-256; may be given again.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding decide" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding decide" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding decide" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding decide" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl finding decide" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl import" -eq 1' -fa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'csv\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" format' -l 'format' -d 'plain, snipe-it or glpi.' -rfka 'plain snipe-it glpi'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" site' -l 'site' -d 'The site of rows without one.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" room' -l 'room' -d 'The room of rows without one.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" custodian' -l 'custodian' -d 'The custodian of rows without one; else the site\'s.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" model' -l 'model' -d 'The model of rows without one.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" programme' -l 'programme' -d 'The programme of rows without one.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" condition' -l 'condition' -d 'The condition of rows without one.' -rfka 'new good fair poor unusable'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" currency' -l 'currency' -d 'The currency of costs without one.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" dry-run' -l 'dry-run' -d 'Say what would be entered, and enter nothing.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" json' -l 'json' -d 'Write JSON for programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl import" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl query" format' -l 'format' -d 'table, csv or json.' -rfka 'table csv json'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl query" database' -l 'database' -d 'The database.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl query" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl query" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl query" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate"' -l 'device' -d 'vive, wand (on its cable) or wireless-wand; may be given again.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" port' -l 'port' -d 'The port of 127.0.0.1 to use.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl emulate" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'solve' -d 'Find where the stations stand: live, or from a recording of their light.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'show' -d 'Show a room as a table or a picture.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'check' -d 'Tell whether a room\'s stations still stand where its file says.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'level' -d 'Set a room\'s floor and front.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'export' -d 'Write a room for other programs.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'use' -d 'Have the service place its devices in a room.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'front' -d 'Turn the service\'s room to where the wearer looks.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_positional "headsetctl room" -eq 1' -fa 'leave' -d 'Have the service forget its room.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" input' -l 'input' -d 'The recording; without it the service\'s devices are asked.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" output' -l 'output' -d 'The room\'s file; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" picture' -l 'picture' -d 'A picture of the room and of the device\'s way, SVG; one that is there is replaced.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'svg\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" device' -l 'device' -d 'The device that shows the room.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" yes' -l 'yes' -d 'Use the room without asking.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" device-height' -l 'device-height' -d 'Height of the lowest place that the device was at, above the floor; of a recording.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room solve" socket' -l 'socket' -d 'The service\'s socket.' -rF
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
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room front" socket' -l 'socket' -d 'The service\'s socket.' -rF
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room front" version' -l 'version' -d 'Show the version.'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl room front" h help' -s 'h' -l 'help' -d 'Show help information.'
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
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab stress"' -l 'kind' -d 'What is done; all kinds if not given.' -rfka 'unchanged repeated repeatedOften lostTold lostByClock lostUntold lostInstant lostLong spliced matrix gSensitive veryGSensitive late gyroscopeEnds gyroscopeEndsInFlicks accelerometerEnds shaken biasStep push fieldTurned magnetBeside magnetStanding begunBesideMagnet begunLate begunElsewhere'
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
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track" refine' -l 'refine' -d 'Refine the room by the recording\'s light first, and tell before and after.'
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
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" align' -l 'align' -d 'What may be taken out before comparing: rigid, yaw, none or bodies.' -rfka 'none yaw rigid bodies'
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score"' -l 'pair' -d 'What the truth calls a device, and what the track does.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" from' -l 'from' -d 'Compare from so many seconds of the recording on.' -rfka ''
complete -c 'headsetctl' -n '__headsetctl_should_offer_completions_for_flags_or_options "headsetctl lab track-score" to' -l 'to' -d 'Compare to so many seconds of the recording.' -rfka ''
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