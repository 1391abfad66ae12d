import ContextTypes

/// The context of a question as a model would read it: titles and texts, whole and as a system left them.
struct TrimmedText {
    let question: EvaluationQuestion
    let output: SystemOutput

    init(_ question: EvaluationQuestion, _ output: SystemOutput) {
        self.question = question
        self.output = output
    }

    var full: String {
        joined(question.passages.map { ($0.passage.title, $0.passage.text) })
    }

    /// Passages in the system's order, empty ones left out.
    var trimmed: String {
        joined(output.order.map { (question.passages[$0].passage.title, text(of: $0)) })
    }

    /// One text for each passage of which something is left, in the system's order.
    var texts: [String] { output.order.map(text).filter { !$0.isEmpty } }

    private func text(of index: Int) -> String {
        let part = output.parts[index]
        if let rewritten = part.rewritten { return rewritten }
        let passage = question.passages[index].passage
        return part.kept.spans.map { passage.text.text(at: $0) }.joined(separator: " ")
    }

    private func joined(_ passages: [(title: String, text: String)]) -> String {
        passages.filter { !$0.text.isEmpty }.map { $0.title.isEmpty ? $0.text : "\($0.title)\n\($0.text)" }
            .joined(separator: "\n\n")
    }
}
