import CLibUSB
import Glibc
import Synchronization
import USBProtocol

@testable import DeviceIO

/// A libusb with one device that does what a test tells it, errors at the n-th call included. It completes
/// transfers on the thread that handles events, as libusb does, and notes what a real one would die of.
@safe final class FakeLibUSB: @unchecked Sendable {
  enum Call: Hashable { case initialize, handleEvents, wrap, claim, submit, clearHalt, allocate, packet }

  /// What becomes of a cancelled transfer.
  enum Cancel { case asCancelled, asCompleted, never }

  /// How the device answers a control or OUT transfer.
  enum Answer {
    case complete(libusb_transfer_status, [UInt8])
    case never
  }

  @safe private struct Completion {
    var transfer: LibUSBCalls.Transfer
    var status: libusb_transfer_status
    var bytes: [UInt8]?
  }

  @safe private struct State {
    var inFlight: [LibUSBCalls.Transfer] = unsafe []
    var completions: [Completion] = []
    var isInterrupted = false
    var isUnplugged = false
    var callbackThread: pthread_t?
    var counts: [Call: Int] = [:]
    var failures: [Call: [Int: Int32]] = [:]
    var log: [String] = []
    var violations: [String] = []
    var cancel = Cancel.asCancelled
    var answer: @Sendable (USBSetup?, [UInt8]) -> Answer = { _, _ in .never }
    var nodeResult: Int32 = 7
  }

  private let state = Monitor(State())

  // MARK: - The test's side

  /// Makes the n-th call (from 1) give this result.
  func fail(_ call: Call, at number: Int, with result: Int32) {
    state.withLock { $0.failures[call, default: [:]][number] = result }
  }
  func setCancel(_ cancel: Cancel) { state.withLock { $0.cancel = cancel } }
  func setNodeResult(_ result: Int32) { state.withLock { $0.nodeResult = result } }
  func setAnswer(_ answer: @escaping @Sendable (USBSetup?, [UInt8]) -> Answer) {
    state.withLock { $0.answer = answer }
  }

  /// Ends the oldest transfer in flight on an endpoint; false where there is none.
  @discardableResult
  func complete(
    _ endpoint: UInt8, status: libusb_transfer_status = LIBUSB_TRANSFER_COMPLETED, bytes: [UInt8] = []
  ) -> Bool {
    state.withLock { state in
      let index = unsafe state.inFlight.firstIndex { unsafe $0.pointee.endpoint == endpoint }
      guard let index else { return false }
      let transfer = unsafe state.inFlight.remove(at: index)
      state.completions.append(unsafe Completion(transfer: transfer, status: status, bytes: bytes))
      return true
    }
  }

  /// Every transfer in flight ends, every submit is refused from now on.
  func unplug() {
    state.withLock { state in
      state.isUnplugged = true
      let gone = LIBUSB_TRANSFER_NO_DEVICE
      state.completions += unsafe state.inFlight.map {
        unsafe Completion(transfer: $0, status: gone, bytes: [])
      }
      unsafe state.inFlight = []
    }
  }

  func inFlightCount(_ endpoint: UInt8) -> Int {
    state.withLock { unsafe $0.inFlight.count { unsafe $0.pointee.endpoint == endpoint } }
  }

  /// Waits until so many transfers are in flight on an endpoint.
  func waitForFlight(_ endpoint: UInt8, count: Int) -> Bool {
    state.wait(until: MonotonicClock.now(plusMilliseconds: 20_000)) { state in
      unsafe state.inFlight.count { unsafe $0.pointee.endpoint == endpoint } == count
    }
  }

  func waitForLog(_ entry: String, count: Int = 1) -> Bool {
    state.wait(until: MonotonicClock.now(plusMilliseconds: 20_000)) { state in
      state.log.count { $0 == entry } >= count
    }
  }

  var log: [String] { state.withLock { $0.log } }
  var violations: [String] { state.withLock { $0.violations } }
  func count(_ call: Call) -> Int { state.withLock { $0.counts[call] ?? 0 } }

  // MARK: - libusb's side

  private func result(of call: Call) -> Int32 {
    state.withLock { state in
      let number = (state.counts[call] ?? 0) + 1
      state.counts[call] = number
      return state.failures[call]?[number] ?? 0
    }
  }

  private func note(_ entry: String) { state.withLock { $0.log.append(entry) } }

  var calls: LibUSBCalls {
    unsafe LibUSBCalls(
      initialize: { [self] context in
        unsafe context = OpaquePointer(bitPattern: 0x10)
        return result(of: .initialize)
      },
      exit: { [self] _ in note("exit") },
      handleEvents: { [self] _, seconds in handleEvents(seconds: seconds) },
      interruptEvents: { [self] _ in state.withLock { $0.isInterrupted = true } },
      openNode: { [self] _ in state.withLock { $0.nodeResult } },
      closeNode: { [self] in note("close node \($0)") },
      wrapNode: { [self] _, _, handle in
        unsafe handle = OpaquePointer(bitPattern: 0x20)
        return result(of: .wrap)
      },
      closeHandle: { [self] _ in closeHandle() },
      setAutoDetach: { _ in 0 },
      claim: { [self] _, interface in
        note("claim \(interface)")
        return result(of: .claim)
      },
      release: { [self] _, interface in
        note("release \(interface)")
        return 0
      },
      packetByteCountMax: { [self] _, _ in
        let failure = result(of: .packet)
        return failure == 0 ? 64 : failure
      },
      allocateTransfer: { [self] in result(of: .allocate) == 0 ? unsafe libusb_alloc_transfer(0) : nil },
      freeTransfer: { [self] in unsafe free($0) },
      submit: { [self] in unsafe submit($0) },
      cancel: { [self] in unsafe cancel($0) },
      clearHalt: { [self] _, endpoint in
        state.withLock { state in
          state.log.append("clear halt \(endpoint)")
          if unsafe state.inFlight.contains(where: { unsafe $0.pointee.endpoint == endpoint }) {
            state.violations.append("halt cleared with transfers in flight")
          }
        }
        return result(of: .clearHalt)
      })
  }

  private func handleEvents(seconds: Int) -> Int32 {
    let failure = result(of: .handleEvents)
    guard failure == 0 else { return failure }
    let limit = MonotonicClock.now(plusMilliseconds: seconds * 1_000)
    let next = state.wait(
      until: limit, for: { $0.isInterrupted || !$0.completions.isEmpty },
      then: { state -> Completion? in
        state.isInterrupted = false
        guard !state.completions.isEmpty else { return nil }
        state.callbackThread = pthread_self()
        return state.completions.removeFirst()
      })
    guard let next else { return 0 }
    let transfer = unsafe next.transfer
    unsafe transfer.pointee.status = next.status
    let isControl = unsafe transfer.pointee.type == UInt8(LIBUSB_TRANSFER_TYPE_CONTROL.rawValue)
    if let bytes = next.bytes {
      for (index, byte) in bytes.enumerated() {
        unsafe transfer.pointee.buffer[index + (isControl ? 8 : 0)] = byte
      }
      unsafe transfer.pointee.actual_length = Int32(bytes.count)
    }
    unsafe transfer.pointee.callback(transfer)
    state.withLock { $0.callbackThread = nil }
    return 0
  }

  private func submit(_ transfer: LibUSBCalls.Transfer) -> Int32 {
    let failure = result(of: .submit)
    return state.withLock { state in
      if failure != 0 { return failure }
      if state.isUnplugged { return LIBUSB_ERROR_NO_DEVICE.rawValue }
      if unsafe transfer.pointee.endpoint & 0x80 != 0 {
        unsafe state.inFlight.append(transfer)
        return 0
      }
      let (setup, data) = unsafe Self.request(of: transfer)
      switch state.answer(setup, data) {
      case .never: unsafe state.inFlight.append(transfer)
      case .complete(let status, let bytes):
        // An OUT transfer's bytes stay as they are; only their number comes back.
        let moved = setup?.isDeviceToHost == true ? bytes : data
        state.completions.append(unsafe Completion(transfer: transfer, status: status, bytes: moved))
      }
      return 0
    }
  }

  private static func request(of transfer: LibUSBCalls.Transfer) -> (USBSetup?, [UInt8]) {
    let length = unsafe Int(transfer.pointee.length)
    let all = (0..<length).map { unsafe transfer.pointee.buffer[$0] }
    guard unsafe transfer.pointee.type == UInt8(LIBUSB_TRANSFER_TYPE_CONTROL.rawValue) else {
      return (nil, all)
    }
    let setup = try? USBSetup(decoding: all.span)
    return (setup, setup?.isDeviceToHost == true ? [] : Array(all.dropFirst(8)))
  }

  private func cancel(_ transfer: LibUSBCalls.Transfer) -> Int32 {
    state.withLock { state in
      guard let index = unsafe state.inFlight.firstIndex(where: { unsafe $0 == transfer }) else {
        return LIBUSB_ERROR_NOT_FOUND.rawValue
      }
      switch state.cancel {
      case .never: return 0
      case .asCancelled:
        state.completions.append(
          unsafe Completion(transfer: transfer, status: LIBUSB_TRANSFER_CANCELLED, bytes: []))
      case .asCompleted:
        state.completions.append(
          unsafe Completion(transfer: transfer, status: LIBUSB_TRANSFER_COMPLETED, bytes: [9, 9]))
      }
      unsafe state.inFlight.remove(at: index)
      return 0
    }
  }

  private func closeHandle() {
    state.withLock { state in
      state.log.append("close handle")
      // libusb waits for its event handler there; on that very thread it would wait for itself.
      if state.callbackThread == pthread_self() { state.violations.append("handle closed in a callback") }
      if unsafe !state.inFlight.isEmpty || !state.completions.isEmpty {
        state.violations.append("handle closed with transfers in flight")
      }
    }
  }

  private func free(_ transfer: LibUSBCalls.Transfer) {
    state.withLock { state in
      if unsafe state.inFlight.contains(where: { unsafe $0 == transfer }) {
        state.violations.append("transfer freed in flight")
      }
    }
    unsafe libusb_free_transfer(transfer)
  }
}
