"""A small invented world in tables: a test must not depend on what happens in the real one."""

from __future__ import annotations

import shutil
from pathlib import Path

from foedera.knowledge.actors import ActorIndex, load_actors
from foedera.knowledge.tables import DATA

_TABLES = {
    "states": """\
id,code,name,official,aliases,demonyms,adjectives,capital,iso2,isonum,cow,gw,wikidata,start,end
rur,RUR,Ruritania,Kingdom of Ruritania,RU|R.U.,Ruritanian|Ruritanians,Ruritanian,Strelsau,,,,,,,
bor,BOR,Borduria,,Bordurian Republic,Bordurian|Bordurians,Bordurian,Szohôd,,,,,,,
syl,SYL,Syldavia,Kingdom of Syldavia,,Syldavian|Syldavians,Syldavian,Klow,,,,,,,
old,RUR,Old Ruritania,,,,,,,,,,,1800,1918
fre,FRE,Mallard,,,Mallardese,Mallardese,Quack,,,,,,,
wst,WEST,the West,,West,Westerner,Western,,,,,,,,
""",
    "bodies": """\
id,code,sector,name,aliases,kind
rur-palace,RUR,GOV,Elphberg Palace,the Palace,metonym
rur-court,RUR,JUD,Supreme Court,,court
bor-court,BOR,JUD,Supreme Court,,court
bor-zep,BOR,SPY,ZEP,,intelligence
""",
    "organisations": """\
id,code,sector,name,aliases,kind,countries,backed_by,fights,start,end
pact,IGO,,Pact,Northern Pact Organisation,alliance,RUR|SYL,,,1950,
un,UNO,,UN,U.N.|United Nations,,,,,1945,
front,ORG,REB,Szohod Front,,armed,BOR,,,,
reform-rur,ORG,PTY,Reform (Ruritania),,party,RUR,,,,
reform-bor,ORG,PTY,Reform (Borduria),,party,BOR,,,,
""",
    "offices": """\
person,aliases,country,office,kind,start,end
Rudolf Elphberg,,RUR,king,head_of_state,2010,
Anna de la Roche,Anka Roche,RUR,foreign minister,foreign_minister,2020-05-01,2024-12-31
Plekszy Gladz,,BOR,president,head_of_state,2015-01-01,2020-01-01
Plekszy Gladz,,BOR,senator,legislator,2021-01-01,
Ottokar al-Muskar,,SYL,prime minister,head_of_government,2019,
Jens Gladz,,IGO:Pact,secretary general,head,2022,
Mohammed Zelensky,,SYL,general,other,2018,
""",
    "roles": """\
phrase,sector,number,kind
president,GOV,person,office
king,GOV,person,office
prime minister,GOV,person,office
foreign minister,GOV,person,office
secretary general,GOV,person,office
general,MIL,person,office
senator,LEG,person,office
presidents,GOV,group,office
foreign ministry,GOV,person,group
government,GOV,person,group
officials,GOV,group,group
lawmakers,LEG,group,group
troops,MIL,group,group
soldiers,MIL,group,group
coalition,MIL,person,group
militia,PRM,person,group
rebels,REB,group,group
party,PTY,person,group
gunmen,UAF,group,group
leader,GOV,person,office
leaders,GOV,group,office
spokesman,GOV,person,office
ambassador,GOV,person,office
minister,GOV,person,office
""",
    "memberships": """\
organisation,state,start,end
pact,RUR,1950,
pact,BOR,1950,1960
""",
}


def small_world(folder: Path) -> ActorIndex:
    """Return the index of the invented world; its tables are written into *folder*."""
    for name, table in _TABLES.items():
        (folder / f"{name}.csv").write_text(f"# A test table.\n{table}", encoding="utf-8")
    for name in ("qualifiers", "references"):  # words of English, not of the world
        shutil.copy(DATA / f"{name}.csv", folder)
    return load_actors(folder)
