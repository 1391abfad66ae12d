extension WordList {
    static let french = WordList(
        leading: """
            m mm mr mrs dr drs pr prof me mes mgr st ste sts stes cf c.f c.-à-d p.ex p.e ex env approx gén col cdt cap lt
            av bd boul vs adj sgt maj ing hon mlle mme mlles mmes j.-c fr angl all esp ital lat gr
            """,
        numbered: """
            no nº n° art p pp pg vol t chap ch fig tab sect al par éd tél fax n ann § réf v arts rapp obs
            liv lect lett vers cass bull civ crim soc tit app
            """,
        abbreviation: """
            jr sr inc ltd co corp bros cie sté éd édit coll trad dir univ dép dépt min sec h janv févr avr juil sept oct
            nov déc u.s u.s.a u.k o.n.u a.c b.d s.a r.s.v.p n.b ph.d
            """,
        trailing: "etc j.-c",
        starter: """
            le la les l'on un une des du de ce cet cette ces il elle ils elles on nous vous je tu c'est ce qui que quoi
            dont où quand comment pourquoi si mais et ou donc or ni car en dans sur sous par pour avec sans chez vers après
            avant pendant depuis selon malgré parmi entre contre outre à au aux son sa ses leur leurs mon ma mes notre nos
            votre vos plusieurs tout tous toute toutes aucun aucune certains certaines quelques chaque autre autres même
            ainsi alors aussi cependant toutefois pourtant enfin ensuite puis néanmoins désormais aujourd'hui hier demain
            ici là voici voilà il y lors lorsque comme bien plus moins très jamais toujours peut-être ne n'est
            """,
        calendar: """
            janvier février mars avril mai juin juillet août septembre octobre novembre décembre
            lundi mardi mercredi jeudi vendredi samedi dimanche
            """,
        label: """
            plan vitamine type groupe classe fig tab art chap annexe option phase catégorie modèle zone
            """,
        heading: """
            § §§ article art chapitre chap titre section sect partie règle étape figure fig tableau tab
            exemple exercice question leçon
            """)
}
