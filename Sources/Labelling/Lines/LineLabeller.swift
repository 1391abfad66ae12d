package import Lines

/// Gives each line of a text a score for a question: by the words and names that they share, by how odd the line is among
/// the others, by what it says of failures, and by what stands around it.
package struct LineLabeller: Sendable {
    package static let name = "lines"
    /// Lines at or above this are kept when a request names no threshold.
    package static var threshold: Double { LineWeights.threshold }

    package init() {}

    /// What is left of the doubt in a row that the question names.
    private static let rowDoubt = 0.1

    /// One score for each line, 0...1; blank lines have 0.
    ///
    /// - Throws: `CancellationError`.
    package func scores(for question: String, _ sheet: LineSheet) throws -> [Double] {
        let features = LineFeatures(question, LineIndex(sheet))
        try Task.checkCancellation()
        let trust = features.trust
        let namedRows = features.namedRows
        let calibrator = LineCalibrator()
        var row: [Float] = []
        return (0..<sheet.count).map { line in
            guard !sheet.shapes[line].has(.blank) else { return 0 }
            features.write(line, into: &row)
            let doubt = 1 - calibrator.score(row)
            return trust * (1 - (namedRows.contains(line) ? Self.rowDoubt * doubt : doubt))
        }
    }

    /// The measures of each line, as the calibrator reads them: for its training.
    package func features(for question: String, _ sheet: LineSheet) -> [[Float]] {
        let features = LineFeatures(question, LineIndex(sheet))
        return (0..<sheet.count).map { line in
            var row: [Float] = []
            features.write(line, into: &row)
            return row
        }
    }

    package static var featureNames: [String] { LineFeatures.names }
}
