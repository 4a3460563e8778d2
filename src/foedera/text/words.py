"""Text to syntactic words, cut as the English Universal Dependencies treebanks cut them.

In goes a stretch of text, out come the offsets of its words: contractions and possessives are
parted ("do|n't", "Iran|'s"), compounds with a hyphen are parted ("long|-|term") unless the
first part is a bound prefix ("pro-Kurdish", "ex-minister"), abbreviations keep their full stop
unless it also ends the paragraph.  Sentences and meanings are not looked at.
"""

from __future__ import annotations

import re

_PREFIXES = (
    "anti|arch|bi|co|counter|cross|de|ex|extra|hyper|infra|inter|intra|macro|mega|meta|micro|mid|"
    "mini|mis|mono|multi|neo|non|over|pan|para|poly|post|pre|pro|proto|pseudo|psycho|quasi|re|"
    "semi|socio|sub|super|trans|tri|ultra|un|under|uni|uh"
)
_CAPITAL_PREFIXES = (  # "Pan-Am", "Inter-Services", "Micro-" are parted
    "Anti|Co|Counter|Cross|Ex|Mid|Multi|Neo|Non|Over|Post|Pre|Pro|Re|Semi|Socio|Sub|Uh|Un"
)
_TITLES = (
    "Adm|Amb|Ave|Blvd|Bros|Brig|Capt|Cdr|Cmdr|Co|Col|Comdr|Corp|Cpl|Dept|Dr|Esq|Ft|Fr|Gen|Gov|Hon|"
    "Inc|Jr|Lt|Ltd|Maj|Messrs|Mr|Mrs|Ms|Mt|Pfc|Ph|Pres|Prof|Pvt|Rep|Reps|Rev|Sec|Sen|Sens|Sgt|Sr|"
    "Spc|St|Ste|Supt|Univ|[Vv]s|[Aa]pprox|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun|"
    "Calif|Conn|Colo|Fla|Ga|Ill|Mass|Md|Mich|Minn|Okla|Pa|Tenn|Va|Wash|Wis"
)
_NUMBERED = (
    "[Nn]os?|[Aa]rts?|[Cc]h|[Ee]st|[Ee]xt|[Ff]igs?|[Pp]aras?|pp?|[Vv]ols?|ca?"  # "No. 5"
)
_UNITS = (
    "[AaPp]\\.?[Mm]|bn|mn|tn|[kKmM]|MM|mm|cm|km|kg|lbs?|ft|mph|km/h|hrs?|mins?|yrs?|[KMGTkmgt][Bb]|"
    "[kMGT]W|[kMGT]?Wh|GMT"
)
_DOMAINS = r"(?i:com|org|net|gov|edu)|mil|info|biz|(?:com?|org|net|go[bv]|edu|ac)\.[a-z]{2}"
_LABEL = "[\\w~-]{1,63}"  # bounded, lest a long chunk is read again and again
_FILES = "docx?|xlsx?|pptx?|pdf|html?|txt|jpe?g|gif|png|mp[34]|zip|exe|csv|xml|url"
_NEGATED = (
    "do|does|did|have|has|had|wo|would|could|should|must|might|need|is|are|was|were|ca|ai|ar"
)
_CLITICS = "s|re|ve|ll|d|m"
_MARKS = "\u0300-\u036f\u00ad\u200c\u200d"  # stand inside a word but are no letters
_END = r"\s*(?:\n\s*\n|\Z)"  # of a paragraph
# The alternatives are tried in order; a chunk between blanks is cut from left to right.
_WORD = re.compile(
    rf"""
      (?:https?://|ftp://|www\.)[^\s<>"'”’)\]]*[^\s<>"'”’)\].,;:!?]   # addresses of pages
    | (?:mailto:)?\w[\w.+%-]{{0,63}}@[\w-]+(?:\.[\w-]+)*              # and of mail
    | @?{_LABEL}(?:\.{_LABEL}){{0,8}}\.(?:{_DOMAINS})(?![\w@])
      (?:/[\w./?=&%\#~-]*\w)?                                         # the former in short
    | [@\#][^\W\d]\w*                                                 # people and subjects
    | (?:{_LABEL})?(?:\.{_LABEL}){{0,8}}\.(?i:{_FILES})(?!\w)         # files
    | [a-z]{{2,32}}(?:\.[a-z]{{2,32}}){{2,8}}(?!\w|\.\w)              # alt.animals.cat

    | [ap]\.m(?=\.{_END})                                             # it ends the sentence
    | (?:{_TITLES})(?=\.{_END})
    | [Ee]tc(?=\.(?:{_END}|\s[A-Z]))
    | (?:[A-Za-z]\.){{2,}}[A-Za-z]?(?!\w)                             # U.S.  a.m.  U.S.A
    | (?:[A-Za-z]\.){{2,}}                                            # J.F.Kennedy
    | [A-Z]\.[A-Z](?![\w.])                                           # U.S without its last
    | (?:Ph|[A-Z])\.(?:D|Sc|Phil|Ed)\.                                # Ph.D.
    | (?:{_TITLES}|[Ee]tc|(?<=\bet\s)al)\.(?!\w|\.\.)                 # Mr.  Jan.
    | (?:Mr|Mrs|Ms|Dr|St|Prof)\.(?=[A-Z])
    | (?:{_NUMBERED})\.(?=\s?\d)
    | [A-Z]\.(?=\s?[A-Z]|\s[a-z])                                     # initials: J. Smith
    | [^\W\d]\.[^\W\d]\.(?=\s)

    | \+?(?:\d-)?\d{{3}}[-/]\d{{3}}-\d{{4}}(?![\w-])                  # telephones
    | \d{{3}}-\d{{4}}(?![\w-]) | \d{{5}}-\d{{4}}(?![\w-]) | \d-\d{{4}}(?![\w-])
    | \+\d{{1,3}}(?=[\s(-])
    | \d{{1,4}}-\d{{1,2}}-\d{{1,4}}(?![\w])                           # 2025-01-17
    | (?<=[\[,])\d+(?=(?:,\d{{1,2}})*\])                              # [3,14]: notes
    | \d+(?:[.,:/]\d+)+(?!\w)                                         # 1,000  9:30  3/4
    | \d+(?:,\d{{3}})*(?:st|nd|rd|th|s)(?!\w)                         # 18th  1990s
    | (?:1\d)?\d0['’]s(?!\w)                                          # 1930's
    | \d+(?:[.,:]\d+)*(?=(?:{_UNITS})(?!\w))                          # 7:30|pm  5|km
    | (?<=[$€£])\d+(?:[.,]\d+)*(?=[bt](?!\w))                         # $|3.5|b
    | \d+(?:[.,]\d+)*(?![A-Za-z0-9])
    | (?<!\w)\.\d+(?!\w)                                              # .5
    | (?:US|AU?|CA?|HK|NZ?|NT|S|R|U)\$                                # US$

    | (?<!-)(?:{_PREFIXES}|{_CAPITAL_PREFIXES})-(?=[A-Za-z])[^\W_]+   # pro-Kurdish
    | (?<!-)(?:e-[a-z]+|E-[a-z]{{2,}}|[Mm]id-\d+s)(?!\w)              # e-mail  mid-1980s
    | (?<!\S)(?:[A-Za-z]|[B-DF-HJ-NP-TV-Zb-df-hj-np-tv-z][b-df-hj-np-tv-z]{{1,2}})-(?=\s) # th-
    | [A-Z]{{1,3}}&[A-Z]{{1,2}}(?!\w) | [a-z]&[a-z](?!\w)             # AT&T
    | (?:[Ww]/(?:o|out|in)|[Bb]/[ct]|[Ss]/he|[Nn]/[Aa]|[LlIi]/[Cc])(?!\w)

    | (?i:{_NEGATED})(?=(?i:n['’´`]?t)\b)                             # do|n't  do|nt
    | (?i:can)(?=(?i:not)\b) | (?i:gon|wan)(?=(?i:na)\b) | (?i:got|out)(?=(?i:ta)\b)
    | [Ii](?=m\s[a-z]) | i(?=ve\b) | (?:[Tt]hey|[Yy]ou)(?=(?:re|ve|ll)\b)
    | (?:[Tt]hat|[Ww]hat|[Tt]here|[Ww]ho|[Ss]?[Hh]e|Let)(?=s\b)       # that|s
    | [^\W\d_]+?(?=(?i:n['’´`]t)\b)                                   # was|n't
    | (?i:n['’´`]t)\b
    | (?:['’´`](?:{_CLITICS})|(?<=\w)['’´`](?i:{_CLITICS}))\b(?!['’](?!ve\b)\w)  # 's
    | ['’]m(?=a\b)
    | [^\W\d_]+(?:['’](?!(?i:{_CLITICS}|ma)\b)[^\W\d_]+)+             # Qur'an  d'Ivoire  gov't
    | ['’]\d\ds?\b                                                    # '90s
    | \w[\w{_MARKS}]*

    | \.{{2,}} | \.[?!]+ | !+\.(?!\.) | [!?]{{2,}} | ['‘’`]{{2}}
    | [:;=]['o-]?[)(DPp](?!\w) | \([':;]?:(?!\w) | \^_+\^             # faces
    | <-+ | -+> | [-=+_*~<>|{{}}^]{{4,}}                              # arrows and rules
    | ([^\w\s'"“”‘’()\[\]!?.])\1+
    | .
    """,
    re.VERBOSE,
)
_CHUNK = re.compile(r"\S+")
# Words of letters alone that are parted nevertheless; all others are taken as they stand.
_PARTED = frozenset(
    "cannot gonna wanna gotta outta im ive theyre theyve theyll youre youve youll thats whats "
    "theres whos hes shes lets dont doesnt didnt havent hasnt hadnt wont wouldnt couldnt "
    "shouldnt mustnt mightnt neednt isnt arent wasnt werent cant aint arnt".split()
)


def find_words(text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
    """Return the half-open offsets of the words of `text[start:end]`.

    >>> text = "Iran's U.S.-made jets don't fly."
    >>> [text[a:b] for a, b in find_words(text)]
    ['Iran', "'s", 'U.S.', '-', 'made', 'jets', 'do', "n't", 'fly', '.']
    """
    end = len(text) if end is None else end
    found: list[tuple[int, int]] = []
    for chunk in _CHUNK.finditer(text, start, end):
        at, stop = chunk.span()
        form = chunk[0]
        if form.isalpha() and form.lower() not in _PARTED:
            found.append((at, stop))
            continue
        if form[-1] in ",;?" and form[:-1].isalpha() and form[:-1].lower() not in _PARTED:
            found += (at, stop - 1), (stop - 1, stop)
            continue
        while at < stop:
            match = _WORD.match(text, at)
            assert match is not None
            last = min(match.end(), stop)
            found.append((at, last))
            at = last
    return found
