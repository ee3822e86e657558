extension Sentence {
  var english: Notice {
    switch self {
    case .serviceDown(let socket):
      Notice(
        "headsetd does not run: there is no socket at \(socket).",
        cure: "Start it with 'systemctl start headsetd', or name its socket with --socket.")
    case .serviceDied(let socket):
      Notice(
        "headsetd has died: nobody listens at \(socket).",
        cure: "See why with 'journalctl -u headsetd', then 'systemctl restart headsetd'.")
    case .serviceForbidden(let socket):
      Notice(
        "You may not speak to headsetd at \(socket).",
        cure: "Ask the rig's administrator, or use the account of the rig.")
    case .serviceBusy:
      Notice(
        "headsetd has too many clients now.",
        cure: "Close programs that watch it, or try again later.")
    case .serviceSilent:
      Notice(
        "headsetd does not answer in time.",
        cure: "Try again; if it stays silent, 'systemctl restart headsetd'.")
    case .serviceHungUp:
      Notice(
        "headsetd has closed the connection.",
        cure: "Try again; see 'journalctl -u headsetd' if it recurs.")
    case .serviceMisunderstood(let detail):
      Notice(
        "What headsetd answered is not the protocol of this program\(inBrackets(detail)).",
        cure: "Install headsetd and headsetctl from the same release.")
    case .serviceOfOtherVersion(let asked, let spoken):
      Notice(
        "headsetd speaks version \(spoken) of the protocol, this program version \(asked).",
        cure: "Install headsetd and headsetctl from the same release.")
    case .serviceUnreachable(let detail):
      Notice("headsetd cannot be reached: \(detail).")
    case .socketPathTooLong(let path):
      Notice(
        "The path of the socket is too long: \(path).", cure: "Use a path of at most 107 bytes.")

    case .badArgument(let name, let reason):
      Notice("'\(name)' is \(reason.english).")
    case .requestDenied(let verb, let role):
      Notice(
        "'\(verb)' is not for your role (\(role)).",
        cure: Self.englishCure(ofDenied: verb))
    case .noSuchDevice(let serial):
      Notice(
        "No device has the serial \(serial).", cure: "'headsetctl list' shows those that are there."
      )
    case .deviceNotReady(let serial, let state):
      Notice(
        "Device \(serial) is not ready: \(state).", cure: "'headsetctl doctor' looks for the cause."
      )
    case .notSupportedByDevice(let serial, let capability):
      Notice("Device \(serial) cannot do that (\(capability)).")
    case .alreadyRecording(let path):
      Notice("A recording runs already: \(path).", cure: "End it with 'headsetctl record --stop'.")
    case .notRecording: Notice("No recording runs.")
    case .cannotWrite(let path, let detail):
      Notice(
        "\(path) cannot be written\(inBrackets(detail)).",
        cure: "Use another name, or make room on the disk.")
    case .sessionRunning: Notice("A usage session runs already.", cure: "End it first.")
    case .noSession: Notice("No usage session runs.")
    case .noRoom:
      Notice("Devices are placed in no room.", cure: "Solve one with 'headsetctl room solve', and use it.")
    case .notARoom(let flaw):
      Notice(
        "This describes no room: \(flaw.english).", cure: "Give a file that 'headsetctl room solve' wrote.")
    case .headNotPlaced:
      Notice(
        "No headset is placed by light now.",
        cure: "Stand in the light of the stations, look to the front, and try again.")
    case .noLitDevice:
      Notice(
        "No device that base stations can place is there.",
        cure: "Switch a headset, a wand or a tracker on, and see 'headsetctl list'.")
    case .noSurvey:
      Notice("No room is being found.", cure: "Begin again with 'headsetctl room solve'.")
    case .cannotAttach(let busID, let host, let port, let detail):
      Notice(
        "The emulated device \(busID) at \(host), port \(port), cannot be reached\(inBrackets(detail)).",
        cure: "See that headset-emulator runs there and shows this bus id.")
    case .serviceStopping: Notice("headsetd is stopping.", cure: "Try again when it has started.")
    case .requestTooSlow:
      Notice(
        "headsetd did not finish the request in time, and may still do so.",
        cure: "Look what came of it before you repeat it.")
    case .serviceFault(let code, let detail):
      Notice("headsetd reports '\(code)'\(inBrackets(detail)).")

    case .notRealtime(let detail):
      Notice(
        "The pose loop does not run in real time\(inBrackets(detail)): poses may come late when the machine is busy.",
        cure:
          "Start headsetd by its unit, which grants it, or give its user the limit 'rtprio' (limits.conf(5))."
      )
    case .memoryNotLocked(let detail):
      Notice(
        "The service's memory may be paged out\(inBrackets(detail)): poses may come late.",
        cure:
          "Start headsetd by its unit, which grants it, or give its user the limit 'memlock' (limits.conf(5))."
      )
    case .recordFailing(let detail):
      Notice(
        "The record takes nothing now\(inBrackets(detail)); what happens meanwhile may be lost.",
        cure: "Make room on the disk, or mend the rights of its folder; headsetd tries again by itself.")
    case .ledgerFailing(let detail):
      Notice(
        "The ledger takes nothing now\(inBrackets(detail)); what happens is recorded and not signed.",
        cure: "See 'headsetctl audit verify', and that the ledger's key is in its place and headsetd's alone."
      )
    case .strangeInterfaces(let busPath, let detail):
      Notice(
        "The device at \(busPath) shows interfaces that its kind does not have\(inBrackets(detail)).",
        cure: "Unplug it, and have a technician look at it before anybody uses it.")
    case .settingsKept(let place, let detail):
      Notice(
        "The configuration is wrong at \(place)\(inBrackets(detail)); the last good one is in force.",
        cure: "Mend it there; 'headsetd --check' says when it is good.")
    case .hotplugFailing(let detail):
      Notice(
        "headsetd cannot hear what is plugged in\(inBrackets(detail)), and sees no USB device; it tries again by itself.",
        cure: "See 'systemctl status systemd-udevd', then 'systemctl restart headsetd'.")

    case .stationMoved(let station):
      Notice(
        "Base station \(station) was moved or tilted; devices are placed wrongly by its light.",
        cure: "Put it back where it stood, or find the room anew with 'headsetctl room solve'.")
    case .stationDisagrees(let station):
      Notice(
        "Base station \(station) and the other disagree: one of them was moved or tilted.",
        cure: "Put back the one that was moved, or find the room anew with 'headsetctl room solve'.")
    case .stationSwapped(let station, let told):
      Notice(
        "In the place of base station \(station) stands another, serial \(told).",
        cure: "Exchange it again, or find the room anew with 'headsetctl room solve'.")
    case .stationMissing(let station):
      Notice(
        "Base station \(station) is not seen where it should be.",
        cure: "See that its lamp is green and steady, and that nothing stands before it.")
    case .roomUnusable(let flaw):
      Notice(
        "The service's file room.json describes no room, so nothing is placed by light: \(flaw.english).",
        cure: "Use another with 'headsetctl room use', or find it anew with 'headsetctl room solve'.")
    case .somethingWrong(let detail):
      Notice(
        "Something is wrong with headsetd\(inBrackets(detail)).",
        cure: "See 'journalctl -u headsetd' for what led to it.")

    case .nothingWrong(let count):
      Notice(
        count == 1
          ? "Nothing is wrong; one device streams." : "Nothing is wrong; \(count) devices stream.")
    case .kernelWithoutUSB:
      Notice(
        "This system has no USB: /sys/bus/usb shows no bus.",
        cure:
          "In a container or virtual machine, pass the USB bus through; else load the kernel's USB drivers."
      )
    case .noDevice:
      Notice(
        "No known headset or controller is plugged in.",
        cure:
          "Check power and USB cables at the headset and its link box, then run 'headsetctl doctor' again."
      )
    case .onlyEmulated(let count):
      Notice(
        count == 1 ? "The only device is emulated." : "All \(count) devices are emulated.",
        cure: "Plug in a real headset if you expected one.")
    case .noRule(let file):
      Notice(
        "The udev rule that gives the devices to headsetd is not installed (\(file)).",
        cure:
          "'headsetctl udev --install' as root, then 'udevadm control --reload' and 'udevadm trigger'."
      )
    case .noGroup(let name):
      Notice(
        "The group '\(name)' does not exist.",
        cure: "Run 'systemd-sysusers' as root with headsetd's file installed.")
    case .ruleNotApplied(let device, let node):
      Notice(
        "\(device) was there before its udev rule: \(node) has not got its group.",
        cure:
          "'udevadm control --reload' and 'udevadm trigger' as root, or unplug it and plug it in again."
      )
    case .noRights(let device, let node, let group):
      Notice(
        "headsetd may not use \(device): the group '\(group)' has no right to read and write \(node).",
        cure:
          "Look for another udev rule that changes this node: 'udevadm test' with its path in /sys shows which."
      )
    case .heldByProgram(let device, let processID, let program):
      Notice(
        "\(device) is held by another program: \(program), process \(processID).",
        cure: "End that program; headsetd takes the device over by itself.")
    case .heldByUnknown(let device):
      Notice(
        "\(device) is held by a program of another user.",
        cure: "Run 'headsetctl doctor' as root to see which, then end it.")
    case .startupFailed(let device, let detail):
      Notice(
        "\(device) does not start\(inBrackets(detail)).",
        cure:
          "Unplug it, wait five seconds and plug it in again; if that does not help, try another port and cable."
      )
    case .quarantined(let device, let detail):
      Notice(
        "\(device) shows itself differently from its kind\(inBrackets(detail)), so headsetd does not use it.",
        cure: "Have a technician look at the device before anybody uses it.")
    case .noDriver(let device):
      Notice("headsetd knows \(device) but cannot drive it yet.")
    case .tooManyDevices(let device):
      Notice(
        "headsetd carries no more devices, so \(device) waits.", cure: "Unplug what is not needed.")

    case .program(let trouble): trouble.english
    case .room(let trouble): trouble.english
    case .survey(let trouble): trouble.english
    case .station(let trouble): trouble.english
    case .guide(let trouble): trouble.english
    case .recording(let trouble): trouble.english
    case .notDetermined(let trouble): Notice("The recording does not tell it: \(trouble.english).")
    case .ledger(let trouble): trouble.english
    case .register(let trouble): trouble.english
    case .report(let trouble): trouble.english

    case .noEmulator(let path):
      Notice("The emulator is not at \(path).", cure: "Install headset-emulator beside headsetctl.")
    case .emulatorFailed(let detail): Notice("headset-emulator did not start\(inBrackets(detail)).")
    case .noRecord(let path):
      Notice(
        "There is no record at \(path).",
        cure: "Start headsetd once, or name the file with --database.")
    case .recordUnreadable(let path, let detail):
      Notice("The record at \(path) cannot be read\(inBrackets(detail)).")
    case .recordOfOtherProgram(let path): Notice("\(path) is not a record of headsetd.")
    case .recordFromFuture(let path, let version):
      Notice(
        "The record at \(path) is from a newer headsetd.",
        cure: "Install version \(version) or later.")
    case .fileUnreadable(let path, let detail):
      Notice("\(path) cannot be read\(inBrackets(detail)).")
    }
  }
}

extension Sentence.ArgumentReason {
  fileprivate var english: String {
    switch self {
    case .empty: "empty"
    case .tooLong: "too long"
    case .tooMany: "given too often"
    case .outOfRange: "out of range"
    case .notText: "not plain text"
    case .notAFileName: "not the plain name of a file"
    case .notAChoice: "none of the words it can be"
    case .other: "not accepted"
    }
  }
}

func inBrackets(_ detail: String) -> String { detail.isEmpty ? "" : " (\(detail))" }

extension Sentence {
  /// Whom to ask for a verb, by its word on the wire.
  private static func englishCure(ofDenied verb: String) -> String {
    switch verb {
    case "register_audit":
      "Ask an auditor, who is not a technician, or an administrator to add you to the auditors' group."
    case "register_describe", "attach_emulated", "detach_emulated": "Ask an administrator of the rig."
    default: "Ask a technician of the rig, or an administrator to add you to the technicians' group."
    }
  }
}
