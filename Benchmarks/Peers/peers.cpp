// One entrance to the peers' filters: a whole recording through one of them, timed inside, so that no call through a
// library's door is counted. Settings are those of the reference figures: VQF's defaults; x-io Fusion with gain 0.5, a
// gyroscope range of 2000 deg/s, acceleration and magnetic rejection of 10 deg, a time-out of 5 s and the run-time
// gyroscope bias at its defaults.
#include <cstddef>
#include <cstdint>
#include <ctime>
#include <vector>

#include "vqf.hpp"

extern "C" {
#include "FusionAhrs.h"
#include "FusionBias.h"
}

namespace {

std::uint64_t threadNanoseconds() {
  timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return std::uint64_t(now.tv_sec) * 1000000000u + std::uint64_t(now.tv_nsec);
}

// A row: gyroscope rad/s, accelerometer m/s^2, magnetometer microtesla. A quaternion: w, x, y, z, earth from sensor.
std::uint64_t runVQF(bool withField, std::size_t count, double rateHz, const double *rows, double *quaternions) {
  VQF filter(1 / rateHz);
  const std::uint64_t begin = threadNanoseconds();
  for (std::size_t index = 0; index < count; index++) {
    const double *row = rows + 9 * index;
    if (withField) {
      filter.update(row, row + 3, row + 6);
      filter.getQuat9D(quaternions + 4 * index);
    } else {
      filter.update(row, row + 3);
      filter.getQuat6D(quaternions + 4 * index);
    }
  }
  return threadNanoseconds() - begin;
}

struct FusionRow {
  FusionVector gyroscope, accelerometer, magnetometer;
};

// It computes in single precision, degrees and g: converted before the clock starts.
std::vector<FusionRow> converted(std::size_t count, const double *rows) {
  std::vector<FusionRow> out(count);
  for (std::size_t index = 0; index < count; index++) {
    for (int axis = 0; axis < 3; axis++) {
      const double *row = rows + 9 * index + axis;
      out[index].gyroscope.array[axis] = float(row[0] * 57.29577951308232);
      out[index].accelerometer.array[axis] = float(row[3] / 9.80665);
      out[index].magnetometer.array[axis] = float(row[6]);
    }
  }
  return out;
}

std::uint64_t runFusion(bool withField, std::size_t count, double rateHz, const double *rows, double *quaternions) {
  const std::vector<FusionRow> input = converted(count, rows);
  FusionAhrs filter;
  FusionAhrsInitialise(&filter);
  FusionAhrsSettings settings = fusionAhrsDefaultSettings;
  settings.sampleRate = float(rateHz);
  settings.convention = FusionConventionEnu;
  settings.gain = 0.5f;
  settings.gyroscopeRange = 2000;
  settings.accelerationRejection = 10;
  settings.magneticRejection = 10;
  settings.rejectionTimeout = 5;
  FusionAhrsSetSettings(&filter, &settings);
  FusionBias bias;
  FusionBiasInitialise(&bias);
  FusionBiasSettings biasSettings = fusionBiasDefaultSettings;
  biasSettings.sampleRate = float(rateHz);
  FusionBiasSetSettings(&bias, &biasSettings);
  const std::uint64_t begin = threadNanoseconds();
  for (std::size_t index = 0; index < count; index++) {
    const FusionVector rate = FusionBiasUpdate(&bias, input[index].gyroscope);
    if (withField) {
      FusionAhrsUpdate(&filter, rate, input[index].accelerometer, input[index].magnetometer);
    } else {
      FusionAhrsUpdateNoMagnetometer(&filter, rate, input[index].accelerometer);
    }
    const FusionQuaternion quaternion = FusionAhrsGetQuaternion(&filter);
    for (int part = 0; part < 4; part++) quaternions[4 * index + part] = quaternion.array[part];
  }
  return threadNanoseconds() - begin;
}

}  // namespace

// Nanoseconds of the thread's processor time, or 0 for a peer that is not known.
extern "C" std::uint64_t peers_run(
    int peer, int withField, std::size_t count, double rateHz, const double *rows, double *quaternions) {
  switch (peer) {
    case 0: return runVQF(withField != 0, count, rateHz, rows, quaternions);
    case 1: return runFusion(withField != 0, count, rateHz, rows, quaternions);
    default: return 0;
  }
}

extern "C" const char *peers_versions(void) { return PEERS; }
