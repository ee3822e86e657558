extension InventorySchema.Version {
  /// What was learned of a unit's inertial sensor, to begin the next session with.
  ///
  /// No history: a row says what is believed now, and gives way to the next. It holds only for the firmware and the
  /// configuration it was learned with, since both decide what a reading means. Numbers are blobs of
  /// little-endian binary64; their count is a rule, their sense is for the reader to check.
  static let v2 = Self(number: 2, neededVersion: "0.1.0", sql: knowledge)

  private static let knowledge = """
    CREATE TABLE sensor_knowledge (
      device_id INTEGER NOT NULL,
      emulated INTEGER NOT NULL,
      part TEXT NOT NULL CHECK (length(part) BETWEEN 1 AND 1024),
      firmware TEXT CHECK (length(firmware) BETWEEN 1 AND 1024),
      configuration_sha256 TEXT
        CHECK (length(configuration_sha256) = 64 AND configuration_sha256 NOT GLOB '*[^0-9a-f]*'),
      means BLOB NOT NULL CHECK (length(means) = 96),
      covariances BLOB NOT NULL CHECK (length(covariances) = 624),
      run_id INTEGER NOT NULL REFERENCES service_run (id),
      begun_utc_ms INTEGER NOT NULL CHECK (begun_utc_ms BETWEEN 0 AND 253402300799999),
      begun_trusted INTEGER NOT NULL CHECK (begun_trusted IN (0, 1)),
      learned_utc_ms INTEGER NOT NULL CHECK (learned_utc_ms BETWEEN 0 AND 253402300799999),
      learned_trusted INTEGER NOT NULL CHECK (learned_trusted IN (0, 1)),
      PRIMARY KEY (device_id, part),
      FOREIGN KEY (device_id, emulated) REFERENCES device (id, emulated)
    ) STRICT, WITHOUT ROWID;

    """
}
