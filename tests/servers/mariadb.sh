# The MariaDB server of the tests; sourced by tests/run.sh. Sets SYNTH_TEST_MYSQL to the URL of a user who may create
# databases and users, from the first of: that variable itself, a server of our own from installed (or installable)
# binaries, docker/compose.yaml. Without any of them the tests that need it are skipped, or fail when CI=true.

mariadb_folder=""
mariadb_user=""
mariadb_process=""
mariadb_composed=""

start_mariadb() {
    if [[ -n ${SYNTH_TEST_MYSQL:-} ]]; then
        say "MySQL: the server of SYNTH_TEST_MYSQL"
        return
    fi

    if ! has_mariadb && may_install; then
        install_packages mariadb-server
    fi

    if has_mariadb; then
        start_own_mariadb
    elif command -v docker >/dev/null && docker compose version >/dev/null 2>&1 && docker info >/dev/null 2>&1; then
        start_composed_mariadb
    else
        say "MySQL: skipped; no SYNTH_TEST_MYSQL, no server binaries, no Docker Compose (installed here only as root on Debian)"
        return
    fi
    export SYNTH_TEST_MYSQL
}

stop_mariadb() {
    # The process that was started for it waits for the server, whose own number is in its file.
    if [[ -n $mariadb_process ]]; then
        kill "$(cat "$mariadb_folder/pid" 2>/dev/null || echo "$mariadb_process")" || true
        wait "$mariadb_process" || true
    fi
    if [[ -n $mariadb_folder ]]; then
        rm -rf "$mariadb_folder"
    fi
    if [[ -n $mariadb_composed ]]; then
        docker compose -f "$root/docker/compose.yaml" down
    fi
}

has_mariadb() { [[ -n $(mariadb_program mariadbd) && -n $(mariadb_program mariadb-install-db) ]]; }

# The path of a program, empty when it is not installed. Debian keeps the server off the PATH of most users.
mariadb_program() { PATH="$PATH:/usr/sbin:/usr/local/sbin" command -v "$1" || true; }

start_own_mariadb() {
    local attempt port
    # MariaDB refuses to run as root; Debian's package brings a user for it.
    if [[ $(id -u) == 0 ]]; then mariadb_user=mysql; fi
    mariadb_folder=$(mktemp -d "${TMPDIR:-/tmp}/synth-mariadb.XXXXXX")
    cp "$root/docker/engines/mariadb/"* "$mariadb_folder"
    if [[ -n $mariadb_user ]]; then chown -R "$mariadb_user" "$mariadb_folder"; fi

    as_mariadb_user "$(mariadb_program mariadb-install-db)" --no-defaults --datadir="$mariadb_folder/data" \
        --auth-root-authentication-method=normal --skip-test-db >/dev/null
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        if run_mariadb_on "$port"; then
            SYNTH_TEST_MYSQL="mysql://synth:synth@127.0.0.1:$port/mysql"
            say "MySQL: $("$(mariadb_program mariadbd)" --version), our own on port $port"
            return
        fi
    done
    cat "$mariadb_folder/log" >&2
    say "MariaDB did not start after $attempt attempts"
    return 1
}

run_mariadb_on() {
    local second
    as_mariadb_user "$(mariadb_program mariadbd)" --defaults-file="$mariadb_folder/server.cnf" --datadir="$mariadb_folder/data" --port="$1" \
        --bind-address=127.0.0.1 --socket="$mariadb_folder/socket" --pid-file="$mariadb_folder/pid" --init-file="$mariadb_folder/setup.sql" \
        >"$mariadb_folder/log" 2>&1 &
    mariadb_process=$!
    for ((second = 0; second < 60; second++)); do
        if ! kill -0 "$mariadb_process" 2>/dev/null; then return 1; fi
        if [[ -f $mariadb_folder/pid ]] && (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then return 0; fi
        sleep 1
    done
    return 1
}

start_composed_mariadb() {
    say "MySQL: docker/compose.yaml"
    mariadb_composed=yes
    docker compose -f "$root/docker/compose.yaml" up --detach --wait mariadb
    SYNTH_TEST_MYSQL="mysql://synth:synth@127.0.0.1:${SYNTH_MARIADB_PORT:-55433}/mysql"
}

# In a process of its own, which the program takes over.
as_mariadb_user() (
    if [[ -n $mariadb_user ]]; then
        cd / && exec setpriv --reuid "$mariadb_user" --regid "$mariadb_user" --init-groups -- "$@"
    else
        exec "$@"
    fi
)
