using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using System.Globalization;
using System.Xml;
using Xl = DocumentFormat.OpenXml.Spreadsheet;

namespace Wheelhouse.Platform;

/// <summary>Writes a sheet in the Office Open XML format, row by row, without holding the rows.</summary>
/// <remarks>
/// Text is an inline string and never a formula. Text that a spreadsheet would take for one when it is edited or saved
/// as CSV (=, +, -, @, tab, return) carries the quote prefix, which is shown nowhere and keeps it text.
/// </remarks>
static class SheetFile
{
    const uint FirstOwnFormat = 164;

    internal static void Write<T>(Stream stream, Sheet<T> sheet, IEnumerable<T> rows, string language)
    {
        using var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook);
        var workbook = document.AddWorkbookPart();
        var part = workbook.AddNewPart<WorksheetPart>();
        var styles = new Styles();
        WriteRows(part, sheet, rows, language, styles);
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = styles.ToStylesheet();
        var name = sheet.Title.In(language);
        workbook.Workbook = new Xl.Workbook(new Xl.Sheets(new Xl.Sheet
        {
            Id = workbook.GetIdOfPart(part),
            SheetId = 1,
            Name = name.Length > 31 ? name[..31] : name,
        }));
    }

    static void WriteRows<T>(WorksheetPart part, Sheet<T> sheet, IEnumerable<T> rows, string language, Styles styles)
    {
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Xl.Worksheet());
        writer.WriteElement(new Xl.SheetViews(new Xl.SheetView(new Xl.Pane
        {
            VerticalSplit = 1,
            TopLeftCell = "A2",
            ActivePane = Xl.PaneValues.BottomLeft,
            State = Xl.PaneStateValues.Frozen,
        })
        { WorkbookViewId = 0 }));
        var width = (uint)Math.Max(1, sheet.Columns.Count);
        writer.WriteElement(new Xl.Columns(
            new Xl.Column { Min = 1, Max = width, Width = 18, CustomWidth = true }));
        writer.WriteStartElement(new Xl.SheetData());
        var number = 1u;
        WriteRow(writer, number, sheet.Columns.Select(c => Cell.Of(c.Title.In(language))), _ => Styles.Head);
        foreach (var row in rows)
        {
            number++;
            WriteRow(writer, number, sheet.Columns.Select(c => c.Cell(row, language)), styles.Of);
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    static void WriteRow(OpenXmlWriter writer, uint number, IEnumerable<Cell> cells, Func<Cell, uint> style)
    {
        writer.WriteStartElement(new Xl.Row { RowIndex = number });
        var column = 0;
        foreach (var cell in cells)
        {
            column++;
            if (cell.Text is null && cell.Number is null)
            {
                continue;
            }

            var written = new Xl.Cell { CellReference = Reference(column, number), StyleIndex = style(cell) };
            if (cell.Number is { } figure)
            {
                written.CellValue = new Xl.CellValue(figure.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                written.DataType = Xl.CellValues.InlineString;
                written.InlineString = new Xl.InlineString(
                    new Xl.Text(Clean(cell.Text!)) { Space = SpaceProcessingModeValues.Preserve });
            }

            writer.WriteElement(written);
        }

        writer.WriteEndElement();
    }

    /// <summary>A1, Z1, AA1: columns count in letters.</summary>
    internal static string Reference(int column, uint row)
    {
        var letters = "";
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters + row.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Leaves out what XML cannot hold, and cuts at the longest text that a cell takes.</summary>
    static string Clean(string text)
    {
        var cut = text.Length > 32_767 ? text[..32_767] : text;
        return cut.All(XmlConvert.IsXmlChar) ? cut : XmlText(cut);
    }

    static string XmlText(string text)
    {
        var clean = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                clean.Append(text, i++, 2);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                clean.Append(text[i]);
            }
        }

        return clean.ToString();
    }

    /// <summary>The number formats that occurred, numbered as they came.</summary>
    sealed class Styles
    {
        internal const uint Head = 1;

        const uint Quoted = 2;

        const uint FirstFormat = 3;

        readonly List<string> formats = [];

        internal uint Of(Cell cell)
        {
            if (cell.Format == Cell.Plain)
            {
                return cell.Text is { Length: > 0 } text && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal)
                    ? Quoted
                    : 0;
            }

            var place = formats.IndexOf(cell.Format);
            if (place < 0)
            {
                place = formats.Count;
                formats.Add(cell.Format);
            }

            return FirstFormat + (uint)place;
        }

        internal Xl.Stylesheet ToStylesheet() => new(
            new Xl.NumberingFormats(formats.Select((f, i) =>
                new Xl.NumberingFormat { NumberFormatId = FirstOwnFormat + (uint)i, FormatCode = f })),
            new Xl.Fonts(new Xl.Font(), new Xl.Font(new Xl.Bold())),
            new Xl.Fills(Fill(Xl.PatternValues.None), Fill(Xl.PatternValues.Gray125)),
            new Xl.Borders(new Xl.Border()),
            new Xl.CellStyleFormats(new Xl.CellFormat()),
            new Xl.CellFormats((Xl.CellFormat[])
            [
                new(),
                new() { FontId = 1, ApplyFont = true },
                new() { QuotePrefix = true },
                .. formats.Select((_, i) =>
                    new Xl.CellFormat { NumberFormatId = FirstOwnFormat + (uint)i, ApplyNumberFormat = true }),
            ]));

        static Xl.Fill Fill(Xl.PatternValues pattern) => new(new Xl.PatternFill { PatternType = pattern });
    }
}
