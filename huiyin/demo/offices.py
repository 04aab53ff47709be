"""How to reach the offices of the fictional province: all of it published but by two, so that the check has something to say."""

from __future__ import annotations

from datetime import date, timedelta

from huiyin.law.words import AgencyKind, Level
from huiyin.people.models import Agency, Contact, ReceptionDay
from huiyin.people.publishing import publishers

FAX_AND_LEADERS = "98020201"  # 白鹭县信访局 has published neither
NEARLY_ALL = "98020241"  # 白鹭县农业农村局 has published its name alone
_LEADERS = {
    Level.PROVINCE: (("省长", "Governor"), ("副省长", "Deputy Governor")),
    Level.PREFECTURE: (("市长", "Mayor"), ("市委书记", "City Party Secretary")),
    Level.COUNTY: (("县长", "County Head"), ("县委书记", "County Party Secretary")),
    Level.TOWNSHIP: (("镇长", "Township Head"), ("镇党委书记", "Township Party Secretary")),
}
_AHEAD = (-7, 0, 7, 21)  # days from the demonstration's: one that is over is not shown
_ABOUT = (
    ("各类信访事项", "any matter"),
    ("征地拆迁、住房", "land, relocation, housing"),
    ("劳动报酬、社会保险", "wages and social insurance"),
    ("教育、医疗", "schools and health"),
)


def lay(day: date, using: str = "owner") -> None:
    """Write what each office publishes, once."""
    if Contact.objects.using(using).exists():
        return
    agencies = list(publishers().using(using))
    full = [agency for agency in agencies if agency.code != NEARLY_ALL]
    Contact.objects.using(using).bulk_create(_contact(agency, day) for agency in full)
    receiving = [agency for agency in full if agency.code != FAX_AND_LEADERS]
    ReceptionDay.objects.using(using).bulk_create(
        _reception(agency, day, place) for agency in receiving for place in range(len(_AHEAD))
    )
    Agency.objects.using(using).filter(code=NEARLY_ALL).update(address="", phone="", hours="", hours_en="")


def _contact(agency: Agency, day: date) -> Contact:
    where, english = agency.region.name, agency.region.name_en
    number = agency.code[len(agency.region_id) :]
    silent = agency.code == FAX_AND_LEADERS
    return Contact(
        agency=agency,
        told_on=day - timedelta(days=40),
        address_en=f"{int(number)} Renmin Road, {english} (fictional)",
        postcode=agency.region_id[:6].ljust(6, "0"),
        web=f"https://xinfang-{agency.region_id}.example/",
        fax="" if silent else f"000-{agency.region_id[-4:]}9{number}",
        envelope=f"{agency.name} 办信科收（信访件）",
        envelope_en=f"{agency.name_en}, Letters Desk; mark it “信访件”",
        hall=f"{where}人民来访接待中心",
        hall_en=f"{english} Reception Centre",
        hall_address=f"{where}人民路2号一楼（虚构）",
        hall_address_en=f"2 Renmin Road, {english}, ground floor (fictional)",
        travel="2路、7路公交到人民路站，下车向东50米，从东门进。",
        travel_en="Bus 2 or 7 to Renmin Road, 50 metres east, east entrance.",
        access="门口有坡道，轮椅能进；一楼有低柜台、老花镜；需要手语或者代写的，请告诉接待的人。",
        access_en="A ramp at the entrance, a low counter and reading glasses inside; ask for signing or for help with writing.",
        leaders="" if silent else "每月第二、第四个星期一上午，遇休息日顺延",
        leaders_en=""
        if silent
        else "mornings of the second and fourth Monday of each month, else the next working day",
    )


def _reception(agency: Agency, day: date, place: int) -> ReceptionDay:
    who, who_en = _who(agency, place)
    about, about_en = _ABOUT[place]
    return ReceptionDay(
        agency=agency,
        day=day + timedelta(days=_AHEAD[place]),
        hours="9:00–11:30",
        who=who,
        who_en=who_en,
        about=about,
        about_en=about_en,
    )


def _who(agency: Agency, place: int) -> tuple[str, str]:
    """In a petition office and a government its leaders; elsewhere whoever heads the organ."""
    if agency.kind in (AgencyKind.PETITION_OFFICE, AgencyKind.COMMITTEE):
        return _LEADERS[Level(agency.level)][place % 2]
    return (("主要负责人", "Head"), ("分管负责人", "Deputy Head"))[place % 2]
