"""Reads a workbook with openpyxl, which shares no code with what wrote it, and tells what it found: of each sheet
how it is printed, then each cell that holds something as PLACE KIND FORMAT VALUE as JSON (kind s: text, n: number)."""
import json
import sys

from openpyxl import load_workbook

for sheet in load_workbook(sys.argv[1]).worksheets:
    setup = sheet.page_setup
    print("sheet", sheet.title, "paper", setup.paperSize, setup.orientation or "portrait")
    print("repeated", sheet.print_title_rows)
    print("foot", sheet.oddFooter.left.text, sheet.oddFooter.center.text, sheet.oddFooter.right.text)
    for merged in sorted(str(one) for one in sheet.merged_cells.ranges):
        print("merged", merged)
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None:
                print(cell.coordinate, cell.data_type, cell.number_format, json.dumps(cell.value, ensure_ascii=False, default=str))
