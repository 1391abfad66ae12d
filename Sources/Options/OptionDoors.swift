/// Where an option can be set.
package struct OptionDoors: OptionSet, Sendable, Hashable {
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Parameters of the methods.
    package static let trim = OptionDoors(rawValue: 1)
    package static let prune = OptionDoors(rawValue: 2)
    package static let retrieve = OptionDoors(rawValue: 4)
    package static let rerank = OptionDoors(rawValue: 8)
    /// Any method.
    package static let wire: OptionDoors = [.trim, .prune, .retrieve, .rerank]
    package static let methods: [OptionDoors] = [.trim, .prune, .retrieve, .rerank]
    /// The configuration file.
    package static let file = OptionDoors(rawValue: 16)
    /// Flags of the commands that its section belongs to.
    package static let flags = OptionDoors(rawValue: 32)
}

/// The tables of the configuration file; the raw value is the table's name.
package enum OptionSection: String, Sendable, CaseIterable {
    case retrieve
    case prune
    case index
    case limits
    case http
    case models
}
