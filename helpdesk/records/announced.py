"""Announced names: the words by which a text says that a name follows, in seven languages, and what a name looks like.

A name is one to four words with a capital letter, with particles between them ("van der", "de la"); where somebody
says "my name is" it may also be written small.
"""

import re

# Capital letters of Latin (with its additions A and B), Greek and Cyrillic: all that is written in the Union.
_CAPITAL = "[" + "".join(chr(code) for code in range(0x41, 0x500) if chr(code).isupper() and chr(code).isalpha()) + "]"
_LETTER = r"[^\W\d_]"
_WORD = rf"(?:[dlDLO]['’])?{_CAPITAL}(?:{_LETTER}|['’-](?={_LETTER})){{0,40}}(?!\w)"
_INITIAL = rf"{_CAPITAL}\.(?:-?{_CAPITAL}\.){{0,3}}"
# No part of a name, although it has a capital letter and stands where one would.
_NO_NAME = (
    r"(?!(?:AI|EU|The|Act|Article|Annex|Chapter|Regulation|European|Union|Commission|Office|Board|Court|I|We|You|It|"
    r"Our|Your|My|This|That|Which|Who|What|How|When|Is|Are|Do|Does|Can|Must|Der|Die|Das|Wir|Ich|KI|IA|SI|Verordnung|"
    r"Artikel|Règlement|Reglamento|Regolamento|Rozporządzenie|Verordening|Team|Help|Desk|President|Minister|"
    r"Mr|Mrs|Ms|Dr|Prof|Ing|Dott|Avv|Herr|Frau)(?!\w))"
)

_PART = rf"(?:{_INITIAL}|{_NO_NAME}{_WORD})"
_PARTICLE = (
    r"(?:van|von|vom|zu|zur|zum|der|den|dem|ter|ten|de|del|della|dello|di|da|dos|das|du|des|la|le|el|al|bin|ibn|y|e|i|"
    r"’t|'t)"
)
_SPACE = r"[ \t\u00a0\u202f]"
_BETWEEN = rf"{_SPACE}{{1,2}}(?:{_PARTICLE}{_SPACE}{{1,2}}){{0,3}}"
NAME = rf"(?:{_PARTICLE}{_SPACE}){{0,2}}{_PART}(?:{_BETWEEN}{_PART}){{0,3}}"

_TITLES = (
    r"Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Prof|Professor|Doctor|Sir|Madam|Herr|Herrn|Frau|Fr|Hr|M|Mme|Mlle|MM|Monsieur|Madame|"
    r"Mademoiselle|Me|Maître|Sr|Sra|Srta|Señor|Señora|Señorita|Don|Doña|D|Dª|Sig|Sig\.ra|Sig\.na|Signor|Signora|"
    r"Signorina|Dott|Dott\.ssa|Dottor|Dottoressa|Avv|Ing|Pan|Pani|Pana|Panu|Panem|Panią|Dhr|dhr|Mevr|mevr|Mw|mw|"
    r"Meneer|meneer|Mevrouw|mevrouw|de heer|De heer|mr|mrs|ms|dr|prof|monsieur|madame|señor|señora|signor|signora|"
    r"pan|pani|herr|frau"
)
_SHORT = r"M|Me|D|Fr|Hr|MM|Sr|Ing|Avv"  # these are titles only with their dot
TITLED = re.compile(
    rf"(?<![\w.])(?P<said>(?:(?:(?!(?:{_SHORT}){_SPACE})(?:{_TITLES})\.?{_SPACE}{{1,2}})){{1,3}}){NAME}"
)

_NAMING = (
    r"my (?:full |first |last |own )?name is|my name['’]s|the name is|i am called|i['’]m called|"
    r"mein (?:voller )?name ist|mein name lautet|ich hei(?:ß|ss)e|ich bin (?:der|die) (?:herr|frau)|"
    r"je m['’]appelle|mon nom est|je me nomme|me llamo|mi nombre es|"
    r"mi chiamo|il mio nome è|nazywam się|mam na imię|moje imię to|"
    r"mijn naam is|ik heet"
)
_SMALL = (
    r"(?!(?:not|no|on|in|the|a|an|listed|known|used|shown|of|to|part|kept|public|nicht|kein|der|die|das|im|auf|pas|"
    r"dans|le|la|sur|no|en|el|non|nel|il|nie|na|niet|de|het|op|and|und|et|y|e|i|oraz|en|from|von|with|mit)(?!\w))"
)
_SMALL_WORD = rf"{_SMALL}{_LETTER}{{2,30}}(?!\w)"
_FIELD = r"name|nom|nombre|nome|naam|imię i nazwisko|signed|signé|unterzeichnet|firmado|firmato|podpisano|getekend"
NAMED = re.compile(
    rf"(?<!\w)(?P<said>(?i:{_FIELD})[ ]?:{_SPACE}{{0,3}}(?={_CAPITAL})|(?i:{_NAMING}){_SPACE}{{0,3}})"
    rf"(?:{NAME}|{_SMALL_WORD}(?:{_SPACE}{_SMALL_WORD})?)"
)

_FAREWELLS = (
    r"regards|best wishes|all the best|best|sincerely|sincerely yours|yours truly|yours faithfully|cheers|thanks|"
    r"thank you|many thanks|"
    r"gr(?:ü|ue)(?:ß|ss)en?|mfg|lg|vg|danke|vielen dank|hochachtungsvoll|cordialement|salutations|bien à vous|merci|"
    r"sentiments distingués|saludos?|saludos cordiales|atentamente|gracias|cordiali saluti|distinti saluti|saluti|"
    r"grazie|cordialmente|pozdrawiam|pozdrowienia|z poważaniem|z wyrazami szacunku|dziękuję|"
    r"groet|groeten|hoogachtend|mvg|bedankt|dank u"
)
_END = r"(?=[ \t]*(?:[.,;!)(\[|]|[ \t][–—-]|\r?\n|$))"
GREETING = re.compile(
    rf"(?<!\w)(?P<said>(?i:{_FAREWELLS})[ \t]{{0,2}}(?:[,.!;:–—-]?[ \t]{{0,2}}\r?\n\s{{0,6}}|[,;:–—-][ \t]{{0,2}}))"
    rf"(?!(?i:{_FAREWELLS})(?!\w)){NAME}{_END}"
)
