#!/bin/bash

__headsetctl_cursor_index_in_current_word() {
    local remaining="${COMP_LINE}"

    local word
    for word in "${COMP_WORDS[@]::COMP_CWORD}"; do
        remaining="${remaining##*([[:space:]])"${word}"*([[:space:]])}"
    done

    local -ir index="$((COMP_POINT - ${#COMP_LINE} + ${#remaining}))"
    if [[ "${index}" -le 0 ]]; then
        printf 0
    else
        printf %s "${index}"
    fi
}

# positional arguments:
#
# - 1: the current (sub)command's count of positional arguments
#
# required variables:
#
# - repeating_flags: the repeating flags that the current (sub)command can accept
# - non_repeating_flags: the non-repeating flags that the current (sub)command can accept
# - repeating_options: the repeating options that the current (sub)command can accept
# - non_repeating_options: the non-repeating options that the current (sub)command can accept
# - positional_number: value ignored
# - unparsed_words: unparsed words from the current command line
#
# modified variables:
#
# - non_repeating_flags: remove flags for this (sub)command that are already on the command line
# - non_repeating_options: remove options for this (sub)command that are already on the command line
# - positional_number: set to the current positional number
# - unparsed_words: remove all flags, options, and option values for this (sub)command
__headsetctl_offer_flags_options() {
    local -ir positional_count="${1}"
    positional_number=0

    local was_flag_option_terminator_seen=false
    local is_parsing_option_value=false

    local -ar unparsed_word_indices=("${!unparsed_words[@]}")
    local -i word_index
    for word_index in "${unparsed_word_indices[@]}"; do
        if "${is_parsing_option_value}"; then
            # This word is an option value:
            # Reset marker for next word iff not currently the last word
            [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]] && is_parsing_option_value=false
            unset "unparsed_words[${word_index}]"
            # Do not process this word as a flag or an option
            continue
        fi

        local word="${unparsed_words["${word_index}"]}"
        if ! "${was_flag_option_terminator_seen}"; then
            case "${word}" in
            --)
                unset "unparsed_words[${word_index}]"
                # by itself -- is a flag/option terminator, but if it is the last word, it is the start of a completion
                if [[ "${word_index}" -ne "${unparsed_word_indices[${#unparsed_word_indices[@]} - 1]}" ]]; then
                    was_flag_option_terminator_seen=true
                fi
                continue
                ;;
            -*)
                # ${word} is a flag or an option
                # If ${word} is an option, mark that the next word to be parsed is an option value
                local option
                for option in "${repeating_options[@]}" "${non_repeating_options[@]}"; do
                    [[ "${word}" = "${option}" ]] && is_parsing_option_value=true && break
                done

                # Remove ${word} from ${non_repeating_flags} or ${non_repeating_options} so it isn't offered again
                local not_found=true
                local -i index
                for index in "${!non_repeating_flags[@]}"; do
                    if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                        unset "non_repeating_flags[${index}]"
                        non_repeating_flags=("${non_repeating_flags[@]}")
                        not_found=false
                        break
                    fi
                done
                if "${not_found}"; then
                    for index in "${!non_repeating_flags[@]}"; do
                        if [[ "${non_repeating_flags[${index}]}" = "${word}" ]]; then
                            unset "non_repeating_flags[${index}]"
                            non_repeating_flags=("${non_repeating_flags[@]}")
                            break
                        fi
                    done
                fi
                unset "unparsed_words[${word_index}]"
                continue
                ;;
            esac
        fi

        # ${word} is neither a flag, nor an option, nor an option value
        if [[ "${positional_number}" -lt "${positional_count}" || "${positional_count}" -lt 0 ]]; then
            # ${word} is a positional
            ((positional_number++))
            unset "unparsed_words[${word_index}]"
        else
            if [[ -z "${word}" ]]; then
                # Could be completing a flag, option, or subcommand
                positional_number=-1
            else
                # ${word} is a subcommand or invalid, so stop processing this (sub)command
                positional_number=-2
            fi
            break
        fi
    done

    unparsed_words=("${unparsed_words[@]}")

    if\
        ! "${was_flag_option_terminator_seen}"\
        && ! "${is_parsing_option_value}"\
        && [[ ("${cur}" = -* && "${positional_number}" -ge 0) || "${positional_number}" -eq -1 ]]
    then
        COMPREPLY+=($(compgen -W "${repeating_flags[*]} ${non_repeating_flags[*]} ${repeating_options[*]} ${non_repeating_options[*]}" -- "${cur}"))
    fi
}

__headsetctl_add_completions() {
    local completion
    while IFS='' read -r completion; do
        COMPREPLY+=("${completion}")
    done < <(IFS=$'\n' compgen "${@}" -- "${cur}")
}

__headsetctl_custom_complete() {
    if [[ -n "${cur}" || -z ${COMP_WORDS[${COMP_CWORD}]} || "${COMP_LINE:${COMP_POINT}:1}" != ' ' ]]; then
        local -ar words=("${COMP_WORDS[@]}")
    else
        local -ar words=("${COMP_WORDS[@]::${COMP_CWORD}}" '' "${COMP_WORDS[@]:${COMP_CWORD}}")
    fi

    "${COMP_WORDS[0]}" "${@}" "${words[@]}"
}

_headsetctl() {
    local state
    state="$(shopt -p;shopt -po)"
    trap "${state//$'\n'/;}" RETURN
    shopt -s extglob
    set +o history +o posix

    local -xr SAP_SHELL=bash
    local -x SAP_SHELL_VERSION
    SAP_SHELL_VERSION="$(IFS='.';printf %s "${BASH_VERSINFO[*]}")"
    local -r SAP_SHELL_VERSION

    local -r cur="${2}"
    local -r prev="${3}"

    local -i positional_number
    local -a unparsed_words=("${COMP_WORDS[@]:1:${COMP_CWORD}}")

    local -a repeating_flags=()
    local -a non_repeating_flags=(--version -h --help)
    local -a repeating_options=()
    local -a non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|show|status|watch|record|session|haptic|inventory|audit|report|doctor|calibrate|programme|site|party|model|asset|custody|finding|import|query|emulate|room|lab|replay|recording|udev|help)
        # Offer subcommand argument completions
        "_headsetctl_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list show status watch record session haptic inventory audit report doctor calibrate programme site party model asset custody finding import query emulate room lab replay recording udev help' -- "${cur}"))
        ;;
    esac
}

_headsetctl_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_status() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_watch() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--rate --count --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--rate')
        return
        ;;
    '--count')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_record() {
    repeating_flags=()
    non_repeating_flags=(--background --stop --json --version -h --help)
    repeating_options=(--device)
    non_repeating_options=(--seconds --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--device')
        return
        ;;
    '--seconds')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_session() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    start|stop)
        # Offer subcommand argument completions
        "_headsetctl_session_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'start stop' -- "${cur}"))
        ;;
    esac
}

_headsetctl_session_start() {
    repeating_flags=()
    non_repeating_flags=(--fee --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -W 'training'$'\n''demonstration'$'\n''calibration'$'\n''maintenance'$'\n''test'
        return
        ;;
    esac
}

_headsetctl_session_stop() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_haptic() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--frequency --amplitude --duration --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--frequency')
        return
        ;;
    '--amplitude')
        return
        ;;
    '--duration')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_inventory() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --limit --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--limit')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -W 'devices'$'\n''attachments'$'\n''sessions'$'\n''runs'
        return
        ;;
    esac
}

_headsetctl_audit() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    verify|export|merge|head|key|campaign)
        # Offer subcommand argument completions
        "_headsetctl_audit_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'verify export merge head key campaign' -- "${cur}"))
        ;;
    esac
}

_headsetctl_audit_verify() {
    repeating_flags=()
    non_repeating_flags=(--every-signature --json --version -h --help)
    repeating_options=(--key --head)
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    '--key')
        __headsetctl_add_completions -f
        return
        ;;
    '--head')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_export() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--output -o --database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __headsetctl_add_completions -f
        return
        ;;
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_merge() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--key)
    non_repeating_options=(--output -o)
    __headsetctl_offer_flags_options -1

    # Offer option value completions
    case "${prev}" in
    '--output'|'-o')
        __headsetctl_add_completions -f
        return
        ;;
    '--key')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    *)
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_head() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_key() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|rotate)
        # Offer subcommand argument completions
        "_headsetctl_audit_key_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show rotate' -- "${cur}"))
        ;;
    esac
}

_headsetctl_audit_key_show() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_key_rotate() {
    repeating_flags=()
    non_repeating_flags=(--yes --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket --key-file)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    '--key-file')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_campaign() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    open|scan|seen|count|close|list|show)
        # Offer subcommand argument completions
        "_headsetctl_audit_campaign_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'open scan seen count close list show' -- "${cur}"))
        ;;
    esac
}

_headsetctl_audit_campaign_open() {
    repeating_flags=()
    non_repeating_flags=(--sample --dry-run --json --version -h --help)
    repeating_options=(--team)
    non_repeating_options=(--site --room --kind --due --seed --dependent --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--site')
        return
        ;;
    '--room')
        return
        ;;
    '--kind')
        __headsetctl_add_completions -W 'headset'$'\n''controller'$'\n''tracker'$'\n''station'$'\n''dongle'$'\n''camera'$'\n''computer'$'\n''display'$'\n''kiosk'$'\n''cables'$'\n''other'
        return
        ;;
    '--team')
        return
        ;;
    '--due')
        return
        ;;
    '--seed')
        return
        ;;
    '--dependent')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_campaign_scan() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--site --room --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--site')
        return
        ;;
    '--room')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_campaign_seen() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_campaign_count() {
    repeating_flags=()
    non_repeating_flags=(--not-found --dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--room --site --document --condition --note --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--room')
        return
        ;;
    '--site')
        return
        ;;
    '--document')
        return
        ;;
    '--condition')
        __headsetctl_add_completions -W 'new'$'\n''good'$'\n''fair'$'\n''poor'$'\n''unusable'
        return
        ;;
    '--note')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_campaign_close() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--note --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--note')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_campaign_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_audit_campaign_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_report() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--bundle)
    non_repeating_options=(--as-of --since --format --language --output -o --site --programme --year --offer --entry --head --database --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--as-of')
        return
        ;;
    '--since')
        return
        ;;
    '--format')
        __headsetctl_add_completions -W 'csv'$'\n''json'$'\n''html'
        return
        ;;
    '--language')
        return
        ;;
    '--output'|'-o')
        __headsetctl_add_completions -f
        return
        ;;
    '--site')
        return
        ;;
    '--programme')
        return
        ;;
    '--year')
        return
        ;;
    '--offer')
        return
        ;;
    '--entry')
        return
        ;;
    '--head')
        __headsetctl_add_completions -f
        return
        ;;
    '--bundle')
        __headsetctl_add_completions -f
        return
        ;;
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -W 'register'$'\n''verification'$'\n''reconciliation'$'\n''handover'$'\n''end-use'$'\n''usage'$'\n''idle'$'\n''exceptions'$'\n''proof'$'\n''labels'
        return
        ;;
    esac
}

_headsetctl_doctor() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_calibrate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    guide|verify|history|undo|certificate)
        # Offer subcommand argument completions
        "_headsetctl_calibrate_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'guide verify history undo certificate' -- "${cur}"))
        ;;
    esac
}

_headsetctl_calibrate_guide() {
    repeating_flags=()
    non_repeating_flags=(--cancel --undo --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_calibrate_verify() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_calibrate_history() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_calibrate_undo() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_calibrate_certificate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--number --out --database --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--number')
        return
        ;;
    '--out')
        __headsetctl_add_completions -f
        return
        ;;
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_programme() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|list)
        # Offer subcommand argument completions
        "_headsetctl_programme_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add list' -- "${cur}"))
        ;;
    esac
}

_headsetctl_programme_add() {
    repeating_flags=()
    non_repeating_flags=(--resale-ban --fee-allowed --dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--donor --fund --agreement --agreed --total --body --terms --title --title-holder --end-use-months --report-due --retention-years --threshold --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--donor')
        return
        ;;
    '--fund')
        return
        ;;
    '--agreement')
        return
        ;;
    '--agreed')
        return
        ;;
    '--total')
        return
        ;;
    '--body')
        return
        ;;
    '--terms')
        return
        ;;
    '--title')
        __headsetctl_add_completions -W 'donor'$'\n''conditional'$'\n''full'
        return
        ;;
    '--title-holder')
        return
        ;;
    '--end-use-months')
        return
        ;;
    '--report-due')
        return
        ;;
    '--retention-years')
        return
        ;;
    '--threshold')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_programme_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_site() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|list)
        # Offer subcommand argument completions
        "_headsetctl_site_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add list' -- "${cur}"))
        ;;
    esac
}

_headsetctl_site_add() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=(--room)
    non_repeating_options=(--name --name-french --custodian --address --zone --connectivity --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--name')
        return
        ;;
    '--name-french')
        return
        ;;
    '--room')
        return
        ;;
    '--custodian')
        return
        ;;
    '--address')
        return
        ;;
    '--zone')
        return
        ;;
    '--connectivity')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_site_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_party() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|name|list)
        # Offer subcommand argument completions
        "_headsetctl_party_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add name list' -- "${cur}"))
        ;;
    esac
}

_headsetctl_party_add() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--role --organisation --site --uid --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--role')
        __headsetctl_add_completions -W 'donor'$'\n''implementer'$'\n''recipient'$'\n''custodian'$'\n''technician'$'\n''auditor'$'\n''supplier'$'\n''finance'
        return
        ;;
    '--organisation')
        return
        ;;
    '--site')
        return
        ;;
    '--uid')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_party_name() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--contact --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--contact')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_party_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_model() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    add|list)
        # Offer subcommand argument completions
        "_headsetctl_model_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'add list' -- "${cur}"))
        ;;
    esac
}

_headsetctl_model_add() {
    repeating_flags=()
    non_repeating_flags=(--portable --storage --dual-use --dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--maker --product --kind --family --life-months --residual-percent --calibration-months --tariff --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--maker')
        return
        ;;
    '--product')
        return
        ;;
    '--kind')
        __headsetctl_add_completions -W 'headset'$'\n''controller'$'\n''tracker'$'\n''station'$'\n''dongle'$'\n''camera'$'\n''computer'$'\n''display'$'\n''kiosk'$'\n''cables'$'\n''other'
        return
        ;;
    '--family')
        return
        ;;
    '--life-months')
        return
        ;;
    '--residual-percent')
        return
        ;;
    '--calibration-months')
        return
        ;;
    '--tariff')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_model_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    enrol|list|show|correct|link|kit|place|condition|status|maintain|value|title|document|dispose)
        # Offer subcommand argument completions
        "_headsetctl_asset_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'enrol list show correct link kit place condition status maintain value title document dispose' -- "${cur}"))
        ;;
    esac
}

_headsetctl_asset_enrol() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--model --site --room --tag --custodian --condition --parent --unit --from-head --from-event --description --marks --label --programme --award --acquired --supplier --invoice --cost --share --basis --insured --warranty --support --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--model')
        return
        ;;
    '--site')
        return
        ;;
    '--room')
        return
        ;;
    '--tag')
        return
        ;;
    '--custodian')
        return
        ;;
    '--condition')
        __headsetctl_add_completions -W 'new'$'\n''good'$'\n''fair'$'\n''poor'$'\n''unusable'
        return
        ;;
    '--parent')
        return
        ;;
    '--unit')
        return
        ;;
    '--from-head')
        return
        ;;
    '--from-event')
        return
        ;;
    '--description')
        return
        ;;
    '--marks')
        return
        ;;
    '--label')
        return
        ;;
    '--programme')
        return
        ;;
    '--award')
        return
        ;;
    '--acquired')
        return
        ;;
    '--supplier')
        return
        ;;
    '--invoice')
        return
        ;;
    '--cost')
        return
        ;;
    '--share')
        return
        ;;
    '--basis')
        __headsetctl_add_completions -W 'cost'$'\n''fair_value'
        return
        ;;
    '--insured')
        return
        ;;
    '--warranty')
        return
        ;;
    '--support')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_list() {
    repeating_flags=()
    non_repeating_flags=(--all --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--site --room --status --database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--site')
        return
        ;;
    '--room')
        return
        ;;
    '--status')
        __headsetctl_add_completions -W 'in_store'$'\n''in_service'$'\n''on_loan'$'\n''under_repair'$'\n''missing'$'\n''stolen'
        return
        ;;
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_correct() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--event --reason --model --description --marks --label --programme --award --acquired --supplier --invoice --cost --share --basis --insured --warranty --support --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--event')
        return
        ;;
    '--reason')
        return
        ;;
    '--model')
        return
        ;;
    '--description')
        return
        ;;
    '--marks')
        return
        ;;
    '--label')
        return
        ;;
    '--programme')
        return
        ;;
    '--award')
        return
        ;;
    '--acquired')
        return
        ;;
    '--supplier')
        return
        ;;
    '--invoice')
        return
        ;;
    '--cost')
        return
        ;;
    '--share')
        return
        ;;
    '--basis')
        __headsetctl_add_completions -W 'cost'$'\n''fair_value'
        return
        ;;
    '--insured')
        return
        ;;
    '--warranty')
        return
        ;;
    '--support')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_link() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_kit() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--into --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--into')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_place() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_condition() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--note --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--note')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    2)
        __headsetctl_add_completions -W 'new'$'\n''good'$'\n''fair'$'\n''poor'$'\n''unusable'
        return
        ;;
    esac
}

_headsetctl_asset_status() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=(--document)
    non_repeating_options=(--reason --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--reason')
        return
        ;;
    '--document')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    2)
        __headsetctl_add_completions -W 'in_store'$'\n''in_service'$'\n''on_loan'$'\n''under_repair'$'\n''missing'$'\n''stolen'
        return
        ;;
    esac
}

_headsetctl_asset_maintain() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--day --by --cost --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--day')
        return
        ;;
    '--by')
        return
        ;;
    '--cost')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_value() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--basis --day --evidence --converted-from --rate-millionths --rate-day --rate-source --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--basis')
        __headsetctl_add_completions -W 'cost'$'\n''fair_value'
        return
        ;;
    '--day')
        return
        ;;
    '--evidence')
        return
        ;;
    '--converted-from')
        return
        ;;
    '--rate-millionths')
        return
        ;;
    '--rate-day')
        return
        ;;
    '--rate-source')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_title() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=(--signed)
    non_repeating_options=(--holder --since --document --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--holder')
        return
        ;;
    '--since')
        return
        ;;
    '--document')
        return
        ;;
    '--signed')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    2)
        __headsetctl_add_completions -W 'donor'$'\n''conditional'$'\n''full'
        return
        ;;
    esac
}

_headsetctl_asset_document() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--kind --tag --programme --year --language --kept --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--kind')
        __headsetctl_add_completions -W 'agreement'$'\n''invoice'$'\n''donation'$'\n''receipt'$'\n''title'$'\n''photograph'$'\n''approval'$'\n''valuation'$'\n''wiping'$'\n''insurance'$'\n''police_report'$'\n''end_use_report'$'\n''other'
        return
        ;;
    '--tag')
        return
        ;;
    '--programme')
        return
        ;;
    '--year')
        return
        ;;
    '--language')
        return
        ;;
    '--kept')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_asset_dispose() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=(--approval)
    non_repeating_options=(--method --day --proceeds --receiver --wiped --converted-from --rate-millionths --rate-day --rate-source --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--method')
        __headsetctl_add_completions -W 'sold'$'\n''donated'$'\n''recycled'$'\n''destroyed'$'\n''returned'$'\n''written_off'
        return
        ;;
    '--day')
        return
        ;;
    '--approval')
        return
        ;;
    '--proceeds')
        return
        ;;
    '--receiver')
        return
        ;;
    '--wiped')
        return
        ;;
    '--converted-from')
        return
        ;;
    '--rate-millionths')
        return
        ;;
    '--rate-day')
        return
        ;;
    '--rate-source')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_custody() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    offer|accept|reject|list)
        # Offer subcommand argument completions
        "_headsetctl_custody_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'offer accept reject list' -- "${cur}"))
        ;;
    esac
}

_headsetctl_custody_offer() {
    repeating_flags=()
    non_repeating_flags=(--loan --dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--to --site --room --reason --days --broken --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--to')
        return
        ;;
    '--site')
        return
        ;;
    '--room')
        return
        ;;
    '--reason')
        return
        ;;
    '--days')
        return
        ;;
    '--broken')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_custody_accept() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--by --condition --peer-head --peer-event --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--by')
        return
        ;;
    '--condition')
        __headsetctl_add_completions -W 'new'$'\n''good'$'\n''fair'$'\n''poor'$'\n''unusable'
        return
        ;;
    '--peer-head')
        return
        ;;
    '--peer-event')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_custody_reject() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--reason --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--reason')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_custody_list() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_finding() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    list|open|decide)
        # Offer subcommand argument completions
        "_headsetctl_finding_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'list open decide' -- "${cur}"))
        ;;
    esac
}

_headsetctl_finding_list() {
    repeating_flags=()
    non_repeating_flags=(--all --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--database --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_finding_open() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--kind --tag --amount --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--kind')
        __headsetctl_add_completions -W 'missing'$'\n''stolen'$'\n''unlisted'$'\n''moved'$'\n''damaged'$'\n''other'$'\n''not_found'$'\n''label_mismatch'$'\n''serial_changed'$'\n''family_mismatch'$'\n''duplicate_label'$'\n''duplicate_or_moved'$'\n''transit_overdue'$'\n''fee_use'
        return
        ;;
    '--tag')
        return
        ;;
    '--amount')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_finding_decide() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=(--document)
    non_repeating_options=(--note --socket)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--note')
        return
        ;;
    '--document')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    2)
        __headsetctl_add_completions -W 'explained'$'\n''recovered'$'\n''corrected'$'\n''accepted'$'\n''written_off'
        return
        ;;
    esac
}

_headsetctl_import() {
    repeating_flags=()
    non_repeating_flags=(--dry-run --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--format --site --room --custodian --model --programme --condition --currency --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __headsetctl_add_completions -W 'plain'$'\n''snipe-it'$'\n''glpi'
        return
        ;;
    '--site')
        return
        ;;
    '--room')
        return
        ;;
    '--custodian')
        return
        ;;
    '--model')
        return
        ;;
    '--programme')
        return
        ;;
    '--condition')
        __headsetctl_add_completions -W 'new'$'\n''good'$'\n''fair'$'\n''poor'$'\n''unusable'
        return
        ;;
    '--currency')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -o plusdirs -fX '!*.@(csv)'
        return
        ;;
    esac
}

_headsetctl_query() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--format --database --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __headsetctl_add_completions -W 'table'$'\n''csv'$'\n''json'
        return
        ;;
    '--database')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_emulate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--device)
    non_repeating_options=(--port --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--device')
        return
        ;;
    '--port')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_room() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    solve|show|check|level|export|use|front|leave)
        # Offer subcommand argument completions
        "_headsetctl_room_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'solve show check level export use front leave' -- "${cur}"))
        ;;
    esac
}

_headsetctl_room_solve() {
    repeating_flags=()
    non_repeating_flags=(--yes --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--input --output --picture --device --device-height --socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--picture')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    '--device')
        return
        ;;
    '--device-height')
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_room_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--output --input --socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_headsetctl_room_check() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--input)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_headsetctl_room_level() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--output --floor --turn)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    '--floor')
        return
        ;;
    '--turn')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_headsetctl_room_export() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--format --output)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--format')
        __headsetctl_add_completions -W 'libsurvive'$'\n''csv'
        return
        ;;
    '--output')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_headsetctl_room_use() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -o plusdirs -fX '!*.@(json)'
        return
        ;;
    esac
}

_headsetctl_room_front() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_room_leave() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--socket)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--socket')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_lab() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    fuse|validate|stress|predict|predict-imu|calibrate|allan|light|track|plot|light-model|simulate|track-score)
        # Offer subcommand argument completions
        "_headsetctl_lab_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'fuse validate stress predict predict-imu calibrate allan light track plot light-model simulate track-score' -- "${cur}"))
        ;;
    esac
}

_headsetctl_lab_fuse() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--input --mode --lead-ms --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--mode')
        __headsetctl_add_completions -W '6d'$'\n''9d'
        return
        ;;
    '--lead-ms')
        return
        ;;
    '--output')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_lab_validate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--data --sets --factor --lead-ms)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--data')
        __headsetctl_add_completions -d
        return
        ;;
    '--sets')
        return
        ;;
    '--factor')
        return
        ;;
    '--lead-ms')
        return
        ;;
    esac
}

_headsetctl_lab_stress() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--kind)
    non_repeating_options=(--data --lead-ms --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--data')
        __headsetctl_add_completions -d
        return
        ;;
    '--kind')
        __headsetctl_add_completions -W 'unchanged'$'\n''repeated'$'\n''repeatedOften'$'\n''lostTold'$'\n''lostByClock'$'\n''lostUntold'$'\n''lostInstant'$'\n''lostLong'$'\n''spliced'$'\n''matrix'$'\n''gSensitive'$'\n''veryGSensitive'$'\n''late'$'\n''gyroscopeEnds'$'\n''gyroscopeEndsInFlicks'$'\n''accelerometerEnds'$'\n''shaken'$'\n''biasStep'$'\n''push'$'\n''fieldTurned'$'\n''magnetBeside'$'\n''magnetStanding'$'\n''begunBesideMagnet'$'\n''begunLate'$'\n''begunElsewhere'
        return
        ;;
    '--lead-ms')
        return
        ;;
    '--output')
        __headsetctl_add_completions -d
        return
        ;;
    esac
}

_headsetctl_lab_predict() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--input --protocol --horizons --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--protocol')
        __headsetctl_add_completions -W 'raw'
        return
        ;;
    '--horizons')
        return
        ;;
    '--output')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_lab_predict-imu() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--input --horizons --lead-ms --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--horizons')
        return
        ;;
    '--lead-ms')
        return
        ;;
    '--output')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_lab_calibrate() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--input --gravity --field)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--gravity')
        return
        ;;
    '--field')
        return
        ;;
    esac
}

_headsetctl_lab_allan() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--input --first --count)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--first')
        return
        ;;
    '--count')
        return
        ;;
    esac
}

_headsetctl_lab_light() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=(--input)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_lab_track() {
    repeating_flags=()
    non_repeating_flags=(--refine --no-rest-update --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--input --room --withhold --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--room')
        __headsetctl_add_completions -f
        return
        ;;
    '--withhold')
        return
        ;;
    '--output')
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_lab_plot() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    orientation|prediction|allan|calibration)
        # Offer subcommand argument completions
        "_headsetctl_lab_plot_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'orientation prediction allan calibration' -- "${cur}"))
        ;;
    esac
}

_headsetctl_lab_plot_orientation() {
    repeating_flags=()
    non_repeating_flags=(--align-heading --version -h --help)
    repeating_options=(--estimate)
    non_repeating_options=(--trial --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--trial')
        __headsetctl_add_completions -f
        return
        ;;
    '--estimate')
        __headsetctl_add_completions -f
        return
        ;;
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    esac
}

_headsetctl_lab_plot_prediction() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=(--prediction)
    non_repeating_options=(--trace --trial --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--trace')
        __headsetctl_add_completions -f
        return
        ;;
    '--trial')
        __headsetctl_add_completions -f
        return
        ;;
    '--prediction')
        __headsetctl_add_completions -f
        return
        ;;
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    esac
}

_headsetctl_lab_plot_allan() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--input --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    esac
}

_headsetctl_lab_plot_calibration() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--input --gravity --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--gravity')
        return
        ;;
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    esac
}

_headsetctl_lab_light-model() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--input --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--input')
        __headsetctl_add_completions -f
        return
        ;;
    '--output')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(svg)'
        return
        ;;
    esac
}

_headsetctl_lab_simulate() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=(--scene --generation --seed --seconds --output)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--scene')
        __headsetctl_add_completions -W 'still'$'\n''walk'$'\n''swing'$'\n''occluded'$'\n''one-station'$'\n''mirror'
        return
        ;;
    '--generation')
        return
        ;;
    '--seed')
        return
        ;;
    '--seconds')
        return
        ;;
    '--output')
        __headsetctl_add_completions -d
        return
        ;;
    esac
}

_headsetctl_lab_track-score() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=(--pair)
    non_repeating_options=(--track --truth --align --from --to)
    __headsetctl_offer_flags_options 0

    # Offer option value completions
    case "${prev}" in
    '--track')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(csv)'
        return
        ;;
    '--truth')
        __headsetctl_add_completions -o plusdirs -fX '!*.@(csv)'
        return
        ;;
    '--align')
        __headsetctl_add_completions -W 'none'$'\n''yaw'$'\n''rigid'$'\n''bodies'
        return
        ;;
    '--pair')
        return
        ;;
    '--from')
        return
        ;;
    '--to')
        return
        ;;
    esac
}

_headsetctl_replay() {
    repeating_flags=()
    non_repeating_flags=(--realtime --json --version -h --help)
    repeating_options=()
    non_repeating_options=(--configuration)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--configuration')
        __headsetctl_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_recording() {
    repeating_flags=()
    non_repeating_flags=(--version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 0

    # Offer subcommand / subcommand argument completions
    local -r subcommand="${unparsed_words[0]}"
    unset 'unparsed_words[0]'
    unparsed_words=("${unparsed_words[@]}")
    case "${subcommand}" in
    show|cut|anonymise)
        # Offer subcommand argument completions
        "_headsetctl_recording_${subcommand}"
        ;;
    *)
        # Offer subcommand completions
        COMPREPLY+=($(compgen -W 'show cut anonymise' -- "${cur}"))
        ;;
    esac
}

_headsetctl_recording_show() {
    repeating_flags=()
    non_repeating_flags=(--json --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 1

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_recording_cut() {
    repeating_flags=()
    non_repeating_flags=(--force --json --version -h --help)
    repeating_options=(--device)
    non_repeating_options=(--from --until)
    __headsetctl_offer_flags_options 2

    # Offer option value completions
    case "${prev}" in
    '--from')
        return
        ;;
    '--until')
        return
        ;;
    '--device')
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -f
        return
        ;;
    2)
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_recording_anonymise() {
    repeating_flags=()
    non_repeating_flags=(--force --json --version -h --help)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options 2

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -f
        return
        ;;
    2)
        __headsetctl_add_completions -f
        return
        ;;
    esac
}

_headsetctl_udev() {
    repeating_flags=()
    non_repeating_flags=(--install --version -h --help)
    repeating_options=()
    non_repeating_options=(--root)
    __headsetctl_offer_flags_options 1

    # Offer option value completions
    case "${prev}" in
    '--root')
        __headsetctl_add_completions -d
        return
        ;;
    esac

    # Offer positional completions
    case "${positional_number}" in
    1)
        __headsetctl_add_completions -W 'nodes'$'\n''seat'$'\n''names'
        return
        ;;
    esac
}

_headsetctl_help() {
    repeating_flags=()
    non_repeating_flags=(--version)
    repeating_options=()
    non_repeating_options=()
    __headsetctl_offer_flags_options -1
}

complete -o filenames -F _headsetctl headsetctl