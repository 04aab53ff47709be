"""Holidays of 2026, by the notice of the General Office of the State Council."""

from datetime import date

from huiyin.law.calendar.notice import notice, rest, work

NOTICE = notice(
    2026,
    title="国务院办公厅关于2026年部分节假日安排的通知",
    source=("https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",),
    days=(
        *rest("元旦", date(2026, 1, 1), date(2026, 1, 3)),
        *work("元旦", date(2026, 1, 4)),
        *work("春节", date(2026, 2, 14)),
        *rest("春节", date(2026, 2, 15), date(2026, 2, 23)),
        *work("春节", date(2026, 2, 28)),
        *rest("清明节", date(2026, 4, 4), date(2026, 4, 6)),
        *rest("劳动节", date(2026, 5, 1), date(2026, 5, 5)),
        *work("劳动节", date(2026, 5, 9)),
        *rest("端午节", date(2026, 6, 19), date(2026, 6, 21)),
        *work("国庆节", date(2026, 9, 20)),
        *rest("中秋节", date(2026, 9, 25), date(2026, 9, 27)),
        *rest("国庆节", date(2026, 10, 1), date(2026, 10, 7)),
        *work("国庆节", date(2026, 10, 10)),
    ),
)
