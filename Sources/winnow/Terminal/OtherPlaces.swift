import ContextTypes

extension [OtherPlace] {
    /// The first places by their ids, and how many more there are.
    var listed: String {
        let shown = prefix(5).map(\.passage).joined(separator: ", ")
        return count > 5 ? "\(shown) and \(count - 5) more" : shown
    }
}
