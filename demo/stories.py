"""A dozen invented people at different points of their pathways; days count back from today."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from demo.later import Later
from planner.models.aspirations import Horizon
from planner.models.barriers import Response
from planner.models.pathways import PathwayKind, ReferralSource


@dataclass(frozen=True)
class Step:
    """A next step; `day` is days from the story's day."""

    what: str
    day: int | None = None
    by_planner: bool = False
    who_else: str = ""
    place: str = ""
    done: bool = False


@dataclass(frozen=True)
class Obstacle:
    """A barrier, the hopes it stands before (by their place in the story), and what to do."""

    words: str
    hopes: tuple[int, ...] = ()
    kind: str = "other"
    response: Response | None = None
    how: str = ""
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Wish:
    """An aspiration, its life areas, and its own measure: unit, start, now, target."""

    horizon: Horizon
    words: str
    areas: tuple[str, ...] = ()
    why: str = ""
    measure: tuple[str, float, float, float] | None = None


@dataclass(frozen=True)
class Story:
    """One person. `visits` and `scores` are days ago; a score is how each item was answered."""

    called: str
    full_name: str
    born_on: date | None = None
    phone: str = ""
    detail: str = ""
    language: str = "en"
    safe_paper: bool | None = True
    kind: PathwayKind | None = PathwayKind.RECOVERY
    source: ReferralSource = ReferralSource.GP
    started: int = 60
    visits: tuple[int, ...] = ()
    said: dict[str, str] = field(default_factory=dict)
    not_now: tuple[str, ...] = ()
    wishes: tuple[Wish, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    scores: tuple[tuple[int, str], ...] = ()
    review: int | None = None
    appointment: tuple[int, str] | None = None
    concern: bool = False
    missed: bool = False
    give_later: bool = False
    later: Later | None = None


MARGARET = Story(
    called="Margaret",
    full_name="Margaret Ellis",
    born_on=date(1956, 4, 2),
    phone="01632 960141",
    detail="Likes mornings",
    kind=PathwayKind.RECOVERY,
    started=98,
    visits=(98, 70, 28),
    said={
        "why_here": "I used to be out all day. Since my chest got bad I mostly stay in, and I miss "
        "people.",
        "about_myself": "I feel a bit useless some days, because I was always the one looking "
        "after everybody else.",
        "good_at": "Patient teacher. Good with my hands. I keep my promises. I make people laugh.",
        "who_matters": "Jean next door. My son Paul in Leeds, Sundays on the phone. The Thursday "
        "knitting girls.",
        "support": "Someone to walk with me the first few times.",
    },
    not_now=("about_my_life",),
    wishes=(
        Wish(
            Horizon.WEEK,
            "Walk to the end of our road and back, twice.",
            ("physical_health",),
            "So the hill stops deciding for me.",
            ("yards without stopping", 1, 40, 100),
        ),
        Wish(
            Horizon.WEEK,
            "Go back to knitting on Thursday, even if it's just for half an hour.",
            ("friends_and_community",),
        ),
        Wish(
            Horizon.MONTH,
            "Walk to knitting and back without worrying about my breath.",
            ("physical_health", "friends_and_community"),
        ),
        Wish(Horizon.MONTH, "Know where I stand with the heating bill.", ("finances",)),
        Wish(Horizon.YEAR, "Teach a beginners' table at the community centre.", ("volunteering",)),
        Wish(Horizon.YEAR, "Go to Leeds on the train by myself to see Paul.", ("family",)),
    ),
    obstacles=(
        Obstacle(
            "I get out of breath on the hill and worry I'll be stuck with nobody there.",
            (0, 2),
            "physical_health",
            Response.MANAGE,
            "Walk with Jean first, and rest at the bench by the chapel.",
            (
                Step("Ring Mill Lane about the breathing class", 0, by_planner=True),
                Step("Walk to the bench with Jean, then rest", 1, who_else="Jean"),
                Step("Go to the knitting group for half an hour", 2, who_else="Jean next door"),
            ),
        ),
        Obstacle(
            "The letters about the heating frighten me so I don't open them.",
            (3,),
            "money",
            Response.REMOVE,
            "Open them together, one at a time.",
            (Step("Bring the letters in a carrier bag", 7),),
        ),
    ),
    scores=((98, "23323223322332"),),
    review=14,
    appointment=(0, "10:30"),
    concern=True,
)

STORIES: tuple[Story, ...] = (
    MARGARET,
    Story(
        "Bronwen",
        "Bronwen Pugh",
        date(1988, 11, 23),
        "01632 960187",
        "Prefers the telephone",
        started=42,
        visits=(42, 12),
        said={
            "why_here": "Dw i wedi blino. I'm tired all the time and the doctor said to come.",
            "good_at": "Singing. Being on time.",
        },
        wishes=(
            Wish(Horizon.WEEK, "Sit in the garden with a cup of tea every day.", ("wellbeing",)),
            Wish(Horizon.YEAR, "Sing with the choir in Llanwrda again.", ("interests",)),
        ),
        obstacles=(
            Obstacle(
                "I'm asleep when the bus goes.",
                (1,),
                "transport",
                Response.OVERCOME,
                "Ask the choir who drives past.",
            ),
        ),
        scores=((42, "22322232223223"),),
        review=0,
        appointment=(0, "14:00"),
    ),
    Story(
        "Derek",
        "Derek Whitlow",
        date(1961, 7, 9),
        "07700 900214",
        kind=PathwayKind.PREVENTION,
        started=90,
        visits=(90, 61, 33),
        said={"why_here": "Lost the allotment, then I lost the point of getting up."},
        wishes=(Wish(Horizon.MONTH, "Have my hands in soil again.", ("interests",)),),
        obstacles=(
            Obstacle(
                "The waiting list for a plot is years.",
                (0,),
                "access_to_services",
                Response.OVERCOME,
                "Share a plot with somebody.",
                (Step("Visit the allotment open morning", 1, who_else="my brother"),),
            ),
        ),
        scores=((90, "32332323323233"),),
        review=-2,
    ),
    Story(
        "Tom",
        "Tom Hadley",
        date(1999, 1, 30),
        "07700 900362",
        "Text first",
        review=5,
        started=120,
        visits=(120, 90),
        said={"why_here": "My head won't be quiet. Work ended and then everything did."},
        scores=((120, "22222222222222"),),
        wishes=(Wish(Horizon.WEEK, "One meal a day at the table.", ("home",)),),
    ),
    Story(
        "Aisha",
        "Aisha Karim",
        date(1993, 5, 17),
        "01632 960455",
        kind=PathwayKind.PREVENTION,
        source=ReferralSource.ADVICE_AND_GUIDANCE,
        review=7,
        started=7,
        visits=(7,),
        said={
            "why_here": "میں تھک گئی ہوں اور اکیلی ہوں۔",
            "support": "Someone to talk to who speaks Urdu.",
        },
        language="ur",
    ),
    Story(
        "Peter",
        "Peter Oakden",
        date(1949, 9, 3),
        "01632 960733",
        kind=PathwayKind.PREVENTION,
        started=1,
        appointment=(0, "15:30"),
    ),
    Story(
        "Yusuf",
        "Yusuf Demir",
        date(1978, 12, 12),
        "07700 900551",
        review=3,
        started=30,
        visits=(30,),
        said={"why_here": "I do not sleep, I walk at night."},
        concern=True,
        missed=True,
        scores=((30, "21221222122122"),),
    ),
    Story(
        "Callum",
        "Callum Reyes",
        date(2001, 8, 21),
        "07700 900118",
        started=180,
        visits=(180, 150, 88, 40),
        said={"good_at": "Fixing bikes. Explaining things so people get it."},
        wishes=(
            Wish(
                Horizon.MONTH,
                "Two mornings a week at the bike workshop.",
                ("volunteering", "employment"),
                measure=("mornings a month", 0, 2, 8),
            ),
            Wish(Horizon.YEAR, "Have a job where I fix things.", ("employment",)),
        ),
        obstacles=(
            Obstacle(
                "The bus only goes twice a day.",
                (0,),
                "transport",
                Response.OVERCOME,
                "Ride the one I mended.",
                (Step("Mend the back brake", done=True), Step("Try the way by the river", 20)),
            ),
        ),
        scores=((180, "22323222322232"), (88, "33333333333333")),
        later=Later(
            on=40,
            measured={150: 3, 88: 4, 40: 5},
            on_the_way=(
                (Horizon.MONTH, "Know what the college course costs."),
                (Horizon.WEEK, "Ask at the workshop who went to college."),
            ),
            reviewed={
                "barriers": ("yes", "Mornings after a bad night."),
                "ready": ("yes", "Ask Dai if I can come on Saturdays too."),
                "goals": ("yes", ""),
            },
            next_time="Bring the college leaflet.",
            crisis={
                "signs": "I stop answering messages. I sleep in the day.",
                "helps": "Riding up to the reservoir. Music, loud.",
                "helps_not": "Being told to cheer up.",
                "keeps_me_going": "My niece. The bikes that are waiting.",
                "safe_places": "My sister's kitchen. The workshop.",
            },
            ring=(("Rhian, my sister", "07700 900626"), ("Dai at the workshop", "01632 960318")),
            professionals=(("Priya Nair, Mill Lane", "01632 960100"),),
            prepared={"questions": "Does the course take people with no exams?"},
        ),
        review=2,
    ),
    Story(
        "George",
        "George Abara",
        date(1966, 3, 3),
        "01632 960290",
        review=4,
        started=50,
        visits=(50, 21),
        said={"who_matters": "My daughters, and the men at the domino club."},
        wishes=(Wish(Horizon.WEEK, "Get my bus pass sorted.", ("finances",)),),
        obstacles=(
            Obstacle(
                "Forms. I put them off until they go away.",
                (0,),
                "confidence",
                Response.REMOVE,
                "Fill it in here, today.",
                (Step("Post the bus pass form", 0, by_planner=True, done=True),),
            ),
        ),
        scores=((50, "33233332333323"),),
        give_later=True,
    ),
    Story(
        "Lorna",
        "Lorna Finch",
        date(1984, 6, 14),
        safe_paper=False,
        kind=PathwayKind.PREVENTION,
        review=12,
        started=25,
        visits=(25,),
        said={"support": "Nothing through the door, please."},
        scores=((25, "32333233323332"),),
        give_later=True,
    ),
    Story(
        "Shanice",
        "Shanice Moore",
        date(1996, 2, 27),
        "07700 900877",
        review=9,
        started=75,
        visits=(75, 45),
        said={"good_at": "I notice when people are sad."},
        wishes=(Wish(Horizon.WEEK, "Go to the shop by myself.", ("wellbeing",)),),
        obstacles=(
            Obstacle(
                "People looking at me.",
                (0,),
                "confidence",
                Response.OVERCOME,
                "Go when it's quiet, with my headphones.",
                (Step("Walk to the corner shop and back", 1),),
            ),
        ),
        scores=((75, "23232323232323"),),
    ),
    Story(
        "Zosia",
        "Zofia Żółtowska",
        date(1971, 10, 5),
        "01632 960668",
        language="pl",
        started=150,
        visits=(150, 120, 58),
        said={
            "why_here": "Tęsknię za domem. Since my mother died I only work and sleep.",
            "good_at": "Piekę dobry chleb. I bake good bread.",
        },
        wishes=(
            Wish(Horizon.MONTH, "Upiec chleb dla sąsiadów.", ("friends_and_community",)),
            Wish(Horizon.YEAR, "Visit Kraków in spring.", ("family",)),
        ),
        scores=((150, "32323232323232"), (58, "43433343434334")),
        review=21,
    ),
)
