import Glibc
import JSONValues
import TestSupport

/// A text whose sentences are known.
package struct AnnotatedText {
    package var text: String
    /// Where each sentence ends, in UTF-8 bytes, rising; the last one ends the text.
    package var ends: [Int]
}

/// Readers of the public sentence-splitting data; each returns nil, after a line that says so, when it is absent.
package enum SentenceCorpus {
    /// The documents of a part (`dev`, `test`) of UD English EWT, with their spacing; a new paragraph is a line break.
    package static func ewt(_ part: String) -> [AnnotatedText]? {
        guard let lines = lines(of: "segmentation/ud_english_ewt/en_ewt-ud-\(part).conllu.gz") else {
            return nil
        }
        var reader = TreebankReader()
        for line in lines { reader.read(line) }
        return reader.finished()
    }

    /// A file of the ersatz suite as one text: its lines joined by blanks. As in the suite's own evaluation, lines that
    /// end without a terminator are left out.
    package static func ersatz(_ name: String) -> AnnotatedText? {
        guard let lines = lines(of: "segmentation/ersatz/\(name)") else { return nil }
        var joined = AnnotatedText(text: "", ends: [])
        for line in lines {
            let sentence = trimmed(line)
            guard endsWithTerminator(sentence) else { continue }
            if !joined.text.isEmpty { joined.text += " " }
            joined.text += sentence
            joined.ends.append(joined.text.utf8.count)
        }
        return joined
    }

    /// The news files of the ersatz suite as `segmented/language/file`, sorted.
    package static func ersatzFiles() -> [String]? { files("segmented/*/*.gz") }

    /// Test parts of UD treebanks, in the same form; nobody read them while the rules were written.
    package static func treebankFiles() -> [String]? { files("raw/*/*.gz") }

    /// The language that the end of a file's name says (`….de.gz`).
    package static func language(of file: String) -> String { String(file.dropLast(3).suffix(2)) }

    private static func files(_ pattern: String) -> [String]? {
        guard let folder = SharedData.path("segmentation/ersatz") else { return nil }
        return output(of: "cd '\(folder)' && ls \(pattern)").map { $0.filter { !$0.isEmpty }.sorted() }
    }

    /// Cases of the golden rules: language, text, sentences.
    package static func goldenRules() -> [(language: String, text: String, sentences: [String])]? {
        guard let lines = lines(of: "segmentation/golden_rules.jsonl") else { return nil }
        return lines.compactMap { line in
            guard let json = try? JSON(parsing: line), let language = json["language"]?.string,
                let text = json["text"]?.string, let sentences = json["sentences"]?.array
            else { return nil }
            return (language, text, sentences.compactMap(\.string))
        }
    }

    /// The paragraphs of a part (`a`, `b`) of the legal texts among the fixtures.
    package static func legal(_ part: String) -> [AnnotatedText] {
        var paragraphs: [AnnotatedText] = []
        var current = AnnotatedText(text: "", ends: [])
        for line in (readLines(Fixtures.path("sentences/legal-\(part).txt")) ?? []) + [""]
        where !line.hasPrefix("# ") {
            if line.isEmpty || line.hasPrefix("= ") {
                if !current.ends.isEmpty { paragraphs.append(current) }
                current = AnnotatedText(text: "", ends: [])
                continue
            }
            if !current.text.isEmpty { current.text += " " }
            current.text += line
            current.ends.append(current.text.utf8.count)
        }
        return paragraphs
    }

    /// The first `limit` bytes of the English Wikipedia articles, without the lines of markup around each.
    package static func wikipedia(limit: Int) -> String? {
        guard let folder = SharedData.path("corpora/enwiki") else { return nil }
        let command = "gzip -dc '\(folder)'/*.gz | grep -v '^</*doc' | head -c \(limit)"
        return output(of: command).map { $0.joined(separator: "\n") }
    }

    private static func lines(of name: String) -> [String]? {
        SharedData.path(name).flatMap(readLines)
    }

    private static func readLines(_ path: String) -> [String]? {
        output(of: (path.hasSuffix(".gz") ? "gzip -dc" : "cat") + " '\(path)'")
    }

    /// The lines that a shell command prints; nil when it cannot be run.
    private static func output(of command: String) -> [String]? {
        guard let pipe = popen(command, "r") else { return nil }
        defer { pclose(pipe) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = fread(&buffer, 1, buffer.count, pipe)
            if count == 0 { break }
            bytes += buffer[..<count]
        }
        return bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            String(decoding: $0, as: UTF8.self)
        }
    }

    private static func trimmed(_ line: String) -> String {
        let scalars = line.unicodeScalars
        guard let first = scalars.firstIndex(where: { !$0.properties.isWhitespace }),
            let last = scalars.lastIndex(where: { !$0.properties.isWhitespace })
        else { return "" }
        return String(scalars[first...last])
    }

    /// The suite's rule: terminators, then closing marks, end the last word.
    private static func endsWithTerminator(_ line: String) -> Bool {
        let closers = Set("】»”』‘\"」“'’)".unicodeScalars)
        let terminators = Set("।؟.。!۔។?｡．…".unicodeScalars)
        let end = line.unicodeScalars.reversed().drop { closers.contains($0) }.first
        return end.map { terminators.contains($0) } ?? false
    }
}

/// Builds documents from CoNLL-U lines: words, the blanks behind them, and line breaks between paragraphs.
private struct TreebankReader {
    private var documents: [AnnotatedText] = []
    private var current = AnnotatedText(text: "", ends: [])
    private var sentence = ""
    private var startsParagraph = false
    private var lastOfToken = 0

    mutating func read(_ line: String) {
        if line.hasPrefix("# newdoc") {
            endDocument()
        } else if line.hasPrefix("# newpar") {
            startsParagraph = true
        } else if line.isEmpty {
            endSentence()
        } else if !line.hasPrefix("#") {
            readWord(line.split(separator: "\t", omittingEmptySubsequences: false))
        }
    }

    mutating func finished() -> [AnnotatedText] {
        endDocument()
        return documents
    }

    private mutating func readWord(_ columns: [Substring]) {
        guard columns.count == 10, !columns[0].contains(".") else { return }
        let ids = columns[0].split(separator: "-").compactMap { Int($0) }
        guard let first = ids.first, first > lastOfToken else { return }
        if ids.count == 2 { lastOfToken = ids[1] }
        sentence += columns[1]
        if !columns[9].contains("SpaceAfter=No") { sentence += " " }
    }

    private mutating func endSentence() {
        lastOfToken = 0
        guard !sentence.isEmpty else { return }
        if startsParagraph, !current.text.isEmpty {
            while current.text.hasSuffix(" ") { current.text.removeLast() }
            current.text += "\n"
        }
        startsParagraph = false
        let trailing = sentence.hasSuffix(" ") ? 1 : 0
        current.text += sentence
        current.ends.append(current.text.utf8.count - trailing)
        sentence = ""
    }

    private mutating func endDocument() {
        endSentence()
        if !current.ends.isEmpty { documents.append(current) }
        current = AnnotatedText(text: "", ends: [])
    }
}
