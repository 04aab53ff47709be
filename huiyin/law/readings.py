"""Choices made where the text is silent: how periods are counted (CR-1 to CR-15), then all the others."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from huiyin.law.grammar import Article, Mark, Reading
from huiyin.law.readings_of_acts import OF_ACTS
from huiyin.law.readings_of_filing import OF_FILING
from huiyin.law.readings_of_keeping import OF_KEEPING
from huiyin.law.readings_of_papers import OF_PAPERS

DECIDED_ON = date(2026, 11, 23)
CIVIL_CODE, CIVIL_PROCEDURE = "民法典", "民事诉讼法"

COUNTING: tuple[Reading, ...] = (
    Reading(
        id="CR-1",
        code="first_day",
        question="期限从哪一天起算？",
        question_en="On which day does a period begin to run?",
        choice="起算事由发生的当日不计，自次日起按公历计算。",
        choice_en="The day of the start event is not counted; counting starts the next day, by the Gregorian calendar.",
        reason="民法典和民事诉讼法都如此规定；信访期限比照适用。",
        reason_en="The Civil Code and the Civil Procedure Law say so; applied to petition periods by analogy.",
        article=Article("200–201", book=CIVIL_CODE),
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-2",
        code="day_and_working_day",
        question="“日”是自然日还是工作日？",
        question_en="Is 日 a calendar day or a working day?",
        choice="“日”是自然日，只有写明“工作日”的才是工作日；条例只在第二十三条第三款用了一次“工作日”。",
        choice_en="日 is a calendar day; only 工作日 is a working day, a word the Regulations use once, in art. 23(3).",
        reason="同一部条例两种写法并用，可见是有意区分；行政复议法把“五日”等解释为工作日，只适用于该法。",
        reason_en="One enactment uses both words, so the contrast is meant; the Administrative Reconsideration Law's "
        "reading of 五日 as working days is for that law only.",
        article=Article("23(3)", "5个工作日"),
        mark=Mark.LAW,
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-3",
        code="roll_over",
        question="最后一日是休息日怎么办？",
        question_en="What if the last day is a rest day?",
        choice="顺延到下一个工作日。机关一方的期限可以用开关关闭顺延，信访人一方始终顺延。",
        choice_en="It moves to the next working day. For agency clocks a switch turns this off; the petitioner's always "
        "roll over.",
        reason="民法典、民事诉讼法都这样规定，条例没有写；上级若不承认机关可以顺延，开关和内部目标仍能保证不逾期。",
        reason_en="The Civil Code and the Civil Procedure Law say so, the Regulations do not. Where a superior does "
        "not accept it for agencies, the switch and the internal target keep the agency safe.",
        article=Article("203(1)", book=CIVIL_CODE),
        switch="AGENCY_ROLLOVER",
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-4",
        code="rest_day",
        question="哪些日子是休息日？",
        question_en="Which days are rest days?",
        choice="周六、周日，加上国务院每年放假通知列明的放假和调休日，减去调休上班日。",
        choice_en="Saturdays and Sundays, plus the holidays and bridge days of the yearly State Council notice, minus "
        "its make-up working days.",
        reason="国务院关于职工工作时间的规定第七条和每年的通知；调休放假日也算法定休假日是通行做法，未经核实。",
        reason_en="The State Council's rules on working hours, art. 7, and the yearly notices; that bridge days count "
        "as statutory rest is common court practice, not verified here.",
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-5",
        code="make_up_day",
        question="调休上班的周末算不算工作日？",
        question_en="Is a weekend day worked in exchange a working day?",
        choice="算：工作日期限计入，自然日期限可以在这一天届满。",
        choice_en="Yes: it counts in working-day periods, and a calendar period may end on it.",
        reason="机关当天上班，可以收件、送达。",
        reason_en="Offices are open that day: things can be received and served.",
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-6",
        code="end_of_day",
        question="最后一日到几点为止？",
        question_en="At what hour does the last day end?",
        choice="二十四时；网上提交到23:59:59，窗口到停止业务时。",
        choice_en="At 24:00: online until 23:59:59, at a counter until business stops.",
        reason="民法典第二百零三条第二款，比照适用。",
        reason_en="Civil Code art. 203(2), by analogy.",
        article=Article("203(2)", book=CIVIL_CODE),
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-7",
        code="posting",
        question="届满前寄出、届满后收到的请求算不算逾期？",
        question_en="Is a request late that was posted in time and arrives afterwards?",
        choice="不算；在途时间不计，以邮戳为准。",
        choice_en="No: travel time is not counted and the postmark decides.",
        reason="民事诉讼法第八十五条第四款，为信访人的利益比照适用。",
        reason_en="Civil Procedure Law art. 85(4), applied for the petitioner's benefit.",
        article=Article("85(4)", book=CIVIL_PROCEDURE),
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-8",
        code="months_and_years",
        question="以月、年计的期限哪一天届满？",
        question_en="On which day does a period of months or years end?",
        choice="到期月的对应日；没有对应日的，到该月最后一日。",
        choice_en="On the corresponding day; where there is none, on the last day of the month.",
        reason="民法典第二百零二条；本系统只用于 CLK-15 的期限。",
        reason_en="Civil Code art. 202; used here only by the CLK-15 periods.",
        article=Article("202", book=CIVIL_CODE),
        mark=Mark.LAW,
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-9",
        code="rest_inside",
        question="自然日期限中间的休息日扣不扣？",
        question_en="Are rest days inside a calendar period taken out?",
        choice="不扣。",
        choice_en="No.",
        reason="与“工作日”的写法对照即知。",
        reason_en="It follows from the contrast with 工作日.",
        mark=Mark.LAW,
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-10",
        code="extension_from_raw",
        question="延长的天数从哪一天接续？",
        question_en="From which day do extension days run on?",
        choice="从顺延之前的届满日接续：受理日加60日再加延长天数，最后再看是否顺延。",
        choice_en="From the end before roll-over: acceptance + 60 + extension, and roll-over only once at the end.",
        reason="顺延只是照顾最后一日，不应使总期限变长；保护信访人。",
        reason_en="Roll-over spares the last day, it must not lengthen the whole; this protects the petitioner.",
        article=Article("34", "延长期限不得超过30日"),
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-11",
        code="excluded_days",
        question="听证等时间怎样扣除？",
        question_en="How is hearing time taken out?",
        choice="按整日扣除，首尾两日都扣，重叠的只扣一次，先扣除、后顺延。扣除的时间须晚于起算日开始，"
        "并早于届时的届满日开始。",
        choice_en="In whole calendar days, both ends included, overlapping ones once; exclusion first, roll-over last. An "
        "interval must begin after the start and before the end reached so far.",
        reason="条例只说听证所需时间不计算在期限内；届满之后才开始的听证不能使已经逾期的期限复活。",
        reason_en="The Regulations only say that hearing time is not counted; a hearing that begins after the end "
        "cannot revive a period that is over.",
        article=Article("36(2)", "听证所需时间不计算在前款规定的期限内"),
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-12",
        code="time_zone",
        question="按哪里的时间？",
        question_en="By which clock?",
        choice="北京时间（Asia/Shanghai）；同时保存事件的时刻和由此得出的当地日期。",
        choice_en="Asia/Shanghai; the instant of the event is kept, and the local date derived from it.",
        reason="全国统一用时。",
        reason_en="One time is used throughout the country.",
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-13",
        code="provisional",
        question="放假通知还没有公布的年份怎么算？",
        question_en="What of years whose holiday notice is not published?",
        choice="涉及这些日子的届满日一律标明“暂定”，暂按周末和法定的固定节日（1月1日、5月1日、10月1日至3日）推算；"
        "通知公布后重新计算，保留新旧两个日期并告知。一年的通知可能涉及前一年年末，收录时一并重算。",
        choice_en="A date that touches them is marked PROVISIONAL and presumes only weekends and the fixed statutory "
        "holidays (1 January, 1 May, 1 to 3 October) to be rest; when the notice comes it is recomputed, "
        "both dates are kept and told. A notice may touch the end of the year before: that is recomputed too.",
        reason="农历节日和调休只有通知才能确定，不能悄悄按平日猜测；完全不给日期又无法安排工作。",
        reason_en="Only the notice settles lunar holidays and exchanged days: there must be no silent guess; but with no "
        "date at all nobody could plan.",
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-14",
        code="internal_target",
        question="机关应当以哪一天为目标？",
        question_en="Which day should an agency aim at?",
        choice="每个机关期限有两个日期：届满日（顺延后，过了就是逾期）和内部目标（顺延前届满日以前的最后一个工作日），"
        "提醒按内部目标。期间内没有工作日的，内部目标可能早于起算日，意思是立即办理。信访人的期限没有内部目标。",
        choice_en="Agency clocks have two dates: the due date (rolled over; after it the period is broken) and the internal "
        "target (the last working day not after the raw end), which alarms use. Where no working day lies in "
        "the period the target may precede the start: act at once. Petitioner clocks have no target.",
        reason="上级如果不承认机关可以顺延，按内部目标办理也不会逾期。",
        reason_en="Whoever meets the target is in time even where a superior does not accept roll-over for agencies.",
        decided_on=DECIDED_ON,
    ),
    Reading(
        id="CR-15",
        code="doubt_for_the_petitioner",
        question="信访人请求复查、复核的期限有疑问时怎么办？",
        question_en="What if there is doubt about the petitioner's time to request review?",
        choice="从有利于信访人；逾期的请求不自动拒绝，连同证据交人工审查。",
        choice_en="It favours the petitioner; a late request is never rejected by itself but goes to a person with the "
        "evidence.",
        reason="不可抗力等正当理由只有人能判断（比照民事诉讼法第八十六条）。",
        reason_en="Force majeure and other good reasons are for a person to judge (cf. Civil Procedure Law art. 86).",
        article=Article("35", "自收到书面答复之日起30日内请求"),
        decided_on=DECIDED_ON,
    ),
)

READINGS: tuple[Reading, ...] = COUNTING + OF_ACTS + OF_KEEPING + OF_PAPERS + OF_FILING
BY_ID: Mapping[str, Reading] = {reading.id: reading for reading in READINGS}
