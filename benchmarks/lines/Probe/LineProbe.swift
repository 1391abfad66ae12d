import Glibc
import ProbeSupport

@testable import ContextTypes
@testable import JSONValues
@testable import Labelling
@testable import Lines

/// The measuring program of benchmarks/lines:
///
///     LineProbe features CASES OUTPUT    the measures of every line, for training
///     LineProbe scores CASES OUTPUT      the score of every line
///     LineProbe speed CASES              milliseconds for 1,000 lines
///     LineProbe names                    the names of the measures
///     LineProbe kinds CASES              the kind that each text is taken for
///
/// CASES holds one JSON object a line: `{"question", "text"}`. OUTPUT: for every case the number of lines as 32 bits,
/// then 32-bit floats, line by line.
@main
struct LineProbe {
    static func main() throws {
        let arguments = CommandLine.arguments
        let mode = arguments.count > 1 ? arguments[1] : ""
        if mode == "names" { return print(LineLabeller.featureNames.joined(separator: "\n")) }
        guard arguments.count > 2 else {
            return print("usage: LineProbe features|scores|speed|kinds CASES [OUTPUT]")
        }
        let output = arguments.count > 3 ? fopen(arguments[3], "wb") : nil
        defer { if let output { fclose(output) } }
        let labeller = LineLabeller()
        var (lines, seconds) = (0, 0.0)
        try forEachCase(in: arguments[2]) { question, text in
            let started = processorTime()
            let sheet = LineSheet(LineText(text))
            switch mode {
            case "features": write(labeller.features(for: question, sheet), to: output)
            case "scores": write(try labeller.scores(for: question, sheet).map { [Float($0)] }, to: output)
            case "kinds": print(sheet.kind.rawValue)
            default: _ = try labeller.scores(for: question, sheet)
            }
            seconds += processorTime() - started
            lines += sheet.count
        }
        if mode == "speed" {
            print("\(lines) lines, \(1_000_000 * seconds / Double(max(1, lines))) ms for 1,000")
        }
    }

    private static func forEachCase(in path: String, _ body: (String, String) throws -> Void) throws {
        guard let file = fopen(path, "rb") else { return print("cannot read \(path)") }
        defer { fclose(file) }
        var line: UnsafeMutablePointer<CChar>?
        var size = 0
        defer { free(line) }
        while true {
            let count = getline(&line, &size, file)
            guard count > 0, let line else { return }
            let json = try JSON(parsing: UnsafeRawBufferPointer(start: line, count: count))
            try body(json["question"]?.string ?? "", json["text"]?.string ?? "")
        }
    }

    private static func write(_ rows: [[Float]], to file: UnsafeMutablePointer<FILE>?) {
        guard let file else { return }
        var count = UInt32(rows.count)
        fwrite(&count, 4, 1, file)
        for row in rows { row.withUnsafeBytes { _ = fwrite($0.baseAddress, 1, $0.count, file) } }
    }
}
