/// Reads the shape of each line.
struct LineShapeReader {
    private let bytes: UnsafeBufferPointer<UInt8>

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    static func shapes(of text: LineText, words: LineWords) -> [LineShape] {
        text.bytes.withUnsafeBufferPointer { bytes in
            let reader = LineShapeReader(bytes)
            return (0..<text.count).map { reader.shape(of: text.range(of: $0), words: words[$0]) }
        }
    }

    /// A longer line is judged by its beginning.
    private static let longestLine = 4_096

    private func shape(of line: Range<Int>, words: ArraySlice<LineWords.Word>) -> LineShape {
        var shape = LineShape()
        var start = line.lowerBound
        while start < line.upperBound, bytes[start] == 0x20 || bytes[start] == 0x09 || bytes[start] == 0x0D {
            shape.indent = bytes[start] == 0x09 ? (shape.indent / 8 + 1) * 8 : shape.indent + 1
            start += 1
        }
        var end = line.upperBound
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        guard start < end else {
            shape.traits = .blank
            shape.indent = 0
            return shape
        }
        shape.length = end - start
        let text = start..<min(end, start + Self.longestLine)
        count(text, into: &shape)
        shape.words = words.count { !$0.isName }
        shape.names = words.count { $0.isName && !$0.hasDigit }
        for word in words {
            if let traits = LineVocabulary.traits[word.hash] { shape.traits.formUnion(traits) }
        }
        readSigns(text, end: end, into: &shape)
        readBeginning(text, into: &shape)
        readTrace(text, into: &shape)
        readDiff(line, into: &shape)
        readCode(text, end: end, into: &shape)
        return shape
    }

    private func count(_ text: Range<Int>, into shape: inout LineShape) {
        for index in text {
            let byte = bytes[index]
            if byte.isDigit { shape.digits += 1 } else if byte.isLetter { shape.letters += 1 }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`") {
                shape.traits.insert(.quoted)
            }
            if byte == UInt8(ascii: "/") { shape.traits.insert(.path) }
        }
        if shape.digits > 0 { shape.traits.insert(.number) }
    }

    // MARK: - Signs

    private func readSigns(_ text: Range<Int>, end: Int, into shape: inout LineShape) {
        let last = bytes[end - 1]
        let first = bytes[text.lowerBound]
        if shape.letters == 0, shape.digits == 0 {
            if shape.length >= 3, text.allSatisfy({ Self.ruleSigns.contains(bytes[$0]) }) {
                shape.traits.insert(.rule)
            }
            let isPointing = text.allSatisfy { Self.caretSigns.contains(bytes[$0]) }
            if isPointing,
                text.contains(where: { bytes[$0] == UInt8(ascii: "^") || bytes[$0] == UInt8(ascii: "~") })
            {
                shape.traits.insert(.caret)
            }
            if text.allSatisfy({ Self.bracketSigns.contains(bytes[$0]) }) { shape.traits.insert(.brackets) }
        }
        switch last {
        case UInt8(ascii: ":"): shape.traits.insert(.colonEnd)
        case UInt8(ascii: "{"), UInt8(ascii: "("), UInt8(ascii: "["): shape.traits.insert(.opens)
        case UInt8(ascii: "."), UInt8(ascii: "!"): shape.traits.insert(.sentence)
        case UInt8(ascii: "?"): shape.traits.formUnion([.sentence, .question])
        default: break
        }
        switch first {
        case UInt8(ascii: "}"), UInt8(ascii: ")"), UInt8(ascii: "]"): shape.traits.insert(.closes)
        case UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "+"):
            if text.count > 1, bytes[text.lowerBound + 1] == 0x20 { shape.traits.insert(.bullet) }
        case UInt8(ascii: "$"):
            if text.count > 1, bytes[text.lowerBound + 1] == 0x20 { shape.traits.insert(.prompt) }
        default: break
        }
        readHeading(text, first: first, last: last, into: &shape)
    }

    private func readHeading(_ text: Range<Int>, first: UInt8, last: UInt8, into shape: inout LineShape) {
        let second = text.count > 2 ? bytes[text.lowerBound + 1] : 0
        let isBanner =
            [UInt8(ascii: "="), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "*"), UInt8(ascii: "#")]
            .contains(first) && second == first && shape.letters > 0
        let isSection = first == UInt8(ascii: "[") && last == UInt8(ascii: "]") && shape.indent == 0
        if isBanner || isSection || (shape.has(.colonEnd) && shape.indent == 0) {
            shape.traits.insert(.heading)
        }
        if first == UInt8(ascii: "#") {
            shape.traits.formUnion(second == 0x20 ? [.heading, .comment] : .comment)
        }
        if shape.letters > 3, shape.indent == 0, shape.digits == 0,
            !text.contains(where: { bytes[$0].isLower }), shape.words > 1
        {
            shape.traits.insert(.tableHead)
        }
    }

    private static let ruleSigns: Set<UInt8> = Set("-=_*~#+|. ─━═│┼".utf8)
    private static let caretSigns: Set<UInt8> = Set("^~ |\t-<>".utf8)
    private static let bracketSigns: Set<UInt8> = Set("{}()[],; ".utf8)

    // MARK: - Beginnings

    private func starts(_ text: Range<Int>, _ beginning: StaticString) -> Bool {
        let length = beginning.utf8CodeUnitCount
        guard text.count >= length else { return false }
        return (0..<length).allSatisfy { bytes[text.lowerBound + $0] == beginning.utf8Start[$0] }
    }

    private func holds(_ text: Range<Int>, _ part: StaticString) -> Bool {
        let length = part.utf8CodeUnitCount
        guard text.count >= length else { return false }
        for start in text.lowerBound...(text.upperBound - length)
        where bytes[start] == part.utf8Start[0] {
            if (1..<length).allSatisfy({ bytes[start + $0] == part.utf8Start[$0] }) { return true }
        }
        return false
    }

    private func readBeginning(_ text: Range<Int>, into shape: inout LineShape) {
        if isTime(text) { shape.traits.insert(.time) }
        if isPlace(text) { shape.traits.insert(.place) }
        let heads: [StaticString] = [
            "E   ", "error", "Error", "ERROR", "FAIL", "FATAL", "fatal", "panic", "PANIC", "not ok", "!!",
            "✗", "×", "FAILED",
            "--- FAIL", "AssertionError", "[ERROR]", "[FAIL", "[error]", "make: ***", "Fatal", "E: ", "ERR",
            "Caused by",
            "ld: ", "Segmentation", "Abort", "CRITICAL", "thread '",
        ]
        if heads.contains(where: { starts(text, $0) }) || holds(text, " error: ")
            || holds(text, "fatal error")
            || holds(text, ": error") || holds(text, "***")
        {
            shape.traits.insert(.errorHead)
        }
        // What memory checkers and debuggers report.
        let faults: [StaticString] = [
            "Invalid read", "Invalid write", "Invalid free", "uninitialised value", "definitely lost",
            "SIGSEGV", "SIGABRT",
            "core dumped",
        ]
        if faults.contains(where: { holds(text, $0) }) {
            shape.traits.formUnion([.errorHead, .failure])
        }
        if isSystemMessage(text) { shape.traits.formUnion([.errorHead, .failure]) }
        if holds(text, "note:") || holds(text, "help:") || holds(text, "hint:") || starts(text, "Hint") {
            shape.traits.insert(.note)
        }
        readSummary(text, into: &shape)
    }

    /// `PROGRAM: THING: MESSAGE`, where the message is what the system, or a shell, says of a call that did not succeed.
    private func isSystemMessage(_ text: Range<Int>) -> Bool {
        var index = text.upperBound - 3
        while index > text.lowerBound, bytes[index] != UInt8(ascii: ":") || bytes[index + 1] != 0x20 {
            index -= 1
        }
        guard index > text.lowerBound else { return false }
        let message = (index + 2)..<text.upperBound
        return Self.systemMessages.contains { starts(message, $0) }
    }

    private static let systemMessages: [StaticString] = [
        "No such ", "Permission denied", "Operation not permitted", "Connection refused", "Connection reset",
        "Connection timed out", "No space left", "Broken pipe", "Address already in use", "Is a directory",
        "Not a directory", "File exists", "Bad file descriptor", "Cannot allocate memory",
        "Input/output error",
        "Exec format error", "Resource temporarily unavailable", "Too many open files",
        "Read-only file system",
        "Invalid argument", "Network is unreachable", "No route to host", "Device or resource busy",
        "Directory not empty", "Argument list too long", "File name too long", "Invalid cross-device link",
        "Text file busy", "Value too large", "command not found", "not found", "cannot ", "Cannot ", "can't ",
        "unbound variable", "ambiguous redirect", "bad substitution",
    ]

    private func readSummary(_ text: Range<Int>, into shape: inout LineShape) {
        guard shape.digits > 0 else {
            if starts(text, "OK") && shape.length < 40 { shape.traits.insert(.summary) }
            return
        }
        let signs: [StaticString] = [
            " passed", " failed", "Ran ", "Total", "total", " tests", " errors", " warnings", "Found ",
            "FAILED (",
            " in total", "Summary", "summary", " failures", " changed", " insertion", "exit code",
            "exit status", "Error ",
            "returned ",
        ]
        if signs.contains(where: { holds(text, $0) }) { shape.traits.insert(.summary) }
    }

    /// `2024-05-01`, `12:30:59`, `May  1 12:30`, `[1234.567890]`, in brackets or not, within the first signs.
    private func isTime(_ text: Range<Int>) -> Bool {
        var index = text.lowerBound
        let limit = min(text.upperBound, index + 48)
        var digits = 0
        var groups = 0
        while index < limit {
            let byte = bytes[index]
            if byte.isDigit {
                digits += 1
            } else if digits > 0,
                byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/")
            {
                groups += digits == 2 || digits == 4 ? 1 : 0
                digits = 0
                if groups >= 2 { return true }
            } else if digits >= 4, byte == UInt8(ascii: "."), index - text.lowerBound <= 12,
                bytes[text.lowerBound] == UInt8(ascii: "[")
            {
                return true
            } else {
                if byte == 0x20 || byte == UInt8(ascii: "T") { digits = 0 } else { (digits, groups) = (0, 0) }
            }
            index += 1
        }
        return false
    }

    /// `path/file.ext:12:`, `file.swift(12):`, `File "x", line 12`.
    private func isPlace(_ text: Range<Int>) -> Bool {
        let limit = min(text.upperBound, text.lowerBound + 300)
        var index = text.lowerBound
        var hasDot = false
        while index < limit, bytes[index] > 0x20, bytes[index] != UInt8(ascii: ":"),
            bytes[index] != UInt8(ascii: "(")
        {
            hasDot = hasDot || bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: "/")
            index += 1
        }
        guard hasDot, index > text.lowerBound, index + 1 < limit, bytes[index] > 0x20 else { return false }
        return bytes[index + 1].isDigit
    }

    // MARK: - Traces

    private func readTrace(_ text: Range<Int>, into shape: inout LineShape) {
        if starts(text, "Traceback (most recent call last)") || starts(text, "goroutine ")
            || starts(text, "stack backtrace:") || starts(text, "Exception in thread")
            || starts(text, "Stack trace") || starts(text, "stack traceback:") || starts(text, "Backtrace:")
            || starts(text, "Call Trace") || starts(text, "backtrace")
        {
            shape.traits.insert(.traceHead)
        }
        let isFrame =
            starts(text, "at ") || starts(text, "File \"")
            || (starts(text, "#") && text.count > 2 && bytes[text.lowerBound + 1].isDigit)
            || starts(text, "... ") && holds(text, " more")
            || starts(text, "(procedure \"") || starts(text, "while executing")
            || starts(text, "invoked from within")
            || starts(text, "[C]: ") || (isPlace(text) && holds(text, ": in "))
        if isFrame { shape.traits.insert(.frame) }
        if isException(text) { shape.traits.formUnion([.exception, .errorHead]) }
    }

    /// A name that ends in `Error` or `Exception`, and is all there is or stands before a colon.
    private func isException(_ text: Range<Int>) -> Bool {
        var index = text.lowerBound
        while index < text.upperBound, bytes[index].isNameByte || bytes[index] == UInt8(ascii: ".") {
            index += 1
        }
        let name = text.lowerBound..<index
        guard name.count >= 5, index == text.upperBound || bytes[index] == UInt8(ascii: ":") else {
            return false
        }
        let endings: [StaticString] = ["Error", "Exception", "Warning", "Exit", "Interrupt", "Failure"]
        return endings.contains { ending in
            name.count >= ending.utf8CodeUnitCount
                && starts((name.upperBound - ending.utf8CodeUnitCount)..<name.upperBound, ending)
        }
    }

    // MARK: - Differences

    private func readDiff(_ line: Range<Int>, into shape: inout LineShape) {
        guard let first = line.first.map({ bytes[$0] }) else { return }
        if starts(line, "diff ") || starts(line, "Index: ") || starts(line, "--- ") || starts(line, "+++ ")
            || starts(line, "index ") || starts(line, "commit ")
        {
            shape.traits.insert(.diffFile)
        } else if starts(line, "@@ ") {
            shape.traits.insert(.hunk)
        } else if first == UInt8(ascii: "+") {
            shape.traits.insert(.added)
        } else if first == UInt8(ascii: "-") {
            shape.traits.insert(.removed)
        }
    }

    // MARK: - Programs

    private func readCode(_ text: Range<Int>, end: Int, into shape: inout LineShape) {
        if starts(text, "//") || starts(text, "/*") || starts(text, "* ") || starts(text, "\"\"\"")
            || starts(text, "--")
            || starts(text, "<!--") || starts(text, "%") || starts(text, ";")
        {
            shape.traits.insert(.comment)
        }
        let imports: [StaticString] = [
            "import ", "from ", "#include", "using ", "use ", "require", "package ", "extern crate",
        ]
        if shape.indent == 0, imports.contains(where: { starts(text, $0) }) {
            shape.traits.insert(.importing)
        }
        let declarations: [StaticString] = [
            "def ", "class ", "func ", "fn ", "function ", "struct ", "enum ", "interface ", "trait ",
            "impl ", "protocol ",
            "extension ", "async def ", "public ", "private ", "protected ", "static ", "pub ", "export ",
            "type ", "module ",
            "namespace ", "template", "const ", "var ", "let ", "package func", "internal ", "override ",
            "abstract ",
            "final ", "void ", "int ", "open ", "fileprivate ", "init(", "deinit", "sub ", "@",
        ]
        if declarations.contains(where: { starts(text, $0) }) { shape.traits.insert(.declaration) }
        readPair(text, into: &shape)
    }

    /// `key: value`, `key = value`, `key=value`; `Name: text` at the beginning of a line may be a speaker.
    private func readPair(_ text: Range<Int>, into shape: inout LineShape) {
        var index = text.lowerBound
        let limit = min(text.upperBound, index + 40)
        while index < limit,
            bytes[index].isNameByte || bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-")
                || bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: ".")
        {
            index += 1
        }
        guard index > text.lowerBound, index < limit,
            bytes[index] == UInt8(ascii: ":") || bytes[index] == UInt8(ascii: "=")
        else { return }
        shape.traits.insert(.keyValue)
        if bytes[index] == UInt8(ascii: ":"), bytes[text.lowerBound].isUpper, shape.indent == 0,
            index + 1 < text.upperBound, bytes[index + 1] == 0x20
        {
            shape.traits.insert(.speaker)
        }
    }
}
