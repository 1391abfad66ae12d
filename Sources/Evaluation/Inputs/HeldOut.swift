/// Which part of a data set was kept from training, so that figures on it are honest for trained models too.
package enum HeldOut: Sendable, Hashable {
    /// Every second article, in the order of their titles: 1 takes the odd ones.
    case alternateArticles(remainder: Int)
    /// Articles whose MD5 of `prefix` + title, its first 32 bits as a share of all, is below `share`.
    case hashedArticles(prefix: String, share: Double)

    func holds(article: String, index: Int) -> Bool {
        switch self {
        case .alternateArticles(let remainder): index % 2 == remainder
        case .hashedArticles(let prefix, let share):
            Double(MD5.first32Bits(of: Array((prefix + article).utf8))) / Double(UInt32.max) < share
        }
    }
}
