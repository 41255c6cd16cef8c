"""Tries what a sandbox must refuse, each in a process of its own; prints `{name: outcome}` as JSON.

An outcome is `done`, the name of the error, or the name of the signal that ended the process.
"""

import ctypes
import errno
import json
import mmap
import os
import resource
import shutil
import signal
import stat

libc = ctypes.CDLL(None, use_errno=True)

HIGH_BIT = 1 << 32
NEW_USER = 0x10000000
X32 = 0x40000000

# Numbers of the x86-64 system call table, and arguments that do nothing where the call is allowed.
CALLS = {
    "socket inet": (41, 2, 1, 0),
    "socket inet6": (41, 10, 1, 0),
    "socket inet, hidden": (41, HIGH_BIT | 2, 1, 0),
    "socket netlink": (41, 16, 3, 0),
    "socket packet": (41, 17, 3, 0),
    "socket kernel crypto": (41, 38, 5, 0),
    "socket vsock": (41, 40, 1, 0),
    "socketpair inet": (53, 2, 1, 0, 0),
    "ptrace": (101, 0, 0, 0, 0),
    "process_vm_readv": (310, os.getpid(), 0, 0, 0, 0, 0),
    "process_vm_writev": (311, os.getpid(), 0, 0, 0, 0, 0),
    "kcmp": (312, os.getpid(), os.getpid(), 0, 0, 0),
    "pidfd_getfd": (438, -1, 0, 0),
    "unshare": (272, NEW_USER),
    "setns": (308, -1, 0),
    "clone into a namespace": (56, NEW_USER | signal.SIGCHLD, 0, 0, 0, 0),
    "clone3": (435, 0, 0),
    "keyctl": (250, 0, -3, 0),
    "add_key": (248, 0, 0, 0, 0, 0),
    "request_key": (249, 0, 0, 0, 0),
    "io_uring_setup": (425, 1, 0),
    "io_uring_enter": (426, -1, 0, 0, 0, 0, 0),
    "io_uring_register": (427, -1, 0, 0, 0),
    "mount": (165, 0, 0, 0, 0, 0),
    "umount2": (166, 0, 0),
    "pivot_root": (155, 0, 0),
    "chroot": (161, 0),
    "fsopen": (430, 0, 0),
    "open_tree": (428, -1, 0, 0),
    "move_mount": (429, -1, 0, -1, 0, 0),
    "mount_setattr": (442, -1, 0, 0, 0, 0),
    "bpf": (321, 0, 0, 0),
    "userfaultfd": (323, 0x12345),
    "perf_event_open": (298, 0, 0, -1, -1, 0),
    "kexec_load": (246, 0, 99, 0, 0),
    "init_module": (175, 0, 0, 0),
    "finit_module": (313, -1, 0, 0),
    "delete_module": (176, 0, 0),
    "swapon": (167, 0, 0),
    "swapoff": (168, 0),
    "reboot": (169, 0, 0, 0, 0),
    "open_by_handle_at": (304, -1, 0, 0),
    "name_to_handle_at": (303, -1, 0, 0, 0, 0),
    "fanotify_init": (300, 0x12345678, 0),
    "inotify_init1": (294, 0),
    "memfd_create": (319, 0, 0),
    "execveat": (322, -1, 0, 0, 0, 0),
    "vmsplice": (278, -1, 0, 0, 0),
    "splice": (275, -1, 0, -1, 0, 0, 0),
    "move_pages": (279, 0, 0, 0, 0, 0, 0),
    "mbind": (237, 0, 0, 0, 0, 0, 0),
    "personality without random addresses": (135, 0x0040000),
    "clock_settime": (227, 0, 0),
    "sethostname": (170, 0, -1),
    "syslog": (103, 10, 0, 0),
    "iopl": (172, 99),
    "acct": (163, -1),
    "semget": (64, 0, 1, 0o600),
    "msgget": (68, 0, 0o600),
    "ioctl TIOCSTI": (16, 0, 0x5412, 0),
    "ioctl TIOCSTI, hidden": (16, 0, HIGH_BIT | 0x5412, 0),
    "x32 getpid": (X32 | 39,),
}


def system_call(number, *arguments):
    result = libc.syscall(*(ctypes.c_long(value) for value in (number, *arguments)))
    if result == 0 and number == CALLS["clone into a namespace"][0]:
        os._exit(0)
    if result < 0:
        raise OSError(ctypes.get_errno(), "refused")


def call_as_32_bit():
    """`getpid` of the 32-bit kernel interface: mov eax, 20; int 0x80; ret."""
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(b"\xb8\x14\x00\x00\x00\xcd\x80\xc3")
    ctypes.CFUNCTYPE(ctypes.c_int)(ctypes.addressof(ctypes.c_char.from_buffer(code)))()


def write(path):
    with open(path, "w") as file:
        file.write("mine")


def run_copy(folder):
    program = os.path.join(folder, "true")
    shutil.copy("/bin/true", program)
    try:
        os.execv(program, [program])
    finally:
        os.unlink(program)


def make_device():
    os.mknod("/tmp/null", stat.S_IFCHR | 0o666, os.makedev(1, 3))


def raise_limit():
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    except ValueError:
        # What Python makes of EPERM here.
        raise PermissionError(errno.EPERM, "refused") from None


ATTACKS = {name: lambda call=call: system_call(*call) for name, call in CALLS.items()} | {
    "32-bit call": call_as_32_bit,
    "write to the root": lambda: write("/mine"),
    "write to the prelude": lambda: write("/opt/palace/prelude/runner.py"),
    "write to Python": lambda: write("/usr/lib/python3.11/random.py"),
    "run a file of /tmp": lambda: run_copy("/tmp"),
    "run a file of /game": lambda: run_copy("/game"),
    "run a file of /dev/shm": lambda: run_copy("/dev/shm"),
    "make a device": make_device,
    "become root": lambda: os.setuid(0),
    "raise the limit on open files": raise_limit,
}


def outcome(attack):
    reading, writing = os.pipe()
    os.set_inheritable(writing, False)
    child = os.fork()
    if child == 0:
        try:
            attack()
        except OSError as error:
            os.write(writing, errno.errorcode[error.errno].encode())
        except BaseException as error:
            os.write(writing, f"broken test: {error!r}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    name = os.read(reading, 100).decode()
    os.close(reading)
    if os.WIFSIGNALED(status):
        return signal.Signals(os.WTERMSIG(status)).name
    return name or "done"


print(json.dumps({name: outcome(attack) for name, attack in ATTACKS.items()}))
