"""The areas of CSRankings that are fields of ours, by their codes and by those of their conferences."""

#: Code of an area: the field of ours, and the conferences by which it is counted. Others are none of ours.
AREAS = {
    "da": ("eda-ip", ("DAC", "ICCAD")),
    "arch": ("design.processor", ("ASPLOS", "ISCA", "MICRO", "HPCA")),
    "bed": ("applications.embedded", ("EMSOFT", "RTAS", "RTSS")),
}
#: Editions of different years count by area or by conference.
COUNTED = {**AREAS, **{venue.lower(): (field, (venue,)) for field, venues in AREAS.values() for venue in venues}}
