extension WordList {
    static let polish = WordList(
        leading: """
            dr hab mgr inż prof lek dyr red ks św bp abp kard gen płk ppłk mjr kpt por sierż im ul al pl os np tj tzn tzw m.in
            min pt ds wg ok ws pw reż fot dot zob por ps godz zm ur woj pow gm pp pani ob sp śp br o bł dol wsch zach płn płd
            mr mrs ms vs daw ang niem fr łac ros wł hiszp bałt prow opr przyp scen muz wyd tłum
            """,
        numbered: "nr art ust pkt str s t rozdz rys tab tel par poz lit § zał cz dz sygn tyt lp",
        abbreviation: """
            jr inc ltd co corp sp.z.o.o o.o z.o.o s.a mln mld tys zł gr szt kw maks u.s ph.d st sek tyg mies
            """,
        trailing: "itd itp etc in r w n.e p.n.e r.ż proc cm km kg mm",
        starter: """
            w na z do od po za przed przy przez pod nad o u dla bez jest są był była było były to ten ta te tym tego tej on ona
            ono oni one ja ty my wy pan pani i a ale lecz lub oraz że jak gdy kiedy gdzie kto co dlaczego czy jeśli jeżeli nie
            tak już jeszcze także również jednak dlatego ponadto potem teraz dziś dzisiaj wczoraj jutro tu tam wszystkie
            wszyscy każdy niektóre inne jego jej ich mój nasz według podczas po
            """,
        label: "plan witamina zał pkt typ grupa klasa faza rys tab załącznik kategoria model strefa",
        heading: """
            § §§ artykuł art rozdział rozdz tytuł część reguła krok rysunek rys tabela tab przykład
            ćwiczenie pytanie
            """)

    static let czech = WordList(
        leading: """
            ing mgr bc dr mudr judr phdr rndr prof doc phd csc sv tzv např napr tj tzn resp mj ml st gen plk pplk mjr kpt
            por npor ul nám tř čp p pí sl cca popř event vs mr mrs ms arch dipl překl red ved zvl angl něm fr lat
            """,
        numbered: "č čl odst str s obr tab sv roč kap tel par písm § příl hl zn sp",
        abbreviation: """
            jr inc ltd co corp s.r.o a.s spol v.o.s mil mld tis kč ks min max hod sek př.n.l n.l u.s ph.d r led ún čvn čvc srp
            """,
        trailing: "atd apod aj etc atp cm km kg",
        starter: """
            v ve na z ze do od po za před při přes pod nad o u pro bez je jsou byl byla bylo byli to ten ta ti tato tento toto
            tyto on ona ono oni já ty my vy pan paní i a ale nebo že jak když kde kdo co proč zda pokud ne ano už ještě
            také však proto navíc potom pak nyní teď dnes včera zítra tady tam všechny všichni každý některé jiné jeho její
            jejich můj náš podle během
            """,
        beforeOrdinal: "od do ke k dne ze na v",
        label: "plán vitamin  odst příl typ skupina třída fáze obr tab příloha kategorie model",
        heading: """
            § §§ článek čl kapitola kap hlava část pravidlo krok obrázek obr tabulka tab příklad otázka
            """)

    static let slovak = WordList(
        leading: """
            ing mgr bc dr mudr judr phdr rndr prof doc csc sv tzv napr tj resp ml st gen plk mjr kpt por ul nám p cca popr
            vs mr mrs ms tzn
            """,
        numbered: "č čl ods str s obr tab roč kap tel par písm § príl hl zn",
        abbreviation: "jr inc ltd co corp s.r.o a.s spol mil mld tis ks min max hod n.l pr.n.l u.s ph.d r",
        trailing: "atď a.i etc apod",
        starter: """
            v vo na z zo do od po za pred pri cez pod nad o u pre bez je sú bol bola bolo boli to ten tá tí táto tento toto
            tieto on ona ono oni ja ty my vy pán pani i a ale alebo že ako keď kde kto čo prečo či ak nie áno už ešte tiež
            však preto navyše potom teraz dnes včera zajtra tu tam všetky všetci každý niektoré iné jeho jej ich môj náš podľa
            """,
        label: "plán vitamín typ skupina trieda fáza obr tab príloha",
        heading: """
            § §§ článok čl kapitola kap hlava časť pravidlo krok obrázok obr tabuľka tab príklad otázka
            """)

    static let southSlavic = WordList(
        leading: "dr prof mr ing gosp g gđa sv ul tzv npr tj odn min gen st akad doc vs mag inž oz",
        numbered: "br čl str sl tab tel § st toč pogl",
        abbreviation: "jr inc ltd co corp d.o.o d.d mil mlrd tis u.s n.e p.n.e pr.n.št god",
        trailing: "itd itn ipd sl etc",
        starter: """
            u na iz do od po za pre pri kroz pod nad o kod bez je su bio bila bilo bili to taj ta ti ova ovaj ovo on ona ono oni
            ja ti mi vi i a ali ili da kako kad gdje ko što zašto ako ne da već još također međutim zato zatim sada danas
            jučer sutra ovdje tamo svi svaki neki drugi njegov njihov prema tokom v ki pa ker če
            """,
        label: "plan vitamin tip grupa klasa faza sl tab prilog",
        heading: """
            § §§ članak čl poglavlje dio deo pravilo korak slika sl tablica tabela tab primjer primer
            pitanje
            """)

    static let russian = WordList(
        leading: """
            г-н г-жа гн гжа проф доц акад д-р др-р чл.-корр инж ген полк подполк майор кап лейт серж св им ул пр просп пл пер наб ш
            бул д кв к корп стр оф обл р-н с пос дер пгт ст см ср напр т.е т.н т.к т.ч тов мл тел факс
            англ нем фр лат греч рус укр итал исп букв сокр род ум рожд урожд зам зав нач пом гл дир изд ред сост о м
            мр миссис г тыс руб
            """,
        numbered: "№ рис табл гл ст п пп ч т тт с стр разд прим вып прил илл абз подп кн вкл",
        abbreviation: """
            млн млрд трлн тыс руб коп долл чел экз шт мин сек час ч мм см км кг л га вв в гг кв куб макс янв февр апр авг сент
            окт нояб дек пн вт ср чт пт сб вс о.о ооо
            """,
        trailing: "т.д т.п др пр проч н.э р.х etc",
        starter: """
            в во на с со из к ко по о об от до за под над при для без через между у и а но или что как когда где кто почему
            если не да нет это этот эта эти тот та те он она оно они я ты мы вы его её ее их мой наш ваш все всё каждый
            некоторые другие также однако поэтому затем потом теперь сейчас сегодня вчера завтра здесь там уже ещё еще
            после перед во-первых кроме согласно был была было были есть
            """,
        label: "план витамин тип группа класс рис табл прил категория модель",
        heading: """
            § §§ статья ст глава гл раздел разд часть правило шаг рисунок рис таблица табл пример
            упражнение вопрос
            """)

    static let ukrainian = WordList(
        leading: """
            п пан пані проф доц акад д-р інж ген полк св ім вул просп пл пров наб бул буд кв обл р-н с смт м ст див напр т.зв
            тов англ нім фр лат грец рос укр зам зав гол ред т.е м-р
            """,
        numbered: "№ рис табл гл ст п пп ч т с розд дод абз",
        abbreviation:
            "млн млрд тис грн коп дол чол прим шт хв год см км кг рр р січ лют бер квіт трав черв лип серп вер жовт лист груд",
        trailing: "т.д т.п ін ст н.е",
        starter: """
            в у на з із зі до від по про за під над при для без через між і й та а але або що як коли де хто чому якщо не так
            ні це цей ця ці той він вона воно вони я ти ми ви його її їх мій наш ваш всі усі кожен деякі інші також проте
            тому потім тепер зараз сьогодні вчора завтра тут там вже ще після перед крім був була було були є
            """,
        label: "план вітамін тип група клас рис табл дод",
        heading: """
            § §§ стаття ст глава гл розділ розд частина правило крок рисунок рис таблиця табл приклад
            питання
            """)

    static let bulgarian = WordList(
        leading:
            "г-н г-жа г-ца проф доц акад д-р инж ген полк св ул бул пл кв бл ж.к гр с обл общ см ср напр т.е т.нар т.н ст н.с арх адв",
        numbered: "№ фиг табл гл чл ал т стр с прил изм",
        abbreviation: "млн млрд хил лв ст г мин сек км кг см вкл изд ред",
        trailing: "др т.н и.т.н пр н.е",
        starter: """
            в във на с със от до за по при под над без през между и а но или че как когато къде кой защо ако не да това този
            тази тези той тя то те аз ти ние вие неговият негов нейният техен мой наш всички всеки някои други също обаче
            затова после сега днес вчера утре тук там вече още след преди според е са беше бяха
            """,
        label: "план витамин тип група клас фиг табл прил",
        heading: "§ §§ член чл глава гл раздел част правило стъпка фигура фиг таблица табл пример въпрос")

    static let kazakh = WordList(
        leading: "проф акад д-р т.б қ ғ обл көш даң ауд с т.с м мыс т.с.с б.з.б қ.а",
        numbered: "№ сур кесте бет б т",
        abbreviation: "млн млрд трлн мың теңге тг ж жж ғ ғғ км кг см мин сағ",
        trailing: "т.б т.с.с",
        starter:
            "бұл ол осы сол олар біз сіз мен сен ал және бірақ егер сондықтан сонымен қазір бүгін кеше ертең онда мұнда"
    )
}
