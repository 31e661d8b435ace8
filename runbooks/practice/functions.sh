# Practice mode: stand-ins that only say what the real programs would do.
#
# A session in practice mode has a PATH that holds no program (an empty folder; an empty PATH would mean the current
# folder) and sources this file. Every name that a command can begin with then ends in one of the functions below: the
# programs that need words of their own, the builtins that could touch the machine or leave practice mode, and a
# handler that speaks for any other name.
#
# - What they say goes to standard error, so that it is seen even where the guide redirects or captures the output.
#   What a guide goes on to use (a process list, keys) goes to standard output, and is made up.
# - Sourcing defines functions and prints nothing. `builtin`, `printf`, `trap` and `read` are left alone, for the
#   engine's own functions use them; here they are called through `builtin` all the same.
# - The engine looks at every command once more just before it runs, at those of the stand-ins too: they assign nothing
#   with a blank in it, nor from a command's output, and IFS stays as it is.
# - It is read by bash 3.2 (macOS) too. That one knows no command_not_found_handle, so the usual programs have
#   functions of their own. A function may be called `.` or `exec`: bash finds functions first, except in POSIX
#   mode, which `set` and `shopt` below do not enter.

__practice_say() {
  builtin printf 'practice: would %s\n' "$*" >&2
}

# Says a command as it would be typed.
__practice_run() {
  local words
  builtin printf -v words ' %q' "$@"
  __practice_say "run:$words"
}

# Leaves in `operands` the words that are no options: `install -y a b` gives `install a b`.
__practice_operands() {
  local word
  operands=
  for word; do
    case $word in
      -*) ;;
      *) builtin printf -v operands '%s %s' "$operands" "$word" ;;
    esac
  done
  operands=${operands# }
}

# Passes on what comes through a pipe, as a filter that finds nothing to change would; false without a pipe.
__practice_pass() {
  [[ -p /dev/stdin && $BASH_SUBSHELL -gt 0 ]] || return 1
  __practice_copy
}

# Copies standard input; `read` without a name keeps the blanks of a line.
__practice_copy() {
  local REPLY
  while builtin read -r || [[ -n $REPLY ]]; do
    builtin printf '%s\n' "$REPLY"
  done
}

# Services and machines

service() {
  case $2 in
    start | restart | reload | stop) __practice_say "$2 the service $1" ;;
    *) __practice_run service "$@" ;;
  esac
}

systemctl() {
  local operands
  __practice_operands "$@"
  case $operands in
    start\ * | restart\ * | reload\ * | stop\ * | enable\ * | disable\ *) __practice_say "$operands" ;;
    *) __practice_run systemctl "$@" ;;
  esac
}

st2ctl() {
  case $1 in
    start | restart | reload | stop) __practice_say "$1 all services of StackStorm" ;;
    *) __practice_run st2ctl "$@" ;;
  esac
}

reboot() { __practice_say 'restart this machine'; }
shutdown() { __practice_say "shut this machine down ($*)"; }

# Packages

__practice_packages() {
  local operands
  __practice_operands "${@:2}"
  case ${operands%% *} in
    update | check-update) __practice_say 'fetch the list of packages' ;;
    upgrade) __practice_say 'upgrade the installed packages' ;;
    dist-upgrade | full-upgrade) __practice_say 'upgrade the system, with packages added and removed as needed' ;;
    install | remove | purge) __practice_say "$operands" ;;
    *) __practice_run "$@" ;;
  esac
}

apt-get() { __practice_packages apt-get "$@"; }
apt() { __practice_packages apt "$@"; }
yum() { __practice_packages yum "$@"; }
dnf() { __practice_packages dnf "$@"; }

# Asks, as the real one does, so that a guide's "answer Y" can be practised.
update-system() {
  local answer=
  builtin printf 'Replace the version that is installed? [Y/n] ' >&2
  builtin read -r answer || builtin printf '\n' >&2
  case $answer in
    [nN]*) __practice_say 'leave everything as it is' ;;
    *) __practice_say 'replace StackStorm by the new version' ;;
  esac
}

# Databases and migrations

snf-manage() {
  case $1 in
    syncdb) __practice_say 'create the tables that are missing' ;;
    migrate) __practice_say 'migrate the tables of this service' ;;
    *) __practice_run snf-manage "$@" ;;
  esac
}

pithos-migrate() { __practice_say "migrate the tables of pithos: $*"; }
alembic() { __practice_say "migrate the database: alembic $*"; }

st2() {
  __practice_run st2 "$@"
  case "$1 $2" in
    'key list') builtin printf '[{"name": "practice", "value": "made up"}]\n' ;;
  esac
}

# Processes and people

ps() {
  __practice_say 'list the processes of this machine; these are made up:'
  builtin printf '%s\n' \
    'USER       PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND' \
    'root         1  0.0  0.1 167512 11288 ?        Ss   08:50   0:01 /sbin/init' \
    'redis     4711  0.0  0.1  35020  1704 ?        Ssl  08:52   0:00 thirdparty/redis-2.6.16/src/redis-server /tmp/paasmaker/redis/jobs/service.conf' \
    'redis     4717  0.0  0.1  35020  1712 ?        Ssl  08:52   0:00 thirdparty/redis-2.6.16/src/redis-server /tmp/paasmaker/redis/stats/service.conf' \
    'redis     4723  0.0  0.1  35020  1698 ?        Ssl  08:52   0:00 thirdparty/redis-2.6.16/src/redis-server /tmp/paasmaker/redis/table/service.conf' \
    'www-data  5012  0.3  1.2 214532 98432 ?        S    08:53   0:04 gunicorn: master [synnefo]'
}

kill() { __practice_say "send a signal: kill $*"; }
sudo() {
  case $1 in
    -*) __practice_run sudo "$@" ;;
    *)
      local words
      builtin printf -v words ' %q' "$@"
      __practice_say "run as root:$words"
      ;;
  esac
}

date() {
  if [[ ${BASH_VERSINFO[0]} -gt 4 ]]; then
    case $1 in
      +*) builtin printf "%(${1#+})T\n" -1 ;;
      *) builtin printf '%(%c)T\n' -1 ;;
    esac
  else
    builtin printf '2000-01-01\n'
  fi
}
hostname() { builtin printf '%s\n' "${HOSTNAME:-localhost}"; }
whoami() { builtin printf '%s\n' "${USER:-operator}"; }

# Filters work on what is piped into them and say what they would do with a file.

grep() {
  local word pattern='' invert='' files=0 REPLY
  for word; do
    case $word in
      -v | -v* | -[a-z]v*) invert=1 ;;
      -*) ;;
      *) if [[ -z $pattern ]]; then pattern=$word; else files=1; fi ;;
    esac
  done
  if [[ $files -eq 1 ]] || ! [[ -p /dev/stdin && $BASH_SUBSHELL -gt 0 ]]; then
    __practice_run grep "$@"
    return
  fi
  while builtin read -r || [[ -n $REPLY ]]; do
    if [[ -n $invert ]]; then
      [[ $REPLY == *"$pattern"* ]] || builtin printf '%s\n' "$REPLY"
    else
      [[ $REPLY != *"$pattern"* ]] || builtin printf '%s\n' "$REPLY"
    fi
  done
  # Finding nothing in what is made up is no failure.
  return 0
}

cat() {
  if [[ $# -gt 0 && $* != - ]]; then
    __practice_say "show $*"
  elif ! [[ -t 0 ]]; then
    __practice_copy
  fi
}

tee() {
  local operands
  __practice_operands "$@"
  __practice_say "write to $operands"
  __practice_pass || return 0
}

awk() { __practice_pass || __practice_run awk "$@"; }
column() { __practice_pass || __practice_run column "$@"; }
cut() { __practice_pass || __practice_run cut "$@"; }
head() { __practice_pass || __practice_run head "$@"; }
jq() { __practice_pass || __practice_run jq "$@"; }
less() { __practice_pass || __practice_run less "$@"; }
more() { __practice_pass || __practice_run more "$@"; }
sed() { __practice_pass || __practice_run sed "$@"; }
sort() { __practice_pass || __practice_run sort "$@"; }
tail() { __practice_pass || __practice_run tail "$@"; }
tr() { __practice_pass || __practice_run tr "$@"; }
uniq() { __practice_pass || __practice_run uniq "$@"; }
wc() { __practice_pass || __practice_run wc "$@"; }

# Builtins that reach out of the session, or out of practice mode

.() { __practice_say "read $1 into this shell"; }
source() { __practice_say "read $1 into this shell"; }
deactivate() { __practice_say 'leave the virtual environment'; }
cd() { __practice_say "go to ${1:-the home folder}"; }
pushd() { __practice_say "go to $1, and remember this folder"; }
popd() { __practice_say 'go back to the folder before'; }
exec() { __practice_run exec "$@"; }
eval() { __practice_run eval "$@"; }
exit() { __practice_say 'leave this shell'; }
logout() { __practice_say 'leave this shell'; }
suspend() { __practice_run suspend "$@"; }
alias() { __practice_run alias "$@"; }
unalias() { __practice_run unalias "$@"; }
bind() { __practice_run bind "$@"; }
complete() { __practice_run complete "$@"; }
compgen() { __practice_run compgen "$@"; }
disown() { __practice_run disown "$@"; }
enable() { __practice_run enable "$@"; }
fc() { __practice_run fc "$@"; }
hash() { __practice_run hash "$@"; }
history() { __practice_run history "$@"; }
ulimit() { __practice_run ulimit "$@"; }

# Every program is there as far as a guide can ask.
which() { builtin printf '%s\n' "$@"; }
command() {
  case $1 in
    -v | -V) builtin printf '%s\n' "$2" ;;
    *) __practice_run command "$@" ;;
  esac
}

mapfile() {
  case " $* " in
    *' -C'*) __practice_run mapfile "$@" ;;
    *) builtin mapfile "$@" ;;
  esac
}
readarray() { mapfile "$@"; }

set() {
  case " $* " in
    *' posix '*) __practice_run set "$@" ;;
    *) builtin set "$@" ;;
  esac
}

shopt() {
  case " $* " in
    *' posix '*) __practice_run shopt "$@" ;;
    *) builtin shopt "$@" ;;
  esac
}

# Without local names: it must reach any variable. A function stays, for it may be a stand-in.
unset() {
  case $1 in
    -*f*) __practice_run unset "$@" ;;
    -v) builtin unset "$@" ;;
    *) builtin unset -v "$@" ;;
  esac
}

# Everything else

command_not_found_handle() { __practice_run "$@"; }

# The programs that guides name most, for a bash without the handler.
__practice_define() {
  local name
  for name; do
    builtin eval "$name() { __practice_run $name \"\$@\"; }"
  done
}
__practice_define \
  ansible ansible-playbook apachectl apt-cache apt-key aptitude basename bash brew bundle bunzip2 bzip2 ceph chgrp \
  chmod chown chroot composer consul cp createdb createuser crontab curl dd df diff dirname django-admin dmesg \
  docker docker-compose dpkg dropdb du env find firewall-cmd fsck gcloud gem getent git gnt-cluster gnt-instance \
  gnt-node gpg gunzip gzip helm id initctl install invoke-rc.d ip iptables java journalctl kadmin killall kinit \
  kolla-ansible kubeadm kubectl ldapmodify ldapsearch ln locale-gen ls lsb_release lsof lvextend make md5sum mkdir \
  mkfs mktemp mongo mongodump mongorestore mount mv mysql mysql_upgrade mysqladmin mysqlcheck mysqldump \
  nc netstat nginx nohup nova npm openssl openstack passwd patch pg_ctl pg_dump pg_dumpall pg_dropcluster pg_lsclusters \
  pg_restore pg_upgrade pg_upgradecluster php ping pip pip3 pkill podman poweroff psql puppet python python2 \
  python3 rabbitmqctl rails rake readlink realpath redis-cli resize2fs restorecon rm rmdir rpm rsync ruby salt scp screen \
  semanage setfacl setsebool sftp sh sha256sum sleep snap ss ssh ssh-copy-id ssh-keygen stat su supervisorctl swapoff \
  swapon sync sysctl tar timeout tmux touch ufw umount uname unlink unxz unzip update-alternatives update-grub \
  update-rc.d useradd userdel usermod virtualenv visudo wget xargs xz yarn zcat zip zypper
builtin unset -f __practice_define
