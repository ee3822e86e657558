import GRDB

extension OpenRun {
  /// Puts what was learned in the place of what was known. Its beginning stays where firmware and configuration
  /// are the same; under others it is another beginning.
  func keep(_ knowledge: SensorKnowledge, of device: Int64, _ moment: Moment, _ db: Database) throws {
    let identifiers: StatementArguments = [device, knowledge.unit.isEmulated, knowledge.part.value]
    let holds: StatementArguments = [
      knowledge.firmware?.value, knowledge.configurationSHA256, KeptKnowledge.blob(knowledge.means),
      KeptKnowledge.blob(knowledge.covariances), id,
    ]
    try db.execute(
      sql: """
        INSERT INTO sensor_knowledge (device_id, emulated, part, firmware, configuration_sha256, means,
          covariances, run_id, begun_utc_ms, begun_trusted, learned_utc_ms, learned_trusted)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (device_id, part) DO UPDATE SET
          begun_utc_ms = iif(firmware IS excluded.firmware
            AND configuration_sha256 IS excluded.configuration_sha256, begun_utc_ms, excluded.begun_utc_ms),
          begun_trusted = iif(firmware IS excluded.firmware
            AND configuration_sha256 IS excluded.configuration_sha256, begun_trusted, excluded.begun_trusted),
          firmware = excluded.firmware, configuration_sha256 = excluded.configuration_sha256,
          means = excluded.means, covariances = excluded.covariances, run_id = excluded.run_id,
          learned_utc_ms = excluded.learned_utc_ms, learned_trusted = excluded.learned_trusted
        """,
      arguments: identifiers + holds + wall(moment) + wall(moment))
  }
}
