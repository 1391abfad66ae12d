/// The files that grow with every question.
struct RunFiles {
    let questions: OutputFile
    let rankings: OutputFile
    /// Nil when the plan does not ask for contexts.
    let contexts: OutputFile?
}
