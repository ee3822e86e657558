extension PoseService {
  /// Gives a device's samples to `tap` from its next report on, in nominal units; nil to nobody. The tap it had before
  /// gets no more.
  ///
  /// - Throws: `.unknownDevice`, `.loopUnresponsive`, `.stopped`.
  public func tap(_ id: DeviceID, into tap: SampleTap?) throws(PoseServiceError) {
    try send(.tap(TapSlip(device: id, tap: tap)), to: id)
  }
}
