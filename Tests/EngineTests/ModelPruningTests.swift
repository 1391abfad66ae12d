import ContextTypes
import Engine
import FoundationEssentials
import Labelling
import Synchronization
import TestSupport
import Testing

/// The model that ships, in the engine.
@Suite("Pruning with the model")
struct ModelPruningTests {
    private static let model = Result { try PrunerModel(folder: ShippedModels.path("pruner")) }
    private let accurate: ContextEngine
    private let cascade: ContextEngine

    init() throws {
        let model = try Self.model.get()
        accurate = ContextEngine(labeller: ModelLabeller(model))
        cascade = ContextEngine(labeller: ModelLabeller(model, reads: .cascade))
    }

    @Test("Shepherd's pie: the sentence that answers stays, most of the others go")
    func shepherdsPie() throws {
        for engine in [accurate, cascade] {
            let result = try engine.prune(KnownCases.pieQuestion, [KnownCases.pie])
            #expect(result.context.contains("lined on the sides and bottom"))
            #expect(!result.context.contains("Brazil"))
            #expect(result.sentences.kept <= 3)
        }
    }

    @Test("Sacred Deer: the keyword trap is not fallen into")
    func sacredDeer() throws {
        var options = PruningOptions()
        options.retention = 0.8
        let result = try accurate.prune(KnownCases.deerQuestion, [KnownCases.deer], options)
        #expect(result.context.contains("screenplay by Lanthimos"))
        #expect(!result.context.contains("Euripides"))
    }

    @Test("a needle is found at every position, the first and the last among them")
    func needle() throws {
        let hay = (0..<11).map { "Sentence \($0) tells of quiet fields and of the weather in the valley." }
        for place in 0...hay.count {
            var sentences = hay
            sentences.insert("The lighthouse keeper hid the brass key under the third step.", at: place)
            let result = try accurate.prune(
                "Where did the lighthouse keeper hide the key?", [PassageSketch.passage(sentences, id: "p")])
            #expect(result.context.contains("third step"))
            #expect(result.sentences.kept <= 3)
        }
    }

    @Test("an answer that shares no word with the question is found")
    func noSharedWord() throws {
        let passage = PassageSketch.passage(
            [
                "The village lies in a wide valley.", "Its mayor, Anna Weber, took office in 2011.",
                "Sheep graze on the hills around it.",
            ], id: "p", title: "Oberdorf")
        let result = try accurate.prune("Who is in charge of Oberdorf's local government?", [passage])
        #expect(result.context.contains("Anna Weber"))
    }

    @Test("nothing, blank passages, a long passage, a long question are no trouble")
    func extremes() throws {
        #expect(try accurate.prune("word", []).context.isEmpty)
        let blank = Passage(
            id: "blank", document: "blank", text: "",
            blocks: [Block(kind: .document, span: SourceSpan(start: 0, end: 0), parent: -1)], sentences: [])
        #expect(try accurate.prune("word", [blank]).passages.map(\.text) == [""])
        let word = String(repeating: "dam ", count: 700)
        let long = PassageSketch.passage(
            ["The dam broke in March.", word + "end."] + (0..<40).map { "Line \($0) says little." }, id: "l")
        let result = try accurate.prune("When did the dam break?", [long])
        #expect(result.context.contains("March"))
        let question = (0..<3_000).map { "word\($0)" }.joined(separator: " ")
        _ = try accurate.prune(
            question, [PassageSketch.passage(["It has word17.", "It has none."], id: "p")])
    }

    /// `WINNOW_MODEL_CASES` sets how many are tried.
    @Test("what holds for every request holds with the model, whatever the threads")
    func laws() throws {
        let model = try Self.model.get()
        let two = ContextEngine(labeller: ModelLabeller(model, threads: 2))
        var random = RandomRequests(seed: 21)
        for number in 0..<Effort.count("WINNOW_MODEL_CASES", usual: 40) {
            let (question, passages, options) = (random.question(), random.passages(), random.options())
            let result = try accurate.prune(question, passages, options)
            RequestLaws.check(result, passages, options)
            RequestLaws.check(try cascade.prune(question, passages, options), passages, options)
            if number % 4 == 0 {
                let other = try two.prune(question, passages, options)
                #expect(RequestLaws.withoutTimings(other) == RequestLaws.withoutTimings(result))
            }
        }
    }

    @Test("a passage's scores do not depend on its place among the others")
    func batches() throws {
        let labeller = ModelLabeller(try Self.model.get())
        let passages = [KnownCases.pie, KnownCases.deer]
        let straight = try labeller.labels(for: KnownCases.deerQuestion, passages: passages)
        let turned = try labeller.labels(
            for: KnownCases.deerQuestion, passages: passages.reversed())
        #expect(straight == turned.reversed())
    }

    @Test("from its deadline on nothing more is read; what was read first has its scores")
    func deadline() throws {
        let labeller = ModelLabeller(try Self.model.get())
        let passages = (0..<40).map { number in
            PassageSketch.passage(
                (0..<6).map { "Line \($0) of report \(number) says that the weather was fair and quiet." },
                id: "\(number)")
        }
        let labels = try labeller.labels(
            for: "weather?", passages: passages, reading: ReadingExtent(deadline: .now))
        let read = labels.count { ($0.windows?.kept ?? 0) > 0 }
        #expect(read > 0 && read < passages.count)
        #expect(labels.allSatisfy { $0.scores.allSatisfy { (0...1).contains($0) } })
    }

    private static func fields(_ count: Int, with needle: Int) -> [Passage] {
        (0..<count).map { number in
            var sentences = (0..<3).map {
                "Line \($0) of report \(number) tells of quiet fields and fair weather."
            }
            if number == needle {
                sentences[1] = "The lighthouse keeper hid the brass key under the third step."
            }
            return PassageSketch.passage(sentences, id: "\(number)")
        }
    }

    @Test("the cascade reads at most a third, finds what the words point at, and says what it read")
    func cascadeReads() throws {
        let question = "Where did the lighthouse keeper hide the key?"
        for needle in [0, 7, 19] {
            let passages = Self.fields(20, with: needle)
            let result = try cascade.prune(question, passages)
            let windows = try #require(result.windows)
            #expect(windows.original == 20 && windows.kept <= 6)
            #expect(result.context.contains("third step"))
            #expect(result.passages[0].id == "\(needle)")
            #expect(try accurate.prune(question, passages).windows == Reduction(original: 20, kept: 20))
        }
    }

    @Test("a request's deadline holds in the pipeline; auto without time for the model asks the words")
    func deadlineOfRequest() throws {
        var options = PruningOptions()
        options.deadline = .zero
        let result = try accurate.prune("weather?", Self.fields(40, with: 3), options)
        let windows = try #require(result.windows)
        #expect(windows.kept > 0 && windows.kept < windows.original)
        let shelf = PrunerShelf(modelFolder: ShippedModels.path("pruner"))
        #expect(try shelf.labeller(for: .auto, within: .milliseconds(5)).profile.name == "bm25")
        #expect(try shelf.labeller(for: .auto).profile.name == "pruner")
    }

    @Test("what is read does not depend on the budget")
    func readingWithBudget() throws {
        var options = PruningOptions()
        let passages = Self.fields(30, with: 3)
        let free = try cascade.prune("Where is the brass key?", passages, options)
        for limit in [10, 100, 1_000] {
            options.budget = TokenBudget(limit: limit)
            #expect(try cascade.prune("Where is the brass key?", passages, options).windows == free.windows)
        }
    }

    @Test("readTokens is spent on the most promising windows; the rest keeps the scores of its words")
    func readTokens() throws {
        var options = PruningOptions()
        options.explain = true
        let passages = Self.fields(20, with: 13)
        let question = "Where did the lighthouse keeper hide the key?"
        for (tokens, most) in [(0, 1), (60, 1), (200, 6), (100_000, 20)] {
            options.readTokens = tokens
            let result = try accurate.prune(question, passages, options)
            let windows = try #require(result.windows)
            #expect(windows.original == 20 && (1...most).contains(windows.kept))
            #expect(result.context.contains("third step"))
            let warning = result.warnings.first { $0.code == .unreadWindows }
            #expect((warning != nil) == (windows.kept < 20))
            if let warning {
                #expect(
                    warning.message
                        == "Read \(windows.kept) of 20 windows (readTokens \(tokens)). The other \(20 - windows.kept) keep "
                        + "the scores that their words gave them; raise readTokens to read them.")
            }
            let spans = result.passages.flatMap { $0.spans + $0.removed }
            #expect(spans.count == 60 && spans.allSatisfy { $0.reason != .overBudget })
        }
    }

    @Test("who asks is told of every batch that was read, up to all windows that are")
    func readingReport() throws {
        let passages = Self.fields(120, with: 7)
        for (engine, batches) in [(accurate, 2), (cascade, 1)] {
            let reports = Mutex<[(read: Int, windows: Int)]>([])
            let result = try engine.prune(PruneRequest("Where is the brass key?", passages)) {
                read, windows in
                reports.withLock { $0.append((read, windows)) }
            }
            let told = reports.withLock { $0.map(\.read).sorted() }
            #expect(told.last == result.windows?.kept)
            #expect(told.count >= batches && Set(told).count == told.count)
            #expect(
                reports.withLock { $0.allSatisfy { $0.read <= $0.windows && $0.windows <= passages.count } })
        }
    }

    @Test("a model whose folder has lost its calibrator says so in every answer")
    func uncalibrated() throws {
        let folder = try TemporaryFolder()
        let files = FileManager.default
        for name in try files.contentsOfDirectory(atPath: ShippedModels.path("pruner"))
        where name != "calibrator.json" {
            try files.createSymbolicLink(
                atPath: folder.file(name), withDestinationPath: "\(ShippedModels.path("pruner"))/\(name)")
        }
        let bare = ContextEngine(labeller: ModelLabeller(try PrunerModel(folder: folder.path)))
        for (engine, expected) in [(bare, true), (accurate, false), (cascade, false)] {
            let warnings = try engine.prune(KnownCases.pieQuestion, [KnownCases.pie]).warnings
            #expect(warnings.contains { $0.code == .uncalibrated } == expected)
        }
    }

    @Test("without a model auto says where it looked, unless it would not have read the texts anyway")
    func unfound() throws {
        let engine = ContextEngine(labellers: PrunerShelf(missingPlaces: ["/nowhere/pruner-small"]))
        func warnings(_ pruner: PruningOptions.Pruner, _ passage: Passage) throws -> [ContextWarning] {
            var options = PruningOptions()
            options.pruner = pruner
            return try engine.prune(PruneRequest(KnownCases.pieQuestion, [passage], options)).warnings
                .filter { $0.code == .noModel }
        }
        #expect(
            try warnings(.auto, KnownCases.pie).map { $0.message.contains("/nowhere/pruner-small") } == [true]
        )
        #expect(try warnings(.fast, KnownCases.pie).isEmpty)
        let sentence = "Die Mühle am Fluss mahlt das Korn der Bauern aus dem Dorf, wenn der Wind nicht weht."
        let german = PassageSketch.passage(Array(repeating: sentence, count: 4), id: "de")
        #expect(try warnings(.auto, german).isEmpty)
    }

    @Test("a threshold of 0 keeps everything, read or not")
    func everything() throws {
        var options = PruningOptions()
        (options.threshold, options.deduplicate) = (0, false)
        let passages = Self.fields(20, with: 13)
        for engine in [accurate, cascade] {
            #expect(try engine.prune("Where is the key?", passages, options).sentences.kept == 60)
        }
    }

    @Test("retention sets the threshold: wanting more never keeps less")
    func retention() throws {
        var kept: [Int] = []
        for wanted in [0.5, 0.8, 0.9, 0.95, 1] {
            var options = PruningOptions()
            options.retention = wanted
            kept.append(try accurate.prune(KnownCases.pieQuestion, [KnownCases.pie], options).sentences.kept)
        }
        #expect(kept == kept.sorted())
    }
}
