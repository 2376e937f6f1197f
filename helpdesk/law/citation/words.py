"""The words of pointers: one row a language. Another language is another row, and no code.

Words are written in lower case. A unit may be spelled several ways (endings, plurals, abbreviations); the
words that announce more than one unit stand a second time under `plurals`.
"""

from helpdesk.law.citation.tongue import Tongue, Unit

ENGLISH = Tongue(
    code="en",
    units={
        Unit.ARTICLE: "article articles art arts",
        Unit.ANNEX: "annex annexes anx",
        Unit.RECITAL: "recital recitals rec recs",
        Unit.DEFINITION: "definition definitions",
        Unit.CHAPTER: "chapter chapters title",
        Unit.SECTION: "section sections",
        Unit.PARAGRAPH: "paragraph paragraphs para paras par pars §",
        Unit.SUBPARAGRAPH: "subparagraph subparagraphs sub-paragraph sub-paragraphs subpara subparas",
        Unit.POINT: "point points pt pts",
        Unit.SUBPOINT: "subpoint subpoints sub-point sub-points",
        Unit.INDENT: "indent indents",
        Unit.SENTENCE: "sentence sentences",
    },
    plurals="articles arts annexes recitals recs definitions sections paragraphs paras pars subparagraphs "
    "sub-paragraphs subparas points pts subpoints indents sentences",
    ordinals="first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth",
    both="and or",
    until="to through",
    of="of to in",
    the="the",
    this="this present",
    that="that those these said",
    thereof="thereof",
    regulations="regulation regulations act",
    acts="directive directives decision decisions treaty treaties charter convention agreement "
    "protocol recommendation recommendations code constitution",
    epithets="council commission delegated implementing framework new union european",
    prints={
        "article": "Article {}",
        "annex": "Annex {}",
        "recital": "Recital {}",
        "margin": "paragraph {}",
        "section": ", Section {}",
        "paragraph": "({})",
        "numbered": "({})",
        "sub": ", {} subparagraph",
        "bare_sub": ", {} paragraph",
        "indent": ", {} indent",
        "first_point": ", point ({})",
        "point": "({})",
        "subpoint": "({})",
        "annex_number": ", point {}",
        "letter_of_number": "({})",
    },
    ordinal_marks=("th", "st", "nd", "rd"),
    marks_by_digit=True,
    # An article without numbered paragraphs has a "third paragraph"; numbered ones are cited by number.
    ordinal_paragraph=Unit.SUBPARAGRAPH,
)

FRENCH = Tongue(
    code="fr",
    units={
        Unit.ARTICLE: "article articles art arts",
        Unit.ANNEX: "annexe annexes",
        Unit.RECITAL: "considérant considérants considerant considerants consid cons",
        Unit.DEFINITION: "définition définitions",
        Unit.CHAPTER: "chapitre chapitres titre",
        Unit.SECTION: "section sections",
        Unit.PARAGRAPH: "paragraphe paragraphes par §",
        Unit.SUBPARAGRAPH: "alinéa alinéas alinea alineas al",
        Unit.POINT: "point points pt pts lettre lettres",
        Unit.SUBPOINT: "sous-point",
        Unit.INDENT: "tiret tirets",
        Unit.SENTENCE: "phrase phrases",
    },
    plurals="articles arts annexes considérants considerants définitions sections paragraphes alinéas alineas "
    "points pts lettres tirets phrases",
    ordinals="premier|première|1er deuxième|second|seconde troisième quatrième cinquième sixième septième "
    "huitième neuvième dixième onzième douzième treizième quatorzième quinzième seizième dix-septième dix-huitième "
    "dix-neuvième vingtième",
    both="et ou",
    until="à",
    of="de du des d à au aux dans dudit desdits",
    the="le la les l",
    this="présent présente présents présentes",
    that="ledit ladite dudit desdits cet cette ce ces",
    thereof="",
    regulations="règlement règlements reglement",
    acts="directive directives décision décisions décision-cadre traité traités charte "
    "convention accord protocole recommandation code constitution",
    epithets="délégué conseil commission union",
    prints={
        "article": "article {}",
        "annex": "annexe {}",
        "recital": "considérant {}",
        "margin": "paragraphe {}",
        "section": ", section {}",
        "paragraph": ", paragraphe {}",
        "numbered": ", point {})",
        "sub": ", {} alinéa",
        "bare_sub": ", {} alinéa",
        "indent": ", {} tiret",
        "first_point": ", point {})",
        "point": ", point {})",
        "subpoint": " {})",
        "annex_number": ", point {}",
        "letter_of_number": " {})",
    },
    ordinal_paragraph=Unit.SUBPARAGRAPH,
    latin=True,
    ordinal_marks=("e", "er"),
)

GERMAN = Tongue(
    code="de",
    units={
        Unit.ARTICLE: "artikel artikels artikeln art",
        Unit.ANNEX: "anhang anhangs anhanges anhänge anhängen anhaenge",
        Unit.RECITAL: "erwägungsgrund erwägungsgrunds erwägungsgrundes erwägungsgründe erwägungsgründen "
        "erwägungsgruende erwägungsgruenden erwaegungsgrund erwaegungsgruende erwg",
        Unit.DEFINITION: "begriffsbestimmung begriffsbestimmungen",
        Unit.CHAPTER: "kapitel kapitels kapiteln titel",
        Unit.SECTION: "abschnitt abschnitts abschnitte abschnitten abschn",
        Unit.PARAGRAPH: "absatz absatzes absätze absätzen abs randnummer randnummern rn",
        Unit.SUBPARAGRAPH: "unterabsatz unterabsatzes unterabsätze unterabsätzen unterabs uabs",
        Unit.POINT: "nummer nummern nr nrn punkt punkte punkten buchstabe buchstaben buchst lit litera",
        Unit.SUBPOINT: "ziffer ziffern ziff",
        Unit.INDENT: "gedankenstrich gedankenstriche spiegelstrich spiegelstriche",
        Unit.SENTENCE: "satz sätze s",
    },
    plurals="artikel artikeln anhänge anhängen anhaenge erwägungsgründe erwägungsgründen "
    "begriffsbestimmungen "
    "abschnitte absätze absätzen unterabsätze unterabsätzen nummern nrn punkte punkten buchstaben ziffern",
    ordinals="erst zweit dritt viert fünft sechst siebt|siebent acht neunt zehnt elft zwölft dreizehnt "
    "vierzehnt fünfzehnt sechzehnt siebzehnt achtzehnt neunzehnt zwanzigst",
    both="und oder sowie",
    until="bis",
    of="von des der zu zur zum im in",
    the="des der dem den die das",
    this="dieses dieser diesem vorliegenden vorliegender",
    that="jenes jener genannten",
    thereof="davon",
    regulations="verordnung verordnungen gesetz",
    acts="richtlinie richtlinien beschluss beschlusses beschlüsse rahmenbeschluss "
    "rahmenbeschlusses vertrag vertrags vertrages verträge charta übereinkommen abkommen "
    "protokoll empfehlung grundgesetz",
    epithets="delegierten durchführungsverordnung rates kommission",
    prints={
        "article": "Artikel {}",
        "annex": "Anhang {}",
        "recital": "Erwägungsgrund {}",
        "margin": "Randnummer {}",
        "section": " Abschnitt {}",
        "paragraph": " Absatz {}",
        "numbered": " Nummer {}",
        "sub": " Unterabsatz {}",
        "bare_sub": " Unterabsatz {}",
        "indent": " {} Gedankenstrich",
        "first_point": " Buchstabe {}",
        "point": " Buchstabe {}",
        "subpoint": " Ziffer {}",
        "annex_number": " Nummer {}",
        "letter_of_number": " Buchstabe {}",
    },
    counts_subs=True,
    ordinal_marks=(".",),
    ordinal_endings=("e", "er", "en", "es", "em"),
)

DUTCH = Tongue(
    code="nl",
    units={
        Unit.ARTICLE: "artikel artikelen art",
        Unit.ANNEX: "bijlage bijlagen",
        Unit.RECITAL: "overweging overwegingen overw",
        Unit.DEFINITION: "definitie definities",
        Unit.CHAPTER: "hoofdstuk hoofdstukken titel",
        Unit.SECTION: "afdeling afdelingen",
        Unit.PARAGRAPH: "lid leden randnummer randnummers",
        Unit.SUBPARAGRAPH: "alinea",
        Unit.POINT: "punt punten onderdeel onder letter",
        Unit.SUBPOINT: "subpunt",
        Unit.INDENT: "streepje streepjes",
        Unit.SENTENCE: "zin volzin",
    },
    plurals="artikelen bijlagen overwegingen definities afdelingen leden randnummers punten streepjes",
    ordinals="eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde "
    "dertiende veertiende vijftiende zestiende zeventiende achttiende negentiende twintigste",
    both="en of",
    until="tot_en_met t_/_m tot",
    of="van bij uit in",
    the="de het",
    this="dit deze",
    that="dat die",
    thereof="daarvan",
    regulations="verordening verordeningen wet",
    acts="richtlijn richtlijnen besluit besluiten kaderbesluit verdrag verdragen handvest "
    "overeenkomst protocol aanbeveling wetboek",
    epithets="gedelegeerde uitvoerende raad commissie",
    prints={
        "article": "artikel {}",
        "annex": "bijlage {}",
        "recital": "overweging {}",
        "margin": "randnummer {}",
        "section": ", afdeling {}",
        "paragraph": ", lid {}",
        "numbered": ", punt {})",
        "sub": ", {} alinea",
        "bare_sub": ", {} alinea",
        "indent": ", {} streepje",
        "first_point": ", punt {})",
        "point": ", punt {})",
        "subpoint": " {})",
        "annex_number": ", punt {}",
        "letter_of_number": ", {})",
    },
    latin=True,
    ordinal_marks=("e", "ste", "de"),
)

TONGUES: dict[str, Tongue] = {tongue.code: tongue for tongue in (ENGLISH, FRENCH, GERMAN, DUTCH)}

# Numbers inserted later: "4 bis" is 4a, "4 ter" is 4b (French and Dutch; English and German write letters).
LATIN = "bis ter quater quinquies sexies septies octies nonies decies undecies duodecies"
LETTER_OF_LATIN = {word: chr(ord("a") + n) for n, word in enumerate(LATIN.split())}
LATIN_OF_LETTER = {letter: word for word, letter in LETTER_OF_LATIN.items()}

# Acts that lawyers name by letters, and the acts the shelf holds, by number and by name.
_FOREIGN = """
    gdpr rgpd dsgvo ds-gvo avg eudpr datenschutz-grundverordnung tfeu tfue aeuv vweu teu tue euv veu echr cedh
    emrk evrm grch dsa dma mdr ivdr led crd crr dora cra bdsg bgb uwg
"""
FOREIGN_NAMES = frozenset(_FOREIGN.split())
OWN_NUMBERS = {("2024", "1689"): "aia", ("2026", "1744"): "omnibus"}
OWN_NAMES = frozenset({"ai", "artificial", "intelligence", "eu"})

# Short for a unit only when a full stop follows (other words look like them); and those never first.
ONLY_DOTTED = frozenset({"par", "pars", "al", "pt", "pts", "cons", "consid", "s"})
NEVER_FIRST = frozenset({"onder", "letter", "lettre", "lettres", "s"})
