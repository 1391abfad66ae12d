/// Finds what a misspelt name may have meant.
package enum NearestName {
    /// The candidate with the fewest edits; nil when none is near. Case and underscores do not count as edits.
    package static func of(_ name: String, among candidates: [String]) -> String? {
        // Longer names are no typing errors, and comparing them would cost the product of the lengths.
        guard name.utf8.count <= 64 else { return nil }
        let ranked = candidates.map { (edits: edits(plain(name), plain($0)), name: $0) }
        guard let best = ranked.min(by: { $0 < $1 }), best.edits <= max(1, (name.utf8.count + 1) / 3) else {
            return nil
        }
        return best.name
    }

    private static func plain(_ name: String) -> [UInt8] {
        name.lowercased().utf8.filter { $0 != UInt8(ascii: "_") }
    }

    /// Insertions, deletions and replacements that lead from one text to the other (Levenshtein).
    private static func edits(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let replaced = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
            }
        }
        return row[right.count]
    }
}
