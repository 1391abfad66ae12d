/// The kinds of files that have a reader of their own. Raw values are names of `--format`.
package enum DocumentFormat: String, Sendable, CaseIterable {
    case pdf
    /// An archive that says itself which kind it is: docx, pptx, xlsx, odt, epub.
    case office
    /// One message, or a mailbox of many.
    case mail
    case rtf
    /// SubRip and WebVTT.
    case subtitles
    case csv
    case tsv
    /// RSS and Atom.
    case feed
    /// reStructuredText.
    case rst
    case asciidoc
    case org
    case latex
}

extension DocumentFormat {
    private static let endings: [String: DocumentFormat] = [
        "pdf": .pdf, "docx": .office, "docm": .office, "pptx": .office, "pptm": .office, "xlsx": .office,
        "xlsm": .office, "odt": .office, "epub": .office, "eml": .mail, "mbox": .mail, "rtf": .rtf,
        "srt": .subtitles, "vtt": .subtitles, "csv": .csv, "tsv": .tsv, "rss": .feed, "atom": .feed,
        "rst": .rst, "adoc": .asciidoc, "asciidoc": .asciidoc, "org": .org, "tex": .latex,
    ]

    /// What the ending of a file's name says, in small letters and without its dot.
    package init?(ending: String) {
        guard let format = Self.endings[ending] else { return nil }
        self = format
    }

    /// Whether folders are searched for such files; tables and sources are read only when they are named.
    package var isFoundInFolders: Bool {
        switch self {
        case .csv, .tsv, .latex: false
        default: true
        }
    }

    /// What the first bytes of a file say: those that no text begins with.
    package init?(sniffing head: UnsafeRawBufferPointer) {
        func starts(_ mark: String) -> Bool { head.starts(with: mark.utf8) }
        if starts("%PDF-") {
            self = .pdf
        } else if starts("PK\u{3}\u{4}") {
            self = .office
        } else if starts("{\\rtf") {
            self = .rtf
        } else if starts("WEBVTT") || Self.beginsSubtitles(head) {
            self = .subtitles
        } else if Self.mailFields.contains(where: starts) {
            self = .mail
        } else {
            return nil
        }
    }

    /// What the first bytes of a file say, and if they say nothing, the ending of its name, and if that says nothing,
    /// whether all its first lines are rows of one table.
    package static func of(_ bytes: [UInt8], named name: String) -> DocumentFormat? {
        let parts =
            name.split(separator: "/").last?.split(separator: ".", omittingEmptySubsequences: false) ?? []
        let ending = parts.count > 1 ? parts.last?.lowercased() : nil
        return bytes.withUnsafeBytes { DocumentFormat(sniffing: $0) }
            ?? ending.flatMap(DocumentFormat.init(ending:)) ?? TableEvidence.format(of: bytes)
    }

    /// A number, and on the next line two times with an arrow between them: the first cue of SubRip.
    private static func beginsSubtitles(_ head: UnsafeRawBufferPointer) -> Bool {
        let start = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let lines = head.dropFirst(start).prefix(128).split(separator: 0x0A, maxSplits: 2).prefix(2)
            .map { line in line.filter { $0 != 0x0D } }
        guard lines.count == 2, (1...6).contains(lines[0].count), lines[0].allSatisfy({ isDigit($0) }) else {
            return false
        }
        let shape = String(decoding: lines[1].map { isDigit($0) ? UInt8(ascii: "0") : $0 }, as: UTF8.self)
        return shape.hasPrefix("00:00:00,000 --> 00:00:00,000")
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    /// What programs that carry mail write at its front.
    private static let mailFields = [
        "Return-Path:", "Delivered-To:", "Received:", "MIME-Version:", "Message-ID:", "X-Original-To:",
    ]
}
