/// What is said on the wire, word for word: `#` titles, `>` lines from the client, `<` lines from the server.
///
/// Timings and scores are masked: they belong to the machine and to the pruner's own tests.
enum Transcript {
    struct Exchange: Sendable, CustomStringConvertible {
        var title: String
        var requests: [String] = []
        var answers: [String] = []

        var description: String { title }
    }

    /// A service without an index.
    static let withoutIndexes = exchanges(
        #"""
        # what the server is
        > {"jsonrpc":"2.0","id":"a","method":"server/info"}
        < {"id":"a","jsonrpc":"2.0","result":{"indexes":[],"limits":{"batchEntries":1000,"concurrentRequests":4,"messageBytes":67108864,"passagesPerCall":10000,"passagesRetrieved":10000,"questionBytes":65536,"queuedRequests":1024},"methods":["expand","index/add","index/compact","index/remove","index/status","index/verify","prune","rerank","retrieve","server/info","server/stats","shutdown","text","trim"],"name":"winnow","offsetUnits":["codepoint","utf16","utf8"],"version":"0.1.0"}}

        # prune: a text, the decision on each sentence explained
        > {"jsonrpc":"2.0","id":1,"method":"prune","params":{"question":"Who grinds grain?","explain":true,"passages":[{"id":"p","title":"Mills","text":"A miller grinds grain. Rivers flow to the sea.","metadata":{"page":7}}]}}
        < {"id":1,"jsonrpc":"2.0","result":{"achieved":{"budget":{"characters":28,"tokens":5},"ratio":0.5,"threshold":0.1},"context":"Mills\nA miller grinds grain.","model":"bm25","passages":[{"document":"p","headings":[],"id":"p","metadata":{"page":7},"rank":1,"removed":[{"block":1,"end":46,"kept":false,"reason":"belowThreshold","score":S,"sentence":1,"start":23}],"score":S,"spans":[{"block":1,"end":22,"kept":true,"score":S,"sentence":0,"start":0}],"text":"A miller grinds grain.","title":"Mills","tokens":{"kept":4,"original":9}}],"requested":{"threshold":0.1},"timings":{},"totals":{"characters":{"kept":28,"original":52},"ratio":0.5,"sentences":{"kept":1,"original":2},"tokenizer":"words","tokens":{"kept":5,"original":10}},"warnings":[]}}

        # prune: the client's own sentences, offsets in UTF-16, a budget in characters
        > {"jsonrpc":"2.0","id":2,"method":"prune","params":{"question":"grain","offsetUnit":"utf16","budget":{"characters":40},"passages":[{"sentences":["🌾 is grain.","Rivers flow."]}]}}
        < {"id":2,"jsonrpc":"2.0","result":{"achieved":{"budget":{"characters":11,"tokens":3},"ratio":0.6,"threshold":0.1},"context":"🌾 is grain.","model":"bm25","passages":[{"document":"0","headings":[],"id":"0","metadata":{},"rank":1,"score":S,"spans":[{"block":0,"end":12,"kept":true,"score":S,"sentence":0,"start":0}],"text":"🌾 is grain.","title":"","tokens":{"kept":3,"original":5}}],"requested":{"budget":{"characters":40},"threshold":0.1},"timings":{},"totals":{"characters":{"budget":40,"kept":11,"original":24},"ratio":0.6,"sentences":{"kept":1,"original":2},"tokenizer":"words","tokens":{"kept":3,"original":5}},"warnings":[]}}

        # prune: a budget below one sentence keeps nothing and says so
        > {"jsonrpc":"2.0","id":3,"method":"prune","params":{"question":"grain","budget":{"tokens":1},"passages":[{"text":"A miller grinds grain."}]}}
        < {"id":3,"jsonrpc":"2.0","result":{"achieved":{"budget":{"characters":0,"tokens":0},"ratio":0,"threshold":0.1},"context":"","model":"bm25","passages":[{"document":"0","headings":[],"id":"0","metadata":{},"rank":1,"score":S,"spans":[],"text":"","title":"","tokens":{"kept":0,"original":4}}],"requested":{"budget":{"tokens":1},"threshold":0.1},"timings":{},"totals":{"characters":{"kept":0,"original":22},"ratio":0,"sentences":{"kept":0,"original":1},"tokenizer":"words","tokens":{"budget":1,"kept":0,"original":4}},"warnings":[{"code":"emptyContext","message":"the context is empty: the budget of 1 tokens is below the shortest unit that passed"}]}}

        # prune: a page without its navigation
        > {"jsonrpc":"2.0","id":4,"method":"prune","params":{"question":"Who grinds grain?","passages":[{"html":"<title>Mills</title><nav><a href=/>Home</a></nav><main><h1>Mills</h1><p>A miller grinds grain.</p></main>"}]}}
        < {"id":4,"jsonrpc":"2.0","result":{"achieved":{"budget":{"characters":35,"tokens":6},"ratio":0.857143,"threshold":0.1},"context":"Mills\nMills\n\nA miller grinds grain.","model":"bm25","passages":[{"document":"0","headings":[],"id":"0","metadata":{},"rank":1,"score":S,"spans":[{"block":3,"end":11,"kept":true,"score":S,"sentence":1,"start":6},{"block":4,"end":35,"kept":true,"score":S,"sentence":2,"start":13}],"text":"Mills\n\nA miller grinds grain.","title":"Mills","tokens":{"kept":5,"original":6}}],"requested":{"threshold":0.1},"timings":{},"totals":{"characters":{"kept":35,"original":41},"ratio":0.857143,"sentences":{"kept":2,"original":3},"tokenizer":"words","tokens":{"kept":6,"original":7}},"warnings":[]}}

        # prune: many questions, one of them wrong
        > {"jsonrpc":"2.0","id":5,"method":"prune","params":{"items":[{"question":"grain","passages":[{"text":"Grain."}]},{"question":"","passages":[]}]}}
        < {"id":5,"jsonrpc":"2.0","result":{"results":[{"achieved":{"budget":{"characters":6,"tokens":1},"ratio":1,"threshold":0.1},"context":"Grain.","model":"bm25","passages":[{"document":"0","headings":[],"id":"0","metadata":{},"rank":1,"score":S,"spans":[{"block":1,"end":6,"kept":true,"score":S,"sentence":0,"start":0}],"text":"Grain.","title":"","tokens":{"kept":1,"original":1}}],"requested":{"threshold":0.1},"timings":{},"totals":{"characters":{"kept":6,"original":6},"ratio":1,"sentences":{"kept":1,"original":1},"tokenizer":"words","tokens":{"kept":1,"original":1}},"warnings":[]},{"error":{"code":-32602,"data":{"expected":"a question","got":"an empty string","path":"items[1].question","reason":"emptyQuestion"},"message":"\"items[1].question\" must be a question, not an empty string"}}]}}

        # rerank
        > {"jsonrpc":"2.0","id":6,"method":"rerank","params":{"query":"grain","documents":["Rivers flow.",{"text":"Grain is milled."}],"pruned":true}}
        < {"id":6,"jsonrpc":"2.0","result":{"results":[{"index":1,"pruned_text":"Grain is milled.","relevance_score":S},{"index":0,"pruned_text":"","relevance_score":S}]}}

        # not JSON
        > {"jsonrpc":
        < {"error":{"code":-32700,"data":{"byteOffset":11,"reason":"notJSON"},"message":"not JSON at byte 11: the text ends where a value should stand"},"id":null,"jsonrpc":"2.0"}

        # an unpaired surrogate is read as U+FFFD
        > {"a":"\ud800"}
        < {"error":{"code":-32600,"data":{"reason":"invalidVersion"},"message":"\"jsonrpc\" must be \"2.0\""},"id":null,"jsonrpc":"2.0"}

        # an empty batch
        > []
        < {"error":{"code":-32600,"data":{"reason":"emptyBatch"},"message":"a batch must not be empty"},"id":null,"jsonrpc":"2.0"}

        # no version
        > {"id":7,"method":"server/info"}
        < {"error":{"code":-32600,"data":{"reason":"invalidVersion"},"message":"\"jsonrpc\" must be \"2.0\""},"id":7,"jsonrpc":"2.0"}

        # an unknown method
        > {"jsonrpc":"2.0","id":8,"method":"pruen"}
        < {"error":{"code":-32601,"data":{"method":"pruen","reason":"unknownMethod"},"message":"no method has the name \"pruen\""},"id":8,"jsonrpc":"2.0"}

        # an unknown parameter
        > {"jsonrpc":"2.0","id":9,"method":"prune","params":{"question":"q","passages":[],"bugdet":{"tokens":5}}}
        < {"error":{"code":-32602,"data":{"expected":"\"budget\"","got":"\"bugdet\"","nearest":"budget","path":"bugdet","reason":"unknownMember"},"message":"there is no parameter \"bugdet\"; did you mean \"budget\"?"},"id":9,"jsonrpc":"2.0"}

        # a wrong type
        > {"jsonrpc":"2.0","id":10,"method":"rerank","params":{"query":"q","documents":"text"}}
        < {"error":{"code":-32602,"data":{"expected":"an array","got":"the string \"text\"","path":"documents","reason":"wrongType"},"message":"\"documents\" must be an array, not the string \"text\""},"id":10,"jsonrpc":"2.0"}

        # a negative budget
        > {"jsonrpc":"2.0","id":11,"method":"prune","params":{"question":"q","passages":[],"budget":{"tokens":-1}}}
        < {"error":{"code":-32602,"data":{"expected":"a whole number of at least 0","got":"the number -1","path":"budget.tokens","reason":"outOfRange"},"message":"\"budget.tokens\" must be a whole number of at least 0, not the number -1"},"id":11,"jsonrpc":"2.0"}

        # an empty question
        > {"jsonrpc":"2.0","id":12,"method":"prune","params":{"question":" ","passages":[]}}
        < {"error":{"code":-32602,"data":{"expected":"a question","got":"the string \" \"","path":"question","reason":"emptyQuestion"},"message":"\"question\" must be a question, not the string \" \""},"id":12,"jsonrpc":"2.0"}

        # no index
        > {"jsonrpc":"2.0","id":13,"method":"trim","params":{"question":"q"}}
        < {"error":{"code":-32002,"data":{"known":[],"reason":"noSuchIndex"},"message":"no index is open; start the service with --index FILE"},"id":13,"jsonrpc":"2.0"}

        # a notification, then a blank line, then a request
        > {"jsonrpc":"2.0","method":"prune","params":{}}
        > 
        > {"jsonrpc":"2.0","id":14,"method":"no/such"}
        < {"error":{"code":-32601,"data":{"method":"no/such","reason":"unknownMethod"},"message":"no method has the name \"no/such\""},"id":14,"jsonrpc":"2.0"}

        # a batch
        > [{"jsonrpc":"2.0","id":15,"method":"no/such"},{"jsonrpc":"2.0","method":"prune"},5]
        < [{"error":{"code":-32601,"data":{"method":"no/such","reason":"unknownMethod"},"message":"no method has the name \"no/such\""},"id":15,"jsonrpc":"2.0"},{"error":{"code":-32600,"data":{"reason":"notAnObject"},"message":"a request must be an object"},"id":null,"jsonrpc":"2.0"}]
        """#)

    /// A service with the empty index `mills`.
    static let overAnIndex = exchanges(
        #"""
        # two documents are added
        > {"jsonrpc":"2.0","id":1,"method":"index/add","params":{"index":"mills","documents":[{"id":"mill","title":"Mills","text":"A miller grinds grain.\n\nRivers flow to the sea.","metadata":{"year":1850}},{"id":"bread","html":"<h1>Bread</h1><p>Bread is baked of flour. A baker bakes it.</p>","url":"http://b/"}]}}
        < {"id":1,"jsonrpc":"2.0","result":{"added":2,"passages":2,"unchanged":0,"updated":0}}

        # trim: what answers the question, and why the rest does not
        > {"jsonrpc":"2.0","id":2,"method":"trim","params":{"question":"Who grinds grain?","explain":true,"limit":1,"budget":{"tokens":50}}}
        < {"id":2,"jsonrpc":"2.0","result":{"achieved":{"budget":{"characters":28,"tokens":5},"ratio":0.5,"threshold":0.1},"context":"Mills\nA miller grinds grain.","index":"mills","model":"bm25","passages":[{"document":"mill","headings":[],"id":"mill#0","metadata":{"year":1850},"rank":1,"removed":[{"block":2,"end":47,"kept":false,"reason":"belowThreshold","score":S,"sentence":1,"start":24}],"score":S,"spans":[{"block":1,"end":22,"kept":true,"score":S,"sentence":0,"start":0}],"text":"A miller grinds grain.","title":"Mills","tokens":{"kept":4,"original":9}}],"requested":{"budget":{"tokens":50},"threshold":0.1},"timings":{},"totals":{"characters":{"kept":28,"original":53},"ratio":0.5,"sentences":{"kept":1,"original":2},"tokenizer":"words","tokens":{"budget":50,"kept":5,"original":10}},"warnings":[]}}

        # retrieve: whole passages
        > {"jsonrpc":"2.0","id":3,"method":"retrieve","params":{"question":"flour","limit":1}}
        < {"id":3,"jsonrpc":"2.0","result":{"index":"mills","passages":[{"document":"bread","end":49,"headings":[],"id":"bread#0","metadata":{},"rank":1,"score":S,"start":0,"text":"Bread\n\nBread is baked of flour. A baker bakes it.","title":"Bread","url":"http://b/"}],"retriever":"bm25","timings":{}}}

        # expand: a span back to its source
        > {"jsonrpc":"2.0","id":4,"method":"expand","params":{"document":"mill","start":2,"end":8}}
        < {"id":4,"jsonrpc":"2.0","result":{"document":"mill","end":8,"metadata":{"year":1850},"start":2,"text":"miller","title":"Mills"}}

        # a document that is not there
        > {"jsonrpc":"2.0","id":5,"method":"expand","params":{"document":"none"}}
        < {"error":{"code":-32002,"data":{"document":"none","index":"mills","reason":"noSuchDocument"},"message":"the index \"mills\" has no document \"none\""},"id":5,"jsonrpc":"2.0"}

        # an index that is not there
        > {"jsonrpc":"2.0","id":6,"method":"trim","params":{"question":"q","index":"wiki"}}
        < {"error":{"code":-32002,"data":{"index":"wiki","known":["mills"],"reason":"noSuchIndex"},"message":"no index is named \"wiki\"; there are: mills"},"id":6,"jsonrpc":"2.0"}

        # one document is removed, one is not there
        > {"jsonrpc":"2.0","id":7,"method":"index/remove","params":{"index":"mills","documents":["mill","none"]}}
        < {"id":7,"jsonrpc":"2.0","result":{"missing":["none"],"removed":1}}

        # the file is checked
        > {"jsonrpc":"2.0","id":8,"method":"index/verify","params":{}}
        < {"id":8,"jsonrpc":"2.0","result":{"findings":[],"valid":true}}
        """#)

    /// An answer without what differs from run to run.
    static func masked(_ answer: String) -> String {
        answer.replacing(/"timings":\{[^}]*\}/, with: #""timings":{}"#)
            .replacing(/score":[0-9.]+/, with: #"score":S"#)
    }

    static func exchanges(_ text: String) -> [Exchange] {
        var exchanges: [Exchange] = []
        for line in text.split(separator: "\n") {
            let content = String(line.dropFirst(2))
            switch line.first {
            case "#": exchanges.append(Exchange(title: content))
            case ">": exchanges[exchanges.count - 1].requests.append(content)
            default: exchanges[exchanges.count - 1].answers.append(content)
            }
        }
        return exchanges
    }
}
