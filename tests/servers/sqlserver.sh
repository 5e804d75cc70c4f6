# The SQL Server of the tests; sourced by tests/run.sh. There is none that may be installed everywhere, so that it is the one which
# SYNTH_TEST_SQLSERVER names, with a login that may create databases; without it the tests that need it are skipped.

start_sqlserver() {
    if [[ -n ${SYNTH_TEST_SQLSERVER:-} ]]; then
        say "SQL Server: the server of SYNTH_TEST_SQLSERVER"
    else
        say "SQL Server: skipped; no SYNTH_TEST_SQLSERVER"
    fi
}

# The server is somebody else's, and the tests drop their databases themselves.
stop_sqlserver() { :; }
