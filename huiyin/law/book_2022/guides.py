"""Route guides (导引图): for a kind of claim, who is usually competent, by which procedure, within which days (rulebook H.4).

They are told to everyone alike and decide nothing: which way a matter takes is for the organ to say, in writing (art. 31).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from huiyin.law.book_2022 import clocks
from huiyin.law.grammar import Clock, Mark
from huiyin.law.words import Klass, Route


class Told(NamedTuple):
    """One step to take, in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """One kind of claim. `way` is its route of art. 31, or its class where it is no claim; None: simple handling."""

    code: str
    zh: str
    en: str
    examples_zh: str  # as people say it; also what a search finds
    examples_en: str
    way: Route | Klass | None
    body_zh: str
    body_en: str
    steps: tuple[tuple[str, str], ...]  # Chinese and English, in their order
    mind_zh: str = ""  # what is lost if one only waits
    mind_en: str = ""
    periods: tuple[str, ...] = ()  # codes of the clocks told with it
    mark: Mark = Mark.CONVENTION

    @property
    def told(self) -> tuple[Told, ...]:
        """The steps, to be said."""
        return tuple(Told(*step) for step in self.steps)

    @property
    def clocks(self) -> tuple[Clock, ...]:
        """The periods, as the law room counts them."""
        return tuple(clocks.BY_CODE[code] for code in self.periods)


_HERE = (
    "在这里登记，信访部门转给有权处理的机关",
    "Register here; the petition office forwards it to the body in charge",
)
_ANSWER = (
    "机关听您说明、调查核实，出具信访处理意见书",
    "The body hears you, investigates and gives a written opinion",
)
_REVIEW = ("不服的，依次请求复查、复核", "If you do not accept it, ask for review, then re-review")
_SUIT_RUNS = "信访不会让起诉、申请的期限停下来，请同时去申请。"
_SUIT_RUNS_EN = "A petition does not stop the periods to sue or apply: apply at the same time."

GUIDES: tuple[Guide, ...] = (
    Guide(
        code="wages",
        zh="工资、社保、辞退",
        en="Wages, social insurance, dismissal",
        examples_zh="拖欠工资 欠薪 工资 农民工 加班费 不交社保 养老保险 辞退 劳动合同 经济补偿",
        examples_en="unpaid wages, overtime, insurance not paid, dismissal, labour contract",
        way=Route.R2,
        body_zh="劳动人事争议仲裁委员会；拖欠工资、不交社保也可以找劳动保障监察",
        body_en="Labour arbitration commission; labour inspection for unpaid wages and insurance",
        steps=(
            ("准备合同、工资条、考勤、聊天记录", "Gather contract, pay slips, attendance, messages"),
            ("向劳动仲裁委员会提交申请书，不收费", "Apply to the arbitration commission, free of charge"),
            ("仲裁裁决；不服的，一般可以向法院起诉", "The award; usually you may then go to court"),
        ),
        mind_zh=_SUIT_RUNS,
        mind_en=_SUIT_RUNS_EN,
        periods=("apply_arbitration", "check_arbitration", "award_arbitration"),
    ),
    Guide(
        code="land_contract",
        zh="农村土地承包纠纷",
        en="Rural land contracts",
        examples_zh="承包地 承包合同 土地流转 地界 确权 被收回",
        examples_en="contracted land, transfer, boundaries, land taken back",
        way=Route.R2,
        body_zh="农村土地承包仲裁委员会；也可以请村、乡镇调解，或者向法院起诉",
        body_en="Rural land-contract arbitration commission; village or township mediation; or the court",
        steps=(
            ("先请村委会、乡镇调解", "Ask the village or township to mediate first"),
            ("调解不成的，申请土地承包仲裁，或者直接起诉", "If that fails, apply for arbitration or go to court"),
        ),
        mind_zh=_SUIT_RUNS,
        mind_en=_SUIT_RUNS_EN,
    ),
    Guide(
        code="decision",
        zh="不服行政处罚、许可、征收、信息公开答复",
        en="Against a penalty, a licence decision, an expropriation or a disclosure reply",
        examples_zh="罚款 处罚决定 不给办证 征收决定 信息公开 不服决定",
        examples_en="fine, penalty, licence refused, expropriation, disclosure reply",
        way=Route.R4,
        body_zh="行政复议机关（一般是作出决定的机关的本级政府）或者法院",
        body_en="The reconsideration body, usually the government of the same level, or the court",
        steps=(
            ("看清决定书上写的复议、起诉期限", "Read the periods named in the decision"),
            ("申请行政复议，不收费；也可以直接起诉", "Apply for reconsideration, free of charge, or sue directly"),
            ("对复议决定不服的，再向法院起诉", "If you do not accept the outcome, sue"),
        ),
        mind_zh=_SUIT_RUNS,
        mind_en=_SUIT_RUNS_EN,
        periods=("apply_reconsideration", "check_reconsideration", "decide_reconsideration", "sue"),
    ),
    Guide(
        code="unlawful",
        zh="要求查处违法行为：违建、污染、假货、噪声",
        en="Please act against a breach: illegal building, pollution, fake goods, noise",
        examples_zh="违章建筑 违建 污水 油烟 噪音 扬尘 假货 过期食品 占道 非法收费",
        examples_en="illegal building, waste water, fumes, noise, dust, fake goods, unlawful charges",
        way=Route.R5,
        body_zh="管这件事的执法部门，例如城市管理、生态环境、市场监管",
        body_en="The regulator in charge, such as urban management, environment, market supervision",
        steps=(
            ("写明地点、时间、谁在做，附上照片", "Say where, when and who, with photos"),
            ("执法部门依法查处，或者书面答复", "The regulator acts or answers in writing"),
            ("到期不履行、不答复的，可以申请复议或者起诉", "If it neither acts nor answers in time, reconsideration or suit"),
        ),
        periods=("perform_duty",),
    ),
    Guide(
        code="house",
        zh="房屋拆迁补偿、土地权属、工伤认定",
        en="House demolition compensation, land ownership, work injury",
        examples_zh="拆迁 征地补偿 安置房 宅基地权属 工伤认定",
        examples_en="demolition, compensation, resettlement, homestead ownership, work injury",
        way=Route.R4,
        body_zh="作出裁决、确认的行政机关，例如住建、自然资源、人力资源和社会保障部门",
        body_en="The body that rules or confirms, such as housing, natural resources, human resources",
        steps=(
            ("向该机关申请裁决或者确认，带上证件、协议、照片", "Apply for the ruling or confirmation with papers, agreements, photos"),
            ("不服裁决、确认的，申请行政复议或者起诉", "If you do not accept it, reconsideration or suit"),
        ),
        mind_zh=_SUIT_RUNS,
        mind_en=_SUIT_RUNS_EN,
        periods=("apply_reconsideration", "sue"),
    ),
    Guide(
        code="court",
        zh="不服判决，或者判决没有执行",
        en="Against a judgment, or a judgment not enforced",
        examples_zh="判决不公 再审 执行不了 老赖 法院不立案",
        examples_en="unjust judgment, retrial, enforcement, case not filed",
        way=Route.R1,
        body_zh="作出判决的法院、上一级法院或者检察院",
        body_en="The court that judged, the court above, or the procuratorate",
        steps=(
            ("带上判决书，向法院诉讼服务中心提出上诉、再审或者执行申请", "Bring the judgment to the court's service centre: appeal, retrial or enforcement"),
            ("认为法院违法的，向检察院申请监督", "If the court broke the law, ask the procuratorate to supervise"),
        ),
        mind_zh="上诉期限写在判决书的最后一页，请先看。",
        mind_en="The period to appeal stands on the last page of the judgment: read it first.",
    ),
    Guide(
        code="police",
        zh="报案后不立案",
        en="The police did not file a case",
        examples_zh="报案 不立案 诈骗 被打 立案监督",
        examples_en="reported, not filed, fraud, assault",
        way=Route.R1,
        body_zh="公安机关；不立案的，检察院",
        body_en="The police; if they do not file, the procuratorate",
        steps=(
            ("要求公安机关出具不立案通知书", "Ask for the written notice of not filing"),
            ("向公安机关申请复议，或者请检察院立案监督", "Ask the police to reconsider, or the procuratorate to supervise"),
        ),
        mind_zh="有人身危险的，先打110。",
        mind_en="If anyone is in danger call 110 first.",
    ),
    Guide(
        code="neighbour",
        zh="物业费、邻里、消费、借款纠纷",
        en="Property fees, neighbours, consumption, loans",
        examples_zh="物业费 邻居漏水 借钱不还 退款 装修 停车位 相邻",
        examples_en="property fee, leaking neighbour, debt, refund, decoration, parking",
        way=Route.R1,
        body_zh="人民调解委员会；调解不成的，法院",
        body_en="The people's mediation committee; failing that, the court",
        steps=(
            ("到社区、乡镇的人民调解委员会申请调解，不收费", "Ask the mediation committee of the community or township, free of charge"),
            ("达成协议的，双方可以一起请法院确认", "Both sides may have the agreement confirmed by the court"),
            ("调解不成的，向法院起诉", "If mediation fails, sue"),
        ),
        periods=("confirm_mediation",),
    ),
    Guide(
        code="party",
        zh="不服党纪处分",
        en="Against a Party punishment",
        examples_zh="党纪处分 党员申诉 开除党籍 警告处分",
        examples_en="Party discipline, appeal of a Party member",
        way=Route.R3,
        body_zh="作出处分决定的党组织，或者它的上级",
        body_en="The Party organisation that decided, or the one above",
        steps=(("向作出决定的党组织提出申诉", "Appeal to the organisation that decided"),),
    ),
    Guide(
        code="personnel",
        zh="公务员不服人事处理",
        en="A civil servant's personnel grievance",
        examples_zh="公务员 考核 降职 免职 辞退 处分 人事处理",
        examples_en="civil servant, assessment, demotion, dismissal",
        way=Route.R4,
        body_zh="原处理机关，或者同级公务员主管部门",
        body_en="The body that decided, or the civil-service authority of its level",
        steps=(("申请复核，或者直接提出申诉", "Ask for a reconsideration, or appeal directly"),),
        mind_zh="申请复核、申诉的期限很短，请马上看处理决定。",
        mind_en="The periods are short: read the decision at once.",
    ),
    Guide(
        code="corruption",
        zh="干部贪污受贿、滥用职权",
        en="Corruption or abuse of power",
        examples_zh="贪污 受贿 截留 优亲厚友 滥用职权 吃拿卡要 举报干部",
        examples_en="corruption, bribery, embezzlement, favouritism, abuse of power",
        way=Klass.ACCUSATION,
        body_zh="纪检监察机关",
        body_en="Discipline and supervision organs",
        steps=(
            ("在这里写下的检举内容马上密封，只有专办人员能看", "What you write is sealed at once; only the officers in charge can read it"),
            ("按干部管理权限移送纪检监察机关", "It is handed to the discipline organ in charge of that cadre"),
            ("凭编号和查询码看进展、补充线索，不必留名", "Follow and add by number and code, no name needed"),
        ),
        periods=("tell_accuser", "feed_back_accuser"),
    ),
    Guide(
        code="policy",
        zh="历史遗留、政策待遇、公共服务",
        en="Old policy questions, entitlements, public services",
        examples_zh="历史遗留 民办教师 待遇 补贴 低保 公交 供水 上学",
        examples_en="old cases, allowances, subsidies, relief, bus, water, school",
        way=Route.R6,
        body_zh="主管的部门或者政府",
        body_en="The department or government in charge",
        steps=(_HERE, _ANSWER, _REVIEW),
        periods=("sort", "inform_forwarded", "handle", "request_review", "review", "request_re_review", "re_review"),
    ),
    Guide(
        code="small",
        zh="路灯坏了、简单咨询",
        en="A broken street lamp, a simple question",
        examples_zh="路灯 井盖 垃圾 咨询 怎么办理",
        examples_en="street lamp, manhole, rubbish, how to apply",
        way=None,
        body_zh="直接管这件事的单位",
        body_en="The unit directly in charge",
        steps=(
            ("打12345或者在这里登记，写明地点", "Call 12345 or register here, with the place"),
            ("适用简易办理，尽快答复", "Simple handling: a quick answer"),
        ),
        periods=("forward_simple", "accept_simple", "decide_simple"),
        mark=Mark.SECONDARY,
    ),
    Guide(
        code="suggestion",
        zh="提建议：改规定、改做法",
        en="A suggestion: change a rule or a practice",
        examples_zh="建议 意见 希望 改进 规定不合理",
        examples_en="suggestion, proposal, improvement",
        way=Klass.SUGGESTION,
        body_zh="制定这项规定、管这项工作的机关",
        body_en="The body that made the rule or runs the service",
        steps=(
            ("在这里登记，写明改什么、怎么改、为什么", "Register here: what to change, how, why"),
            ("机关研究论证，采纳或者部分采纳，并回复您", "The body studies it, adopts it wholly or in part, and replies"),
        ),
        periods=("reply_suggestion",),
    ),
)  # fmt: skip
BY_CODE = {guide.code: guide for guide in GUIDES}


def found(wanted: str) -> tuple[Guide, ...]:
    """Guides in which every word of `wanted` stands, or of which an example stands in it; all for an empty one."""
    words = wanted.casefold().split()
    if not words:
        return GUIDES
    return tuple(one for one in GUIDES if all(_says(one, word) for word in words) or _said(one, wanted))


MOST = 3  # guides told beside a receipt


def fitting(text: str) -> tuple[str, ...]:
    """Codes of the guides whose own examples stand in what somebody wrote, best first, at most three; often none.

    What concerns an accusation is never among them. A suggestion is one only where nothing else fits: hoping and proposing
    stand in every petition.
    """
    said = text.casefold()
    weight = {one.code: _weight(one, said) for one in GUIDES if one.way is not Klass.ACCUSATION}
    best = sorted((code for code in weight if weight[code]), key=lambda code: -weight[code])
    claims = [code for code in best if BY_CODE[code].way is not Klass.SUGGESTION]
    return tuple((claims or best)[:MOST])


def _weight(guide: Guide, said: str) -> int:
    """How much of the guide stands in it: a long example tells more than a short one; a letter of English weighs half a sign."""
    zh = sum(len(example) for example in guide.examples_zh.split() if example in said)
    en = sum(len(example) for example in guide.examples_en.casefold().split(", ") if example in said)
    return 2 * zh + en


def _says(guide: Guide, word: str) -> bool:
    texts = (guide.zh, guide.en, guide.examples_zh, guide.examples_en, guide.body_zh, guide.body_en)
    return any(word in text.casefold() for text in texts)


def _said(guide: Guide, sentence: str) -> bool:
    """Whether somebody who told it in a sentence used one of the examples."""
    return any(example in sentence for example in guide.examples_zh.split())
