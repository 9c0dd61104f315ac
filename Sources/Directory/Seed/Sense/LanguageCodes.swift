/// The subtags of languages, scripts and regions that a language tag may be made of, as the package iso-codes 4.15 of
/// Debian has them from the standards.
enum LanguageCodes {
    /// Languages with a code of two letters (ISO 639-1).
    static let short = words(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
        en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
        ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
        nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn
        so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """
    )

    /// Languages without one: those of ISO 639-2, and of ISO 639-3 those of the OSCE area. RFC 5646 takes the shortest code.
    static let long = words(
        """
        abq ace ach ada ady afa afh ain akk ale alg alt ang anp apa aqc arc arn arp art arw ase ast ath aus awa azb
        azj bad bai bal ban bar bas bat bej bem ber bfi bho bik bin bla bnt bra btk bua bug byn cad cai car cau ceb
        cel chb chg chk chm chn cho chp chr chy cjs cjy ckb ckt cmc cnr cop cpe cpf cpp crh crp csb ctg cus dak dar
        day del den dgr din diq dng doi dra dsb dua dum dyu efi egl egy eka elx enf enh enm ess evn ewo ext fan fat
        fil fit fiu fkv fon frm fro frp frr frs fsl fur gaa gag gay gba gem gez gil gld glk gmh goh gon gor gos got
        grb grc gsg gsw gwi hai haw hil him hit hmn hsb hup iba ijo ilo inc ine inh ira iro isk izh jbo jdt jpr jrb
        kaa kab kac kam kar kaw kbd kca kdr ket kha khi kho kiu kjh kmb kmr koi kok kos kpe kpv krc krl kro kru ksh
        kum kut lad lah lam lbe lez lij liv lki lld lmo lol loz lua lud lui lun luo lus lzz mad mag mai mak man map
        mas mdf mdr men mga mhr mic min mis mkh mnc mni mno mns moh mos mrj mul mun mus mwl mwr myn myv mzn nah nai
        nap nds neg new nia nic nio niu niv nog non nqo nrf nso nub nwc nym nyn nyo nzi oaa olo osa ota oto paa pag
        pal pam pap pau pcd peo pfl pgz phi phn pms pon pra pro raj rap rar rgn rmc rml rmn rmu rmy roa rom rsl rue
        rup ruq rut sad sah sai sal sam sas sat scn sco sdc sdh sdn sel sem sga sgh sgn shn sid sio sit sjd sjk sju
        sla sma smi smj smn sms snk sog son src srh srn sro srr ssa stq suk sus sux sva swg syc syr szl tab tai tem
        ter tet tig tiv tkl tkr tlh tli tly tmh tog tpi tsi ttt tum tup tut tvl tyv udi udm uga ulc umb und uum uzn
        uzs vai vec vep vmf vot wae wak wal war was wbl wen xal xmf yai yao yap ykg ypk yrk yux zap zbl zen zgh znd
        zun zxx zza
        """
    )

    /// The code that takes the place of a longer one: `eng` is written `en`.
    static let shortened = Dictionary(
        uniqueKeysWithValues: words(
            """
            aar:aa abk:ab afr:af aka:ak alb:sq amh:am ara:ar arg:an arm:hy asm:as ava:av ave:ae aym:ay aze:az bak:ba
            bam:bm baq:eu bel:be ben:bn bih:bh bis:bi bod:bo bos:bs bre:br bul:bg bur:my cat:ca ces:cs cha:ch che:ce
            chi:zh chu:cu chv:cv cor:kw cos:co cre:cr cym:cy cze:cs dan:da deu:de div:dv dut:nl dzo:dz ell:el eng:en
            epo:eo est:et eus:eu ewe:ee fao:fo fas:fa fij:fj fin:fi fra:fr fre:fr fry:fy ful:ff geo:ka ger:de gla:gd
            gle:ga glg:gl glv:gv gre:el grn:gn guj:gu hat:ht hau:ha heb:he her:hz hin:hi hmo:ho hrv:hr hun:hu hye:hy
            ibo:ig ice:is ido:io iii:ii iku:iu ile:ie ina:ia ind:id ipk:ik isl:is ita:it jav:jv jpn:ja kal:kl kan:kn
            kas:ks kat:ka kau:kr kaz:kk khm:km kik:ki kin:rw kir:ky kom:kv kon:kg kor:ko kua:kj kur:ku lao:lo lat:la
            lav:lv lim:li lin:ln lit:lt ltz:lb lub:lu lug:lg mac:mk mah:mh mal:ml mao:mi mar:mr may:ms mkd:mk mlg:mg
            mlt:mt mon:mn mri:mi msa:ms mya:my nau:na nav:nv nbl:nr nde:nd ndo:ng nep:ne nld:nl nno:nn nob:nb nor:no
            nya:ny oci:oc oji:oj ori:or orm:om oss:os pan:pa per:fa pli:pi pol:pl por:pt pus:ps que:qu roh:rm ron:ro
            rum:ro run:rn rus:ru sag:sg san:sa sin:si slk:sk slo:sk slv:sl sme:se smo:sm sna:sn snd:sd som:so sot:st
            spa:es sqi:sq srd:sc srp:sr ssw:ss sun:su swa:sw swe:sv tah:ty tam:ta tat:tt tel:te tgk:tg tgl:tl tha:th
            tib:bo tir:ti ton:to tsn:tn tso:ts tuk:tk tur:tr twi:tw uig:ug ukr:uk urd:ur uzb:uz ven:ve vie:vi vol:vo
            wel:cy wln:wa wol:wo xho:xh yid:yi yor:yo zha:za zho:zh zul:zu
            """
        ).map { ($0.prefix(3).description, $0.dropFirst(4).description) }
    )

    /// Scripts (ISO 15924).
    static let scripts = words(
        """
        Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Blis Bopo Brah Brai Bugi Buhd Cakm
        Cans Cari Cham Cher Cirt Copt Cprt Cyrl Cyrs Deva Dsrt Dupl Egyd Egyh Egyp Elba Ethi Geok Geor Glag Goth Gran
        Grek Gujr Guru Hanb Hang Hani Hano Hans Hant Hatr Hebr Hira Hluw Hmng Hrkt Hung Inds Ital Jamo Java Jpan Jurc
        Kali Kana Khar Khmr Khoj Kitl Kits Knda Kore Kpel Kthi Lana Laoo Latf Latg Latn Leke Lepc Limb Lina Linb Lisu
        Loma Lyci Lydi Mahj Mand Mani Marc Maya Mend Merc Mero Mlym Modi Mong Moon Mroo Mtei Mult Mymr Narb Nbat Newa
        Nkgb Nkoo Nshu Ogam Olck Orkh Orya Osge Osma Palm Pauc Perm Phag Phli Phlp Phlv Phnx Piqd Plrd Prti Qaaa Qabx
        Rjng Roro Runr Samr Sara Sarb Saur Sgnw Shaw Shrd Sidd Sind Sinh Sora Sund Sylo Syrc Syre Syrj Syrn Tagb Takr
        Tale Talu Taml Tang Tavt Telu Teng Tfng Tglg Thaa Thai Tibt Tirh Ugar Vaii Visp Wara Wole Xpeo Xsux Yiii Zinh
        Zmth Zsye Zsym Zxxx Zyyy Zzzz
        """
    )

    /// Countries (ISO 3166-1), the user-assigned code for Kosovo, and the regions of UN M.49 that the registry of RFC 5646
    /// has.
    static let regions = words(
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
        CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO
        FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE
        JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO
        MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW
        PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM
        TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW 001 002 003 005 009 011
        013 014 015 017 018 019 021 029 030 034 035 039 053 054 057 061 142 143 145 150 151 154 155 202 419
        """
    )

    /// Variants, as the registry of RFC 5646 has them.
    static let variants = words(
        """
        1606nict 1694acad 1901 1959acad 1994 1996 abl1943 akuapem alalc97 aluku ao1990 aranes arevela arevmda arkaika
        asante auvern baku1926 balanka barla basiceng bauddha bciav bcizbl biscayan biske blasl bohoric boont bornholm
        cisaup colb1945 cornu creiss dajnko ekavsk emodeng fascia fodom fonipa fonkirsh fonnapa fonupa fonxsamp gallo
        gascon gherd grclass grital grmistr hepburn heploc hognorsk hsistemo ijekavsk itihasa ivanchov jauer jyutping
        kkcor kleinsch kociewie kscor laukika lemosin lengadoc lipaw luna1918 mdcegyp mdctrans metelko monoton ndyuka
        nedis newfound nicard njiva nulik osojs oxendict pahawh2 pahawh3 pahawh4 pamaka peano petr1708 pinyin polyton
        provenc puter rigik rozaj rumgr scotland scouse simple solba sotav spanglis surmiran sursilv sutsilv synnejyl
        tarask tongyong tunumiir uccor ucrcor ulster unifon vaidika valbadia valencia vallader vecdruka vivaraup
        wadegile xsistemo
        """
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
