import ContextTypes
import JSONValues

/// pareto.svg: one panel for each data set, compression against evidence, for a README in light and dark.
struct ParetoPicture {
    let title: String
    let sets: [JSON]

    private static let panel = (width: 400.0, height: 300.0)
    private static let margin = (left: 52.0, right: 18.0, top: 40.0, bottom: 44.0)
    private static let columns = 2

    private struct Point {
        var compression: Double
        var kept: Double
        var lower: Double
        var upper: Double
    }

    private struct Line {
        var name: String
        var style: String
        var isBaseline: Bool
        var points: [Point]
    }

    var svg: String {
        let shown = sets.filter { !($0["evidence"]?.isNull ?? true) }
        let columns = min(ParetoPicture.columns, max(shown.count, 1))
        let rows = (shown.count + columns - 1) / columns
        let names = legend(shown)
        let width = Double(columns) * ParetoPicture.panel.width
        let legendRows = (names.count + 3) / 4
        let height = Double(rows) * ParetoPicture.panel.height + 26 * Double(legendRows) + 14
        var parts = [
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(n(width)) \(n(height))\" role=\"img\" "
                + "aria-label=\"\(title.escapedForHTML)\">",
            "<style>\(ParetoPicture.style)</style>",
            "<rect class=\"page\" width=\"\(n(width))\" height=\"\(n(height))\" rx=\"12\"/>",
        ]
        for (index, set) in shown.enumerated() {
            let x = Double(index % columns) * ParetoPicture.panel.width
            let y = Double(index / columns) * ParetoPicture.panel.height
            parts.append("<g transform=\"translate(\(n(x)) \(n(y)))\">\(panel(set))</g>")
        }
        parts.append(legendMarkup(names, y: Double(rows) * ParetoPicture.panel.height + 14))
        return (parts + ["</svg>", ""]).joined(separator: "\n")
    }

    // MARK: One panel

    private func panel(_ set: JSON) -> String {
        let evidence = set["evidence"]?.string ?? ""
        let lines = lines(set, evidence)
        let all = lines.flatMap(\.points)
        let isRank = evidence == Measure.nDCG10.rawValue
        let top = isRank ? (all.map(\.upper).max() ?? 1) * 1.04 : 1.0
        let least = all.map(\.lower).min() ?? 0
        let floor = max(((least * 10).rounded(.down) - 0.2) / 10, 0)
        let (panel, margin) = (ParetoPicture.panel, ParetoPicture.margin)
        func x(_ value: Double) -> Double { margin.left + value * (panel.width - margin.left - margin.right) }
        func y(_ value: Double) -> Double {
            margin.top + (top - value) / max(top - floor, 0.01) * (panel.height - margin.top - margin.bottom)
        }
        var parts = [
            text(margin.left, 22, set["name"]?.string ?? "", "title"),
            text(margin.left, panel.height - 8, axisName(evidence) + " against characters removed", "axis"),
        ]
        for step in 0...4 {
            let value = floor + (top - floor) * Double(step) / 4
            parts.append(rule(margin.left, y(value), panel.width - margin.right, y(value)))
            let label =
                isRank ? Decimals.text(value, places: 2) : Decimals.text(value * 100, places: 0) + " %"
            parts.append(text(margin.left - 7, y(value) + 4, label, "end"))
            let across = Double(step) / 4
            parts.append(rule(x(across), margin.top, x(across), panel.height - margin.bottom))
            parts.append(
                text(
                    x(across), panel.height - margin.bottom + 16,
                    Decimals.text(across * 100, places: 0) + " %",
                    "middle"))
        }
        for line in lines.sorted(by: { $0.isBaseline && !$1.isBaseline }) {
            let places = line.points.map { "\(n(x($0.compression))),\(n(y($0.kept)))" }
            if places.count > 1 {
                let path = "<polyline class=\"line\" points=\"\(places.joined(separator: " "))\"/>"
                parts.append("<g class=\"\(line.style)\">\(path)</g>")
            }
            for point in line.points {
                let (cx, cy) = (n(x(point.compression)), n(y(point.kept)))
                parts.append(
                    "<g class=\"\(line.style)\"><path class=\"bar\" d=\"M\(cx) \(n(y(point.lower)))V\(n(y(point.upper)))\"/>"
                        + "<circle cx=\"\(cx)\" cy=\"\(cy)\" r=\"\(line.isBaseline ? 3 : 4.5)\"/></g>")
            }
        }
        return parts.joined(separator: "\n")
    }

    private func axisName(_ evidence: String) -> String {
        switch evidence {
        case Measure.answerRetention.rawValue: "answers kept"
        case Measure.sentenceRecall.rawValue: "gold sentences kept"
        default: evidence
        }
    }

    private func lines(_ set: JSON, _ evidence: String) -> [Line] {
        var tested = 0
        return (set["families"]?.array ?? []).map { family in
            let isBaseline = family["baseline"]?.bool ?? true
            let style = isBaseline ? "b \(family["kind"]?.string ?? "")" : "f\(tested % 4)"
            if !isBaseline { tested += 1 }
            let points = (family["settings"]?.array ?? []).compactMap { point($0["measures"], evidence) }
            return Line(
                name: family["name"]?.string ?? "", style: style, isBaseline: isBaseline,
                points: points.sorted { ($0.compression, $0.kept) < ($1.compression, $1.kept) })
        }
    }

    private func point(_ measures: JSON?, _ evidence: String) -> Point? {
        let kept = measures?[evidence]
        guard let compression = measures?[Measure.characterCompression.rawValue]?["value"]?.double,
            let value = kept?["value"]?.double, let lower = kept?["lower"]?.double,
            let upper = kept?["upper"]?.double
        else { return nil }
        return Point(compression: compression, kept: value, lower: lower, upper: upper)
    }

    // MARK: Legend and pieces

    private func legend(_ shown: [JSON]) -> [Line] { shown.first.map { lines($0, "") } ?? [] }

    private func legendMarkup(_ lines: [Line], y: Double) -> String {
        lines.enumerated().map { index, line in
            let left = 24 + Double(index % 4) * 194
            let top = y + Double(index / 4) * 26
            return "<g class=\"\(line.style)\"><path class=\"line\" d=\"M\(n(left)) \(n(top))h26\"/>"
                + "<circle cx=\"\(n(left + 13))\" cy=\"\(n(top))\" r=\"4\"/></g>"
                + text(left + 34, top + 4, line.name, "start")
        }.joined(separator: "\n")
    }

    private func text(_ x: Double, _ y: Double, _ words: String, _ style: String) -> String {
        "<text class=\"\(style)\" x=\"\(n(x))\" y=\"\(n(y))\">\(words.escapedForHTML)</text>"
    }

    private func rule(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> String {
        "<path class=\"grid\" d=\"M\(n(x1)) \(n(y1))L\(n(x2)) \(n(y2))\"/>"
    }

    private func n(_ value: Double) -> String { Decimals.text(value, places: 1) }

    private static let style = """
        text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Arial,sans-serif;fill:#5c666e}.title{font-weight:650;font-size:15px;fill:#1d2327}
        .end{text-anchor:end}.middle{text-anchor:middle}.page{fill:#fff}.grid{stroke:#e8e6df;fill:none}.line{fill:none;stroke-width:2.6;stroke-linejoin:round}
        .b .line{stroke-width:1.4;stroke-dasharray:5 4}.bar{stroke-width:1.2;opacity:.5;fill:none}
        .f0{--c:#0b7a75}.f1{--c:#c2571a}.f2{--c:#6b4fbb}.f3{--c:#1f6feb}.head{--c:#8a8f98}.random{--c:#b9bcc2}.lexical{--c:#4f5d6b}
        .topPassages{--c:#a58d63}.oracle{--c:#b8860b}.unpruned{--c:#1d2327}g .line,g .bar{stroke:var(--c)}circle{fill:var(--c)}
        @media(prefers-color-scheme:dark){text{fill:#9aa5ad}.title{fill:#e8e6e1}.page{fill:#14181b}.grid{stroke:#2a3238}
        .f0{--c:#4fd1c5}.f1{--c:#f6a565}.f2{--c:#b79cf2}.f3{--c:#79b0ff}.random{--c:#56616a}.lexical{--c:#b4c0ca}.oracle{--c:#e0b040}.unpruned{--c:#e8e6e1}}
        """
}
