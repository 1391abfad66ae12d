import ContextTypes
import JSONValues

/// SQuAD (Rajpurkar et al. 2016, 2018): the paragraph of each question among the most similar ones of its article.
///
/// Gold are the sentences that an answer touches; sentences of other paragraphs that hold an answer by chance do not
/// count. Questions that are marked impossible have no gold, and all of their passages are irrelevant.
final class SQuADQuestions {
    private struct Article {
        var title: String
        var paragraphs: [String]
        var questions: [(paragraph: Int, json: JSON)]
    }

    private let set: QuestionSet
    private let maker: PassageMaker
    private let seed: UInt64
    private var articles: [Article]
    private var article = 0
    private var question = 0
    private var index: MemoryIndex?

    init(_ set: QuestionSet, _ maker: PassageMaker, seed: UInt64) throws {
        self.set = set
        self.maker = maker
        self.seed = seed
        let json = try WholeJSON.value(set.path)
        guard let data = json["data"]?.array else {
            throw EvaluationError.malformed(
                path: set.path, reason: "no array \"data\" of articles: not SQuAD")
        }
        let all = data.map(SQuADQuestions.article).sorted {
            $0.title.utf8.lexicographicallyPrecedes($1.title.utf8)
        }
        articles = all.enumerated().filter { set.heldOut?.holds(article: $1.title, index: $0) ?? true }
            .map(\.element)
    }

    func next() throws -> QuestionEvent? {
        while article < articles.count {
            if question < articles[article].questions.count {
                let (paragraph, json) = articles[article].questions[question]
                question += 1
                let location = "\(set.path)#\(json["id"]?.string ?? String(question))"
                do { return .question(try makeQuestion(paragraph, json, location)) } catch let problem
                    as InputProblem
                {
                    return .problem(problem)
                }
            }
            (article, question, index) = (article + 1, 0, nil)
        }
        return nil
    }

    private static func article(_ json: JSON) -> Article {
        var article = Article(title: json["title"]?.string ?? "", paragraphs: [], questions: [])
        for (number, paragraph) in (json["paragraphs"]?.array ?? []).enumerated() {
            article.paragraphs.append(paragraph["context"]?.string ?? "")
            article.questions += (paragraph["qas"]?.array ?? []).map { (number, $0) }
        }
        return article
    }

    private func makeQuestion(_ own: Int, _ json: JSON, _ location: String) throws -> EvaluationQuestion {
        let text = try json.text("question", location).trimmed
        let answers = (json["answers"]?.array ?? []).compactMap { $0["text"]?.string }
        let numbers = try chosen(own, for: text, id: json["id"]?.string ?? location)
        let spans = answerSpans(json, in: articles[article].paragraphs[own])
        let passages = numbers.map { number in
            passage(number, answers: answers, gold: number == own ? spans : nil)
        }
        return EvaluationQuestion(
            id: json["id"]?.string ?? location, question: text, passages: passages,
            answers: Set(answers).sorted().map { [$0] }, location: location)
    }

    /// The paragraph itself and its BM25 neighbours in the article, in a drawn order.
    private func chosen(_ own: Int, for question: String, id: String) throws -> [Int] {
        if index == nil { index = try MemoryIndex(articles[article].paragraphs) }
        let others = index?.ranked(question).map(\.document).filter { $0 != own } ?? []
        var numbers = [own] + others.prefix(max(set.passages - 1, 0))
        var random = EvaluationRandom(seed: seed, for: id)
        for last in stride(from: numbers.count - 1, to: 0, by: -1) {
            numbers.swapAt(last, random.index(below: last + 1))
        }
        return numbers
    }

    private func passage(_ number: Int, answers: [String], gold: [SourceSpan]?) -> JudgedPassage {
        let article = articles[article]
        let title = String(article.title.map { $0 == "_" ? " " : $0 })
        let passage = maker.passage(
            id: "\(article.title)#\(number)", document: "\(article.title)#\(number)", title: title,
            text: article.paragraphs[number])
        let known = answers.map(AnswerText.init)
        let labels: [Bool?] = passage.sentences.map { sentence in
            if let gold { return gold.contains { $0.overlaps(sentence.span) } }
            let text = AnswerText(passage.text.text(at: sentence.span))
            return known.contains { !$0.isEmpty && text.contains($0) } ? nil : false
        }
        return JudgedPassage(passage: passage, grade: gold?.isEmpty ?? true ? 0 : 1, gold: labels)
    }

    private func answerSpans(_ json: JSON, in paragraph: String) -> [SourceSpan] {
        let offsets = CharacterOffsets(paragraph)
        return (json["answers"]?.array ?? []).compactMap { answer in
            guard let start = answer["answer_start"]?.integer, let text = answer["text"]?.string else {
                return nil
            }
            return offsets.span(start, start + text.unicodeScalars.count)
        }
    }
}
