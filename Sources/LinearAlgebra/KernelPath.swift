import CKernels

/// The instruction set that the arithmetic uses; results are bit-identical within one path.
///
/// `@unchecked Sendable`: the table behind the pointer is constant.
package struct KernelPath: @unchecked Sendable, Hashable {
    let table: UnsafePointer<winnow_encoder_kernels>

    /// The fastest path of this machine.
    package static let best = KernelPath(table: winnow_encoder_kernels_best())

    /// `avx512-bf16`, `avx512`, `avx-vnni`, `avx2` or `portable`; nil when this machine cannot run it.
    package static func named(_ name: String) -> KernelPath? {
        winnow_encoder_kernels_named(name).map(KernelPath.init)
    }

    /// Every path that this machine can run, fastest first.
    package static var all: [KernelPath] {
        ["avx512-bf16", "avx512", "avx-vnni", "avx2", "portable"].compactMap(named)
    }

    package var name: String { String(cString: table.pointee.name) }
}
