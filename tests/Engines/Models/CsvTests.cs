using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Models.Data;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>The CSV reader: what it reads, and what it refuses.</summary>
public sealed class CsvTests
{
    [Fact]
    public void Numbers_words_quotations_and_missing_cells_are_read()
    {
        var table = Read("a,b,c\r\n1,x,\"p,\"\"q\"\"\"\r\n-2.5e1,NA,z\n\n,y,-\n").Value;

        Assert.Equal(3, table.Rows);
        Assert.Equal([1, -25, double.NaN], table.Columns[0].Values);
        Assert.Equal(ColumnKind.Categorical, table.Columns[1].Kind);
        Assert.Equal(["x", "", "y"], Enumerable.Range(0, 3).Select(table.Columns[1].Text));
        Assert.Equal("p,\"q\"", table.Columns[2].Text(0));
        Assert.Equal("-", table.Columns[2].Text(2));
    }

    [Theory]
    [InlineData("a\n=1+1\n", "models.formula_cell")]
    [InlineData("a\nx\n@SUM(A1)\n", "models.formula_cell")]
    [InlineData("a\n\"+cmd|' /C calc'!A0\"\n", "models.formula_cell")]
    [InlineData("a\n-2+3\n", "models.formula_cell")]
    [InlineData("a\n\t=1\n", "models.formula_cell")]
    [InlineData("=a\n1\n", "models.header_wrong")]
    [InlineData("a,a\n1,2\n", "models.header_wrong")]
    [InlineData("a,\n1,2\n", "models.header_wrong")]
    [InlineData("a\n1\nnan\n", "models.not_finite")]
    [InlineData("a\n1\n-Infinity\n", "models.not_finite")]
    [InlineData("a\n1\n1e999\n", "models.not_finite")]
    [InlineData("a,b\n1\n", "models.row_length")]
    [InlineData("a\n\"1\n", "models.quote_open")]
    [InlineData("a\n1\0\n", "models.not_text")]
    [InlineData("a\n", "models.no_rows")]
    [InlineData("", "models.no_rows")]
    public void What_is_poisoned_is_refused(string text, string code) =>
        Assert.Equal(code, Read(text).Refused?.Code);

    [Fact]
    public void A_line_of_a_gigabyte_is_refused_before_it_is_read()
    {
        using var endless = new Endless(1L << 30);

        var refusal = CsvTable.Read(endless).Refused!;

        Assert.Equal("models.line_too_long", refusal.Code);
        Assert.InRange(endless.Given, 1, 4 << 20);
    }

    [Theory]
    [InlineData("1", 2)]
    [InlineData("1.0", 2)] // the same number
    [InlineData("0", 1)]
    public void Bad_rows_are_those_whose_target_says_so(string bad, int count) =>
        Assert.Equal(count, Read("t\n1\n0\n1\n").Value.Bads("t", bad).Value.Count(one => one));

    [Theory]
    [InlineData("u", "1", "models.no_such_column")]
    [InlineData("t", "7", "models.one_class")]
    [InlineData("m", "1", "models.target_missing")]
    public void A_target_that_says_nothing_is_refused(string target, string bad, string code) =>
        Assert.Equal(code, Read("t,m\n1,1\n0,\n").Value.Bads(target, bad).Refused!.Code);

    [Fact]
    public void A_word_where_a_model_reads_numbers_is_refused_and_a_new_word_is_missing()
    {
        ModelInput number = new("a", ColumnKind.Numeric, []), word = new("b", ColumnKind.Categorical, ["x", "y"]);

        Assert.Equal("models.not_a_number", ModelRows.Of([number], Read("a\n1\nx\n").Value).Refused!.Code);
        Assert.Equal("models.column_missing", ModelRows.Of([number], Read("b\n1\n").Value).Refused!.Code);
        Assert.Equal([1, double.NaN, 0], ModelRows.Of([word], Read("b\ny\nz\nx\n").Value).Value.Values);
    }

    static Outcome<Table> Read(string text) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    /// <summary>One line of so many bytes, made as it is read.</summary>
    sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - Given);
            buffer.AsSpan(offset, given).Fill((byte)'7');
            Given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
