import HTTPTypes

extension HTTPFields {
    /// The field of that name; nil when it is missing.
    func named(_ name: String) -> String? { HTTPField.Name(name).flatMap { self[$0] } }

    mutating func set(_ name: String, _ value: String) {
        if let name = HTTPField.Name(name) { self[name] = value }
    }
}
