"""Papers of supervision, accountability and reporting (rulebook E.1, D24–D29, D35–D37)."""

from __future__ import annotations

from huiyin.law.book_2022.papers_intake import CONTACT, DAY, NUMBER, SEAL
from huiyin.law.grammar import Article, Content, Paper, Shape

_FEEDBACK = Content(
    "written_feedback",
    "请书面反馈采纳情况",
    "written feedback is asked for",
    Article("40(4)", "应当书面反馈采纳情况"),
)

SUPERVISION_LETTER = Paper(
    id="D24",
    code="supervision_letter",
    zh="督办函",
    en="supervision letter",
    article=Article("40(1)", "应当及时督办，并提出改进工作的建议"),
    to="holder",
    contents=(
        NUMBER,
        Content("ground", "督办理由", "ground"),
        Content("facts_found", "发现的情况", "facts found"),
        Content("demand", "督办要求", "action demanded"),
        Content(
            "improvement",
            "改进工作的建议",
            "suggestion for improvement",
            Article("40(1)", "并提出改进工作的建议"),
        ),
        Content("reply_by", "书面回复日期", "written reply by", shape=Shape.COMING),
        CONTACT,
        DAY,
        SEAL,
    ),
    served=True,
)
IMPROVEMENT_SUGGESTION = Paper(
    id="D25",
    code="improvement_suggestion",
    zh="改进工作建议书",
    en="suggestion to improve work",
    article=Article("40(1)", "并提出改进工作的建议"),
    to="holder",
    contents=(
        Content("problem", "问题", "problem"),
        Content("evidence", "依据的事实", "evidence"),
        Content("improvement", "建议", "suggestion"),
        _FEEDBACK,
        DAY,
        SEAL,
    ),
    served=True,
)
POLICY_SUGGESTION = Paper(
    id="D26",
    code="policy_suggestion",
    zh="完善政策建议",
    en="suggestion to improve a policy",
    article=Article("40(2)", "并提出完善政策的建议"),
    to="committee",
    contents=(
        Content("policy", "有关政策", "policy"),
        Content("effect", "实施中的问题", "effect"),
        Content("suggestion", "建议", "suggestion", Article("40(2)", "并提出完善政策的建议")),
        DAY,
        SEAL,
    ),
    served=True,
)
ACCOUNTABILITY_SUGGESTION = Paper(
    id="D27",
    code="accountability_suggestion",
    zh="追究责任建议书",
    en="suggestion of accountability",
    article=Article("40(3)", "应当向有管理权限的机关、单位提出追究责任的建议"),
    to="organ",
    contents=(
        Content("conduct", "行为", "conduct"),
        Content("consequences", "后果", "consequences"),
        Content(
            "law", "依据的条款", "article relied on", Article("40(3)", "造成严重后果的机关、单位及其工作人员")
        ),
        DAY,
        SEAL,
    ),
    served=True,
    restricted=True,
)
FEEDBACK_ON_SUGGESTION = Paper(
    id="D28",
    code="feedback_on_suggestion",
    zh="建议采纳情况反馈",
    en="feedback on a suggestion",
    article=Article("40(4)", "有关机关、单位应当书面反馈采纳情况"),
    to="origin",
    contents=(
        NUMBER,
        Content("adopted", "采纳情况", "adopted, partly or not", Article("40(4)", "应当书面反馈采纳情况")),
        Content("reply", "整改情况和理由", "what was put right, and why"),
        DAY,
        SEAL,
    ),
    served=True,
)
CONFERENCE_MEASURE = Paper(
    id="D29",
    code="conference_measure",
    zh="约谈（通报、挂牌督办、责令限期整改）通知书",
    en="measure of the joint conference",
    article=Article("39(3)", "由信访工作联席会议进行约谈、通报、挂牌督办，责令限期整改"),
    to="organ",
    contents=(
        Content("measure", "措施", "measure", Article("39(3)", "约谈、通报、挂牌督办，责令限期整改")),
        Content("reason", "理由", "reasons"),
        Content("time_limit", "整改期限", "time limit", shape=Shape.COMING),
        DAY,
        SEAL,
    ),
    served=True,
)
ANNUAL_REPORT = Paper(
    id="D35",
    code="annual_report",
    zh="信访情况年度报告",
    en="annual report",
    article=Article("41(1)", "应当编制信访情况年度报告"),
    to="committee",
    contents=(
        Content(
            "statistics",
            "数据统计、涉及领域、被投诉较多的机关、单位",
            "statistics, fields, most complained-about organs",
            Article("41(1)(1)", "信访事项的数据统计、信访事项涉及领域以及被投诉较多的机关、单位"),
        ),
        Content(
            "sent_on",
            "转送、交办、督办情况",
            "forwarded, assigned, supervised",
            Article("41(1)(2)", "党委和政府信访部门转送、交办、督办情况"),
        ),
        Content(
            "suggestions",
            "三项建议及被采纳情况",
            "three suggestions and their adoption",
            Article("41(1)(3)", "建议以及被采纳情况"),
        ),
        Content("other", "其他应当报告的事项", "other matters", Article("41(1)(4)", "其他应当报告的事项")),
    ),
    served=True,
    copy_to=("superior",),
)
INSPECTION_MATERIAL = Paper(
    id="D36",
    code="inspection_material",
    zh="向巡视巡察机构提供的情况",
    en="information for inspection tours",
    article=Article("41(2)", "应当向巡视巡察机构提供"),
    to="organ",
    contents=(
        Content(
            "listed_items",
            "所列事项",
            "listed items only",
            Article("41(2)", "被巡视巡察地区、单位领导班子及其成员和下一级主要负责人有关信访举报"),
        ),
        Content("approved_by", "批准人", "approved by"),
    ),
    restricted=True,
)
CONDUCT_RECORD = Paper(
    id="D37",
    code="conduct_record",
    zh="行为情况记录（移送说明）",
    en="conduct record, note of referral",
    article=Article("47(1)", "应当对其进行劝阻、批评或者教育"),
    to="file",
    contents=(
        Content("item", "所涉条项", "item of art. 26 or 20"),
        Content("act", "行为、时间、地点", "act, time, place"),
        Content("evidence", "证据", "evidence"),
        Content("answer", "信访人的答复", "the petitioner's answer"),
    ),
    restricted=True,
)

OF_OVERSIGHT: tuple[Paper, ...] = (
    SUPERVISION_LETTER,
    IMPROVEMENT_SUGGESTION,
    POLICY_SUGGESTION,
    ACCOUNTABILITY_SUGGESTION,
    FEEDBACK_ON_SUGGESTION,
    CONFERENCE_MEASURE,
    ANNUAL_REPORT,
    INSPECTION_MATERIAL,
    CONDUCT_RECORD,
)
