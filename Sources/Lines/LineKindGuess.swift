import ContextTypes

/// What kind of text some lines are, by the shares of their shapes.
enum LineKindGuess {
    static func kind(of glance: LineGlance) -> LineKind {
        guard let census = LineCensus(glance) else { return .prose }
        if census.isDiff { return .diff }
        if census.isJSON { return .json }
        if census.isTrace { return .trace }
        if census.share(.time) < 0.3, DelimitedLines.separator(of: glance.visible, lines: census.lines) != nil
        {
            return .csv
        }
        if census.isChat { return .chat }
        if census.isCode { return .code }
        if census.isProse { return .prose }
        if census.isListing { return .listing }
        return .log
    }

    /// Whether a text is better read by sentence, though its kind is of lines: where that is not sure, most of its lines
    /// have to look like a machine's.
    static func isForReaders(_ glance: LineGlance, _ kind: LineKind) -> Bool {
        switch kind {
        case .prose, .chat: true
        case .log, .listing, .csv: LineCensus(glance)?.isForReaders ?? true
        case .trace, .diff, .json, .code: false
        }
    }

    /// The same of a few lines, which tell less: a table may be one of a page. What tells of a failure is a program's.
    static func mayBeForReaders(_ glance: LineGlance, _ kind: LineKind) -> Bool {
        guard let census = LineCensus(glance) else { return true }
        switch kind {
        case .trace, .diff, .json, .code: return false
        case .log where !census.isForReaders && !census.isWritten: return false
        case .prose, .chat, .log, .listing, .csv: return !census.tellsOfFailure
        }
    }

    /// Whether a text of few lines can be nothing but paragraphs, by their length.
    static func isParagraph(_ text: LineText) -> Bool {
        let first = text.bytes.first { $0 > 0x20 }
        guard first != UInt8(ascii: "{"), first != UInt8(ascii: "[") else { return false }
        return text.bytes.count > longestMean * text.count
    }

    /// A mean of so many bytes is more than lines of programs have.
    private static let longestMean = 400
}

/// How many of the lines look like what.
private struct LineCensus {
    /// So many lines, from all parts of the text, decide.
    private static let mostLines = 4_000

    /// Those that are not blank.
    let lines: [Int]
    let text: LineText
    let shapes: [LineShape]

    /// Nil when all lines are blank.
    init?(_ glance: LineGlance) {
        (text, shapes) = (glance.visible, glance.shapes)
        let step = max(1, text.count / Self.mostLines)
        lines = stride(from: 0, to: text.count, by: step).filter { [shapes] in !shapes[$0].has(.blank) }
        if lines.isEmpty { return nil }
    }

    /// Whether a message of a failure stands in it, and no sentences for readers do.
    var tellsOfFailure: Bool { !isWritten && lines.contains { shapes[$0].tellsOfFailure } }

    /// Whether sentences end its lines, and neither times nor places in files begin them.
    var isWritten: Bool { share(.sentence) > 0.25 && share([.time, .place, .frame]) < 0.3 }

    func share(_ traits: LineTraits) -> Double {
        Double(lines.count { shapes[$0].has(traits) }) / Double(lines.count)
    }

    private func share(where matches: (Int) -> Bool) -> Double {
        Double(lines.count(where: matches)) / Double(lines.count)
    }

    private func first(_ line: Int) -> UInt8 { text[line].first { $0 > 0x20 } ?? 0 }
    private func last(_ line: Int) -> UInt8 { text[line].last { $0 > 0x20 } ?? 0 }

    var isDiff: Bool {
        let hunks = lines.count { shapes[$0].has(.hunk) }
        let files = lines.count { shapes[$0].has(.diffFile) }
        guard hunks > 0, files > 0 else { return false }
        let inDiff = share { line in
            shapes[line].has([.hunk, .diffFile, .added, .removed]) || text[line].first == 0x20
        }
        return inDiff > 0.7
    }

    var isJSON: Bool {
        let opening = first(lines[0])
        guard opening == UInt8(ascii: "{") || opening == UInt8(ascii: "[") else { return false }
        guard lines.count > 1 else {
            return last(lines[0]) == UInt8(ascii: "}") || last(lines[0]) == UInt8(ascii: "]")
        }
        // Lines that are objects each are the records of a log.
        guard share(where: { first($0) == UInt8(ascii: "{") && last($0) == UInt8(ascii: "}") }) < 0.5 else {
            return false
        }
        let members = share { line in
            switch first(line) {
            case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["),
                UInt8(ascii: "]"):
                true
            case UInt8(ascii: "-"), 0x30...0x39, UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "n"):
                last(line) == UInt8(ascii: ",") || shapes[line].words < 3
            default: false
            }
        }
        return members > 0.9 && share(where: { last($0) == UInt8(ascii: ",") }) > 0.2
    }

    var isTrace: Bool {
        let frames = share([.frame, .traceHead, .exception])
        return frames > 0.5 || (share(.traceHead) > 0 && share(.frame) > 0.3 && frames > 0.35)
    }

    var isChat: Bool {
        let arrows = share { line in
            // 00:00:01,000 --> 00:00:02,000
            text[line].prefix(40).split(separator: 0x20).contains { $0.elementsEqual("-->".utf8) }
        }
        return arrows > 0.15 || (share(.speaker) > 0.5 && share(.sentence) > 0.3)
    }

    var isCode: Bool {
        guard share(.time) < 0.2 else { return false }
        let marks = share { line in
            let shape = shapes[line]
            if shape.has([.opens, .closes, .brackets, .declaration, .importing]) { return true }
            switch last(line) {
            case UInt8(ascii: ";"), UInt8(ascii: "{"), UInt8(ascii: ")"), UInt8(ascii: "}"),
                UInt8(ascii: ","):
                return true
            case UInt8(ascii: ":"): return shape.indent % 2 == 0
            default: return isAssignment(line)
            }
        }
        let structure = share([.declaration, .importing, .opens, .brackets])
        let machine = share([.errorHead, .place, .frame])
        return marks > 0.5 && structure > 0.12 && machine < 0.15 && !isTable
    }

    private func isAssignment(_ line: Int) -> Bool {
        var before: UInt8 = 0
        for byte in text[line].prefix(120) {
            if before == UInt8(ascii: "="), byte == 0x20 { return true }
            before = byte
        }
        return false
    }

    /// Whole sentences, or paragraphs wrapped at a margin.
    var isProse: Bool {
        let machine = share([.time, .place, .errorHead, .frame, .tableHead, .rule, .keyValue, .hunk])
        let worded = share { line in
            let shape = shapes[line]
            return shape.letters * 100 >= shape.length * 70 && shape.words >= 4
                && shape.names * 5 <= shape.words
        }
        return worded > 0.6 && machine < 0.25
    }

    /// Sentences, long lines, other scripts than Latin, tables with bars: what people wrote for people, unless most lines
    /// have a machine's marks.
    var isForReaders: Bool {
        guard share([.time, .place, .errorHead, .frame, .diffFile]) < 0.3 else { return false }
        let bytes = lines.reduce(0) { $0 + text[$1].count }
        let foreign = lines.reduce(0) { $0 + text[$1].count { $0 >= 0x80 } }
        let bars = share { line in text[line].count { $0 == UInt8(ascii: "|") } >= 2 }
        let isDrawn = lines.contains { text[$0].first == UInt8(ascii: "+") && shapes[$0].has(.rule) }
        let marked = share { line in
            let shape = shapes[line]
            return shape.names * 5 > shape.words || shape.has(Self.machineMarks) || opensAsMachine(line)
        }
        return share(.sentence) > 0.25 || bytes > 160 * lines.count || foreign * 7 > bytes
            || (bars > 0.6 && !isDrawn) || (marked < 0.3 && !isTable)
    }

    /// A level in capitals, a process in `==`, a bracket, a gutter with the numbers of lines.
    private func opensAsMachine(_ line: Int) -> Bool {
        let word = text[line].drop { $0 == 0x20 }.prefix { $0 > 0x20 }
        if word.starts(with: "==".utf8) || word.first == UInt8(ascii: "[") || word.first == UInt8(ascii: "<")
        {
            return true
        }
        if word.elementsEqual("|".utf8) || word.elementsEqual("=".utf8) { return true }
        let rest = text[line].drop { $0 == 0x20 || $0.isDigit }
        if word.first?.isDigit == true, rest.starts(with: "|".utf8) { return true }
        return ["INFO", "WARN", "ERROR", "DEBUG", "TRACE", "FATAL"].contains { word.starts(with: $0.utf8) }
    }

    private static let machineMarks: LineTraits = [
        .time, .place, .errorHead, .frame, .exception, .path, .rule, .brackets, .opens, .diffFile, .success,
    ]

    var isListing: Bool { share(.time) < 0.3 && (isTable || share(.place) > 0.6 || share(.path) > 0.6) }

    /// Parts set apart by two blanks or more, in most lines.
    private var isTable: Bool {
        share { line in
            let parts = text[line].drop { $0 == 0x20 }
            return zip(parts, parts.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 }
        } > 0.6
    }
}
