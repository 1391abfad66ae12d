import ContextTypes
import Segmentation

/// Reads SubRip and WebVTT: what is said as running paragraphs, each part of them with the time at which it is shown.
struct SubtitleReader {
    private struct Cue {
        var start: Int
        var end: Int
        var text: String
        var speaker: String?
    }

    private var cues: [Cue] = []

    /// Silence of so many milliseconds begins a paragraph, and so many bytes do at the end of a sentence.
    private static let pause = 3_000
    private static let paragraphBytes = 700

    init(_ text: String) {
        var cue: Cue?
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if let times = Self.times(line) {
                if let cue { cues.append(cue) }
                cue = Cue(start: times.start, end: times.end, text: "", speaker: nil)
            } else if line.allSatisfy(\.isWhitespace) {
                if let cue { cues.append(cue) }
                cue = nil
            } else if cue != nil {
                Self.add(line, to: &cue)
            }
        }
        if let cue { cues.append(cue) }
    }

    private static func add(_ line: Substring, to cue: inout Cue?) {
        guard var found = cue else { return }
        let (text, speaker) = plain(line)
        found.text += (found.text.isEmpty ? "" : " ") + text
        found.speaker = speaker ?? found.speaker
        cue = found
    }

    /// `00:01:02,500 --> 00:01:04.000 align:start`.
    private static func times(_ line: Substring) -> (start: Int, end: Int)? {
        guard let arrow = line.firstRange(of: "-->"),
            let start = time(line[..<arrow.lowerBound].trimmed),
            let end = line[arrow.upperBound...].split(separator: " ").first.flatMap({ time($0.trimmed) })
        else { return nil }
        return (start, max(start, end))
    }

    /// Milliseconds of `[hours:]minutes:seconds[,.]thousandths`.
    private static func time(_ text: String) -> Int? {
        let parts = text.split(separator: ":").map { $0.split { $0 == "," || $0 == "." } }
        guard (2...3).contains(parts.count), parts.dropLast().allSatisfy({ $0.count == 1 }),
            let last = parts.last, (1...2).contains(last.count)
        else { return nil }
        let numbers = parts.compactMap { $0.first.flatMap { Int($0) } }
        guard numbers.count == parts.count, numbers.allSatisfy({ (0..<100_000).contains($0) }) else {
            return nil
        }
        let digits = last.count == 2 ? (String(last[1].prefix(3)) + "00").prefix(3) : "0"
        return Int(digits).map { numbers.reduce(0) { $0 * 60 + $1 } * 1_000 + $0 }
    }

    /// Without tags and positions; `<v Anna>` says who speaks.
    private static func plain(_ line: Substring) -> (text: String, speaker: String?) {
        var text = ""
        var speaker: String?
        var rest = line
        while let next = rest.first {
            let closing: Character? =
                next == "<" ? ">" : next == "{" && rest.dropFirst().first == "\\" ? "}" : nil
            guard let closing, let end = rest.firstIndex(of: closing) else {
                text.append(next)
                rest = rest.dropFirst()
                continue
            }
            let tag = rest[rest.index(after: rest.startIndex)..<end]
            if tag.hasPrefix("v "), speaker == nil { speaker = tag.dropFirst(2).trimmed }
            rest = rest[rest.index(after: end)...]
        }
        for (reference, character) in [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&amp;", "&")] {
            text = text.replacing(reference, with: character)
        }
        return (text, speaker)
    }

    func source() -> StructuredSource {
        var builder = DocumentBuilder()
        var runs: [PlacedText] = []
        var bytes = 0
        var previous: Cue?
        for cue in cues where cue.text.hasVisibleCharacter {
            if let last = previous, begins(cue, after: last, bytes: bytes) {
                builder.block(.paragraph, runs)
                (runs, bytes) = ([], 0)
            }
            let opening = cue.speaker.map { $0 == previous?.speaker && !runs.isEmpty ? "" : "\($0): " } ?? ""
            runs.append(
                PlacedText(
                    (runs.isEmpty ? "" : " ") + opening + cue.text, .time(start: cue.start, end: cue.end)))
            bytes += cue.text.utf8.count
            previous = cue
        }
        if !runs.isEmpty { builder.block(.paragraph, runs) }
        builder.end()
        return StructuredSource(builder.writer)
    }

    private func begins(_ cue: Cue, after last: Cue, bytes: Int) -> Bool {
        if cue.start - last.end >= Self.pause || cue.speaker != nil && cue.speaker != last.speaker {
            return true
        }
        let endsSentence = last.text.trimmed.last.map { ".!?…\"”".contains($0) } ?? false
        return endsSentence && bytes >= Self.paragraphBytes || cue.text.hasPrefix("- ")
    }
}
