"""A filter of system calls (seccomp, Linux): no file, socket or program from here on.

The filter is a list of calls that are refused, for everything that opens, changes or watches a file
by its name, makes a socket, starts or touches another process, or reaches one of those by a side
door (io_uring, file handles, namespaces, the owner of a pipe, limits of others). What is open
already stays: the connection to the display. Whether there is a file of some name can still be
asked: the same call tells the state of what is open. The filter cannot be taken back, holds for
every thread (TSYNC) and needs no privilege (`no_new_privs`).

Numbers are those of x86-64: <https://github.com/torvalds/linux>, arch/x86/entry/syscalls.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
import sys
from typing import Final

_MACHINE: Final = "x86_64"
_AUDIT_ARCH: Final = 0xC000003E  # AUDIT_ARCH_X86_64
_X32: Final = 0x40000000
_SECCOMP: Final = 317
_SET_MODE_FILTER: Final = 1
_TSYNC: Final = 1
_DUMPABLE: Final = 4  # PR_SET_DUMPABLE: at 0 no other program of this person reads its memory
_NO_NEW_PRIVS: Final = 38
_CLONE: Final = 56
_CLONE3: Final = 435
_CLONE_THREAD: Final = 0x00010000
_TGKILL: Final = 234
_PRLIMIT: Final = 302

_REFUSED: Final[dict[str, int]] = {
    "open": 2, "creat": 85, "openat": 257, "openat2": 437, "open_by_handle_at": 304,
    "name_to_handle_at": 303, "truncate": 76, "unlink": 87, "unlinkat": 263, "rename": 82,
    "renameat": 264, "renameat2": 316, "mkdir": 83, "mkdirat": 258, "rmdir": 84, "link": 86,
    "linkat": 265, "symlink": 88, "symlinkat": 266, "mknod": 133, "mknodat": 259, "chmod": 90,
    "fchmodat": 268, "fchmodat2": 452, "chown": 92, "lchown": 94, "fchownat": 260, "utime": 132,
    "utimes": 235, "futimesat": 261, "utimensat": 280, "setxattr": 188, "lsetxattr": 189,
    "removexattr": 197, "lremovexattr": 198, "chroot": 161, "pivot_root": 155, "mount": 165,
    "umount2": 166, "open_tree": 428, "move_mount": 429, "fsopen": 430, "fspick": 433,
    "mount_setattr": 442, "socket": 41, "connect": 42, "accept": 43, "accept4": 288, "bind": 49,
    "listen": 50, "fork": 57, "vfork": 58, "execve": 59, "execveat": 322, "ptrace": 101,
    "process_vm_readv": 310, "process_vm_writev": 311, "kill": 62, "tkill": 200,
    "rt_sigqueueinfo": 129, "rt_tgsigqueueinfo": 297, "pidfd_open": 434, "pidfd_getfd": 438,
    "pidfd_send_signal": 424, "io_uring_setup": 425, "unshare": 272, "setns": 308, "bpf": 321,
    "perf_event_open": 298, "userfaultfd": 323, "add_key": 248, "request_key": 249,
    "keyctl": 250, "setpriority": 141, "ioprio_set": 251, "sched_setparam": 142,
    "sched_setscheduler": 144, "sched_setaffinity": 203, "sched_setattr": 314,
    "migrate_pages": 256, "move_pages": 279, "process_madvise": 440, "process_mrelease": 448,
    "kcmp": 312, "mq_open": 240, "mq_unlink": 241, "msgget": 68, "semget": 64,
    "inotify_add_watch": 254, "fanotify_init": 300, "fanotify_mark": 301,
}  # fmt: skip
# Calls that are refused with some values of an argument, counted from 0.
_REFUSED_WITH: Final[dict[str, tuple[int, int, tuple[int, ...]]]] = {
    # F_SETOWN, F_SETOWN_EX: whoever owns a pipe is sent any signal when something is written.
    "fcntl": (72, 1, (8, 15)),
    # TIOCSTI, TIOCLINUX: typing into a terminal; FIOSETOWN, SIOCSPGRP: owners again.
    "ioctl": (16, 1, (0x5412, 0x541C, 0x8901, 0x8902)),
}

# Classic BPF, <linux/filter.h>: load a word, jump if equal / not below / a bit is set, return.
_LOAD: Final = 0x20
_EQUAL: Final = 0x15
_NOT_BELOW: Final = 0x35
_BIT: Final = 0x45
_RETURN: Final = 0x06
_ALLOW: Final = 0x7FFF0000
_KILL: Final = 0x80000000
_ERRNO: Final = 0x00050000
# Offsets in struct seccomp_data.
_NUMBER: Final = 0
_ARCH: Final = 4
_ARGUMENTS: Final = 16  # six of 8 bytes, the low half of each first


class UnconfinedError(Exception):
    """This system does not let the process give up its rights."""


class _Program(ctypes.Structure):
    """`struct sock_fprog`."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def confine() -> None:
    """Give up files, sockets and other processes, for good.

    Raises:
        UnconfinedError: another machine than Linux on x86-64, or the kernel refuses.
    """
    if sys.platform != "linux" or platform.machine() != _MACHINE:
        raise UnconfinedError
    libc = ctypes.CDLL(None, use_errno=True)
    code = program(os.getpid())
    given = _Program(len(code) // 8, code)
    unused = ctypes.c_ulong(0)
    for option, value in ((_DUMPABLE, 0), (_NO_NEW_PRIVS, 1)):
        if libc.prctl(option, ctypes.c_ulong(value), unused, unused, unused) != 0:
            raise UnconfinedError
    if libc.syscall(_SECCOMP, _SET_MODE_FILTER, _TSYNC, ctypes.byref(given)) != 0:
        raise UnconfinedError


def program(process: int) -> bytes:
    """Return the filter for a process of this id, 8 bytes an instruction."""
    refuse = _ERRNO | errno.EPERM
    code = [
        (_LOAD, 0, 0, _ARCH),
        (_EQUAL, 1, 0, _AUDIT_ARCH),
        (_RETURN, 0, 0, _KILL),
        (_LOAD, 0, 0, _NUMBER),
        (_NOT_BELOW, 0, 1, _X32),  # the same calls under other numbers
        (_RETURN, 0, 0, _KILL),
    ]
    for number in _REFUSED.values():
        code += [(_EQUAL, 0, 1, number), (_RETURN, 0, 0, refuse)]
    for number, argument, values in _REFUSED_WITH.values():
        code += _asked(number, argument, values, found=refuse, otherwise=_ALLOW)
    # `abort` sends a signal to its own process, and limits are set on it: as 0, it is itself.
    code += _asked(_TGKILL, 0, (process,), found=_ALLOW, otherwise=refuse)
    code += _asked(_PRLIMIT, 0, (0,), found=_ALLOW, otherwise=refuse)
    code += [
        # Its flags lie in memory, where a filter cannot look: the C library then takes `clone`.
        (_EQUAL, 0, 1, _CLONE3),
        (_RETURN, 0, 0, _ERRNO | errno.ENOSYS),
        (_EQUAL, 0, 3, _CLONE),
        (_LOAD, 0, 0, _ARGUMENTS),
        (_BIT, 1, 0, _CLONE_THREAD),
        (_RETURN, 0, 0, refuse),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *each) for each in code)


def _asked(
    number: int, argument: int, values: tuple[int, ...], *, found: int, otherwise: int
) -> list[tuple[int, int, int, int]]:
    """Return instructions that answer one call by whether an argument has one of some values."""
    body = [
        (_LOAD, 0, 0, _ARGUMENTS + 8 * argument),
        *(
            (_EQUAL, left, 0, value)
            for left, value in zip(range(len(values), 0, -1), values, strict=True)
        ),
        (_RETURN, 0, 0, otherwise),
        (_RETURN, 0, 0, found),
    ]
    return [(_EQUAL, 0, len(body), number), *body]
