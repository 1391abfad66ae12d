extension WordList {
    static let dutch = WordList(
        leading: """
            dhr mevr mw mej dr drs prof ir ing mr mrs ms ds st jhr gen kol lt sgt kapt bijv bv b.v d.w.z dwz o.a i.p.v m.b.t t.a.v
            n.a.v o.l.v v.d v.h i.v.m vgl zgn resp ca circa plm vs z.g z.i t.o.v m.a.w e.v a.d aanw vnw o.m
            """,
        numbered: """
            nr nrs art artt blz p pp pag dl vol hfdst afb fig tab tel bk afl hfst jg rn ro bijl par rb
            """,
        abbreviation: """
            jr sr inc ltd co corp n.v b.v univ min max mln mld red vert uitg jan feb mrt apr jun jul aug sept sep okt nov dec
            ma di wo do vr za zo v.chr n.chr u.s u.s.a ph.d afd secr penn str
            """,
        trailing: "enz etc e.d e.a",
        starter: """
            de het een dit dat deze die hij zij ze wij we ik jij je u jullie er daar hier toen dan maar en of ook als aan op
            in uit bij met na naar van voor tot te om over onder door tegen tussen zonder sinds tijdens volgens niet geen nog
            nu wel wat wie waar wanneer hoe waarom welke is zijn was waren heeft hebben had wordt werd worden kan zal moet
            hun haar mijn ons onze alle alles veel sommige andere echter bovendien daarom omdat hoewel terwijl zo
            """,
        calendar: """
            januari februari maart april mei juni juli augustus september oktober november december
            maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
            """,
        label: "plan vitamine type groep klasse fase afb fig tab bijlage categorie model zone",
        heading: """
            § §§ artikel art hoofdstuk hfst titel sectie deel regel stap figuur fig tabel tab afb
            afbeelding voorbeeld oefening vraag
            """)

    static let danish = WordList(
        leading: """
            hr fr frk dr prof ing skt st f.eks fx fhv kl ca bl.a bla pga p.gr.a m.h.t mht vedr jf jfr iflg inkl ekskl evt hhv
            adm dir gl kgl kong mr mrs ms cand stud mag tidl omkr ang d.v.s dvs e.g i.e mt sen gov gen
            """,
        numbered: "nr nrr no n° s p pp sp bd kap fig tab art § stk tlf lb pkt vol",
        abbreviation: """
            jr sr inc ltd co corp a/s univ afd red udg overs mio mia kr tsd stk min maks sek jan feb mar apr jun jul aug sep sept
            okt nov dec man tirs ons tors fre lør søn u.s u.s.a e.u s.u ph.d cand.mag cand.jur e.kr f.kr i.v
            """,
        trailing: "etc osv mv m.v m.m mm o.a o.l o.s.v a.m p.m",
        starter: """
            den det de en et han hun vi jeg du i man der her hvor hvad hvem hvordan hvorfor hvornår hvis når da men og eller så
            også som at på af til fra for med uden under over efter før ved mod mellem om siden ikke ingen dog derfor
            desuden samtidig nu i dag er var har havde bliver blev kan skal vil må deres hans hendes min mit vores alle
            mange nogle andre dette denne disse
            """,
        calendar: """
            januar februar marts april maj juni juli august september oktober november december
            mandag tirsdag onsdag torsdag fredag lørdag søndag
            """,
        beforeOrdinal: "den d på fra til i og det de om ved efter før inden",
        label: "plan vitamin type gruppe klasse fase fig tab bilag kategori model zone",
        heading: """
            § §§ artikel art kapitel kap afsnit del regel trin figur fig tabel tab eksempel øvelse
            spørgsmål
            """)

    static let norwegian = WordList(
        leading: """
            hr fr dr prof ing st f.eks feks kl ca bl.a pga mht vedr jf jfr iflg inkl ekskl evt hhv adm dir tidl dvs d.v.s mr mrs ms
            """,
        numbered: "nr s sp bd kap fig tab art § tlf pkt vol",
        abbreviation: """
            jr sr inc ltd co corp a/s univ avd red utg overs mill mrd kr stk min maks sek jan feb mar apr jun jul aug sep sept okt
            nov des u.s u.s.a e.kr f.kr ph.d
            """,
        trailing: "etc osv mv m.v m.m mm o.l o.s.v",
        starter: """
            den det de en et ei han hun vi jeg du man der her hvor hva hvem hvordan hvorfor når hvis da men og eller så også
            som at på av til fra for med uten under over etter før ved mot mellom om siden ikke ingen likevel derfor
            dessuten samtidig nå er var har hadde blir ble kan skal vil må deres hans hennes min vår alle mange noen andre
            dette denne disse
            """,
        calendar: """
            januar februar mars april mai juni juli august september oktober november desember
            mandag tirsdag onsdag torsdag fredag lørdag søndag
            """,
        beforeOrdinal: "den d på fra til og det de om ved etter før innen",
        label: "plan vitamin type gruppe klasse fase fig tab vedlegg kategori modell sone",
        heading: """
            § §§ artikkel art kapittel kap avsnitt del regel trinn figur fig tabell tab eksempel øvelse
            spørsmål
            """)

    static let swedish = WordList(
        leading: """
            hr fr dr prof ing st s:t s:ta t.ex ex bl.a kl ca c:a pga p.g.a m.h.t ang jfr jmf enl inkl exkl ev resp f.d dvs d.v.s s.k
            fr.o.m t.o.m mr mrs ms nuv
            """,
        numbered: "nr s sid bd kap fig tab art § tel tfn vol p st",
        abbreviation: """
            jr sr inc ltd co corp univ avd red uppl övers milj mdr kr st min max sek jan feb apr jun jul aug sep sept okt nov dec
            u.s u.s.a e.kr f.kr ph.d
            """,
        trailing: "etc osv m.m mm m.fl o.s.v o.d",
        starter: """
            den det de en ett han hon vi jag du ni man där här var vad vem hur varför när om då men och eller så också som att
            på av till från för med utan under över efter före vid mot mellan sedan inte ingen dock därför dessutom
            samtidigt nu är var har hade blir blev kan ska skall vill måste deras hans hennes min vår alla många några andra
            detta denna dessa
            """,
        calendar: """
            januari februari mars april maj juni juli augusti september oktober november december
            måndag tisdag onsdag torsdag fredag lördag söndag
            """,
        label: "plan vitamin typ grupp klass fas fig tab bilaga kategori modell zon",
        heading: """
            § §§ artikel art kapitel kap avsnitt del regel steg figur fig tabell tab exempel övning fråga
            """)
}
