"""云泽省: a fictional province, its agencies and its officers. No such place, no such people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from huiyin.law.words import AgencyKind, Duty, Level, System
from huiyin.people.models import Agency, Officer, Post, Region

PASSWORD = "huiyin-2026"  # noqa: S105  (of every officer of the demonstration, and printed at start)  # nosec B105
SINCE = date(2022, 5, 1)

REGIONS = (
    # code, name, English, level, parent
    ("98", "云泽省", "Yunze Province", Level.PROVINCE, None),
    ("9801", "雾津市", "Wujin", Level.PREFECTURE, "98"),
    ("9802", "望澜市", "Wanglan", Level.PREFECTURE, "98"),
    ("980101", "青禾县", "Qinghe County", Level.COUNTY, "9801"),
    ("980102", "石川区", "Shichuan District", Level.COUNTY, "9801"),
    ("980201", "柳浦县", "Liupu County", Level.COUNTY, "9802"),
    ("980202", "白鹭县", "Bailu County", Level.COUNTY, "9802"),
    ("980101100", "芦花汀镇", "Luhuating Township", Level.TOWNSHIP, "980101"),
    ("980101101", "竹影坪乡", "Zhuyingping Township", Level.TOWNSHIP, "980101"),
    ("980201100", "枫桥岭镇", "Fengqiaoling Township", Level.TOWNSHIP, "980201"),
)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of agency found at several levels: what it is called, and who serves in it."""

    code: str
    name: str
    en: str
    kind: AgencyKind
    system: System
    word: str
    duties: tuple[tuple[Duty, ...], ...]  # one officer each
    levels: tuple[Level, ...] = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY)
    vertical: bool = False


_OFFICE = (
    (Duty.INTAKE,),
    (Duty.TRIAGE,),
    (Duty.TRIAGE, Duty.INTAKE),
    (Duty.SEALED,),
    (Duty.SUPERVISOR,),
    (Duty.HEAD,),
    (Duty.REVIEWER,),
    (Duty.REGISTRAR,),
    (Duty.OPERATOR,),
)
_ORGAN = (
    (Duty.HANDLER, Duty.INTAKE),
    (Duty.HANDLER, Duty.TRIAGE),
    (Duty.LEGAL,),
    (Duty.HEAD,),
    (Duty.DEPUTY,),
    (Duty.REVIEWER,),
)
_COMMITTEE = ((Duty.HEAD,), (Duty.DEPUTY,), (Duty.REVIEWER,), (Duty.CONFERENCE,), (Duty.INSPECTOR,))
_OTHERS = ((Duty.HANDLER, Duty.SEALED), (Duty.HEAD,))
_TOWN = (Level.PROVINCE, Level.PREFECTURE, Level.COUNTY, Level.TOWNSHIP)
_GOV, _PARTY = System.GOVERNMENT, System.PARTY

SORTS = (
    Sort(
        "00",
        "党委和政府",
        "Party Committee and Government",
        AgencyKind.COMMITTEE,
        _PARTY,
        "政",
        _COMMITTEE,
        _TOWN,
    ),
    Sort("01", "信访局", "Petition Office", AgencyKind.PETITION_OFFICE, _PARTY, "信", _OFFICE),
    Sort(
        "02",
        "信访工作联席会议",
        "Joint Conference",
        AgencyKind.CONFERENCE,
        _PARTY,
        "联",
        ((Duty.CONFERENCE,), (Duty.HEAD,)),
    ),
    Sort("11", "自然资源局", "Natural Resources Bureau", AgencyKind.ORGAN, _GOV, "自然资", _ORGAN),
    Sort("12", "人力资源和社会保障局", "Human Resources Bureau", AgencyKind.ORGAN, _GOV, "人社", _ORGAN),
    Sort("13", "住房和城乡建设局", "Housing Bureau", AgencyKind.ORGAN, _GOV, "住建", _ORGAN),
    Sort("14", "民政局", "Civil Affairs Bureau", AgencyKind.ORGAN, _GOV, "民政", _ORGAN),
    Sort("15", "生态环境局", "Environment Bureau", AgencyKind.ORGAN, _GOV, "环", _ORGAN),
    Sort("16", "教育局", "Education Bureau", AgencyKind.ORGAN, _GOV, "教", _ORGAN),
    Sort("17", "交通运输局", "Transport Bureau", AgencyKind.ORGAN, _GOV, "交", _ORGAN),
    Sort("18", "城市管理局", "Urban Management Bureau", AgencyKind.ORGAN, _GOV, "城管", _ORGAN),
    Sort("20", "卫生健康局", "Health Bureau", AgencyKind.ORGAN, _GOV, "卫", _ORGAN),
    Sort("41", "农业农村局", "Agriculture Bureau", AgencyKind.ORGAN, _GOV, "农", _ORGAN),
    Sort("19", "税务局", "Tax Bureau", AgencyKind.ORGAN, _GOV, "税", _ORGAN, vertical=True),
    Sort(
        "21",
        "党委政法委员会",
        "Political-Legal Committee",
        AgencyKind.POLITICAL_LEGAL,
        _PARTY,
        "政法",
        _OTHERS,
    ),
    Sort("22", "公安局", "Public Security Bureau", AgencyKind.POLITICAL_LEGAL, _GOV, "公", _OTHERS),
    Sort("23", "人民法院", "People's Court", AgencyKind.POLITICAL_LEGAL, System.COURT, "法", _OTHERS),
    Sort(
        "24",
        "人民检察院",
        "People's Procuratorate",
        AgencyKind.POLITICAL_LEGAL,
        System.PROCURATORATE,
        "检",
        _OTHERS,
    ),
    Sort(
        "31",
        "纪委监委",
        "Discipline and Supervision Commission",
        AgencyKind.DISCIPLINE,
        System.SUPERVISION,
        "纪",
        _OTHERS,
    ),
)

_SURNAMES = "林陆沈顾程方叶苏宋唐邵秦白江夏石钟高梁柳安乔"
_GIVEN = (
    *(("清远", "Qingyuan"), ("明澈", "Mingche"), ("若谷", "Ruogu"), ("知行", "Zhixing"), ("望舒", "Wangshu")),
    *(("怀瑾", "Huaijin"), ("思齐", "Siqi"), ("守正", "Shouzheng"), ("以宁", "Yining"), ("景行", "Jingxing")),
    *(("听澜", "Tinglan"), ("云舟", "Yunzhou"), ("致和", "Zhihe"), ("书言", "Shuyan"), ("修远", "Xiuyuan")),
    *(("子衿", "Zijin"), ("亦舟", "Yizhou"), ("南星", "Nanxing"), ("觅夏", "Mixia"), ("拾秋", "Shiqiu")),
    *(("疏桐", "Shutong"), ("映雪", "Yingxue"), ("沐川", "Muchuan"), ("临溪", "Linxi"), ("采薇", "Caiwei")),
)
_PINYIN = (
    *("Lin", "Lu", "Shen", "Gu", "Cheng", "Fang", "Ye", "Su", "Song", "Tang", "Shao"),
    *("Qin", "Bai", "Jiang", "Xia", "Shi", "Zhong", "Gao", "Liang", "Liu", "An", "Qiao"),
)


def lay(using: str = "owner") -> None:
    """Write regions, agencies, officers and posts; all or nothing, once."""
    with transaction.atomic(using=using):
        if Region.objects.using(using).filter(code=REGIONS[0][0]).exists():
            return
        for code, name, english, _, parent in REGIONS:
            Region.objects.using(using).create(code=code, name=name, name_en=english, parent_id=parent)
        agencies = _agencies(using)
        _officers(agencies, using)


def _agencies(using: str) -> dict[str, tuple[Agency, Sort]]:
    """Every agency, parents before children; by code."""
    made: dict[str, tuple[Agency, Sort]] = {}
    for region, name, english, level, above in REGIONS:
        for sort in SORTS:
            if level not in sort.levels:
                continue
            own = made.get(f"{region}00") if sort.code != "00" else made.get(f"{above}00")
            line = made.get(f"{above}{sort.code}") if sort.code != "00" else None
            made[f"{region}{sort.code}"] = (
                Agency.objects.using(using).create(
                    code=f"{region}{sort.code}",
                    name=_named(name, level, sort),
                    name_en=f"{english} {sort.en}",
                    kind=sort.kind,
                    level=level,
                    system=sort.system,
                    region_id=region,
                    parent=own[0] if own else None,
                    line_parent=line[0] if line else None,
                    vertical=sort.vertical,
                    word=f"{name[:1]}{sort.word}",
                    address=f"{name}人民路{sort.code}号（虚构）",
                    phone=f"000-{region[-4:]}{sort.code}",
                    hours="周一至周五 8:30–12:00、14:00–17:30",
                    hours_en="Monday to Friday 8:30–12:00, 14:00–17:30",
                ),
                sort,
            )
    return made


def _named(place: str, level: Level, sort: Sort) -> str:
    """What the agency is called: a department of the province is a 厅, below it a 局."""
    if sort.kind is AgencyKind.COMMITTEE:
        return f"{place}党委、政府" if level is Level.TOWNSHIP else f"{place}委、{place[-1]}政府"
    if sort.code == "21":
        return f"{place}委政法委"
    if level is Level.PROVINCE and sort.kind is AgencyKind.ORGAN and not sort.vertical:
        return place + sort.name.replace("局", "厅")
    return place + sort.name


def _officers(agencies: dict[str, tuple[Agency, Sort]], using: str) -> None:
    password = make_password(PASSWORD)  # one hash for all: a demonstration only
    officers, posts = [], []
    for place, (agency, sort) in enumerate(agencies.values()):
        for number, duties in enumerate(sort.duties, start=1):
            name, english = _person(place * 8 + number)
            officers.append(
                Officer(username=f"{agency.code}-{number}", name=name, name_en=english, password=password)
            )
            posts.append([(agency, duty) for duty in duties])
    made = Officer.objects.using(using).bulk_create(officers)
    Post.objects.using(using).bulk_create(
        Post(officer=officer, agency=agency, duty=duty, since=SINCE)
        for officer, held in zip(made, posts, strict=True)
        for agency, duty in held
    )


def _person(number: int) -> tuple[str, str]:
    which = number % len(_SURNAMES)
    given, english = _GIVEN[(number // len(_SURNAMES)) % len(_GIVEN)]
    return _SURNAMES[which] + given, f"{english} {_PINYIN[which]}"


def accounts() -> Iterator[tuple[str, str, str, str]]:
    """Accounts worth trying: (user name, password, agency and duty, what to try)."""
    for code, number, duty, try_this in (
        ("98010101", 1, "登记 intake", "登记来信来访 register"),
        ("98010101", 2, "甄别 triage", "甄别、转送、交办 triage, forward, assign"),
        ("98010101", 4, "密件 sealed", "检举控告只有这里看得见 accusations, seen here alone"),
        ("98010101", 5, "督办 supervisor", "督办逾期事项 supervise"),
        ("98010111", 1, "承办 handler", "签收、受理、办理 receive, accept, handle"),
        ("98010111", 3, "法制审核 legal", "审核意见书 check an opinion"),
        ("98010111", 4, "主要负责人 head", "签发、批准延期 issue, extend"),
        ("98010100", 3, "复查 reviewer", "复查 review"),
        ("980100", 3, "复核 reviewer", "复核、听证 re-review, hearing"),
        ("98010102", 1, "联席会议 conference", "决定受理争议 decide a dispute"),
        ("98010101", 8, "职权承继 registrar", "登记机构改革后的承继 pass matters to a successor"),
        ("98010101", 9, "运行维护 operator", "看搁置的作业，不见内容 jobs set aside, no content"),
    ):
        agency = Agency.objects.get(code=code)
        yield f"{code}-{number}", PASSWORD, f"{agency.name}·{duty}", try_this
