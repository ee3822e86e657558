-- synthetic-inventory-v1: a database as the first schema left it, with two days of made-up history: the second
-- run died with a wand attached and a session open. Frozen with the release of the schema; a test compares the
-- migrations with it word for word.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE schema_version (
  version INTEGER PRIMARY KEY CHECK (version > 0),
  needed_version TEXT NOT NULL CHECK (length(needed_version) BETWEEN 1 AND 32)
) STRICT;
CREATE TABLE fact_kind (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE detach_cause (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE session_purpose (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE session_ending (name TEXT PRIMARY KEY NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE service_run (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  rig TEXT NOT NULL CHECK (length(rig) BETWEEN 1 AND 1024),
  version TEXT NOT NULL CHECK (length(version) BETWEEN 1 AND 1024),
  boot TEXT NOT NULL CHECK (length(boot) BETWEEN 1 AND 1024),
  process_id INTEGER NOT NULL CHECK (process_id > 0),
  started_utc_ms INTEGER NOT NULL CHECK (started_utc_ms BETWEEN 0 AND 253402300799999),
  started_trusted INTEGER NOT NULL CHECK (started_trusted IN (0, 1)),
  started_ns INTEGER NOT NULL CHECK (started_ns >= 0),
  heartbeat_utc_ms INTEGER NOT NULL CHECK (heartbeat_utc_ms BETWEEN 0 AND 253402300799999),
  heartbeat_trusted INTEGER NOT NULL CHECK (heartbeat_trusted IN (0, 1)),
  heartbeat_ns INTEGER NOT NULL CHECK (heartbeat_ns >= started_ns),
  written_through INTEGER NOT NULL DEFAULT 0 CHECK (written_through >= 0),
  dropped_events INTEGER NOT NULL DEFAULT 0 CHECK (dropped_events >= 0),
  refused_events INTEGER NOT NULL DEFAULT 0 CHECK (refused_events >= 0),
  ending TEXT CHECK (ending IN ('clean', 'lost'))
) STRICT;
CREATE UNIQUE INDEX service_run_one_open ON service_run (ending IS NULL) WHERE ending IS NULL;
CREATE TRIGGER service_run_delete BEFORE DELETE ON service_run
BEGIN SELECT RAISE(ABORT, 'service_run: history is not deleted'); END;
CREATE TRIGGER service_run_origin
BEFORE UPDATE OF id, rig, version, boot, process_id, started_utc_ms, started_trusted, started_ns
ON service_run
BEGIN SELECT RAISE(ABORT, 'service_run: the origin of a run is not altered'); END;
CREATE TRIGGER service_run_ended BEFORE UPDATE ON service_run WHEN OLD.ending IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'service_run: an ended run is not altered'); END;
CREATE TRIGGER service_run_forward BEFORE UPDATE ON service_run
WHEN NEW.heartbeat_ns < OLD.heartbeat_ns OR NEW.written_through < OLD.written_through
  OR NEW.dropped_events < OLD.dropped_events OR NEW.refused_events < OLD.refused_events
BEGIN SELECT RAISE(ABORT, 'service_run: a run only goes forward'); END;
CREATE TABLE device (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  family TEXT NOT NULL CHECK (length(family) BETWEEN 1 AND 1024),
  model TEXT NOT NULL CHECK (length(model) BETWEEN 1 AND 1024),
  serial TEXT CHECK (length(serial) BETWEEN 1 AND 1024),
  emulated INTEGER NOT NULL CHECK (emulated IN (0, 1)),
  run_id INTEGER NOT NULL REFERENCES service_run (id),
  first_seen_utc_ms INTEGER NOT NULL CHECK (first_seen_utc_ms BETWEEN 0 AND 253402300799999),
  first_seen_trusted INTEGER NOT NULL CHECK (first_seen_trusted IN (0, 1)),
  first_seen_ns INTEGER NOT NULL CHECK (first_seen_ns >= 0),
  UNIQUE (id, emulated)
) STRICT;
CREATE UNIQUE INDEX device_by_serial ON device (family, serial, emulated) WHERE serial IS NOT NULL;
CREATE UNIQUE INDEX device_by_model ON device (family, model, emulated) WHERE serial IS NULL;
CREATE TRIGGER device_update BEFORE UPDATE ON device
BEGIN SELECT RAISE(ABORT, 'device: history is not altered'); END;
CREATE TRIGGER device_delete BEFORE DELETE ON device
BEGIN SELECT RAISE(ABORT, 'device: history is not deleted'); END;
CREATE TABLE device_fact (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  device_id INTEGER NOT NULL,
  emulated INTEGER NOT NULL,
  kind TEXT NOT NULL REFERENCES fact_kind (name),
  value TEXT NOT NULL CHECK (length(value) BETWEEN 1 AND 1024),
  run_id INTEGER NOT NULL REFERENCES service_run (id),
  seen_utc_ms INTEGER NOT NULL CHECK (seen_utc_ms BETWEEN 0 AND 253402300799999),
  seen_trusted INTEGER NOT NULL CHECK (seen_trusted IN (0, 1)),
  seen_ns INTEGER NOT NULL CHECK (seen_ns >= 0),
  FOREIGN KEY (device_id, emulated) REFERENCES device (id, emulated),
  CHECK (kind <> 'configuration_sha256'
    OR (length(value) = 64 AND value NOT GLOB '*[^0-9a-f]*'))
) STRICT;
CREATE INDEX device_fact_latest ON device_fact (device_id, kind, id);
CREATE TRIGGER device_fact_change BEFORE INSERT ON device_fact
WHEN NEW.value = (
  SELECT value FROM device_fact WHERE device_id = NEW.device_id AND kind = NEW.kind
  ORDER BY id DESC LIMIT 1)
BEGIN SELECT RAISE(ABORT, 'device_fact: a row is a change'); END;
CREATE TRIGGER device_fact_update BEFORE UPDATE ON device_fact
BEGIN SELECT RAISE(ABORT, 'device_fact: history is not altered'); END;
CREATE TRIGGER device_fact_delete BEFORE DELETE ON device_fact
BEGIN SELECT RAISE(ABORT, 'device_fact: history is not deleted'); END;
CREATE TABLE attachment (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  device_id INTEGER NOT NULL,
  emulated INTEGER NOT NULL,
  run_id INTEGER NOT NULL REFERENCES service_run (id),
  bus_path TEXT NOT NULL CHECK (length(bus_path) BETWEEN 1 AND 1024),
  attached_utc_ms INTEGER NOT NULL CHECK (attached_utc_ms BETWEEN 0 AND 253402300799999),
  attached_trusted INTEGER NOT NULL CHECK (attached_trusted IN (0, 1)),
  attached_ns INTEGER NOT NULL CHECK (attached_ns >= 0),
  detached_utc_ms INTEGER CHECK (detached_utc_ms BETWEEN 0 AND 253402300799999),
  detached_trusted INTEGER CHECK (detached_trusted IN (0, 1)),
  detached_ns INTEGER CHECK (detached_ns >= attached_ns),
  cause TEXT REFERENCES detach_cause (name),
  FOREIGN KEY (device_id, emulated) REFERENCES device (id, emulated),
  CHECK ((detached_utc_ms IS NULL) = (cause IS NULL)),
  CHECK ((detached_trusted IS NULL) = (cause IS NULL)),
  CHECK ((detached_ns IS NULL) = (cause IS NULL))
) STRICT;
CREATE UNIQUE INDEX attachment_one_a_place ON attachment (bus_path) WHERE cause IS NULL;
CREATE INDEX attachment_by_device ON attachment (device_id, id);
CREATE TRIGGER attachment_run BEFORE INSERT ON attachment
WHEN (SELECT ending FROM service_run WHERE id = NEW.run_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'attachment: the run has ended'); END;
CREATE TRIGGER attachment_origin
BEFORE UPDATE OF id, device_id, emulated, run_id, bus_path, attached_utc_ms, attached_trusted, attached_ns
ON attachment
BEGIN SELECT RAISE(ABORT, 'attachment: the origin of an attachment is not altered'); END;
CREATE TRIGGER attachment_ended BEFORE UPDATE ON attachment WHEN OLD.cause IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'attachment: an ended attachment is not altered'); END;
CREATE TRIGGER attachment_delete BEFORE DELETE ON attachment
BEGIN SELECT RAISE(ABORT, 'attachment: history is not deleted'); END;
CREATE TABLE usage_session (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  identifier TEXT NOT NULL UNIQUE
    CHECK (length(identifier) = 36 AND identifier NOT GLOB '*[^0-9a-f-]*'),
  run_id INTEGER NOT NULL REFERENCES service_run (id),
  started_by_uid INTEGER NOT NULL CHECK (started_by_uid BETWEEN 0 AND 4294967295),
  purpose TEXT NOT NULL REFERENCES session_purpose (name),
  started_utc_ms INTEGER NOT NULL CHECK (started_utc_ms BETWEEN 0 AND 253402300799999),
  started_trusted INTEGER NOT NULL CHECK (started_trusted IN (0, 1)),
  started_ns INTEGER NOT NULL CHECK (started_ns >= 0),
  stopped_utc_ms INTEGER CHECK (stopped_utc_ms BETWEEN 0 AND 253402300799999),
  stopped_trusted INTEGER CHECK (stopped_trusted IN (0, 1)),
  stopped_ns INTEGER CHECK (stopped_ns >= started_ns),
  ending TEXT REFERENCES session_ending (name),
  CHECK ((stopped_utc_ms IS NULL) = (ending IS NULL)),
  CHECK ((stopped_trusted IS NULL) = (ending IS NULL)),
  CHECK ((stopped_ns IS NULL) = (ending IS NULL))
) STRICT;
CREATE INDEX usage_session_open ON usage_session (run_id) WHERE ending IS NULL;
CREATE TRIGGER usage_session_run BEFORE INSERT ON usage_session
WHEN (SELECT ending FROM service_run WHERE id = NEW.run_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'usage_session: the run has ended'); END;
CREATE TRIGGER usage_session_origin
BEFORE UPDATE OF id, identifier, run_id, started_by_uid, purpose,
  started_utc_ms, started_trusted, started_ns ON usage_session
BEGIN SELECT RAISE(ABORT, 'usage_session: the origin of a session is not altered'); END;
CREATE TRIGGER usage_session_ended BEFORE UPDATE ON usage_session WHEN OLD.ending IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'usage_session: an ended session is not altered'); END;
CREATE TRIGGER usage_session_delete BEFORE DELETE ON usage_session
BEGIN SELECT RAISE(ABORT, 'usage_session: history is not deleted'); END;
CREATE TABLE device_usage (
  session_id INTEGER NOT NULL REFERENCES usage_session (id),
  device_id INTEGER NOT NULL,
  emulated INTEGER NOT NULL,
  tracked_ms INTEGER NOT NULL CHECK (tracked_ms BETWEEN 0 AND 31536000000),
  worn_ms INTEGER NOT NULL CHECK (worn_ms BETWEEN 0 AND 31536000000),
  PRIMARY KEY (session_id, device_id),
  FOREIGN KEY (device_id, emulated) REFERENCES device (id, emulated)
) STRICT, WITHOUT ROWID;
CREATE INDEX device_usage_by_device ON device_usage (device_id);
CREATE TRIGGER device_usage_insert BEFORE INSERT ON device_usage
WHEN (SELECT ending FROM usage_session WHERE id = NEW.session_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'device_usage: the session has ended'); END;
CREATE TRIGGER device_usage_grow BEFORE UPDATE ON device_usage
WHEN NEW.session_id <> OLD.session_id OR NEW.device_id <> OLD.device_id
  OR NEW.emulated <> OLD.emulated
  OR NEW.tracked_ms < OLD.tracked_ms OR NEW.worn_ms < OLD.worn_ms
  OR (SELECT ending FROM usage_session WHERE id = OLD.session_id) IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'device_usage: usage only grows, while its session is open'); END;
CREATE TRIGGER device_usage_delete BEFORE DELETE ON device_usage
BEGIN SELECT RAISE(ABORT, 'device_usage: history is not deleted'); END;
CREATE TRIGGER service_run_leaves BEFORE UPDATE OF ending ON service_run
WHEN NEW.ending IS NOT NULL AND (
  EXISTS (SELECT 1 FROM attachment WHERE run_id = NEW.id AND cause IS NULL)
  OR EXISTS (SELECT 1 FROM usage_session WHERE run_id = NEW.id AND ending IS NULL))
BEGIN SELECT RAISE(ABORT, 'service_run: a run ends after all that is open in it'); END;

INSERT INTO grdb_migrations VALUES ('v1');
INSERT INTO schema_version VALUES (1, '0.1.0');
INSERT INTO fact_kind VALUES ('configuration_sha256'), ('firmware'), ('hardware_revision'), ('model');
INSERT INTO detach_cause VALUES
  ('failed'), ('run_lost'), ('service_stopped'), ('superseded'), ('unplugged');
INSERT INTO session_purpose VALUES
  ('calibration'), ('demonstration'), ('maintenance'), ('test'), ('training');
INSERT INTO session_ending VALUES ('run_lost'), ('service_stopped'), ('stopped');

INSERT INTO service_run VALUES
  (1, 'rig-old', '0.1.0', 'boot-a', 100, 1772000000000, 1, 1000000000,
   1772000600000, 1, 601000000000, 9, 0, 0, NULL);
INSERT INTO device VALUES
  (1, 'vive', 'HTC Vive', 'LHR-OLD', 0, 1, 1772000001000, 1, 2000000000),
  (2, 'vive', 'Vive wand', NULL, 1, 1, 1772000002000, 1, 3000000000);
INSERT INTO device_fact VALUES
  (1, 1, 0, 'model', 'HTC Vive', 1, 1772000001000, 1, 2000000000),
  (2, 1, 0, 'firmware', '1462663157', 1, 1772000001000, 1, 2000000000),
  (3, 2, 1, 'model', 'Vive wand', 1, 1772000002000, 1, 3000000000);
INSERT INTO attachment VALUES
  (1, 1, 0, 1, '1-1.2', 1772000001000, 1, 2000000000, 1772000500000, 1, 501000000000, 'unplugged');
INSERT INTO usage_session VALUES
  (1, '00000000-0000-4000-8000-000000000001', 1, 1000, 'training', 1772000010000, 1, 11000000000,
   NULL, NULL, NULL, NULL);
INSERT INTO device_usage VALUES (1, 1, 0, 240000, 200500);
UPDATE usage_session SET stopped_utc_ms = 1772000310000, stopped_trusted = 1, stopped_ns = 311000000000,
  ending = 'stopped' WHERE id = 1;
UPDATE service_run SET ending = 'clean' WHERE id = 1;

INSERT INTO service_run VALUES
  (2, 'rig-old', '0.1.0', 'boot-b', 101, 1772086400000, 0, 2000000000,
   1772086430000, 0, 32000000000, 5, 2, 1, NULL);
INSERT INTO attachment VALUES
  (2, 2, 1, 2, 'usbip-1', 1772086401000, 0, 3000000000, NULL, NULL, NULL, NULL);
INSERT INTO usage_session VALUES
  (2, '00000000-0000-4000-8000-000000000002', 2, 0, 'test', 1772086402000, 0, 4000000000,
   NULL, NULL, NULL, NULL);
INSERT INTO device_usage VALUES (2, 2, 1, 1500, 0);

PRAGMA application_id = 1213417814;
