# Shared by the OCF agents of this folder: one Java daemon, its pid file and its heartbeat.
# shellcheck shell=sh
#
# The agent sets, before it sources this file:
#   DAEMON          short name, such as hostmonitor
#   MAIN_CLASS      what Java runs
#   JAR_FOLDER      where its jars are
#   JVM_OPTIONS     its default java_opts
#   SHORT_DESCRIPTION, LONG_DESCRIPTION, INSTANCES   for the meta-data
# and then calls: daemon_main "$@"
#
# "monitor" forks nothing: pid file, /proc/PID/stat, heartbeat and /proc/uptime are read by the
# shell itself. The heartbeat is one line: UPTIME_SECONDS starting|ready TEXT.

: "${OCF_FUNCTIONS_DIR=${OCF_ROOT}/lib/heartbeat}"
# shellcheck source=/dev/null
. "${OCF_FUNCTIONS_DIR}/ocf-shellfuncs"

OCF_RESKEY_config_default="/etc/masakari/masakari-$DAEMON.conf"
OCF_RESKEY_java_default=""
OCF_RESKEY_java_opts_default="$JVM_OPTIONS"
OCF_RESKEY_heartbeat_max_age_default="30"
OCF_RESKEY_run_dir_default="/run/masakari"
OCF_RESKEY_log_dir_default="/var/log/masakari"

: "${OCF_RESKEY_config=$OCF_RESKEY_config_default}"
: "${OCF_RESKEY_java=$OCF_RESKEY_java_default}"
: "${OCF_RESKEY_java_opts=$OCF_RESKEY_java_opts_default}"
: "${OCF_RESKEY_heartbeat_max_age=$OCF_RESKEY_heartbeat_max_age_default}"
: "${OCF_RESKEY_run_dir=$OCF_RESKEY_run_dir_default}"
: "${OCF_RESKEY_log_dir=$OCF_RESKEY_log_dir_default}"

PID_FILE="$OCF_RESKEY_run_dir/$DAEMON.pid"
HEARTBEAT="$OCF_RESKEY_run_dir/$DAEMON.heartbeat"
# Classes ready to be used, made by archive-classes; Java starts without as well.
ARCHIVE="/var/cache/masakari/$DAEMON.jsa"
LOG_FILE="$OCF_RESKEY_log_dir/$DAEMON.log"

# What version 1.1 of the standard has added is told to those who speak it, as Pacemaker does from
# 2.1 on: the DTD of older tools refuses it.
daemon_meta_data() {
    reloadable='' reload_action=''
    if [ "${OCF_RA_VERSION_MAJOR:-1}.${OCF_RA_VERSION_MINOR:-0}" != 1.0 ]; then
        reloadable=' reloadable="1"'
        reload_action='<action name="reload-agent" timeout="20s"/>'
    fi
    cat <<END
<?xml version="1.0"?>
<!DOCTYPE resource-agent SYSTEM "ra-api-1.dtd">
<resource-agent name="$DAEMON" version="1.0">
<version>1.1</version>
<longdesc lang="en">
$LONG_DESCRIPTION

Give its stop operation on-fail=block: a stop that fails would otherwise have the node fenced.
</longdesc>
<shortdesc lang="en">$SHORT_DESCRIPTION</shortdesc>
<parameters>
<parameter name="config">
<longdesc lang="en">The configuration file.</longdesc>
<shortdesc lang="en">Configuration file</shortdesc>
<content type="string" default="$OCF_RESKEY_config_default"/>
</parameter>
<parameter name="java">
<longdesc lang="en">The java program, version 17 or later. Empty: one that is found in /usr/lib/jvm, or on the path.</longdesc>
<shortdesc lang="en">Java program</shortdesc>
<content type="string" default="$OCF_RESKEY_java_default"/>
</parameter>
<parameter name="java_opts">
<longdesc lang="en">Options for the Java virtual machine.</longdesc>
<shortdesc lang="en">Java options</shortdesc>
<content type="string" default="$OCF_RESKEY_java_opts_default"/>
</parameter>
<parameter name="heartbeat_max_age"$reloadable>
<longdesc lang="en">Seconds after which a daemon whose working loop gave no sign of life counts as failed.</longdesc>
<shortdesc lang="en">Heartbeat's greatest age (s)</shortdesc>
<content type="integer" default="$OCF_RESKEY_heartbeat_max_age_default"/>
</parameter>
<parameter name="run_dir">
<longdesc lang="en">Folder for the pid file and the heartbeat; must not survive a reboot.</longdesc>
<shortdesc lang="en">Run-time folder</shortdesc>
<content type="string" default="$OCF_RESKEY_run_dir_default"/>
</parameter>
<parameter name="log_dir">
<longdesc lang="en">Folder for the daemon's log, $DAEMON.log.</longdesc>
<shortdesc lang="en">Log folder</shortdesc>
<content type="string" default="$OCF_RESKEY_log_dir_default"/>
</parameter>
</parameters>
<actions>
<action name="start" timeout="60s"/>
<action name="stop" timeout="30s"/>
<action name="monitor" timeout="20s" interval="10s" depth="0"/>
$reload_action
<action name="meta-data" timeout="5s"/>
<action name="validate-all" timeout="20s"/>
</actions>
</resource-agent>
END
}

daemon_usage() {
    echo "usage: $0 {start|stop|monitor|status|reload-agent|validate-all|meta-data|usage|run|await-ready}"
    echo "OCF resource agent for Masakari's $DAEMON. $INSTANCES"
}

# Sets java to a Java 17 or later, or to nothing.
find_java() {
    java=$OCF_RESKEY_java
    [ -z "$java" ] || return 0
    for java in /usr/lib/jvm/*-17-*/bin/java /usr/lib/jvm/jre-17/bin/java /usr/lib/jvm/*-21-*/bin/java; do
        [ ! -x "$java" ] || return 0
    done
    java=$(command -v java) || java=
}

# True if everything that a start needs is on this node. Sets java.
is_installed() {
    find_java
    [ -n "$java" ] && [ -x "$java" ] && [ -d "$JAR_FOLDER" ]
}

# Sets pid to the daemon's process, or to nothing if it does not run. The pid file holds the
# process's start time as well: a number that was given to another process is not mistaken for it.
find_process() {
    pid=
    [ -r "$PID_FILE" ] || return 1
    read -r known_pid known_start <"$PID_FILE" || :
    [ -n "$known_pid" ] && [ -r "/proc/$known_pid/stat" ] || return 1
    read_start_time "$known_pid" || return 1
    [ "$start_time" = "$known_start" ] || return 1
    pid=$known_pid
}

# Sets start_time of process $1, in clock ticks since boot; fails for one that is gone or a zombie.
read_start_time() {
    start_time=
    stat_line=
    { read -r stat_line <"/proc/$1/stat"; } 2>/dev/null || return 1
    # Word splitting is what parses the line; the name before the ")" may hold anything.
    # shellcheck disable=SC2086
    set -- ${stat_line##*) }
    [ $# -ge 20 ] && [ "$1" != Z ] && [ "$1" != X ] || return 1
    start_time=${20}
}

# Sets beat_age (s), beat_state and beat_text; beat_state is empty if there is no heartbeat.
read_heartbeat() {
    beat_age=0 beat_state='' beat_text=''
    [ -r "$HEARTBEAT" ] || return 0
    { read -r beat_uptime beat_state beat_text <"$HEARTBEAT"; } 2>/dev/null || :
    read -r uptime _ </proc/uptime
    beat_age=$((${uptime%.*} - ${beat_uptime:-0}))
}

daemon_monitor() {
    if ! find_process; then
        [ -e "$PID_FILE" ] || return "$OCF_NOT_RUNNING"
        # A probe after the process ended on its own: not running is what Pacemaker has to know.
        ! ocf_is_probe || return "$OCF_NOT_RUNNING"
        ocf_exit_reason "$DAEMON has ended unexpectedly; see $LOG_FILE"
        return "$OCF_ERR_GENERIC"
    fi
    read_heartbeat
    if [ -z "$beat_state" ]; then
        ocf_exit_reason "$DAEMON (process $pid) has no heartbeat; see $LOG_FILE"
        return "$OCF_ERR_GENERIC"
    fi
    if [ "$beat_age" -gt "$OCF_RESKEY_heartbeat_max_age" ]; then
        ocf_exit_reason "$DAEMON (process $pid) hangs: no heartbeat for $beat_age s ($beat_text); see $LOG_FILE"
        return "$OCF_ERR_GENERIC"
    fi
    return "$OCF_SUCCESS"
}

class_path() {
    cp_list=
    for jar in "$JAR_FOLDER"/*.jar; do
        cp_list=${cp_list:+$cp_list:}$jar
    done
    echo "$cp_list"
}

# An archive of another Java or of older jars is left aside by Java itself, here without a word.
archive_options() {
    [ ! -r "$ARCHIVE" ] || echo "-Xshare:auto -XX:SharedArchiveFile=$ARCHIVE -Xlog:disable -Xlog:all=error:stderr"
}

# Has the daemon read its config, which sets problems. An archive that ends Java is a damaged one.
try_config() {
    check_config && return 0
    status=$?
    [ "$status" -gt 128 ] && [ -e "$ARCHIVE" ] || return "$status"
    ocf_log warn "$ARCHIVE is damaged: it is removed; archive-classes makes a new one"
    rm -f "$ARCHIVE" && check_config
}

check_config() {
    # shellcheck disable=SC2046  # a list of options
    problems=$("$java" $(archive_options) -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx24m \
        -cp "$(class_path)" "$MAIN_CLASS" --config "$OCF_RESKEY_config" --check 2>&1)
}

daemon_validate() {
    if ! is_installed; then
        ocf_exit_reason "$DAEMON is not installed here: java (${java:-none found}) and $JAR_FOLDER are needed"
        return "$OCF_ERR_INSTALLED"
    fi
    case $OCF_RESKEY_heartbeat_max_age in
        '' | *[!0-9]*)
            ocf_exit_reason "heartbeat_max_age=$OCF_RESKEY_heartbeat_max_age is wrong: whole seconds expected"
            return "$OCF_ERR_CONFIGURED"
            ;;
    esac
    if ! try_config; then
        ocf_exit_reason "$(printf '%s\n' "$problems" | head -n 8 | tr '\n' ' ')"
        # A file of this node: with OCF_ERR_CONFIGURED Pacemaker would run it nowhere.
        return "$OCF_ERR_ARGS"
    fi
    return "$OCF_SUCCESS"
}

# Makes the folders, and removes the heartbeat of an earlier process.
make_ready() {
    if ! mkdir -p "$OCF_RESKEY_run_dir" "$OCF_RESKEY_log_dir" || ! rm -f "$HEARTBEAT"; then
        ocf_exit_reason "$OCF_RESKEY_run_dir or $OCF_RESKEY_log_dir cannot be made"
        return "$OCF_ERR_GENERIC"
    fi
}

# Becomes the daemon, by $1, such as setsid, if any.
become_daemon() {
    # One arena for malloc, trimmed early: small daemons stay small.
    export MALLOC_ARENA_MAX=1 MALLOC_TRIM_THRESHOLD_=65536
    # shellcheck disable=SC2046,SC2086  # lists of options
    exec "$@" "$java" $(archive_options) $OCF_RESKEY_java_opts -cp "$(class_path)" "$MAIN_CLASS" \
        --config "$OCF_RESKEY_config" --heartbeat "$HEARTBEAT"
}

# Writes the pid file for process $1.
remember_process() {
    read_start_time "$1" || :
    echo "$1 $start_time" >"$PID_FILE"
}

# Starts the process and writes the pid file.
launch() {
    become_daemon setsid </dev/null >>"$LOG_FILE" 2>&1 &
    remember_process "$!"
}

# In the foreground, for systemd; what it says goes to standard error.
daemon_run() {
    if ! is_installed; then
        daemon_validate
        return $?
    fi
    if find_process; then
        ocf_exit_reason "$DAEMON runs already, as process $pid"
        return "$OCF_ERR_GENERIC"
    fi
    make_ready || return $?
    remember_process $$
    become_daemon
}

# The operation's time, less a margin in which to say why it was not enough.
seconds_to_start() {
    seconds=$((${OCF_RESKEY_CRM_meta_timeout:-60000} / 1000 - 5))
    [ "$seconds" -ge 10 ] || seconds=10
}

daemon_start() {
    if daemon_monitor 2>/dev/null; then
        [ "$beat_state" != ready ] || return "$OCF_SUCCESS"
    elif find_process; then
        daemon_stop
    fi
    daemon_validate || return $?
    make_ready || return $?
    launch
    await_ready
}

await_ready() {
    seconds_to_start
    turns=$((seconds * 10))
    told=
    while [ "$turns" -gt 0 ]; do
        if ! find_process; then
            rm -f "$PID_FILE"
            ocf_exit_reason "$DAEMON ended while it started: $(tail -n 1 "$LOG_FILE")"
            return "$OCF_ERR_GENERIC"
        fi
        read_heartbeat
        [ "$beat_state" != ready ] || return "$OCF_SUCCESS"
        if [ "$beat_text" != "$told" ]; then
            told=$beat_text
            ocf_log info "$DAEMON is starting: $told"
        fi
        sleep 0.1
        turns=$((turns - 1))
    done
    ocf_exit_reason "$DAEMON was not ready after $seconds s: ${told:-no sign of life; see $LOG_FILE}"
    daemon_stop
    return "$OCF_ERR_GENERIC"
}

# For systemd, beside "run", which may not have written its pid file yet.
daemon_await_ready() {
    turns=100
    until find_process; do
        if [ "$turns" -eq 0 ]; then
            ocf_exit_reason "$DAEMON was not started"
            return "$OCF_NOT_RUNNING"
        fi
        sleep 0.1
        turns=$((turns - 1))
    done
    await_ready
}

# Waits until the process is gone, for $1 tenths of a second.
await_end() {
    turns=$1
    while find_process; do
        [ "$turns" -gt 0 ] || return 1
        sleep 0.1
        turns=$((turns - 1))
    done
}

daemon_stop() {
    if find_process; then
        kill -TERM "$pid" 2>/dev/null
        if ! await_end 100; then
            ocf_log warn "$DAEMON (process $pid) does not end: killing it"
            kill -KILL "$pid" 2>/dev/null
            await_end 100 || ocf_log err "$DAEMON (process $pid) cannot be killed"
        fi
    fi
    rm -f "$PID_FILE" "$HEARTBEAT"
    return "$OCF_SUCCESS"
}

# A changed heartbeat_max_age: the next monitor goes by it. All else needs a restart, and Pacemaker
# knows so from the meta-data.
daemon_reload_agent() {
    daemon_validate || return $?
    daemon_monitor
}

daemon_status() {
    daemon_monitor
    status=$?
    if [ "$status" -eq "$OCF_SUCCESS" ]; then
        echo "$DAEMON runs as process $pid, $beat_state: $beat_text"
    fi
    return "$status"
}

daemon_main() {
    case ${1:-} in
        meta-data) daemon_meta_data; exit "$OCF_SUCCESS" ;;
        usage | help) daemon_usage; exit "$OCF_SUCCESS" ;;
        start) daemon_start ;;
        stop) daemon_stop ;;
        monitor) daemon_monitor ;;
        status) daemon_status ;;
        reload-agent) daemon_reload_agent ;;
        validate-all) daemon_validate ;;
        run) daemon_run ;;
        await-ready) daemon_await_ready ;;
        *) daemon_usage; exit "$OCF_ERR_UNIMPLEMENTED" ;;
    esac
    exit $?
}
