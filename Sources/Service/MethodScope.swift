/// What a client must be allowed to do before it may call a method, the least first: who may write may read, and who
/// may administer may do both.
package enum MethodScope: String, Sendable, CaseIterable, Comparable {
    /// Asking, and looking at what there is.
    case read
    /// Adding documents to an index, and removing them.
    case write
    /// Work on whole files, and ending the service.
    case admin

    package static func < (left: MethodScope, right: MethodScope) -> Bool { left.rank < right.rank }

    private var rank: Int { MethodScope.allCases.firstIndex(of: self) ?? 0 }
}
