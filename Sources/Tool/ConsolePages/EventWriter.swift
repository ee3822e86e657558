public import Wording

/// All that the page shows, at one moment.
public struct LiveSnapshot: Equatable, Sendable {
  /// What the view draws.
  public var scene = SceneFrame()
  /// How the service is.
  public var service = ServiceView.waiting

  /// Nothing yet.
  public init() {}
}

/// Writes one page's stream of server-sent events (HTML standard, "Server-sent events"): knows what the page knows,
/// and says only what is new.
public struct EventWriter: Sendable {
  private let wording: Wording
  private var told: LiveSnapshot?
  private var silentCount = 0

  /// Snapshots without news after which a beat tells the page that the console lives: one second at 30 Hz.
  public static let silentCountMax = 30

  /// A stream that has said nothing yet.
  public init(wording: Wording) { self.wording = wording }

  /// The events that bring the page up to a snapshot; empty where it is.
  public mutating func events(for snapshot: LiveSnapshot) -> String {
    var text = ""
    if let change = SceneChange(from: told?.scene, to: snapshot.scene) {
      text += Self.event("scene", PageJSON.text(change))
    }
    if told?.service != snapshot.service {
      text += Self.event("service", snapshot.service.json(in: wording))
    }
    told = snapshot
    silentCount = text.isEmpty ? silentCount + 1 : 0
    if silentCount >= Self.silentCountMax {
      silentCount = 0
      text = Self.event("beat", "{}")
    }
    return text
  }

  /// JSON is written without line breaks, so one `data` line holds it.
  private static func event(_ name: String, _ json: String) -> String { "event: \(name)\ndata: \(json)\n\n" }
}
