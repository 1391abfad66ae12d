import JSONRPC
import JSONValues
import Options

extension MCPTool {
    /// The tools, in the order in which they are listed. A new one is one row.
    static let all: [MCPTool] = [
        trimContext, pruneText, pruneHTML, pruneDocument, rerank, searchPassages, expand, indexStatus,
    ]

    private static let trimContext = MCPTool(
        name: "trim_context", title: "Find and trim context",
        description: """
            Finds the passages of an index that answer a question and returns the sentences worth reading, under a \
            hard budget of tokens, with the documents that they come from. Call it before answering from the \
            indexed documents.
            """,
        method: "trim",
        input: { settings in
            .object(
                ["question": question, "index": index, "details": details, "offsetUnit": offsetUnit],
                optionsOf: .trim, settings,
                required: ["question"])
        },
        output: context,
        parameters: { try removingDetails(from: $0) }, result: { concise($0, unlessAskedIn: $1) })

    private static let pruneText = MCPTool(
        name: "prune_text", title: "Prune a text",
        description: """
            Keeps the sentences of a text, or of several passages, that answer a question, and drops the rest. Of \
            logs, output of programs, diffs and source files it keeps whole lines. Call it on long text before \
            reading it. Kept text is not rewritten.
            """,
        method: "prune",
        input: { settings in
            .object(
                [
                    "question": question, "text": .string("The text. Either it or `passages` is needed."),
                    "title": .string("The title of the text."), "passages": passages,
                    "language": language, "details": details, "offsetUnit": offsetUnit,
                ], optionsOf: .prune, settings, without: "html", required: ["question"])
        },
        output: context,
        parameters: { try asPassages($0, "text", unless: "passages") },
        result: { concise($0, unlessAskedIn: $1) })

    private static let pruneHTML = MCPTool(
        name: "prune_html", title: "Prune a web page",
        description: """
            Keeps the blocks and sentences of a web page that answer a question; menus, banners and text that \
            readers cannot see are dropped. Give it the HTML source of the page.
            """,
        method: "prune",
        input: { settings in
            .object(
                [
                    "question": question, "html": .string("The HTML source of the page."),
                    "title": .string("The title, where the page names none."), "language": language,
                    "details": details, "offsetUnit": offsetUnit,
                ], optionsOf: .prune, settings, flattening: "html", required: ["question", "html"])
        },
        output: context,
        parameters: { try asPassages($0, "html", flattened: "html") },
        result: { concise($0, unlessAskedIn: $1) }, flattened: "html")

    private static let pruneDocument = MCPTool(
        name: "prune_document", title: "Prune a document",
        description: """
            Keeps the sentences of a document (PDF, Word, PowerPoint, Excel, EPUB, mail, notebook, …) that answer a \
            question. With `details`, each has its place: the page and a box, the slide, the row. Call it in place of \
            reading the document.
            """,
        method: "prune",
        input: { settings in
            .object(
                [
                    "question": question,
                    "base64": .string("The bytes of the document. Either it or `path` is needed."),
                    "path": path, "format": format,
                    "name": .string("The name of the file, whose ending says what kind it is."),
                    "title": .string("The title, where the document names none."), "language": language,
                    "details": details, "offsetUnit": offsetUnit,
                ], optionsOf: .prune, settings, without: "html", required: ["question"])
        },
        output: context,
        parameters: { try asDocument($0) }, result: { concise($0, unlessAskedIn: $1) })

    private static let rerank = MCPTool(
        name: "rerank", title: "Rank documents",
        description: "Ranks documents by their relevance to a query, best first, with scores from 0 to 1.",
        method: "rerank",
        input: { settings in
            .object(
                [
                    "query": .string("What the documents are ranked for."), "documents": documents,
                    "topN": .integer("The most results; all without it.", from: 1),
                    "pruned": .flag("Return what pruning keeps of each document.", default: false),
                ], optionsOf: .rerank, settings, required: ["query", "documents"])
        },
        output: ranking)

    private static let searchPassages = MCPTool(
        name: "search_passages", title: "Search passages",
        description: """
            Finds the best passages of an index for a question and returns them whole, with their documents and \
            scores. trim_context returns less to read.
            """,
        method: "retrieve",
        input: { settings in
            .object(
                ["question": question, "index": index, "offsetUnit": offsetUnit], optionsOf: .retrieve,
                settings,
                required: ["question"])
        },
        output: found)

    private static let expand = MCPTool(
        name: "expand", title: "Read a document",
        description: """
            Returns the full text of an indexed document, or of a part of it; or, by the ID of a mark such as \
            [… 12 sentences, winnow:ID], what was dropped there.
            """,
        method: "expand",
        input: { _ in
            .object(
                [
                    "id": .string("The ID of a mark, in place of `document`."),
                    "index": index, "document": .string("The id of the document, as results name it."),
                    "start": .integer("Where the part begins; 0 without it."),
                    "end": .integer("Where the part ends; the end of the document without it."),
                    "offsetUnit": offsetUnit,
                ], required: [])
        },
        output: source)

    private static let indexStatus = MCPTool(
        name: "index_status", title: "Status of the indexes",
        description: "Says which indexes there are, and how many documents and passages each holds.",
        method: "index/status", input: { _ in .object(["index": index]) },
        output: status)
}
