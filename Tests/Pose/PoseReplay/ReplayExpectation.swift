import Testing

/// What a recording holds, counted by other programs.
///
/// Reports by id, once with tshark 4.0.17:
///
///     zcat FILE > x
///     tshark -r x -Y "usb.transfer_type==1 && usb.endpoint_address.direction==1 && (usb.irp_info==1 || usb.urb_type=='C')" \
///       -T fields -e usb.device_address -e usbhid.data -e usb.capdata |
///       awk -F'\t' '{d=$2 $3; print $1, substr(d,1,2)}' | sort | uniq -c
///
/// Lost samples by a script of its own over the same fields: on a cable the gaps of the sequence numbers of
/// report 0x20, by radio the gaps of the clock of 1.5 periods and more. It finds five gaps of vive_cal's
/// headset (10, 9, 45, 9 and 98 samples; the clock says 11.0, 10.0, 45.98, 10.0 and 98.97 periods from sample
/// to sample), one of wand-wired-all-buttons (21; 22.0 periods): they were lost on the recording machine. By
/// radio a message full of light has no room for a sample: 45 and 42 of them in system-04, 56 in vive_cal.
struct ReplayExpectation: CustomTestStringConvertible, Sendable {
  struct Device: Sendable {
    var name: String
    /// How it is recognised, where that is said here.
    var evidence: String?
    var serial: String?
    var serialSource: String?
    var firmware: String?
    var reports: [String: Int] = [:]
    var samples = 0
    var lost = 0
    /// The size of the inflated document.
    var configuration: String?
    /// The file of this unit's configuration, where there is one.
    var document: String?
    var calibration = "none"
    var hasRest = false
  }

  var file: String
  /// The unit whose configuration is supplied.
  var supplied: String?
  var devices: [Device]

  var testDescription: String { file }
}

extension ReplayExpectation {
  static let all = wired + wireless + systems + libsurvive

  static let wired = [
    ReplayExpectation(
      file: "vive-usb/controller-wired-buttons.pcapng.gz",
      devices: [
        Device(
          name: "Vive wand", serial: "LHR-F7EFD942", serialSource: "recorded",
          reports: ["0x01": 3_444, "0x20": 19_637, "0x21": 23_721], samples: 19_637)
      ]),
    // The clock starts again 12 ms after power on, between two samples that follow one another.
    ReplayExpectation(
      file: "vive-usb/controller-wired-plug-in.pcapng.gz",
      devices: [
        Device(
          name: "Vive wand", serial: "LHR-F7EFD942", serialSource: "recorded",
          firmware: "1458917656 fpga 0.51",
          reports: ["0x00": 1, "0x01": 13, "0x20": 2_761, "0x21": 2_887], samples: 2_761, hasRest: true)
      ]),
    // Nothing in it tells the serial: it is that of the only configuration supplied for a wand.
    ReplayExpectation(
      file: "vive-usb/controller-wired-still-30s.pcapng.gz", supplied: "LHR-F7EFD942-wand",
      devices: [
        Device(
          name: "Vive wand", serial: "LHR-F7EFD942", serialSource: "assumed",
          reports: ["0x01": 31, "0x20": 7_763, "0x21": 7_951], samples: 7_763, calibration: "supplied",
          hasRest: true)
      ]),
  ]

  static let wireless = [
    ReplayExpectation(
      file: "vive-usb/controller-wireless-buttons-dark.pcapng.gz",
      devices: [Device(name: "Vive wireless receiver", reports: ["0x23": 26_357], samples: 24_211)]),
    ReplayExpectation(
      file: "vive-usb/controller-wireless-haptics.pcapng.gz",
      devices: [
        Device(
          name: "Vive wireless receiver", reports: ["0x23": 4_867, "0x24": 425], samples: 2_806, lost: 1)
      ]),
  ]

  static let systems = [
    ReplayExpectation(file: "vive-usb/system-01-plug-link-box.pcapng.gz", devices: []),
    ReplayExpectation(
      file: "vive-usb/system-02-plug-hmd.pcapng.gz",
      devices: [
        Device(name: "HTC Vive mainboard", serial: "2075344F4E4D", serialSource: "usb"),
        Device(name: "Vive wireless receiver", serial: "F55804F21F", serialSource: "usb"),
        Device(name: "Vive wireless receiver", serial: "194CF72291", serialSource: "usb"),
        Device(
          name: "HTC Vive headset", serial: "LHR-C5C0BC88", serialSource: "usb", reports: ["0x00": 1]),
      ]),
    ReplayExpectation(
      file: "vive-usb/system-03-start-controllers-off-bases-on.pcapng.gz",
      devices: [
        Device(
          name: "HTC Vive headset", serial: "LHR-C5C0BC88", serialSource: "recorded",
          firmware: "1456377512 fpga 1.6", reports: ["0x20": 30_008, "0x25": 31_712], samples: 32_144,
          configuration: "16650 bytes", document: "LHR-C5C0BC88-hmd", calibration: "recorded", hasRest: true),
        // Controllers are off: their receivers were asked for their strings, and sent nothing.
        Device(name: "Vive wireless receiver", evidence: "product_string"),
        Device(name: "HTC Vive mainboard", firmware: "display 569", reports: ["0x03": 562]),
        Device(name: "Vive wireless receiver", evidence: "product_string"),
      ]),
    ReplayExpectation(
      file: "vive-usb/system-04-wireless-controllers-on.pcapng.gz",
      devices: [
        Device(
          name: "HTC Vive headset", reports: ["0x20": 23_055, "0x25": 24_300], samples: 24_699, hasRest: true),
        Device(name: "HTC Vive mainboard", reports: ["0x03": 475]),
        Device(
          name: "Vive wireless receiver", serial: "LHR-F7EFD942", serialSource: "recorded",
          firmware: "1458917656 fpga 1.6", reports: ["0x23": 7_494, "0x24": 818], samples: 4_362, lost: 45,
          configuration: "8206 bytes", document: "LHR-F7EFD942-wand", calibration: "recorded", hasRest: true),
        Device(
          name: "Vive wireless receiver", serial: "LHR-FDE71D46", serialSource: "recorded",
          firmware: "1458917656 fpga 1.6", reports: ["0x23": 3_429, "0x24": 252], samples: 1_966, lost: 42,
          configuration: "8206 bytes", calibration: "recorded", hasRest: true),
      ]),
    ReplayExpectation(
      file: "vive-usb/system-07-plug-controller-off.pcapng.gz",
      devices: [
        Device(
          name: "Vive wand", serial: "LHR-F7EFD942", serialSource: "usb", reports: ["0x00": 1, "0x01": 3])
      ]),
  ]

  static let libsurvive = [
    ReplayExpectation(
      file: "libsurvive/wand-wired-all-buttons.pcap.gz",
      devices: [
        Device(
          name: "Vive wand", serial: "LHR-FFEFF945", serialSource: "recorded",
          reports: ["0x01": 674, "0x20": 4_377, "0x21": 1_945], samples: 4_379, lost: 21,
          configuration: "8198 bytes", calibration: "recorded")
      ]),
    ReplayExpectation(
      file: "libsurvive/vive_cal.pcap.gz",
      devices: [
        Device(
          name: "Vive wireless receiver", serial: "LHR-FFEFF945", serialSource: "recorded",
          reports: ["0x23": 2_609, "0x24": 362, "0x26": 1], samples: 1_556, lost: 56,
          configuration: "8198 bytes", calibration: "recorded"),
        Device(
          name: "HTC Vive headset", serial: "LHR-D8EC5307", serialSource: "recorded",
          reports: ["0x00": 1, "0x20": 20_569, "0x25": 16_311], samples: 22_073, lost: 171,
          configuration: "16650 bytes", calibration: "recorded", hasRest: true),
        Device(name: "Vive wireless receiver"),
      ]),
  ]
}
