import ConsolePages
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle
import Synchronization
import Wording

/// Answers what the gate lets through; everything else with a bare status. Every answer carries `PageHeaders`.
final class ConsoleResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  private let files: [String: PageFile]
  private let feed: LiveFeed
  private let desk: SessionDesk
  private let tokens = PageTokens.random()
  /// Shut until the port is known.
  private let gate = Mutex<RequestGate?>(nil)

  init(files: [PageFile], feed: LiveFeed, desk: SessionDesk) {
    self.files = Dictionary(files.map { ($0.path, $0) }) { first, _ in first }
    self.feed = feed
    self.desk = desk
  }

  /// Lets in requests for these names from now on.
  func open(authorities: Set<String>) {
    let opened = RequestGate(authorities: authorities, tokens: tokens, files: Set(files.keys))
    gate.withLock { $0 = opened }
  }

  func respond(to request: Request, context: BasicRequestContext) async throws -> Response {
    let facts = RequestFacts(request)
    guard let gate = gate.withLock({ $0 }) else { return .bare(.serviceUnavailable) }
    do throws(RequestGate.Refusal) {
      guard let route = try gate.admit(facts) else { return file(at: String(facts.path)) }
      return await answer(request, facts, at: route)
    } catch {
      return .last(HTTPResponse.Status(code: error.rawValue))
    }
  }

  private func answer(_ request: Request, _ facts: RequestFacts, at route: RequestGate.Route) async
    -> Response
  {
    let wording = PageLanguage.choose(for: facts)
    switch route {
    case .page:
      var response = Response.text(
        IndexPage.html(in: wording, tokens: tokens), type: "text/html; charset=utf-8")
      response.headers[.setCookie] = tokens.cookieField
      response.headers[.contentLanguage] = wording.language.rawValue
      return response
    case .events: return events(in: wording)
    case .sessionStart, .sessionStop, .calibration, .calibrationStart, .calibrationAnswer:
      let answer = await session(request, route, in: wording)
      return .text(answer.body, type: "application/json", status: HTTPResponse.Status(code: answer.status))
    }
  }

  private func file(at path: String) -> Response {
    guard let file = files[path] else { return .bare(.notFound) }
    return .bytes(ByteBuffer(bytes: file.bytes), type: file.type)
  }

  private func session(
    _ request: Request, _ route: RequestGate.Route, in wording: Wording
  ) async -> SessionAnswer {
    let body: ByteBuffer
    do {
      body = try await request.body.collect(upTo: RequestGate.bodyByteCountMax)
    } catch {
      return SessionAnswer(
        .malformedRequest, status: error is NIOTooManyBytesError ? 413 : 400, in: wording)
    }
    let bytes = Array(body.readableBytesView)
    let asked =
      SessionRequest.verb(for: route, body: bytes) ?? CalibrationRequest.verb(for: route, body: bytes)
    guard let verb = asked else {
      return SessionAnswer(.malformedRequest, status: 400, in: wording)
    }
    return await desk.ask(verb, in: wording)
  }

  /// The stream ends with the page, or when the program is asked to end.
  private func events(in wording: Wording) -> Response {
    guard let snapshots = feed.subscribe() else { return .bare(.serviceUnavailable) }
    let body = ResponseBody { writer in
      var events = EventWriter(wording: wording)
      for await snapshot in snapshots.cancelOnGracefulShutdown() {
        let text = events.events(for: snapshot)
        if !text.isEmpty { try await writer.write(ByteBuffer(string: text)) }
      }
      try await writer.finish(nil)
    }
    return Response(status: .ok, headers: .page(type: "text/event-stream"), body: body)
  }
}

extension RequestFacts {
  fileprivate init(_ request: Request) {
    var headers: [String: [String]] = [:]
    for field in request.headers { headers[field.name.canonicalName, default: []].append(field.value) }
    self.init(
      method: request.method.rawValue, target: request.head.path ?? "", host: request.head.authority,
      // The first one is the authority; what is left here is another.
      hasSecondHost: headers["host"] != nil, headers: headers)
  }
}

extension Response {
  fileprivate static func bytes(_ bytes: ByteBuffer, type: String, status: HTTPResponse.Status = .ok)
    -> Response
  {
    Response(status: status, headers: .page(type: type), body: ResponseBody(byteBuffer: bytes))
  }

  fileprivate static func text(_ text: String, type: String, status: HTTPResponse.Status = .ok) -> Response {
    bytes(ByteBuffer(string: text), type: type, status: status)
  }

  /// A status in a word, for a person who looks at it.
  fileprivate static func bare(_ status: HTTPResponse.Status) -> Response {
    text("\(status.code) \(status.reasonPhrase)\n", type: "text/plain; charset=utf-8", status: status)
  }

  /// The same, and the connection ends with it: whatever body the refused is still sending stays unread.
  fileprivate static func last(_ status: HTTPResponse.Status) -> Response {
    let text = ByteBuffer(string: "\(status.code) \(status.reasonPhrase)\n")
    var headers = HTTPFields.page(type: "text/plain; charset=utf-8")
    headers[.connection] = "close"
    let body = ResponseBody(contentLength: text.readableBytes) { writer in
      try await writer.write(text)
      try await writer.finish(nil)
      // An error after the last byte is how a handler has the server close the connection.
      throw Refused()
    }
    return Response(status: status, headers: headers, body: body)
  }

  private struct Refused: Error {}
}

extension HTTPFields {
  fileprivate static func page(type: String) -> HTTPFields {
    var fields = HTTPFields()
    fields[.contentType] = type
    for (name, value) in PageHeaders.all {
      if let name = HTTPField.Name(name) { fields[name] = value }
    }
    return fields
  }
}
