extension WordList {
    static let finnish = WordList(
        leading: "esim ks ns mm hra rva nti dos prof tri toht mr mrs ms vrt ts puh klo n nk ko ed os st",
        numbered: "nro s ss luku kuva tau puh kpl kohta",
        abbreviation: "jr inc ltd co corp milj mrd min sek eur eli engl ruots lat synt u.s ph.d oy ko",
        trailing: "jne ym yms ynnä eaa jaa etc",
        starter: """
            se ne tämä nämä tuo hän he me te minä sinä ja tai mutta jos kun että koska vaikka siksi myös kuitenkin lisäksi
            sitten nyt tänään eilen huomenna täällä siellä mikä kuka missä miten miksi milloin ei on oli ovat olivat
            """,
        label: "tyyppi ryhmä luokka kuva taul liite vitamiini",
        heading: "§ artikla luku osa sääntö vaihe kuva kuvio taulukko esimerkki")

    static let estonian = WordList(
        leading:
            "nt vt lk hr pr prof dr mag st u nn ca kl tel mr mrs ms sh sks nim s.o s.t ingl vn",
        numbered: "nr lk p ptk joon tab tel art lg",
        abbreviation: "jr inc ltd co corp mln mld tuh min sek u.s ph.d as oü e.m.a m.a.j",
        trailing: "jne jm jms jt etc pKr eKr",
        starter: """
            see need ta tema nad nemad meie me teie te mina ma sina sa ja või aga kui et sest kuigi seetõttu ka siiski lisaks
            siis nüüd täna eile homme siin seal mis kes kus kuidas miks millal ei on oli olid
            """)

    static let latvian = WordList(
        leading:
            "dr prof doc akad ģen plkv kpt sv piem t.i t.s t.sk skat sk resp l.cien kungs k-gs ing mr mrs ms ielā tālr",
        numbered: "nr lpp p pp sēj att tab tālr pants pk d",
        abbreviation:
            "jr inc ltd co corp milj mljrd tūkst min sek st u.s ph.d jan febr apr jūn jūl aug sept okt nov dec g m.ē p.m.ē",
        trailing: "utt u.c u.tml etc",
        starter: """
            šis šī šie tas tā tie viņš viņa viņi mēs jūs es tu un vai bet ja ka jo kaut tāpēc arī tomēr turklāt tad tagad
            šodien vakar rīt šeit tur kas kur kā kāpēc kad nav ir bija pēc pirms uz no ar bez par pie
            """)

    static let lithuanian = WordList(
        leading:
            "dr prof doc akad inž gen plk kpt šv pvz t.y žr resp kun vysk pirm ul g pr al a.a akt gim gyv vad dir red ved mr mrs ms th vyr jaun",
        numbered: "nr p psl pp t pav lent str tel d sk",
        abbreviation: """
            jr inc ltd co corp mln mlrd tūkst eur lt min sek val kv kub apskr raj sav mėn sav d m a u.s ph.d valg šaukšt šaukštel
            prom vnt dol jav st
            """,
        trailing: "kt pan t.t etc proc kg cm km",
        starter: """
            šis ši šie tas ta tie jis ji jie jos mes jūs aš tu ir ar bet jei jeigu kad nes nors todėl taip pat tačiau be to
            tada dabar šiandien vakar rytoj čia ten kas kur kaip kodėl kada nėra yra buvo po prieš į iš su apie prie už abu
            visi visos kiekvienas kai kurie kiti pasak anot
            """)

    static let hungarian = WordList(
        leading: "dr prof id ifj özv szt st gróf br pl kb ún ld vö mr mrs ms ill tkp ti u",
        numbered: "sz old o köt fej ábra tábl tel bek § c",
        abbreviation:
            "jr inc ltd co corp kft rt zrt nyrt bt mio mrd ezer min max u.s ph.d kr.e kr.u i.e i.sz jan febr márc ápr jún júl aug szept okt nov dec",
        trailing: "stb etc",
        starter: """
            a az egy ez ezek azok ő ők mi ti én te és vagy de ha hogy mert bár ezért is azonban továbbá majd most ma tegnap
            holnap itt ott ki hol hogyan miért mikor nem igen van volt voltak
            """,
        label: "típus csoport osztály ábra tábl vitamin",
        heading: "§ cikk fejezet fej rész szabály lépés ábra táblázat példa")

    static let turkish = WordList(
        leading:
            "dr prof doç yrd av müh alb yzb org gen kor bnb tgm st hz sn bkz örn mr mrs ms çev ed haz yay uzm öğr bk",
        numbered: "no s ss md cad sok mah apt kat tel şek tab blm",
        abbreviation: "jr inc ltd co corp şti a.ş t.c u.s ph.d m.ö m.s yy mim ing fr alm ar far lat",
        trailing: "vb vs vd etc",
        starter: """
            bu şu o bunlar onlar biz siz ben sen ve veya ama fakat ancak eğer çünkü ki bunun ayrıca sonra önce şimdi bugün dün
            yarın burada orada ne kim nerede nasıl neden niçin bir her bazı diğer daha en çok hayır evet
            """,
        beforeOrdinal: "",
        label: "tip grup sınıf şek tab ek vitamini",
        heading: "§ madde md bölüm blm kısım kural adım şekil şek tablo tab örnek soru")

    static let greek = WordList(
        leading: "κ κα κος κ.κ δρ καθ κων αγ στρ π.χ βλ πρβλ δηλ λ.χ οδ λεωφ αρ τηλ σ.σ",
        numbered: "αρ αριθ σελ σ τόμ κεφ εικ πίν άρθ παρ",
        abbreviation: "εκατ δισ χιλ ευρώ π.μ μ.μ μ.χ α.ε ε.π.ε",
        trailing: "κ.λπ κλπ κ.ά κ.τ.λ κτλ κ.α",
        starter: """
            ο η το οι τα ένας μια μία ένα αυτός αυτή αυτό αυτοί εγώ εσύ εμείς εσείς και ή αλλά αν ότι πως γιατί όταν όπου
            ποιος πού πώς δεν ναι όχι είναι ήταν στο στη στην στον στα για με από σε μετά πριν σήμερα χθες αύριο εδώ εκεί
            """,
        label: "εικ πίν σχ τύπος ομάδα βιταμίνη",
        heading: "§ άρθρο άρθ κεφάλαιο κεφ μέρος κανόνας βήμα εικόνα εικ πίνακας πίν παράδειγμα")

    static let armenian = WordList(
        leading: "պրն տկն դոկտ պրոֆ օր տես թ",
        abbreviation: "մլն մլրդ հազ դր կմ կգ",
        smallStarts: .nowhere)
}
