"""The words of a newspaper's head: agencies, sections, what outlets and posts are called."""

from __future__ import annotations

from auditor.words.days import MONTHS, WEEKDAYS


def _set(words: str) -> frozenset[str]:
    """The entries of a list that is separated by bars."""
    return frozenset(" ".join(entry.split()) for entry in words.split("|"))


AGENCIES = _set(
    """
    reuters | ap | associated press | the associated press | afp | agence france-presse | agence france
    presse | upi | cnn | bloomberg | xinhua | tass | dpa | ani | pti | ians | interfax | kyodo | yonhap
    | bbc | bbc news | politico | fox news | cbs | cbs news | abc news | nbc news | npr | cnbc | efe |
    ansa | pa | aa | anadolu | anadolu agency | sputnik | ria | irna | voa | rfe/rl | canadian press |
    the canadian press | cbc | ukrinform | usa today | the hill | axios | vox | the guardian | huffpost
    | buzzfeed news | al jazeera | deutsche welle | the conversation | propublica
    """
)
OUTLET_WORDS = _set(
    """
    news | times | post | herald | tribune | journal | gazette | chronicle | press | media | group |
    network | magazine | agency | guardian | telegraph | observer | courier | mail | mirror | daily |
    weekly | review | reporter | examiner | inquirer | sentinel | globe | bulletin | register | monitor
    | independent | today | wire | broadcasting | television | radio | newspaper | newspapers | report |
    dispatch | advertiser | standard
    """
)
SECTIONS = _set(
    """
    politics | world | world news | news | us | u.s. | us news | u.s. news | uk | uk news | europe |
    asia | africa | middle east | americas | business | economy | markets | finance | money | technology
    | tech | science | health | sport | sports | opinion | analysis | editorial | commentary | culture |
    arts | entertainment | lifestyle | travel | environment | climate | education | international |
    national | local | nation | elections | breaking news | top stories | features | investigations |
    letters | war in ukraine | home | law | crime | society | media | religion | weather | food | style
    | real estate | energy | military | defense | defence | security | metro | nyregion | column |
    explainer
    """
)
ROLES = _set(
    """
    staff | writer | writers | reporter | reporters | correspondent | correspondents | editor | editors
    | columnist | bureau | chief | special | senior | chief | political | diplomatic | foreign |
    national | white | house | contributor | and | agencies | news | desk | agency
    """
)
SMALL = _set(
    """
    and | & | of | the | for | in | de | del | der | van | von | bin | ibn | al | el | la | le | di | da
    | dos | du | with | from | at | to | y
    """
)
NOT_NAMES = _set(
    """
    now | then | noon | midnight | contrast | comparison | some | all | any
    """
).union(MONTHS, WEEKDAYS)
NOT_PLACES = _set(  # what stands in capitals before a colon without being a place
    """
    update | scoop | breaking | correction | exclusive | watch | note | editor's | live | opinion |
    analysis | video | photos | q | a | question | answer | moderator | host | read | more | related |
    warning | summary | fact | background | file | explainer | review | report | poll | interview |
    editorial
    """
)
JOINING = _set(  # small words between the names of a sign-off
    """
    and | in | from | of | with | by | for | the | editing | reporting | writing | additional | further
    | compiled | edited | translated | research | graphics | production | de | van | von | der | al |
    bin
    """
)
