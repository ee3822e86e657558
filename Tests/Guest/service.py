"""Plugs emulated devices into this kernel, and unplugs them, while headsetd runs; started by service.sh.

Everything is seen from outside: nodes and their rights, headsetctl, shared memory through headset_pose.h,
/proc. Times are CLOCK_MONOTONIC, as in the poses.
"""

import argparse
import glob
import grp
import json
import os
import pwd
import re
import signal
import stat
import subprocess
import sys
import time

BIN = os.environ["HEADSET_BIN"]
CONFIGURATION = "/etc/headsetd/headsetd.toml"
SOCKET = "/run/headsetd/control.sock"
SEGMENT = "/dev/shm/headsetd-poses"
VHCI = "/sys/devices/platform/vhci_hcd.0"
# vendor, product and role of what the emulator shows as vive and wand.
MAINBOARD, RECEIVER, WAND = ("0bb4", "2c87"), ("28de", "2000"), ("28de", "2012")
UNITS = [MAINBOARD, RECEIVER, WAND]
# HEADSET_POSE_KIND_HEAD and HEADSET_POSE_KIND_RIGHT_HAND, and the unit whose node each comes from.
KINDS = {"1": RECEIVER, "3": WAND}
# From a unit's USB node to its first pose.
POSE_SECONDS_MAX = 1.0
# What is promised is checked apart from it: on a busy machine an emulated processor stands still for seconds.
PATIENCE = 60


def fail(text):
    print("FAIL: " + text, flush=True)
    for name in ("headsetd", "emulator"):
        print(f"--- {name}.log", flush=True)
        os.system(f"tail -n 30 /tmp/{name}.log")
    print("--- processor time by thread", flush=True)
    os.system("ps -L -C headsetd,headset-emulator -o comm,cls,rtprio,cputimes")
    sys.exit(1)


def ok(text):
    print("ok: " + text, flush=True)


def check(condition, text):
    if not condition:
        fail(text)


def await_that(condition, what, seconds=PATIENCE, pause=0.02):
    deadline = time.monotonic() + seconds
    while not condition():
        check(time.monotonic() < deadline, f"not within {seconds} s: {what}")
        time.sleep(pause)


def text_of(path):
    try:
        with open(path) as file:
            return file.read().strip()
    except OSError:
        return ""


def usb_devices():
    """Of our units: (vendor, product) to sysfs folder."""
    found = {}
    for path in glob.glob(VHCI + "/usb*/*-*/idVendor"):
        folder = os.path.dirname(path)
        unit = (text_of(path), text_of(folder + "/idProduct"))
        if unit in UNITS:
            found[unit] = folder
    return found


def usb_node(folder):
    return f"/dev/bus/usb/{int(text_of(folder + '/busnum')):03}/{int(text_of(folder + '/devnum')):03}"


def born(node):
    """When the kernel made the node: file systems keep time by CLOCK_REALTIME."""
    offset = time.time() - time.monotonic()
    return float(subprocess.check_output(["stat", "--format=%.9W", node])) - offset


# MARK: - Programs


class Service:
    """headsetd, run by its own user with the limits that its unit grants."""

    def __init__(self):
        began = time.monotonic()
        self.process = subprocess.Popen(
            ["prlimit", "--rtprio=50", "--memlock=unlimited", "setpriv", "--reuid=headsetd", "--regid=headsetd",
             "--init-groups", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all",
             BIN + "/headsetd", "--configuration", CONFIGURATION],
            stderr=open("/tmp/headsetd.log", "w"))
        await_that(lambda: "ready:" in text_of("/tmp/headsetd.log") or self.process.poll() is not None, "headsetd ready")
        check(self.process.poll() is None, "headsetd ended at once")
        self.pid = self.process.pid
        status = self.status()
        check(set(status["Uid"].split()) == {str(pwd.getpwnam("headsetd").pw_uid)}, "headsetd is not its own user")
        check(int(status["CapEff"], 16) == 0, "headsetd has capabilities")
        ok(f"headsetd runs as headsetd, ready after {time.monotonic() - began:.1f} s; " + text_of("/tmp/headsetd.log").split("\n")[-1])

    def status(self):
        return dict(line.split(":", 1) for line in text_of(f"/proc/{self.pid}/status").split("\n"))

    def open_files(self):
        """What each descriptor stands for; numbers of sockets and pipes left out."""
        names = []
        for name in os.listdir(f"/proc/{self.pid}/fd"):
            try:
                names.append(re.sub(r":\[\d+\]", "", os.readlink(f"/proc/{self.pid}/fd/{name}")))
            except OSError:
                pass
        return sorted(names)

    def threads(self):
        """Names of its own threads; Dispatch's workers, named after their queues, come and go as they like."""
        names = [text_of(path) for path in glob.glob(f"/proc/{self.pid}/task/*/comm")]
        return sorted(name for name in names if name not in ("headsetd", "") and "qos" not in name)

    def figures(self):
        status = self.status()
        return {"files": self.open_files(), "threads": self.threads(), "memory": int(status["VmRSS"].split()[0])}

    def stop(self):
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            fail("headsetd does not end")
        took = time.monotonic() - began
        check(status == 0, f"headsetd ended with status {status}")
        check(took <= 2, f"headsetd took {took:.2f} s to end")
        check(not os.path.exists(SOCKET), "the socket is still there")
        check(not os.path.exists(SEGMENT), "the shared memory is still there")
        ok(f"SIGTERM: ended after {took:.2f} s, socket and shared memory gone")


def start_emulator(*options):
    return subprocess.Popen(
        [BIN + "/headset-emulator", "--device", "vive", "--device", "wand", "--seed", "3", *options],
        stdout=open("/tmp/emulator.log", "w"), stderr=subprocess.STDOUT)


def stop_emulator(emulator):
    emulator.terminate()
    check(emulator.wait(PATIENCE) == 0, "the emulator did not end well")


def headsetctl(*words):
    answer = subprocess.run([BIN + "/headsetctl", *words, "--json"], stdout=subprocess.PIPE)
    check(answer.returncode == 0, f"headsetctl {' '.join(words)} ended with status {answer.returncode}")
    return json.loads(answer.stdout)


# MARK: - Plugging


class Watch:
    """first_pose, started before the plug, so that its own start costs nothing after it."""

    def __init__(self, program):
        self.process = subprocess.Popen([program, str(PATIENCE), *KINDS], stdout=subprocess.PIPE, text=True)
        check(self.process.stdout.readline() == "waiting\n", "the shared memory cannot be read")

    def poses(self):
        """kind to (published, serial), once all are there."""
        out, _ = self.process.communicate()
        found = {}
        for kind, published, _, serial, emulated in (line.split() for line in out.splitlines()):
            check(emulated == "1", f"the pose of {serial} is not marked as emulated")
            found[kind] = (int(published) / 1e9, serial)
        check(self.process.returncode == 0, f"no pose within {PATIENCE} s of some kind; there are: {found}")
        return found


def plug_all():
    for bus in ("1-1", "1-2", "1-3"):
        # usbip lists the ports before it takes one, and gives up where a device of its list comes or goes
        # meanwhile ("error: open vhci_driver"): it has attached nothing then.
        await_that(
            lambda: subprocess.run(["usbip", "attach", "-r", "127.0.0.1", "-b", bus]).returncode == 0,
            f"usbip attaches {bus}")


def unplug_all():
    for line in text_of(VHCI + "/status").split("\n")[1:]:
        # hub, port, state (6: in use), speed, device, socket, local bus id
        words = line.split()
        if words[2] == "006":
            with open(VHCI + "/detach", "w") as file:
                file.write(str(int(words[1])))


def await_gone():
    await_that(lambda: not usb_devices(), "the devices are gone")


class Delay:
    """From a unit's USB node to its first pose, in seconds, and how much of it this guest computed."""

    def __init__(self, whole, busy_share):
        self.whole = whole
        self.busy = whole * busy_share

    @property
    def promised(self):
        """What of it counts against the promise. An emulated processor is many times slower than a real one,
        and shares the host: what was waited for devices and timers counts, what was computed does not."""
        return self.whole - self.busy if os.environ.get("USBLAB_ACCEL") == "tcg" else self.whole

    def __str__(self):
        return f"{self.whole * 1000:.0f} ms (processor busy {self.busy * 1000:.0f})"


def processor_times():
    """Idle and all jiffies of this guest since it started."""
    fields = [int(word) for word in text_of("/proc/stat").split("\n")[0].split()[1:9]]
    return fields[3] + fields[4], sum(fields)


def delays(found, start):
    """By kind; `start` are the processor's times from before the plug."""
    idle, spent = (now - then for now, then in zip(processor_times(), start))
    devices = usb_devices()
    return {kind: Delay(found[kind][0] - born(usb_node(devices[unit])), 1 - idle / max(spent, 1))
            for kind, unit in KINDS.items()}


# MARK: - Checks


def check_rights(nodes):
    group = grp.getgrnam("headsetd").gr_gid
    for node in nodes:
        status = os.stat(node)
        rights = (status.st_uid, status.st_gid, stat.S_IMODE(status.st_mode))
        check(rights == (0, group, 0o660), f"{node} has rights {rights}")
        tags = subprocess.check_output(["udevadm", "info", "--query=property", "--property=CURRENT_TAGS", "--name", node], text=True)
        check("uaccess" not in tags, f"{node} is tagged uaccess")


def check_listed():
    devices = headsetctl("list")["devices"]
    listed = {(f"{device['vendor_id']:04x}", f"{device['product_id']:04x}"): device for device in devices}
    check(set(listed) == set(UNITS) and len(devices) == len(UNITS), f"listed are {devices}")
    for device in devices:
        check(device["state"]["name"] == "streaming", f"not streaming: {device}")
        check(device["is_emulated"] is True, f"not marked as emulated: {device}")


def check_delays(times):
    for kind, name in (("1", "headset"), ("3", "wand")):
        ordered = sorted((item[kind] for item in times), key=lambda delay: delay.whole)
        # The median: a single round measures what else the machine had to do.
        usual = sorted(delay.promised for delay in ordered)[len(ordered) // 2]
        print(f"node to first pose, {name}: median {ordered[len(ordered) // 2]}, longest {ordered[-1]}, "
              f"on {os.environ.get('USBLAB_ACCEL')}")
        check(usual <= POSE_SECONDS_MAX, f"the {name} took {usual:.2f} s from its node to its first pose")
    ok(f"first poses within {POSE_SECONDS_MAX} s of the node in the median, the emulation's share left out")


def check_no_leak(before, after, rounds):
    check(after["files"] == before["files"],
          f"files after {rounds} rounds: {after['files']}, before: {before['files']}")
    check(after["threads"] == before["threads"], f"threads: {after['threads']}, before: {before['threads']}")
    growth = after["memory"] / before["memory"] - 1
    check(growth <= 0.02, f"memory grew by {growth:.1%}: {before['memory']} to {after['memory']} KiB")
    ok(f"{len(after['files'])} open files and {len(after['threads'])} threads as before, "
       f"memory {before['memory']} KiB {growth:+.2%}")


def check_record(plugs):
    attachments = headsetctl("inventory", "attachments", "--limit", "10000")["attachments"]
    attached, detached = len(attachments), sum(item.get("detached") is not None for item in attachments)
    check(attached == plugs * len(UNITS), f"{attached} attachments recorded, not {plugs * len(UNITS)}")
    check(detached == attached, f"{attached} attachments recorded, {detached} with an end")
    ok(f"the record holds {attached} attachments and as many detachments")


# MARK: - The test


def settled(service):
    """Figures of the service with nothing plugged in, once it has let go of everything."""
    figures = service.figures()
    deadline = time.monotonic() + 3
    while time.monotonic() < deadline:
        time.sleep(0.2)
        next_figures = service.figures()
        if next_figures == figures and not any("/dev/bus/usb" in name for name in figures["files"]):
            break
        figures = next_figures
    return figures


def first_plug(service, first_pose):
    """The emulator hands its devices to the kernel itself."""
    watch = Watch(first_pose)
    start = processor_times()
    emulator = start_emulator("--vhci")
    found = watch.poses()
    times = delays(found, start)
    ok("from node to first pose: " + ", ".join(f"{serial} {times[kind]}" for kind, (_, serial) in found.items()))
    subprocess.run(["udevadm", "settle"], check=True)
    folders = usb_devices().values()
    nodes = [usb_node(folder) for folder in folders]
    check_rights(nodes)
    ok(f"{len(nodes)} USB nodes are group headsetd's, 0660, without uaccess")
    check(set(nodes) <= set(service.open_files()), f"headsetd does not hold {nodes}: {service.open_files()}")
    ok("headsetd holds the USB nodes, as libusb opens them")
    check_listed()
    ok("headsetctl lists three units, streaming, emulated")
    stop_emulator(emulator)
    await_gone()
    return times


def replug(service, first_pose, rounds):
    """One emulator, plugged in and out by the kernel's own means."""
    emulator = start_emulator("--listen", "127.0.0.1:3240")
    await_that(lambda: "serving on" in text_of("/tmp/emulator.log"), "the emulator serves")
    before, times, memory = None, [], []
    for number in range(1, rounds + 1):
        watch = Watch(first_pose)
        start = processor_times()
        plug_all()
        times.append(delays(watch.poses(), start))
        check(service.process.poll() is None, f"headsetd ended in round {number}")
        if number == rounds:
            check_listed()
        unplug_all()
        await_gone()
        memory.append(service.figures()["memory"])
        if number == rounds // 2:
            # By now every code path has run and the allocators of all threads hold what they need: what grows
            # in the second half is a leak.
            before = settled(service)
    print("memory by round, KiB: " + " ".join(str(size) for size in memory))
    check_no_leak(before, settled(service), rounds - rounds // 2)
    stop_emulator(emulator)
    ok(f"{rounds} times unplugged and plugged in again, the same headsetd")
    return times


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--first-pose", required=True)
    parser.add_argument("--rounds", type=int, required=True)
    options = parser.parse_args()
    service = Service()
    times = [first_plug(service, options.first_pose)]
    times += replug(service, options.first_pose, options.rounds)
    check_delays(times)
    service.stop()
    check_record(1 + options.rounds)


main()
