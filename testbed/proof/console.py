"""Tables and summaries, on standard output."""


def table(headings, rows):
    """Aligned columns; numbers to the right."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(headings, *texts)]
    right = [any(isinstance(row[i], (int, float)) for row in rows)
             for i in range(len(headings))]
    for line in [list(headings), *texts]:
        cells = [cell.rjust(width) if numeric else cell.ljust(width)
                 for cell, width, numeric in zip(line, widths, right)]
        print("  " + "   ".join(cells).rstrip())


def _text(cell):
    return f"{cell:.2f}" if isinstance(cell, float) else str(cell)


def summary(lines):
    """Names and values, one a line."""
    width = max(len(name) for name, _ in lines)
    for name, value in lines:
        print(f"  {name.ljust(width)}   {value}")
