import JSONValues
import TestSupport
import Testing

@testable import Evaluation

@Suite("What asking a language model costs")
struct CostModelTests {
    private func prices(_ new: Double, _ cached: Double, _ output: Double) throws -> ModelPrices {
        let json = JSON.object([
            "name": .string("m"), "new": .double(new), "cached": .double(cached), "output": .double(output),
        ])
        return try ModelPrices.all(in: .object(["model": .array([json])]))[0]
    }

    /// The conversation written out: each request is the one before, its answer, and a context.
    private func simulated(_ model: CostModel, context: Int) -> TokenUsage {
        var usage = TokenUsage(new: 0, cached: 0, output: 0)
        var seen = 0
        var request = model.promptTokens
        for question in 0..<model.questions {
            if question > 0 { request += model.outputTokens }
            request += context
            usage.cached += Double(seen)
            usage.new += Double(request - seen)
            usage.output += Double(model.outputTokens)
            seen = request
        }
        let count = Double(model.questions)
        return TokenUsage(new: usage.new / count, cached: usage.cached / count, output: usage.output / count)
    }

    @Test("tokens are those of a conversation written out request by request")
    func likeSimulation() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<200 {
            var model = CostModel(prices: [])
            model.promptTokens = Int.random(in: 0..<3_000, using: &generator)
            model.outputTokens = Int.random(in: 0..<500, using: &generator)
            model.questions = Int.random(in: 1..<20, using: &generator)
            let context = Int.random(in: 0..<5_000, using: &generator)
            let (found, expected) = (
                model.usage(context: Double(context)), simulated(model, context: context)
            )
            #expect(abs(found.new - expected.new) < 1e-6 && abs(found.cached - expected.cached) < 1e-6)
            #expect(found.output == expected.output)
        }
    }

    @Test("a thousand questions cost what their tokens cost")
    func price() throws {
        var model = CostModel(prices: [try prices(3, 0.3, 15)])
        (model.promptTokens, model.outputTokens) = (1_000, 100)
        // (1,000 + 2,000) new tokens and 100 of output: 0.009 + 0.0015 for one question.
        #expect(model.json(context: 2_000)["thousandQuestions"]?["m"]?.double == 10.5)
    }

    @Test(
        "a file of prices that lacks something is refused by the thing's name",
        arguments: [
            (#"{}"#, "no [[model]]"), (#"{"model":[]}"#, "no [[model]]"),
            (#"{"model":[{"new":1}]}"#, "no name"),
            (#"{"model":[{"name":"a","new":1,"output":2}]}"#, "\"a\" of the prices has no price \"cached\""),
            (#"{"model":[{"name":"a","new":-1,"cached":1,"output":2}]}"#, "new must be a number"),
            (#"{"model":[{"name":"a","new":1,"cached":1,"output":2,"in":3}]}"#, "unknown key \"in\""),
            (
                #"{"model":[{"name":"a","new":1,"cached":1,"output":2},{"name":"a","new":1,"cached":1,"output":2}]}"#,
                "two [[model]] entries"
            ),
        ])
    func refused(text: String, message: String) throws {
        let error = #expect(throws: EvaluationError.self) { try ModelPrices.all(in: try JSON(parsing: text)) }
        #expect("\(try #require(error))".contains(message), "\(String(describing: error))")
    }
}
