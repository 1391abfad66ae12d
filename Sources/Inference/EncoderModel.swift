import FoundationEssentials
import JSONValues
package import LinearAlgebra
import Synchronization
import Threads
package import Tokenization

/// A model folder, loaded: tokenizer, encoder and heads. Immutable and shared by all threads.
package final class EncoderModel: Sendable {
    package let folder: String
    package let tokenizer: any ModelTokenizer
    package let encoder: any EncoderArchitecture
    package let precision: Precision
    package let pooling: Pooling
    package let path: KernelPath
    let heads: EncoderHeads

    package var configuration: EncoderConfiguration { encoder.configuration }
    package var vectorWidth: Int { heads.vectorWidth }
    /// Numbers per token that the label head gives; 0 without one.
    package var labelCount: Int { heads.labels?.outputs ?? 0 }

    /// Loads `config.json`, `model.safetensors` and the tokenizer of a folder.
    ///
    /// - Parameters:
    ///   - precision: nil takes what the folder holds: integers where its weights are `I8`, else floats.
    ///   - recognizesMarkers: false makes a `[SEP]` inside a text ordinary characters; wanted for texts of strangers.
    package init(
        folder: String, precision: Precision? = nil, path: KernelPath = .best, recognizesMarkers: Bool = true
    ) throws(ModelError) {
        self.folder = folder
        self.path = path
        let jobs = LoadingJobs()
        defer { jobs.cancel() }
        let tokenizer = jobs.add { () throws(ModelError) -> any ModelTokenizer in
            do {
                return try ModelTokenizerReader.read(folder: folder, recognizesMarkers: recognizesMarkers)
            } catch { throw .malformed(file: folder, reason: "\(error)") }
        }
        let configurationFile = "\(folder)/config.json"
        let configuration = try EncoderConfiguration(file: configurationFile)
        let weights = try SafetensorsFile(path: "\(folder)/model.safetensors")
        weights.file.prefetch()
        let isQuantized = weights.tensors.contains { $0.type == "I8" && $0.name.hasSuffix(".weight") }
        self.precision = precision ?? (isQuantized ? .integer8 : .float32)
        encoder = try EncoderFamilies.load(
            configuration, from: configurationFile, weights: weights, precision: self.precision, path: path,
            jobs: jobs)
        let denseFile = "\(folder)/1_Dense/model.safetensors"
        let dense =
            FileManager.default.fileExists(atPath: denseFile) ? try SafetensorsFile(path: denseFile) : nil
        heads = try EncoderHeads(configuration, weights: weights, dense: dense, path: path)
        pooling = try Self.pooling(folder: folder)
        try jobs.finish()
        self.tokenizer = tokenizer.value
        try Self.check(tokenizer.value, against: configuration, folder: folder)
    }

    /// Published checkpoints pad their vocabulary by less than a panel; more means another model's vocabulary.
    private static func check(
        _ tokenizer: any ModelTokenizer, against configuration: EncoderConfiguration, folder: String
    ) throws(ModelError) {
        let rows = configuration.vocabularySize
        guard tokenizer.vocabularySize <= rows, tokenizer.vocabularySize > rows - 128 else {
            throw .tensor(
                file: "\(folder)/model.safetensors", tensor: "embeddings.word_embeddings.weight",
                expected: "\(tokenizer.vocabularySize) rows, the size of the vocabulary in \(folder)",
                found: "\(rows) rows")
        }
    }

    private static func pooling(folder: String) throws(ModelError) -> Pooling {
        let file = "\(folder)/1_Pooling/config.json"
        guard FileManager.default.fileExists(atPath: file) else { return .mean }
        let json: JSON
        do {
            json = try JSON(parsing: Array(try Data(contentsOf: URL(fileURLWithPath: file))))
        } catch { throw .malformed(file: file, reason: "\(error)") }
        if json["pooling_mode_cls_token"]?.bool == true { return .classification }
        if json["pooling_mode_mean_tokens"]?.bool == true { return .mean }
        throw .unsupported(file: file, feature: "a pooling other than cls or mean")
    }

    /// Refuses what `run` could not answer.
    package func check(_ input: EncoderInput, _ outputs: EncoderOutputs) throws(ModelError) {
        if let missing = heads.missing(from: outputs) {
            throw .request(reason: "\(folder): this model has no head for \(missing)")
        }
        guard !input.ids.isEmpty, input.count <= configuration.positions else {
            throw .request(reason: "\(input.count) tokens, the model takes 1 to \(configuration.positions)")
        }
        guard input.ids.allSatisfy({ $0 >= 0 && Int($0) < configuration.vocabularySize }) else {
            throw .request(reason: "a token id outside 0..<\(configuration.vocabularySize)")
        }
        guard input.types.allSatisfy({ Int($0) < max(1, configuration.tokenTypes) }) else {
            throw .request(reason: "a token type outside 0..<\(configuration.tokenTypes)")
        }
        try encoder.check(words: input.ids)
    }

    /// Refuses a model of whose words one has a vector with NaN or infinities; `check` does so for those of a text.
    package func checkWords() throws(ModelError) {
        try encoder.check(words: 0..<Int32(configuration.vocabularySize))
    }

    /// Runs a batch on the calling thread. A sequence gives the same bits in every batch.
    package func run(
        _ inputs: some Collection<EncoderInput>, _ outputs: EncoderOutputs, in workspace: EncoderWorkspace
    ) throws(ModelError) -> [EncodedSequence] {
        for input in inputs { try check(input, outputs) }
        return results(of: TokenBatch(inputs), outputs, workspace)
    }

    private func results(
        of batch: TokenBatch, _ outputs: EncoderOutputs, _ workspace: EncoderWorkspace
    ) -> [EncodedSequence] {
        let hidden = encoder.encode(batch, in: workspace, observe: nil)
        return (0..<batch.sequences).map { sequence in
            heads.apply(outputs, pooling: pooling, to: hidden.slice(batch.range(sequence)), workspace)
        }
    }

    /// Runs sequences on several threads, the longest first so that they end together; results in the order given.
    package func run(
        _ inputs: [EncoderInput], _ outputs: EncoderOutputs, threads: Int
    ) throws(ModelError) -> [EncodedSequence] {
        for input in inputs { try check(input, outputs) }
        let batches = Self.batches(of: inputs)
        let done = Mutex((begun: 0, results: [EncodedSequence?](repeating: nil, count: inputs.count)))
        ParallelLoop.run(min(max(1, threads), batches.count)) { _ in
            let workspace = EncoderWorkspace()
            while true {
                let next = done.withLock { done in
                    done.begun += 1
                    return done.begun - 1
                }
                guard next < batches.count else { return }
                let found = results(of: TokenBatch(batches[next].map { inputs[$0] }), outputs, workspace)
                done.withLock {
                    for (place, result) in zip(batches[next], found) { $0.results[place] = result }
                }
            }
        }
        return done.withLock { $0.results.compactMap { $0 } }
    }

    /// Places of `inputs`, the longest first, in batches of up to 512 tokens that keep the caches warm.
    private static func batches(of inputs: [EncoderInput]) -> [[Int]] {
        var batches: [[Int]] = []
        var used = Int.max / 2
        for place in inputs.indices.sorted(by: { (inputs[$1].count, $0) < (inputs[$0].count, $1) }) {
            if used + inputs[place].count > 512 {
                batches.append([])
                used = 0
            }
            batches[batches.count - 1].append(place)
            used += inputs[place].count
        }
        return batches
    }

    /// Tokens of a text, framed for this model.
    package func input(_ text: String) -> EncoderInput {
        EncoderInput(tokenizer.tokens(of: text), tokenizer.specialTokens, limit: configuration.positions)
    }

    /// Tokens of a question and a passage, framed for this model.
    package func input(question: String, passage: String) -> EncoderInput {
        EncoderInput(
            question: tokenizer.tokens(of: question), passage: tokenizer.tokens(of: passage),
            tokenizer.specialTokens, limit: configuration.positions)
    }
}
