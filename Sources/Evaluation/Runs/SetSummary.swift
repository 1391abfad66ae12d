import JSONValues

/// The figures of one data set as JSON: for each setting every measure with its interval.
struct SetSummary {
    let set: QuestionSet
    let tally: SetTally
    let plan: EvaluationPlan

    /// `timings` apart: they are the only figures that two runs of the same seed do not share.
    func json(problems: [InputProblem], problemCount: Int, failures: [String]) -> JSON {
        let bootstrap = Bootstrap(
            questions: tally.tables.first?.count ?? 0, resamples: plan.resamples, seed: plan.seed)
        let totals = tally.tables.map(SetSummary.total)
        let evidence = evidence(totals)
        var first = 0
        let families = plan.families.map { family in
            let range = first..<first + family.settings.count
            first = range.upperBound
            return self.family(family, range, totals, evidence, bootstrap)
        }
        return .object([
            .init("name", .string(set.name)), .init("path", .string(set.path)),
            .init("format", .string(set.format.rawValue)), .init("questions", .integer(tally.questions)),
            .init("passages", .integer(tally.passages)), .init("sentences", .integer(tally.sentences)),
            .init("evidence", evidence.map { .string($0.rawValue) } ?? .null),
            .init("problemCount", .integer(problemCount)),
            .init("problems", .array(problems.map { .string($0.description) })),
            .init("failures", .array(failures.map(JSON.string))),
            .init("families", .array(families)),
            .init("front", front(totals, evidence)),
        ])
    }

    /// What says whether the answer survived: answers where they are known, else gold sentences, else the ranking.
    private func evidence(_ totals: [MeasureTable]) -> Measure? {
        [.answerRetention, .sentenceRecall, .nDCG10].first { measure in
            totals.contains { $0[measure].denominator > 0 }
        }
    }

    private func family(
        _ family: SystemFamily, _ range: Range<Int>, _ totals: [MeasureTable], _ evidence: Measure?,
        _ bootstrap: Bootstrap
    ) -> JSON {
        let settings = zip(family.settings, range).map { setting, index in
            JSON.object(
                [
                    .init("name", .string(plan.name(of: index))),
                    .init("parameter", .string(setting.parameter.label)),
                    .init("strength", setting.parameter.strength.map(JSON.double) ?? .null),
                    .init("index", .integer(index)), .init("failed", .integer(tally.failures[index])),
                    .init("measures", measures(index, bootstrap)),
                    .init("needles", tally.needles[index].json),
                ] + cost(index, totals[index]))
        }
        var members: [JSON.Member] = [
            .init("name", .string(family.name)), .init("kind", .string(family.kind.rawValue)),
            .init("baseline", .bool(family.kind.isBaseline)), .init("settings", .array(settings)),
        ]
        if let evidence, family.kind != .unpruned {
            let curve = OperatingCurve(
                range.compactMap { point(totals[$0], evidence) }, unpruned: unpruned(totals, evidence))
            let kept = OperatingCurve.compressions.map { compression in
                JSON.Member(Decimals.text(compression, places: 2), .double(curve.kept(at: compression)))
            }
            members.append(.init("keptAtCompression", .object(kept)))
            members.append(.init("area", .double(curve.area)))
        }
        return .object(members)
    }

    /// What asking a model costs with contexts of this length; empty without prices.
    private func cost(_ setting: Int, _ table: MeasureTable) -> [JSON.Member] {
        let tokens = table[.tokenCompression]
        let answered = tally.questions - tally.failures[setting]
        guard let model = plan.cost, answered > 0 else { return [] }
        let context = (tokens.denominator - tokens.numerator) / Double(answered)
        return [.init("cost", model.json(context: context))]
    }

    private func measures(_ setting: Int, _ bootstrap: Bootstrap) -> JSON {
        .object(
            Measure.allCases.compactMap { measure in
                let tallies = tally.tables[setting].map { $0[measure] }
                guard let interval = bootstrap.interval(of: tallies) else { return nil }
                let counted = tallies.reduce(0) { $0 + $1.denominator }
                return .init(
                    measure.rawValue,
                    .object([
                        .init("value", .double(interval.value)), .init("lower", .double(interval.lower)),
                        .init("upper", .double(interval.upper)), .init("counted", .double(counted)),
                    ]))
            })
    }

    /// Names of the settings on the Pareto front of compression and evidence, the oracle left out.
    private func front(_ totals: [MeasureTable], _ evidence: Measure?) -> JSON {
        guard let evidence else { return .array([]) }
        let candidates = plan.settings.indices.filter { plan.settings[$0].family.kind != .oracle }
            .compactMap { index in point(totals[index], evidence).map { (index, $0) } }
        let front = OperatingCurve.front(of: candidates.map(\.1))
        return .array(front.map { .string(plan.name(of: candidates[$0].0)) })
    }

    private func point(_ table: MeasureTable, _ evidence: Measure) -> OperatingCurve.Point? {
        guard let compression = table[.characterCompression].value, let kept = table[evidence].value else {
            return nil
        }
        return OperatingCurve.Point(compression: compression, kept: kept)
    }

    /// The evidence of the full context: below 1 for a ranking.
    private func unpruned(_ totals: [MeasureTable], _ evidence: Measure) -> Double {
        let index = plan.settings.firstIndex { $0.family.kind == .unpruned }
        return index.flatMap { totals[$0][evidence].value } ?? 1
    }

    private static func total(_ tables: [MeasureTable]) -> MeasureTable {
        tables.reduce(into: MeasureTable()) { $0 += $1 }
    }
}
