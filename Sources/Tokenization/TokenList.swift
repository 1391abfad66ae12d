/// The texts and ids of a vocabulary in one block of bytes: thirty thousand small arrays would cost a cold start.
package struct TokenList: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var ends: [Int] = []
    private(set) var ids: [Int32] = []

    package init() {}

    package var count: Int { ids.count }

    package mutating func reserveCapacity(_ capacity: Int) {
        ends.reserveCapacity(capacity)
        ids.reserveCapacity(capacity)
        bytes.reserveCapacity(8 * capacity)
    }

    package mutating func append(_ token: some Sequence<UInt8>, id: Int32) {
        bytes.append(contentsOf: token)
        ends.append(bytes.count)
        ids.append(id)
    }

    /// Bytes of the longest token.
    var longest: Int { ids.indices.map { range($0).count }.max() ?? 0 }

    func range(_ index: Int) -> Range<Int> { (index == 0 ? 0 : ends[index - 1])..<ends[index] }

    func text(_ index: Int) -> String { String(decoding: bytes[range(index)], as: UTF8.self) }

    /// The tokens but those of `ids`.
    func without(_ hidden: Set<Int32>) -> TokenList {
        var others = TokenList()
        others.reserveCapacity(count)
        for index in ids.indices where !hidden.contains(ids[index]) {
            others.append(bytes[range(index)], id: ids[index])
        }
        return others
    }

    /// The id of `token`; of equal tokens the last counts.
    func id(of token: String) -> Int32? {
        let wanted = Array(token.utf8)
        return ends.withUnsafeBufferPointer { ends in
            for index in ends.indices.reversed() {
                let start = index == 0 ? 0 : ends[index - 1]
                if ends[index] - start == wanted.count, bytes[start..<ends[index]].elementsEqual(wanted) {
                    return ids[index]
                }
            }
            return nil
        }
    }
}
