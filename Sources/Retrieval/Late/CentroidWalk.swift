import IndexStore
import LateInteraction

/// Sums, for every passage, what its best centroid gains for each vector of a question.
///
/// What stands in none of a vector's lists has what is expected of a passage of which nothing is known: that is taken off
/// every score (WARP, Scheerer et al. 2025, imputes a bound instead). Lists are read side by side, a window of rows at a
/// time, each once for all vectors that look into it.
struct CentroidWalk {
    /// Lists that gain less than this share of the greatest gain are not worth their reading, unless the others hold fewer
    /// passages than `enough` for each that is wanted.
    private static let leastShare: Float = 0.25
    private static let enough = 8

    private let centroids: [Int]
    /// `[centroids][lanes]`, in steps that are the same for all vectors.
    private let gains: [UInt8]
    private let lanes: Int

    /// - Parameters:
    ///   - nearest: the centroids of each vector of the question, best first.
    ///   - missing: what each vector gains from a passage that is in none of its lists.
    ///   - sizes: passages of each list.
    ///   - wanted: passages that `best` will be asked for.
    init(
        _ nearest: [[(centroid: Int, score: Float)]], missing: [Float], sizes: [UInt32], wanted: Int
    ) {
        lanes = max(1, (nearest.count + 15) / 16) * 16
        let spans = zip(nearest, missing).map { ($0.first?.score ?? 0) - $1 }
        // As fine as a byte allows, and no finer than sums of all lanes are told apart.
        let steps = Float(min(254, PassageListWalk.sums / lanes - 2))
        let unit = steps / max(spans.max() ?? 0, .leastNormalMagnitude)
        var found = zip(nearest, missing).map { list, missing in
            list.map { ($0.centroid, (($0.score - missing) * unit).rounded()) }.filter { $0.1 >= 1 }
        }
        let least = CentroidWalk.least(
            found.joined().map(\.1),
            sizes: found.joined().map { sizes.indices.contains($0.0) ? Int(sizes[$0.0]) : 0 },
            worth: CentroidWalk.leastShare * steps, passages: CentroidWalk.enough * wanted)
        for vector in found.indices { found[vector].removeAll { $0.1 < least } }
        centroids = Set(found.joined().map(\.0)).sorted()
        let places = Dictionary(uniqueKeysWithValues: centroids.enumerated().map { ($1, $0) })
        var gains = [UInt8](repeating: 0, count: centroids.count * lanes)
        for (vector, list) in found.enumerated() {
            for (centroid, gain) in list {
                guard let place = places[centroid] else { continue }
                gains[place * lanes + vector] = UInt8(min(steps, gain))
            }
        }
        self.gains = gains
    }

    /// The gain that a list must have: `worth`, or less when lists of that gain do not hold as many passages.
    private static func least(_ gains: [Float], sizes: [Int], worth: Float, passages: Int) -> Float {
        var seen = 0
        for place in gains.indices.sorted(by: { gains[$0] > gains[$1] }) {
            if gains[place] < worth, seen >= passages { return gains[place].nextUp }
            seen += sizes[place]
        }
        return 1
    }

    /// About `count` rows with the greatest sums, rising.
    func best(_ count: Int, rows: Int, in allowed: RowSet?, _ snapshot: IndexSnapshot) throws -> [Int] {
        let (bytes, ranges) = try snapshot.passageLists(ofCentroids: centroids)
        let walk = PassageListWalk(bytes: bytes, lists: ranges, gains: gains, lanes: lanes)
        do {
            return try walk.best(count, rows: rows, allowed: allowed?.bits)
        } catch { throw snapshot.damagedPassageList(centroids[error.list]) }
    }
}
