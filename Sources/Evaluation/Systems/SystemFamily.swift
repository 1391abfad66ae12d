/// One system with the settings that are compared: a line in the plot.
package struct SystemFamily: Sendable {
    package enum Kind: String, Sendable, CaseIterable {
        case winnow
        /// A program that speaks the `prune` method over JSON-RPC lines.
        case command
        /// Outputs that another program wrote into a file.
        case file
        case unpruned
        /// The first passages whole, the others not at all.
        case topPassages
        /// The beginning of each passage.
        case head
        case random
        /// Sentences by BM25.
        case lexical
        /// The gold sentences: what cannot be beaten.
        case oracle

        /// Shown for comparison, not under test.
        package var isBaseline: Bool {
            switch self {
            case .winnow, .command, .file: false
            default: true
            }
        }
    }

    package var name: String
    package var kind: Kind
    package var settings: [Setting]

    package struct Setting: Sendable {
        package var parameter: SystemParameter
        package var system: any ContextSystem

        package init(parameter: SystemParameter, system: any ContextSystem) {
            self.parameter = parameter
            self.system = system
        }
    }

    package init(name: String, kind: Kind, settings: [Setting]) {
        self.name = name
        self.kind = kind
        self.settings = settings
    }
}
