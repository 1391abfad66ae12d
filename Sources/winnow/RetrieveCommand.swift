import ArgumentParser
import JSONValues
import Options

/// `winnow retrieve QUESTION --index FILE`: the best passages, whole.
struct RetrieveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retrieve", abstract: "Print the best passages for a question, whole.")

    @Argument(help: "The question.")
    var question: String

    @OptionGroup var retrieval: RetrievalFlags
    @OptionGroup var settings: SettingsFlags

    @Flag(help: "Print the answer of the method `retrieve` as JSON.")
    var json = false

    func run() async throws {
        var settings = try settings.settings()
        retrieval.apply(to: &settings)
        let door = try ServiceDoor(
            indexes: [retrieval.index], statistics: retrieval.statistics, settings: settings,
            encoder: retrieval.encoder)
        let answer = try await door.call("retrieve", [JSON.Member("question", .string(question))])
        guard !json else { return print(answer.description) }
        for passage in answer["passages"]?.array ?? [] {
            let headings = (passage["headings"]?.array ?? []).compactMap(\.string)
            let path = ([passage["title"]?.string ?? ""] + headings).filter { !$0.isEmpty }
            let place = "\(passage["rank"]?.integer ?? 0). \(path.joined(separator: " › "))"
            Output.line(place, .bold)
            let score = passage["score"]?.double ?? 0
            Output.line("score \(score)  \(passage["id"]?.string ?? "")", .cyan)
            print(passage["text"]?.string ?? "", terminator: "\n\n")
        }
    }
}
