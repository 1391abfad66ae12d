extension WordList {
    /// Titles, and the names of Latin letters, of which acronyms are spelt.
    static let hindi = WordList(
        leading: """
            डॉ डा डॉक्टर प्रो श्री श्रीमती मो पं कु स्व ले कर्नल मेजर इं एड एड्वोकेट रु नं
            ए बी सी डी ई एफ जी एच आई जे के एल एम एन ओ पी क्यू आर एस टी यू वी डब्लू डब्ल्यू एक्स वाई जेड
            """,
        everyday: "है हैं था थी थे हूँ हूं हो दो दी ली गई गए गया की का में से तो भी ही वे वह")

    static let gujarati = WordList(
        leading: """
            ડૉ ડો શ્રી પ્રા પ્રો સ્વ કિ રૂ રૂા પાક એડ નં
            એ બી સી ડી ઈ એફ જી એચ આઈ જે કે એલ એમ એન ઓ પી ક્યુ આર એસ ટી યુ વી ડબલ્યુ એક્સ વાય ઝેડ
            """,
        everyday: "છે છો છું હતી હતા હતું જ ના")

    static let tamil = WordList(
        leading: """
            டாக்டர் திரு திருமதி பேரா ரூ கி மீ எண்
            ஏ பி சி டி ஈ இ எப் எஃப் ஜி எச் ஹெச் ஐ ஜே கே எல் எம் என் ஓ கியூ க்யூ ஆர் எஸ் டீ யூ யு வி டபிள்யூ டபுள்யூ எக்ஸ்
            ஒய் இசட் இரா
            """)

    static let pashtoAndPersian = WordList(everyday: "و د")
}
