import ContextTypes
import Lines

/// Chooses the lines of several texts: by threshold, share or budget, with what each line needs to be understood.
struct LineChoice {
    /// By text and line.
    private(set) var kept: [[Bool]]
    /// Lines that passed and found no room.
    private(set) var missed: [[Bool]]
    private let texts: [LinedText]
    private let scores: [[Double]]
    private let options: PruningOptions
    private let threshold: Double

    private struct Place: Hashable {
        var text: Int
        var line: Int
    }

    /// Every line.
    init(all texts: [LinedText], scores: [[Double]], options: PruningOptions) {
        (self.texts, self.scores, self.options, threshold) = (texts, scores, options, 0)
        kept = texts.map { Array(repeating: true, count: $0.sheet.count) }
        missed = texts.map { Array(repeating: false, count: $0.sheet.count) }
    }

    /// - Parameters:
    ///   - threshold: lines that score at least this pass.
    ///   - counter: counts in the budget's unit.
    init(
        _ texts: [LinedText], scores: [[Double]], options: PruningOptions, threshold: Double,
        counter: any TokenCounter
    ) {
        (self.texts, self.scores, self.options, self.threshold) = (texts, scores, options, threshold)
        kept = texts.map { Array(repeating: false, count: $0.sheet.count) }
        missed = kept
        let purse = LinePurse(texts, options: options, counter: counter)
        let guards = texts.indices.map {
            LineGuards(texts[$0].sheet, scores: scores[$0], patterns: options.mustKeep + options.forceTerms)
        }
        choose(guards, purse)
        guard options.budget == nil, options.keepRatio == nil else { return }
        for text in texts.indices { closeGaps(in: text) }
    }

    /// After so many in a row that found no room, none is tried any more.
    private static let mostMisses = 1_000

    private mutating func choose(_ guards: [LineGuards], _ purse: LinePurse?) {
        var purse = purse
        var misses = 0
        for place in order(guards) where !kept[place.text][place.line] {
            guard misses < Self.mostMisses else {
                missed[place.text][place.line] = true
                continue
            }
            let isPaid =
                keep(place, &purse, alone: false)
                || (mayStandAlone(place) && keep(place, &purse, alone: true))
            missed[place.text][place.line] = !isPaid
            misses = isPaid ? 0 : misses + 1
        }
    }

    /// Keeps a line when it can be paid, with what it needs unless it is to stand alone.
    private mutating func keep(_ place: Place, _ purse: inout LinePurse?, alone: Bool) -> Bool {
        var added = [place.line]
        if alone {
            kept[place.text][place.line] = true
        } else {
            added = texts[place.text].sheet.outline.add(place.line, to: &kept[place.text])
            added += addNeighbours(of: place)
        }
        guard purse?.pays(for: added, of: place.text, kept[place.text]) == false else { return true }
        for line in added { kept[place.text][line] = false }
        return false
    }

    /// Whether a line says something without what it needs. A row without its header does not, and part of a bracket is
    /// neither JSON nor a program.
    private func mayStandAlone(_ place: Place) -> Bool {
        switch texts[place.text].sheet.kind {
        case .csv, .json, .code: false
        case .log, .trace, .diff, .chat, .listing, .prose: true
        }
    }

    private mutating func addNeighbours(of place: Place) -> [Int] {
        guard options.neighbours > 0 else { return [] }
        let lines = texts[place.text].sheet.count
        let around = max(0, place.line - options.neighbours)...min(lines - 1, place.line + options.neighbours)
        return around.flatMap { texts[place.text].sheet.outline.add($0, to: &kept[place.text]) }
    }

    /// What is wanted, first things first.
    private func order(_ guards: [LineGuards]) -> [Place] {
        var places = guards.enumerated().flatMap { text, guards in
            guards.named.map { Place(text: text, line: $0) }
        }
        if options.keepDigits { places += self.places { texts[$0.text].sheet.shapes[$0.line].digits > 0 } }
        for text in texts.indices where options.minimumKept > 0 {
            places += ranked(places: texts[text].sheet.shapes.indices.map { Place(text: text, line: $0) })
                .prefix(options.minimumKept)
        }
        let isLimited = options.budget != nil || options.keepRatio != nil
        if !isLimited {
            places += guards.enumerated().flatMap { text, guards in
                guards.failures.prefix(isLikely ? guards.failures.count : Self.fewLines)
                    .map { Place(text: text, line: $0) }
            }
        }
        let fills = options.keepRatio != nil || options.fills
        let passed = ranked(places: self.places { scores[$0.text][$0.line] >= threshold || fills })
        return places + (isLimited || options.threshold != nil ? passed[...] : passed.prefix(mostByDefault))
    }

    /// Without a threshold of the client no more than a part of the lines stays, and few where no line is surely wanted.
    private var mostByDefault: Int {
        let lines = texts.reduce(0) { $0 + $1.sheet.count }
        return isLikely ? max(Self.fewLines, Int(Self.largestShare * Double(lines))) : Self.fewLines
    }

    private var isLikely: Bool { scores.contains { $0.contains { $0 >= Self.likely } } }

    private static let likely = 0.6
    private static let fewLines = 6
    private static let largestShare = 0.2

    /// Lines that are not blank.
    private func places(where isWanted: (Place) -> Bool) -> [Place] {
        texts.indices.flatMap { text in
            texts[text].sheet.shapes.indices.compactMap { line in
                let place = Place(text: text, line: line)
                return !texts[text].sheet.shapes[line].has(.blank) && isWanted(place) ? place : nil
            }
        }
    }

    private func ranked(places: [Place]) -> [Place] {
        places.sorted {
            (scores[$0.text][$0.line], $1.text, $1.line) > (scores[$1.text][$1.line], $0.text, $0.line)
        }
    }

    /// A single line between two kept ones, and blank ones, cost no more than their mark.
    private mutating func closeGaps(in text: Int) {
        let shapes = texts[text].sheet.shapes
        let lines = kept[text].indices.filter { kept[text][$0] }
        for (before, after) in zip(lines, lines.dropFirst()) where after > before + 1 {
            let gap = (before + 1)..<after
            let isShort = gap.count == 1 && shapes[before + 1].length <= 60
            if isShort || (gap.count <= 2 && gap.allSatisfy { shapes[$0].has(.blank) }) {
                for line in gap { kept[text][line] = true }
            }
        }
    }
}
