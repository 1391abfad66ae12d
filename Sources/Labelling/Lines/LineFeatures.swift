import ContextTypes
import Glibc
import Lines

/// The measures of every line for one question, in the order of `names`.
struct LineFeatures {
    static let names =
        ["words", "names", "rarest", "failure", "oddity"].flatMap { track in
            ["own", "before", "after", "block", "owner"].map { "\(track).\($0)" }
        } + [
            "matches", "blockCoverage", "presence", "best", "length", "indent", "letters", "digits",
            "wordCount", "alike",
            "isOnly", "meanRarity", "topRarity", "position", "nearStart", "nearEnd", "lineCount",
            "failureShare",
            "failureCount", "failureOrder", "isFirstFailure", "isLastFailure", "blockSize", "isBlockFirst",
            "isBlockLast",
            "depth", "ownerFails", "afterBlank", "beforeBlank", "lessIndent", "moreIndent", "section.words",
            "section.names", "section.coverage", "section.rest", "section.failure", "section.place",
            "section.size",
            "isHead", "owners.words", "owners.names", "near.coverage", "around.coverage", "isRepeated",
            "form.alike", "form.isOnly", "form.share", "head.alike", "head.isOnly", "oddForms", "oddHeads",
            "namePresence", "hasNames",
        ] + LineQuestion.intentNames + LineKind.allCases.map { "kind.\($0.rawValue)" }
        + (0..<traitCount).map { "trait.\($0)" }
        + neighbourTraits.flatMap { ["previous.\($0.rawValue)", "next.\($0.rawValue)"] }

    private static let traitCount = 38
    private static let neighbourTraits: [LineTraits] = [
        .errorHead, .failure, .traceHead, .frame, .exception, .heading, .rule, .caret, .place, .hunk, .added,
        .removed,
    ]

    private let sheet: LineSheet
    private let index: LineIndex
    private let matches: LineMatches
    private let question: LineQuestion
    private let tracks: [LineTrack]
    private let blockMaxima: [[Float]]
    private let blockCoverage: [Float]
    private let sections: SectionMeasures
    private let nearCoverage: [Float]
    private let aroundCoverage: [Float]
    private let isRepeated: [Bool]
    private let failures: FailureOrder
    private let shared: [Float]

    init(_ question: String, _ index: LineIndex) {
        let sheet = index.sheet
        self.sheet = sheet
        self.index = index
        let asked = LineQuestion(question, in: index)
        self.question = asked
        let found = LineMatches(asked, in: index)
        matches = found
        let strengths = sheet.shapes.map(FailureOrder.strength)
        failures = FailureOrder(strengths)
        let oddity = index.alike.indices.map { line in
            sheet.shapes[line].has(.blank) ? 0 : 1 / Float(index.alike[line])
        }
        let all = [found.words, found.names, found.rarest, strengths, oddity].map(LineTrack.init)
        tracks = all
        blockMaxima = all.map { track in sheet.outline.blocks.map { track.own[$0].max() ?? 0 } }
        blockCoverage = sheet.outline.blocks.map { lines in
            found.coverage(lines.reduce(0) { $0 | found.masks[$1] })
        }
        sections = SectionMeasures(sheet, found, strengths)
        nearCoverage = found.coverage(within: 2)
        aroundCoverage = found.coverage(within: 6)
        var seen: Set<UInt64> = []
        isRepeated = sheet.words.templates.map { !seen.insert($0).inserted }
        shared =
            [
                asked.presence, found.best, Float(log(Double(sheet.count) + 1)) / 10, failures.share,
                failures.logCount, Self.odd(index.alikeInForm, sheet), Self.odd(index.alikeInHead, sheet),
                asked.namePresence, asked.isName.contains(true) ? 1 : 0,
            ]
            + asked.intents + LineKind.allCases.map { $0 == sheet.kind ? 1 : 0 }
    }

    /// What is left of the scores: all where the text has half of the question's words, or failures where the question
    /// asks for them; little where it has neither; half where the question asks what went wrong and no line has the words
    /// for it, and where a name in it is nowhere.
    var trust: Double {
        let asksForFailure = question.intents[0] > 0 || question.intents[1] > 0
        let lacksNames = question.namePresence == 0 && question.presence < 0.75
        guard question.presence >= 0.5 || asksForFailure else { return Self.littleTrust }
        let isAnswered = question.presence >= 0.5 || failures.first >= 0
        return isAnswered && !lacksNames ? 1 : Self.halfTrust
    }

    private static let littleTrust = 0.25
    private static let halfTrust = 0.5

    /// The share of the lines that are like no other one.
    private static func odd(_ alike: [Int], _ sheet: LineSheet) -> Float {
        Float(alike.count { $0 == 1 }) / Float(max(1, sheet.count))
    }

    /// Rows of a table one of whose cells is a word or name of the question, and stands so in few rows.
    var namedRows: Set<Int> {
        guard sheet.kind == .listing || sheet.kind == .csv else { return [] }
        var rows: [UInt64: [Int]] = [:]
        for line in 0..<sheet.count {
            for cell in LineCells.hashes(of: sheet.visible[line]) where question.matches[cell]?.likeness == 1
            {
                rows[cell, default: []].append(line)
            }
        }
        return Set(rows.values.filter { $0.count <= Self.mostNamed }.joined())
    }

    /// A cell that stands in more rows names none of them.
    private static let mostNamed = 3

    /// The values of one line.
    func write(_ line: Int, into row: inout [Float]) {
        row.removeAll(keepingCapacity: true)
        let shape = sheet.shapes[line]
        let block = sheet.outline.blockOfLine[line]
        let lines = sheet.outline.blocks[block]
        let owners = sheet.outline.ownersOf(line)
        for (track, maxima) in zip(tracks, blockMaxima) {
            row.append(track.own[line])
            row.append(track.before[line])
            row.append(track.after[line])
            row.append(maxima[block])
            row.append(owners.first.map { track.own[$0] } ?? 0)
        }
        let length = Float(max(1, shape.length))
        let count = Float(sheet.count)
        row += [
            min(1, Float(matches.counts[line]) / 6), blockCoverage[block], shared[0], shared[1],
            Float(log(Double(shape.length) + 1)) / 6, min(1, Float(shape.indent) / 24),
            Float(shape.letters) / length,
            Float(shape.digits) / length, min(1, Float(shape.words) / 24),
            Float(log(Double(index.alike[line]))) / 6, index.alike[line] == 1 ? 1 : 0, index.meanRarity[line],
            index.topRarity[line], Float(line) / count, Float(exp(-Double(line) / 8)),
            Float(exp(-Double(sheet.count - 1 - line) / 8)), shared[2], shared[3], shared[4],
            failures.order[line], failures.first == line ? 1 : 0, failures.last == line ? 1 : 0,
            Float(log(Double(lines.count))) / 6, line == lines.lowerBound ? 1 : 0,
            line == lines.upperBound - 1 ? 1 : 0,
            min(1, Float(owners.count) / 6), owners.contains { failures.strengths[$0] >= 0.6 } ? 1 : 0,
            line == 0 || sheet.shapes[line - 1].has(.blank) ? 1 : 0,
            line + 1 == sheet.count || sheet.shapes[line + 1].has(.blank) ? 1 : 0,
            line > 0 && shape.indent < sheet.shapes[line - 1].indent ? 1 : 0,
            line > 0 && shape.indent > sheet.shapes[line - 1].indent ? 1 : 0,
        ]
        row += sections.values(of: line)
        row += [
            owners.reduce(0) { max($0, tracks[0].own[$1]) }, owners.reduce(0) { max($0, tracks[1].own[$1]) },
            nearCoverage[line], aroundCoverage[line], isRepeated[line] ? 1 : 0,
            Float(log(Double(index.alikeInForm[line]))) / 6, index.alikeInForm[line] == 1 ? 1 : 0,
            Float(index.alikeInForm[line]) / count, Float(log(Double(index.alikeInHead[line]))) / 6,
            index.alikeInHead[line] == 1 ? 1 : 0,
        ]
        row += shared[5...]
        let traits = traits(of: line)
        for trait in 0..<Self.traitCount {
            row.append(traits.rawValue >> UInt64(trait) & 1 == 1 ? 1 : 0)
        }
        let before = line > 0 ? self.traits(of: line - 1) : []
        let after = line + 1 < sheet.count ? self.traits(of: line + 1) : []
        for trait in Self.neighbourTraits {
            row.append(before.contains(trait) ? 1 : 0)
            row.append(after.contains(trait) ? 1 : 0)
        }
    }

    /// `+` and `-` say that a line was added or removed in a difference alone: a shell shows commands behind `+`.
    private func traits(of line: Int) -> LineTraits {
        let traits = sheet.shapes[line].traits
        return sheet.kind == .diff ? traits : traits.subtracting([.added, .removed])
    }
}

/// What the part of the text around a line has in common with the question, and its head.
struct SectionMeasures {
    private let sections: LineSections
    private let heads: [[Float]]

    init(_ sheet: LineSheet, _ matches: LineMatches, _ strengths: [Float]) {
        sections = sheet.sections
        let coverages = sections.ranges.map { lines in
            matches.coverage(lines.prefix(80).reduce(0) { $0 | matches.masks[$1] })
        }
        let best = max(coverages.max() ?? 0, 1e-6)
        heads = sections.ranges.indices.map { section in
            let head = sheet.sections.heads[section]
            return [
                head.map { matches.words[$0] } ?? 0, head.map { matches.names[$0] } ?? 0, coverages[section],
                coverages[section] / best, head.map { strengths[$0] } ?? 0,
            ]
        }
    }

    func values(of line: Int) -> [Float] {
        let section = sections.ofLine[line]
        let lines = sections.ranges[section]
        return heads[section] + [
            Float(log(Double(line - lines.lowerBound + 1))) / 6, Float(log(Double(lines.count))) / 6,
            sections.heads[section] == line ? 1 : 0,
        ]
    }
}

/// Which lines tell of failures, and in which order.
struct FailureOrder {
    let strengths: [Float]
    private(set) var share: Float = 0
    private(set) var logCount: Float = 0
    /// For lines that tell of one: how many of those before, of all. Else −1/4.
    private(set) var order: [Float]
    private(set) var first = -1
    private(set) var last = -1

    init(_ strengths: [Float]) {
        self.strengths = strengths
        order = strengths.map { _ in -0.25 }
        let failing = strengths.indices.filter { strengths[$0] >= 0.6 }
        guard let first = failing.first, let last = failing.last else { return }
        (self.first, self.last) = (first, last)
        share = Float(failing.count) / Float(strengths.count)
        logCount = Float(log(Double(failing.count) + 1)) / 6
        for (place, line) in failing.enumerated() { order[line] = Float(place) / Float(failing.count) }
    }

    /// How surely a line tells of a failure, 0...1.
    static func strength(_ shape: LineShape) -> Float {
        var strength: Float = 0
        if shape.has([.exception, .errorHead]) {
            strength = 1
        } else if shape.has(.failure) {
            strength = 0.6
        } else if shape.has(.warning) {
            strength = 0.3
        }
        if strength == 0.6, shape.has(.success) { strength = 0.3 }
        return strength
    }
}
