"""The relations, one instance each."""

from graph.schema.model import Edge
from graph.schema.props import (
    EXPERTISE, FIRST_YEAR, LAST_YEAR, ROLE, SINCE, UNTIL, choice, measure, number, several, text, url,
)

_WORKS = number("works", "Số công trình", "Works", derived=True)
_AGREEMENTS = number("agreements", "Số thỏa thuận", "Agreements", derived=True)
_WEIGHT = number("weight", "Độ mạnh", "Weight", derived=True)

EDGES = (
    Edge("AFFILIATED_WITH", ("Expert",), ("Organization",), "công tác tại", "affiliated with",
         "A person works, studies or worked at an organisation.", (ROLE, SINCE, UNTIL), key=("role", "since")),
    Edge("EXPERT_IN", ("Expert",), ("Field",), "chuyên về", "expert in",
         "A person knows a field, by statement or by works.",
         (choice("level", "Mức độ", "Level", EXPERTISE), text("evidence", "Căn cứ", "Evidence"),
          _WORKS, FIRST_YEAR, LAST_YEAR)),
    Edge("ACTIVE_IN", ("Organization",), ("Field",), "hoạt động trong", "active in",
         "An organisation works in a field.", (measure("share", "Tỷ trọng", "Share"),)),
    Edge("AUTHORED", ("Expert",), ("Work",), "là tác giả", "authored",
         "A person is an author of a work.",
         (number("position", "Vị trí", "Position"), several("affiliations", "Nơi công tác ghi trên bài", "Affiliations as printed"))),
    Edge("ABOUT", ("Work", "Need", "Offer", "Task", "Agreement", "Goal", "Event"), ("Field",), "về", "about",
         "A work, need, offer, task, agreement, goal or event concerns a field.",
         (measure("score", "Điểm", "Score"), several("matched", "Từ khớp", "Matched words"))),
    Edge("COAUTHOR_OF", ("Expert",), ("Expert",), "đồng tác giả", "co-author of",
         "Two people wrote works together (of at most 50 authors); start has the smaller id.",
         (_WEIGHT, FIRST_YEAR, LAST_YEAR), derived=True),
    Edge("COLLABORATES_WITH", ("Organization",), ("Organization",), "hợp tác với", "collaborates with",
         "Two organisations share works or agreements; start has the smaller id.",
         (_WEIGHT, _WORKS, _AGREEMENTS, FIRST_YEAR, LAST_YEAR), derived=True),
    Edge("ADVISES", ("Expert",), ("Organization", "Task"), "cố vấn cho", "advises",
         "A person has accepted to advise.",
         (ROLE, text("document", "Văn bản", "Appointing document"), SINCE, UNTIL), key=("role", "since")),
    Edge("PARTY_TO", ("Organization",), ("Agreement",), "là bên ký", "party to",
         "An organisation is a party to an agreement.", (ROLE,)),
    Edge("SERVES", ("Agreement",), ("Task",), "phục vụ", "serves", "An agreement serves a task of a plan."),
    Edge("LEADS", ("Organization", "Group"), ("Task",), "chủ trì", "leads", "A body leads a task."),
    Edge("COORDINATES", ("Organization", "Group"), ("Task",), "phối hợp", "coordinates", "A body takes part in a task."),
    Edge("PART_OF", ("Organization", "Group", "Field", "Task", "Goal", "Event"),
         ("Organization", "Group", "Field", "Plan", "Goal", "Event"), "thuộc", "part of",
         "A part of a whole: department, field, task of a plan, task under a goal, session, member of a group."),
    Edge("LOCATED_IN", ("Organization",), ("Country",), "đặt tại", "located in", "Where an organisation is."),
    Edge("SUCCEEDED_BY", ("Organization",), ("Organization",), "được kế thừa bởi", "succeeded by",
         "An organisation whose duties another took over.", (SINCE,)),
    Edge("MEASURES", ("Figure",), ("Goal", "Task", "Organization"), "đo", "measures", "A figure measures something."),
    Edge("SEEKS", ("Organization", "Expert"), ("Need",), "cần", "seeks", "Who seeks it."),
    Edge("HAS", ("Organization", "Expert"), ("Offer",), "có", "has", "Who has it to offer."),
    Edge("TOOK_PART_IN", ("Expert", "Organization"), ("Event",), "tham gia", "took part in",
         "Who took part in an event.", (ROLE, url("evidence", "Bằng chứng", "Evidence")), key=("role",)),
)
