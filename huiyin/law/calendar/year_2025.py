"""Holidays of 2025, by the notice of the General Office of the State Council."""

from datetime import date

from huiyin.law.calendar.notice import notice, rest, work

NOTICE = notice(
    2025,
    title="国务院办公厅关于2025年部分节假日安排的通知",
    source=("https://www.gov.cn/zhengce/zhengceku/202411/content_6986383.htm",),
    days=(
        *rest("元旦", date(2025, 1, 1)),
        *work("春节", date(2025, 1, 26)),
        *rest("春节", date(2025, 1, 28), date(2025, 2, 4)),
        *work("春节", date(2025, 2, 8)),
        *rest("清明节", date(2025, 4, 4), date(2025, 4, 6)),
        *work("劳动节", date(2025, 4, 27)),
        *rest("劳动节", date(2025, 5, 1), date(2025, 5, 5)),
        *rest("端午节", date(2025, 5, 31), date(2025, 6, 2)),
        *work("国庆节、中秋节", date(2025, 9, 28)),
        *rest("国庆节、中秋节", date(2025, 10, 1), date(2025, 10, 8)),
        *work("国庆节、中秋节", date(2025, 10, 11)),
    ),
)
