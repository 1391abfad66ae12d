import ContextTypes
import FoundationEssentials
import Labelling
import TestSupport
import Testing
import TextAnalysis

@testable import Selection

/// What holds between budgets. `WINNOW_RANDOM_CASES` sets how many requests are tried.
@Suite("What a larger budget promises")
struct BudgetLawTests {
    private let cases = Effort.count("WINNOW_RANDOM_CASES", usual: 2_000)
    private let counter = EstimatedTokenCounter()

    /// A random request with its labels made, ready for selection.
    private struct Case {
        var candidates: Candidates
        var options: PruningOptions
        var threshold: Double
        var order: [Int]

        init(_ random: inout RandomRequests, _ generator: inout SeededGenerator) throws {
            let (question, passages) = (random.question(), random.passages())
            options = random.options()
            (options.output, options.keepRatio, options.budget) = (.text, nil, nil)
            let labels = try LexicalLabeller().labels(for: question, passages: passages)
            let isGiven = Bool.random(using: &generator)
            let given = passages.map { _ in Double.random(in: 0...9, using: &generator) }
            candidates = Candidates(
                passages, given: isGiven ? given : nil, labels: labels, isJudged: false, options: options)
            threshold = options.threshold ?? 0.04
            order = candidates.ranking
        }

        func selector(_ limit: Int, _ counter: any TokenCounter) -> UnitSelector {
            var options = options
            options.budget = TokenBudget(limit: limit)
            let prices = ContextPrices(candidates, options: options, order: order, counter: counter)
            return UnitSelector(candidates, options: options, threshold: threshold, prices: prices)
        }
    }

    @Test(
        "a larger budget keeps what a smaller one kept, or holds at least its value; what fits is not over budget"
    )
    func budgets() throws {
        var random = RandomRequests(seed: 31)
        var generator = SeededGenerator(seed: 32)
        var worse = 0
        for number in 0..<cases {
            var wanted = try Case(&random, &generator)
            wanted.options.diversity = 0
            var previous: SelectionRun?
            for limit in (0..<4).map({ _ in Int.random(in: 0...150, using: &generator) }).sorted() {
                let selector = wanted.selector(limit, counter)
                var best = BestRun(selector)
                let run = best.run(limit: limit)
                checkNothingFits(run, selector, limit, wanted, number)
                if let previous {
                    let keepsAll = zip(previous.ledger.kept, run.ledger.kept).allSatisfy {
                        $0.isSubset(of: $1)
                    }
                    if !keepsAll, run.value < previous.value - 1e-9 {
                        worse += 1
                        #expect(run.value > 0.75 * previous.value, "case \(number), budget \(limit)")
                    }
                }
                previous = run
            }
        }
        #expect(worse * 1_000 <= cases * 6)
    }

    private func checkNothingFits(
        _ run: SelectionRun, _ selector: UnitSelector, _ limit: Int, _ wanted: Case, _ number: Int
    ) {
        let decisions = selector.decisions(after: run)
        let written = ContextWriter(
            wanted.candidates, decisions, options: wanted.options, order: wanted.order
        ).context()
        #expect(counter.tokens(in: written) <= limit, "case \(number), budget \(limit)")
        for passage in decisions.units.indices {
            for unit in decisions.units[passage].indices
            where decisions.units[passage][unit] == .dropped(.overBudget) {
                var ledger = run.ledger
                let fits = ledger.keep(UnitPlace(passage, unit), limit: limit - (run.cut?.cost ?? 0))
                #expect(!fits, "case \(number), budget \(limit), unit \(passage):\(unit)")
            }
        }
    }

    @Test("a budget that does not bind changes nothing, unless it is filled")
    func unbound() throws {
        var random = RandomRequests(seed: 33)
        var generator = SeededGenerator(seed: 34)
        for number in 0..<cases {
            var wanted = try Case(&random, &generator)
            (wanted.options.fill, wanted.options.diversity) = (false, 0)
            let selector = UnitSelector(
                wanted.candidates, options: wanted.options, threshold: wanted.threshold, prices: nil)
            let free = selector.decisions(after: selector.run(limit: nil))
            let bound = wanted.selector(100_000, counter)
            #expect(bound.decisions(after: bound.run(limit: 100_000)) == free, "case \(number)")
        }
    }

    @Test("a threshold of 0 keeps everything that is not a duplicate")
    func everything() throws {
        var random = RandomRequests(seed: 35)
        var generator = SeededGenerator(seed: 36)
        for number in 0..<cases {
            let wanted = try Case(&random, &generator)
            let selector = UnitSelector(
                wanted.candidates, options: wanted.options, threshold: 0, prices: nil)
            let kept = selector.decisions(after: selector.run(limit: nil)).units
            let isWhole = zip(kept, wanted.candidates.items).allSatisfy { decisions, candidate in
                zip(decisions, candidate.units).allSatisfy { $0.isKept || $1.isDuplicate }
            }
            #expect(isWhole, "case \(number)")
        }
    }
}

extension UnitSet {
    fileprivate func isSubset(of other: UnitSet) -> Bool {
        guard count > 0 else { return true }
        var unit = contains(0) ? 0 : first(after: 0)
        while let member = unit {
            guard other.contains(member) else { return false }
            unit = first(after: member)
        }
        return true
    }
}
