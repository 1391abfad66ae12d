/// Pieces of text with the most that any of ten tokenizers makes of them, in sixteenths of a token.
///
/// Made by `training/token_prices`; not written by hand.
enum TokenPrices {
    static let unit = 16
    /// Prefixes of all pieces, the pieces among them.
    static let prefixes = 56143
    /// So many blanks, or fewer, are one token.
    static let blanks = 14

    /// Starts of words, or whole words: a blank stands before each. First on each line is the price.
    static let starts = #"""
        16 , A ACT AND ANY Ab About Abs Ac Academy Acc According Act Action Active Ad Adam Add Additional
        16 Additionally Advanced Af Affairs Afghanistan After Again Against Agency Aires Airlines Al Alabama Alan
        16 Ale Alex Alexander All Almost Along Also Although Always Am Amanda American Americans Amsterdam An Ana
        16 Anal Analysis And Andy Angel Angela Angeles Annie Annual Another Ant Any Anything Ap Apache App Appendix
        16 Ar Arc Architect Archives Arizona Arkansas Arm Army Arnold Around Art Arts As Ass Assembly Assistant At
        16 Atlanta Au Aug Austin Author Authority Ave Average Aw Awards Ax Az Azure B BBC BU Ba Baby Back Bad Bag
        16 Baltimore Band Bar Barbara Barcelona Barry Bart Bas Based Bass Bat Bath Bay Be Beach Because Bed Before
        16 Beg Beijing Being Bel Belgium Bell Ben Benjamin Bennett Berg Berkeley Bern Bernard Besides Best Bet
        16 Between Beyond Billy Birmingham Black Block Blood Blue Blues Bo Bobby Body Bon Book Boston Boy Boys Br
        16 Break Brew Britain British Bro Broadway Brook Brothers Brow Bruce Bruno Bu Buck Bud Buenos Buff Build
        16 Built Burn Bush But By C CA CH CO COM CON CPU Ca Cal Cam Cameron Cancer Cap Car Card Caribbean Carl
        16 Carlos Caroline Cas Cash Cass Castle Cat Category Catherine Ce Cell Cent Century Certain Ch Changes
        16 Channel Character Charles Charlie Che Cher Child Children Chinese Christ Christian Christianity
        16 Christopher Chuck Church Churchill Ci Civil Cl Claire Clara Clay Clean Cleveland Clinton Co Code Cohen
        16 Col Colin Collect Collection Collections Collins Colorado Column Com Comb Comment Commerce Common
        16 Commons Commonwealth Communications Community Company Complex Component Computer Con Congress Connect
        16 Connecticut Conservative Consider Constant Consult Cool Copy Copyright Cord Corn Cost Count County Cr
        16 Create Creates Crow Cruz Cu Cultural Currently Custom D DE DI Daily Dakota Dallas Dan Darwin David Days
        16 De Dean Death Dec December Def Default Defense Del Delhi Democrat Democratic Democrats Denmark Denver
        16 Deputy Des Description Despite Details Detroit Dev Develop Di Diana Dick Did Diego Direct Disc Display
        16 Do Dom Dow Drag Dub Dublin During E EV EX Each Eastern Ed Edwards Effect Egypt Eight Ellen Em Email
        16 Emily En End Energy Eng Engineering Entertainment Environmental Ep Eric Ernest Error Es Est Et Eu Europe
        16 Ev Eva Evans Events Eventually Ever Every Ex Example Examples Express Expression F FBI FROM Fa Facebook
        16 Factory Falls False Family Farm Fe Features February Feel Felix Fern Fernando Fest Fi Field Fifth Fig
        16 Films Finally Finance Financial Find First Fitz Fl Flag Florence Florida Follow Following Font For
        16 Forces Form Former Fort Forum Foster Found Four Fourth Fr Fran Francesco Francisco Frank Franz Fred
        16 Frederick Friend Function Fund Further Furthermore G GO GPS GR Ga Gal Galaxy Gall Gallery Game Gary Gay
        16 Ge Gen Gene Georges Germans Germany Get Gets Ghost Gil Giovanni Girl Girls Given Glad Glasgow Glass
        16 Global Go God Gold Golden Good Google Gordon Govern Gram Gran Grand Graph Greece Gregory Gu Gust Gym H
        16 HIV Ha Had Hall Hampshire Hand Hannah Happy Hard Harrison Harry Hart Harvard Harvey Having He Head Hell
        16 Hen Hence Henri Her Herbert Here Heritage Hi High Hill Hindu His Historical History Hit Ho Hockey Hold
        16 Holly Hollywood Holmes Holy Horn Houston How Howard However Hub Hudson Hugh Hughes Human Hunt I IBM IE
        16 IM IN INT IV Ich Id Ign Ill Illinois Im Images Imp Implement In Inc Ind Indeed Indian Indiana Indians
        16 Industry Initial Inn Ins Install Instead Insurance Int Intelligence Interest Intern Invest Ireland Is
        16 Isa Islam Islamic Islands Italy J Jackson Jacob Jacques January Japan Japanese Jason Jazz Jean Jeff
        16 Jefferson Jennifer Jeremy Jerry Jersey Jerusalem Jessica Jesus Jew Jewish Jews Jim Jimmy Jo Job Joel
        16 Johannes Johnny Johnson Jonathan Jones Jose Joseph Josh José Journal Jr Ju July Justin K Ka Kansas Karl
        16 Ke Keith Kelly Kennedy Kentucky Kevin Ki Kim Kind Kings Kiss Klein Kn Know Kong L LLC Labor Labour Land
        16 Lang Larry Last Late Laura Law Lay Le Learning Legal Legend Leo Les Lew Lex Li Liberty Library Lie
        16 Lieutenant Like Lim Limited Lincoln Linda Lip Lit Liv Liverpool Living Lo Log Long Look Loren Lost Louis
        16 Louise Louisiana Low Ltd Lu Luc Luck Lucy Luke Lux M MAC MP Ma Mac Mack Madison Madrid Mag Maine Maj Mal
        16 Man Management Manhattan Mann Many Map Mar Marcus Marie Mark Market Marketing Mars Mart Marvel Maryland
        16 Mas Mason Mass Massachusetts Material Math Maurice Max May Mayor Mc Me Meanwhile Med Medical
        16 Mediterranean Mel Melbourne Mess Metal Method Mexico Mi Miami Mic Michelle Michigan Microsoft Mid Miguel
        16 Miles Military Mini Ministry Minnesota Miss Mississippi Missouri Mo Mod Module Mom Mon Mons Montreal
        16 Moreover Mort Moscow Mount Mountains Mrs Mu Multi Municipal Muslims Must My N NASA NFL NS Na Nacional
        16 Name Nancy Nash Nathan Nation National Nations Navy Ne Nelson Netflix Netherlands Nevada Nevertheless
        16 New Newton Nic Nicholas Night Nik Nina Nintendo Nixon No Non None Nor Norm Normal North Northern Norway
        16 Not Notes Nothing November Now Nu O OP Oak Ob Oct October Of Off Og Ohio Oil Oklahoma Old Olympic
        16 Olympics Once Online Only Ontario Op Operations Opt Options Or Orange Oregon Organ Orleans Other Others
        16 Otherwise Out Over Overall Own Ox Oxford P PHP PR Pa Pacific Pack Pal Pan Paper Parameter Parameters
        16 Park Part Party Pas Past Path Paul Pe Pennsylvania Per Perry Personal Pete Phase Phil Philadelphia
        16 Philip Philippines Phillips Phoenix Photo Physical Pic Pick Picture Pictures Pittsburgh Pl Planning Play
        16 Players Please Po Points Pol Policy Polish Political Pont Pop Popular Port Portland Portugal Post Pow Pr
        16 Pre Present Pri Primary Privacy Private Pro Process Products Prof Prom Prop Properties Pu Pub Public
        16 Publishing Puerto Q Qu Queensland Query Quest Quick Quinn R Ra Racing Rain Ran Random Rather Raw Ray
        16 Raymond Re Read Reagan Real Rec Recent Recently Records Red Ref Reg Regional Regular Rein Related Remove
        16 Rep Republic Republican Republicans Res Resources Rest Result Results Returns Review Rice Richmond Rico
        16 Right Rights Rivers Ro Rob Rock Rod Rogers Rom Roosevelt Rot Round Row Ru Ruby Rules Russell Russia
        16 Russian Ry Ryan S SE SEC SO ST Sa Safety Sally Samsung San Sand Sandy Sant Sarah Saudi Sc Schools Sci
        16 Science Sciences Scotland Scottish Se Seattle Second Secret Secretary Security Select Self September Ser
        16 Serial Series Service Services Set Sh Shan She Shop Should Show Si Sic Sierra Sign Silver Similar
        16 Similarly Since Sk Sl Sm Small Smith So Soc Society Software Sol Some Something Sometimes Song Sound
        16 South Sp Spain Spanish Spec Spencer Sr St Staff Stan Standard Stanford Stanley Starting Stat Statement
        16 Statistics Status Ste Step Steve Stewart Stock Storage Stories Story Stuart Student Students Studies Su
        16 Sub Success Sue Sun Support Sur Sw Swedish Swiss Switzerland Sy Sydney Symbol Syn Systems São T TABLE TH
        16 TR TYPE Ta Tak Te Tech Technical Technology Television Tennessee Ter Term Terry Tests Tex Texas Th
        16 Thailand The Their Then Theory There Therefore They Things Third This Thom Thompson Those Though
        16 Throughout Times To Today Together Tokyo Tommy Tools Tor Toronto Tow Toy Tr Training Trans Transport Tre
        16 Trust Truth Turkey Turkish Turner Twenty Tyler Types U USD UTC Ukraine Un Under Unfortunately United
        16 Unlike Until Update Upon Us Used User Using Utah V VIII Va Val Valentine Vancouver Ve Vegas Vent Very Vi
        16 Vic Victoria Victorian Vienna Viet View Vision Visual W WHERE Wa Wait Wales Walker Wallace Wang Warner
        16 Warren Watson We Week Wells Wes West What When Whether While Wi Wil Wild William Win Window Wisconsin
        16 With Without Woman Won Wood Word World Wright X XX Y Yale Yan Yeah Years Yellow Yes York Your Z Zach
        16 Zealand Zen Zero a ab abandon abandoned abilities ability aboard about above abroad abrupt abs absolute
        16 absolutely absorb absorbed absorption ac acc accent acceptance accepted accepting accepts access
        16 accessed accident accidentally accidents accompanied accompany accompanying accomplish accomplished
        16 accord accordance according account accounting accounts accuracy accurate accused ace achieved
        16 achievement achievements achieving acknowledged acquired acres across act acted acting actions activated
        16 actively activities activity actor actors acts actual actually ad adapted additionally address addressed
        16 addresses addressing adds adjusted admitted adopted ads adults advance advanced advances advantage
        16 advantages advent adventures advertising advice advised af affairs affected affecting affection affects
        16 affiliates afford afraid after afternoon afterward afterwards ag again against aged agencies agency
        16 agents ages aggressive agreed agreement agreements agrees agriculture ahead aimed aims aircraft al
        16 albums alcohol ale algorithm alien aligned alive all alleged allies allocated allow allowed allowing
        16 allows almost alone along alongside alpha already also alt alter altered alternatives although always am
        16 amateur ambitious among amongst amounts an anal analog analysis analytics analyzed ancestors ancient ang
        16 angry animal animals animated anime ann anniversary announced annual annually answer answers anticipated
        16 anxiety any anybody anymore anyone anything anywhere apart apartment apartments app apparent apparently
        16 appealing appearance appearances appeared appearing appears appetite applicable application applications
        16 applies applying appointed appreciate approached approaches approaching appropriate approved approx
        16 approximately apps ar arch are areas aren argued arguing armed arms army around arranged arrangements
        16 array arrays arrest arrested arrive arrived arrives arriving articles artists arts as asked asking asks
        16 aspects ass assembled assets assigned assignment assignments assistance associated associations assume
        16 assumed assumes assuming assumption assumptions assured at ate athletes atom attached attack attacked
        16 attacking attacks attempt attempted attempting attempts attended attending attitude attracted attributed
        16 attributes au audience audiences audit aug authentication author authorities authority authorized
        16 automated automatically autumn aux av availability available avant avoid avoiding aw awarded awards
        16 aware awareness away axis az b ba babies baby back backed backs backward badly bag bail bal balanced
        16 ball band bands bank banking bankrupt banned bar barely barrier barriers bars bas baseball based
        16 baseline basically basis basketball bat batteries battery be beans bear bears beat beaten beautiful
        16 beauty became because become becomes becoming bed beg begin begins begun behalf behaviors behind being
        16 bel belief beliefs believed believes believing bell belong belonged below bench beneath beneficial
        16 benefits beside besides bet better betting between beyond bid big bigger biggest bill billion bills
        16 biological birds birth bis bit black blank blast bleeding bless block blocked blocking blocks blog blood
        16 blow bo boards boats bodies bold bomb bombs bonds bones book boot boots borders borrow both bother
        16 bottle bought bound boundaries boundary bounded bout boxes boys br bra brain branches brands break
        16 breaking breaks breast breath breathing bree briefly brig bringing brings brit bro broad broader broke
        16 broken brothers brought brow brown brutal bu bud budget buff bugs building buildings bulk buried burned
        16 burning businesses busy button buttons buyer buying c ca cab cabin caf cal calculated calculation
        16 calculations called calling calls cameras campaigns camps can cancel cancelled cancer candidates cannot
        16 canon canonical cap capabilities capability capable capacity capital caps captured carbon card cards
        16 care career careers careful carefully caring carried carries carrying cars cart carved cases cash casual
        16 cat catalog categories category cats caught caused causes causing caution cc ce celebrated cell cells
        16 cent centered centers central centuries century ceremony certainly certified ch cha chains challenged
        16 challenges challenging champions chances chang changed changes changing channel channels chapter
        16 chapters char character characteristics characterized characters charged charges charging charity charm
        16 charts che cheap checked checking chemical chemicals chemistry chi childhood children choice choices
        16 choosing chosen chronic chunks churches ci circles circular circulation circumstances cited cities city
        16 civil cl claimed claiming claims class classes classical classified clean cleaning cleanup cleared
        16 clearing clearly click clients climb climbing clinic clinical clock close closed closely closer closest
        16 clothes clothing cloud clubs clusters co coaches coaching coastal cock cod coefficient coin coins col
        16 cold collapsed colleagues collect collected collecting collection collections college colleges colon
        16 colonial colony color colored colors colour colours columns com comb combination combinations combined
        16 combining comedy comes comfort comfortable coming commanded commander commands commence comment
        16 commented comments commerce commercial commissioned committed common commonly communication
        16 communications communities community compact companies companion company comparable compare compared
        16 comparing compensation compete competed competing competitors compiled complain complained complaint
        16 complaints complement completed completely completing complexity compliance complicated components
        16 composed comprehensive computed computer computers con concentrated concept concepts concerned
        16 concerning concerns concluded conclusion conditions conduct conducted conducting confidence confident
        16 confidential configuration configurations configured confirmed conflicts conform confront confused
        16 connect connecting connections conscious consciousness consensus consequence consequences conservation
        16 consider considerable considerably considered considering considers consist consisted consistency
        16 consistently consisting consists conspiracy constantly constitutional constraint constraints construct
        16 constructed consulting consumed consumer consumers consumption contacted contacts contain contained
        16 containers containing contemporary content contents context continued continues continuing continuous
        16 continuously contra contracts contributed contributing contribution contributions contributor controlled
        16 controlling controls controversial controversy convenient conventional conversations convert converted
        16 convey convicted convinced cook cookies cooking cool cooper coordinates cop copied copies copper cord
        16 corn corporation corporations correct correctly correspond correspondence corresponding corruption cost
        16 costs cotton could couldn count counted counter counting countries countryside counts county coup
        16 coupled courage courses court coverage covered covers cp cr crack crashed cream create created creates
        16 creating creative creativity creature creatures credentials credits crime crimes criminal crisis critic
        16 critical critics crops crossed crowd crush cry crypt cu cult cultures cup currency currently curriculum
        16 curves custody custom customer customers cut cycles d daily damage damaged damages dancing dangerous
        16 dark dash date dated dating daughter daughters day days de dead deadly deals dealt deaths dec decades
        16 decent decided decides deciding decisions declared declined decor decorated dedicated deemed deep deeper
        16 deeply deer def default defeated defending defensive defined defines defining definitely definition
        16 definitions degree degrees del delayed deleted deliver delivered delivering delivery della dem demanded
        16 demanding demands demo democracy demon demonstrated denied denotes density dent dental depart
        16 departments dependency depending depends depicted deployed derived des describe described describes
        16 describing description deserve design designated designed designer designers designing designs desire
        16 desktop desperate despite destroyed destroying detailed details detected detection deter determined
        16 determines determining developed developer developers developing developments devices devoted di
        16 diabetes diagnosed diagnosis dial diary dictionary did didn died difference differences different
        16 differently difficult difficulties difficulty digit digital dim dimension dimensions dining dip dir dire
        16 directed directions directly directory dirt disability disabled disappeared disc discover discovered
        16 discovery discrimination discussed discussing discussion discussions diseases dish dismissed disorder
        16 disorders displayed displays distances distinguished distributed distribution distributions district
        16 districts dive diver divers diverse diversity divided division divisions do doctors document documentary
        16 documented documents dog dogs doing dollar dollars domains dominant dominated done door doors dorm doubt
        16 dow down downtown dozen dozens dr drag dramatically draw drawing drawings drawn draws dreams dress drew
        16 drink drinking drinks driven drivers drives driving dropped dropping drops drove drug drugs drum drums
        16 drunk du dual during duties duty dwell dying dynamics dé e each earlier earliest early earned earning
        16 earnings ears easier easily east easy eat eating ec economics economy edges edited editing educated
        16 effect effective effectively effectiveness effects efficiency efficient efficiently effort efforts egg
        16 either el elaborate elderly elected election elections electrical electricity electro electron
        16 elementary elements eligible eliminated elsewhere em emails embedded emerged emergency emerging emission
        16 emotion emotional emotions employed employee employees employer employers employment en enabled enables
        16 enabling encoded encountered encouraged encouraging end ended ends enemies enemy energy enforcement eng
        16 engaged engaging engine engineering engineers engines enhanced enjoy enjoyed enormous enough ensure
        16 ensuring entered entering enters entertain entirely entities entitled entrepreneur entries entry
        16 environmental environments ep episode episodes equal equality equally equation equipped equity er errors
        16 es escaped especially essays essentially established establishing estimate estimated estimates et ethnic
        16 ev evaluated even event eventually ever every everybody everyday everyone everything evident evolved ex
        16 exact exactly examined example examples excellent exceptional exceptions excessive excited exciting
        16 excluded exclusively executed exercises exhaust existed existence exists exit expanded expanding
        16 expansion expect expectation expectations expecting expenses expensive experience experienced
        16 experiences experiencing experiment experimental experiments expert expertise experts explain explained
        16 explaining explains explicitly explored exploring express expressed expression expressions extend
        16 extended extending extends extensions extensive external extracted extraordinary extremely eye f fa
        16 fabric face faced faces facial facilities facility factors factory facts faculty failed fails failure
        16 fairly faith falling falls familiar families family famous fan fancy fans fantasy farmer farmers farming
        16 farms farther faster fastest fatal fate favor favorite fe fear featured features featuring feedback
        16 feeding feel feeling feelings feels fees feet fell fellow female females fest fever few fewer fi fields
        16 fifth fifty fight fighter fighters fighting fights figure figures file film filter fin final finally
        16 financing finding findings fine fingers finished finishing fir fires firms fiscal fish fishing fitness
        16 fits fitted five fix fixed fl flame flat flew flex flexibility flexible flick flies flights floating
        16 floors flour flowers flowing flows flu fly flying focused focuses focusing folded folk followed
        16 following follows fond foods fool foot footage for force forced forces forcing forests forever forgot
        16 forgotten form formal formally formats formed former formerly forming forms fort forty fought founded
        16 founding four fr fra fragment fragments frames fraud free freed frequencies frequency frequently
        16 friendly fruit fruits fu fulfill fully function functional functionality functioning functions fund
        16 fundamental funded funding funds funny fur furniture für g ga gained gaining gains gal gallery games
        16 gaming gang gaps garden gardens gate gathered ge gen gene general generally generate generating
        16 generations genre gentle genuine genus geometry getting ghost giant gift gig girls given gives giving
        16 glass global go god goes going golden gone gonna good goods gotten governed governing governments gr
        16 grab grades gradually graduated gram gran grand grandmother granted grants graph graphics greater
        16 greatest greatly green grew grey grocery ground grounds groups growing grown grows gu guaranteed guard
        16 guess guests guidance guide guided guidelines guilt guilty guy guys h ha habit had hal ham hand handed
        16 handful handled handles happen happened happens happy hard harder harm harmful harmon harsh hasn hat
        16 hate have having he head headed headquarters health healthcare healthy heard hearts heated heating
        16 heavily height held help helped helpful helping helps her heritage heroes herself hi hid hidden hiding
        16 high higher highest highlighted highlights highly hill hills himself hind hint hip hired hiring his
        16 historical history hits hitting ho hockey holds holes holidays home honest hook hop hope hoped hopes
        16 hoping horses hospital hospitals host hosted hostile hosting hosts hotel hotels hours households houses
        16 housing however html https hug huge hum human humanity humans humor hundreds hung hunting hurt hydro
        16 hyper hypothesis i ich icon id idea ideal ideas identical identified identify identifying identity if
        16 ign ignored ill illustrated im images imagine immediate immediately immigrants immigration immune imp
        16 impacts imperial implement implemented implementing implements implications implicit import importance
        16 imported imports imposed impossible impressed impression impressive improved improvement improvements
        16 improving in inc inches incidents included includes inclusive incorporated incorrect increase increased
        16 increases increasing increasingly ind indeed independence independently indicate indicated indicates
        16 indicating indices indirect individual individually individuals induced industrial industries industry
        16 inequality infected infinite influenced influences influential informed infrastructure inhabitants
        16 inherited initial initially initiated initiatives injured injuries injury inputs ins insect inserted
        16 insight insisted inspired install installed instance instances instant instead institution institutional
        16 institutions instructions instrument instrumental instruments int integral integrated integrity
        16 intellect intelligence intelligent intended intense intensity intentions inter interaction interactions
        16 interactive interest interested interesting interests interference intern internal interpreted
        16 interrupted intersection intervals interviewed interviews into intro introduced introducing invalid
        16 invented inventory invest invested investigated investing investment investments investors invited
        16 invoked involve involved involves involving ir is island islands isolated issued issues it item its
        16 itself iv j jewelry jo jobs joined joining joke journalist journalists ju judge jump jumping jury just k
        16 keeping keeps kept key kg ki kick kicked kids kill killed kills kilometres kind kinds king kings kn
        16 knees knew knocked know knowing known knows kw l lab labeled labels labor laboratory labour lacking lad
        16 lady laid lambda lan land landed language languages largely larger largest lasted lasting late latest
        16 latter laugh launched law laws lawyer lawyers layers lazy le lead leaders leadership leading leads lean
        16 lear learned learning least leaves leaving leg legacy legal legally legendary legitimate legs lengths
        16 lesser lesson lessons lets letters letting lev levels lever li liability libraries library licensed
        16 licenses lieu lift lifted lights like liked likes lim limit limitation limitations limiting limits
        16 linear linked links liquid listen listener listeners listening lists lit literally literary little liv
        16 lived lives lo loaded loading loads loans lobby local locally locals located location locations lock
        16 locked logged logging logic logs long longer longest looked looking looks losing losses lost lots loud
        16 loved lover loves low lower lowest loyalty luck lungs lux luxury lying lyrics m machinery machines mad
        16 made mag magazine magazines magic magnet magnetic magnitude mainly mainstream maintained maintaining
        16 maintenance maj majority make male males man managed management manager managers managing mandatory
        16 manifest manner manually manufactured manufacturers manufacturing many mapped maps mar marble margin
        16 mark market marketing markets married mas masks mass massive mast masters mat matched matching mate
        16 mater material materials matters max maxim may maybe mayor me meal meals mean meaningful means meant
        16 measure measured measurement measurements measures measuring mechanical mechanics mechanism mechanisms
        16 med medical medication medications meet meeting meetings meets meg members memo memories mental mentally
        16 mentioned mer merely merged mess message messages meters method methods metres mg mi mic micro mig might
        16 mil military mill millions min mines mini minimal minimum mining ministry minor minority minutes mir mis
        16 missed mission missions mist mistake mit mixing mo mob mobility mock mod modeling models moderate modern
        16 modest modification modifications modified modules moist molecular moment moments mon monitoring mont
        16 month monthly mood mor moral mostly mother motivated motor mountain mountains mounted mouse movement
        16 movements moves movies moving multi municipal murder murdered muscle muscles music musician mutual my
        16 myself mystery myth n na nail name named namely nan nas nation national nations natural naturally naval
        16 navy ne nearby nearest nearly necessarily necessary neck need needed needs negotiations neighbors
        16 neither nerves networking networks neutral never nevertheless new newer newspapers ni nic nick night
        16 nights nineteenth no nod nodes nominated non nonetheless norm normally nos not notably noted notes
        16 notice noticed noting novels now nu nuclear numbers numerous nurses nursing nuts o ob objective
        16 objectives objects obligation obligations observations obtained obtaining obvious obviously occasional
        16 occasionally occasions occupied occurred occurring occurs oct odd odds of off offer offered offers
        16 officer officers offices official officially officials often ok okay old older oldest once ones ongoing
        16 onto op opened opening openly opera operate operated operates operating operation operational operations
        16 operators opinion opinions opponent opponents opportunities opportunity opposed opposition opt options
        16 or oral order ordered orders ordinary ore organ organisations organizations organized orient origin
        16 originally origins os other others otherwise ou ours ourselves out outcome outcomes outline outputs
        16 outstanding over overall overlap overseas overview overwhelming owned owner owners ownership owns ox
        16 oxygen p pa pack packages packaging pages paid pain painful painted painting paintings pair pairs pale
        16 panels papers par para parameter parameters parents parish park parking parks parliament partial
        16 partially participants participated participating particle particles particularly parties partly
        16 partners parts passed passenger passengers passes passing passion passive past pat patches path patient
        16 patients patterns paying payment payments pd pe peaceful peaks peer penal penalty people peoples per
        16 perceived percent perfect perfectly perform performance performances performed performing performs
        16 perhaps periods permanently permit permitted person persona personality personally personnel petition ph
        16 phases phenomenon phil philosophy phones photographs photography phrase physical physically physics pi
        16 pic pick picked pictures pie pieces pier pill pilots pink pip pit pixel pl place placed places plain
        16 plan plane planet planned planning plans planted plants plates platforms play played players playing
        16 plays please pleased plenty plural po pocket poem poems poetry pointed pointing points poison poker pol
        16 polar policies political politician politicians politics pollution poly poorly pop popular popularity
        16 population populations por porn port portion portions ports positioned positions possessed possibilities
        16 possibility possibly post posted pot potential potentially pounds pour poverty pow powered powerful pr
        16 practical practices practicing praised prayer pre precise precision predict predicted prediction prefer
        16 preference preferences preferred pregnancy pregnant preparing presence present presented presenting
        16 presents preserved presidential pressed presumably pretty prevent prevented preventing prevention
        16 prevents previous previously pri prices pricing priests primarily principal principles print printed
        16 prints prior prisoner prisoners privacy pro probability probably problem problems procedure procedures
        16 proceedings processed processes processing produced producer producers produces producing product
        16 productive products prof professional professionals profiles profit profits profound programming
        16 programs progressive project projected projects prom promise promised promises promising promoted
        16 promoting pronounced prop propaganda properly properties proposal proposals proposed props prospect
        16 protected protecting protective protest protests proud prove proven provide provided provider providers
        16 provides providing provisions proxy psychological psychology pt pu pub public publication publications
        16 publicly published publishing pull pulled pup purchased purchases purchasing purely purple purpose
        16 purposes push pushed pushing put puts putting qu quad qualified qualities quality quantity quarters
        16 question questioned questions qui quickly quite quote quoted r ra race races racial racing racism
        16 radiation radical radio radius raised raises raising random randomly ranges ranging ranked ranks rap
        16 rapidly rarely rate rated rates rather rating ratings rational re reached reaches reaching reaction
        16 reactions read reader readily reads ready real realised reality realized really reason reasonable
        16 reasonably reasons rec recalled received receives receiving recently recipe recognised recognized
        16 recommendation recommendations recommended recorded recovered recovery red reduced reduces reducing ref
        16 refer referred referring refers reflected reflects refugees refused reg regarded regarding regardless
        16 regards regions register registered registry regularly regulation regulations regulatory rejected
        16 related relating relations relationship relationships relative relatively relatives relax release
        16 released releases releasing reliable relieved religious remain remainder remained remaining remains
        16 remark remarkable remember remembered remind removal removed removing renamed rendered rendering rep
        16 repairs repeated repeatedly replacing reply reported reporter reporting reports repository represent
        16 representation representative representatives represented representing represents requested requests
        16 requirement requirements res researchers reserve reserved reserves reset residential residents resigned
        16 resolved resource resources respect respected respective respectively respond responded responding
        16 response responses responsibility responsible rest restaurant restaurants restored restrict restricted
        16 restriction restrictions result resulted resulting results retail retained retired retro return returned
        16 returning returns rev reveal revealed revealing reveals revenge reviewed reviews revolution
        16 revolutionary reward rib ric rid ride rig right rights rigid rim rings rising risks ritual rivers ro
        16 roads robust rocks rod roles rolled rolling roman romance rooms roughly round rounded rounds routes
        16 routine ru rub rugby ruin ruled rum running runs rural rush rust s sa sac sadly safely safety said sal
        16 sale samples san sand sank sap sat satisfaction satisfied satisfy save saved saving savings say says sc
        16 scales scan scar scattered scenario scenarios scenes scheduled schemes scholar scholars schools science
        16 sciences scientist scientists scored scores screens script scripts se sea seam searched searching
        16 seasons seats secondary seconds secret secretary sect sections sectors secure secured security see seed
        16 seeds seeing seeking seeks seemed seemingly seems seen segment segments seized select self selling semi
        16 sen sending sends sense sensitive sensitivity sensor sent sentences sep separated separately sequences
        16 serial series seriously servant servants served servers serves services sessions sets setting settings
        16 settled seventh seventy several severely sexual sf sh sha shadow shall shape shaped shapes shares
        16 sharing sharp she sheep sheet shift shifted shifts ship shipped shipping ships shock shoes shoot
        16 shopping shops shorter shortly shorts shot shots should shoulder shouldn show showed shown shows shut si
        16 siblings sick sight sign signals signed significance significant significantly signs silent sim
        16 similarly simple simplicity simply simulation simultaneously singing sisters sits sitting situated
        16 situations sixth sixty sizes sk skill skilled skills sl slavery slaves sleep sliding slightly slot slow
        16 slowly sm smaller smallest smart smoking snap so soccer social societies society sock socks soft sol
        16 soldier soldiers solely solid solution solutions solve some somebody somehow someone something sometime
        16 sometimes somewhat somewhere songs sons soon sore sorry sort sought soul sound sounds sources sp spat
        16 spatial speak speaker speakers speaking speaks spec special specialist specialized species specific
        16 specifically specified spectral spectrum speed speeds spending spent spirit spirits split spoke spoken
        16 sponsored spots spotted spreading sq square st stab stability staff stages stairs stalk standard
        16 standards started starting stat state stated statement statements stating station stations statistical
        16 statistics stats stay stayed staying ste steady steel step stepped stick stock stocks stole stolen
        16 stones stood stop stopped stopping storage store stored stories straight strange strategies strategy
        16 streaming streams streets strength stress stretch strictly strikes string strings stripped strong
        16 stronger strongest strongly struck structure structured structures struggle struggled struggles
        16 struggling student students studied studies study studying stuff su sub subjects submitted subsequently
        16 substantial succeeded success successful successfully suck sudden suddenly suffered suffering sufficient
        16 sufficiently suggest suggested suggesting suggestion suggests suit suitable suite sul sum summary super
        16 supplied supplier supplies supported supporters supporting supportive supposed sur surf surfaces surgery
        16 surprised surprising surrounded surrounding surveillance surveys survived surviving survivors suspected
        16 suspended sustainable sustained sw swallow sweet swift swimming switch switched sy symbol symbols syn
        16 syntax t ta tables tactics tag tags tail taken takes taking talent talented talents talked talking talks
        16 tan tanks targeted targets tasks taste taught tax taxes tb te teach teacher teachers teaches teams tear
        16 tech technical technique techniques technological technologies technology teens teeth telling tells
        16 temper temperatures tempo temporarily temporary tends tennis tent term terms territory terror test
        16 tested testimony testing text texts th thank thanks the themes themselves theoretical theories theory
        16 therapy thereby therefore thesis they thick thin things thinking thinks thirty thorough those though
        16 thought thoughts thousand thousands threads threat threatened threatening threats threw throat throne
        16 throughout throwing thrown throws thus tickets tied ties tight til tile tiny tips tire titled titles to
        16 tobacco today token told tolerance toll tom ton tons took tools top topics totally touch tourists tours
        16 tow toward towards town toxic toy toys tr traces tracks trade traded trading traditions tragedy trail
        16 trailing trained trains trait traits trans transactions transferred transform transformed transit
        16 translated transmit transparent transportation trapped traveled traveling travelling travels tre treat
        16 treated treating treatment treatments trends tri trials tribe trick tried tries triggered trips troops
        16 tropical trouble truck trucks truly trump trunk trust truth try trying tu tube turn turned turning turns
        16 twelve twentieth twenty twice twist two typical typically typing ultimate ultimately un una unable
        16 uncertainty und under underground underlying underneath understand understood une unemployment
        16 unexpected unfair unfortunate unfortunately unhappy uniform unique united units unity universal
        16 universities university unknown unless unlike unlikely unnecessary until unused unusual up upcoming
        16 updated updates upon ur urban urged urgent use used user users uses using usual usually ut utility
        16 utilized utilizing v va valid value valued values van variable variables variation variations varied
        16 varies varieties variety various vary varying vast ve vectors vegetables vehicle vehicles vendor vendors
        16 vent verb versions versus vertical very vessel vessels vest vet veteran veterans vi viable vic victim
        16 victims victory videos viewed viewing views villages vintage violence violent virtual virtually vis
        16 visibility visible visited visiting visitor visitors visits visual vital vo voices vol volumes
        16 volunteers voted voters votes voting vulnerable w wa wages wait waiting walk walks wall walls wanted
        16 wanting wants warm warned warning warnings warrior was washed washing wasn watch watched wave waves ways
        16 we wealth wealthy weapon weapons wearing websites week weekly weeks weight welcomed welfare went west
        16 wet whatever wheels whenever where whereas whether while whilst who whole whom whose why wide widely
        16 wider widespread wife wild wildlife windows winner winners wins wireless wished wishes within witnessed
        16 witnesses wives woman wonder wonderful wondering wood wooden woods words work worked worker workers
        16 workshop workshops world worldwide worn worried worry worship worst worth worthy would wouldn wounded
        16 wounds wr wrapped writer writers writes written wrong wrote www x yards ye yeah years yellow yes
        16 yesterday yet young younger youngest yours yourself youth z zones £ ° ± Á É Ö × â é С а о „ € −
        17 ! " # $ % & ' ( ) * + - . / : ; < = > ? @ ABC AC AD AF AG AL AM AN API AS AU AV Abd Access Account Adams
        17 Adult Africa African Ag Agent Ah Air Airport Ak Albert Alfred Alice Allen Alliance Allow Alt Amazon
        17 America Among Amy Andrew Ang Animal Ann Anton Apart Application April Arab Arabia Arch Are Area Argument
        17 Array Arthur Article Artist Ash Asian Association Attorney Attribute August Aunt Australia Australian BA
        17 BB BC BS BT BY Bach Baker Bald Ball Bang Bank Bark Barn Baron Base Basic Basket Bear Beat Beautiful Beck
        17 Beth Bi Bible Big Bill Bird Birth Bit Blake Bloom Board Bob Bog Bond Books Born Bot Both Bow Bowl Box
        17 Bra Brad Branch Brand Brigade Bright Brit Broad Brown Bug Building Bull Bus Butler CB CBS CEO CL CNN COL
        17 CR CV Call Camp Campaign Canada Canadian Canal Capt Captain Care Career Carlo Carolina Cart Carter Case
        17 Cast Center Centre Cha Chair Chamber Champion Champions Chapter Char Chart Chase Check Chen Chile Choice
        17 Christians Circle City Class Classic Clear Client Close Cloud Club Coast Coffee Cold Colombia Color
        17 Columbia Command Commander Commission Communist Complete Condition Conference Configuration Cong
        17 Constitution Construct Construction Content Context Cook Cop Corporation Corps Costa Cot Could Course
        17 Cow Craft Craig Crime Crown Cry Cub Cuba Cup Current Curt Customer Cut Cy DB DJ DL DNA DO DR DS DVD Da
        17 Dad Dal Dale Dam Dance Dar Dat Database Date Dave Davis Day Dead Deal Dear Define Definition Dem Design
        17 Det Development Dictionary Diet Digital Din Director Disney Distribution District Doctor Document Dod
        17 Does Dog Don Door Douglas Down Download Dr Dragon Draw Dream Drug Du Due Dun EL EP ER ET Early Earth
        17 East Easter Easy Ec Economic Edit Edition Editor Education Egyptian Ek El Elect Electric Element Eli
        17 Emma Empire England English Enter Enterprise Entry Er Era Estate Euro European Eve Even Event Exception
        17 Exchange Experience FC FE FL FM FOR Face Fair Faith Fall Fame Far Fast Father Feature Fed Federal
        17 Federation Fellow Festival Fight Figure File Fill Fin Final Fine Finland Fire Fish Fisher Five Flash
        17 Fleet Flight Flow Fly Food Football Force Ford Fore Foreign Forest Format Foundation Fox Fra Frame
        17 France Frances Francis Free French Fresh Friday Fried Friedrich Friends From Fu Full Fun Future GA GB
        17 GET GM GT Garden Gate Generate Generation Geoff Georgia German Gi Gill Golf Government Governor Gr Grade
        17 Grande Great Greek Green Greg Grey Ground Guard Guide Gulf Gun Guy HD HR HTTP Hal Half Ham Hamilton
        17 Handle Hans Harold Harper Has Hash Haven Hawaii Hay Health Heat Heavy Helen Help Henry Highway Hills
        17 Hind Historic Hitler Holland Home Hon Hong Host Hotel House Hu Hung Hunter ID II III IL IS ISO IT IX Ian
        17 If Impact Import Index Individual Indonesia Input Insert Inside Institute Intel Inter Interior Internal
        17 Internet Ir Iran Iraq Irish Isaac Island Israeli Issue It Italian Item Its Iv Ivan Jack Jake Jane Java
        17 Jay Je Jen Jess Jesse Jet Jin Joan Joe John Join Jon Jordan Joy Juan Judge Julia Julian Julie June Jung
        17 Just Justice Kam Kat Kay Ken Kent Khan Kids Kill Kin King Knight Ko Korea Korean Ku Ky LI LL LO LP Lab
        17 Label Lac Lad Lam Lamb Language Later Latin Lead Leader League Learn Leave Left Leon Leonard Less Letter
        17 Lev Level Liberal License Lin Line Link Lion Lisa List Liter Load Local Location Lock Lord Los Loss Lot
        17 Lower Lucas Luis MIT MO MR MS MT Mach Machine Mad Made Magic Mail Major Make Malaysia Manager Manchester
        17 Mans Manuel Marc March Marian Marshall Martha Martin Marx Mary Master Masters Mat Match Matt Maybe Mean
        17 Media Medicine Meet Meeting Meg Member Members Memorial Memory Men Mer Met Might Mike Mil Milan Mill
        17 Miller Min Mind Minister Minor Mis Mission Mitchell Mobile Mode Model Mont Month Mor Most Mother Motor
        17 Move Movement Movie Mr Ms Muse Museum Music Mé NAS NC NE NO NOT NOTE NY Nam Names Nap Nas Native Natural
        17 Nature Naval Nazi Near Need Neil Net Network Never Next Ni Nice Nick Niger Nigeria Node Nord Note Nova
        17 Number Nut Ny OB OF OK ON OR Obama Object Official Ok Okay Oliver Open Opera Operation Option Optional
        17 Order Original Os Output Oz PC PD PDF PG PL Package Pain Pak Palace Palm Par Parker Partial Partner Pat
        17 Paulo Pay Payment Peace Peak Pear Pearl Peg Pen Penn People Period Person Peru Pet Peter Peters Ph Pi
        17 Pier Pierre Pin Pink Place Plan Plant Platform Player Plus Pod Poland Poll Poly Pool Pope Por Position
        17 Pot Power Practice Prem President Press Prime Prince Print Prior Product Production Program Progress
        17 Project Property Protection Protest Pun Python Quebec Queen Queens RE READ REG RES RF RO RT Radio Rail
        17 Railway Raj Ralph Rand Range Rank Rat Reading Record Reed Reference Regiment Region Register Ren Report
        17 Represent Request Reserve Resource Return Ric Rich Richard Ring River Road Robert Roberts Robin Roger
        17 Roland Role Roll Roman Romans Rome Room Root Rose Ross Roth Route Roy Royal Rs Rule Run Russ Ruth SB SD
        17 SH SI SK SL SP SS SV SW Sac Safe Sal Sale Sales Same Sat Saw Sax Say Schedule School Scott Screen Sean
        17 Season Sec Section Senator Send Senior Sept Serge Sergeant Server Session Several Shadow Shah
        17 Shakespeare Shaw Ship Sid Side Sim Simon Simple Sing Singapore Singh Single Sister Site Size Skip Snow
        17 Social Soft Son Sony Soon Soul Source Southern Soviet Space Special Speed Sport Spot Spring Springs
        17 Squad Sri Stage Stand Star Stars Start State States Station Steel Stein Stephen Steven Stevens Still
        17 Stop Store Storm Stream Street String Strong Studio Study Subject Sud Suite Sul Sum Sunday Super Sweden
        17 Switch TD THE TO TV TX Tab Table Tag Taiwan Tal Talk Tall Tam Tan Target Task Tax Tay Team Ted Tell
        17 Template Test Text Thank Thanks These Think Thomas Through Throw Thus Ti Tibet Tim Time Tip Title Tom
        17 Tony Tool Top Total Touch Tower Town Township Track Trail Train Treat Tree Tri Trump Try Tu Tun Turn
        17 Twitter Two Type UI UK UN US USB USS Um Und Union Unit Universal Universe University VA VII VT Value Van
        17 Version Victor Vietnam Villa Village Vin Vincent Virginia Visit Vo Voice Vol Volume WE WITH Walk Wall
        17 Walter Want War Ward Wars Was Washington Wat Watch Water Web Wed Weight Well Were Where Which Who Why
        17 Williams Wind Windows Wing Winter Wire Within Wonder Woods Work Working Works Would Write Writer XI XML
        17 XVI Ya Yang Ye Year Yet You Young Youth Zone Zur [ \ ] ^ _ ` abortion absence abundance abuse acceptable
        17 accessible accommodate accommodation achieve acid acknowledge acquire action activate activation actress
        17 adaptation added addiction adding addition additional adequate adjust administer administration
        17 administrative admission admit adoption adventure advise advocate affair affiliate age agent aggregate
        17 ago agree agricultural ah ai aim airport alarm alert alias align alignment alliance allocation alternate
        17 amid amount analyst analyze and anger angle animation announcement anonymous ant anti anyway ap appeal
        17 appear apple applied apply appointment approach approval approximate apt arc architect architecture
        17 archive area arena argue argument arguments arise armor arrangement arrival arrow art article artificial
        17 artist artistic artwork ash aside ask aspect assault assembly assert assess assessment asset assign
        17 assist assistant associate association assure attach attachment attend attendance attorney attract
        17 attraction attractive attribute auction aunt authentic authors average await ax background backing
        17 backup bacteria bad balance bare bark barrel base basement bases basic bass batch bath bathroom battles
        17 bay beach beam bean bearing beating bedroom beds been beer before began beginning behave believe
        17 belonging belongs belt benefit bent best bi bias binary bind binding birthday bite bits blame blend
        17 blind blue blues blur board boat body bolt bon bond bonus booking books boost border bore born boss bot
        17 bottom bow bowl box boy brace brand brass bread breakdown breed brief bright brilliant bring brother
        17 browser brush buck bucket buffer bug builder built bull bullet bump bunch bundle burn bus bush but
        17 butter buy by byte bytes cabinet cable cache cage cake calculate call caller calm came camp campus canal
        17 cancellation candidate capt captain capture carrier carry casting castle catch cater cattle cause cave
        17 cb cd celebrate celebration cement center certain certification chain chair challenge champion
        17 championship change characteristic charge chart chase chat check checks chef chest chicken child chip
        17 cho choose chose church citizen citizens civilian claim clan classic classification classroom clause
        17 clay clear client climate clip clone closing club cm coach coalition coast coat code codes coding coffee
        17 cognitive collaboration collective collision column combat comic commission commit commitment
        17 communicate comparison compatible competition compiler completion complex comply component composer
        17 composite composition compound compression compromise computation compute concentrate concentration
        17 concern concert conclude condition conference confess confirmation confusion congress connected
        17 connection consecutive consent conservative consideration consistent constant construction consultant
        17 consultation consume contact container contains contest continent continue contract contrast contribute
        17 control controller convenience convent convention conversation conversion conviction convince
        17 cooperation coordinate copy copyright core corner corners corporate corps correction correlation
        17 corridor corrupt costume cough course courts cousin cover covering cpu craft crash creation creator
        17 credit crew criticism crop crossing crow crown crucial cs cultural culture cure curl current curve cuts
        17 cutting da dad dam dance danger dans das dat database dates db deadline deal dealer dealing death debate
        17 debt debut decision deck declaration declare decline decrease defeat defect defend defense define delay
        17 delegate demand demonstrate denote dense deny department departure depend dependent deploy deployment
        17 deposit depression depth derivative derive descend descent desert desired desk destination destroy
        17 destruction det detect detective detector determine develop development device diagram dialect dialogue
        17 diameter dies diet differ differential digest dil dinner direct direction director directors disappear
        17 disaster discipline discount discuss disease disk dismiss display dispute distance distant distinctive
        17 distinguish distress distribute disturb divide divorce doc dock doctor documentation dod does doesn doll
        17 don dos dose dot download draft drain dramatic dream drive driver dry ds dt dub duck due dug dump
        17 duration dust dynamic earn ease eastern economic ecosystem ed edge edit edition editorial education
        17 educational eggs eight eighteen elder elect electric electronic element eliminate elite else email
        17 embrace emerge emphasis empire empty enable encounter encourage ending engage engineer enhance
        17 enhancement enter enterprise entertainment entire entity entrance environment epic epoch equipment
        17 equivalent era escape escort essay essential est establishment estate estimation etc eu evaluate
        17 evaluation evening events evil evolution exam examination exceed exception excess exclude execute
        17 execution executive exercise exhibit exhibition exist existing expand expected expedition expense
        17 explanation explode explosion export expose exposed exposure extension extent extract extreme facing
        17 fact factor fail failing fair fake fall fallen false fame far fare fast fat father fault favourite feat
        17 feature fed fee feed felt fen festival fetch fiber fiction field fifteen fig filed files filing fill
        17 filled filling films filters finance financial find finds finger finish fins fire fired firing firm
        17 first fist fit fixture flag flags flash fled fleet flight flip float flood floor flow flower fluid flush
        17 flux fold folder followers foo food football fore forecast foreign forest forget formation forth fortune
        17 forum forward foster found foundation founder fourteen fourth fraction frame framework franchise freedom
        17 frequent fresh friend friends friendship from ft fuel full fun fusion future gain gall game gap garage
        17 gas gather gathering gave gay gear gel generated generation generator generic genes get gets girl
        17 girlfriend give gold got govern government governor grace grade gradient graduate grain graphic grass
        17 great grid grip group grow growth guarantee guards guest gun guns gym habitat hack hair half hall halt
        17 handle handler handling hands hang hanging happening has haul hay header heading heads heal healing heap
        17 hear hearing heart heavy hell hence hero hers hide highway historian historic hit hold holder holding
        17 hole holiday homeless hon honor honour horizontal horn horror horse hour house household how hub hundred
        17 hunt husband ib ice identification ignore il illegal illness image impact implementation important
        17 improve inch incident include including inclusion incorporate independent index indication indicator
        17 infant infection info inform information ing inhabit inherit injection inn innocent innovation input
        17 insert inside insist inspiration inspire installation instruction instructor intact integer integrate
        17 integration intellectual intend intent intention interact interface interior internet interpretation
        17 intervention intimate introduce introduction invention inverse investigate investigation io ion iron isn
        17 isolation items iteration jack jacket jail jaw jet jewel job join joint journal judges judgment juice
        17 justice keen keep keyboard keys kid killer killing kingdom kiss kit km knee knock knowledge label lac
        17 lack landing lane lang lap laptop large laser last later launch lay layer layout leader leaf league leak
        17 learn lease lecture led legend legislation len lens les less let letter liberal license lid lie lies
        17 lighter lighting likelihood likely limited line lined lines link lion lip list listed listing liter
        17 literal literature liver living load loan locate log look lord los lose loss lot luc lunch lung ma mac
        17 mach machine macro mail main maintain major maker makes mal manage manual manuscript mapping march
        17 marginal marriage marry mars mask master match matches math mathematical matrix matter mature maximum
        17 meaning meat media medicine medieval medium member membership memorial memory men mention merchant mere
        17 merge met metadata metal meter metric middle migration mild mile miles milk million mind mine mineral
        17 minute miss missing mix mixed mixture ml mm mobile mode model modes modify module mole mom monster
        17 months monument moon more mort most motion motivation mount mouth move moved mp mt much mud multiple
        17 museum musical musicians must mx mysterious nam names narrative narrow nat nature navigate navigation
        17 near needle negative neglect neighbor neighborhood neighbour nervous nest net network neural newly next
        17 nice noble noise none normal northern nose notable notebook nothing notification notion novel np ns
        17 number nun nut object observation observe observed obtain occasion occupation occur offense offering
        17 office offset oh oil om on one online only open opens opposite ops optimal optimization option optional
        17 orange orb orbit ordering org organic organization organize orientation original ot our outbreak outdoor
        17 outer output outs outside overcome overhead own pac package pad page paint painter palace palm pan panic
        17 paper parent part participant participate participation partition partner partnership pas pass password
        17 patch patent paths patrol patron pattern pause pay payload pays peak peas pending pens pension
        17 percentage perception periodic permanent permission personal persons perspective pet phase photo
        17 photographer photos physician picture pig pilot pin pine pipe pipeline pitch placement placing plasma
        17 plate platform player pleasure plot plug plus pm pod podcast poet point pointer pole police poll pont
        17 pool porch portal pose position positive possess possession possible poster posting posts pound powers
        17 pp practice praise pray prefix premium preparation prepared presentation preserve president press
        17 pressing pressure pretend preview prey primary prime printer printing priority prison private privilege
        17 prize probable proceed process processor production profession professor program programme projection
        17 promote promotion prompt proof proper property proportion protect protection protein proved province ps
        17 pseudo publisher pump punch punk pure pursue pursuit puzzle q qualify quarter que queen query quest
        17 queue quiet quit rack radar raid rail railway rain raise rally ramp ran ranch rang range rank ranking
        17 rape rapid rat ratio raw ray reach react readers reading realistic realm rebel recall receive recent
        17 reception recipient recognition recognize recommend record recording records recruit reduce reduction
        17 reference references reflect reflection reform refuse regard region regional registration reign rein
        17 reject relate relation relay relief religion rely reminder remote remove ren render renew rent rental
        17 repair replace replaced report reproduce republic reputation request require required requires requiring
        17 residence resident resign resist resistance resolution resort restart restore resume retain retire
        17 retirement retreat retrieve revenue reverse review rice riding rifle rip rise risk rival river rm road
        17 robot rock rode roll root roots rope rot rotation row rows rs rt rubber runner sacrifice sad sail saint
        17 salary sales salt same sample sang sar satellite saw saying scale schedule scheme scholarship school
        17 scientific scope scrap screen screening scroll seal seas season seat secrets section sector seek seem
        17 sees selected selection sell seller send sensation sentence sentiment separate separation sept sequence
        17 ser serious server serving session set settle settlement setup seven severe shade shaft share shared
        17 shell shelter shield shooting shop short showing sid sides sigh signal signature signing silence silk
        17 sin since sing singer single sink sister sit site sites situ situation sixteen size ski skip sky slave
        17 slice slide slides slight slip slope small snake snow socket soil solar sold sole solo son song sorted
        17 source south southern space spaces span spare spark spawn specify spell spend spiritual sport spot
        17 spouse spray spread spring sprint spy sql squad ss stable stack stadium stage stain stair stake stamp
        17 stance stand standing stands star stars start starts startup states static statue status steal stem
        17 steps stiff still stomach stops stores storm story strain strategic streak stream street strengthen
        17 stride striking stroke structural stud styles subject submission submit subscription subset substance
        17 substitute succeed such sue suffer suffix sugar summon sun sung supplement supply support supports
        17 suppress surface surge surprise surround survey survival survive suspect suspend suspension suspicious
        17 sustain sv swap sweep swim swing sword sync systems tablet tack tackle tal tale talk tank tape target
        17 task tea teaching team teen teenager tel telephone television tell template temple tenant tend tender
        17 tens tension tensor ter terrain terrorist tests tex than that theater theft their them theme then these
        17 thickness thing think third this thread three through throw thumb ti tick ticket till tim time timer
        17 times timing tip tired tissue title toes tomb tone tongue too tool topic tor torch torn total tour
        17 tourist tournament tower towns trace track tracking tract tradition traditional traffic trailer train
        17 trainer training transaction transfer transformation transition translate translation transmission
        17 transport trash travel tree trees trend trial tribes trigger trip triple ts tub tune tunnel tv twin tx
        17 ty type u um uncle understanding union unsafe update upset urge us usage useful utter vacation vaccine
        17 val validation valor var variance venture venue verify verse version video view viewers village vine
        17 violation virus visa vision visit vocal void voltage volume volunteer von vote voyage vs wake walking
        17 want ward ware warn wars wash watching water waters way weak weakness wear weather web website wed
        17 wedding weekend weigh welcome well were what wheat wheel when whites width will willing win wind window
        17 winds wing wings winning winter wish witch with withdraw withdrawal without witness won word working
        17 works worm wound wrist writ write writing xml y yard year yield yields you your zero zone zu { | } ~ « »
        17 à б в д з и к м н п с т م – — ‘ ’ “ ” • … →
        18 AR AT Abu Andre Ari Austria Auto BE Brazil Brother Bryan Bun CE CP CS Can Chi Chief Cho Cole Come DA
        18 Daniel Den Der Dig Double Doug ED EN ES Engine FR FT Front GP Gas Gel General Han Have Hero Honor IC IF
        18 IP Information Iron Ji Jul Kenya La Lap Las Lauren Lawrence Led Leg Lil Love Luther MB MC ME ML Main
        18 Metro Mine Mir Mix Moon NA NT Natal One Origin Otto PM PO PP PS PT Pad Paris Pass Put RC Ram Rap Refer
        18 Reich Rick Rub SC SM Sad Salt Sen Sep Sha Short Six Smart Specific Summer Tel Temple Trade Travel Ts Ty
        18 Wal Way White Ze aid ak anchor arm arte ban battle behavior ben bin bride bridge build bureau cas cf
        18 chamber chance circuit command conflict country cum cyber dar der detail dev dia distract dom double
        18 drift ear examine extra favour format guitar hash heat hem here highlight homes hot inspect invite jam
        18 jan jar ke kin la lake lamp lin loop marine marker meta mid minister ms north nov ny panel party pen
        18 power progress prominent realize rear refuge reinforce rescue resolve rich route rule safe sex side sir
        18 spin strike strip summer system tab table take tang ten terra there tin toe torture trap unit utilize
        18 variant vin wire wrap wreck ze
        19 Bal Battle Bio Boot Brig CD Capital Carr Coach Convention Cross Data Dir Doc EM Extra Fen Finn Foot Gem
        19 Group HE Hem Hey Hop Hum IR Invalid Io Jun Kingdom Kirk Kit Kurt Lan Lee Lou Marine Medal Micro Mit
        19 Monte More Nat Ol Om Our PA Parent Parliament Roc Ron Rosen SU Sam Save Scar Share Sleep Style Syria Ten
        19 Vis Will Wu academic accept active air auto automatic award bio bob brick business cad certificate chunk
        19 combine come console consult die dig drop exchange explore farm fence fork front goal gray ink inner ist
        19 jun landscape length level ling love movie ng node prep price prince profile protocol quick ram realise
        19 regime repeat ring romantic singular terminal trim tun ul upgrade upper voice war zip
        20 AI AP Age Ali Av BR Ban Barr CF Carol Clark Convert Core Court Das Deep Fat Glen HTML Heart Hot Ja Jan
        20 Keep Kid LA Lake Len MD Maria Monitor Mountain Nak News Nov OUT On Ot PI Price Race Research SR Sar
        20 Search Shell Sports Susan TE Tai Theater Trace Wolf Yu absent ali arrange cinema counsel cow cub cy dan
        20 disagree echo further gender gi hybrid impress income interrupt journey ka ko lands left mk mu news null
        20 ocean poor posterior proto rose score senior serve silver smooth style tall tar vault waste ya
        21 Anti Award Berlin Bert Bin CT Chat Commit Czech EU FA Fur Hat Heaven IO Il Image Jam Kan Key LE LGBT Lau
        21 Mall Modern Pac Que Release Revolution Rus Sea Seven Sky Stud Survey Sweet Up Ur Walt add adopt affect
        21 barn branch cone crystal decide defence earth elegant enforce error explicit fashion formula gem grave
        21 ic issue joy ll nine pace peace pun recover roof rules run search shallow shore steam systematic
        22 Catholic Diamond Drop Gray Hope Jar Kate Lady Light Live Mario Murphy NL Ng Oh Organization PH Rum Saint
        22 See Sex Sin Sir Tar Var adapt album banks behaviour cam cope critique din distinct drama editor font
        22 harvest hen http interpret kan life light mel ol probe rob scratch studio tie tooth virtue
        23 Admiral Anna Apple Asia Cape Dark Dutch EC HO Lane Lloyd MA Meta Michel Mig Much Page Rio Sara Such
        23 System Take Ul broadcast car case cast chief cloth je loyal piano powder propose purchase sam second
        23 skin soap symmetric temperature tide tier trauma ultra wage wine
        24 Alpha Ark Bomb Bridge CC CM Charlotte Environment Film Him Let MI Male Murray Negro Point Raf SF Spirit
        24 Thor UP beta bike carriage centre complete confirm couple disrupt employ facilitate faint genetic gross
        24 medal photograph piece relevant rhythm sake scandal sports via white
        25 Cab Change Control Formula Got Graham HA Harris Imperial Iowa Little Mai Michael Response Rev SQL Ton
        25 Virgin campaign cruise data distinction grant inspection international ja loose monitor mothers nor
        25 observer paste period persistent prepare smoke tough warrant western
        26 AB Container Die Division Elizabeth FI Georg George Large London Norman Ocean PE SA That Too Tour WA
        26 abstract api constitution domestic except federal logo parallel phone priest research royal six stone
        26 suppose tam tap
        27 Business Cad Creek DC Horse Liver Mexican Middle Morning Square announce atmosphere bone cookie decade
        27 den diagnostic duplicate follow golf influence interval interview leave map mirror pal particular
        27 regular role scene service similar spine
        28 Coal College Council Edward Franco Money Moore Score Silva Songs Stone Wayne competitive gut him ip
        28 nerve offensive premier sketch
        29 Duncan HP Independent Kitchen Life OS Quarter Ridge SHA Steam USA VI awake ie revision steep treasure
        29 worse
        30 AA Edge Eye Give Hospital Kaiser Urban Vice Western burden council cross dispatch eyes hr hunger nurse
        30 provision shoe superior true types
        31 Brian Chairman Culture Department Drive Driver Ensure Grace Grant Ice Office Premier Santa Transfer
        31 basket chairman coal eleven honey invitation marks menu plant policy receiver wagon
        32 AHL Aaron Abbott Abnormal Aboriginal Abraham Academic Activities Adler Admini Administration
        32 Administrative Adolf Adrian Advance Adventure Adventures Advert Advisor Advisory Affair Afghan
        32 Afterwards Agreement Agricultural Agriculture Agust Alaska Albania Albanian Albany Albion Albums
        32 Alexandra Allied Allowance Alterna Alternat Ancient Anders Anderson Andrea Android Angola Animation
        32 Anissa Anne Anniversary Anthony Antoi Antoine Antonio Appeal Appeals Applied Aqui Arctic Argent
        32 Argentina Armenia Armenian Armstrong Arsenal Artificial Artillery Associate Associated Astro Astron
        32 Athens Athlete Athletes Atlantic Attack Aurora Austral Automatic Automatically Automotive Avenue
        32 Bachelor Bahamas Bailey Baltic Baptist Barack Barbados Barnett Barrett Beast Beauty Beginning Belanda
        32 Belgian Benedict Benutz Berber Berk Beverly Biology Bishop Blair Blind Bloc Blum Boeing Bolton Bombay
        32 Boolean Borde Border Brandenburg Brasil Breed Bristol Brody Bronx Bronze Brooklyn Bruins Bryn Bucharest
        32 Budapest Buffalo Bureau Burg Burge Burk Burke Burma Bytes CIA COVID Cabinet Cadogan Caesar Cairo
        32 California Cambridge Campbell Cardiff Cardinal Cardinals Carrier Catalan Cathedral Cecil Cemetery Census
        32 Central Challenge Championships Champs Chance Chandr Chandra Chapel Chapman Characteristic Charity
        32 Chelsea Chemical Chemistry Chicago China Chris Christine Christmas Chronic Chrys Chung Cinema Citation
        32 Claude Clauses Clinic Coalition Colonel Colonial Columbus Combine Comedy Comics Commercial Committee
        32 Commun Communication Compared Compiler Complexity Compute Concurrent Confederate Confederation
        32 Conservation Conservatory Consort Constance Constantine Consti Consul Contemporary Continent Continental
        32 Cookies Cooper Cooperation Corin Cork Cornell Corp Corpor Corre Costume Countess Country Coupe Couple
        32 Covid Crawford Crazy Creative Credit Crew Criminal Crisis Cristina Critical Critics Cruise Crystal
        32 Curling Cycling DELETE Danish Dateien Daugh Davies Dawn Dawson Defence Defender Degree Delaware Delta
        32 Democracy Dennis Depend Depends Deployment Depression Desert Detect Dhar Diagnostic Diane Diffe Dillon
        32 Diplo Discovery Disease Disorder Disorders Dispatch Diver Divid Django Docker Documentación Documentary
        32 Documentation Dollar Dominica Donald Dorothy Dorset Drake Duke Durham Dylan Dynamic Eagle Eagles Earl
        32 Earn Economist Economy Edinburgh Eduardo Egg Eine Eisen Elastic Elementary Elena Ellis Embassy Emergency
        32 Emory Emperor Employ Employment Engineers Ensemble Episode Equa Erik Ernst Essex Estado Estados Eugene
        32 Europa Excel Excellence Except Execute Executive Exeter Exhibition Exibe Experiment Expert Facility
        32 Factor Faculty Falco Fantasy Fashion Ferrari Fiction Filip Finnish Flyers Folk Fool Forbes Frankfurt
        32 Freedom Frei Friendly Fritz Frontier Gabriel Gandh Garcia García Garfield Genetic Geographic Geral
        32 Gerald Gerard Ghent Gibson Gilbert Globe Glory Gly Goethe Graduate Graves Griffin Grove HCV Hague
        32 Hamburg Haral Harbor Harl Harmon Harro Havana Hawai Hawk Hazel Headers Headquarters Hebrew Height
        32 Heights Heinrich Helix Helm Henderson Hesse Himself Holdings Hollow Honorary Horace Horizon Hugo
        32 Hungarian Hungary Hutch Hyde Hyp Hyper Hyu Hyun IGF INFO Idaho Identifiable Idlib Imagi Improv Income
        32 Independence India Indianapolis Indies Indigenous Industri Industrial Industries Infantry Infants Info
        32 Infra Initially Injection Instagram Institution Instruct Integrated International Interstate Inuit
        32 Investiga Investment Irving Israel Italia Ivory JOIN JPEG JWT Jamaica Jamaican James Jamie Janeiro
        32 Jenkins Jerman Jerome Johann Johanne Johnston Jorge Journalism Junction Junior Kaplan Kapoor Karen
        32 Katherine Kenneth Kerala Kerry Knock Konst Kosovo Krak Kris Krist Kristen Kristia Kyoto Laboratory
        32 Ladies Lagos Lancaster Lebanon Legacy Legislative Legislature Lehigh Leiden Leigh Lewis Liber Liberation
        32 Libya Licen Lightning Ligue Lindsay Linux Literary Literature Livingston Located Lorenzo Ludwig Luigi
        32 Luxembourg Lynch Lynn Lynne Lyon Lyons MUST MVP MacDonald Magazine Maggie Majority Manuf Marco Margaret
        32 Marino Markov Marshal Mathematical Mathematics Matthew McDonald McGill McKin Mechanical Medici Mercury
        32 Metadata Miranda Mohammed Moines Monaco Monday Mongol Mongolia Monica Monroe Monthly Morgan Morris
        32 Mosque Motion Motley Muhammad Multiple Munich Municipality Murder Muslim Mutations Mystery NBC NHL NULL
        32 Napoleon Nationality Neuro Nichol Nicolas Noble Northeast Northwestern Norwich OATH Observatory Odell
        32 Officer Olive Olivia Olympia Ontology Orchestra Orient Orlando Oscar Ottawa Outside Owen Pakistan
        32 Palesti Palestine Panthers Papua Paradise Paramount Parliamentary Parsons Participant Patient Patients
        32 Patrick Patriot Patriotic Patriots Pedro Performance Persian Petersburg Philippine Philosophy Phys
        32 Physician Physics Piano Pizza Plains Plaza Plugin Poetry Police Pond Populate Population Portuguese
        32 Postseason PowerShell Pradesh Prague Pratt Presby Presidential Presley Preston Prevention Previous
        32 Previously Princess Principal Prize Problem Professional Professor Progressive Prospect Protocol Provide
        32 Providence Province Proxy Psych Psycho Psychology Publication Pulau Purple Pyr Qualification Qualifier
        32 RSV Racecourse Rachel Rahman Ramsey Randolph Rapids Rebecca Recordings Reddy Reef Regard Regent Registry
        32 Regulation Relations Religious Renaissance Renault Repository Representative Representatives Researchers
        32 Resident Resistance Resolve Resort Restoration Retirement Reunion Revival Revolutionary Rhin Rhode Rhy
        32 Ricardo Ride Rider Riding Rig Riley Rising Risk Rita Riva Robbie Robinson Romanized Ronald Rovers Rural
        32 SUITE Sabha Samuel Sanders Santiago Saturday Savage Savoy Saxony Scheme Schmidt Schn Schol Scholar
        32 Schwarz Scientific Scientist Scopes Sebastian Secondary Segment Segunda Seminary Senate Seoul Sequence
        32 Serbia Serbian Severe Sexual Shanghai Shelley Sheriff Sherman Shirley Shortly Sicily Sidney Sieg Siege
        32 Sofia Soldier Somalia Somerset Sophia Sophie Sorry Southampton Southeast Souza Spani Speaker Speech
        32 Spence Sql Squadron Stadium Stakes Stampa Stefan Stick Stockholm Stoke Strange Strategic Strategy Sturt
        32 Subsequently Sugar Sullivan Sundance Superior Supplement Supreme Surgery Suzuki Suzy Sven Symphony TLS
        32 TReturn Talent Taylor Teacher Teachers Teatro Technologies Telecom Telecomm Telugu Temper Tennis Teresa
        32 Terminal Termination Terrace Territori Territory Terror Tesla Thames Theatre Theodo Theodore Theological
        32 Theology Therapy Thirty Three Thursday Tiger Tigers Timothy Tobago Todd Toledo Tomatoes Tourism
        32 Tournament Toyota Tracy Tradition Transition Transportation Travis Treasure Treasury Tribune Trinity
        32 Trong Trophy Truck True Trung Tuesday Tully Turin Turk Twitch Typically URL URLs Uber Ukrainian Ultimate
        32 Ultra Uncle Undergrad Unicode Univer Universidad Universidade Unknown Upper Util VHL VSV Valentin Valley
        32 Various Venezuela Venice Venk Venture Ventures Venue Venus Verander Vermont Vernon Veteran Veterans
        32 Video Viscount Visualiza Vogue Votes Vue WARRANT Waititi Warhol Warrior Warriors Weaver Website Webster
        32 Wednesday Weekly Weise Welfare Welsh Whee Wheel Whig Whilst Whitney Wiener Wilson Windsor Winner Winners
        32 Women Woo Wool Worcester Workers Workshop Wors Writing Written Wyoming Xavier Yahoo Yamaha Yong Yoo Yosh
        32 Zamb Zeige Zoo able abnormal abolished abolition abundant abusive academy accelerate acclaimed
        32 accumulate accumulated accumulation accusation acima acquiring acquisition activism activist activists
        32 acute adhere adicion adjacent adjunct adjustment adjustments administrator adult advancement advancing
        32 adver advert advertised advertisement advertisements advisor advisory advocacy aerial aero aesthetic
        32 affiliation affinity affirm aftermath agenda aggregation aggregator ahora ainda alleen allegations
        32 allegedly allergic allowance alteration alterations alternative altitude aluminium aluminum ambiente
        32 ambition ambush ampli amplitude analges analogue analyses analytic anarch ancestor ancestral ancestry
        32 android anima animate announcing another antenna anterior anthology apenas apologize apparat applicant
        32 applicants appoint approp approve aqua aqui arcade archaeological architectural artifacts artigo
        32 artillery assassin assassina assassination assays asteroid astro astron astrono astronomer asym athlete
        32 athletic athletics atmos atopic attained attention atual audio authorised authorization authorize
        32 automotive autonomous autonomy autres auxiliary avail averaging avez aviation avoir ayah ayar ayu bacter
        32 bacterium balcony banner banning barony barracks basado baseado bend benef berada berh besar
        32 biographical biography biology bird bishop boiler bols boolean boyfriend breach brew brewe brigade
        32 broadly bronch bronze brood burial calcium calcula calendar camera candid candidacy cannabis canvas
        32 capita capitalize capsule capturing cardiac cargo carpet cartoons catalogue cataly categ categorized
        32 cathedral cavity ceased ceiling celebrity cellular cemetery censor census ceramic ceremonies certi cette
        32 chapel characterize charitable chaves chemist chemotherapy chimney chlor cigar cinco circa circle
        32 circulating circumstance citation civic clade clashes clearance clerk clinched closure cluster codeine
        32 codific cogn coincide collaborate collaborated collaborating collaborative collaborator collapse
        32 colleague collectively colonies commentary commentator committee commun communal commune communist
        32 commut comparative compati compensate competitor compilation compiling comple complication complications
        32 composing comprise comprised comprises comprising conans conceived conceptual concrete concurrent
        32 condemn condemned confer conferred confined congressional conjun conjunction connective conquer
        32 conserved consolidate consolidated constituencies constituency constituent constitute constitutes consul
        32 contend contendo contin continuation contractors conven converge convers cooperative coordination corona
        32 coronary corpo corpus corre correspondent cottage counterpart counties covid crawl cricket criteria
        32 criticised criticized ctx cuando cultivation cumulative curator curta customize cwd cycle cycling
        32 cyclist cyclone cylind czy daemon deacon deceased decimal decisive declar declaring declining decoded
        32 decoding decoration decorations decorative decreasing decree defective defici deficiency definite
        32 definitive defunct delegation deliberate delta democratic demolished demolition demonstrating
        32 demonstration demonstrations dependencies depiction depicts deple deputy designation desses destin
        32 destroyers destruct detach detached detained detention diagn dialysis dicta dictator dicts dietary
        32 differentiate digestive dilated diplomat diplomatic directement directive directorial directories
        32 disabilities disable disappearance disclosed discography discomfort discretion disguise disposal dispose
        32 disse disso dissolution dissolved distal distillery distributor disturbance dividend dividing diving
        32 dizer django doctrine documentación documentaries dolor dolore domain dominate donated donation
        32 donations doub durante dyn dynasty dys eagle earthquake ecological ecologist ecology economist
        32 economists edema educa educate educator eigen einen einer eines einf elastic eldest electoral electors
        32 eleva elevated elevation elevations elimin elimina elimination eller embark embassy embry emergence
        32 emperor empf empha emphasize emphasized enclosed encoding encouragement endemic endorsement endoth
        32 engagement enlar enlisted enrol enrolled ensemble enthusiasm enthusiast então envelope envoy equa equi
        32 erected escala esses establish estado estima estuda ethics evacuate evacuated evaluating evidence
        32 evolutionary evolve examining excel excluding exclusion exclusive exemption exig expelled expired
        32 exploit exploration explosive exponential expos extant extensively exterior extin extinct eyesight
        32 facade factories falta fatality fazer feast feces federation femini feminism feminist ferry ferti
        32 financially fingerprints firearms fitting flake flank flere flora focal focus foi foll forEach foreach
        32 formulation formule fortification fossil fracture fractures fragile freight frig frontier frozen frust
        32 fulf funcion fundamen fundament fundraising funeral futur gangster gdy genome genomes genomic genuin
        32 geographical geography geometric gerar globally glue gly goals google gospel governance graduating
        32 graduation grandfather grandparents granite groove grub grupo hailed harass harassment hardware harp
        32 harpsi hazar helmet helpers hetero hiatus histori homage honorary horizon hormone hormones hospitalised
        32 hospitalization hospitalized hoved humanitarian hver hym hyp ident identifiable identifies identities
        32 ideo ideology ignoran illust illustrate illustration illustrations illustrator imagi immigrant immun
        32 immunity impaired imprisoned imprisonment improv inaugural incentive inception incomp incons
        32 incorporating indef indent indici indigenous indoor induce induces inducted induction industri infamous
        32 infancy infectious infer información informasi infra ingredient ingress inherent inheritance inhibit
        32 inhibited inhibition inhibitor inhibitors inhibitory initia initiate initiative inline innings
        32 innovative inquiry inscription inscriptions installment institut institute instruct instructed
        32 instrumentation insufficient insulin insurance integ intens intensive intercept intermediate
        32 internationally intervene intima intrac intrave invade invaded invasion inven inventor investigating
        32 investigator investigators involvement irregular irrita isolate itens java jazz jika jointly journalism
        32 judicial junction junior juris keine kernel kidnap kidnapp kidney kidneys kilometer kilometers kilometre
        32 kinase kitchen knigh konse krit landowner las latency laudo lawful lawsuit legislative legislator
        32 legislature leisure lesbian liabilities liber liberation libre licen licence licz lieutenant lifestyle
        32 lifetime ligger ligne linguist linguistic linux literacy litigation lizard lobes locality localized
        32 lodge logger logistic lunak lyric lys making mammals manipulate manipulation mantle manufacture
        32 manufacturer maritime marked markings marries martial masih maternal mathematics maturity mechanic
        32 medalists medicin melhor melodies melody membrane membranes memoria mengh metallic migrant militant
        32 militi misconduct missionaries missionary mkfs moduli molecule molecules monastery monetary money
        32 monotherapy morning mortality mortgage mosque motif motifs motiv motive mulai municipalities
        32 municipality mural murine muscular mutant mutated mutation mutations mythology naive namesake narra
        32 narrowly nationalism nationality native navigator neces necess negara negatively negotiate neue neuro
        32 newspaper nicknamed nineteen ninth nombre nomes nominal nominate nomination nominations normalized
        32 northwestern notified nucle nucleus numeric nuovo nutrition obese obliga obliged obscure obsolete
        32 obstacle obstruction occupies occupy occupying ofere offence onwards operator opply opposing optimi
        32 ordained ordinance organisation organised organisms organiz organizing orig originated originating otros
        32 outdated outils outros overlook overnight oversaw oversight owe oxide paraly parasit parasite parasites
        32 parliamentary parsed passage pastoral pathogen pathology patriot performers peripheral permis persist
        32 persisten personalities personalize persuade persuaded pertama petrol pharmacy philosopher philosophical
        32 pianist pioneer pioneered pioneering pizza plantation plastic platinum pleas pliki politically pond
        32 popularly populate populated populous portfolio portrait portrayed positively possi postgraduate posture
        32 potato potent pottery practitioner praising precede preceded precedence preceding precipitation precis
        32 predator predecessor predominant predominantly prefect pregn preliminary premature premise premises
        32 prescribed prescription preseason preserving presidency prestigious presumed prevalence prevalent
        32 primitive princess principally principle privat privateers privately proced proclaimed procure produce
        32 produk profiling prohibit prohibited prolonged promptly propeller propria proprie prosecut prosecution
        32 prosecutor prospective prosper prosti prototype provas provid provincial proximity przy psych psyche
        32 psycho psycholog publicity publish pulau punishment pupils purge pursuing pyr pyt python qualification
        32 qualifications qualifier qualifiers quando quanti quanto quartet quay queries quota rabbit radia
        32 radiology randomised randomized rare rclone rebounds rebuilt receb recognise reconcile reconstruction
        32 recruitment rectang rectangular recurring recurs reddish refine refresh regained regels regiments
        32 registr regula regulate regulated regulating regulator rehab relat reliability relied relies relieve
        32 reluctant remake rematch remix remot renova renovated renovation renowned repay replacement replication
        32 reportedly reproduction resemble reservation reservoir resided residency resides residing residual
        32 residue residues resignation resize resona resonance respon restoration resultado retention retin
        32 retiring retour reunion reunited revers reviewers revise revised revival revive revived revoke revoked
        32 revolves rhy riot riots roasting robbery rodents room roost roster rough ruling saddle sampling
        32 sanctuary scalar scatter scheduling scholarly scoring scrapped sculptor sculpture sculptures secondario
        32 secular securities sedang sedation sediment segregation seize seizure seizures selective seminar
        32 seminary senator sendiri senere separat sequel sequencing serialization serialize serialized servic
        32 settling severity sexuality sexually shipment shortened shrine sibling siege silic similarities
        32 similarity simultaneous skater skating skeleton skull slug snail snails socio sociolog sociology sodium
        32 software solici somente somme sommer southwestern spanning sparse specialised specialising specialize
        32 specializes specializing specially specificati specification specifications specificato speculation
        32 speech sperm spez spider spleen spokesman spokesperson sponsor sponsors spontaneous sqlite squash squid
        32 stabilize standalone standardize standardized starlette statistically stature statute stereo steroid
        32 stimulate stimulation stool strang strict styr subfamily subjective subsequent substantially substi
        32 subtle subunit suburb suburban suburbs successive suckers suicide sumber summarized summit supernatural
        32 supervised supplementary supplementation surgical surrender survivor susceptible swelling swine sworn
        32 symptoms syndrome synthes synthesis synthetic systè tactic tariff tariffs taxation technician telecomm
        32 televised temporá tenancy tenure teori terminate terminated termination terminus territorial territories
        32 terrorism textiles theatre theolog theological theology thereafter thirteen threshold thrive thyroid
        32 timber titers titular todos together toler tolerate tolerated topped touchdowns tourism toxicity tragic
        32 transcript transgender translator travelers traveller travers tribunal tribute trong trophy truncated
        32 trung trustees tuition tumor tumors tuple tuples turbo tutorial tutte tutti ulcer uncertain uncommon
        32 uncovered undefined undertaken unemployed unified universe unlimited unpaid unsuccessful unsure unters
        32 unusually urine usado usando usize utente utili utils utterance vacant vacated vagina vaginal validasi
        32 validated validity valley valuable valuation variability varsity vascular vector vegetable vegetation
        32 verbose verdi verge versa versão verte verá veterin vezes vicinity victories villa villain vinyl viola
        32 violate viral virg visually vitro vocabulary vocational você volunt voluntarily voluntary vomiting vuln
        32 warehouse weakened weaving weiter welche welches welding welke wenn whaling which wholly wicket widget
        32 widow widowed wird withdrew women wore workplace wrestler wrestling yearly yuan zapis zinc zona zoo Ä Å
        32 Ø Ú Ü Č Ł Ş Š ż Ž Δ δ І А Б Д З И К М Н О П Р Т У Ф Э Я пов ре ״ ، ال च ड ब ∼ ≥ │ と 删 查
        33 AWS Abbey Actress Adicion Album Alexandria Alger Alternative Amendment Ameri Anchor Anglic Angular
        33 Antwer Architecture Archive Argenti Argentin Assoc Athletic Attem Attempt Audience Ayr Bahá Battalion
        33 Behavior Belgra Berik Bhar Bhara Blanc Bluff Bolivia Boris Borough Borre Bosnia Bourne Brenda Buddha
        33 Buddhist Bulgaria Bulgarian Bushiri Cambia Camero Candidate Capitol Cartoon Celtic Certificate Chocolate
        33 Christoph Chronicle Circuit Clause Clement Clinical Coffe Colise Compac Compact Competition Compile
        33 Concert Concord Congregation Conrad Coug Counsel Coven Cricket Croat Cumber Curso Dasht Debian Debre
        33 Declaration Delete Detective Determine Deutsche Difference Dixon Dominic Dominican Drew Dyn Dyna ESPN
        33 Eber Edgar Edmond Edmund Educa Electronic Eleven Elliot Emmanuel Entra Exhibit FGF Falcon Falk Faroe
        33 Female Ferra Ferre Ferrer Ferro Ferry Filipino Flame Foo François Frederic Gamba Gazette Geef Gesta
        33 Gestis Ghana Ghos Gonz Griffith Guild Guine Guinea Göt HLS Hampton Happen Harbour Harriet Hawke Herald
        33 Hicks Historian Hodge Hollo Holm Honey Hood Hopkins Hundred Hurricane Hydro Infection Inicia Initiative
        33 Innovation Inspect Inspector Institut Instrument Intermediate Investigation Iterate Julius Juven Kazakh
        33 Khale Krish Kristian Kurdi Kuwait Landscape Latvia Lisbon Lodge Lumber Lyn Lyric Madonna Mahar Malcolm
        33 Manila Marathon Maritime Marques McKen Meij Merchant Mikha Mohamed Monument Moroc Nicola Niels NodeJS
        33 Nurse Organisation Orpha Orthodox Ottie Pablo Pakete Panther Patrol Peninsula Pepper Phillip Phoe Pitts
        33 Pizz Poker Portrait Posit Produce Producer Promotion Protein Provincial Provost Prussia Prussian
        33 Purchase Qatar Rabbit Rafael Raider Railroad Raven Ravens Recreation Religion Replace Residen Retrieve
        33 Revenue Reynolds Rhine Rhodes Rise Riz Rodrigue Rolf Rouge SELECT SOCK Sabre Sakura Salazar Salvador
        33 Samoa Savio Schema Schl Schmi Schul Scotia Scream Selat Seneg Sharma Sharp Sheikh Shiel Shield Shiy
        33 Shoot Silla Simpson Slovak Sloven Soccer Solomon Sparta Spez Spider Starlette Strait Strike Sumatra
        33 Surgeon Sustain Swagger Swift Teaching Telegraph Tempo Terrier Theodor Tiller Tobias Traffic Treatment
        33 Tribunal Triple Turki Twelve UTF UUID Unido Utilis Variable Vaugh Vehicle Verde Verg Viktor Ville Vuel
        33 WWI Wagner Warwick Werner Whale Wilkins Wolver Worth Wyp Wyś Yacht Yanagi Yoshi Zhou Zoe Zug aange
        33 acoustic actualiza adhes adject admire adolescent aggio algor algum ambient amendment amino analyse
        33 anatom andere ankle anota aplic apoc apoi aprop aptitude aquel assoc attain automá auxili ayn ayr basier
        33 battalion beacon begyn benzer berba berk berl berp berth besch bisect bloc blok bracket breakthrough
        33 bruke candida cartoon cavalry cease certa chuy cient cliff coeff collage collation comando comedian
        33 compile congest congregation consolidation consort consuming convoy coord coordinator corti crani creek
        33 criter crust cursa curso customiz cylinder dairy decorator deduction deficit defini degra delete
        33 demographic depict destek destina detachment detaine determina deviation devote devuel direkt
        33 disadvantage disagreement discharge disclose disclosure discourse disma displacement disser dissolve
        33 ditem docente dosyal durch dynamo dysfunction dyst effe eige eine eini elega elephant elicit emig emigr
        33 empres emulator encompass endere enrollment entra enzy epidemic erect erupt espac estiver etapa eventual
        33 exempt existente expenditure expire extens fatigue façon fetus filar foc foli formulaire fortress
        33 freestyle funcio garant garde garne genital genotype geographic geral gesti gitl goddess gradual graft
        33 grense habil hacer hanya harness helicopter historia horá horár hull hurd implant implanta incidence
        33 inclus incomplete incuba indica infect influenza infusion inici inicia initialize installati insuf
        33 interatt intersect intuit invader invas investiga issub istnie iterate jurisdict jurisdiction justific
        33 juven karak katalog klar kub kube kuru lantern laude limestone localiza locomot lub lug lugar lump
        33 maiden maior mammal manipu mansion marathon martyr massacre melod melodic mesma mesmo metropolitan
        33 migrac militia millise modeller modifier monarch musik mutate myelo nephew neura neuron newsletter nicht
        33 niece nonprofit normalize notify nutrient oath occurrence officia orchestra organise organism organiza
        33 orpha orphan overthrow pacote paquet partici pedestrian pediment peninsula percussion perennial
        33 personaliz personaliza pivot plantilla plaque plaster pleur poderia podium politi politis popula posic
        33 possa possí practic precursor predicate preservation primeiro probablement proces propaga prophy
        33 proprietor proses prostate protagonist pseudonym publik puerto pyl quais quarterfinal questionnaire
        33 railroad realidad realiz realiza rebellion rebuild receber receipt receptor recreation recurrent
        33 redesign redire reef registro regression reinforcement reissue rejoin relic relocate remnant remoto
        33 renderiza rendiment replica replicate requi respectiva retina reuni reunite revolt risor ritor rive
        33 robber saber sanction schema sché scoo segre selat semana serializa serotype serwer seventeen shrub
        33 simplement sistem slogan sloop smugg sobre soundtrack specimen sphin spille spoil sponsorship statistic
        33 sterk stoma submarine substitution subtra suffrage supervisor synony synonym telecom terminator thriller
        33 tidak tiver tranc transcription transplant truy turma twee uncover undertaking unicode universidade
        33 utilis utvik valeur varias ventilation verden verdict vigor violin virion vitam vitamin vulture wacht
        33 weite whale wheelchair wizard wym yacht zako Ç Đ đ Έ Α Ε Η Κ Μ Ο Π Σ Τ Ω ά έ ή η ξ υ χ ό Сов Ц вка дан
        33 дов зна нов ра ג ז ח ט כ ס ע פ צ ק آ أ إ ث ج خ ذ ز ش ص ض ط ظ غ अ आ इ उ ए ख ग ज ट थ द प फ भ य ल व श ह ร か
        33 が こ つ で な は 创 如 사
        34 Aero Chester memba membe
        35 Defaultwer Valencia Xiao bachelor berke bestands clergy critér kunn telegraph İ
        36 Citizen zaman
        37 Yoko boycott difer uruch
        38 Keller Nikola Petrov
        39 Argentine Paraly epith gastro
        40 caracter hvor northeast southeast
        41 adeno verita
        42 Draft Magnus intrana
        43 ekl generier paddle wys
        45 Khora Uzy href przes
        46 Igor zains
        47 Cliff Doyle Foto Malaya installier zawi
        48 Abnormality Adelaide Advertising Alzheimer Ambassador Approximately Archdeacon Atlético Bangladesh
        48 BaseSegment Beberapa Borussia Boulevard Bracketed Brunswick Burgundy Cambodia ConanException Concer
        48 Conservatoire Consolidated Dependency Distinguished Distrito División Dynasty Eaton ElasticSearch
        48 Elisabeth Emeritus Ethiopia Ethiopian Extraordinary Ferdinand Glacier González Hiros Holocaust Hyderabad
        48 Istanbul Kerman Leipzig Mauritius Metropolitan Minneapolis Montgomery Nicolaides NoSQL Northampton
        48 Norwegian OrderedDict Ordinance OwnedBytes Paraguay Persia Québec Recognition Rehabilitation Reservoir
        48 Sacramento Schneider Schultz Schwartz Shepherd Société Somali Southeastern Stuttgart Subdistrict
        48 Symptoms Sánchez TSecond Universit Vitto Vladimir Volunteer Wanderers Wolverine YouTube Zugs
        48 abnormalities abnormality abnormally adicionais adolescence aggravated ambassador ammunition anarchists
        48 anomalies antibiotics antibodies aplicación aprovado aprovados asyncio através attenuate attenuated
        48 beberapa berbasis berbeda biathlon bibliot carcinoma cardiovascular celebrities chromosome chromosomes
        48 circulate commemorate compulsory conanfile confisca confluence consecrated contaminated coronavirus
        48 corrente definidos degradation dependencia deprecated diagnose disbanded disciplina discontinued disposi
        48 disqualified dissertation dépendances efficacy einfach eligibility embryonic enzymes excavation frobnitz
        48 glacie glacier glucose granddaughter homologous huidige hygiene hypoth identifier immunization
        48 inadequate inappropriate inaugurated incumbent infectivity inflammation intermittent intravenous
        48 kontainer locomotive merchandise modalità mostrar myndig necesitas necessári negotiation neurologic
        48 neurological northeastern otomatis pakket pathogenesis pediatric persecution pertussis pharmaceutical
        48 physiological pilgrim podane possível pulmonary reconstruct redirects rehabilitation reorganized
        48 repertoire respiratory retrospective seguridad snooker sophomore southeastern sovereign squashfs
        48 subordinate subsidiaries subsidiary subspecies synthesized synthesizer tcpdump televisi theatrical
        48 therapeutic thyroiditis transplantation twelfth unanimous undergraduate unofficial unsuccessfully
        48 utilisez variável veriyi versión wijzi zmienn zmienna Über årene ως Пер Под Пол ген אך אם אף הם הן الإ
        48 الان الش بال بـ بِ وال وط कई └── ├── ✨ 清 為 編 與 資 锁 간 값 같 개 것 공 구 그 기 나 내 네 더 도 동 디 라 로 리 마 무 문 및 받 버 보 부
        48 비 세 수 스 시 아 않 애 언 업 없 여 영 요 유 인 자 저 전 제 조 좋 주 줄 중 지 처 추 커 컨 타 테 파 패 편 포 표 프 플 호 확 🎉 😎 🚀
        49 Achievement Administra Atualiza Beispiel Bolshevik Coordena Diocese Guatemala Habilita Republik
        49 Settlement SqlMapper Tasmania Universia Uruguay Yugoslav Zagreb administra advertise advertiser amalgama
        49 aplicaci apresenta atualiza autentica calendário consecrat contêiner coordena curricula definiert
        49 diagnost diocese disinfect divulga embroider entitlement experiên glycos identific ihtiy immunoco
        49 interattiva istiyors melodrama memória mollusc mollusk mosquito myocardi método necessário nucleotide
        49 paramNam pesqui pessoa pneumonia projekt prolific receivable relativa relatório repositori requisiç
        49 retornar saxoph schooner subdistrict trabalho tyrosine utilizar utilizz wszyst αυ δη δυ δύ θέ μέ μη μό
        49 συ σχ σύ τη τό Бол Мет Мод При уст фор хот чем чер чит אג אח אס אפ אצ אק הג הז הח הט הכ הס הע הפ הצ הק
        49 اج اخ از اش اص الآ الأ الث الج الخ الذ الز الص الض الط الغ بأ بإ بخ بز بش بط بغ حال خال عال عش وأ وإ وج
        49 وخ وذ وش وص وض وظ وغ कु कै सब सह सु हु 啟 基 應 操 添 系 编 請 路 配 関 需 가 각 강 검 결 경 계 관 단 대 데 두 들 등 따 때 또 만 매 메 명
        49 모 목 바 반 방 번 변 복 본 상 새 생 서 설 성 실 안 알 어 연 예 오 옵 완 원 위 일 있 작 점 접 정 직 차 참 최 출 코 클 키 통 특 필 한 할 함 합 항 현 형
        50 Thoroughbre
        56 güncell
        64 Acadêmica Albuquerque Encyclopedia Geometridae SqlBuilder Utilitário Zimbabwe autenticación
        64 immunogenicity inflammatory instruções philanthropist pomocą responsável segurança supplémentaire
        64 utilizzando μας σας τις если אתם البش السَ السُ العش العُ المط المُ خلال على والأ وبال ويُ किए कोई संभ
        64 समय सरल साथ सेट กร 같이
        65 biblioteca deklarieren dokümant frequência neutrophil universitário ακό ανά από αρχ δεί δεδ διά δου στη
        65 του τρέ елем част імен інст אוט אופ האח האפ הופ הוק המג המז המח המכ המס המע המפ המצ המק הרכ הרע השק התח
        65 התפ התק ابز الاخ البط التأ التش التص الحز الحض الخِ الرئ العث العص العظ المؤ المث المج المخ المذ المش
        65 المص المض المغ النظ باز باش بالإ بدء بدأ بعض بلغ بيئ شمال عاش عاص فعال واج واض والإ والث والج والش وتش
        65 وهذ وُص क्य स्ट स्थ คร บร ปร พร 것이
        80 Authentifizie Zaktualizuj απλά απλό файли אותם הארץ היום اتصال البحث العاص الفاط وعلى केवल 添加一个 같은 것을 대한
        80 많은 위한 해당
        81 certyfikat αλλά αποδ βασί διαδ διαχ μεγά Викор Испол Напри Провер надає робот установ файла хочет інтер
        81 האוז המוע המוצ המשפ استخ البيئ السكان السلط النسخ بروز بناء ومنظ پاک پیش ทำ 路徑 다음 조합 파일 포함
        96 μορφή العروش الكبرى ومنفذ 응답
        97 Запуст указанны элемен אירופ الإنسان الإيران التقاط الحديث العثمان المحيط اليابان بواسط መል መም መር መስ መን
        97 አመ የመ የጀ ጀም 詳細 릴리 쿼리 헤더 헬름
        112 μερικά הראשון التاريخ ترمینال
        113 ακολου αριθμό βασικό μπορεί μπορού التنفيذ المتوسط
        128 가능한 기능을 모델을 요청을 타입을
        129 αντικεί ασφαλεί розробни सामान्य
        145 መጠን ዓመት ዘመን የሚመ የተመ
        192 መሠረት
        193 መሆኑን መሰረት መካከል መጀመር በመሆን ዓመታት
        """#

    /// What words go on with, or begin with where no blank stands before them.
    static let parts = #"""
        16 Ac Active Ah Al All An Anal And Ang Ann Ar Arm As Ass At Av Bad Base Bay Be Bin Bit Block Board Bon Book
        16 Bot Bound Box Br Bro Cal Cap Cast Cat Cent Ch Channel City Cl Class Co Color Con Core Cr Culture Cut Day
        16 De Del Des Dev Di Down Ed Em En End Eng Est Ex Fe Fl Form Front Get Graph Group Gui Hal Head Hey Hit How
        16 Id If Ign Ill Im In Ind Ins Int Ip It Just King Kit Les Light Like List Load Lock Log Lou Low Mail Man
        16 May Mc Met Mont Most Mu My Net Ob Of Off Ok Old Or Out Pack Page Par Ph Phone Pl Play Point Pol Pool Pop
        16 Port Post Pr Pro Qu Rank Rate Ray Re Real Res Row Sc Scan Ser Sing Sk Sl Sm Stand Stream Su Sw Sy Tag
        16 Time Tr Type Un User Using View Vis Week Well West While With Word World Write ant bled cent cher comb
        16 con ely ending erie fish helm hire ian ins int ist just lin lé mark ours ping point press res ré th ty
        16 und using val verse walk wear work worth ying är ät éd ée és ét ía ña ón
        17 ACHE AG AND ANG Ab Act Ad Af Air Ali Am Ant Any Ap App Art Az BR Back Balance Band Bank Bas Bel Ben Bet
        17 Bi Bill Bo Break Bus By Camp Can Card Case Che Christ Code Col Com Dan Date Do Dom Don Dr Du END ER EX
        17 Enter Er Ev Face Factory Fall Fast Fi Field Fin Flow For Force Fr Frame GM GT Ge Gen Gold Good Guard
        17 HEAD Hand Hard He Hen Hi His ICE IGN IL ING INT ION IST IV Is Jack Jan Je Jo KEY Ke Key Kind LOG La Land
        17 Le Lean Leg Li Lim Line Lines Link Lo Los Ma Mal Mar Master Mat Max Me Med Media Mer Mill Mo Mon Mount
        17 Music Name National Ne No Non Not Now Ns Oh Om On One Open Ops Our Over Own PAR Pad Pal Pass Path Pe Pen
        17 Per Person Pi Points Position Pre Press Print Red Right Rom Rot Sal Scope Script Se Set Sh Si Side So Sp
        17 Space St Star Station Sum Table Te Tell Test Th The Tick Tip Tom Top Tor Tree Try Turn UL UM UN UR USER
        17 UT Und Up Us Use Used Ut VAL VIEW Val Version Very Vi Walk Wall War Was Watch Water Weight Work Writer
        17 XX Year Yes You aa ability able ace ache act active ad adi ads aged ages aging ain air ak al ala all
        17 alla ally als ama amp amy an analysis and ann anna ants any app ares aria ark arm ars art arts as ash
        17 asia ask ass at ate aux av ava ave aw ax ba bach back bad balance ball band base bb beat bell berg berry
        17 bid bing bit block board bon bone books boot born borne borough bot bound bow box boys bread bro bt bury
        17 by card case cast cat chan che chen chi child ching cho ck cl claim com coming core craft ct das dating
        17 day der des dev di ding dom drop ed end ended er et ex face factory fall fast fed fen ff fields fire fl
        17 flow fly fold folk foot for force form forms fort free fully gel gr gram graph ground group hal han hand
        17 hard head heads held hell hen him hip holder holders how hum ice ich id ign ike ill in ind ing ink ion
        17 ions ir iss it its ives ivo ja jo joy ked keeper ken key ki king lad lan land las lass law layer leaf
        17 lean led les less lev ley li light lim lined lines ling link list lists lit load loading log lord los lt
        17 mac mad mail main man mann market mat max md med men metric mic mill mind ming mon most mount mp mt mx
        17 my nat ne ned ness net ni nic night nos not notes nov nut ob oder off ol old oman open ops or ore org
        17 out outs over ow owed owing ox pa pace pack pad page pan pass path patient pc pen per personal pic pit
        17 pol por port ports posed position post pot pre pro pts put qu que quest rag ram ran rand rank rated ray
        17 re red ren ri ric rick ring rite ro rock roll roller rom ron room rooms ross rot rum run script section
        17 ser set sh shot st star stream table ted ter text the thing ti tor try tt uber um un under une ur use ut
        17 utter va van vent very vet view vision vr wa wal war ward ware watch way ways wed week wei weight wen
        17 west win wind with woman wood word working world writer writing xx ya you ze zen zone ás ão ção ès ís ño
        17 üh ür
        18 ALL ANY AT BU BY Bal Body Bu CAN Car Child DD Dam Den FI Fat GET GP Ga Go Gu HO HR Ha Her Hot ID IT KS
        18 LAN Life Long MD MM Mad Mark Mart Men Min Ms NE NP NS Note OT OUT Os POST PRO PT Pan Pet Po Ps RES Run
        18 Runner San See Sir Some Static Ste TH Take Ten Text Tri Ty Under Var Win ada ahl aka ang anger anne apes
        18 are ari arte backs bar bas be beck bee bo body boy bra break burn bus cal camp car cha chet cia
        18 connected cs cycle dam db deck den dog don due ears eng enter est ever fin ford formed fr front fu fur
        18 gen gin glass gt had ham hang hat he her het hit hm ho hold hole hon horn hot hr ira jack jan jar
        18 keeping kill kit ku lay let lets lia line made mar mate mates mer mission mobile mont more mouth name nc
        18 nr ns och our own phi piece pool pt ra rage rent rf rice rich ride rio rise roy rug ry sea see sen side
        18 ski sl sm some son stone sur tan tar te tee ten test than ties time ting tip tom ton top tre tri tu ups
        18 user uses uta var version vin wan well wire won wr written yo án én ér ín ön ün
        19 AD AM AN Ag BN BS CT DL Drop FC FF Fields II Il Ir Len ME Mac More NL ON OR PS Put RA Ro Sa Sam Sun TE
        19 TER THE UP ag ale am ami az bet bio bis boat bridge castle cr cy de dim dot en field ft go going gu gun
        19 hill his holm ile inn iv ju la lb loaded long makers making mel met mo mons nam ng nick nl nor nt nu ok
        19 oro ou pal par pe phones pl rose rr rus ship sin storm su us ve vo water while wing wright yard yes za
        20 AB ACT AS AV Bar Cam DB Da El Es FT Free GS IC IN LE Mic NET ONE PP PU Pin RE SS Sur TR UK VI WE around
        20 au bank ben berger bn cam can class col dal die ear era fan fi gs ha has heart hi hide ia if ik ina ip
        20 ke kind ld life lo mas master mit ml ms nell nes no ole om one park ph plane ras rb real region rod ru
        20 say se static sy to train vc was wheel wo yer zu ör
        21 AK AMP ASH BC BT CH CL DE Der ED EV FR Fire GB HD Has IB IE LL MA MAC MB NOT NY OL PH PI PR ROM Rich SC
        21 SH SP ST SU SW TT USE VE WC We abe ac age aid ape ata away bag ban bed bf bu cc ce cock color cross da
        21 dd dl du edge el eli es gas hp ic ie il io is isa kan ko ky lab lam lee len ma mb me mm ny og ono owe oz
        21 person pet pi pod pop pr print ps pu rm rs san si sk so ss stick sts tech ts uc ud ui wi yan ye ár
        22 AF AL AP AR ART BE CA CC CP ES FA FL FM FOR Foot GI HP IP KE MAX MC MT NC NO OG PA PE PG PM RC RED SD SE
        22 SR TC TEST TY UC ago ai ar ara aus bal bc bin brand ca cd ch co del dh em fare gal gan ge gold hall hd
        22 house hs ida ios iq iso ix ić le low lp mans mg mi min mu na nas nik np on po pp rc rey rim rt sp
        22 station tha used vis we xi
        23 AC APP ARE ATA ATE AX BACK BB BO CAM COL CON CS DER DI DT EE ET FE GA GR HA HS ILE IND IS Let MI MIN MO
        23 MS NG OF OK OLD OP OS Op PC PD PL PRE PUT QU RB RI RO RT SI SM SO TA TO TS UD UI VC WA aba aj ali apple
        23 bat bert bi borg br building cp cu dr ds fa far fe gb ii im jet ji ka lu nah ode of oh paper play pm rd
        23 rest rn sat sd sha sing smith stan stand ste sum ta tail tv usa vs wig
        24 ACE AI ANT AU CD CE DA DS EA EC EN EP EST GO HE HI IF IO IR LED LP LT Layer ML MP NT OB OM PO RD SF SK
        24 Section TI US VO VR WR ZE ab af ana bel care channel dale date dates do dt ee ep eras ev fm ga game gi
        24 gp hem kin ks lang lc lie mal mc now op os ot pg proof rat sf skin standing sun sw uh ul una vi wall yd
        25 ABLE ALE Analysis BI CI CO DO DR EM IM IX LC LI LO Main Mobile NI NR Power RS SET SL Screen VA VS ae ap
        25 asa city dan ea fc gang gate get good hid icon iii irs ito je lot may mir nan pd power rip row sa sal
        25 sam sc tal thy tr ua up via
        26 AE AGE AH BA BF BIT CB CM CR CU CY Cross Die GE HC IA ISO LD MIT NA Na PER Que RUN SY To ah ao book bs
        26 cap cb cm cup ek ella eta eu film fixed guard hu ib mare pin rating rid sol space sr stock tag tc uk
        26 works
        27 AA COM DATE DC EL FORM Gr III LA Lin RM SA SON TOP TV UND boards cas ci cut ec km lock obe pas uss
        28 CAP JO RF SB dar dc leg non sb sg ít
        29 Are bold bourne eh
        30 Region USA ones pipe rate
        31 RR hood mart
        32 Above Actors Acute Additional Alber Alexa Alpha Anderson Android Angela Angular Anime Antoine Arial
        32 Around Artistic Assert Audio Auf Aug Authe Auto Awards Bach Barbara Battery Beach Beaver Berry Binary
        32 Bingham Biography Biology Bishop Black Blood Blue Bobby Bols Boston Broome Buffer Building Button Buzz
        32 Capital Capture Cell Cert Certain Change Charter Chinese Choice Chris Christine Church Citations Claire
        32 Click Climate Close Collection Comments Comple Computed Conflict Conner Consti Copy Coral Corp Corre
        32 Costa Create Creating Creative Crew Ctrl Cultural Curs Custom Daddy Daily Dancing Danish Dateien
        32 Decision Define Disney Disposition Distance Dolly Domestic Duration Dutch Dyna Dys Earlier Early East
        32 Edgar Effect Eight Eine Either Elect Elected Election Elections Emanuel Emily Engine English Ensure
        32 Entity Então Error Escape Exception Extension Factor Fail Fame Fatima Federal Fetch Fight Film Filming
        32 Filter First Fitz Flora Focus Foo Forbes Formation Formatter Found Founded Franco Friday Full Function
        32 Game Garde General Generate Generic Geography Ghost Girl Given Glory Gordon Govern Graham Great Greek
        32 Green Greg Griff Handler Harley Harri Harry Harvard Harvey Headers Heavy Helm History Hogg Holy Honda
        32 Honey Hong Hook Horiz Horn Host House Howard Http Hub Hudd Hug Hydro Hyp Hyper Igor Indent Info Initi
        32 Initial Instance Intent Inver Iowa Irish Issue Items Jake James Japan Jason Javier Jay Jeong Jerry Jesse
        32 John Jorge July Jung Kansas Kath Kay Keith Kelly Kids Kirk Kota Kyle Labor Lancer Latin Laugh Launch
        32 Laure Lawn Laws Lazy Level Lille Linux Listener Little Living Located Location Louise Lucy Lux Madame
        32 Madison Maker Management Manager Manual Manuel Mapper Mapping Matches McCor Medical Medium Miami Milan
        32 Minute Mission Mixed Mixin Modern Money Monster Mood Morgan Musta Mutation Mutations Nancy Nation
        32 Nationality Nature Naugh Naught Navy Negative News Next Nick Night Norma Normal North Null Number Object
        32 Only Operator Option Options Orange Ordered Other Others Owners Parameter Params Past Patel Patient
        32 Patients Paul People Persian Personnel Peters Phase Photo Physical Piano Pitch Please Polish Present
        32 Presentation Produced Promise Protein Pub Push Pyr QLite Qualification Qualified Quality Quando Queue
        32 Rachel Racing Radio Rail Ralph Rance Random Range Raymond ReDoc Reaction Reader Reason Reference Regar
        32 Reilly Relation Relations Release Released Remix Remote Render Result Retired Reyn Richard Richmond Rick
        32 Ricky Rider Route Router Rsn Rule Running Russia Russian Ruth Sample Sandra Scene Schl Scots Season
        32 Seats Secre Secure Select Self Series Server Session Short Silent Silk Simple Since Slater Smith Solar
        32 Songs Sorry South Speak Stack Stade Stalin States Status Stewart Story Stranger Straw Style Suite Syrian
        32 Tail Tamil Termin Termina Terry Those Tier Timber Timo Title Tokyo Trade Trans Trong True Tuple Turkey
        32 Uber Uncle Unique United Until Usando Utility Value Various Vault Vector Vers Viral Vogue Vote Votes
        32 Vous Wait Wald Wales Warning Weather Western Wheel Window Windows Winner Winners Winning Women Wonder
        32 Wrap Written York Zero Zhou ably abort above accès aceful achy acious ación ackers activate activity
        32 actory actual actured acular aculo acute added addle addy aders adesh adly adows affer agine aient aigh
        32 ailings aille ailor ails ainters aises akers akov alaxy alité alized allied allies allows alyst ambah
        32 amber amilies amination among ampire amura analy ancies ancing androv anej aneous angular anical anine
        32 anish anism anita anities anity aniu anized ankar anlar antastic antilla antly appiness april aquí
        32 arange arber arbour arded arger arges arlem arly aroo arous arov arrh artial article artisan artition
        32 arving ascade asional asons assets astro astrop asury asyon atched atches atement ateurs athers atical
        32 atique ativa ative atori atory atov attach attered atura ature audia aught author avanç avirus await
        32 axima aximum ayna ays bacter bbey beans benutz berh bility bilization bird blank blend bler blue bourg
        32 bration brush bstruct bular burg business cador cados caine caller calls canonic capped cción ceive
        32 celli cence ception certain champs changed changes changing chanics charge chief choices cible cidad
        32 cident cipher ckens cloped clusion cologist coloured compressed conference corp covered cracy creator
        32 crew cribe ctional ctively ctomy ctors ctured cuent cular culating culture czy dData dSize dawn derful
        32 destruct details devices dgers diation dicial dicted digger diments dinary ditary dized doption drive
        32 driving drogen dummy duration eInter eMap eados eager eality earance earning easter easure eather eaven
        32 eaver ebia ectin ection ecture edema edene edicated edication edido edien editation edoc educe egar
        32 egent eger eges egg egia egli egn egon egre egy egó eigen eigh eiling eiter eiz elatin elations elect
        32 elector elena elers elle eloped emato embl ement emente emise emple enado enance enary enated ences
        32 encial encies enef eneurs eney enfeld engines engths enly ennel enning ensch ensed enses ensis ensor
        32 entang entin entina entine ention entions entis entura enzie enzo enzy eous eply epressed eptic equa
        32 erange erber ercer erein erens erez erica erified erima erinary erini erized erment ernen eroi erous
        32 erries error ertility erved erver ervic esized essas essel essor estament estination estino estral
        32 etched eters etrie etters evance eviation ewn exists eych eyed eyl eys factor father fatte favor fected
        32 fection fensive ference fession fetch ffent filled finite finity fische flection fond font formerly
        32 formers found ganised gement gements general genous geons gesch gged gging ggling ggy ghly ghn gler glio
        32 gnome gonal graphical great green greg guess gulation gyang havn hawk heets helpers herald heses hfs
        32 hief high histle hly hner hollow hological homes horts hosting hoven hread href hters htm hyper
        32 iabilities iados iality ialized iances iation iative iators ibly icans icates ication ications icence
        32 iciary icient icker ictory iculate idere idine idity idores iedad iendo ienia ientes ierra ierte ietf
        32 ietà ieves ieving iffs ificate ification ifier igam iges igger ight ignated igorous igos igra ijn
        32 ilation ilders iliated iliation ilita ility illary illers illeur ilure imacy imately imation imeter
        32 imitation imiz imize imoto imple imulating ination inburg indentation inders indien inelli inere ingly
        32 ingrad inium injected inous insecure invocation iolence iologist ionales ionary ionnaire iotic ipation
        32 ipient ipped iques iracle iration irement irical irror irstly isation isez ished ishers ishing isine
        32 isión issance issub issue issues istence isters istically istration itality itarian itated itation
        32 itches iteit itious itisk itively itters ittle ituated itude itudes itung iture itzer iung ivated
        32 ivation ivity iyle iyu izar izard ization izers izz ière joined kEvent kels kenize kerne khar kht kilde
        32 kirts klar kly kney ktes ktion ktis ktur lacion lager laris larity lavat laves leading lectors legations
        32 lement lergy lessly levels lger liance lices licies lidad lidade liffe lifies ligent ligible linary
        32 linux lised litary litating little llance llard llene llied llies llington lment loating location logged
        32 logger logging loration lough lske lsto ltado lumes lusive lved lver lyn lynn lysis lywood mangle manuel
        32 mative mbardi mbig mensions mentas mentation merical migration minated minating mination missing
        32 missioners mized mmens mney modern monial mooth morp moving mprov munis nAPI naire nancing narch narchy
        32 naries native natively natura ncept ncont ndic ndit ndus ndé neers neous netics neural ngels ngere ngers
        32 ngue nhar nicians niert nified nigh nistic nker nkh nkt nners nney nning nnis nographic nological nority
        32 nounce nships nsists ntify ntros ntwick nuity numbers nummer nverted nwy oans obbie occi ocked odian
        32 odif odium odore oeg oets ogies ographic ogue oiled oiler oine oined oire oism okens olation oldiers
        32 olith olition ollar ollars olly ological ology olution olving ombard ombie omena omeo ometer omination
        32 omology ondur ongh onical onics onists onnie ools oons oors oost ooting operated operation operations
        32 opics opology opped orates oration orative ordered orders ordin ordina orias orically oriel origin orror
        32 ortin osent osetta ositive osity oslav ossed ossible osters otential otomy ottle ought ounds ourier
        32 ouver ovation ovich oving ović ovy ová owners oximate pabilities paired parados parative pathetic pawn
        32 pected pelag penger perance persist petence petent petitive phase pills placed plicated plication plied
        32 plies ploy pointment politan portantly portation portedly preserved pressive prung psych ptical publ
        32 puls quake quality quidity raction raded radically rador rados ragment rained rainer raints raise rakt
        32 ralization rances rapped rapper rará razy rbeit rbosity rches rcury rdell rdens rdial rdig rdinal
        32 reaction ready reation recer recht rection rections reens refer regar regard reitor relli rement rences
        32 resided retó rgins rgü riano rigor rille rilon rince riously risten risto rivil rkh rler rmies rminus
        32 rmuda rnier rogation rogly ronation ronize ropeller ropy rosis rotation rough rought rounded rovirus
        32 rphy rrect rrett rrez rrible rsite rticles rtigo rtuj rustees sDir sInfo sburg scott scribe scrit search
        32 seller semble sensus session shaped shima shuf sible sification sight sistance sites sitivity sized
        32 sizing slations sleep slide sment solute sphere spired stados stadt stalled stated states stats stein
        32 sterone sticia stig storia stories straint strap straw strut suance sultan swort tacts tained taire
        32 taneous tasis taught tedly teiro tels tement terans terfer terial terly therapy thermal thieu thleen
        32 thlon those throp tiation tible tices tiere tifying tillery tillo tinction tingly tional tioned tische
        32 tista tlar tly tment tmund tney tography toire tools torical torious touch tough tracked tracting
        32 trailing trait trators trition tuations tural txt tycz tég uando uation ubber ubble ubl udolf ueb uela
        32 uena uffe ugh uidance ulados ulating ulator ulators ulatory ulent ulls ulous ulsion ulture umors ungle
        32 unker unner unning untries unung unuz uoted uove upation uration urgeon urial uries urity urls urning
        32 ushing usive ustin ustine ustus utente utility utler uture uuid uvre uyen uyu vados valuate valves
        32 vation vatory velation vement venir ventory verify verin versal versation verso verted verão vices
        32 viders viously virk visible volving widge witz witzer xAge xture ycle ycot ygm ygon ylor ylus yly ymous
        32 ynae ynd yner yped yster ysz yuan zación zards zburg zeros zeuge zoom zyst zzi ßig ável änder çais écur
        32 ération êtes ício ível ória üller ütz üven ğini ана ван вка ган гов дка дов ека зан ика ина ков лов ман
        32 мка мов ния нна нов она ран рии рка рна ров сан ска сов тан тка ука ция чан іка יט יס
        33 ARRAY Aaron Adici Adrian Adult Advance Africa Agent Alger Amanda Amazon Americ America Among Anders
        33 Andrea Andrew Angelo Animation Another April Arthur Article Attack Augu Aust Austr Austral Auth Author
        33 Autom Ayn Ayr BRIGHT Bahn Baker Basket Battle Beijing Berlin Birth Blanc Blind Bloom Blues Boundaries
        33 Brien Brows Bullet Business Bytes CNN CTRL Callum Cancer Captain Cause Cela Cele Central Changes Checks
        33 Chief Chrys Civil Client Closed Cloud Club Coach Coast College Collins Colorado Combined Commun Compile
        33 Conference Convert Cooper Could Count Course Created Credit Crime Cube Cyc Cycl Czech DHH Daniel David
        33 Death Delete Dennis Details Devils Digit Disco Display Docker Doctor Donald Draft Dragon Dream Dylan
        33 ECTION EGF EMENT EVENT Each Eagle Earth Egy Elements Eliz Eliza Empire Equal Eug Euro Europe Events
        33 Extra FAULT Fait Finger Finish Fisher Flags Food Foto France Fresh Fried Future Generation Geographic
        33 German Giant Giles Grange Gym HECK HLS HTML Hank Happy Harold Harper Having Hawk Health Height Helpers
        33 Hicks High Hockey Holly Home Hope Horse Hugh Human IGF IGHT INFO IRECT Insert Intosh Italia Italy JWT
        33 January Jazz Jimm Juan Juli Juni Karen Karl Kenne Krist Kung LRP Langu Large Larry Laura Lauren Layout
        33 Leaders League License Literal Logger London Lucas Luci Luis Lulu MARK Machine Magic Marcel Marketing
        33 Member Memori Michel Middle Minister Modell Mother Movie Museum Muslim NAME NBL NULL Native Nazi Nico
        33 Niger Nils Nine Niu Norge Norman Numbe OCK ODY OTHER OVID Ocean Oliver Oly Operating Operation
        33 Operations Origin Original PATCH PATH Palatin Paper Parish Partial Partic Partner Patric Patrick Pauli
        33 Philip Pierre Players Popular Population Previous Prima Prime Prior Private Production Project Proxy
        33 Puer Pull Pyt QUERY Queens RATION REQUEST RIGHT RNING Raja Rating Ratio Ready Reception Regul Related
        33 Remove Reques Respon Rieg Rise Rising Royal Ruf Rug Rust SOCK STATUS STRING Samuel Schema Scheme School
        33 Scott Search Sense Seven Sharon Silver Sister Sleep Social Speed Starlette Steven Stock Studi Study
        33 Sultan Swagger Sweet TEXT TLS TURE Talk Tamb Targe Target Tasks Teams Template Third Though Three Tiger
        33 Tita Tools Touch Track Trump Truth Tudo Turki UUID Univer Url VALUES VHL Values Variable Venue Video
        33 Villa Visual Voice Volum WARN WITH WORD Walt Walter Washington Way Wenn Why Wild Wire Witch Wood Writing
        33 Yello Yuri aande abies abili abine abolic aboo abord absburg abung acağ acement aceous acerba achar
        33 achin achine acht acial acies acific acional acker ackle ackson acons acote acrit activa activated
        33 activation actively actly acturer acturing acula adados adays adece ademi ademia adians adily admini
        33 adora adores advance adys aelic aeological aesar agency agents agged agger aggio aggl aginal agination
        33 agini agonal agonist ague ahili ahoo aiders ailles ainment airment aisar aised aiuto ajig akarta akening
        33 akhir akistan akota akses akuj akura akyat alement alender aleurs aliases alifying alignant aligned
        33 alisation alised alistic alization alizes alizing alizza alleries allier alloc alloon alnie alogy alpha
        33 alves alysis amanya amation amazon ambia ambian ambil amble ambling ament amental amente aments americ
        33 america amerik amese aminer amoto amous ampong analyse anced ances ancis andatory anders andings andong
        33 andria android andung anence aneo anese angay angement angerous angible angkal anica anics aniel anima
        33 animate animation anisation anise anium anization anize anière anker anoe anoi anoma another anova
        33 ansible anske ansson answer antation antern antics antidad antine antino antity anzan apach apati aphy
        33 apier apisan apoli apons appened appening apply apsed aptation apters aptis aptive apura arados araná
        33 aravel arble arbor arburg arcel arctic arcus ardin ardine ardy arecer arence argar arged argh arginal
        33 argos ariations arily arious arkov arlett armacy armament arment armers armonic arnation arner arnett
        33 arola aroon arrant arrar arrative arrel arrell arrer arret arried arrier arris arsers arships arterly
        33 articles articular artments artoons artyr arves aryl aryn arzi asanya ascot ascus asdf asement asili
        33 asily asino askell asmus assado assault asseg assey assignment assium assive assoc astery astia astic
        33 astical astics astra asture asual asure asurer asures atchers ategor aterp athc athed athlete atics atig
        33 atine atings ational atische atise atitis atively ativity atiya atments atoes atomic atoon atories ators
        33 atosis atria atrix atriz atsby attack attern atters attice attis attle atue atured atures aturing atute
        33 atuto atyp aucus auded audio augh aunch auracle aurant aussian autori autres aveller avement avenge
        33 avier avies avig avior avors awaan awful awler awning ayah ayam ayama ayana ayas ayat ayed ayers ayette
        33 ayi ayman ayn ayne ayr ayya azard azette azila azine azure azzi azzo bacco banner basket batros bazy
        33 bearing bedded berde berian berik berland bernet besar bestos bigger bilis billion binary biography
        33 biology biotic birth bishop bitration black blade blah blast bleed blem blender blik blind blok blon
        33 blood blower blr bly bolism border borrow branch braries brates brew brief brig brother brows bucket
        33 budget buffer bugger bugging bulk bundle burger burgers burgh burst butary butes butos button bytes
        33 cached calization cancel cancer canism canner canoni caption capture casters cational cative ccept
        33 ccinate ccination ccines ceans ceded cedent cellation celled cellence celles cello cember cenia central
        33 century cepha cerne ceska cessa cessar cessed cessi cession cesso chairman chanism chapel charged
        33 charting chastic checked checking chelor chester chment chols chond choose chuan chule chuma chung chunk
        33 church cidence cidental cidos ciente cification cified cilla cinated cination cinna ciona cional cious
        33 cipate cisco cision cisions citation ckers ckets ckett ckingham claring clase classical classics cleo
        33 click client cliffs closed closing cloud club clude cluded cludes cluding cnn coach codeine cohol
        33 collect collection cological cology combine comment compile complex computed condition conditional
        33 confirmed conoc conomi conomy consul contained contin contra contro convert converted coord copy coral
        33 corator cords corner corre couch cough count course court covid cques crack crats crease create created
        33 creating creation creative credit crement creve crita critical crumb ctado cters ctica ctiva ctivity
        33 ctories ctorio ctual ctually ctuary ctuation ctural ctures cturing culated culation cultural culum
        33 cuments curl curre curring curse cutils cwd cytes czo dCount dados daemon dagens daily datat dative
        33 datory datos datum ddess ddress death dedicated deemed deeply defer define defs dehy delete demia demics
        33 demos dencies denomi density dentes dential dentity deration derations derers derive derlich derung dext
        33 dful dged dger dges dging dialog dians diaries diary diated diators dible dicate dicating dication dices
        33 dicion dicts dience differ digit dily dinal disable disch disco discon disks display distance ditions
        33 diving dlig dment dnance dner dney dning docker dollar dominal domized double down drach draft drawn
        33 dream dress drew droid drome ducated duced ducer ducing ducted ducting duction ductor dulation dumps
        33 dungen dungs durance dwick dym dyn dyna dys dyst dzi dzo eCache eMode eSite eachers eaches eactions
        33 eaded eaders eagle ealth eaning eapon earances early eased eases eature eatures eaves eaving eber ebes
        33 eble ebor eburg ecay echt ecification ecify ecipe ecker ecology ecome econd economic ecord ecreate ectic
        33 ective ectl ectory ectures ecurity ecurs ecutable ecute ecution eddit edell edent edere eders edible
        33 edings edited edition editor edly edonia edores eeble eeded eedy eels eenage eeves eezing efer eference
        33 effect effer efo efs eful egat egated eged egge egger egh egic egis egist egl egory egra egue eide eider
        33 eido eien eier eig eige eight eighton eiji eille eine einer einz eire eiro eiser eism eita eite eith
        33 either eity eitz ekij elastic elded elece elected election elections elective electric elef elei eleme
        33 element elements elief elieve eligible elinea ellik ellite ellman ellom ells ellum elly elola elope elov
        33 eluru elves emales emati embers emble embles embling emented ements emies emini emographic emony emories
        33 emption enade enato enators enault enburg encing encript endance endence endency endent endere endered
        33 enders endez endig endments endorf enega enere energy eneur enez engaru engine enguin enheim eniam enido
        33 enig enita eniti eniu enius eniz enize enkel ennen enner ennie ennis enome enova enrik ensible ension
        33 ensions ensity enska enske ensure entary entas entative entes entet entf enthal entia ential entino
        33 entity entive entle ently entos entral entries enture enure enzi eod eographer eography eola eological
        33 eology eome eong eplace epois epuis equal equel equi erInfo eraction erador erados erance erando erarchy
        33 erates eration erations erative eratively erators erbian erception ercise ereb erece ereer eref ereit
        33 ereka eremi erence erente erentes erently erett erfect erful ergar ergent erger ergic erhof erial erials
        33 erical ericht erico erido erige erine eringen erior erisi erita erity erium eriy erkas erkel erler erly
        33 ernate ernel erner ernia erona eront errien errier errill errin errno erros ersch ersel ersey ersie
        33 ersions ersom ertia ertile ertion ertos ertz eruj erung erungen erving esbian escape escence escott
        33 esets esini esire esize esses essible essie essions essive esterol esters estimate estimated estiva
        33 estive estler estrian esuit etarch etection eteo ethane ethyl etical etically etics etine etiva etly
        33 etning etoria etorno etrea ettes ettle etyl etyp eural euven events everity evised evoked evolt evue
        33 ewer ewicz ews ewski exclusive exico extension extra exual eyen eyev eyne ezer ezes ezh ezi ezo ezon ezz
        33 facing facts fakes feated fecting fections fective feeding feita feller fences fenders ferer ferne
        33 ferred ferro fested ffalo ffect ffered ffering fferson ffiche ffici ffusion ficos fiction fidence
        33 fidential fight figur filter finance finger finish finished finition firmed first fitted fixes flags
        33 flater flies float floor flush flux focal folders fonts foo food forcement formance formasi formatics
        33 formation formations formats formatter formula founded founder fourt frame franch frared fresh fried
        33 frig fteen function funded fusion future fyl gaard gador gaining gallery gamma ganism ganized garded
        33 garh gation gative gawk gdy genase generate generation generic genesis genetic gently geries gested
        33 geven ggar ggers gges ggia ggie ggins ggle ghing ght girl gister gitis gitl gitte given giving glar
        33 glich glis glish glom glue gly gmap gment gments gnal gnate gner gnin gning gnis gorith goyle grade
        33 gradient graft graine graphics graves gregate gregated gregation gress grove grub guided gular gument
        33 guous guration gurations gyn gyp hacks haired hampton hanced handler handlers harities harmed haven
        33 having headers health hearing heated heating heats heavy heels heese height heila helps hematic henotype
        33 heological heriff herited heroe hews hicken hiers hints hipped hlem hler hls hnen hnica hnology holy
        33 horiz horse hosis hosta hosted hotography hought hounds hrase hrome hronic hrows htly html http humously
        33 hunter hurl hurst husband husus hvil hydro hyl hyn hyp hys iables ialis ialism ialization ializer iamond
        33 iangle iaries iased iasis iates iatic iations iatur iature iatus iazz ibald ibati iberate iberation
        33 iberia ibial ibili ibility ibute icacy icando icated icating icato icator icente icester ichael ichele
        33 ichier ichord icians icide icilia icine icino icional icious icism icita icited icitor ickers ickle
        33 icola icorn ictus icula icular iculo iculous idarity idation iddle idence ident iders idges idier idig
        33 idney idosis idual ieces iels ience iende ienen iener ienie ienne iental iente iento ieraj ierce ierz
        33 iesel iesta ietary ietro iette ieurs ieuw ifade iffer ifference ifica ifical ifically ifiche ified
        33 ifiers ifies ifika ifique igar igated igating igation igence igens iger igg igging igh iging igli igm
        33 ignation igners ignment ignored ignores igoro igration igua igues igur ihar ihir ijin ijing ijk ijs
        33 ikasi ikation ikato ikler ikov ikuti ilated ilations ilber ildly ilence ilial iliary ilica ilidad ilien
        33 ilience ilih iliki ilisation ilise ilitated iliter ilities iliz ilization ilize ilized ilizing illard
        33 illiam ilmes ilors ilov iltered ilters imated imator imbers iment imental iminated imiza immers imond
        33 imply imulate imulated inados inclusive indent indents indices indig indler ineering inees inema inence
        33 ineral iners inery inese inetic inety inez infer inference info ingers ingress inhar inica inige inimum
        33 inine inique inished inister inity innings innish inogen inomi inosa insert insight instance integer
        33 intent intern intero inters invite inyl iography iological iology ionado ionais ionaries ioneer ioneers
        33 ionism ionnel iority iously ipality ipated ipati ipating iposh ippel ipple ippon ippy ipula ipulated
        33 iquet irates ircular irect irection isaster isations iscus iseer iseries isers ishes isiana isini
        33 isional isite islation islav isner isolation isoner isoners ispers ispon issional issuer istema istening
        33 istent istente istical isticated istics istidi istrar istress istries istrik isuj itado itados itance
        33 itania itary itations itative itched items iterate itere iters itez itges itial itig itish itive itize
        33 itney itoria itorial itories ittel itution iums ivating iveri ivers ivert ivide ivided ivier ivine ivism
        33 ivities ixels ixtures iyam iyi iyon izam izan ized izer izes izi izia izie izin izing izo izza izzi izzo
        33 jected jection jective jects jenn john joiner joining junct juries justify jwt kaln katalog keith kernel
        33 ketch khai kipped kirk kker kler klub kning knock kraft krain kret kró ksiy ktiv laats labelled labels
        33 laces lactic lague laine laire lakes lament lancer lances landers lantic lapse larak laration large
        33 lassification lasters lastic lastin lateral latie latin lation lative lators latten lature laugh launch
        33 lavic lavor lawful lcome ldig leader league learly learn leasant lease leases leasing least leasure
        33 lections lective lector ledged legated legation legged leiche leigh leine leisure lekt lements lently
        33 lerden lerin lerini lerk lerle leros lesias letics letters leural leurs levated levation lexa lexes lfs
        33 lgra lhar lhes liation liber licit licz lidos lieving liffs lifting lify ligament ligat ligh lightly
        33 lijs likely limination limited limiting lingual lioma lished lisher lishing lissa literal litics litzer
        33 lived lized lkal lker lkes lkins llation llers llery llier llig llige llings llision llison llocation
        33 llusion llust lner lnie located locos lodge lody logically logies logists logous logues lond lonel lonia
        33 lood looked loria losses losure loved loves loving lowering lowers loys lses lsson lster lucky luded
        33 luent lugins lumber lungen luster lusters lvat lves lyde lyk lyr lys lzo lément mData magh magic maker
        33 makes malization malized management manager mandos manifest manitarian manities manlar mantic manual
        33 mapping maries marine marines married matched matchers matches matically matisch matische matory matrix
        33 matters mature maximum mbahan mbly mbros mburg medical member mension mentara mentary mentioned mentos
        33 merase merging merly merous mester meters metros mful middle mient milar minance minary minates
        33 minations minators minence minimal minimum minister mirates missibility missible mixed mjs mmando mmary
        33 mmond mnist modus mography mology monies monition monly mood moral morrow mostly motel motes mother
        33 motion motional motions motives mously moved moves mpere mpers mphony mpila mplain mposing mpound mrå
        33 mulai mulating mundo munity museum music musical musician mutation mutations mvn nacion nador nados
        33 nails nalis nalization naln namento naments napolis narg nará nasional nastic national nativa natory
        33 nazi nbak ncers ncert ncial ncies nclusion nctions ncurs ndah ndai ndak ndara ndek ndell ndern nders
        33 ndhi ndial ndian ndicated ndication ndice ndis ndition ndome ndos ndra ndre ndry ndur nearly nections
        33 needy negar nels nematic nement nensis neously nerar nerator nerh neuen next nfirm ngay ngeb ngell
        33 ngement ngens ngent ngert ngleton nglish ngola ngolo nguy nheim nians nible nicht nidos niej nifer
        33 nifest nification nify ningen ninger niques nished nishing nisse nista nitions nitive niture nitz
        33 nization nizer nkel nkers nlig nment nnar nnen nner nography nology nomia nomics nomis nomous nonym
        33 nople nopsis noqa notated notation nough nounced nously novations novirus nreg nroe nsburg nsect nsight
        33 nsive nsored nstad nstat nsub ntacion ntados ntains ntasi ntato nteen nteger ntell ntense ntents ntested
        33 ntication ntido ntification ntifying ntology ntory ntosh ntries ntrol number numbered numents nuous nver
        33 nées oach oast oated oats obably obber obility object oboma ocating ocation ocene ocer oces ociation
        33 ockey ocki ocks ocky ocor ocrat ocratic octor octr ocular ocus ocytes ocê odejs odelle odels odic odied
        33 odies odification odified odify odin odine odor odos odun ody oege oei oese ogene ogens ogging ogly
        33 ognosis ograd ograf ography også ogues oidal oide oides oids oils oison okies okine okines okuy olano
        33 olated olates olating olecular olerance olig olini olish olished olitis ollation oller ollers olls
        33 ollten olmes ologist olony olov oltage olulu olves olyn omaine omantic omatic ombers omega omegal omein
        33 oment omente omers omew omial omical ominal ominated omiting omment ommun omod ompon onard onary onatal
        33 onated onation onato onction onctions onders ondy onents onetary onger ongly ongy onial onica onically
        33 onide onies oniz only onment onner onomia onrad onsor onsters ontana ontin ontro onym ood ooked oona
        33 ooney ooo oord oort oose ooted opathic opathy operasi operating operative operator opers ophia ophic
        33 ophil ophy opical opies oppel oppers optera optic option options orado orange orations orator orators
        33 oratory ordering ordination orenzo orial orica orientation oriented ories orig orine orious orism
        33 orities ority orium orize orized orney orpha orphine orrh orris orrowing orsche orsed orske orsque ortic
        33 ortion ortive oryt osaur osef osei osers oshima osial osmos osoma ospel osphate osses ossier ossil ostas
        33 ostat ostly ostos otably otani otation otero oters othel others othic othor otics otide otides
        33 otification otify otive otoc otonia otonic otool ottage ottery ottosc ouard ouble oubles ough oulder
        33 ounded ounding ounge ounted ounting ounts ounty ourced ourney ousse outers ouvel ouvre ovac ovate oved
        33 ovel oven ovian ovie ovsky owani owards owied owitz owler owment owym oxies oxys oyed oyle oys oyu ozyme
        33 pabil pagn panies panish pansion paquet parameter paration parations parently parents parison parsed
        33 partial partic partisan partment partner patch patial patibility patible patric pazi pctl pdated peake
        33 peaking pecial pedia peiche pelled pelling pendable pendant pendent pensive people peration perators
        33 perfect persed petition petual pezio phane phatic pheric phers philis phology phonic photo phthal phyl
        33 physe pickle picture piller pillo pinning pirit pitation pivot pkins placing plaint plastic plated
        33 plates players plei plete pliance plica plicate plification plified plish ploration plots plug pment
        33 pnea pology polys pond ponder poort populated population portance porters portuj posible posit possi
        33 posure ppers pply predic preference present presentation presented presenting pretty previous prices
        33 prime prised prising private proach proble proces production produk promising prompt protein proved
        33 proving proxy przed psule ptide ptors pture ptured ptym pular punk pushing putador putation pyi pyl pyr
        33 pyt qlite quadra quaint quakes qualification qualified qualities quanto quard quarter quence quency
        33 quential queries queryS quetes queue quick quier quiere quiet quinas quine quipe quire quired quires
        33 quiri quiry quisi quita quite quity quivalent quote quoted rabh rabia rabil racing racks racle racts
        33 radio radius radle rady rafts rague raig raight rails raine raises raising ralis rality ralized ralogy
        33 raly ramatic rament ranches ranged ranges ranging ranial ranite rapid rapies rarian raries rateful
        33 rative ratively rators ratov raved ravers raves ravity rawd rawl rawn raws razio razo razos rbation
        33 rbent rbine rcade rcado rdade rdinated rdine rdly reached reaching reader readers reading reado reality
        33 reams reason reath reator reciation recio recor rected recting rector redited redoc redrik reduce
        33 reeding reeti regis regist regnant reight reise related relates released reler rels remium remos remove
        33 rendre reous reply requi reserved resini resize resolved resses ression ressure restlers result retic
        33 retion retro rette retti retto retty reux reuz revers revor rews rged rgens rgent rger rgers rges rgia
        33 rging rgio rgon rgue rgus rgy rhin rhy riado rians riation ribes riction rictions ridade rief rience
        33 riere riers riert riety rieve riffs rification rified rify right rigins rikat riker rikes riler rilis
        33 rilla riller riment rimination rinary ringify rinin riority rished risis risons rister risti ristic
        33 ritas ritically ritis ritish ritten ritus ritz rived riven river riving rized rizes rizio rizon rizz
        33 rker rkins rkt rlar rlich rlik rlington rlon rmish rmoured rmula rnado rnament rnames rnando rnard rnato
        33 rney rnish roduz roleum rollment rological rology romised romoted ronica ronics roniz roniza ronized
        33 ronym roots roove rophy ropis rosion rotection route router routes routine roves rovich rowers rowler
        33 rpus rrection rrell rrison rrors rrows rsary rsey rsive rstat rsuch rtemp rtent rters rthur rtical rtico
        33 rtification rtified rtisi rtiz rtual rture rubah rucks running ruppe ruption rvals rvang rvat rvator
        33 rver ryption rzi rzy sArray sPos sador sados sample samples sandra sarray sational scalar scell scene
        33 scenes scens scept schein schel schema scheme schl school schre schri science scient scoe scope scord
        33 scored scount scov screen scue seases secre sects secure secured sedia seeded seful segue segur seite
        33 select selection self selling sells sement semia senger sentative septic serial series servation served
        33 server servic serving sessed sessen seven seyn sheet shers shield shift shine shirt short sians sibility
        33 sibling sibly sicians sidential sidents sidy sief sified signed sils silver simple singly siniz sional
        33 siske sisted sister sisting sitas sitate sitos skov skrit slated slider slug smod sner sney sning social
        33 solated solation solution solven sonality sorted sortium south sparse speak spect spell spent sperm
        33 spille spinal spire spite spots sprit ssault ssent ssential ssert ssets ssey ssibly ssier ssig ssive
        33 ssler stack staff stagi stained stakes stalling stances stantly statin stating statt status stdin
        33 stellation stelli sterial steries steroid steroids stica stical stically stico stified stify stige
        33 stille stinal stinian stino stler stly stolic stoma stonia stored stores storing stors stort story stov
        33 strada strai strained stral strar strates stration strator strel stress strial stricted stries strin
        33 strol strong stros strp structured stuce study sture style styled styles suario suite sulf sumber
        33 sumption surance sver swick synch systems szer szy tCount tElement tHub tResult tably tached tacks tacle
        33 tados tainer taining taires takh tality tamos taries tasks tates tation tations tators tatus tbre tched
        33 tches tcoin teString teacher teams tector tegra tellen teller telli telling tello tellt teln tember
        33 temper tempo temps tempt tences teneg tension tensions tention tently teracy teration terato teries
        33 teritis termina ternal ternally ternity tershed tesIO teurs tful therland thesis thias thical thine
        33 third thoc thod thologist thology thorne though thous three thub thumb tians tiating ticated ticed ticks
        33 ticus tief tient tieren tiers tieve tification tified tify tigation tiger tight tilation tilda tilis
        33 tility tillas tils tinal tinct tinent tinf tious tiques tistic titem tition titis title titled tiven
        33 tivity tization tized tkins tlers tlib tlm tls tmos tner tnie tning tober tocks toggle tographer tokens
        33 toker tology tonces topics torial tories torium tosis tower track tracker tracking tracks tracts trade
        33 traits trans trates tration trays treach treated trench triction triple tripped trogen troke trov true
        33 trusion trust trusted tstat tters ttish ttiva ttura tuary tuated tuency tuent tuition tuple turn
        33 typically tzel tzer uador uality uania uanti uatro ubah ubation ubbe ubei ubic uble ubri ucati ucers
        33 ucht uchy ucker ucosa uction uczy udaya uddin uddy udent uditor uedes uego uele uell uels uency uente
        33 ueries ueva uez uffle uffy ufo ugated uger uges ugg ugger uggle ughan ugue ugus uicide uilla uinte
        33 uintes uises uitas uitos ulado ulated ulates ulation ulations ulative ulgar ulier ulig ullah ully
        33 ultimate ultur ultures ulumi umatic umbers umbia umble umbria umente uments umerate umero ummers umped
        33 umpire umpy unciation unción uncle unctions uncture undament undefined ungai unger unica unication
        33 unicode uniform unique unkt unnel unters until uoka uota uous uously uperin upert upgra upply uppy uracy
        33 urante urasi uraç urement urence urers urgency urgent urgeo urger urgery urges urgical urious urities
        33 urly urnal urney urons urope urora urple urrence urses ursive ursos urston urved usando uscle usly
        33 ussels ustaka usters usually uters utical utics utilis utils utiny utional utive utively utors utral
        33 utsch uttle utual uvant uvate uven uver uxa uyi uys uzak uzi uzz uzzy valuation value values vamos
        33 vances vantage varez variable variance varies vascular vasion vasive vations vault vector veiled vels
        33 vember vements vende vendo vendor vening venna vensk ventional venture ventures venue venues veral verde
        33 verem verg verge vergence verk verly verre versa versely versão verte verter vertical verting verts verá
        33 vester vestment viation vicio viction vidade vidades vided video vigation villa ville violation viors
        33 viral visibility visited visors visory vistas visual vitas vitation vivial vizi vocate vocation voices
        33 vokes volved volver votes vtale vue vuel wacht waiti warning washing washington weather weekly wellery
        33 werk western why wicz widget winner winning witch witter wnie wolf woord would wreck wrote wych wyk wyn
        33 wyra wys xation xers xiety xtures yInfo yahn yahoo yber year yenv yeong yerine ygg yield yimg ykk ykon
        33 ylar ylation yler ylk ylla ylon ylum yment yments ymes ymie ymology ynch ynin ynn ynx ypes ypis ypy yria
        33 yrin yrne yroid ysed yses ysia ysio ystic ytel ytes ytte yub yuda yung zando zania zanti zcz zelli zerin
        33 zeug zhn zhou ziel zier zig zij zilla zine zione zoe zoek zolo zona zony zov zuela zyk zym zyn zyt zzard
        33 zzo zzy ández ásica året édico érez érica étails ética ítulo ódig ówn ögl öyle økt ønd ønn ørst über
        33 ğeri ıkt ılar ılm ınd ırl łoki ług ńcz şlat бов дан дна ена жна зна зов лан ний пов рий тов ька яка іна
        33 יז יך ים ין יף יפ יק าร
        34 AYE BLAS Cyr Element GDF GNU Nicol Niko Quarter Rig actical adena algia ameo andering andlers anly anzi
        34 asov atanga atography attic axial ayu cellent cidin close cnica commun compac corpo cuity curred daugh
        34 dhury dition doctor donald ductions ducts ecoration eddy eggs egina egories einen emens emory eologist
        34 epatic esthetic estine ficial ficiency genital gerian gious gistic gsung helter ilig illings imble
        34 initial itrogen itual karang ktori lamation lazi lbeit limiter livered lleri lliard ltimo lvic maior
        34 mazing merged minster nalized nasium ndor ndür nemia news ngene noise nsori ntario nutzer ogical oici
        34 oise olite omaly onans onfer orning orries ortization owane owania oyen patter phils popular project
        34 purge quently racht rafted rangers rarily ravel rekt ressive retta rewards ricketer rietta riez risty
        34 riteria romium roven rricular rtug ruiting rural saving scales schil scorer scura severe shoot sidence
        34 sizes ssell ssels stairs ticos tieth traction ttoc typical uffer umber undancy unlar unners uov urrie
        34 uveau valence valent valier vested yker çlar üzer יג יע יץ
        35 Epis Scholar brosis chemist circle eakers ebil elude essant evenge exception eyi flake focus genomic
        35 growth hopper iatric igon iriz izier ktive lazy lovir needed nthetic original peker ratory rgence speed
        35 tensor thenburg tidine tooth uckle özel
        36 brough croft ggil iniz ismos minism muscular oslov oxide political productive realistic rebil rigat
        36 scores seniz workers יכ יצ
        37 DVD Double Woo abula eleri grande harma hrine ltima navir prano produced tiene viruses łoc şlem יח
        38 CKD Cyp GROUND OATH Storage assert blanc ciology eerde heikh iberal larar lerde ngered nombre nsured
        38 racial remote ritic rnings runner shuv spection ssary stula tholic tised vidos vilion ydney ynne
        39 Baby COVID Concer ILITY OCATION OUNT TORY Wolf agnostic alonia ariety besity classified dessus eadly
        39 eaved ernity garde guez history htia itiva lidades lska mmation ngig nzo ovirus oyce physical physics
        39 ponent rafting rentices risco rrack siert socks sturi switch szcz tachment technical terior tiert
        39 tilization urler ytics
        40 GROUP QLITE UEFA alisier ardner arlton boost buzz conflict cussion discard docum ebir ecipes ecuting
        40 elene embang enabled endiri engers expire faith ferrer forcing ialysis ieber igue launched logue losures
        40 nagh natural notations ontia onych paralle precision quette rdish rls rmly rooke ropolis rstell saurus
        40 sember should ssessed ssica taine ukung urator wollen ylized ytic zados
        41 ERROR HTTP TERIAL VERSION agnosis allele aloni anjing berá cellular cided comics criter ddish ductive
        41 ectly editors ermes ertical etika evento ftig harto icado inici intings ionaire ipids isika isure itando
        41 iwu mixes naires nitore orrer oyne passwd pecies piration pozy quiva rabha realism rilm rinta rouge
        41 rtido servers settings shment storey tected tracted
        42 Lady Lung adult cardiac ceptive cester crime custom ecilia egio egne enico evise eyin folio generated
        42 imini iuri ktet modell ncern nitine notification ntiate onlar ouples raced rkes rrays temming unity
        43 Frei Helper Settings chemical chille critic ejs fecture iejs imulator lativ likle mpics onses orino
        43 variate
        44 Court Kurt Pay River approved bisect chemistry dominated heise mentár remia subm
        45 Brody Legacy additional azena confirm eyeb gyi klem likt medium mpati nightly pisco redefined technology
        45 uchom umeric
        46 Romano cotta detec ediğ elijk icados ketler larer lerosis markers ovic silicon uración
        47 Pula astral comments ggara isabilities nesota purpose reference rizar robial robic rouz tekt
        48 />। Adelaide Alessandro Applications Arizona Assessment Associated Asyncer Attendance Authorization
        48 Barcelona Beautiful Bibliot Birmingham Bracketed Bulgarian Chancellor Charlotte Continental Contribution
        48 Corruption Credentials Currently Diocese Discussions Distribution District Douglas Elisabeth
        48 Entertainment Episodes Equipment ErrorCodes Faculty Festival Fluenz Foundation Francesco François
        48 Friendly Giovanni Giuseppe Government Guillaume Hello Hospital Hungarian Hungary Hutchison Indianapolis
        48 Industrial Integrated Japanese Jennifer Journalism Kathleen Kentucky Killer KnownU Lieutenant Maximilian
        48 Microsoft Military Minneapolis Mitchell Nintendo October Oklahoma Redocly Religion Responses Retirement
        48 Schedule Scientific Southern Statistical Statistics Structure Sugar Sullivan Symptoms Taxonomy Taylor
        48 Temporary Termination Tournament Transfer Transition Trondheim Tutorial University Université Wednesday
        48 accessible alSegment anjin anonymous aracteriza ategorical atiquement authorization authorized bacterium
        48 baseIterator berflä blemente blishers bsockets characters cognition components continue continuity
        48 controls corrected currently delig dentifiers dictionary disclosed discovered disjon diversity dlert
        48 documentation duplicity dvertiser eSegment eceived ecido ederik eighbor empel entical entlig eplacement
        48 ernandez ernández erschied executá fehl funktion globals government graduate grima gzhou habilitation
        48 igarette illustration inguaggio initialized initializer installation integration integrity intelligence
        48 intersect iyorsa ketle ktualn leSystem lovirus ltitude mputational ncreased ncurrent nisia
        48 nstrumentation numeric occo odificar odifier ompletion onstitu ontinuation ontinuous opSockets plicitly
        48 processes publication published purchase quirements registration requestUri respondent responses
        48 retamente ribuiç roidal rokes rometheus scheduled settlement shoe signature slots snippet sockstat spora
        48 squeeze tCookie technica threatening tiary ticamente tractor traße ttpOnly tuell ują unknown variável
        48 versión windows wyjś yteCount zmia évelopp ącz żenia Дод Пот Пре вания зован нован овий рован танов
        48 тован الآ الأ الان الث الج الخ الش الص الط الغ انغ ثال ثان جال جان جَ جُ خان خُ زال شَ صال طال طان طُ
        48 غال ُخ ِص ّى ├── 获文件
        49 Alternative Commercial Convertible Dictionary Dispatch Failure Funktion GitHub Griffith LICENSE Missouri
        49 Municipal Northern Objekt Olympic Philippine Projekt Provincial Publication Publish Published
        49 RequestParts SELECT SERVER Signature Translation Treatment Universidad Unknown WebSock absorption
        49 achricht adenosine alidierung alifornia alternative ambiente ambodian analytics anchayat anifesto
        49 applications archivio arthritis articularly associated asyncer asyncio authenti bConnection berprü
        49 bibliot boltctl bracketed bruikers caffeinate ceivables chievements cialmente cognized cognizing
        49 commendation commercial completion concatenate continental convenience convenient coordinates
        49 corporation corruption credentials crypted currency dentifier deprecate developers development
        49 dimensional diocese discussions dispatch distinct distinctive distribution district districts dothelial
        49 dumpsys eSQL ecimento edefini effective eguridad eizures elebration elebrity enchimento endimento enedż
        49 entertainment eologia epayment epublik erebral ergantung ergelij erificar erimenti erimento errorRen
        49 errorism estructuring estrutura etADUsers expanded fighters fluenced friendly ghĩ hepherd hybrid
        49 hydration hydroxy identified iennial ikipedia ilamentous ilitário ilizando incenzo inferior inguistics
        49 initialize insensitive instaluj instrumental interesting ionSegment ionalmente iplomatic irección
        49 irektori iretório isierung klucz kontainer lvetica magnetic microsoft morbidi mplemente mprovement
        49 mrådet nauguration ncomplete ncreasing ncumbent neighbour nfectious niejsz niversities nstituted
        49 ntegration ntegrity ntennial ntiguous ntwickler occupied odingError oglycer ointestinal olitician
        49 ollaboration olutionary ommendation ommunities ompensation omplications ontinuing ontinuity oodoo
        49 oordinates oordinator opdracht ositivos ositór paramNam physicist plementary plicatie ployees pondylo
        49 possession precedented primarily primento processor publishing reasonably recorded redirects registered
        49 registers rhythm riathlon rinidae riticism rogression rolidase roliferation roscopic schedule schnitt
        49 sconnect secretary serialize skeletal skeleton sponsors starlette statutory strategic structure strukt
        49 studiantes supported swagger synchrone szukaj tElementsBy tablishment templating temporary thropology
        49 thumbnail thyroidism tinyse transfer transition translation tresponse tzinfo ualmente uitvoe utilizar
        49 velmente voluntary wsletter ycystic ynthesis yourself ysostosis ytokines årlig ærlig également
        49 épendances üvenlik Пер При дания дован ної زان غان ُص यह वह हु ुल รอ ร้ อร ้ร 」** 建一个 文件或 第一个
        50 cnoló disciplin dligere ekoduj ncurrently olunteers opharyn symbols uvicorn
        52 ependiente ochondrial
        53 ABSTRACT nklasse pakket
        54 coronavirus uyệ
        55 atriarch broadcaster esponsive governmental ignificantly pocalyp projekt
        56 METHODS czą dvancement ignificance nicializa nteyner registries
        57 contaminated onvenience
        62 communicate
        63 nzález
        64 Massachusett Philadelphia dynamicHelpers econstruction egurança ementSegment ggunaan harmaceutical ijają
        64 larında oluştur rikanske tifikat Если ований овує البط التج التخ الحج الحص السُ اللغ المغ المَ المُ انتخ
        64 ثمان جبال جمال خلال شمال ुझ ॉल ঞ্ টও থি রণ িখ ুঁ ্থ கீ ங் ழு ஸ் ொட ொர ோக ோட ்ஸ ฤษ ำก ำร ำห 伺服 佐敦 冠军 卸载
        64 厘米 同樣 夺得 建筑 支援 杨昊 牠们 甚至 耶律 라이 레이 이트 케이 테이 페이
        65 API에 Aktualisi bTransaction corresponding disciplinary discontinuity distributed ebruikt entyfikato
        65 etodologia glycemia icalBuddy imultaneously journalctl ktualisiere odactylus ontroversies pranuclear
        65 repozytori specificaç submodule рации этот ённо ённы زمان ढ़ অথ উট খা ছে থে থ্ পথ ফল ফি ফে ফ্ াউ াথ িউ
        65 িফ েখ அத அள இன இல ஏற ஐட ஐப சோ ஜி நூ பொ மூ ரோ ழை வழ ுழ ோன ோர กฤ ฒน พฤ ราง ราช ราย อำ ากร ำค ำต ำน ้ำ 主席
        65 准杆 多个文件 屬性 档文件 海拔 自訂 覆寫 註記 隆一个 이너 이드 이스 이터
        80 likację roveitamento specífica Тепер أحيان ألمان إكمال हाँ য়া 仕様 標籤 浙江 複雜 값을 것은 그인 또한 메인 파일
        81 FirstOrDefault encephalopathy pesifikasyon ydrocephalus Испол оказат рацює рації إيران جبران ระอ รั้ รือ
        81 รู้ องร 凉茶 基づ 專案 情況 敦谷 標準 標頭 游泳 研究 路徑 関係 많은 요한 일부 함수 👨‍
        96 anthodactylus Руковод الاقتص المنفذ
        97 اليابان لانتقال यहाँ าสตร
        112 currGetPropMthdB currSetPropMthdB التنفيذ
        113 کاربران รื่อ อเมร
        129 அழைப 인증서
        """#

    /// Scalars that do not cost their bytes, in hexadecimal digits.
    static let scalars = """
        16 101 103 107 10d 119 11f 12b 131 142 144 14d 153 15b 15f 161 16b 17e 2010-2011 2013-2014 2018-2019
        16 201c-201d 2020 2022 2026 2032-2033 2082 20ac 2122 2192 2212 2500 2588 25cf 3001-3002 3044 3057 3059 306b
        16 306e 308b 3092 30f3 30fc 3b1-3b3 3b5 3b8-3bd 3bf-3c1 3c3-3c4 3c6 3c9 412 430-449 44b-44c 44e-44f 456
        16 4e00 4e0a-4e0b 4e0d 4e2a 4e2d 4e3a 4e86 4eba 4ee5 4ef6 4f5c 4f7f 4f8b 4fe1 503c 5165 51fa 5206 5217 5230
        16 524d 52a0 5316 53c2 53d6 53ef 53f7 540d-540e 548c 56de 56fe 5728 578b 5927 5b50 5b57-5b58 5b9a 5bf9
        16 5d0-5d1 5d3-5d5 5d9 5dc 5de 5e0 5e8-5ea 5ea6 5f0f 606f 6210 6237 6240 627-62a 62d 62f 631 633 636e 639
        16 63a5 641-648 64a 6570 6587 65b0 65b9 65f6 662f 6700 6709 672c 679c 6807 6cc 6cd5 70b9 7406 751f 7528
        16 7684 7801 793a 7c7b 7f6e 80fd 884c 8868 8981 8fd9 902 915 91cf 924 928 92e 930 938 93e-940 947 94b 94d
        16 95f4 a0 a3 a7 a9 ab ae b0-b5 b7 b9-bb bf c2-c3 c9 d7 df-f6 e32 f8-fd ff08-ff09 ff0c ff1a fffd
        32 10d0-10de 10e0-10ec 10ee 1e93 1ea1 1ea3 1ea5 1ea7 1ea9 1ead 1eaf 1eb1 1eb7 1ebd 1ebf 1ec1 1ec3 1ec5 1ec7
        32 1ec9 1ecb 1ecd 1ecf 1ed1 1ed3 1ed5 1ed7 1ed9 1edb 1edd 1edf 1ee3 1ee5 1ee7 1ee9 1eeb 1eed 1eef 1ef1 1ef3
        32 1ef9 2002 200a-200f 2012 2015 201a 201e-201f 2021 202a 202c-202d 2030 2039-203b 2044 2060 2063 2081
        32 2083-2084 2103 2113 2116 2190 21b5 2202 2206 2208 2211 2217 2219-221a 221e 222a 223c 2248 2260-2261
        32 2264-2265 226e-226f 2501-2503 2506 2508 250c 2510 2514 2518 251c 252c 2534 2550-2551 2554 2557 255a 255d
        32 2580-2581 2584 258c 2591-2593 25a0-25a1 25aa 25ac 25b2 25b6 25b8 25ba 25bc 25c4 25c6 25cb 25e6 25fc 2640
        32 2642 2660-2661 2663 2665-2666 266a 266d 266f 3000 300a-3011 301c 3042 3046 3048 304a-304d 304f 3051-3055
        32 3058 305a-305b 305d 305f-3061 3063-3064 3066-306a 306d 306f-3070 3072-3073 3075 3078-3079 307b 307e-3084
        32 3087-308a 308c-308d 308f 3093 30a1-30a4 30a6-30bd 30bf-30c1 30c3-30c4 30c6-30cb 30cd-30e7 30e9-30ed 30ef
        32 30f4 30fb 4e01 4e03 4e07 4e09 4e0e 4e13-4e14 4e16 4e1a 4e1c-4e1d 4e22 4e24-4e26 4e30 4e32 4e34 4e36 4e39
        32 4e3b 4e3d-4e3e 4e45 4e48-4e49 4e4b-4e4c 4e4e 4e50 4e58 4e5d 4e5f-4e61 4e66 4e70-4e71 4e88-4e89 4e8b-4e8c
        32 4e8e 4e91-4e92 4e94-4e95 4e9a-4e9b 4e9e 4ea1 4ea4 4ea7 4eab-4eac 4eae 4eb2 4ec0-4ec1 4ec5 4eca-4ecb
        32 4ecd-4ece 4ed3 4ed6 4ed8-4ed9 4ee3-4ee4 4eea 4eec 4ef7 4efb 4efd 4f01 4f0a 4f11 4f17-4f18 4f1a 4f1d 4f20
        32 4f24 4f3c 4f46 4f4d-4f50 4f53 4f55 4f59 4f5b 4f60 4f73 4f86 4f9b 4f9d 4fa7 4fbf 4fdd 4fee 500b 500d
        32 5011-5012 5019 501f 5024 5141 5143-5145 5148-5149 514b 514d 515a 5167-5168 516b-516d 5170-5171 5173-5178
        32 517b-517c 5185 518c-518d 5199 519b-519c 51b0 51b2-51b3 51b5 51b7 51c6 51cf 51e0 51e6 51fb 51fd 5200 5207
        32 5212 5218-521b 521d 5220 5224-5225 5229-522b 5236-5238 523b 5247 524a 5251 5269-526a 526f 5272 529b
        32 529e-529f 52a1 52a8-52a9 52b1 52b9 52bf 5305 5317 5339-533b 5340-5341 5343 5347-5348 534a 534e-534f
        32 5355-5357 535a 5360-5361 536b 5370 5373-5374 5377 5382 5386 538b 539f 53bb 53bf 53c3 53c8-53cd 53d1
        32 53d7-53d8 53e3-53e6 53ea-53eb 53f0 53f2-53f3 53f6 53f8 5403-5404 5408-5409 540c 5411 5417 541b 5426-5427
        32 542b-542c 542f 5434 544a 5458 5462 5468 5473 547c-547d 56db 56e0 56e2 56ed 56f4 56fa 56fd 5706 5708 570b
        32 5712 5716 571f 5723 5730 573a 5740 5747 5750 5757 5904 5907 5909 590d 590f 5916 591a 591c 591f 5922
        32 5929-592b 592e 5931 5934 5939 5947-5948 5956-5957 5965 5973 5979 597d 5982 59cb 59d3-59d4 5b59 5b5d 5b63
        32 5b66 5b69 5b78 5b81 5b83 5b87-5b89 5b8b-5b8c 5b8f 5b97-5b98 5b9c-5b9f 5ba1-5ba4 5bab 5bae 5bb3 5bb6 5bb9
        32 5bbd 5bbf 5bc4 5bc6 5bcc 5bdf 5be6 5bf6 5bf8 5bfa-5bfc 5bfe 5c01 5c04 5c06-5c07 5c0a 5c0d 5c0f 5c11 5c14
        32 5c1a 5c1d 5c31 5c3a 5c3c-5c3e 5c40 5c42 5c45 5c4b 5c4f 5c55 5c5e 5c71 5ddd-5dde 5de5-5de6 5de8 5dee
        32 5df1-5df2 5df4 5e01-5e03 5e08 5e0c 5e10 5e16 5e1d 5e26-5e27 5e2b 5e2e 5e38 5e45 5e55 5e72-5e74 5e76 5e78
        32 5e7f 5e84 5e86 5e8f 5e93-5e95 5e97 5e9c 5ea7 5eab 5ead 5eb7 5ef6 5efa 5f00 5f02-5f03 5f15 5f1f-5f20 5f35
        32 5f37 5f39-5f3a 5f52-5f53 5f55 5f62 5f69 5f71 5f80-5f81 5f84-5f85 5f88 5f8b-5f8c 5f90 5f97 5f9e 5fa1
        32 5fa9-5faa 5fae 5fb7 5fc3 5fc5 5fd7-5fd8 5fdc 5fe0 5feb 5ff5 5ffd 6001 600e 601d 6025 6027 602a 603b 604b
        32 6062 6069 620f 6211 6216 6218 6226 622a 6230 6233 6236 623f 624b 624d 6253 6258 6263 6267 6269 626b 6279
        32 627e-6280 628a 6295 6298 629b 629e 62a4-62a5 62bd 62c5 62c9 62cd 62d2 62d6 62db 62df 62e5-62e6 62e9 62ec
        32 62f3 62f7 62fc 62ff 6301-6302 6307 6309 632f 635f 6362 6377 6388-6389 6392 63a2 63a7-63a8 63cf-63d0 63d2
        32 63db 652f 6536 6539 653b 653e-653f 6545 6548 654f 6557 6559 6563 6574 6578 6597 6599 65ad 65af 65bc-65bd
        32 65c5 65cb 65cf 65d7 65e0 65e2 65e5 65e7 65e9 660c 660e 6613 661f-6620 6625 662d 663e 6642 66f2 66f4
        32 66f8-66f9 66fe-66ff 6703 6708 670d 671b 671d 671f 6728 672a-672b 672f 6731 673a 6740 6742-6743 674e
        32 6750-6751 675f 6761 6765 6768 6771 677e-677f 6781 6784 6790 6797 679a 67b6 67e5 6808 680f 6811 6821 682a
        32 6837-6839 683c 6982 6a21 6b4c 6b62-6b66 6b7b 6bc1 6bcd 6bcf 6bd4-6bd5 6bdb 6beb 6cc9 6ce2 6ce8 6cf0 6d41
        32 6d4b 6d4e-6d4f 6d6a 6d6e 6d77 7247-7248 724c 7259 725b 7269 7279 7387 7389 738b 73a9 73af-73b0 7403 7518
        32 7522 7530-7533 7535 7537 753a-753b 7687 76ae 76ca 76d1 76d6 76d8 76df 76ee 76f4 76f8 77e5 793c 793e
        32 79c0-79c1 79cb 79cd 79d1-79d2 79d8 79ef-79f0 79fb 7acb 7ad9 7ae0 7aef 7af9 7b11 7b14 7b26 7b2c 7b49 7b54
        32 7b56 7b7e 7b80 7b97 7ba1 7bb1 7c73 7ea2 7ea6-7ea7 7eaa 7eb3 7ebf 7ec3-7ec4 7ec6-7ec8 7ecd 7ecf 7ed1 7ed3
        32 7ed8-7ed9 7edc-7edd 7edf 7ee7 7eed 7ef4 7f51 7f57 7f72 8001 8003 8005 800c 8017 81ea 81f3-81f4 83b7 8840
        32 8853 8857 885b 8861 8863 8865 8986 898b 898f 8996 89a7 89aa 89c1-89c2 89c4 89c6 89c8-89c9 89d2 89e3 89e6
        32 8a00 8a08 8a0a 8a18 8a2d 8a31 8a3c 8b8a 8ba1-8ba2 8ba4 8ba9 8bad-8bb0 8bb2 8bb8 8bba 8bbe-8bbf 8bc1 8bc4
        32 8bc6 8bc9 8bcd 8bd1 8bd5 8bdd 8be2 8be5-8be6 8bed 8bef 8bf4 8bf7-8bf8 8bfb 8bfe 8d1d 8d1f 8d22-8d23
        32 8d25-8d28 8d2d 8d34-8d35 8d39 8f49 8f66 8f69 8f6c 8f6e-8f6f 8f74 8f7b 8f7d 8f83 8f91 8f93 8fb9 8fbc 8fbe
        32 8fc7 8fce 8fd0-8fd1 8fd4 8fd8 8fdb-8fdc 8fde-8fdf 8fed 8ff0 8ffd 9000-9002 9006 9009 900f 9012 9014
        32 9019-901a 901f-9020 9023 9032 903b 9047 904b 904d-904e 905-909 9053-9054 9057 9060 9078 907f 90f 90fd
        32 916-917 91a 91c 91c7 91ca 91cc-91ce 91d1 91f 921 923 925-927 92a-92d 92f 932 935-937 939 93c 941-942 948
        32 95dc 95e8 95ed-95ee 95f2 95fb 964 9644-9646 9648 964d 9650 9662 9664 9669 9673 9675 967d 96c4-96c6 96e2
        32 96e8 96ea 96f2 96f6-96f7 96fb 9752 9759 975e 9762 982 984c-984d 985-987 985e 986f 9875-9876 9879-987b
        32 9884 9886 9891 9898 989c-989d 98a8 98f 995 997 99a 99c 99f 9a1 9a4 9a6 9a8 9aa 9ac-9b0 9b2 9b6-9b9 9bc
        32 9be-9c1 9c7 9cb 9cd b2c8 b2e4 b95 b9a b9f ba3-ba4 ba8-baa bae-bb3 bb5 bbe-bbf bc1 bc6-bc8 bcd c0ac c758
        32 c774 c77d d15 d3e-d3f d558 d574 e01-e02 e04 e06-e0d e10 e13-e23 e25 e27-e2b e2d e30-e31 e34-e39 e40-e44
        32 e47-e49 e4c e4f-e50 ff01 ff0d-ff0e ff1b ff1f
        48 149 1c4 37a 675-676 678 bc-be
        64 1fc1 1fcd-1fcf 1fdd-1fdf 1fed-1fee 2036 222c 222f 3200-320d 3212-3213 3217-321a 321d 3225-3228 322b 322d
        64 3231 3236-3238 323a 323c 323f-3241 3302 3306-3308 330d-3310 3312 331b-331d 331f 3321 3324 3328 332b 332f
        64 3332 3337 333a 333d-333e 3340-3343 3345 3347 334f-3350 3353-3354 33a7 33ae 33c2 33c6 33d8 33de-33df 344
        64 385 587 677 959-95f 9dc-9dd 9df fb13-fb17 fb1f fb32 fb36 fb3a fb41 fb43 fb46 fbdd fbec-fbed fbf0-fbf8
        64 fc5b fd6e-fd70 fd79-fd7b fdab fdf0-fdf1 fdf3-fdf8 fe71 fe77 fe79 fe7b fe7d fe7f
        80 1f12a 1f240-1f245 2adc 3304 3311 3315-3317 3319 3320 332a 332d-332e 3334 3339 3348 334c 3356 337f 33a8
        80 33af fb2c-fb2d fc5e-fc63
        96 1d15e-1d15f 1d1bb-1d1bc 1f246-1f248 2037 222d 2230 321e 3313 331a 3336 3338 a33 a36 a59-a5b a5e b5c-b5d
        96 eb3 edc-edd f43 f4d f52 f57 f5c f69 f73 f75-f76 f78 f81 f93 f9d fa2 fa7 fac fb9 fcf2-fcf4
        112 334a fdfb
        128 2a0c
        144 1d160-1d164 1d1bd-1d1c0 f77 f79
        240 fdfa
        """
}
