# The PostgreSQL server of the tests; sourced by tests/run.sh. Sets SYNTH_TEST_POSTGRES to the URL of a role that may
# create databases, from the first of: that variable itself, a server of our own from installed (or installable)
# binaries, docker/compose.yaml. Without any of them the tests that need it are skipped, or fail when CI=true.

postgresql_folder=""
postgresql_user=""
postgresql_composed=""

start_postgresql() {
    if [[ -n ${SYNTH_TEST_POSTGRES:-} ]]; then
        say "PostgreSQL: the server of SYNTH_TEST_POSTGRES"
        return
    fi

    if ! has_postgresql && may_install; then
        install_packages postgresql postgresql-contrib
    fi

    if has_postgresql; then
        start_own_postgresql
    elif command -v docker >/dev/null && docker compose version >/dev/null 2>&1 && docker info >/dev/null 2>&1; then
        start_composed_postgresql
    else
        say "PostgreSQL: skipped; no SYNTH_TEST_POSTGRES, no server binaries, no Docker Compose (installed here only as root on Debian)"
        return
    fi
    export SYNTH_TEST_POSTGRES
}

stop_postgresql() {
    if [[ -n $postgresql_folder ]]; then
        as_postgresql_user "$(postgresql_binaries)/pg_ctl" -D "$postgresql_folder/data" -m immediate -w stop || true
        rm -rf "$postgresql_folder"
    fi
    if [[ -n $postgresql_composed ]]; then
        docker compose -f "$root/docker/compose.yaml" down
    fi
}

has_postgresql() { [[ -n $(postgresql_binaries) ]]; }

# The folder of the newest server binaries, empty without any. Debian keeps them off the PATH.
postgresql_binaries() {
    local folder
    folder=$(find /usr/lib/postgresql/*/bin -maxdepth 1 -name initdb 2>/dev/null | sort -V | tail -n 1)
    if [[ -z $folder ]]; then folder=$(command -v initdb || true); fi
    if [[ -n $folder ]]; then dirname "$folder"; fi
}

start_own_postgresql() {
    local binaries attempt port
    binaries=$(postgresql_binaries)
    # PostgreSQL refuses to run as root; Debian's package brings a user for it.
    if [[ $(id -u) == 0 ]]; then postgresql_user=postgres; fi
    postgresql_folder=$(mktemp -d "${TMPDIR:-/tmp}/synth-postgresql.XXXXXX")
    echo synth >"$postgresql_folder/password"
    if [[ -n $postgresql_user ]]; then chown -R "$postgresql_user" "$postgresql_folder"; fi

    as_postgresql_user "$binaries/initdb" -D "$postgresql_folder/data" --username=synth --pwfile="$postgresql_folder/password" \
        --auth=scram-sha-256 --encoding=UTF8 --locale=C --no-sync >/dev/null
    cat "$root/docker/engines/postgresql/postgresql.conf" >>"$postgresql_folder/data/postgresql.conf"
    for attempt in 1 2 3 4 5; do
        port=$(free_port)
        if run_postgresql_on "$port"; then
            SYNTH_TEST_POSTGRES="postgres://synth:synth@127.0.0.1:$port/postgres"
            say "PostgreSQL: $("$binaries/postgres" --version), our own on port $port"
            return
        fi
    done
    cat "$postgresql_folder/log" >&2
    say "PostgreSQL did not start after $attempt attempts"
    return 1
}

run_postgresql_on() {
    as_postgresql_user "$(postgresql_binaries)/pg_ctl" -D "$postgresql_folder/data" -l "$postgresql_folder/log" -w start \
        -o "-c port=$1 -c listen_addresses=127.0.0.1 -c unix_socket_directories=$postgresql_folder" >/dev/null
}

start_composed_postgresql() {
    say "PostgreSQL: docker/compose.yaml"
    postgresql_composed=yes
    docker compose -f "$root/docker/compose.yaml" up --detach --wait postgresql
    SYNTH_TEST_POSTGRES="postgres://synth:synth@127.0.0.1:${SYNTH_POSTGRES_PORT:-55432}/postgres"
}

as_postgresql_user() {
    if [[ -n $postgresql_user ]]; then
        (cd / && runuser -u "$postgresql_user" -- "$@")
    else
        "$@"
    fi
}

# A loopback port that nobody listens on at this moment.
free_port() {
    local port
    while port=$((20000 + RANDOM)) && (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do :; done
    echo "$port"
}
