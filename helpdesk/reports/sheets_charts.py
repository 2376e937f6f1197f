"""Bar charts of a sheet: drawn by the spreadsheet itself from cells that stand beside them."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import DataPoint
from openpyxl.chart.shapes import GraphicalProperties

from helpdesk.reports.sheets import Sheet

_WIDTH, _FRAME, _BAR = 17.0, 2.2, 0.75  # centimetres: of a chart, around its bars, for each bar
_ROW = 0.5  # centimetres a row is high
_COLOUR = "3D6098"


def rows_needed(bars: int) -> int:
    """How many rows of a sheet a chart of so many bars covers."""
    return round((_FRAME + _BAR * bars) / _ROW) + 1


def add_bars(sheet: Sheet, title: str, first: int, last: int, anchor: str, colours: Sequence[str] = ()) -> None:
    """A chart of the rows `first` to `last`: names in column A, counts in column B; its corner at `anchor`."""
    chart = BarChart()
    chart.type, chart.style, chart.title, chart.legend = "bar", 10, title, None
    chart.width, chart.height, chart.gapWidth = _WIDTH, _FRAME + _BAR * (last - first + 1), 40
    chart.add_data(Reference(sheet.page, min_col=2, min_row=first, max_row=last))
    chart.set_categories(Reference(sheet.page, min_col=1, min_row=first, max_row=last))
    chart.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the table
    chart.x_axis.delete, chart.y_axis.delete, chart.y_axis.majorGridlines = False, True, None
    chart.y_axis.scaling.min = 0
    chart.varyColors = False
    [series] = chart.series
    series.graphicalProperties = GraphicalProperties(solidFill=_COLOUR)
    series.dLbls = DataLabelList(showVal=True, showSerName=False, showCatName=False, showLegendKey=False)
    for place, colour in enumerate(colours):
        series.dPt.append(DataPoint(idx=place, spPr=GraphicalProperties(solidFill=colour)))
    sheet.page.add_chart(chart, anchor)
