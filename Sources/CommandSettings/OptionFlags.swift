package import ArgumentParser
import JSONValues
package import Options

/// Which options a command takes as flags.
package protocol FlagGroup {
    static var section: OptionSection { get }
    static var table: OptionTable { get }
    static var records: [OptionRecord] { get }
}

extension FlagGroup {
    package static var table: OptionTable { .winnow }
    package static var records: [OptionRecord] { table.records(of: section, through: .flags) }
}

/// What to keep: flags of `trim` and `prune`.
package typealias PruningFlags = OptionFlags<PruningGroup>
package enum PruningGroup: FlagGroup { package static let section = OptionSection.prune }
package enum RetrievalGroup: FlagGroup { package static let section = OptionSection.retrieve }
/// Whether `retrieve` reranks, and who does.
package enum RerankingGroup: FlagGroup {
    package static let section = OptionSection.prune
    package static var records: [OptionRecord] {
        table.records(through: .retrieve).filter { $0.section == section || $0.name == "rerank" }
    }
}
package enum IndexingGroup: FlagGroup { package static let section = OptionSection.index }
package enum LimitsGroup: FlagGroup { package static let section = OptionSection.limits }
package enum HTTPGroup: FlagGroup { package static let section = OptionSection.http }

/// The flags of a table of options, over the settings of the file.
///
/// ArgumentParser finds the properties of a type by its mirror and reads them by their names. This type's mirror shows
/// one property for each record, so that a new record needs no line here.
package struct OptionFlags<Group: FlagGroup>: ParsableArguments, CustomReflectable {
    private var given: [(record: OptionRecord, value: JSON)] = []

    private static var records: [OptionRecord] { Group.records }

    package init() {}

    package init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: FlagName.self)
        given = try Self.records.compactMap { record in
            try Self.value(of: record, in: container).map { (record, $0) }
        }
    }

    private static func value(
        of record: OptionRecord, in container: KeyedDecodingContainer<FlagName>
    ) throws -> JSON? {
        let name = FlagName(stringValue: record.name)
        switch record.kind {
        case .flag: return try container.decode(Flag<Bool?>.self, forKey: name).wrappedValue.map(JSON.bool)
        case .texts:
            let texts = try container.decode(Option<[JSON]>.self, forKey: name).wrappedValue
            return texts.isEmpty ? nil : .array(texts)
        default: return try container.decode(Option<JSON?>.self, forKey: name).wrappedValue
        }
    }

    package var customMirror: Mirror {
        Mirror(
            self,
            children: Self.records.map { record in
                (label: Optional(record.name), value: FlagProperty(record, in: Group.table).wrapper)
            })
    }

    package func validate() throws {
        guard let (first, second) = Group.table.conflict(among: given.map(\.record)) else { return }
        throw ValidationError("--\(first.flag) and --\(second.flag) exclude each other")
    }

    package func apply(to settings: inout Settings) {
        Group.table.clear(&settings, for: given.map(\.record))
        for (record, value) in given { record.set(value, in: &settings) }
    }
}

/// The name of a record as a coding key.
private struct FlagName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// What ArgumentParser is to know of one record: names, help, completion, and how its text is read.
private struct FlagProperty {
    private let record: OptionRecord
    private let table: OptionTable

    init(_ record: OptionRecord, in table: OptionTable) {
        self.record = record
        self.table = table
    }

    var wrapper: Any {
        switch record.kind {
        case .flag: Flag<Bool?>(name: names, inversion: .prefixedNo, help: help)
        case .texts:
            Option<[JSON]>(
                wrappedValue: [], name: names, parsing: .unconditionalSingleValue, help: help,
                completion: completion
            ) { .string($0) }
        default:
            // Whatever follows is the value: in "--budget -5" a number that does not fit, and no other flag.
            Option<JSON?>(name: names, parsing: .unconditional, help: help, completion: completion) {
                [record] text in
                let value = try record.kind.value(of: text)
                if let fault = record.kind.fault(of: value) { throw UnfitFlag(expected: fault.expected) }
                return value
            }
        }
    }

    private var names: NameSpecification {
        let long = NameSpecification.Element.customLong(record.flag)
        return NameSpecification((record.letter.map { [.customShort($0)] } ?? []) + [long])
    }

    private var help: ArgumentHelp {
        let text = table.explanation(of: record, through: .flags) { "--\($0.flag)" }.replacing("`", with: "")
        let value = record.value(in: Settings())
        let preset = record.unset ?? value.string.flatMap { $0.isEmpty ? nil : $0 } ?? value.description
        var notes = [record.kind.note, "default: \(preset)"].compactMap { $0 }
        if case .texts = record.kind { notes = ["may be repeated"] }
        return ArgumentHelp("\(text) (\(notes.joined(separator: "; ")))")
    }

    private var completion: CompletionKind? {
        if case .choice(let names) = record.kind { return .list(names) }
        return record.namesFile ? .file() : nil
    }
}

/// Why the text of a flag does not fit; ArgumentParser names the flag and the text.
private struct UnfitFlag: Error, CustomStringConvertible {
    let expected: String
    var description: String { "It must be \(expected)." }
}

extension OptionKind {
    /// The text of a flag as JSON. What does not look like the kind stays text, and fails its check.
    fileprivate func value(of text: String) throws -> JSON {
        switch self {
        case .integer, .countOrAuto: Int(text).map(JSON.integer) ?? .string(text)
        case .number: Double(text).map(\.option) ?? .string(text)
        case .object: try JSON(parsing: text)
        case .flag, .choice, .text, .texts: .string(text)
        }
    }

    /// What is accepted, for the help of a flag; nil where that is plain.
    fileprivate var note: String? {
        switch self {
        case .choice(let names): "values: " + names.joined(separator: ", ")
        case .number(let range): "\(JSON.double(range.lowerBound)) to \(JSON.double(range.upperBound))"
        case .integer(let range) where range.upperBound < .max: "\(range.lowerBound) to \(range.upperBound)"
        default: nil
        }
    }
}
