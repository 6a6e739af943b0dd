#!/usr/bin/env bash
# The step of action.yml that checks: annotations on standard output, SARIF beside it, the exit code as an output.
set -uo pipefail

# Paths and options come as one string each, as in a shell; globs among them are reportlint's own to expand.
set -f
# shellcheck disable=SC2086
set -- ${REPORT_ARGUMENTS:-} -- ${REPORT_PATHS:-.}
formats=(--format github)
[ -z "${REPORT_SARIF:-}" ] || formats+=(--format "sarif:$REPORT_SARIF")

reportlint check "${formats[@]}" "$@"
code=$?
[ -z "${GITHUB_OUTPUT:-}" ] || echo "exit-code=$code" >>"$GITHUB_OUTPUT"
exit "$code"
