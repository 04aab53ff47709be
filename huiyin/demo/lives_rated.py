"""Everyday matters of January, answered the simple way and rated: so that the open figures of the first quarter show something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from huiyin.demo.story import Story
from huiyin.law.words import Duty

# Request, field, how office and organ are rated (empty: not rated). The same twelve in two counties.
EVERYDAY = (
    ("请补上河滨路的井盖", "城乡建设/城市建设和市政管理", "5", "5"),
    ("请修菜市场门口的积水", "城乡建设/城市建设和市政管理", "4", "4"),
    ("请给公交站加一个雨棚", "城乡建设/城市建设和市政管理", "4", "2"),
    ("小区门口的护栏断了", "城乡建设/城市建设和市政管理", "3", "3"),
    ("请疏通老街的下水道", "城乡建设/城市建设和市政管理", "5", "4"),
    ("请清理河边堆的渣土", "城乡建设/城市建设和市政管理", "2", "1"),
    ("村道的反光镜碎了", "农村农业/村务管理", "4", "4"),
    ("请公布今年灌溉的用水安排", "农村农业/村务管理", "3", "2"),
    ("村里广播的时间太早", "农村农业/村务管理", "4", "5"),
    ("请修晒谷场的水泥地", "农村农业/村务管理", "2", "2"),
    ("垃圾清运的次数太少", "农村农业/村务管理", "3", "3"),
    ("请给机耕路铺碎石", "农村农业/村务管理", "", ""),
)
_NAMES = "杭萧蓝谷溪纪楼应鲍岑苗费"


def answered(county: str, place: int) -> Story:
    """Registered in January, accepted in three working days, answered, rated three days later."""
    request, field, office, organ = EVERYDAY[place]
    name = f"{_NAMES[place]}{'一' if county == '980101' else '二'}舟"
    story = Story(
        f"{county}01",
        date(2026, 1, 5) + timedelta(days=place % 5),
        (request,),
        f"{request}，附近的人都不方便。",
        identity={"name": name},
    )
    urban = f"{county}18"
    story.sent(urban, simple=True, category=field).after(1)
    story.take("accept_simple", urban, Duty.HANDLER, reason="事实清楚，责任明确，容易解决。").after(3)
    story.take("answer_simple", urban, Duty.HANDLER, reply="已经安排，本月完成。", told=True).after(3)
    said = {side: value for side, value in (("office", office), ("organ", organ)) if value}
    return story.petitioner("rate", **said) if said else story


RATED: tuple[Callable[[], Story], ...] = tuple(
    partial(answered, county, place) for county in ("980101", "980102") for place in range(len(EVERYDAY))
)
