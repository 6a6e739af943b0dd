#!/usr/bin/env bash
# The step of action.yml that checks: annotations on standard output, SARIF beside it, the exit code as an output.
set -uo pipefail

# Paths and options come as one string each, as in a shell, with quotes around what holds a blank; globs among them are
# reportlint's own to expand.
# shellcheck disable=SC2086
words() {
  case $1 in
  *[\"\']*) printf '%s\n' "$1" | xargs -n 1 printf '%s\n' ;;
  *) set -f && printf '%s\n' $1 ;;
  esac
}
given() { # the words of $1, one a line, or the end with 2 where quotes do not close
  words "$1" || {
    echo "reportlint: 引号没有成对：$1" >&2
    return 2
  }
}
finish() {
  [ -z "${GITHUB_OUTPUT:-}" ] || echo "exit-code=$1" >>"$GITHUB_OUTPUT"
  exit "$1"
}

set --
options=$(given "${REPORT_ARGUMENTS:-}") && paths=$(given "${REPORT_PATHS:-.}") || finish 2
while IFS= read -r word; do [ -z "$word" ] || set -- "$@" "$word"; done <<<"$options"
set -- "$@" --
while IFS= read -r word; do [ -z "$word" ] || set -- "$@" "$word"; done <<<"$paths"
formats=(--format github)
[ -z "${REPORT_SARIF:-}" ] || formats+=(--format "sarif:$REPORT_SARIF")

reportlint check "${formats[@]}" "$@"
finish $?
