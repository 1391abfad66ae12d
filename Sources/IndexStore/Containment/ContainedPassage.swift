/// A passage that is not searched, because its text stands in that of another one: its holder.
package struct ContainedPassage: Sendable, Hashable {
    /// In the table `passage`, as is `holder`.
    package var row: Int
    package var holder: Int
    /// Where its text stands in that of the holder's document, in bytes; it may go beyond the holder.
    package var start: Int
    package var length: Int
    /// The share of its words that stand there in their order.
    package var share: Double

    package init(row: Int, holder: Int, start: Int, length: Int, share: Double) {
        self.row = row
        self.holder = holder
        self.start = start
        self.length = length
        self.share = share
    }
}
