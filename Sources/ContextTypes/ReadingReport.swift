/// Is told how many windows a model has read, of how many that it is going to. Called on any thread.
package typealias ReadingReport = @Sendable (_ read: Int, _ windows: Int) -> Void
