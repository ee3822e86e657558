private import ControlProtocol

/// What a program's command line does not tell and its manual page must: how it ends, what it reads.
struct Surroundings {
  var section = 1
  var exitStatuses: [(status: String, meaning: String)] = []
  var variables: [(names: [String], meaning: String)] = []
  var files: [(path: String, meaning: String)] = []
  var seeAlso: [String]

  private static let socketVariable = (
    names: ["HEADSETD_SOCKET"], meaning: "The service's socket, unless --socket names one."
  )
  private static let language = (
    names: ["LC_ALL", "LC_MESSAGES", "LANG"],
    meaning: "The first that is set chooses the language of causes and cures: English or French (fr)."
  )
  private static let socket = (path: ControlProtocol.defaultSocketPath, meaning: "The service's socket.")
  private static let record = (path: InventoryCommand.defaultDatabase, meaning: "The record.")
  private static let poses = (path: "/dev/shm/headsetd-poses", meaning: "The poses, for any engine.")
  private static let room = (path: "/dev/shm/headset-room", meaning: "The state of the room.")

  /// Of headsetctl itself.
  static let headsetctl = Surroundings(
    exitStatuses: EndStatus.allCases.map { ("\($0.rawValue)", $0.meaning) },
    variables: [socketVariable, language], files: [socket, record],
    seeAlso: ["headsetd(8)", "headset-emulator(1)", "udev(7)", "journalctl(1)", "systemctl(1)"])

  /// Of the programs that stand beside headsetctl, by name.
  static let programs: [(name: String, surroundings: Surroundings)] = [
    (
      "headsetd",
      Surroundings(
        section: 8,
        variables: [
          (["NOTIFY_SOCKET"], "Where systemd hears that the service is ready and alive."), language,
        ],
        files: [
          ("/etc/headsetd/headsetd.toml", "The configuration; every key has a default."), socket, poses,
          record,
          ("/var/lib/headsetd/recordings", "Recordings that a client asked for."),
        ],
        seeAlso: [
          "headsetd.toml(5)", "headsetctl(1)", "headset-room(1)", "headset-console(1)", "systemd.service(5)",
          "udev(7)",
        ])
    ),
    (
      "headset-room",
      Surroundings(
        variables: [
          (["GLIBC_TUNABLES"], "Set by the program itself, so that a replay is the same on every machine."),
          language,
        ], files: [poses, room], seeAlso: ["headsetd(8)", "headset-console(1)"])
    ),
    (
      "headset-console",
      Surroundings(
        variables: [socketVariable, language],
        files: [socket, poses, room, ("/usr/share/javascript/three", "three.js, for the view in 3D.")],
        seeAlso: ["headsetd(8)", "headset-room(1)"])
    ),
    (
      "headset-emulator",
      Surroundings(variables: [language], seeAlso: ["headsetctl(1)", "headsetd(8)", "usbip(8)"])
    ),
  ]
}
