package import ContextTypes
import Selection

/// What is left of texts of both kinds.
package struct PrunedTexts: Sendable {
    /// Of those read by sentence; nil where there are none.
    package var sentences: TrimmedContext?
    /// Of those read by line; nil where there are none.
    package var lines: TrimmedContext?
}

extension ContextEngine {
    /// The part of given texts that answers a question: of passages their sentences, of lined texts their lines.
    ///
    /// Spans of the result count from each passage's `origin`. With `order = document` the passages come out as they
    /// came in. What is read by line comes behind what is read by sentence.
    ///
    /// - Parameter report: told how far a model has read.
    /// - Throws: `EngineError`; `CancellationError` between stages; the labeller's own errors.
    package func prune(_ request: PruneRequest, report: ReadingReport? = nil) throws -> TrimmedContext {
        let parts = try pruneByKind(request, report: report)
        guard let sentences = parts.sentences, let lines = parts.lines else {
            return parts.sentences ?? parts.lines ?? TrimmedContext()
        }
        return sentences.followed(by: lines, counter: try counters(for: request.options.budget).counter)
    }

    /// The same, apart for texts whose units are sentences and those whose units are lines. A budget is for both.
    package func pruneByKind(_ request: PruneRequest, report: ReadingReport? = nil) throws -> PrunedTexts {
        guard !request.lined.isEmpty else {
            return PrunedTexts(sentences: try pruneSentences(request, report: report))
        }
        guard !request.passages.isEmpty else { return PrunedTexts(lines: try pruneLines(request)) }
        var (bySentence, byLine) = (request, request)
        byLine.warnings = []
        byLine.options.budget?.limit = Int(Double(request.options.budget?.limit ?? 0) * request.shareOfLines)
        var lines = try pruneLines(byLine)
        // What has none on lines has one on sentences.
        lines.warnings.removeAll { $0.code == .noEffect }
        guard let budget = request.options.budget else {
            return PrunedTexts(sentences: try pruneSentences(bySentence, report: report), lines: lines)
        }
        let measure = try counters(for: budget).measure
        bySentence.options.budget?.limit = max(0, budget.limit - measure.tokens(in: "\n\n" + lines.context))
        while true {
            let sentences = try pruneSentences(bySentence, report: report)
            let parts = PrunedTexts(sentences: sentences, lines: lines)
            let excess = measure.tokens(in: sentences.context(followedBy: lines)) - budget.limit
            guard excess > 0, let limit = bySentence.options.budget?.limit, limit > 0 else { return parts }
            // Joined, texts may count higher than apart.
            bySentence.options.budget?.limit = max(0, limit - excess)
        }
    }
}

extension PruneRequest {
    /// The part of the bytes that is in texts of lines, 0...1.
    fileprivate var shareOfLines: Double {
        let lines = lined.reduce(0) { $0 + $1.byteCount }
        let sentences = passages.reduce(0) { $0 + $1.text.utf8.count }
        return Double(lines) / Double(max(1, lines + sentences))
    }
}

extension TrimmedContext {
    fileprivate func context(followedBy other: TrimmedContext) -> String {
        [context, other.context].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    /// Both as one answer.
    fileprivate func followed(by lines: TrimmedContext, counter: any TokenCounter) -> TrimmedContext {
        var whole = self
        whole.context = context(followedBy: lines)
        whole.passages += lines.passages
        for place in passages.count..<whole.passages.count { whole.passages[place].rank += passages.count }
        whole.tokens = Reduction(
            original: tokens.original + lines.tokens.original, kept: counter.tokens(in: whole.context))
        whole.characters = Reduction(
            original: characters.original + lines.characters.original,
            kept: whole.context.unicodeScalars.count)
        whole.sentences.original += lines.sentences.original
        whole.sentences.kept += lines.sentences.kept
        whole.model += " and " + lines.model
        whole.gaps += lines.gaps
        whole.timings += lines.timings
        whole.warnings = (warnings + lines.warnings).filter {
            $0.code != .emptyContext || whole.context.isEmpty
        }
        return whole
    }
}

extension StageTimings {
    fileprivate static func += (sum: inout StageTimings, other: StageTimings) {
        sum.retrieve += other.retrieve
        sum.blocks += other.blocks
        sum.label += other.label
        sum.fit += other.fit
        sum.total += other.total
    }
}
