/// The words by which programs say how it went. English, since programs are.
enum LineVocabulary {
    static let traits: [UInt64: LineTraits] = {
        var traits: [UInt64: LineTraits] = [:]
        func add(_ words: String, _ trait: LineTraits) {
            for word in words.split(separator: " ") {
                traits[WordHash.hash(of: String(word)), default: []].insert(trait)
            }
        }
        add(
            """
            error errors err fail failed failing failure failures fatal panic panicked panics exception traceback crash \
            crashed abort aborted critical severe emerg alert corrupt corrupted segfault segmentation fault denied refused \
            forbidden unauthorized timeout timedout unreachable unable cannot undefined unresolved unknown invalid illegal \
            missing mismatch violation violated broken bad killed oom unexpected rejected undeclared incompatible \
            assertion assert assertionerror raise raised throw thrown unhandled uncaught dead overflow leak leaked \
            unsupported malformed conflict conflicts cyclic deadlock exhausted stuck lost expired errno nonexistent \
            failures sigsegv sigabrt sigkill enoent eacces econnrefused etimedout unbound damaged differ differs nonzero
            """, .failure)
        add(
            "warn warning warnings deprecated deprecation caution suspicious retry retrying slow skipped skip ignoring "
                + "ignored degraded unused unstable obsolete",
            .warning)
        add("info debug trace notice verbose note log", .information)
        add(
            "ok pass passed passing success successful successfully succeeded done complete completed finished",
            .success)
        add(
            "not no never none without cannot can't couldn't doesn't didn't isn't wasn't nothing neither",
            .negation)
        return traits
    }()
}
