package import ContextTypes

/// A passage's place in a ranking, by its row in the index; `PassageRetriever` fetches what is needed of it.
package struct RankedPassage: Sendable, Hashable {
    /// In the table `passage`, valid in the snapshot of the search.
    package var row: Int
    package var id: String
    package var score: Double
    /// Per term of the query that stands in the passage; empty unless asked for.
    package var explanation: [TermContribution] = []
    /// BM25 and MaxSim by themselves; nil for what did not take part.
    package var lexicalScore: Double?
    package var lateScore: Double?
    /// Of its text; nil unless asked for.
    package var judgement: TextJudgement?
    /// Per token of the question; empty unless asked for and scored by token vectors.
    package var lateExplanation: [LateContribution] = []
}
