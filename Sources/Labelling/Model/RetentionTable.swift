import Glibc
package import Inference
package import JSONValues

/// Thresholds for a wanted retention, with a finite-sample bound (split conformal prediction).
///
/// Of each calibration question the score of its best answering sentence is known: the question keeps an answer at
/// any threshold up to that score. Of n such scores the `floor((n + 1)(1 - r))`-th smallest is a threshold that
/// keeps the answer of a new, exchangeable question with probability at least r. With several groups of questions
/// (data sets) the smallest threshold of all groups counts, so that no single group falls short.
package struct RetentionTable: Hashable, Sendable {
    /// Retention in percent, 1...99, at index percent - 1; non-increasing.
    private let thresholds: [Double]

    package static let empty = RetentionTable(thresholds: [])

    /// - Parameter thresholds: 99 of them, for a retention of 1 to 99 percent, non-increasing; or none.
    init(thresholds: [Double]) { self.thresholds = thresholds }

    /// - Parameter groups: for every group the best answering sentence's score of each question, 0...1.
    package init(groups: [[Double]]) {
        let groups = groups.map { $0.sorted() }.filter { !$0.isEmpty }
        guard !groups.isEmpty else {
            self = .empty
            return
        }
        thresholds = (1...99).map { percent in
            groups.map { scores in
                let rank = (scores.count + 1) * (100 - percent) / 100
                return rank < 1 ? 0 : scores[min(rank, scores.count) - 1]
            }.min() ?? 0
        }
    }

    /// Reads what `json` writes; nil is an empty table.
    package init(_ json: JSON?, file: String) throws(ModelError) {
        guard let json else {
            self = .empty
            return
        }
        let values = (json.array ?? []).compactMap(\.double)
        guard values.count == 99, values.allSatisfy({ (0...1).contains($0) }),
            zip(values, values.dropFirst()).allSatisfy({ $0 >= $1 })
        else {
            throw .malformed(
                file: file,
                reason: "retention must be 99 thresholds from 0 to 1, none above the one before it")
        }
        thresholds = values
    }

    /// 99 thresholds, for a retention of 1 to 99 percent.
    package var json: JSON { .array(thresholds.map { .number("\($0)") }) }

    package var isEmpty: Bool { thresholds.isEmpty }

    /// The largest threshold of the table that keeps an answer with probability at least `retention` (0...1); 0 when
    /// the calibration cannot promise it.
    package func threshold(for retention: Double) -> Double {
        let percent = Int((retention * 100 - 1e-9).rounded(.up))
        guard percent <= 99, !thresholds.isEmpty else { return 0 }
        return thresholds[max(1, percent) - 1]
    }
}
