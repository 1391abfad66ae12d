import CKernels

/// The instructions that comparisons of token vectors use; all give the same bits.
package enum LatePath: Int32, Sendable, CaseIterable {
    /// The fastest of this machine.
    case best
    case portable
    case avx2
    case avxVNNI
    case avx512

    /// Every path that this machine can run.
    package static var available: [LatePath] { allCases.filter { winnow_late_has($0.rawValue) != 0 } }
}
