"""talk-nonsense.py PID - writes what is no JSON to libvirtd, as the qemu PID."""
import ctypes, os, sys
pid = int(sys.argv[1])
sockets = (line.split() for line in open("/proc/net/unix"))
connected = {f"socket:[{each[6]}]" for each in sockets
             if each[-1].endswith("/monitor.sock") and each[5] == "03"}
number = next(int(each) for each in os.listdir(f"/proc/{pid}/fd")
              if os.readlink(f"/proc/{pid}/fd/{each}") in connected)
pidfd_getfd = 438
end = ctypes.CDLL(None).syscall(pidfd_getfd, os.pidfd_open(pid), number, 0)
os.write(end, b"no JSON\r\n")
