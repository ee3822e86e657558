internal import ControlProtocol

// Two rooms call their own view of a device, and of the loop, a status. Each module also holds a type of its
// own name, so the module's name cannot tell them apart: here the client's views get names.

/// A device as clients are shown it.
typealias ShownDevice = DeviceStatus
/// The loop as clients are shown it.
typealias ShownLoop = LoopStatus
/// Where a calibration comes from, as clients are shown it.
typealias ShownCalibration = CalibrationSource
