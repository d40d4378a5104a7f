using System.Text;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.Kernel;

/// <summary>Records and cells as RFC 4180 has them.</summary>
public sealed class CsvRecordsTests
{
    [Fact]
    public void Cells_quotations_and_line_ends_are_read_and_empty_lines_passed_over()
    {
        var records = Over("a,b\r\n\r\n\"1,\"\"2\"\"\",\"x\ny\"\r,\n3;4");

        Assert.Equal(["a", "b"], Cells(records));
        Assert.Equal(1, records.Row);
        Assert.Equal(["1,\"2\"", "x\ny"], Cells(records));
        Assert.Equal(3, records.Row);
        Assert.Equal(["", ""], Cells(records));
        records.Separator = ';';
        Assert.Equal(["3", "4"], Cells(records));
        Assert.Equal(CsvRead.End, records.Next());
    }

    [Theory]
    [InlineData("\"a", CsvRead.QuoteOpen)]
    [InlineData("a\0", CsvRead.ZeroByte)]
    [InlineData("12345678901", CsvRead.TooLong)]
    [InlineData("1,2,3,4,5", CsvRead.TooLong)]
    [InlineData("1234567890", CsvRead.Record)]
    [InlineData("1,2,3", CsvRead.Record)]
    [InlineData("", CsvRead.End)]
    [InlineData("\n\r\n", CsvRead.End)]
    public void What_reading_comes_to(string text, CsvRead read) => Assert.Equal(read, Over(text).Next());

    [Fact]
    public void Whatever_is_written_as_the_rule_says_reads_as_it_was()
    {
        var random = new Random(7);
        string[] letters = ["a", "é", "车", ",", "\"", "\n", "\r\n", " "];
        for (var round = 0; round < 300; round++)
        {
            var rows = Enumerable.Range(0, 5).Select(_ => Enumerable.Range(0, 3).Select(_ =>
                string.Concat(random.GetItems(letters, random.Next(6)))).ToList()).ToList();
            var text = new StringBuilder();
            foreach (var row in rows)
            {
                text.AppendJoin(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
                text.Append('\n');
            }

            var records = new CsvRecords(new StringReader($"{text}"), 1_000, 100);
            Assert.All(rows, row => Assert.Equal(row, Cells(records)));
            Assert.Equal(CsvRead.End, records.Next());
        }
    }

    static CsvRecords Over(string text) => new(new StringReader(text), longest: 10, mostCells: 4);

    static List<string> Cells(CsvRecords records)
    {
        Assert.Equal(CsvRead.Record, records.Next());
        return [.. Enumerable.Range(0, records.Cells).Select(n => records.Cell(n).ToString())];
    }
}
