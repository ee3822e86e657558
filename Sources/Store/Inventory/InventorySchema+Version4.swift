extension InventorySchema.Version {
  /// What was measured of a unit's inertial sensor with a technician's help, and which of it is in force.
  ///
  /// A history: rows are added and nothing else. `calibrated` and `reverted` decide what is in force: the newest of
  /// them says so, a `reverted` by pointing to an older `calibrated`, or to none for the factory's. `verified` and
  /// `refused` only say what was measured. Numbers are blobs of little-endian binary64: the parameters 48 of them
  /// (accelerometer, then gyroscope: matrix row by row, bias, and the standard errors of both), the rests 5 each (up,
  /// the error of gravity before and after), the turns 2 each (before, after).
  static let v4 = Self(number: 4, neededVersion: "0.1.0", sql: calibrations)

  private static let calibrations = """
    CREATE TABLE calibration_kind (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO calibration_kind VALUES ('calibrated'), ('refused'), ('verified'), ('reverted');

    CREATE TABLE calibration_grade (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
    INSERT INTO calibration_grade VALUES ('good'), ('fair'), ('failed');

    CREATE TABLE calibration (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      device_id INTEGER NOT NULL,
      emulated INTEGER NOT NULL,
      part TEXT NOT NULL CHECK (length(part) BETWEEN 1 AND 1024),
      kind TEXT NOT NULL REFERENCES calibration_kind (name),
      reverts_to INTEGER REFERENCES calibration (id),
      grade TEXT REFERENCES calibration_grade (name),
      parameters BLOB CHECK (length(parameters) = 384),
      gravity_before REAL CHECK (gravity_before >= 0), gravity_after REAL CHECK (gravity_after >= 0),
      gravity_limit REAL CHECK (gravity_limit > 0),
      turn_before REAL CHECK (turn_before >= 0), turn_after REAL CHECK (turn_after >= 0),
      turn_limit REAL CHECK (turn_limit > 0),
      rate_before REAL CHECK (rate_before >= 0), rate_after REAL CHECK (rate_after >= 0),
      rate_limit REAL CHECK (rate_limit > 0),
      rests BLOB CHECK (length(rests) % 40 = 0 AND length(rests) <= 2560),
      turns BLOB CHECK (length(turns) % 16 = 0 AND length(turns) <= 1024),
      rest_count INTEGER CHECK (rest_count >= 0),
      duration_ms INTEGER CHECK (duration_ms >= 0),
      lost_samples INTEGER CHECK (lost_samples >= 0),
      was_warm INTEGER CHECK (was_warm IN (0, 1)),
      interval_days INTEGER CHECK (interval_days BETWEEN 1 AND 3660),
      firmware TEXT CHECK (length(firmware) BETWEEN 1 AND 1024),
      configuration_sha256 TEXT
        CHECK (length(configuration_sha256) = 64 AND configuration_sha256 NOT GLOB '*[^0-9a-f]*'),
      journal_sha256 TEXT UNIQUE
        CHECK (length(journal_sha256) = 64 AND journal_sha256 NOT GLOB '*[^0-9a-f]*'),
      uid INTEGER NOT NULL CHECK (uid BETWEEN 0 AND 4294967295),
      run_id INTEGER NOT NULL REFERENCES service_run (id),
      measured_utc_ms INTEGER NOT NULL CHECK (measured_utc_ms BETWEEN 0 AND 253402300799999),
      measured_trusted INTEGER NOT NULL CHECK (measured_trusted IN (0, 1)),
      measured_ns INTEGER NOT NULL CHECK (measured_ns >= 0),
      FOREIGN KEY (device_id, emulated) REFERENCES device (id, emulated),
      CHECK (kind = 'reverted' OR (grade IS NOT NULL AND gravity_after IS NOT NULL AND gravity_limit IS NOT NULL
        AND turn_after IS NOT NULL AND turn_limit IS NOT NULL AND rate_after IS NOT NULL
        AND rate_limit IS NOT NULL AND journal_sha256 IS NOT NULL)),
      CHECK (kind = 'reverted' OR reverts_to IS NULL),
      CHECK (kind <> 'calibrated' OR (parameters IS NOT NULL AND grade <> 'failed')),
      CHECK (kind <> 'reverted' OR (parameters IS NULL AND grade IS NULL))
    ) STRICT;

    CREATE INDEX calibration_of_part ON calibration (device_id, part, id);

    CREATE TRIGGER calibration_run BEFORE INSERT ON calibration
    WHEN (SELECT ending FROM service_run WHERE id = NEW.run_id) IS NOT NULL
    BEGIN SELECT RAISE(ABORT, 'calibration: the run has ended'); END;
    CREATE TRIGGER calibration_target BEFORE INSERT ON calibration
    WHEN NEW.reverts_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM calibration c WHERE c.id = NEW.reverts_to
      AND c.device_id = NEW.device_id AND c.part = NEW.part AND c.kind = 'calibrated')
    BEGIN SELECT RAISE(ABORT, 'calibration: only an older calibration of the same part comes back'); END;
    CREATE TRIGGER calibration_update BEFORE UPDATE ON calibration
    BEGIN SELECT RAISE(ABORT, 'calibration: history is not altered'); END;
    CREATE TRIGGER calibration_delete BEFORE DELETE ON calibration
    BEGIN SELECT RAISE(ABORT, 'calibration: history is not deleted'); END;

    """
}
