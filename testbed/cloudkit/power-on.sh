#!/bin/sh
# power-on.sh NODE FOLDER SHARED LAYER... - become a node.
#
# Runs as process 1 of fresh mount, pid, uts, ipc and net namespaces: puts the
# node's root together, changes into it and becomes its init. Killing that init
# is pulling the plug: the kernel ends everything in here with it.
set -eu
node=$1 folder=$2 shared=$3
shift 3

# /proc is still the host's, so this line holds the pid by which the host knows us.
read -r stat </proc/self/stat
printf '%s\n' "$stat" >"$folder/init.new"
mv "$folder/init.new" "$folder/init"

layers=
for layer; do layers="$layers${layers:+:}$layer"; done

# `disk` is the node's own and survives a power cycle. `volatile`: what counts as
# stable storage is the host's memory, which no power cut in here can touch.
cd "$folder"
mkdir -p disk root
for _ in 1 2 3 4 5 6 7 8 9 10; do # the previous life may still be unmounting
	rm -rf work
	mkdir work
	mount -t overlay overlay \
		-o "lowerdir=$layers,upperdir=disk,workdir=work,volatile" root && break
	sleep 0.1
done
cd root

mount -t proc -o nosuid,nodev,noexec proc proc
mount -t sysfs -o ro,nosuid,nodev,noexec sysfs sys
mount -t tmpfs -o mode=755 tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
mount -t tmpfs -o mode=755 tmpfs dev
for device in null zero full random urandom tty; do
	: >dev/$device
	mount --bind /dev/$device dev/$device
done
mkdir dev/pts dev/shm run/testbed
mount -t devpts -o newinstance,mode=620,ptmxmode=666,gid=5 devpts dev/pts
mount -t tmpfs -o mode=1777 tmpfs dev/shm
ln -s pts/ptmx dev/ptmx
ln -s /proc/self/fd dev/fd
ln -s fd/0 dev/stdin
ln -s fd/1 dev/stdout
ln -s fd/2 dev/stderr
mount --bind "$shared" run/testbed

# A Pacemaker that panics writes here, and would reboot the machine we run on.
for trigger in proc/sysrq-trigger proc/sys/kernel/sysrq; do
	[ ! -e $trigger ] || mount --bind /dev/null $trigger
done

hostname "$node"
pivot_root . .
umount -l .
cd /
exec /usr/bin/tini -- /usr/lib/testbed/boot "$node"
