import Foundation
import Glibc
import HeadsetTestSupport
import Synchronization

/// A real Chromium without a window, driven over two pipes by its own protocol (Chrome DevTools Protocol,
/// `--remote-debugging-pipe`: JSON messages, a zero byte after each). No driver program and no package is needed.
///
/// Use it from one thread at a time; every call waits.
final class Browser: @unchecked Sendable {
  private let process: pid_t
  private let toBrowser: CInt
  private let fromBrowser: CInt
  private let place: TemporaryPlace
  private var received: [UInt8] = []
  private var lastID = 0
  private var session = ""
  /// Errors of the page: what it logged, threw, or was forbidden by the content security policy.
  private(set) var complaints: [String] = []

  enum Failure: Error {
    case notFound
    case cannotStart(Int32)
    case silent(String)
    case refused(String)
    case neverTrue(String, complaints: [String])
  }

  /// Debian's Chromium.
  static let path = "/usr/bin/chromium"
  static var isInstalled: Bool { unsafe access(path, X_OK) == 0 }

  /// Opens a page. Software rendering, so that any machine draws alike.
  init(page: String, language: String, width: Int, height: Int) throws {
    guard Self.isInstalled else { throw Failure.notFound }
    place = try TemporaryPlace.makeFolder("hsbrowser", in: "/tmp", permissions: 0o700)
    let commands = try Self.pipe()
    let answers = try Self.pipe()
    toBrowser = commands.write
    fromBrowser = answers.read
    var arguments = [
      Self.path, "--headless=new", "--remote-debugging-pipe", "--user-data-dir=" + place.path + "/profile",
      "--no-first-run",
      "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-extensions",
      "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
      "--lang=" + language, "--accept-lang=" + language, "--window-size=\(width),\(height)", "about:blank",
    ]
    // Its sandbox does not work as root, as in a container of CI.
    if geteuid() == 0 { arguments.insert("--no-sandbox", at: 1) }
    process = try Self.spawn(
      arguments, temporaryFolder: place.path, input: commands.read, output: answers.write)
    close(commands.read)
    close(answers.write)
    try open(page, width: width, height: height)
  }

  deinit {
    close(toBrowser)
    close(fromBrowser)
    kill(process, SIGKILL)
    var status: CInt = 0
    unsafe waitpid(process, &status, 0)
  }

  private func open(_ page: String, width: Int, height: Int) throws {
    let target = try call("Target.createTarget", ["url": "about:blank"])
    let attached = try call(
      "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])
    session = attached["sessionId"] as? String ?? ""
    for domain in ["Runtime.enable", "Log.enable", "Page.enable"] { try call(domain) }
    try call(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
    try call("Page.navigate", ["url": page])
  }

  // MARK: - Looking and doing

  /// The value of a JavaScript expression, as text.
  func value(_ expression: String) throws -> String {
    let answer = try call(
      "Runtime.evaluate",
      ["expression": "String(\(expression))", "awaitPromise": true, "returnByValue": true])
    return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
  }

  /// Waits until a JavaScript expression is true. A page that is just being left answers nothing: the next one
  /// is asked.
  func wait(for expression: String, seconds: Double = 30) throws {
    let deadline = ContinuousClock.now + .seconds(seconds)
    while (try? value("Boolean(\(expression))")) != "true" {
      if ContinuousClock.now > deadline {
        throw Failure.neverTrue(expression, complaints: complaints)
      }
      usleep(50_000)
    }
  }

  /// Presses a key that the page listens to, such as `Tab` or `Enter`.
  func press(_ key: String, code: Int) throws {
    for type in ["keyDown", "keyUp"] {
      var event: [String: Any] = ["type": type, "key": key, "code": key, "windowsVirtualKeyCode": code]
      if key == "Enter", type == "keyDown" { event["text"] = "\r" }
      try call("Input.dispatchKeyEvent", event)
    }
  }

  /// A PNG of what is seen.
  func screenshot() throws -> Data {
    let answer = try call("Page.captureScreenshot", ["format": "png"])
    return (answer["data"] as? String).flatMap { Data(base64Encoded: $0) } ?? Data()
  }

  /// Keeps what is seen as artifacts/console/NAME.png, for people to look at.
  func keepPicture(_ name: String) throws {
    let folder = projectRoot.appending(path: "artifacts/console")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try screenshot().write(to: folder.appending(path: name + ".png"))
  }

  // MARK: - Messages

  @discardableResult
  private func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
    lastID += 1
    var message: [String: Any] = ["id": lastID, "method": method, "params": parameters]
    if !session.isEmpty, !method.hasPrefix("Target.") { message["sessionId"] = session }
    let bytes = Array(try JSONSerialization.data(withJSONObject: message)) + [0]
    guard unsafe write(toBrowser, bytes, bytes.count) == bytes.count else { throw Failure.silent(method) }
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      guard let answer = try nextMessage() else { continue }
      note(answer)
      guard answer["id"] as? Int == lastID else { continue }
      if let error = answer["error"] { throw Failure.refused("\(method): \(error)") }
      return answer["result"] as? [String: Any] ?? [:]
    }
    throw Failure.silent(method)
  }

  private func nextMessage() throws -> [String: Any]? {
    if let end = received.firstIndex(of: 0) {
      let message = Data(received[..<end])
      received.removeFirst(end + 1)
      return try JSONSerialization.jsonObject(with: message) as? [String: Any]
    }
    var interest = pollfd(fd: fromBrowser, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&interest, 1, 100) > 0 else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = unsafe read(fromBrowser, &buffer, buffer.count)
    guard count > 0 else { throw Failure.silent("the browser has ended") }
    received += buffer[..<count]
    return nil
  }

  private func note(_ message: [String: Any]) {
    let parameters = message["params"] as? [String: Any] ?? [:]
    switch message["method"] as? String {
    case "Runtime.exceptionThrown": complaints.append("\(parameters)")
    case "Runtime.consoleAPICalled":
      if ["error", "assert"].contains(parameters["type"] as? String) { complaints.append("\(parameters)") }
    case "Log.entryAdded":
      let entry = parameters["entry"] as? [String: Any] ?? [:]
      if entry["level"] as? String == "error" { complaints.append("\(entry)") }
    default: break
    }
  }

  // MARK: - The process

  /// Both ends above the numbers that the browser wants to see.
  private static func pipe() throws -> (read: CInt, write: CInt) {
    var ends: [CInt] = [0, 0]
    guard unsafe Glibc.pipe(&ends) == 0 else { throw Failure.cannotStart(errno) }
    let high = ends.map { fcntl($0, F_DUPFD_CLOEXEC, 20) }
    for end in ends { close(end) }
    return (high[0], high[1])
  }

  /// Starts the browser with the pipes as its files 3 (commands) and 4 (answers).
  /// A killed Chromium leaves its temporary files where `temporaryFolder` says, not in everybody's.
  private static func spawn(
    _ arguments: [String], temporaryFolder: String, input: CInt, output: CInt
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_adddup2(&actions, input, 3)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 4)
    unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { unsafe words.forEach { unsafe free($0) } }
    var settings = ProcessInfo.processInfo.environment
    settings["TMPDIR"] = temporaryFolder
    var environment = unsafe settings.map { unsafe strdup($0.key + "=" + $0.value) } + [nil]
    defer { unsafe environment.forEach { unsafe free($0) } }
    var process: pid_t = 0
    let result = unsafe posix_spawn(&process, path, &actions, nil, &words, &environment)
    guard result == 0 else { throw Failure.cannotStart(result) }
    return process
  }
}
