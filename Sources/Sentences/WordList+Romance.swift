extension WordList {
    static let italian = WordList(
        leading: """
            sig sigg sig.ra sig.na sig.ri sigra dott dottssa dott.ssa dr prof proff prof.ssa avv ing arch geom rag on egr gent gent.mo
            gent.ma ill.mo spett mons don s ss p.es p.e es ad.es cfr cf v vs c.a ca all amn cap col gen magg ten serg mr mrs
            ms mt st psicol sen min pres dir dr.ssa sac rev cav comm
            """,
        numbered: """
            n nn nr num art artt pag pagg p pp vol cap fig tab sez par tel lett co comma sent cass
            tit all d.lgs d.l d.p.r reg dir proc trib civ pen att disp
            """,
        abbreviation: """
            jr sr inc ltd co corp s.p.a s.r.l s.n.c spa a.c d.c u.s u.s.a u.e u.k ph.d ecc.mo univ ist dip dipl facs fasc econ az
            meteor idraul elettr st d km v.cte set gen feb mar apr mag giu lug ago sett ott nov dic lun mer gio ven sab
            trad ed edd cit op ibid id seg segg lat fr ingl ted
            """,
        trailing: "ecc etc ss",
        starter: """
            il lo la i gli le un uno una l' del della dei degli delle al alla ai alle dal dalla nel nella nei nelle sul sulla
            di a da in con su per tra fra e ed o ma se che chi cui quando dove come perché quale quali questo questa questi
            queste quello quella quelli quelle io tu lui lei noi voi loro egli essa essi si ci vi non è sono era erano ha
            hanno aveva anche ancora inoltre infine tuttavia però quindi dunque allora poi dopo prima mentre già oggi ieri
            domani qui qua lì là secondo durante senza sotto sopra molto molti tutti tutto ogni alcuni alcune altri altre
            """,
        calendar: """
            gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
            lunedì martedì mercoledì giovedì venerdì sabato domenica
            """,
        label: "piano vol pag vitamina tipo gruppo classe fig tab allegato fase categoria modello zona",
        heading: """
            § §§ articolo art capitolo cap titolo sezione sez parte regola passo figura fig tabella tab
            esempio esercizio domanda
            """)

    static let portuguese = WordList(
        leading: """
            sr sra srs sras dr dra drs prof profa profª eng engª arq exmo exma ilmo v.ex v.s d dom pe fr sto sta s gen cel cap
            maj sgt ten gov dep sen p.ex ex cf vs av r al trav aprox mr mrs ms st min
            """,
        numbered: """
            n nº n.º núm no art arts pág págs p pp vol cap fig tab sec tel cx ed inc al súm
            proc rel
            """,
        abbreviation: """
            jr sr ltda cia inc ltd co corp s.a univ depto dpto a.c d.c u.s u.s.a e.u.a eua ph.d jan fev mar abr mai jun jul ago set
            out nov dez seg máx mín trad org coord comp séc
            """,
        trailing: "etc a.m p.m",
        starter: """
            o a os as um uma uns umas do da dos das no na nos nas ao à aos às de em por para com sem sob sobre entre até
            desde e ou mas se que quem quando onde como porque qual quais este esta estes estas esse essa isso isto aquele
            aquela ele ela eles elas eu tu nós você vocês seu sua seus suas meu minha não é são era foi foram há tem também
            ainda além assim então depois antes agora hoje ontem amanhã aqui ali embora enquanto segundo durante todo todos
            toda todas muitos muitas alguns algumas outro outros cada mais já só
            """,
        calendar: """
            janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro
            segunda terça quarta quinta sexta sábado domingo
            """,
        label: "plano vol inc vitamina tipo grupo classe fig tab anexo fase categoria modelo zona",
        heading: """
            § §§ artigo art capítulo cap título seção secção parte regra passo figura fig tabela tab
            exemplo exercício questão cláusula
            """)

    static let romanian = WordList(
        leading: """
            dl dna d-l d-na d-lui dra dr prof ing av acad gen col cpt lt sf st str bd bdul al cf vs art.- ex de.ex aprox
            conf lect asist dvs dvoastră mr mrs ms jud com sc et ap
            """,
        numbered: "nr art alin lit pag p pp vol cap fig tab tel sec par pct dec hot",
        abbreviation: """
            jr inc ltd co corp s.a s.r.l univ fac dep min max lat engl fr ian febr mart apr iun iul aug sept oct noiem nov dec
            î.hr d.hr e.n î.e.n u.s u.s.a ph.d loc ed trad
            """,
        trailing: "etc ş.a ș.a ș.a.m.d",
        starter: """
            un o unui unei al a ale ai cel cea cei cele acest această acești aceste acel acea el ea ei ele eu tu noi voi
            în din de la cu pe pentru prin după până despre între fără sub spre și sau dar iar însă că dacă când unde cum cine
            ce care de nu este e sunt era au am are va vor s-a s-au a mai deși astfel apoi atunci acum aici ieri azi astăzi
            mâine toate toți fiecare unele unii alte alți potrivit totuși
            """,
        calendar: """
            ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie
            luni marți miercuri joi vineri sâmbătă duminică
            """,
        label: "plan vitamina tip grup clasa fig tab anexa",
        heading: """
            § articol articolul art capitolul cap titlul secțiunea partea regula figura fig tabelul tab
            exemplul
            """)

    static let catalan = WordList(
        leading: "sr sra srs dr dra prof av avda c p.ex st sta cf vs d na mn mons",
        numbered: "núm nº art pàg pàgs p pp vol cap fig tel apt tít lit",
        abbreviation: "jr inc ltd co corp s.a s.l a.c d.c univ dept gen febr abr jul ag set oct nov des u.s",
        trailing: "etc",
        starter: """
            el la els les un una uns unes del dels al als de en per amb sense sobre entre i o però si que qui quan on com
            perquè aquest aquesta aquests aquestes ell ella ells elles jo tu nosaltres no és són era ha han també així
            """,
        label: "pla vitamina tipus grup classe fig tab annex",
        heading: "§ article art capítol cap títol secció part regla figura fig taula tab exemple")
}
