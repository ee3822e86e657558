public import Foundation

extension LedgerVerification {
  /// Reads a whole bundle, as `run(on:)` reads a database: in bounded memory, with public keys alone.
  ///
  /// It holds 16 bytes for each head of the bundle, a chunk and a line of the file, and no entry. Entries are handed
  /// on while they are read, before it is known whether a signature covers them: whoever draws conclusions from them
  /// waits for the verdict.
  ///
  /// - Parameter visit: takes an entry's number and its bytes.
  /// - Throws: `notABundle`, or what the disk says. All that is wrong with a bundle is in the verdict.
  public func run(
    onBundle path: String, visit: ((_ sequence: Int, _ leaf: Data) -> Void)? = nil
  ) throws(LedgerError) -> LedgerVerdict {
    let file = try BundleFile(path: path)
    var pass = pass(over: BundleHeads(file: file))
    do throws(LedgerFault) {
      try Self.walk(file, &pass, visit)
    } catch {
      pass.verdict.add(error)
    }
    if let failure = pass.heads.failure { throw failure }
    return pass.verdict
  }

  private static func walk(
    _ file: BundleFile, _ pass: inout VerificationPass<BundleHeads>,
    _ visit: ((Int, Data) -> Void)?
  ) throws(LedgerFault) {
    while let line = pass.heads.nextLine() {
      switch line {
      case .leaf(let range):
        try pass.checkExported()
        try take(range, of: file, &pass, visit)
      case .head(let head): try take(head, &pass)
      case .other: throw pass.fault(.unreadable)
      }
    }
    guard pass.heads.failure == nil else { return }
    guard pass.size > 0 else { throw LedgerFault(.unreadable, events: 0...0) }
    try pass.checkExported()
    try pass.finish(nextHead: nil)
  }

  /// A head that was signed and stands at another place than behind its last entry says that some are missing, or
  /// are too many.
  private static func take(
    _ head: SignedTreeHead, _ pass: inout VerificationPass<BundleHeads>
  ) throws(LedgerFault) {
    let size = head.head.size
    guard pass.heads.isNext(head) else { return try pass.check(nil, size: size) }
    guard size != pass.size, pass.isSigned(head) else { return try pass.check(head, size: size) }
    guard size > pass.size else {
      throw LedgerFault(.misplaced, events: pass.suspects(through: pass.size - 1))
    }
    throw pass.fault(.missing)
  }

  private static func take(
    _ range: Range<Int>, of file: BundleFile, _ pass: inout VerificationPass<BundleHeads>,
    _ visit: ((Int, Data) -> Void)?
  ) throws(LedgerFault) {
    let index = pass.size
    guard index < LedgerBundle.entryCountMax else { throw pass.fault(.unreadable) }
    let taken: Result<LedgerPublicKey?, LedgerFault> = unsafe file.withBytes(of: range) { leaf in
      do throws(LedgerFault) {
        return .success(unsafe try pass.ingest(leaf: leaf))
      } catch {
        return .failure(error)
      }
    }
    pass.accept(try taken.get())
    if let visit { visit(index, unsafe file.withBytes(of: range) { leaf in unsafe Data(leaf) }) }
  }
}

/// Where the heads of a bundle stand, so that one can be read again.
struct BundleHeads: StoredHeads {
  let file: BundleFile
  private var places: [(size: Int, offset: Int)] = []
  private var lineOffset = 0
  /// Why the file could not be read on.
  private(set) var failure: LedgerError?

  init(file: BundleFile) { self.file = file }

  /// The next line of the file; nil behind the last, and where the disk fails.
  mutating func nextLine() -> BundleFile.Line? {
    do throws(LedgerError) {
      lineOffset = file.offset
      return try file.next()
    } catch {
      failure = error
      return nil
    }
  }

  /// Keeps where the head of the line read last stands. False where another of at least that size came before, which a
  /// bundle does not have.
  mutating func isNext(_ head: SignedTreeHead) -> Bool {
    guard places.last.map({ $0.size < head.head.size }) ?? true else { return false }
    places.append((head.head.size, lineOffset))
    return true
  }

  func last(upTo size: Int) -> SignedTreeHead? {
    let count = firstIndex(above: size)
    return count == 0 ? nil : file.head(at: places[count - 1].offset)
  }

  func firstSize(above size: Int) -> Int? {
    let index = firstIndex(above: size)
    return index < places.count ? places[index].size : nil
  }

  private func firstIndex(above size: Int) -> Int {
    var (low, high) = (0, places.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle].size > size { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
