import FoundationEssentials
import JSONValues
import Threads

/// Where a run was made, for those who compare its timings.
enum MachineDescription {
    static var json: JSON {
        .object([
            .init("processor", .string(field("model name", in: "/proc/cpuinfo") ?? "unknown")),
            .init("cores", .integer(ProcessorCores.count)),
            .init("system", .string(ProcessInfo.processInfo.operatingSystemVersionString)),
            .init("peakMemory", .string(field("VmHWM", in: "/proc/self/status") ?? "unknown")),
        ])
    }

    private static func field(_ name: String, in path: String) -> String? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix(name) }
        return line?.split(separator: ":", maxSplits: 1).last.map { String($0).trimmed }
    }
}
