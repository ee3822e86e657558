function __headset-emulator_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __headset-emulator_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __headset-emulator_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __headset-emulator_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __headset-emulator_parse_tokens -S
    set -l unparsed_tokens (__headset-emulator_tokens -pc)
    switch $unparsed_tokens[1]
    case 'headset-emulator'
        __headset-emulator_parse_subcommand 0 'device=+' 'seed=' 'wearer=' 'stations=' 'generation=' 'room-file=' 'rest=' 'listen=' 'vhci' 'h/help'
        switch $unparsed_tokens[1]
        case 'help'
            __headset-emulator_parse_subcommand -r 1 
        end
    end
end

function __headset-emulator_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __headset-emulator_parse_subcommand -S -a positional_count
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

function __headset-emulator_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __headset-emulator_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__headset-emulator_tokens -p)
    if test -z "$(__headset-emulator_tokens -t)"
        set -l index (count (__headset-emulator_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'headset-emulator' -f
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator"' -l 'device' -d 'A device to emulate, repeatable: vive, index, wand (on its cable), wireless-wand.' -rfka 'vive index wand wireless-wand'
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" seed' -l 'seed' -d 'Everything random follows from this number: sensor errors and motion.' -rfka ''
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" wearer' -l 'wearer' -d 'What the wearer does: standing, walking, trainee (round a container, looking and crouching), technician (shows the room to the headset, as \'headsetctl room solve\' asks) or calibrating (lays the devices down in all directions, as \'headsetctl calibrate\' asks).' -rfka 'standing walking trainee calibrating technician'
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" stations' -l 'stations' -d 'Base stations in the room, 0 to 2 of generation 1, 0 to 4 of generation 2: their light falls on the devices.' -rfka ''
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" generation' -l 'generation' -d 'Which generation the stations are of, 1 or 2.' -rfka ''
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" room-file' -l 'room-file' -d 'Where to write the room that the stations stand in, for \'headsetctl room use\' or the service\'s settings.' -rfa '(for p in (string match -e -- \'*/\' (commandline -t);or printf \n)*.\'json\';printf %s\n $p;end;__fish_complete_directories (commandline -t) \'\')'
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" rest' -l 'rest' -d 'Seconds the devices lie still at the beginning.' -rfka ''
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" listen' -l 'listen' -d 'IPv4 address and port to listen on; port 0 takes a free one.' -rfka ''
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" vhci' -l 'vhci' -d 'Attach the devices to this machine\'s kernel instead of listening.'
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_flags_or_options "headset-emulator" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headset-emulator' -n '__headset-emulator_should_offer_completions_for_positional "headset-emulator" -eq 1' -fa 'help' -d 'Show subcommand help information.'