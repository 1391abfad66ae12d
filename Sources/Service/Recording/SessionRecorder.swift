import Glibc
package import JSONRPC
import JSONValues
import Synchronization

/// Writes every message of a session to a file, texts and all, so that the session can be played again.
///
/// One JSON object a line: `{"session":…}` where one begins, `{"received":…}` and `{"sent":…}` for messages, and
/// `{"receivedText":…}` for what was no JSON. Later sessions are appended. Nobody but the owner may read the file.
package final class SessionRecorder: Sendable {
    private struct Output {
        var descriptor: Int32
        var hasFailed = false
    }

    private let output: Mutex<Output>
    private let path: String
    private let report: @Sendable (String) -> Void

    /// - Parameter report: told once when the file cannot be written any more; the session goes on without it.
    /// - Throws: `RecordingError`.
    package init(appendingTo path: String, report: @escaping @Sendable (String) -> Void)
        throws(RecordingError)
    {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw RecordingError(path: path, reason: String(cString: strerror(errno)))
        }
        output = Mutex(Output(descriptor: descriptor))
        self.path = path
        self.report = report
        write(JSON.object([JSON.Member("session", .string(WinnowService.version))]))
    }

    deinit { output.withLock { _ = close($0.descriptor) } }

    package func record(_ message: MessageRecord) {
        let name = message.direction.rawValue
        if let json = try? JSON(parsing: message.bytes) {
            write(.object([JSON.Member(name, json)]))
        } else {
            let text = String(decoding: message.bytes, as: UTF8.self)
            write(.object([JSON.Member(name + "Text", .string(text))]))
        }
    }

    private func write(_ line: JSON) {
        var bytes: [UInt8] = []
        line.write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        let failure = output.withLock { output -> String? in
            guard !output.hasFailed else { return nil }
            var rest = bytes[...]
            while !rest.isEmpty {
                let count = rest.withUnsafeBytes { Glibc.write(output.descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else {
                    output.hasFailed = true
                    return String(cString: strerror(errno))
                }
                rest = rest.dropFirst(count)
            }
            return nil
        }
        if let failure { report("\(path): the session is no longer recorded: \(failure)") }
    }
}

/// Why a session cannot be recorded or played again.
package struct RecordingError: Error, Hashable, CustomStringConvertible {
    package let path: String
    package let reason: String

    package var description: String { "\(path): \(reason)" }
}
