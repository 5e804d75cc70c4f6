#!/usr/bin/env bash
# Builds everything, starts the servers that the tests need, and runs all tests.
#
#   tests/run.sh                              all test projects
#   tests/run.sh Synth.Schema.Tests           one of them
#   tests/run.sh Synth.Schema.Tests --filter-class '*ValueList*'
#                                             options after the project go to its test runner
#
# Needs the .NET SDK. Where the servers come from, and when they are installed, is told in tests/README.md.
# The last line of the output is "N passed, N failed, N skipped", summed from the test runners' reports.
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
workspace=$(mktemp -d "${TMPDIR:-/tmp}/synth-tests.XXXXXX")

passed=0 failed=0 skipped=0

finish() {
    local code=$?
    trap - EXIT
    stop_servers >/dev/null 2>&1 || true
    rm -rf "$workspace"
    # A run that ends early (no build, no server, Ctrl-C) is a failure, whatever was counted before.
    if ((code != 0 && failed == 0)); then failed=1; fi
    if ((code == 0 && failed > 0)); then code=1; fi
    echo "$passed passed, $failed failed, $skipped skipped"
    exit "$code"
}

say() { printf '\n== %s\n' "$*"; }

in_ci() { [[ ${CI:-} == true || ${CI:-} == 1 ]]; }

# Packages are installed only where nobody minds: as root of a Debian machine, or in CI.
may_install() {
    command -v apt-get >/dev/null && { [[ $(id -u) == 0 ]] || { in_ci && sudo -n true 2>/dev/null; }; }
}

install_packages() {
    local sudo=""
    if [[ $(id -u) != 0 ]]; then sudo=sudo; fi
    say "Installing $*"
    $sudo apt-get update -qq
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# LightGBM, the judge of the evaluation, needs the runtime of OpenMP; tests of pages need a browser.
install_libraries() {
    if may_install && ! ldconfig -p | grep 'libgomp\.so\.1' >/dev/null; then install_packages libgomp1; fi
    if may_install && ! has_browser; then install_packages chromium fonts-liberation; fi
    # Scripts for SQLite are carried out by its own client; the clients of the servers come with those.
    if may_install && ! command -v sqlite3 >/dev/null; then install_packages sqlite3; fi
    # Where workers of a cluster find each other; the tests start it themselves.
    if may_install && ! command -v redis-server >/dev/null; then install_packages redis-server; fi
}

has_browser() { [[ -n ${SYNTH_TEST_CHROMIUM:-} ]] || command -v chromium chromium-browser google-chrome google-chrome-stable >/dev/null; }

# shellcheck source=tests/servers/postgresql.sh
source "$root/tests/servers/postgresql.sh"
# shellcheck source=tests/servers/mariadb.sh
source "$root/tests/servers/mariadb.sh"
# shellcheck source=tests/servers/sqlserver.sh
source "$root/tests/servers/sqlserver.sh"

start_servers() {
    start_postgresql
    start_mariadb
    start_sqlserver
}

stop_servers() {
    stop_postgresql
    stop_mariadb
    stop_sqlserver
}

build() {
    local target=$1 locked=false
    if in_ci; then locked=true; fi
    say "Building $(basename "$target")"
    dotnet build "$target" -c Release -warnaserror -nologo -v minimal -p:RestoreLockedMode="$locked"
}

check_format() {
    say "Checking the format"
    dotnet format whitespace . --folder --verify-no-changes
}

# Runs one test project and adds the counts of its report.
run_tests() {
    local project=$1 code=0 ansi=off
    shift
    if [[ -t 1 ]]; then ansi=auto; fi
    local report=$workspace/$project.xml
    say "$project"
    "tests/$project/bin/Release/net10.0/$project" --ansi $ansi --progress off --timeout 30m \
        --print-max-string-length 300 --report-xunit-xml --results-directory "$workspace" --report-xunit-xml-filename "$project.xml" "$@" || code=$?
    add_counts "$report" "$code"
}

add_counts() {
    local report=$1 code=$2 failures
    failures=$(($(count failed "$report") + $(count errors "$report")))
    # A runner that crashed, timed out or found no test may have nothing to report; that is a failure too.
    if ((code != 0 && failures == 0)); then failures=1; fi
    passed=$((passed + $(count passed "$report")))
    failed=$((failed + failures))
    skipped=$((skipped + $(count skipped "$report")))
}

# The number in an attribute of the report's assembly element; 0 without a report.
count() {
    local number=""
    if [[ -f $2 ]]; then
        number=$(grep -o '<assembly [^>]*>' "$2" | grep -o " $1=\"[0-9]*\"" | grep -o '[0-9]*' || true)
    fi
    echo "${number:-0}"
}

main() {
    local only=${1:-} projects project
    shift $(($# > 0 ? 1 : 0))
    if [[ -n $only ]]; then
        projects=("$only")
        build "tests/$only"
    else
        projects=()
        for project in tests/*.Tests/*.Tests.csproj; do projects+=("$(basename "$project" .csproj)"); done
        build Synth.sln
        check_format
    fi

    install_libraries
    start_servers
    for project in "${projects[@]}"; do
        run_tests "$project" "$@"
    done

    if ((passed + failed == 0)); then
        say "No test was run"
        failed=1
    fi
    say "Done"
}

trap finish EXIT
trap 'exit 130' INT TERM
main "$@"
