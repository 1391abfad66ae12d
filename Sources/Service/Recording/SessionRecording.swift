import JSONRPC
package import JSONValues

/// A file of `SessionRecorder` as the exchanges that it holds.
package struct SessionRecording: Sendable, Hashable {
    /// One message of the client's, with the answer that it got.
    struct Exchange: Sendable, Hashable {
        /// As it goes over the wire.
        let request: String
        /// For people: the method and the id.
        let name: String
        /// Nil for what was not answered, and what need not be answered the same.
        let answer: JSON?
        let isSkipped: Bool
    }

    /// The exchanges of each session.
    let sessions: [[Exchange]]

    /// - Parameter path: for errors.
    /// - Throws: `RecordingError` that names the line.
    package init(parsing bytes: [UInt8], path: String) throws(RecordingError) {
        var sessions: [[JSON]] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let json = try? JSON(parsing: Array(line)), let member = json.members?.first else {
                throw RecordingError(path: path, reason: "line \(index + 1) is no line of a recording")
            }
            if member.key == "session" || sessions.isEmpty { sessions.append([]) }
            if member.key != "session" { sessions[sessions.count - 1].append(json) }
        }
        self.sessions = sessions.map(SessionRecording.exchanges)
    }

    private static func exchanges(_ lines: [JSON]) -> [Exchange] {
        var answers = RecordedAnswers(lines.compactMap { $0["sent"] })
        return lines.compactMap { line in
            if let text = line["receivedText"]?.string {
                return Exchange(
                    request: text, name: "a message that is no JSON", answer: answers.take(.null),
                    isSkipped: false)
            }
            guard let message = line["received"] else { return nil }
            return exchange(message, &answers)
        }
    }

    private static func exchange(_ message: JSON, _ answers: inout RecordedAnswers) -> Exchange {
        let method = message["method"]?.string ?? (message.array == nil ? "a message" : "a batch")
        let name = message["id"].map { "\(method) \($0)" } ?? method
        let expectsAnswer = message["id"] != nil || message["method"] == nil
        let answer = expectsAnswer ? answers.take(message.answerKey) : nil
        let hangsOnTime =
            ["$/cancelRequest", "notifications/cancelled", "shutdown", "server/stats"].contains(method)
            || [-32800, -32006].contains(answer?["error"]?["code"]?.integer ?? 0)
        // Without an answer there is nothing to compare: it was cancelled, or the session ended first.
        let isSkipped = hangsOnTime || expectsAnswer && answer == nil
        return Exchange(
            request: message.description, name: name, answer: isSkipped ? nil : answer, isSkipped: isSkipped)
    }
}

/// The answers of a session that no request has claimed yet.
private struct RecordedAnswers {
    private var answers: [JSON]

    init(_ sent: [JSON]) { answers = sent.filter { $0["method"] == nil } }

    /// The next answer under this key.
    mutating func take(_ key: JSON) -> JSON? {
        guard let place = answers.firstIndex(where: { $0.answerKey == key }) else { return nil }
        return answers.remove(at: place)
    }
}

extension JSON {
    /// What request and answer have in common: the id, or those of a batch in order. Null where there is none.
    fileprivate var answerKey: JSON {
        guard let entries = array else { return self["id"] ?? .null }
        let ids = entries.compactMap { entry in entry["id"].flatMap { $0.isNull ? nil : $0 } }
        return .array(ids.sorted { $0.description < $1.description })
    }
}
