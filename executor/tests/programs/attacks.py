"""Tries every way out of the sandbox; prints `name: kept` where it is closed and `name: broken` where it is open."""
import ctypes, os, socket, subprocess
libc = ctypes.CDLL(None, use_errno=True)

def attempt(name, attack):
    try:
        done = attack()
    except (OSError, PermissionError, subprocess.SubprocessError):
        done = False
    print(name + ":", "broken" if done else "kept", flush=True)

def write(path):
    with open(path, "w") as file:
        file.write("x")
    return True

def replace_socket():
    os.unlink("/run/palace/stage.sock")
    return True

def run_from_tmp():
    with open("/tmp/program", "w") as file:
        file.write("#!/bin/sh\nexit 0\n")
    os.chmod("/tmp/program", 0o755)
    return subprocess.run(["/tmp/program"]).returncode == 0

def stage_is_readable():
    return len(os.listdir("/proc/1/fd")) > 0

def syscall(number, *arguments):
    return libc.syscall(number, *arguments) >= 0

attempt("root", lambda: os.getuid() == 0)
attempt("internet socket", lambda: socket.socket(socket.AF_INET, socket.SOCK_STREAM))
attempt("internet socket 6", lambda: socket.socket(socket.AF_INET6, socket.SOCK_DGRAM))
attempt("netlink", lambda: socket.socket(16, socket.SOCK_RAW))
attempt("vsock", lambda: socket.socket(40, socket.SOCK_STREAM))
attempt("write /", lambda: write("/broken"))
attempt("write /opt", lambda: write("/opt/palace/stage"))
attempt("write link folder", lambda: write("/run/palace/other"))
attempt("replace socket", replace_socket)
attempt("run from tmp", run_from_tmp)
attempt("stage memory", stage_is_readable)
attempt("kill stage", lambda: os.kill(1, 9) or os.listdir("/proc/1") == [])
attempt("setuid", lambda: os.setuid(0) or True)
attempt("mount", lambda: libc.mount(b"none", b"/tmp", b"tmpfs", 0, None) == 0)
attempt("unshare", lambda: libc.unshare(0x10000000) == 0)
attempt("ptrace", lambda: libc.ptrace(0, 0, 0, 0) == 0)
attempt("keyctl", lambda: syscall(250, 0, 0))
attempt("add_key", lambda: syscall(248, b"user", b"a", b"b", 1, -3))
attempt("bpf", lambda: syscall(321, 0, 0, 0))
attempt("io_uring", lambda: syscall(425, 8, ctypes.create_string_buffer(256)))
attempt("userfaultfd", lambda: syscall(323, 0))
attempt("perf", lambda: syscall(298, ctypes.create_string_buffer(128), 0, -1, -1, 0))
attempt("process_vm_readv", lambda: syscall(310, os.getppid(), 0, 0, 0, 0, 0))
attempt("chroot", lambda: os.chroot("/tmp") or True)
print("done")
