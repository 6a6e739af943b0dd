#!/usr/bin/env bash
# The gate before the publish button, for any pipeline that runs a shell:
#
#   docs/ci/gate.sh 待发布/ 结果/
#
# It checks a folder and leaves what there is to say beside it: 结果.html for people, 结果.sarif for programs. It ends with
# the exit code of the check, so that nothing is published that was not found in order: 0 in order, 1 not, 2 not checked.
set -uo pipefail

[ $# -eq 2 ] || { echo "用法：gate.sh 待发布的文件夹 结果文件夹" >&2; exit 2; }
mkdir -p "$2" || exit 2
reportlint check --format concise --format "html:$2/结果.html" --format "sarif:$2/结果.sarif" -- "$1"
code=$?
case $code in
    0) echo "可以发布" ;;
    1) echo "不能发布：请按上面所列修改，或见 $2/结果.html" ;;
    *) echo "没有核对成，不能发布" ;;
esac
exit "$code"
