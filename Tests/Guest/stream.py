"""Reads report 0x20 from a hidraw node for some seconds and checks what a driver relies on.

The guest's processor is emulated and shared: reports may come late or not at all, so the device's own
sequence numbers and clock are the truth and only half of the samples must arrive.
"""

import argparse
import fcntl
import os
import select
import struct
import sys
import time

TICKS_HZ = 48_000_000


def set_feature(path, report):
    # HIDIOCSFEATURE(len), <linux/hidraw.h>
    request = 0xC0004806 | len(report) << 16
    with open(path, "rb+", buffering=0) as node:
        fcntl.ioctl(node, request, bytearray(report))


def read(path, seconds):
    samples, reports, newest = {}, 0, None
    end = time.monotonic() + seconds
    node = os.open(path, os.O_RDONLY)
    while time.monotonic() < end:
        if not select.select([node], [], [], 0.5)[0]:
            continue
        report = os.read(node, 64)
        if len(report) != 52 or report[0] != 0x20:
            continue
        reports += 1
        slots = [struct.unpack_from("<IB", report, 1 + 17 * slot + 12) for slot in range(3)]
        if newest is None:
            newest = slots[0][0]
        for ahead, sequence in sorted(((t - newest) & 0xFFFFFFFF, s) for t, s in slots):
            if 0 < ahead < 1 << 31:
                samples[(newest + ahead) & 0xFFFFFFFF] = sequence
        newest = next(reversed(samples), newest)
    os.close(node)
    return samples, reports


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--power", help="node of the mainboard to turn on first")
    parser.add_argument("--stream", required=True)
    parser.add_argument("--rate", type=int, required=True)
    parser.add_argument("--seconds", type=float, default=4)
    options = parser.parse_args()
    if options.power:
        set_feature(options.power, bytes.fromhex("0478293801000000000002000100") + bytes(50))
    set_feature(options.stream, bytes.fromhex("0400000000"))
    set_feature(options.stream, bytes.fromhex("0703000000"))
    samples, reports = read(options.stream, options.seconds)
    ticks = list(samples)
    if len(ticks) < 2:
        sys.exit("no samples")
    span = (ticks[-1] - ticks[0]) & 0xFFFFFFFF
    taken = round(span * options.rate / TICKS_HZ) + 1
    steps = (samples[ticks[-1]] - samples[ticks[0]]) & 0xFF
    print(f"{options.stream}: {reports} reports, {len(ticks)} of {taken} samples in {span / TICKS_HZ:.2f} s")
    if steps != (taken - 1) & 0xFF:
        sys.exit(f"sequence numbers moved by {steps}, the clock by {taken - 1} samples")
    if len(ticks) < taken / 2:
        sys.exit("more than half of the samples are missing")
    if span < options.seconds * TICKS_HZ / 2:
        sys.exit("the stream lasted less than half of the time")


main()
