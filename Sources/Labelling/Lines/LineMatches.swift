import Lines

/// What each line has in common with the question.
struct LineMatches {
    /// The weight of the question's words, and of its names, in each line, 0...1; beside the best line of the text.
    private(set) var words: [Float] = []
    private(set) var names: [Float] = []
    /// The weight of the rarest word of the question that each line has, beside the rarest that the text has.
    private(set) var rarest: [Float] = []
    private(set) var masks: [UInt64] = []
    private(set) var counts: [Int] = []
    private let question: LineQuestion
    private(set) var best: Float = 0

    init(_ question: LineQuestion, in index: LineIndex) {
        self.question = question
        let top = max(question.weights.max() ?? 0, 1e-6)
        var likeness = [Float](repeating: 0, count: question.weights.count)
        for line in 0..<index.sheet.count {
            for term in likeness.indices { likeness[term] = 0 }
            var mask: UInt64 = 0
            for word in index.sheet.words[line] {
                guard let match = question.matches[word.hash] else { continue }
                mask |= 1 << UInt64(match.term)
                likeness[match.term] = max(likeness[match.term], match.likeness)
            }
            add(likeness, mask, top: top)
        }
        best = words.max() ?? 0
        let bestName = names.max() ?? 0
        if best > 0 { words = words.map { $0 / best } }
        if bestName > 0 { names = names.map { $0 / bestName } }
    }

    private mutating func add(_ likeness: [Float], _ mask: UInt64, top: Float) {
        var (word, name, rare): (Float, Float, Float) = (0, 0, 0)
        for (term, likeness) in likeness.enumerated() where likeness > 0 {
            let weight = question.weights[term] * likeness
            word += weight
            if question.isName[term] { name += weight }
            rare = max(rare, weight)
        }
        words.append(word)
        names.append(name)
        rarest.append(rare / top)
        masks.append(mask)
        counts.append(mask.nonzeroBitCount)
    }

    /// The weight of the terms in `mask`, 0...1.
    func coverage(_ mask: UInt64) -> Float {
        var rest = mask
        var sum: Float = 0
        while rest != 0 {
            sum += question.weights[rest.trailingZeroBitCount]
            rest &= rest - 1
        }
        return sum
    }

    /// For each line the weight of the terms that it has together with this many lines on each side.
    func coverage(within distance: Int) -> [Float] {
        masks.indices.map { line in
            let lines = max(0, line - distance)...min(masks.count - 1, line + distance)
            return coverage(lines.reduce(0) { $0 | masks[$1] })
        }
    }
}
