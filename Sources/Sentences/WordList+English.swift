extension WordList {
    static let english = WordList(
        leading: """
            mr mrs ms mx messrs mmes dr drs prof profs rev revd fr hon gen lt col maj capt cpt cmdr cdr sgt ssgt msgt
            cpl pvt pfc adm radm vadm brig comdr ens gov lieut sen sens rep reps amb pres supt insp det st ste mt mts ft
            p.s ps n.b nb e.g eg i.e ie f.e viz cf vs v c.f al.e aka a.k.a approx ca circa orig esp resp incl excl
            atty attys asst asst messrs mssrs hr
            fig.s p.o pvts rt hon'ble attn ave.s rel geo wm chas jas thos robt edw benj
            """,
        numbered: """
            no nos n° nº nr num fig figs p pp pg pgs vol vols ch chap chaps sec secs sect sects art arts para paras par pars ex
            exh exhs exs tab tbl eq eqs eqn eqns app apps appx ver vers v rev ed eds n nn l ll f ff fol col cols cl cls subd
            subdiv subsec subch subpt pt pts tit reg regs ref refs ser bk bks lot apt ste rm ext tel ph fax cat stat div pat
            fn fns ss amend amends amdt sched scheds cmt cmts dkt doc docs lect suppl encl attach att illus
            exod lev num deut josh judg kgs chron chr neh esth ps pss prov eccl isa jer ezek hos obad zeph zech cor gal eph
            col thess tim philem heb jn lk mk
            """,
        abbreviation: """
            jan feb mar apr jun jul aug sept oct nov dec mon tues wed thurs
            jr sr esq inc ltd co corp cos bros assn assoc llc plc llp l.l.c l.p pty mfg intl int'l nat'l natl gov't govt
            dept dist univ inst acad comn cttee ave blvd rd ln hwy pkwy sq ter terr ct cts bldg blvds expy
            u.s u.s.a u.k e.u u.n u.s.s.r u.a.e d.c n.y l.a p.r b.c a.d n.j ph.d m.d d.d.s b.a m.a b.s m.s m.b.a j.d ll.b ll.m
            d.phil r.n c.p.a m.p r.i.p
            ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nebr nev okla ore
            penn pa tenn tex va vt wash wis wisc wyo ont que alta sask
            oz lb lbs ft yd yds mi sq km cm mm kg hr hrs min mins sec secs wk wks yr yrs mo mos est avg bil
            al ibid op cit loc et.al trans repr rept pub publ ed eds rev supp suppl annot
            misc ref appt admin advt agcy amt anon arr assn bd cert cit cont ctr dbl dept diag dim dir dup ed
            encl engr equip exec fwd gr hdq hist hosp ht illus inq intro jour lang lat mag med memb
            mgmt mgr misc mkt obs opp oxf perf pers phys pkg pl plur prec prelim
            prob pron prot prov psych ptd quart recd ret reqd sched sci secy sep seq soc spec spp
            sp subj subsp substr surg syn techn theol topog treas typ var voc wt
            cir ctrs bankr ch.d cal cir.s prac prob supr supp ann rptr reptr cong l.ed
            s.ct f.supp f.2d f.3d u.s.c c.f.r u.s.c.a fed.reg f.r.d ed.2d
            adm'r admx ass'n ass'ns att'y atty's bankr civ cmty comm'n comm'r commc'n commc'ns cont'l crim ct dep't enters
            env't envtl exch exec'r exr ex'r fed'n gov't hr'g indem inj'n int'l litig mem'l mun opp'n prof'l reg'l s'holder
            sec'y soc'y subcomm telecomm tpk transp unif
            aff'd affd rev'd revd cert decls depo dft interrog interrogs opp pet'r plf pltf resp't stip tr arg br
            accts acct adver agric amends atl bdcst cas cmty cnty coll commc commrs consol const constr corr decl decls def defs
            det dist distrib educ elec emp eng'g eng'r evid fid grp guar hous indep indus inj liab mach maint math mech
            addl amdt appl atty conf cont'd depo deriv eval interp judg juris mand mins opn prod prods reh'g rehg req reqs rte
            rtes se settl summ suppl sw testim nw merch mots mortg obj opp plfs prelim prods psych recons resp saf sci serv tran transp util utils vill welf
            """,
        trailing: "etc a.m p.m a.d b.c.e c.e et.al btw i.v id ibid",
        starter: """
            the a an this that these those there here he she it we you they i his her its my our your their
            it's he's she's i'm i've i'd i'll we're we've we'll we'd you're they're they've that's there's here's what's
            let's don't isn't aren't didn't doesn't can't won't
            what when where why who whom whose which how while whether if unless until since because although though
            even as at by for from in into of on onto over to toward under upon with within without about above across
            after again against along also among another any anyone anything are as before behind being below beneath
            besides between both but can could despite did do does during each either else every everyone everything
            except few finally first furthermore had has have having hence her hers herself himself hopefully however
            indeed instead is just last lastly later least less like many maybe meanwhile moreover most much must
            neither never nevertheless nobody none nonetheless nor nothing now of often once one only or other others
            otherwise out perhaps please rather several shall should so some someone something sometimes somewhere soon
            still such than thank thanks then thereafter therefore thus today together tomorrow too tonight two unfortunately
            unlike upon usually was were whatever whenever will would yes yesterday yet and not no all according id ibid
            additionally always millions thousands hundreds dozens researchers critics officials did do don't go get let see try make take
            """,
        calendar: """
            january february march april may june july august september october november december
            jan feb mar apr jun jul aug sep sept oct nov dec
            monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
            """,
        everyday: """
            app apps art cat bar rule item par fig div tim num ex lab tab pub mag ref illus
            ill miss wash mass ore ark pa la ma fed
            it up me you too now day all out in so on to is was be are do did go got he she we us him her they them that
            this not yes no if or and but for at by my of off own out one two six ten man men big bad new old end use see
            say said way who why how hot car dog cat job fun pay try buy let lot eat set run yet ago lol ok okay bed box
            boy bus cup cut dad mom due era eye far fee few fit fix fly gas god gun guy hit ice its kid law lie low mad
            map mix oil pet red sea sex sir sky son sun tax tea top toy war win age air arm art ask bar bit
            """,
        exclaimed: "yahoo jeopardy yum wham chips oliver mamma oklahoma",
        smallStarter: """
            i the they it we you he she this that these those there here but and so if please thanks my your our his her its
            also just not no yes im i'm i've i'd i'll it's he's she's we're they're you're that's what when where why how who
            is are do does did can could would should will have has had then now maybe or as for in on at with was were a an
            because since after before although while however let lets let's don't dont try get go see any some all most
            """,
        label: """
            sec secs vol vols para paras pt app ex cl subd doc dkt eq tit cmt nos att plan vitamin type group class grade option team phase category level model hepatitis schedule exhibit
            appendix annex attachment form block gate track row column line point zone region district ward unit building
            room apartment suite lot item fig figs exh exhs sched app apps amend annexes
            """,
        heading: """
            § §§ section sections sec article art chapter chap ch title subtitle part subpart rule clause step figure fig table
            tab example lesson question problem exercise theorem lemma definition proposition corollary remark case count
            claim paragraph principle canon regulation guideline lecture
            """,
        tail: """
            ann app assoc assocs ass'n ass'ns auth bd bros cas ch cir co comm comm'n comp corp cos crim ct ctr cts civ dep't
            dev dist div enters evid grp hldgs hosp inc ins ltd mfg mgmt mut prod prods rep reg repr rptr ry sch servs ser
            stat sup super supp sys tr
            """,
        capitalised: """
            admin aff affs am apps arb auto cal cent chem coop condo dep deps dev devs dir disc econ ent equip fed fin info ins
            inv lab loc mem memo metro mot mut nat op ops ord pac pen pet pharm pls prop props prot pub ref rehab res rts sav sess stip
            sur tech veh vet vets
            """)
}
