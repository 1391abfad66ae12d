/// The patterns of published pre-tokenisers, each known by its exact text.
///
/// There is no engine for regular expressions here: a pattern that is not in the list is refused by name.
enum PiecePattern: Sendable, Hashable {
    case gpt2
    case cl100k(digits: Int, joinsMarks: Bool, takesTrailingSpace: Bool)
    case o200k(digits: Int, joinsContractions: Bool)
    /// `\p{N}{1,3}`, the first step of DeepSeek's pre-tokenizer.
    case threeNumbers
    /// `[一-龥぀-ゟ゠-ヿ]+`, the second step.
    case eastAsian
    /// The third step.
    case deepSeekWords
    /// BLOOM: an optional space and what is no white space and none of `(`, `|` and a few signs.
    case bloom
    /// `\w+|[^\w\s]+`
    case wordsAndSigns

    /// - Parameter regularExpression: as it stands in `tokenizer.json`, or as `tiktoken` has it.
    init?(_ regularExpression: String) {
        guard let pattern = Self.published[regularExpression] else { return nil }
        self = pattern
    }

    private static let published: [String: PiecePattern] = {
        var table: [String: PiecePattern] = [
            #"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#: .gpt2,
            #"'s|'t|'re|'ve|'m|'ll|'d| ?[\p{L}]+| ?[\p{N}]+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"#: .gpt2,
            #"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s"#: .gpt2,
            #"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|"#
                + #"\s*[\r\n]|\s+(?!\S)|\s"#: .cl100k,
            #"\p{N}{1,3}"#: .threeNumbers,
            "[一-龥぀-ゟ゠-ヿ]+": .eastAsian,
            // The file of DeepSeek holds line ends as such inside the sets; others escape them.
            deepSeek(lineEnds: "\r\n"): .deepSeekWords,
            deepSeek(lineEnds: #"\r\n"#): .deepSeekWords,
            " ?[^(\\s|[.,!?…。，、।۔،])]+": .bloom,
        ]
        table[contractions + words + #"\p{N}{1,3}|"# + signs + space] = .llama3
        table[contractions + words + #"\p{N}|"# + signs + space] = .qwen2
        table[
            contractions + #"|[^\r\n\p{L}\p{N}]?[\p{L}\p{M}]+|\p{N}| ?[^\s\p{L}\p{M}\p{N}]+[\r\n]*|"# + space
        ] = .qwen35
        for (digits, numbers) in [(1, #"\p{N}"#), (3, #"\p{N}{1,3}"#)] {
            table[o200k(contractions + "?", numbers)] = .o200k(digits: digits, joinsContractions: true)
            table[o200k("", numbers)] = .o200k(digits: digits, joinsContractions: false)
        }
        return table
    }()

    private static let contractions = #"(?i:'s|'t|'re|'ve|'m|'ll|'d)"#
    private static let words = #"|[^\r\n\p{L}\p{N}]?\p{L}+|"#
    private static let signs = #" ?[^\s\p{L}\p{N}]+[\r\n]*|"#
    private static let space = #"\s*[\r\n]+|\s+(?!\S)|\s+"#

    private static func o200k(_ contractions: String, _ numbers: String) -> String {
        let head = #"[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]"#
        let tail = #"[\p{Ll}\p{Lm}\p{Lo}\p{M}]"#
        return "\(head)*\(tail)+\(contractions)|\(head)+\(tail)*\(contractions)|\(numbers)"
            + #"| ?[^\s\p{L}\p{N}]+[\r\n/]*|"# + space
    }

    private static func deepSeek(lineEnds: String) -> String {
        ##"[!"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~][A-Za-z]+|"## + "[^\(lineEnds)\\p{L}\\p{P}\\p{S}]?"
            + #"[\p{L}\p{M}]+| ?[\p{P}\p{S}]+"# + "[\(lineEnds)]*|\\s*[\(lineEnds)]+" + #"|\s+(?!\S)|\s+"#
    }

    static let cl100k = cl100k(digits: 3, joinsMarks: false, takesTrailingSpace: true)
    static let llama3 = cl100k(digits: 3, joinsMarks: false, takesTrailingSpace: false)
    static let qwen2 = cl100k(digits: 1, joinsMarks: false, takesTrailingSpace: false)
    static let qwen35 = cl100k(digits: 1, joinsMarks: true, takesTrailingSpace: false)
    static let o200k = o200k(digits: 3, joinsContractions: true)
    /// Mistral's `tekken`.
    static let tekken = o200k(digits: 1, joinsContractions: false)

    /// The names under which a rank file's pattern can be asked for.
    static let byName: [(name: String, pattern: PiecePattern)] = [
        ("gpt2", .gpt2), ("cl100k", .cl100k), ("o200k", .o200k), ("llama3", .llama3), ("qwen2", .qwen2),
        ("qwen3.5", .qwen35), ("tekken", .tekken),
    ]
}

extension PiecePattern {
    /// The end of the match at `start`; nil when there is none.
    func end(of start: Int, in text: PatternText) -> Int? {
        switch self {
        case .gpt2: return GPT2Scanner().end(of: start, in: text)
        case .cl100k(let digits, let joinsMarks, let takesTrailingSpace):
            return CL100KScanner(
                digits: digits, joinsMarks: joinsMarks, takesTrailingSpace: takesTrailingSpace
            ).end(of: start, in: text)
        case .o200k(let digits, let joinsContractions):
            return O200KScanner(digits: digits, joinsContractions: joinsContractions).end(of: start, in: text)
        case .deepSeekWords: return DeepSeekScanner().end(of: start, in: text)
        case .threeNumbers:
            guard let next = text.next(after: start, if: .numbers) else { return nil }
            return Digits.end(after: next, limit: 3, in: text)
        case .eastAsian: return run(from: start, in: text, Self.isEastAsian)
        case .bloom:
            let first = text.bytes[start] == 0x20 ? start + 1 : start
            return run(from: first, in: text, Self.isBloomWord)
        case .wordsAndSigns:
            return run(from: start, in: text) { ScalarSet.words.contains($0) }
                ?? run(from: start, in: text) { !ScalarSet.words.contains($0) && !Self.isSpace($0) }
        }
    }

    private static func isSpace(_ scalar: UInt32) -> Bool {
        KindSet.spaces.has(ScalarKinds.shared.kind(of: scalar))
    }

    /// The end of a run of at least one scalar.
    private func run(from start: Int, in text: PatternText, _ isMember: (UInt32) -> Bool) -> Int? {
        var position = start
        while position < text.end {
            let (scalar, next) = text.value(at: position)
            guard isMember(scalar) else { break }
            position = next
        }
        return position > start ? position : nil
    }

    private static func isEastAsian(_ scalar: UInt32) -> Bool {
        (0x4E00...0x9FA5).contains(scalar) || (0x3040...0x30FF).contains(scalar)
    }

    private static let bloomSigns: Set<UInt32> = Set("(|.,!?…。，、।۔،".unicodeScalars.map(\.value))

    private static func isBloomWord(_ scalar: UInt32) -> Bool {
        !isSpace(scalar) && !bloomSigns.contains(scalar)
    }
}
