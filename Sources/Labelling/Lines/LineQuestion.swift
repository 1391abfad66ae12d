import Lines

/// What a question asks of the lines of one text: its words and names, each with how rare it is there.
struct LineQuestion {
    /// More words than these are not told apart.
    static let mostTerms = 64

    /// A word of the text that a word of the question means.
    struct Match {
        var term: Int
        /// 1 for the same word, less for one with the same beginning.
        var likeness: Float
    }

    private(set) var isName: [Bool] = []
    /// The share of each term in the whole; terms that the text lacks have none.
    private(set) var weights: [Float] = []
    /// How many of the question's words the text has, 0...1.
    private(set) var presence: Float = 0
    /// How many of the question's names the text has, 0...1; 1 where it has none.
    private(set) var namePresence: Float = 1
    private(set) var matches: [UInt64: Match] = [:]
    let intents: [Float]

    init(_ question: String, in index: LineIndex) {
        let text = LineText(question.replacing("\n", with: " "))
        let words = LineWords(text)
        var terms: [LineWords.Word] = []
        var seen: Set<UInt64> = []
        for word in text.count > 0 ? words[0] : [] where seen.insert(word.hash).inserted {
            let isAsking = !word.isName && Self.askingWords.contains(word.hash)
            if !isAsking, terms.count < Self.mostTerms { terms.append(word) }
        }
        intents = Self.intentWords.map { $0.isDisjoint(with: seen) ? 0 : 1 }
        isName = terms.map(\.isName)
        for (term, word) in terms.enumerated() { matches[word.hash] = Match(term: term, likeness: 1) }
        addLikeWords(text, words, terms, in: index)
        weigh(terms, in: index)
    }

    /// Words of the text that begin as a word of the question does: `auth` for `authentication`.
    private mutating func addLikeWords(
        _ text: LineText, _ words: LineWords, _ terms: [LineWords.Word], in index: LineIndex
    ) {
        let asked: [(term: Int, word: ArraySlice<UInt8>)] = terms.enumerated().compactMap { term, word in
            guard !word.isName, let place = words.places[word.hash], place.count >= 4 else { return nil }
            return (term, text.bytes[place])
        }
        guard !asked.isEmpty else { return }
        let bytes = index.sheet.visible.bytes
        for (hash, place) in index.sheet.words.places where place.count >= 4 && matches[hash] == nil {
            var best: Match?
            for (term, word) in asked {
                let common = Self.commonPrefix(word, bytes[place])
                let likeness = Float(common) / Float(max(word.count, place.count))
                guard common >= 4,
                    common * 2 >= max(word.count, place.count) || common == min(word.count, place.count)
                else { continue }
                if likeness > best?.likeness ?? 0 { best = Match(term: term, likeness: likeness * 0.8) }
            }
            matches[hash] = best
        }
    }

    private static func commonPrefix(_ left: ArraySlice<UInt8>, _ right: ArraySlice<UInt8>) -> Int {
        var length = 0
        for (one, other) in zip(left, right) {
            guard one | 0x20 == other | 0x20 else { break }
            length += 1
        }
        return length
    }

    private mutating func weigh(_ terms: [LineWords.Word], in index: LineIndex) {
        let exact = terms.map { index.frequency(of: $0.hash) }
        var frequencies = exact
        for (hash, match) in matches where match.likeness < 1 && exact[match.term] == 0 {
            frequencies[match.term] += index.frequency(of: hash)
        }
        let raw = frequencies.map { $0 > 0 ? index.rarity(ofFrequency: $0) : 0 }
        let total = raw.reduce(0, +)
        weights = raw.map { total > 0 ? $0 / total : 0 }
        let isPlain = isName.map { !$0 }
        let plain = isPlain.count { $0 }
        let present = zip(isPlain, frequencies).count { $0 && $1 > 0 }
        presence = plain > 0 ? Float(present) / Float(plain) : 0
        let names = isName.count { $0 }
        let named = zip(isName, frequencies).count { $0 && $1 > 0 }
        namePresence = names > 0 ? Float(named) / Float(names) : 1
    }

    // MARK: - Words that ask

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { WordHash.hash(of: String($0)) })
    }

    private static let askingWords = hashes(
        """
        who whom whose what when where which why how did do does has have had can could would should may might will the a an \
        and or of in on at by for from to with is are was were be been being it its this that these those there then than \
        as if into about please find show tell me my i we you our your any some all cause caused causing happen happened \
        reason get got s t explain look see during after before
        """)

    /// What kinds of questions there are, by words that stand in them.
    static let intentNames = [
        "asksFailure", "asksCause", "asksWarning", "asksCount", "asksPlace", "asksChange", "asksSize",
    ]
    private static let intentWords = [
        hashes(
            "fail failed failing failure error errors crash crashed broken wrong exception panic abort bug problem issue "
                + "fault traceback assertion segfault rejected refused denied invalid cannot breaks "
                + "stop stops stopped early damaged damage missing lost refuse refuses corrupt unable undefined unexpected not"
        ),
        hashes("why cause caused reason because happen happened"),
        hashes("warning warn deprecated deprecation lint style unused"),
        hashes("many count total number much often"),
        hashes("where which file line function module package located defined find"),
        hashes("change changed changes commit diff patch modified added removed difference"),
        hashes("size large largest big memory disk slow slowest long time usage cpu"),
    ]
}
