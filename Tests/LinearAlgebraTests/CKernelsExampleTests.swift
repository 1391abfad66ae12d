import CKernels
import Testing

@Suite("The page of CKernels")
struct CKernelsExampleTests {
    @Test("its example does what it says")
    func example() {
        let saturation = winnow_saturation(k1: 0.9, b: 0.4, average: 100)
        let score = winnow_saturate(3, 100, saturation)
        // Three occurrences in a passage of average length: 3 / (3 + 0.9)
        #expect(abs(score - 0.769) < 0.001)
    }
}
