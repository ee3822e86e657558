import DeviceCatalog
import DeviceRecording
import PoseReplay
import Testing

@Suite struct RecordingReplayTests {
}
