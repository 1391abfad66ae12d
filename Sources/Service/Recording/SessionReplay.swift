import JSONRPC
package import JSONValues
import Threads

/// Plays a recorded session again and compares the answers: what a change of the program has changed for its users.
package struct SessionReplay: Sendable {
    /// An answer that is not what it was.
    package struct Difference: Sendable, Hashable, CustomStringConvertible {
        let request: String
        /// The first member that differs.
        let path: String
        let was: JSON
        let isNow: JSON

        package var description: String {
            "\(request): \(path) was \(Difference.short(was)), is \(Difference.short(isNow))"
        }

        private static func short(_ value: JSON) -> String {
            let text = value.description
            return text.count <= 80 ? text : "\(text.prefix(80))…"
        }
    }

    package private(set) var same = 0
    /// Those whose answer hangs on time, or which had none.
    package private(set) var skipped = 0
    package private(set) var differences: [Difference] = []

    /// Sends the requests of `recording` one at a time to `service`, each session over a connection of its own.
    ///
    /// - Throws: `RecordingError` when an answer does not come.
    package init(of recording: SessionRecording, on service: WinnowService) async throws {
        for session in recording.sessions {
            let transport = InProcessTransport()
            async let served: Void = service.serve(over: transport)
            for exchange in session { try await play(exchange, over: transport) }
            transport.endInput()
            try await served
        }
    }

    private mutating func play(
        _ exchange: SessionRecording.Exchange, over transport: InProcessTransport
    ) async throws {
        guard !exchange.isSkipped else {
            skipped += 1
            return
        }
        transport.send((exchange.request + "\n").utf8)
        guard let recorded = exchange.answer else { return }
        let line = Monitor<String?>(nil)
        await DetachedThread.run {
            while let text = transport.nextLine(atMost: .seconds(600)) {
                guard let message = try? JSON(parsing: text), message["method"] == nil else { continue }
                return line.withLock { $0 = text }
            }
        }
        guard let text = line.withLock({ $0 }) else {
            throw RecordingError(path: exchange.name, reason: "it is not answered any more")
        }
        let (was, isNow) = (recorded.comparable, try JSON(parsing: text).comparable)
        if let (path, was, isNow) = was.firstDifference(from: isNow) {
            differences.append(Difference(request: exchange.name, path: path, was: was, isNow: isNow))
        } else {
            same += 1
        }
    }
}

extension JSON {
    /// The answer without what differs from run to run, in an order that does not hang on who was first.
    fileprivate var comparable: JSON {
        switch self {
        case .array(let entries) where entries.contains { $0["jsonrpc"] != nil }:
            .array(entries.map(\.comparable).sorted { $0.description < $1.description })
        case .array(let values): .array(values.map(\.comparable))
        case .object(let members):
            .object(members.filter { !JSON.measured.contains($0.key) }.map(\.comparable))
        default: self
        }
    }

    private static let measured: Set<String> = ["timings", "milliseconds"]

    /// The path of the first value that is not the same, and both values.
    fileprivate func firstDifference(from other: JSON, at path: String = "") -> (String, JSON, JSON)? {
        guard self != other else { return nil }
        if let values = array, let others = other.array, values.count == others.count {
            for (index, pair) in zip(values, others).enumerated() {
                if let found = pair.0.firstDifference(from: pair.1, at: "\(path)[\(index)]") { return found }
            }
        }
        if let members = members, let others = other.members, members.map(\.key) == others.map(\.key) {
            for (member, twin) in zip(members, others) {
                let inner = path.isEmpty ? member.key : "\(path).\(member.key)"
                if let found = member.value.firstDifference(from: twin.value, at: inner) { return found }
            }
        }
        return (path.isEmpty ? "the answer" : path, self, other)
    }
}

extension JSON.Member {
    /// A text block of MCP repeats the structured result, timings and all.
    fileprivate var comparable: JSON.Member {
        guard key == "text", let text = value.string, text.hasPrefix("{"), let json = try? JSON(parsing: text)
        else {
            return JSON.Member(key, value.comparable)
        }
        return JSON.Member(key, json.comparable)
    }
}
