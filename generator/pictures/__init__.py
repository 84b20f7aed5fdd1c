"""Pictures that are drawn: scales, labels and marks as values, a module for each family of kinds. Imports views."""

from .bars import bar_mark, bars
from .charts import Chart, Numbers, beside, charts
from .drawing import Graphic, graphic, small
from .lines import lines
from .maps import inside
from .rows import Table, TableRow, amounts_table, picture_figures, picture_rows, table
from .strip import Month, TimelineStrip, anchor_of, dense_from, place_of, strip, timeline_strip
from .svg import Element

__all__ = [
    "Chart",
    "Element",
    "Graphic",
    "Month",
    "Numbers",
    "Table",
    "TableRow",
    "TimelineStrip",
    "amounts_table",
    "anchor_of",
    "bar_mark",
    "bars",
    "beside",
    "charts",
    "dense_from",
    "graphic",
    "inside",
    "lines",
    "picture_figures",
    "picture_rows",
    "place_of",
    "small",
    "strip",
    "table",
    "timeline_strip",
]
