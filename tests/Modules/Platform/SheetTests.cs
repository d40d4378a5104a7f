using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Platform;

/// <summary>The Excel file is valid by its schema, and what was put in comes out.</summary>
public sealed class SheetTests
{
    sealed record Line(string? Note, Money? Amount, DateOnly? Day, Kernel.Text? Words, DateTimeOffset? At, long? Count);

    static readonly Sheet<Line> Lines = new Sheet<Line>("lines", new("明细", "Lines"))
        .Text("备注", "Note", l => l.Note)
        .Money("金额", "Amount", l => l.Amount)
        .Day("日期", "Day", l => l.Day)
        .Words("名称", "Name", l => l.Words)
        .Instant("时间", "At", l => l.At)
        .Number("数量", "Count", l => l.Count);

    static readonly Line Full = new(
        "车款", new(-406_393, Currency.Cny), new(2026, 1, 1), new("还款", "Payment"),
        new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero), 12);

    [Fact]
    public void The_file_is_valid_by_its_schema()
    {
        using var document = Open([Full, Full with { Note = "=1+1", Amount = null }], "zh");

        Assert.Empty(new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("zh", "备注 金额 日期 名称 时间 数量", "明细", "还款")]
    [InlineData("en", "Note Amount Day Name At Count", "Lines", "Payment")]
    public void Titles_and_words_come_in_the_language_asked_for(
        string language, string titles, string name, string words)
    {
        using var document = Open([Full], language);

        Assert.Equal(titles, string.Join(' ', Cells(document, 1).Select(c => c.InnerText)));
        Assert.Equal(name, document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Single().Name!.Value);
        Assert.Equal(words, Cells(document, 2)[3].InnerText);
    }

    [Fact]
    public void Figures_are_numbers_with_their_format()
    {
        using var document = Open([Full], "en");
        var row = Cells(document, 2);

        Assert.Equal(["车款", "-4063.93", "46023", "Payment", "46023.5", "12"], row.Select(c => c.InnerText));
        Assert.Equal("#,##0.00 \"CNY\"", Format(document, row[1]));
        Assert.Equal("yyyy-mm-dd", Format(document, row[2]));
        Assert.Equal("yyyy-mm-dd hh:mm:ss", Format(document, row[4]));
        Assert.All(row, cell => Assert.Null(cell.CellFormula));
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("+86 139 0000 0000")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    public void Text_that_looks_like_a_formula_stays_text(string note)
    {
        using var document = Open([Full with { Note = note }], "en");
        var cell = Cells(document, 2)[0];

        Assert.Equal(note, cell.InnerText);
        Assert.Equal(CellValues.InlineString, cell.DataType!.Value);
        Assert.True(Style(document, cell).QuotePrefix!.Value);
    }

    [Fact]
    public void What_XML_cannot_hold_is_left_out()
    {
        using var document = Open([Full with { Note = "a\u0000b\u0008c🚗\ud83d" }], "en");

        Assert.Equal("abc🚗", Cells(document, 2)[0].InnerText);
    }

    [Fact]
    public void Absent_values_are_empty_cells_that_keep_their_place()
    {
        using var document = Open([new(null, null, null, null, null, 3)], "en");

        Assert.Equal("F2", Assert.Single(Cells(document, 2)).CellReference!.Value);
    }

    [Theory]
    [InlineData(1, "A7")]
    [InlineData(26, "Z7")]
    [InlineData(27, "AA7")]
    [InlineData(703, "AAA7")]
    public void Columns_count_in_letters(int column, string reference) =>
        Assert.Equal(reference, SheetFile.Reference(column, 7));

    static SpreadsheetDocument Open(Line[] lines, string language)
    {
        var stream = new MemoryStream();
        Lines.Write(stream, lines, language);
        stream.Position = 0;
        return SpreadsheetDocument.Open(stream, false);
    }

    static List<DocumentFormat.OpenXml.Spreadsheet.Cell> Cells(SpreadsheetDocument document, uint row) =>
        [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>()
            .Single(r => r.RowIndex! == row).Elements<DocumentFormat.OpenXml.Spreadsheet.Cell>()];

    static CellFormat Style(SpreadsheetDocument document, DocumentFormat.OpenXml.Spreadsheet.Cell cell) =>
        document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.CellFormats!
            .Elements<CellFormat>().ElementAt((int)cell.StyleIndex!.Value);

    static string Format(SpreadsheetDocument document, DocumentFormat.OpenXml.Spreadsheet.Cell cell) =>
        document.WorkbookPart!.WorkbookStylesPart!.Stylesheet.NumberingFormats!.Elements<NumberingFormat>()
            .Single(f => f.NumberFormatId!.Value == Style(document, cell).NumberFormatId!.Value).FormatCode!.Value!;
}
