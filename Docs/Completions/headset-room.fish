function __headset-room_should_offer_completions_for_flags_or_options -a expected_commands
    set -l non_repeating_flags_or_options $argv[2..]
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __headset-room_parse_tokens
    test "$commands" = "$expected_commands"; and return $non_repeating_flags_or_options_absent
end

function __headset-room_should_offer_completions_for_positional -a expected_commands positional_index_comparison expected_positional_index
    set -l non_repeating_flags_or_options
    set -l non_repeating_flags_or_options_absent 0
    set -l positional_index 0
    set -l commands
    __headset-room_parse_tokens
    test "$commands" = "$expected_commands" -a \( "$positional_index" "$positional_index_comparison" "$expected_positional_index" \)
end

function __headset-room_parse_tokens -S
    set -l unparsed_tokens (__headset-room_tokens -pc)
    switch $unparsed_tokens[1]
    case 'headset-room'
        __headset-room_parse_subcommand 0 'seed=' 'record=' 'replay=' 'steps=' 'poses=' 'room=' 'print-scene' 'json' 'h/help'
        switch $unparsed_tokens[1]
        case 'help'
            __headset-room_parse_subcommand -r 1 
        end
    end
end

function __headset-room_tokens
    if test (string split -m 1 -f 1 -- . "$FISH_VERSION") -gt 3
        commandline --tokens-raw $argv
    else
        commandline -o $argv
    end
end

function __headset-room_parse_subcommand -S -a positional_count
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

function __headset-room_complete_directories
    set -l token (commandline -t)
    string match -- '*/' $token
    set -l subdirs $token*/
    printf %s\n $subdirs
end

function __headset-room_custom_completion
    set -x SAP_SHELL fish
    set -x SAP_SHELL_VERSION $FISH_VERSION
    set -l tokens (__headset-room_tokens -p)
    if test -z "$(__headset-room_tokens -t)"
        set -l index (count (__headset-room_tokens -pc))
        set tokens $tokens[..$index] \'\' $tokens[(math $index + 1)..]
    end
    command $tokens[1] $argv $tokens
end

complete -c 'headset-room' -f
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" seed' -l 'seed' -d 'What the room is made from: the same seed, the same room.' -rfka ''
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" record' -l 'record' -d 'Write the inputs to a new file, to replay them later.' -rfka ''
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" replay' -l 'replay' -d 'Replay a recording as fast as it goes and compare.' -rfka ''
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" steps' -l 'steps' -d 'End after so many steps of 4 ms.' -rfka ''
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" poses' -l 'poses' -d 'The segment of poses to follow.' -rfka ''
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" room' -l 'room' -d 'The segment to publish the room in.' -rfka ''
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" print-scene' -l 'print-scene' -d 'Print the scene (MJCF) and end; its SHA-256 is the scene hash.'
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" json' -l 'json' -d 'Print the report as JSON.'
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_flags_or_options "headset-room" h help' -s 'h' -l 'help' -d 'Show help information.'
complete -c 'headset-room' -n '__headset-room_should_offer_completions_for_positional "headset-room" -eq 1' -fa 'help' -d 'Show subcommand help information.'