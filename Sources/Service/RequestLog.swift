import JSONRPC
import JSONValues
import Logging

/// One line for each request: method, id, milliseconds, figures, error. Never a text of a question or a document.
struct RequestLog {
    let logger: Logger

    func write(_ record: CallRecord) {
        let level: Logger.Level = record.error?.code == .internalError ? .error : .info
        logger.log(level: level, "\(line(for: record))")
    }

    private func line(for record: CallRecord) -> String {
        var words = [record.method.map(RequestLog.printable) ?? "-"]
        if let id = record.id { words.append("id=\(RequestLog.printable(id.json.description))") }
        words.append("ms=\(WireNumber.milliseconds(record.elapsed))")
        words += record.counts.map { "\($0.name)=\($0.count)" }
        if let error = record.error {
            words.append("error=\(error.code.rawValue) reason=\(error.reason.rawValue)")
        }
        return words.joined(separator: " ")
    }

    /// Names and ids come from the client: short, on one line, without control characters.
    private static func printable(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars.prefix(80) {
            scalars.append(scalar.properties.generalCategory == .control ? "?" : scalar)
        }
        return String(scalars)
    }
}
