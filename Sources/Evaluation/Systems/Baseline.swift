package import ContextTypes
import TextAnalysis

/// The simple ways to shorten a context that every other way must beat.
package struct Baseline: ContextSystem {
    private let kind: SystemFamily.Kind
    private let parameter: SystemParameter
    private let seed: UInt64
    private let counter: any TokenCounter
    private let remembered: Remembered<[[Double]]>

    /// - Parameter remembered: Scores by BM25, shared by the settings of one family.
    package init(
        _ kind: SystemFamily.Kind, _ parameter: SystemParameter, seed: UInt64, counter: any TokenCounter,
        remembered: Remembered<[[Double]]> = Remembered()
    ) {
        precondition(kind.isBaseline, "\(kind) is no baseline")
        self.kind = kind
        self.parameter = parameter
        self.seed = seed
        self.counter = counter
        self.remembered = remembered
    }

    package func output(for question: EvaluationQuestion) throws -> SystemOutput {
        switch kind {
        case .topPassages:
            guard case .passages(let count) = parameter else { return whole(question, first: .max) }
            return whole(question, first: count)
        case .head:
            return chosen(question, scores: headScores(question), reorders: false)
        case .random:
            return chosen(question, scores: randomScores(question), reorders: false)
        case .lexical:
            let (scores, spentBefore) = try remembered.value(for: question) { try lexicalScores(question) }
            return chosen(question, scores: scores, reorders: true, spentBefore: spentBefore)
        case .oracle:
            return oracle(question)
        default:
            return whole(question, first: .max)
        }
    }

    private func whole(_ question: EvaluationQuestion, first count: Int) -> SystemOutput {
        let parts = question.passages.enumerated().map { index, passage in
            part(passage.passage, keeping: passage.passage.sentences.map { _ in index < count })
        }
        return SystemOutput(parts: parts, order: Array(question.passages.indices.prefix(count)))
    }

    // MARK: Best sentences first, as many as fit

    /// Keeps the best sentences whose tokens fit into the share of all tokens, or into the number of tokens.
    private func chosen(
        _ question: EvaluationQuestion, scores: [[Double]], reorders: Bool, spentBefore: Duration = .zero
    ) -> SystemOutput {
        var units: [(passage: Int, sentence: Int, score: Double, tokens: Int)] = []
        for (index, passage) in question.passages.enumerated() {
            for (number, sentence) in passage.passage.sentences.enumerated() {
                let tokens = counter.tokens(in: passage.passage.text.text(at: sentence.span))
                units.append((index, number, scores[index][number], tokens))
            }
        }
        var left = limit(units.reduce(0) { $0 + $1.tokens })
        var kept = question.passages.map { $0.passage.sentences.map { _ in false } }
        units.sort { ($1.score, $0.passage, $0.sentence) < ($0.score, $1.passage, $1.sentence) }
        for unit in units where unit.tokens <= left {
            kept[unit.passage][unit.sentence] = true
            left -= unit.tokens
        }
        let parts = question.passages.indices.map {
            part(question.passages[$0].passage, keeping: kept[$0], scores: scores[$0])
        }
        let best = scores.map { $0.max() ?? 0 }
        let order = parts.indices.filter { !parts[$0].isEmpty }
        return SystemOutput(
            parts: parts, order: reorders ? order.sorted { (best[$1], $0) < (best[$0], $1) } : order,
            spentBefore: spentBefore)
    }

    private func limit(_ total: Int) -> Int {
        switch parameter {
        case .keepRatio(let share): Int(share * Double(total))
        case .tokens(let count): count
        default: total
        }
    }

    private func headScores(_ question: EvaluationQuestion) -> [[Double]] {
        question.passages.map { passage in
            let count = Double(max(passage.passage.sentences.count, 1))
            return passage.passage.sentences.indices.map { 1 - Double($0) / count }
        }
    }

    private func randomScores(_ question: EvaluationQuestion) -> [[Double]] {
        var random = EvaluationRandom(seed: seed, for: question.id)
        return question.passages.map { $0.passage.sentences.map { _ in random.unit() } }
    }

    /// BM25 of each sentence among all sentences of the question, as a share of the best.
    private func lexicalScores(_ question: EvaluationQuestion) throws -> [[Double]] {
        let sentences = question.passages.flatMap { passage in
            passage.passage.sentences.map { passage.passage.text.text(at: $0.span) }
        }
        let scores = try MemoryIndex(sentences).scores(question.question)
        let best = max(scores.max() ?? 0, .leastNormalMagnitude)
        var next = scores.makeIterator()
        return question.passages.map { $0.passage.sentences.map { _ in (next.next() ?? 0) / best } }
    }

    // MARK: Oracle

    /// The gold sentences; without labels the sentences that hold an answer; without answers the relevant passages.
    private func oracle(_ question: EvaluationQuestion) -> SystemOutput {
        let answers = question.answers.flatMap { $0.map(AnswerText.init) }.filter { !$0.isEmpty }
        let isLabelled = question.passages.contains { !$0.gold.isEmpty }
        let parts = question.passages.map { passage in
            let kept = passage.passage.sentences.enumerated().map { index, sentence in
                if isLabelled { return passage.gold.isEmpty ? false : passage.gold[index] ?? false }
                guard !answers.isEmpty else { return (passage.grade ?? 0) > 0 }
                let text = AnswerText(passage.passage.text.text(at: sentence.span))
                return answers.contains { text.contains($0) }
            }
            return part(passage.passage, keeping: kept, scores: kept.map { $0 ? 1 : 0 })
        }
        let order = parts.indices.filter { !parts[$0].isEmpty }.sorted {
            let (left, right) = (question.passages[$0].grade ?? 0, question.passages[$1].grade ?? 0)
            return (right, $0) < (left, $1)
        }
        return SystemOutput(parts: parts, order: order)
    }

    private func part(
        _ passage: Passage, keeping kept: [Bool], scores: [Double] = []
    ) -> SystemOutput.Part {
        let spans = zip(passage.sentences, kept).filter(\.1).map(\.0.span)
        var text = passage.text
        return SystemOutput.Part(kept: text.withUTF8 { KeptText(spans, in: $0) }, scores: scores)
    }
}
