"""Headings: the words people put above the columns of an inventory, in seven languages, and what they announce."""

import re
import unicodedata
from enum import StrEnum

_PROSE = 100  # characters from which a cell of the first row is a description rather than a heading


class Role(StrEnum):
    """What a column can be to a system; the first that a heading names is what it announces."""

    OWNER = "owner"
    ID = "id"
    DESCRIPTION = "description"
    NAME = "name"


# Without accents and capitals; a heading of several words stands with blanks. EN, DE, FR, ES, IT, PL, NL.
_WORDS: dict[Role, tuple[str, ...]] = {
    Role.OWNER: (
        "owner|responsible|contact|accountable|department|team|business unit|division|steward|sponsor",
        "verantwortlich|verantwortliche|verantwortlicher|eigentumer|eigner|ansprechpartner|ansprechpartnerin|abteilung"
        "|zustandig|fachbereich|inhaber|systemverantwortlicher|bereich",
        "responsable|proprietaire|service|departement|direction|referent|pilote",
        "propietario|propietaria|titular|departamento|encargado|contacto",
        "responsabile|proprietario|reparto|dipartimento|referente|ufficio",
        "wlasciciel|odpowiedzialny|odpowiedzialna|dzial|opiekun|kontakt|jednostka",
        "eigenaar|verantwoordelijke|afdeling|contactpersoon|beheerder",
    ),
    Role.ID: (
        "id|identifier|number|no|nr|ref|reference|key|code|#|uid|uuid|system id|inventory number|asset tag",
        "nummer|kennung|kennzeichen|lfd nr|laufende nummer|schlussel|aktenzeichen",
        "identifiant|numero|cle|n",
        "identificador|codigo|clave|referencia",
        "identificativo|codice|riferimento",
        "identyfikator|numer|lp|l p|kod|sygnatura",
        "kenmerk|volgnummer|sleutel",
    ),
    Role.DESCRIPTION: (
        "description|purpose|intended purpose|intended use|what it does|what does it do|summary|use|function"
        "|functionality|details|text|explanation|how it is used|desc|use case description|about",
        "beschreibung|zweck|einsatzzweck|verwendungszweck|zweckbestimmung|funktion|kurzbeschreibung|erlauterung"
        "|was macht das system|anwendung|systembeschreibung|einsatz|aufgabe",
        "descriptif|finalite|finalites|usage|fonction|fonctionnement|resume|objet|utilisation|but|objectif",
        "descripcion|finalidad|proposito|uso|funcion|resumen|objetivo",
        "descrizione|finalita|scopo|uso previsto|funzione|riassunto|utilizzo",
        "opis|cel|przeznaczenie|zastosowanie|funkcja|streszczenie|dzialanie",
        "beschrijving|omschrijving|doel|beoogd doel|gebruik|functie|samenvatting|toepassing|toelichting",
    ),
    Role.NAME: (
        "name|title|system|ai system|tool|application|app|product|use case|solution|model|asset|label",
        "bezeichnung|systemname|titel|ki system|werkzeug|produkt|anwendungsfall|losung|verfahren",
        "nom|titre|systeme|outil|produit|intitule|cas d usage|solution|designation|libelle",
        "nombre|titulo|sistema|herramienta|producto|caso de uso|denominacion",
        "nome|titolo|strumento|prodotto|caso d uso|denominazione",
        "nazwa|tytul|narzedzie|produkt|system ai|rozwiazanie",
        "naam|systeem|hulpmiddel|toepassingsnaam|benaming|ai systeem",
    ),
}
WORDS = {role: frozenset("|".join(lines).split("|")) for role, lines in _WORDS.items()}

_KNOWN = frozenset(word for known in WORDS.values() for each in known for word in each.split())
_CASE = re.compile(r"\b(use case|cas d usage|caso d uso|caso de uso)\b")
_BETWEEN = frozenset(
    re.findall(r"\w+", "of the a an and or for der die das des du de la le les d l del della di el van het een")
)

# A description of these is not one of the system.
BESIDE = frozenset(
    re.findall(
        r"\w+",
        "risk risks data dataset vendor supplier mitigation comment comments status date legal basis risiko risiken"
        " daten anbieter lieferant massnahmen bemerkung bemerkungen datum risque risques donnees fournisseur mesures"
        " commentaire riesgo riesgos datos proveedor medidas comentario rischio rischi dati fornitore misure commento"
        " ryzyko ryzyka dane dostawca srodki uwagi risico gegevens leverancier maatregelen opmerking opmerkingen",
    )
)


def words(heading: str) -> list[str]:
    """The words of a heading, without accents and capitals; joined words are parted at their capitals.

    >>> words("SystemID"), words("Zuständige Stelle"), words("L.p.")
    (['system', 'id'], ['zustandige', 'stelle'], ['l', 'p'])
    """
    apart = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", heading)
    spread = unicodedata.normalize("NFKD", apart.replace("ł", "l").replace("Ł", "L").casefold())
    plain = "".join(letter for letter in spread if not unicodedata.combining(letter))
    return re.findall(r"[^\W_]+|#", plain)


def announced(heading: str) -> tuple[Role, float] | None:
    """What a heading announces, and how plainly: 1 when it says nothing else, less with every further word.

    >>> [str(announced(heading)) for heading in ("Description", "System owner", "Price")]
    ["(<Role.DESCRIPTION: 'description'>, 1.0)", "(<Role.OWNER: 'owner'>, 0.9)", 'None']
    """
    whole = " ".join(words(heading))
    for role in Role:
        if whole in WORDS[role]:
            return role, 1.0
    # A use case is a thing that has a name, whatever "use" says alone.
    said = _CASE.sub("system", whole).split()
    for role in Role:
        if named := [word for word in said if word in WORDS[role]]:
            beside = sum(word in BESIDE for word in said)
            return role, max(0.1, round(1 - 0.1 * (len(said) - len(named)) - 0.5 * beside, 2))
    return None


def is_heading(cell: str) -> bool:
    """Whether a cell says what a column holds, and nothing else.

    >>> is_heading("Description of the AI system"), is_heading("Credit scoring system"), is_heading("")
    (True, False, False)
    """
    said = [word for word in words(cell) if word not in _BETWEEN]
    is_phrase = any(" ".join(words(cell)) in known for known in WORDS.values())
    return is_phrase or (0 < len(said) <= 4 and _KNOWN.issuperset(said))


def reads_as_prose(cell: str) -> bool:
    """Whether a cell is too long to stand above a column."""
    return len(cell) > _PROSE
