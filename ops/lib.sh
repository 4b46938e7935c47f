# What the scripts of this folder share: messages, installing, building, the private PostgreSQL. Sourced, never run.
# shellcheck shell=bash

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
VAR="$ROOT/var"
WEB_PROJECT="$ROOT/src/Otasuketai.Review.Web"
WEB_DLL="$WEB_PROJECT/bin/Release/net10.0/otasuketai.dll"
WEB_PUBLISHED="$VAR/web/otasuketai.dll"
PG_DEFAULT_PORT=${OTASUKETAI_PG_PORT:-55480}
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }
fail() { complain "$@"; exit 1; }

# --- installing ---------------------------------------------------------------------------------------------------

may_install() { command -v apt-get >/dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2>/dev/null; }; }

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }

# apt_install <what it is for> <package>…   Says what to do by hand when it may not install.
apt_install() {
    local purpose=$1 log
    shift
    may_install || fail "$purpose is missing. Please install it, on Debian or Ubuntu with:  sudo apt-get install $*"
    say "Installing $purpose: $*"
    mkdir -p "$VAR/log"
    log="$VAR/log/apt.log"
    if ! as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >"$log" 2>&1 </dev/null; then
        # the package lists may be old or absent
        as_root apt-get update -q >>"$log" 2>&1 </dev/null || true
        as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "$@" >>"$log" 2>&1 </dev/null ||
            { tail -n 5 "$log" >&2; fail "apt-get could not install $*. The whole log: $log"; }
    fi
}

need_dotnet() {
    local help="Please install the .NET SDK 10: https://dotnet.microsoft.com/download (Ubuntu: sudo apt-get install dotnet-sdk-10.0)"
    command -v dotnet >/dev/null || fail "The .NET SDK is missing. $help"
    (cd "$ROOT" && dotnet --version >/dev/null 2>&1) || fail "The .NET SDK here does not satisfy global.json. $help"
}

# Sets PG_BIN to the server programs of the newest PostgreSQL, 15 or later.
find_postgres() {
    local place
    PG_BIN=
    for place in "${OTASUKETAI_PG_BIN:-}" $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -t/ -k5 -rn) \
        "$(pg_config --bindir 2>/dev/null || true)"; do
        if [ -n "$place" ] && [ -x "$place/initdb" ] && [ "$("$place/postgres" --version | grep -oE '[0-9]+' | head -n 1)" -ge 15 ]; then
            PG_BIN=$place
            return 0
        fi
    done
    return 1
}

need_postgres() {
    find_postgres && return
    apt_install "the PostgreSQL server" postgresql
    find_postgres || fail "PostgreSQL 15 or later is needed. Set OTASUKETAI_PG_BIN to the folder that holds initdb, or ConnectionStrings__Review to use a server you have."
}

# --- building -----------------------------------------------------------------------------------------------------

# One line that changes when a source file is changed, added or removed.
source_stamp() {
    (cd "$ROOT" && find src workflows tests ./*.props ./*.sln global.json .editorconfig -type d \( -name bin -o -name obj -o -name TestResults \) -prune \
        -o -type f -printf '%p %s %T@\n' 2>/dev/null || true) | sort | sha256sum | cut -d' ' -f1
}

# Builds the solution in Release unless the same sources were built already.
build() {
    local stamp_file="$VAR/build.stamp" stamp log="$VAR/log/build.log"
    mkdir -p "$VAR/log"
    stamp=$(source_stamp)
    if [ -f "$WEB_DLL" ] && [ "$(cat "$stamp_file" 2>/dev/null || true)" = "$stamp" ]; then
        return 0
    fi
    need_dotnet
    say "Building (Release) …"
    if ! dotnet build "$ROOT/Otasuketai.Review.sln" -c Release --nologo -v q >"$log" 2>&1 </dev/null; then
        grep -E 'error|warn' "$log" | sort -u | head -n 30 >&2 || true
        complain "The build failed. The whole log: $log"
        return 1
    fi
    printf '%s\n' "$stamp" >"$stamp_file"
}

# Compiles the built sources ahead of time for this machine, into var/web. What is built elsewhere is not touched.
publish() {
    local log="$VAR/log/publish.log"
    build
    if published; then
        return 0
    fi
    say "Compiling ahead of time, which takes a minute …"
    rm -f "$VAR/web.stamp"
    if ! dotnet publish "$WEB_PROJECT" -c Release --use-current-runtime --self-contained false -p:PublishReadyToRun=true \
        --artifacts-path "$VAR/artifacts" -o "$VAR/web" -v q --nologo >"$log" 2>&1 </dev/null; then
        grep -E 'error|warn' "$log" | sort -u | head -n 10 >&2 || true
        complain "Nothing was published; ops/run serves what is built. The whole log: $log"
        return 1
    fi
    cp "$VAR/build.stamp" "$VAR/web.stamp"
}

# True when var/web holds the sources that were built last.
published() { [ -f "$WEB_PUBLISHED" ] && cmp -s "$VAR/build.stamp" "$VAR/web.stamp"; }

# otasuketai <verb> …   From the project's folder, so that wwwroot is found.
otasuketai() { (cd "$WEB_PROJECT" && exec dotnet "$WEB_DLL" "$@"); }

# --- the private PostgreSQL ---------------------------------------------------------------------------------------

# PostgreSQL refuses to run as root: root hands it to the user postgres.
pg_run() {
    if [ "$(id -u)" = 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else "$@"; fi
}

# Sets PG_DATA. When the user postgres may not enter this folder, the data lies below /var/tmp and var/pg points to it.
place_cluster() {
    local away
    mkdir -p "$VAR"
    if [ "$(id -u)" = 0 ] && ! pg_run test -x "$VAR"; then
        away="/var/tmp/otasuketai-$(printf '%s' "$ROOT" | sha256sum | cut -c1-12)"
        [ -d "$away" ] || install -d -m 700 -o postgres "$away"
        if [ -L "$away" ] || [ "$(stat -c %U "$away")" != postgres ]; then
            fail "$away belongs to somebody else; please remove it."
        fi
        ln -sfn "$away" "$VAR/pg"
        PG_DATA="$away/data"
    else
        PG_DATA="$VAR/pg/data"
        [ -d "$VAR/pg" ] || mkdir -m 700 "$VAR/pg"
        [ "$(id -u)" != 0 ] || chown postgres "$VAR/pg"
    fi
}

port_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

cluster_runs() { [ -d "$PG_DATA" ] && pg_run "$PG_BIN/pg_ctl" -D "$PG_DATA" status >/dev/null 2>&1; }

# Starts the cluster when it does not run; sets PG_PORT and PG_STARTED (1 when this call started it).
start_cluster() {
    need_postgres
    place_cluster
    PG_STARTED=0
    if cluster_runs; then
        PG_PORT=$(pg_run sed -n 4p "$PG_DATA/postmaster.pid")
        return
    fi
    if ! pg_run test -f "$PG_DATA/PG_VERSION"; then
        say "Making a private PostgreSQL under var/pg …"
        # C.UTF-8: with plain C, upper/lower and trigrams break for Japanese
        pg_run "$PG_BIN/initdb" -D "$PG_DATA" -U postgres --auth=trust -E UTF8 --locale=C.UTF-8 --no-instructions >/dev/null </dev/null
    fi
    PG_PORT=$PG_DEFAULT_PORT
    while port_taken "$PG_PORT"; do PG_PORT=$((PG_PORT + 1)); done
    # no pipe of ours may reach the server: whoever reads it would wait for ever
    pg_run "$PG_BIN/pg_ctl" -D "$PG_DATA" -l "$PG_DATA/server.log" -w -t 30 \
        -o "-p $PG_PORT -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c timezone=UTC" start >/dev/null 2>&1 </dev/null ||
        { pg_run tail -n 5 "$PG_DATA/server.log" >&2; fail "The private PostgreSQL did not start."; }
    PG_STARTED=1
}

stop_cluster() {
    find_postgres && place_cluster
    if [ -n "$PG_BIN" ] && cluster_runs; then
        pg_run "$PG_BIN/pg_ctl" -D "$PG_DATA" -m fast -w stop >/dev/null 2>&1 </dev/null
    fi
}

# Sets ADMIN (the administrator's connection string) and exports ConnectionStrings__Review: the server given, or the private one.
connect() {
    if [ -n "${ConnectionStrings__Review:-}" ]; then
        ADMIN=${ConnectionStrings__Admin:-$ConnectionStrings__Review}
        PRIVATE=0
    else
        start_cluster
        PRIVATE=1
        ADMIN="Host=127.0.0.1;Port=$PG_PORT;Username=postgres;Database=review"
        export ConnectionStrings__Review="Host=127.0.0.1;Port=$PG_PORT;Username=review_app;Database=review"
    fi
    unset ConnectionStrings__Admin # the administrator's rights go to migrate only
    export ASPNETCORE_ENVIRONMENT=${ASPNETCORE_ENVIRONMENT:-Development} Review__Var="$VAR"
    # letters link to where ops/run serves (or served last)
    export Mail__SiteAddress=${Mail__SiteAddress:-${URL:-$(cat "$VAR/web.url" 2>/dev/null || true)}}
    [ -n "$Mail__SiteAddress" ] || unset Mail__SiteAddress
}

migrate() {
    ConnectionStrings__Admin=$ADMIN otasuketai migrate
    if [ "$PRIVATE" = 1 ]; then
        # only a development database lets its clock be moved
        "$PG_BIN/psql" -X -q -h 127.0.0.1 -p "$PG_PORT" -U postgres -d review -c "ALTER DATABASE review SET review.environment = 'development'" </dev/null
    fi
}

# --- the web process ----------------------------------------------------------------------------------------------

web_pid() {
    local pid
    pid=$(cat "$VAR/web.pid" 2>/dev/null) && [ -d "/proc/$pid" ] && tr '\0' ' ' <"/proc/$pid/cmdline" | grep -qF -e "$WEB_DLL" -e "$WEB_PUBLISHED" && printf '%s\n' "$pid"
}

stop_web() {
    local pid
    pid=$(web_pid) || { rm -f "$VAR/web.pid"; return 0; }
    kill -TERM "$pid" 2>/dev/null || true
    for _ in $(seq 150); do
        [ -d "/proc/$pid" ] || break
        sleep 0.1
    done
    rm -f "$VAR/web.pid"
}
