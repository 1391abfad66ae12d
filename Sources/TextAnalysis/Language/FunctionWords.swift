/// The most frequent function words of the languages that Snowball has a stemmer for: what tells languages apart in a few
/// hundred words (Grefenstette 1995), and what a question asks nothing with.
enum FunctionWords {
    /// Lower case, with diacritics; the key is the stemmer's name.
    static let lists: [(language: String, words: [String])] = table.map { language, text in
        (language, text.split(separator: " ").map(String.init))
    }

    private static let table: [(String, String)] = [
        (
            "english",
            """
            the of and to in a is that for it as was with be by on not he i this are or his from at which but have an had \
            they you were there one all we can her has when who will no if what how where why do does did
            """
        ),
        (
            "german",
            """
            der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat \
            dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis \
            mehr durch man sein wurde sei wer was wann wo warum wie welche welcher welches wurden waren ihre ihr kann
            """
        ),
        (
            "french",
            """
            de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont ou avec son aux \
            d l s n qu c j cette ces ses était sa être elle ont été comme mais nous leur y où quand quel quelle quels quelles \
            fut dont lui sans ils elles
            """
        ),
        (
            "spanish",
            """
            de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me sin sobre \
            este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está qué quién cuándo \
            dónde cómo cuál cuáles cuántos cuántas fueron donde quien
            """
        ),
        (
            "italian",
            """
            di e il la che in a per è un del le si con i una da non dei al della nel sono gli alla come più anche o ha lo \
            delle dal su ma l d nella suo sua degli ed essere questo era stato quando chi cosa dove perché quale quali \
            fu loro dalla dell all nell
            """
        ),
        (
            "portuguese",
            """
            de a o que e do da em um para é com não uma os no se na por mais as dos como mas foi ao ele das tem à seu sua ou \
            ser quando muito há nos já está eu também só pelo pela até isso ela entre era depois sem mesmo aos quem qual \
            onde são foram
            """
        ),
        (
            "dutch",
            """
            de van het een en in is dat op te zijn met voor die niet aan er om ook als dan maar bij of uit nog worden door \
            naar heeft tot ze wordt over hij werd was hebben deze kan wat wie waar wanneer waarom hoe welke zich waren dit
            """
        ),
        (
            "swedish",
            """
            och i att det som en på är av för med den till inte har om ett men jag var sig så från vi de kan när hon han \
            år under också vid efter eller nu sin där över mot hade ut skulle då vad vem hur varför vilken vilket vilka
            """
        ),
        (
            "danish",
            """
            og i at det er en til på som med for af de ikke den har der et han fra jeg vi var om men sig så kan efter eller \
            ved nu blev over også hun være hvad hvem hvor hvornår hvorfor hvordan hvilken hvilke blevet
            """
        ),
        (
            "norwegian",
            """
            og i det er på som en til av for med at ikke den har de var et om fra han men så vi kan seg ved eller etter ble \
            også hun være nå over hva hvem hvor når hvorfor hvordan hvilken hvilke blitt mot
            """
        ),
        (
            "finnish",
            """
            ja on ei oli että se hän mutta ovat kuin myös joka sen niin tai jos kun ole mukaan hänen sekä vain voi kanssa \
            olla mikä kuka missä milloin miksi miten mitä mitkä ollut jonka ne tämä
            """
        ),
        (
            "hungarian",
            """
            a az és hogy nem is egy volt meg ez de csak el már mint még azt vagy ki ezt kell lehet van ha minden majd után \
            szerint mi hol mikor miért hogyan melyik voltak között ezek által
            """
        ),
        (
            "romanian",
            """
            de și în a la cu o că un pe nu se din care pentru mai este sunt au fi ce sau prin ale după fost lui al ca dar \
            fost unde când cine cum cât câți câte era le i îi iar către
            """
        ),
        (
            "turkish",
            """
            ve bir bu da de için ile olarak daha en çok gibi olan sonra kadar ne var ancak veya göre ise o her iki ya \
            kim nerede nasıl hangi zaman neden olduğu tarafından ki kaç değil
            """
        ),
        (
            "indonesian",
            """
            yang dan di dari untuk pada dengan dalam adalah ini itu tidak oleh sebagai ke akan juga atau karena telah \
            dapat apa siapa mana kapan mengapa bagaimana mereka ia para tersebut bahwa
            """
        ),
        (
            "russian",
            """
            и в не на что с по как к из у за от о для это был его при так же то он были или до также было она но если бы \
            их после только может еще ещё который где когда кто почему какой какая какие каким во со была ли её
            """
        ),
        (
            "greek",
            """
            και το του η της να για με την οι τα των που από στο ο στην είναι τον ότι δεν σε θα τους στη στις ένα μια τις \
            ως ήταν αυτό κατά ή έχει μετά πριν όταν ποιος ποια ποιο πού πότε πώς γιατί τι πόσα στα στον
            """
        ),
        (
            "arabic",
            """
            في من على إلى أن عن مع التي هذا كان ما هذه هو الذي لا بعد بين أو كما قد ذلك هي كانت حيث لم منذ عند حتى خلال \
            إن و ثم كل غير أي متى أين كيف لماذا هل كم ماذا وقد وكان
            """
        ),
        (
            "hindi",
            """
            के में की है और से का को पर एक यह इस कि लिए था ने हैं वह भी थे जो या तो ही नहीं कर थी साथ अपने किया गया क्या \
            कौन कब कहाँ क्यों कैसे किस कितने इसके उनके हो रहा द्वारा
            """
        ),
    ]
}
