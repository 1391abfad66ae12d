/// What a family of settings keeps at a given compression, on straight lines between its settings.
///
/// The lines are no guess: drawing one of two neighbouring settings for each question reaches every point between them.
/// The curve starts at nothing pruned (0, 1) and ends at everything pruned (1, 0), which every system can do.
package struct OperatingCurve: Sendable, Hashable {
    package struct Point: Sendable, Hashable {
        package var compression: Double
        package var kept: Double

        package init(compression: Double, kept: Double) {
            self.compression = compression
            self.kept = kept
        }
    }

    /// The compressions at which methods are compared.
    package static let compressions = [0.5, 0.6, 0.7, 0.8, 0.9]

    private let points: [Point]

    package init(_ points: [Point], unpruned: Double = 1) {
        let ends = [Point(compression: 0, kept: unpruned), Point(compression: 1, kept: 0)]
        self.points = (points + ends).sorted { ($0.compression, $1.kept) < ($1.compression, $0.kept) }
    }

    package func kept(at compression: Double) -> Double {
        guard let next = points.firstIndex(where: { $0.compression >= compression }), next > 0 else {
            return points.first?.kept ?? 0
        }
        let (left, right) = (points[next - 1], points[next])
        guard right.compression > left.compression else { return max(left.kept, right.kept) }
        let share = (compression - left.compression) / (right.compression - left.compression)
        return left.kept + share * (right.kept - left.kept)
    }

    /// The mean over `compressions`.
    package var area: Double {
        OperatingCurve.compressions.reduce(0) { $0 + kept(at: $1) }
            / Double(OperatingCurve.compressions.count)
    }

    /// The indices of the points that no other beats in both directions, by rising compression.
    package static func front(of points: [Point]) -> [Int] {
        points.indices.filter { index in
            !points.contains { other in
                let point = points[index]
                return other.compression >= point.compression && other.kept >= point.kept && other != point
            }
        }.sorted { points[$0].compression < points[$1].compression }
    }
}
