"""set_format.py STORE VERSION: records another format version in a closed store, behind the program's back.

Appends to RocksDB's write-ahead log (https://github.com/facebook/rocksdb/wiki/Write-Ahead-Log-File-Format) one batch
that puts the record described in docs/STORAGE_FORMAT.md.
"""
import pathlib
import struct
import sys
import time


def crc32c(data: bytes) -> int:
    crc = 0xFFFFFFFF
    for byte in data:
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0x82F63B78 if crc & 1 else 0)
    return crc ^ 0xFFFFFFFF


def masked(crc: int) -> int:
    return ((crc >> 15 | crc << 17) + 0xA282EAD8) & 0xFFFFFFFF


store, version = pathlib.Path(sys.argv[1]), int(sys.argv[2])
key = b"\x01"
value = b"yinguo" + struct.pack(">I", version)
sequence = time.time_ns() >> 12  # after all that the store holds, in 56 bits
batch = struct.pack("<QI", sequence, 1) + b"\x01" + bytes([len(key)]) + key + bytes([len(value)]) + value
full = b"\x01" + batch
log = max(store.glob("*.log"))
with log.open("ab") as file:
    file.write(struct.pack("<IH", masked(crc32c(full)), len(batch)) + full)
