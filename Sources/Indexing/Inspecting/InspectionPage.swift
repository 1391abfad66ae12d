import ContextTypes

/// The page of an inspection: one file of HTML without scripts, whose pictures are bars.
package struct InspectionPage {
    private let inspection: CorpusInspection
    private let title: String

    package init(_ inspection: CorpusInspection, title: String) {
        self.inspection = inspection
        self.title = title
    }

    package var html: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>\(title.escapedForHTML)</title><style>
        body { font: 15px/1.5 sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #222 }
        .bars { display: flex; align-items: end; gap: 2px; height: 7rem; border-bottom: 1px solid #999 }
        .bars span { flex: 1; background: #47a; min-height: 1px }
        table { border-collapse: collapse; margin: .5rem 0 1.5rem } td, th { padding: .1rem .8rem .1rem 0; text-align: left }
        figure { margin: 1rem 0 } figcaption { color: #555 }
        </style></head><body><h1>\(title.escapedForHTML)</h1>
        \(totals)
        \(bars("Quality: from nothing to read (left) to prose (right)", inspection.qualities.counts))
        \(bars("Harm: how much documents are like hate or abuse", inspection.harms.counts))
        \(bars("Instructions: how much they read like orders to a model", inspection.instructions.counts))
        \(bars("Length: documents by digits of their bytes", lengths))
        \(table("Formats", counts(inspection.formats)))
        \(table("Languages", counts(inspection.languages)))
        \(table("Lowest quality", rows(inspection.worst)))
        \(table("Doubled", rows(inspection.doubled)))
        \(table("Dangerous", rows(inspection.dangerous)))
        \(table("Could not be read", inspection.problems.prefix(20).map { [$0.location, $0.reason] }))
        </body></html>

        """
    }

    private var totals: String {
        let share = { (part: Int, whole: Int) in whole == 0 ? "0 %" : "\(100 * part / whole) %" }
        return table(
            "Totals",
            [
                ["documents", "\(inspection.documents)"], ["bytes of text", "\(inspection.textBytes)"],
                ["furniture of pages", share(inspection.furnitureBytes, inspection.textBytes)],
                [
                    "text that stands in other documents",
                    share(inspection.containedBytes, inspection.comparedBytes),
                ],
                ["text compared", share(inspection.comparedBytes, inspection.textBytes)],
                ["could not be read", "\(inspection.problemCount)"],
            ])
    }

    private var lengths: [Int] {
        let most = inspection.lengths.keys.max() ?? 1
        return (1...max(1, most)).map { inspection.lengths[$0] ?? 0 }
    }

    private func bars(_ caption: String, _ counts: [Int]) -> String {
        let most = max(1, counts.max() ?? 1)
        let spans = counts.map { "<span style=\"height:\(100 * $0 / most)%\" title=\"\($0)\"></span>" }
            .joined()
        return
            "<figure><div class=\"bars\">\(spans)</div><figcaption>\(caption.escapedForHTML)</figcaption></figure>"
    }

    private func counts(_ counts: [String: Int]) -> [[String]] {
        counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(40).map { [$0.key, "\($0.value)"] }
    }

    private func rows(_ noted: [CorpusInspection.Noted]) -> [[String]] {
        noted.map { [$0.id, "\(Double(Int($0.score * 100)) / 100)", $0.note] }
    }

    private func table(_ heading: String, _ rows: [[String]]) -> String {
        guard !rows.isEmpty else { return "" }
        let body = rows.map { "<tr>" + $0.map { "<td>\($0.escapedForHTML)</td>" }.joined() + "</tr>" }
        return "<h2>\(heading)</h2><table>\(body.joined(separator: "\n"))</table>"
    }
}
