"""Holidays of 2024, by the notice of the General Office of the State Council."""

from datetime import date

from huiyin.law.calendar.notice import notice, rest, work

NOTICE = notice(
    2024,
    title="国务院办公厅关于2024年部分节假日安排的通知",
    source=("https://www.gov.cn/zhengce/zhengceku/202310/content_6911528.htm",),
    days=(
        *rest("元旦", date(2024, 1, 1)),
        *work("春节", date(2024, 2, 4)),
        *rest("春节", date(2024, 2, 10), date(2024, 2, 17)),
        *work("春节", date(2024, 2, 18)),
        *rest("清明节", date(2024, 4, 4), date(2024, 4, 6)),
        *work("清明节", date(2024, 4, 7)),
        *work("劳动节", date(2024, 4, 28)),
        *rest("劳动节", date(2024, 5, 1), date(2024, 5, 5)),
        *work("劳动节", date(2024, 5, 11)),
        *rest("端午节", date(2024, 6, 10)),
        *work("中秋节", date(2024, 9, 14)),
        *rest("中秋节", date(2024, 9, 15), date(2024, 9, 17)),
        *work("国庆节", date(2024, 9, 29)),
        *rest("国庆节", date(2024, 10, 1), date(2024, 10, 7)),
        *work("国庆节", date(2024, 10, 12)),
    ),
)
