internal import _Volatile

/// The first serial port of the MPS2+ board, out only, polled: Arm CMSDK UART (Arm DDI0479, section 4.3).
struct SerialPort {
  private let data = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4000)
  private let state = unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4004)

  /// Switches the transmitter on, at the fastest rate the device takes.
  init() {
    unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4010).store(16)
    unsafe VolatileMappedRegister<UInt32>(unsafeBitPattern: 0x4000_4008).store(1)
  }

  func write(_ byte: UInt8) {
    // Bit 0: the transmit buffer is full.
    while state.load() & 1 != 0 {}
    data.store(UInt32(byte))
  }

  /// Eight hexadecimal digits.
  func write(hexadecimal word: UInt32) {
    var rest = word
    for _ in 0..<8 {
      let digit = UInt8(truncatingIfNeeded: rest &>> 28)
      write(digit < 10 ? 48 + digit : 87 + digit)
      rest = rest &<< 4
    }
  }
}
