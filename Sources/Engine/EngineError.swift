/// Why the engine cannot answer. What is wrong with an index is an `IndexStoreError`.
package enum EngineError: Error, Hashable, CustomStringConvertible {
    /// The question is empty or only white space.
    case emptyQuestion
    /// `budget.tokenizer` names a counter that is not there.
    case unknownTokenizer(String, known: [String])
    /// The file of the tokenizer that was asked for cannot be used.
    case tokenizer(String)
    /// The pruner that was asked for has no model, or its folder cannot be used.
    case model(String)
    /// `retention` needs a calibration that the labeller does not have.
    case notCalibrated(String)
    /// A limit, threshold or ratio is out of its range.
    case outOfRange(option: String, value: String, expected: String)
    /// The index, by its name, has no such document.
    case noDocument(String, index: String)
    /// Nothing is kept under this id of a mark.
    case noGap(String)

    package var description: String {
        switch self {
        case .emptyQuestion: "the question is empty"
        case .unknownTokenizer(let name, let known):
            "no tokenizer is named \(name); there are: \(known.joined(separator: ", "))"
        case .tokenizer(let reason), .model(let reason): reason
        case .notCalibrated(let name):
            "retention: the pruner \(name) has no calibration; name a threshold instead"
        case .outOfRange(let option, let value, let expected): "\(option) is \(value), expected \(expected)"
        case .noDocument(let id, let index): "the index \"\(index)\" has no document \"\(id)\""
        case .noGap(let id):
            "nothing is kept under \"\(id.prefix(40))\": it was dropped too long ago, or not by this server"
        }
    }
}
