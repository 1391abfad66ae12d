/// Makes fewer vectors of a passage's: similar tokens of one sentence become their mean (token pooling, Clavié et al.
/// 2024, with Ward's criterion).
///
/// Only tokens of the same group are joined, so that every pooled vector belongs to one sentence.
package struct TokenPooling: Sendable, Hashable {
    /// How many tokens one vector stands for on average, 1 for none pooled; every group keeps `count / factor`, rounded
    /// up.
    package let factor: Int

    package init(factor: Int = 2) {
        precondition(factor >= 1, "a vector stands for at least one token")
        self.factor = factor
    }

    /// Which tokens became one vector, by their places among the passage's tokens.
    package struct Member: Sendable, Hashable {
        package var first: Int
        /// The second token of the vector; nil when it stands for one.
        package var second: Int?

        package init(first: Int, second: Int?) {
            self.first = first
            self.second = second
        }
    }

    /// The pooled vectors group by group, in each group by their first token.
    ///
    /// - Parameters:
    ///   - rows: unit vectors, one per token, as floats: `tokens.count · width`.
    ///   - groups: for each group the rows in it, rising.
    /// - Returns: unit rows as floats, how many each group has, and what each stands for.
    package func pool(
        _ rows: [Float], width: Int, groups: [[Int]]
    ) -> (rows: [Float], counts: [Int], members: [Member]) {
        var result: [Float] = []
        var counts: [Int] = []
        var members: [Member] = []
        for group in groups {
            let target = (group.count + factor - 1) / factor
            var ward = WardClusters(rows, width: width, tokens: group)
            while ward.count > target { ward.joinNearest() }
            let clusters = ward.clusters
            for cluster in clusters {
                result += ward.mean(of: cluster)
                members.append(
                    Member(first: cluster[0], second: cluster.count > 1 ? cluster[1] : nil))
            }
            counts.append(clusters.count)
        }
        return (result, counts, members)
    }
}

/// Agglomerative clustering by Ward: joins the two clusters whose union adds the least variance,
/// `|a||b| / (|a| + |b|) · ‖mean(a) − mean(b)‖²`, updated by the Lance–Williams formula. Ties go to the first pair.
private struct WardClusters {
    private let rows: [Float]
    private let width: Int
    private var tokens: [[Int]]
    private var alive: [Bool]
    private var distances: [Float]
    /// For each cluster the nearest one behind it.
    private var nearest: [(at: Int, distance: Float)]
    private(set) var count: Int

    init(_ rows: [Float], width: Int, tokens: [Int]) {
        self.rows = rows
        self.width = width
        self.tokens = tokens.map { [$0] }
        count = tokens.count
        alive = [Bool](repeating: true, count: count)
        distances = [Float](repeating: 0, count: count * count)
        nearest = [(Int, Float)](repeating: (-1, .infinity), count: count)
        for a in 0..<count {
            for b in (a + 1)..<max(a + 1, count) {
                let distance = squaredDistance(tokens[a], tokens[b]) / 2
                distances[a * count + b] = distance
                distances[b * count + a] = distance
            }
        }
        for a in 0..<count { nearest[a] = findNearest(a) }
    }

    /// The clusters by their first token; tokens of a cluster rise.
    var clusters: [[Int]] {
        zip(tokens, alive).filter(\.1).map { $0.0.sorted() }.sorted { $0[0] < $1[0] }
    }

    mutating func joinNearest() {
        var a = -1
        for index in nearest.indices where alive[index] && nearest[index].at >= 0 {
            if a < 0 || nearest[index].distance < nearest[a].distance { a = index }
        }
        guard a >= 0 else { return }
        join(a, nearest[a].at)
    }

    func mean(of cluster: [Int]) -> [Float] {
        var sum = [Float](repeating: 0, count: width)
        for token in cluster {
            for index in 0..<width { sum[index] += rows[token * width + index] }
        }
        let length = sum.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return length > 0 ? sum.map { $0 / length } : sum
    }

    private mutating func join(_ a: Int, _ b: Int) {
        let size = alive.count
        let (na, nb, between) = (Float(tokens[a].count), Float(tokens[b].count), distances[a * size + b])
        tokens[a] += tokens[b]
        alive[b] = false
        count -= 1
        for other in 0..<size where alive[other] && other != a {
            let n = Float(tokens[other].count)
            let distance =
                ((n + na) * distances[a * size + other] + (n + nb) * distances[b * size + other]
                    - n * between) / (n + na + nb)
            distances[a * size + other] = distance
            distances[other * size + a] = distance
        }
        for index in 0..<size where alive[index] {
            let known = nearest[index].at
            if index == a || known == a || known == b {
                nearest[index] = findNearest(index)
            } else if index < a, distances[index * size + a] < nearest[index].distance {
                nearest[index] = (a, distances[index * size + a])
            }
        }
    }

    private func findNearest(_ a: Int) -> (at: Int, distance: Float) {
        var best = (at: -1, distance: Float.infinity)
        for b in (a + 1)..<max(a + 1, alive.count) where alive[b] {
            if distances[a * alive.count + b] < best.distance { best = (b, distances[a * alive.count + b]) }
        }
        return best
    }

    private func squaredDistance(_ a: Int, _ b: Int) -> Float {
        var sum: Float = 0
        for index in 0..<width {
            let difference = rows[a * width + index] - rows[b * width + index]
            sum += difference * difference
        }
        return sum
    }
}
