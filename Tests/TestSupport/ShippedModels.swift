/// The models of the tree.
package enum ShippedModels {
    /// The folder of the model `name`.
    package static func path(_ name: String) -> String {
        "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/models/\(name)"
    }
}
