package import ContextTypes
import Threads
import Tokenization

/// Makes token vectors of questions and passages with one model folder: BERT weights, the projection `linear.weight`
/// where there is one, and how texts are framed (`LateInteractionSettings`).
package final class LateInteractionEncoder: Sendable {
    package let settings: LateInteractionSettings
    /// The last part of the folder's path.
    package let name: String
    /// 32 hexadecimal digits that change with the weights, the vocabulary, the settings and the precision.
    package let hash: String
    /// Components of a vector.
    package var width: Int { model.vectorWidth }
    /// Components of a mean vector; 0 when the model gives none.
    package var meanWidth: Int { settings.meanShare > 0 ? model.configuration.hiddenWidth : 0 }

    private let model: EncoderModel
    private let queryMarker: Int32?
    private let documentMarker: Int32?
    private let skipped: Set<Int32>
    private let probes: QuestionProbes?
    private let workspaces = Pool<EncoderWorkspace>()

    /// - Throws: `ModelError`.
    package init(folder: String) throws(ModelError) {
        settings = try LateInteractionSettings(folder: folder)
        // Beside the loading, which takes longer.
        let jobs = LoadingJobs(threads: 2)
        defer { jobs.cancel() }
        let weightsHash = jobs.add { () throws(ModelError) in
            try WordHash(ofFile: "\(folder)/model.safetensors")
        }
        model = try EncoderModel(folder: folder, recognizesMarkers: false)
        name = folder.split(separator: "/").last.map(String.init) ?? folder
        queryMarker = try Self.marker(settings.queryMarker, model)
        documentMarker = try Self.marker(settings.documentMarker, model)
        guard settings.queryTokens > 3, settings.documentTokens > 3,
            max(settings.queryTokens, settings.queryMasks, settings.documentTokens)
                <= model.configuration.positions
        else {
            throw .malformed(
                file: folder,
                reason: "its settings want texts of 4 to \(model.configuration.positions) tokens only")
        }
        var skipped: Set<Int32> = []
        if settings.skipsPunctuation {
            for mark in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" {
                if let id = model.tokenizer.id(of: String(mark)) { skipped.insert(id) }
            }
        }
        self.skipped = skipped
        probes = try QuestionProbes(folder: folder, width: model.vectorWidth, path: model.path)
        try jobs.finish()
        hash = Self.hash(weightsHash.value, model, settings)
    }

    private static func marker(_ text: String?, _ model: EncoderModel) throws(ModelError) -> Int32? {
        guard let text else { return nil }
        guard let id = model.tokenizer.id(of: text) else {
            throw .malformed(file: model.folder, reason: "the vocabulary has no \"\(text)\"")
        }
        return id
    }

    private static func hash(
        _ weights: WordHash, _ model: EncoderModel, _ settings: LateInteractionSettings
    ) -> String {
        var hash = weights
        for text in model.tokenizer.vocabularyTexts() { hash.add(text ?? "") }
        hash.add("\(settings) \(model.precision)")
        return hash.digits
    }
}

extension LateInteractionEncoder {
    /// A question's vectors with their places in it.
    package struct Question: Sendable {
        /// `count · width`, each row of length one.
        package let rows: [Float]
        /// For each row its place in the question; nil for [CLS], markers, [SEP] and [MASK].
        package let spans: [SourceSpan?]
        /// The unit mean vector; empty when the model gives none.
        package let mean: [Float]
        /// What the cosine of mean vectors counts beside a sum over all rows.
        package let meanWeight: Double
        /// Rows of `QuestionProbes`; empty when the model has none.
        package let probes: [Float]
    }

    /// - Throws: `ModelError`.
    package func question(_ text: String) throws(ModelError) -> Question {
        let tokens = model.tokenizer.tokens(of: text)
        let special = model.tokenizer.specialTokens
        let front = [special.classification] + (queryMarker.map { [$0] } ?? [])
        let kept = tokens.ids.prefix(settings.queryTokens - front.count - 1)
        var ids = front + kept + [special.separator]
        if let mask = special.mask, ids.count < settings.queryMasks {
            ids += repeatElement(mask, count: settings.queryMasks - ids.count)
        }
        var spans = [SourceSpan?](repeating: nil, count: ids.count)
        for index in kept.indices { spans[front.count + index] = tokens.spans[index] }
        let input = EncoderInput(ids: ids, types: [UInt8](repeating: 0, count: ids.count))
        let workspace = workspaces.borrow { EncoderWorkspace() }
        defer { workspaces.giveBack(workspace) }
        let encoded = try run([input], workspace)[0]
        let share = settings.meanShare
        return Question(
            rows: encoded.tokenVectors, spans: spans, mean: encoded.pooled,
            meanWeight: share / (1 - share) * Double(ids.count),
            probes: probes?.rows(of: encoded.tokenVectors, workspace) ?? [])
    }

    /// A passage as the encoder reads it: title and headings, then the text.
    package struct Document: Sendable {
        let input: EncoderInput
        /// Places among the tokens of those that get a vector.
        let kept: [Int]
        /// For each token its place in the passage's text; nil in frame, title and headings.
        package let spans: [SourceSpan?]
        /// For each group (first what is in no sentence, then sentence by sentence) the rows of its vectors.
        package let groups: [[Int]]

        /// Tokens that the encoder computes, frame included.
        package var tokens: Int { input.count }
        /// The token of each row.
        package var rows: [Int] { kept }
    }

    /// The tokens of a passage. A token belongs to the sentence that it starts in.
    package func document(_ passage: Passage) -> Document {
        let special = model.tokenizer.specialTokens
        var ids = [special.classification] + (documentMarker.map { [$0] } ?? [])
        var spans = [SourceSpan?](repeating: nil, count: ids.count)
        let frame = ids.count
        let limit = settings.documentTokens - 1
        if settings.readsTitle {
            for text in passage.titleAndHeadings {
                // A title never takes more than a quarter of what the encoder reads.
                let room = max(0, limit / 4 - ids.count)
                let title = model.tokenizer.tokens(of: text).ids.prefix(room)
                ids += title
                spans += repeatElement(nil, count: title.count)
            }
        }
        let text = model.tokenizer.tokens(of: passage.text)
        let room = min(text.count, max(0, limit - ids.count))
        ids += text.ids[..<room] + [special.separator]
        spans += text.spans[..<room].map { $0 } + [nil]
        let kept = ids.indices.filter { index in
            index < frame || index == ids.count - 1
                ? settings.keepsFrame : !skipped.contains(ids[index])
        }
        let input = EncoderInput(ids: ids, types: [UInt8](repeating: 0, count: ids.count))
        return Document(
            input: input, kept: kept, spans: spans, groups: Self.groups(kept, spans, passage.sentences))
    }

    private static func groups(
        _ kept: [Int], _ spans: [SourceSpan?], _ sentences: [Sentence]
    ) -> [[Int]] {
        var groups = [[Int]](repeating: [], count: sentences.count + 1)
        var sentence = 0
        for (row, token) in kept.enumerated() {
            guard let place = spans[token]?.start else {
                groups[0].append(row)
                continue
            }
            while sentence < sentences.count, sentences[sentence].span.end <= place { sentence += 1 }
            let isInside = sentence < sentences.count && sentences[sentence].span.start <= place
            groups[isInside ? sentence + 1 : 0].append(row)
        }
        return groups
    }

    /// The vectors of passages, row after row in `Document.rows`, and their unit mean vectors (empty when the model gives
    /// none); the same bits whatever comes together.
    ///
    /// - Throws: `ModelError`.
    package func encode(_ documents: [Document]) throws(ModelError) -> [(
        rows: [Float], mean: [Float]
    )] {
        let workspace = workspaces.borrow { EncoderWorkspace() }
        defer { workspaces.giveBack(workspace) }
        let all = try run(documents.map(\.input), workspace)
        return zip(documents, all).map { document, encoded in
            var kept: [Float] = []
            kept.reserveCapacity(document.kept.count * width)
            for token in document.kept { kept += encoded.tokenVectors[token * width..<(token + 1) * width] }
            return (kept, encoded.pooled)
        }
    }

    private func run(
        _ inputs: [EncoderInput], _ workspace: EncoderWorkspace
    ) throws(ModelError) -> [EncodedSequence] {
        try model.run(inputs, meanWidth > 0 ? [.tokenVectors, .pooled] : .tokenVectors, in: workspace)
    }
}

/// 128 bits over large inputs, eight bytes at a time; for telling models apart, not for secrets.
private struct WordHash: Sendable {
    private var low: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var high: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    init() {}

    init(ofFile path: String) throws(ModelError) {
        let file = try MappedFile(path: path)
        let size = file.bytes.count
        // A whole number of words at a time.
        let most = 1 << 18
        let block = UnsafeMutableRawPointer.allocate(byteCount: most, alignment: 64)
        defer { block.deallocate() }
        for start in stride(from: 0, to: size, by: most) {
            let range = start..<min(size, start + most)
            try file.read(range, to: block)
            addWords(of: UnsafeRawBufferPointer(start: block, count: range.count))
        }
        finish(UnsafeRawBufferPointer(rebasing: file.bytes[(size & ~7)...]), count: size)
    }

    mutating func add(_ bytes: UnsafeRawBufferPointer) {
        addWords(of: bytes)
        finish(UnsafeRawBufferPointer(rebasing: bytes[(bytes.count & ~7)...]), count: bytes.count)
    }

    private mutating func addWords(of bytes: UnsafeRawBufferPointer) {
        for index in 0..<bytes.count / 8 {
            add(bytes.loadUnaligned(fromByteOffset: 8 * index, as: UInt64.self))
        }
    }

    /// What is left behind the last whole word, and the size of it all.
    private mutating func finish(_ rest: UnsafeRawBufferPointer, count: Int) {
        add(rest.reduce(0) { $0 << 8 | UInt64($1) } as UInt64)
        add(UInt64(count))
    }

    mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    private mutating func add(_ word: UInt64) {
        low = (low ^ word) &* 0xBF58_476D_1CE4_E5B9
        low ^= low >> 29
        high = (high &+ word) &* 0x94D0_49BB_1331_11EB
        high ^= high >> 32
    }

    var digits: String {
        [low, high].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
