package import LinearAlgebra

/// The seam between what every encoder does (tokens in, one vector per token out) and how one family does it.
package protocol EncoderArchitecture: Sendable {
    var configuration: EncoderConfiguration { get }
    /// Trained numbers of the encoder, heads not counted.
    var parameters: Int { get }

    /// Refuses word vectors with NaN or infinities. Loading leaves them alone: most of a model's bytes are words that a
    /// process may never meet.
    func check(words ids: some Sequence<Int32>) throws(ModelError)

    /// Columns of a weight matrix that stay floats where the others are bytes.
    func floatInputs(of weight: String) -> [Int]

    /// The hidden state of every token after the last layer; the rows live in `workspace` until the next call.
    ///
    /// - Parameter observe: is shown the rows after the embeddings (0) and after every layer (1 and up).
    func encode(
        _ batch: TokenBatch, in workspace: EncoderWorkspace, observe: ((_ layer: Int, Rows) -> Void)?
    ) -> Rows
}

/// The families that this build can run, by `model_type`.
enum EncoderFamilies {
    /// - Parameter jobs: gets what is left to be done before the encoder may be used.
    static func load(
        _ configuration: EncoderConfiguration, from file: String, weights: SafetensorsFile,
        precision: Precision, path: KernelPath, jobs: LoadingJobs
    ) throws(ModelError) -> any EncoderArchitecture {
        switch configuration.modelType {
        case "bert":
            return try BertEncoder(
                configuration, weights: weights, precision: precision, path: path, jobs: jobs)
        case let other:
            throw .unsupported(file: file, feature: "the architecture \"\(other)\"")
        }
    }
}
