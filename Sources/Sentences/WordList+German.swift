extension WordList {
    static let german = WordList(
        leading: """
            hr hrn fr frl dr prof dipl ing mag st z.b z.bsp d.h i.d.r i.e v.a bzw ca vgl sog evtl ggf inkl exkl zzgl insb insbes
            bspw ehem gen gest geb verh verw dt engl frz ital lat griech russ span amerik mr mrs ms sen
            abs.- hl mind max min ungef vorm nachm abzgl einschl ausschl zz zzt z.zt lt gem betr
            alias resp vs kath evang ev röm jap chin tel
            gebr st.- m.e u.u u.a d.i
            tägl jährl monatl wöchentl stündl nördl südl östl westl nordöstl nordwestl südöstl südwestl öffentl gesetzl
            techn polit hist ökon biol geogr philos klass elektr mechan relig derz vorl gegenw vollst entspr versch wiss urspr
            spez zus gegr gegl landw jew bzgl dgl ugs veralt scherzh abw etw jmd jmdm jmdn jmds ggü a.d i.a z.hd i.v m.b.h
            i.s.d i.s.v i.v.m u.dgl u.ä.m o.dgl a.m s.a n.n gen.- stellv bev durchschn mehrf sämtl freundl
            """,
        numbered: """
            nr nrn art abs s bd bde kap abb abbn tab tel fig vol § anm ziff lit rn rdnr rz hs jg no aufl ausg sp bl z str
            az lfd par anl beil buchst halbs unterabs beschl bsp lekt tz urt verz
            joh röm kor gal eph phil kol thess tim tit hebr petr jak offb apg jes jer hes dan ps spr mk mt lk mos chr kön
            """,
        abbreviation: """
            bio jr sr co corp inc ltd bros mio mrd tsd std min sek stck str pl allg bes gegr hrsg verf übers bearb red univ inst
            dipl.-ing b.a m.a ph.d u.s u.s.a u.k e.v a.d a.g a.a.o o.g o.ä u.ä m.w o.a s.o s.u
            jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do fr sa so
            kfm techn wiss franz nat polit öff staatl städt
            """,
        trailing: "usw etc usf u.s.w ff u.a.m u.v.m v.chr n.chr p.a",
        starter: """
            der die das den dem des ein eine einer einem eines er sie es wir ihr ich du man dies diese dieser dieses diesen
            diesem jene jener jenes hier da dort dann doch aber und oder auch als am an auf aus bei beim bis durch für gegen
            im in mit nach nicht noch nun nur ob obwohl ohne schon sein seine seit seitdem so sobald sogar solche sonst
            trotz über um unter vom von vor während wann warum was weil weiter welche wenn wer wie wieder wo zu zum zur
            zudem zunächst zwar zwischen danach daher damit darum dabei dafür dagegen daran darauf deshalb deswegen
            allerdings außerdem ansonsten dennoch ebenso einige etwa falls ferner heute gestern morgen hat haben ist sind
            war waren wird werden wurde wurden kann können muss soll sollte ihre ihren ihrem mein meine unser unsere
            viele wenige mehr alle alles jeder jede jedes kein keine keiner niemand nichts jedoch jetzt immer laut
            mittlerweile nachdem neben schließlich sowohl statt trotzdem vielleicht zuvor zuletzt anders bereits
            """,
        calendar: """
            januar jänner februar feber märz april mai juni juli august september oktober november dezember
            jan jän feb mär apr jun jul aug sep sept okt nov dez
            montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag
            """,
        beforeOrdinal: """
            ihres seines jenem jenen jener zwischen einschließlich gegen
            am im vom zum beim der die das den dem des ab bis seit nach vor und oder ein eine einen einem einer eines
            ins zur - / – ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner unser mein dein jeder jede jedes jeden jedem
            dieser diese dieses diesen diesem auf in mit als über für um erst
            montag dienstag mittwoch donnerstag freitag samstag sonntag platz
            """,
        everyday:
            "dan tim art tit ist hat war ja nein so da ab an auf aus zu ein um mit tag gut neu alt tot rot weg sehr nett toll super okay ok top hier mehr jetzt nicht",
        smallStarter: "ich wir du es aber also bitte danke dann hallo",
        label:
            "plan vitamin typ klasse gruppe kategorie phase stufe modell teil anlage anhang haus block linie abb fig tab",
        heading:
            "§ §§ artikel art abschnitt kapitel kap teil regel satz schritt abbildung tabelle beispiel aufgabe frage übung",
        cutEndings: "tl dl gl zl nl chl rl bl fl sl pl kl ßl chr spr",
        wholeEndings: "e en er es em ern eln ung heit keit lich ig a o i",
        smallStarts: .behindWholeWords)
}
