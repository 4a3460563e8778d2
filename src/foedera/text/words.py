"""Text to syntactic words, cut as the English Universal Dependencies treebanks cut them.

In goes a stretch of text, out come the offsets of its words: contractions and possessives are
parted ("do|n't", "Iran|'s"), compounds with a hyphen are parted ("long|-|term") unless the
first part is a bound prefix ("pro-Kurdish", "ex-minister"), abbreviations keep their full stop.
Sentences and meanings are not looked at.
"""

from __future__ import annotations

import re

_PREFIXES = (
    "anti|bi|co|counter|cross|de|e|ex|extra|hyper|infra|inter|intra|macro|mega|meta|micro|mid|mini|"
    "mono|multi|neo|non|over|pan|para|poly|post|pre|pro|proto|pseudo|psycho|quasi|re|semi|socio|"
    "sub|super|trans|tri|ultra|un|under|uni|uh"
)
_TITLES = (
    "Adm|Amb|Ave|Blvd|Bros|Brig|Capt|Cdr|Cmdr|Co|Col|Comdr|Corp|Cpl|Dept|Dr|Esq|Ft|Fr|Gen|Gov|Hon|"
    "Inc|Jr|Lt|Ltd|Maj|Messrs|Mr|Mrs|Ms|Mt|Pfc|Ph|Pres|Prof|Pvt|Rep|Reps|Rev|Sec|Sen|Sens|Sgt|Sr|"
    "Spc|St|Ste|Supt|Univ|[Vv]s|[Ee]tc|al|[Aa]pprox|[Ee]st|[Aa]rt|[Nn]os?|[Vv]ol|pp|[Ff]igs?|"
    "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun|"
    "Calif|Conn|Colo|Fla|Ga|Ill|Mass|Md|Mich|Minn|Okla|Pa|Tenn|Va|Wash|Wis"
)
# The alternatives are tried in order; a chunk between blanks is cut from left to right.
_WORD = re.compile(
    rf"""
      (?:https?://|ftp://|www\.)[^\s<>"'”’)\]]*[^\s<>"'”’)\].,;:!?]   # addresses of pages
    | (?:mailto:)?[\w.+%-]+@[\w-]+(?:\.[\w-]+)+                       # and of mail
    | @\w+                                                            # and of people
    | (?:[A-Za-z]\.){{2,}}[A-Za-z]?(?![\w])                           # U.S.  a.m.  U.S.A
    | (?:[A-Za-z]\.){{2,}}                                            # J.F.Kennedy
    | (?:{_TITLES})\.(?![\w.])                                        # Mr.  Jan.
    | [A-Z]\.(?=\s?[A-Z])                                             # initials: J. Smith
    | \w\.\w\.(?=\s)
    | \d+(?:[.,:/]\d+)+(?![\w])                                       # 1,000  9:30  3/4
    | \d{{1,4}}-\d{{1,2}}-\d{{1,4}}(?![\w])                           # 2025-01-17
    | \d+(?:st|nd|rd|th|s)(?![\w])                                    # 18th  1990s
    | \d+(?=(?:a\.?m|p\.?m|km|kg|mm|cm|m|bn|mn|tn|k|mph|ft|lb|lbs|hrs?|mins?|GMT|yr|yrs)\b)
    | \d+(?:[.,]\d+)*(?=[A-Za-z]*)(?![A-Za-z0-9])
    | (?:{_PREFIXES})-(?=[A-Za-z])[^\W_]+                             # pro-Kurdish
    | [A-Za-z]&[A-Za-z](?:&[A-Za-z])*(?![\w])                         # P&L
    | AT&T | PG&E
    | (?:[OLDold]|al|Al|Qur|Sha|Ba|Shi|Sa)['’](?=[A-Za-z]{{3}})[A-Za-z]+   # O'Reilly  d'Ivoire
    | o['’]clock
    | (?i:do|does|did|have|has|had|would|could|should|is|are|was|were|wo|ca)(?=n['’´`]?t\b)
    | (?i:(?<=do)|(?<=es)|(?<=ve)|(?<=ad)|(?<=ld)|(?<=is)|(?<=re)|(?<=as)|(?<=wo)|(?<=ca))nt\b
    | (?i:can)(?=not\b) | (?i:gon|wan)(?=na\b) | (?i:got)(?=ta\b)
    | [^\W\d_]+?(?=n['’´`]t\b)(?i:(?<=\w))                            # do|n't
    | n['’´`]t\b | N['’´`]T\b
    | ['’´`](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)\b(?!['’´`]\w)           # 's
    | ['’]\d\ds?\b                                                    # '90s
    | \w+(?:_\w+)*
    | \.{{2,}} | -{{2,}} | [!?]{{2,}} | \*{{2,}} | ={{2,}} | _+ | ['‘’`]{{2}}
    | [:;]-?[)(DP](?!\w)
    | .
    """,
    re.VERBOSE,
)
_CHUNK = re.compile(r"\S+")


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
        while at < stop:
            match = _WORD.match(text, at)
            assert match is not None
            found.append((at, match.end()))
            at = match.end()
    return found
