using System.Text;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.BankMessages;

/// <summary>Payments as comma-separated text.</summary>
public sealed class CsvTests
{
    [Fact]
    public void Rows_read_as_they_stand()
    {
        var (entries, faults) = Read(
            """
            Date,Reference,Amount,Currency,Name,Text
            2026-01-05,B-1,1500.00,CNY,"王, 芳","says ""hi""
            twice"

            2026-01-06,B-2,-3,CNY
            """);

        Assert.Empty(faults);
        Assert.Equal(("B-1", 150_000, EntrySide.Credit), Short(entries[0]));
        Assert.Equal(("王, 芳", "says \"hi\"\ntwice"), (entries[0].Party, entries[0].Text));
        Assert.Equal(("B-2", 300, EntrySide.Debit), Short(entries[1]));
    }

    [Fact]
    public void Semicolons_are_separators_where_the_header_has_them() =>
        Assert.Equal(5000, Read("reference;date;amount;currency\nB;2026-01-05;50.00;CNY").Entries[0].Amount.MinorUnits);

    [Theory]
    [InlineData(",2026-01-05,1,CNY", "reference")]
    [InlineData("B,05.01.2026,1,CNY", "date")]
    [InlineData("B,2026-01-05,\"1,000\",CNY", "amount")]
    [InlineData("B,2026-01-05,0.001,CNY", "amount")]
    [InlineData("B,2026-01-05,0,CNY", "amount")]
    [InlineData("B,2026-01-05,=1+1,CNY", "amount")]
    [InlineData("B,2026-01-05,1,XXX", "currency")]
    [InlineData("B,2026-01-05,1,USD", "currency")]
    [InlineData("B,2026-01-05,1,CNY,more", "*")]
    public void A_bad_cell_is_named_by_row_and_column(string row, string column)
    {
        var (entries, faults) = Read($"reference,date,amount,currency\nA,2026-01-05,1,CNY\n{row}\nC,2026-01-05,1,CNY");

        var fault = Assert.Single(faults);
        Assert.Equal(("bankmessages.bad_column", "3", column), (fault.Code, fault.Value("row"), fault.Value("column")));
        Assert.Equal(["A", "C"], entries.Select(e => e.Reference)); // the others still read
    }

    [Theory]
    [InlineData("reference,date,amount")]
    [InlineData("reference,date,amount,currency,currency")]
    [InlineData("reference,date,amount,currency,colour")]
    [InlineData("")]
    public void A_header_that_is_none_is_refused(string header) =>
        Assert.Equal(
            "bankmessages.bad_header",
            CsvStatementReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(header))).Refused?.Code);

    [Theory]
    [InlineData("B,2026-01-05,1,\"CNY")]
    [InlineData("B,2026-01-05,1,C\0NY")]
    [InlineData("B,2026-01-05,1,C\u00ffY")]
    public void A_file_that_breaks_off_says_where(string row)
    {
        var bytes = Encoding.Latin1.GetBytes($"reference,date,amount,currency\n{row}");

        var refused = CsvStatementReader.Open(new MemoryStream(bytes)).Then(reader => reader.Next()).Refused;

        Assert.Equal("bankmessages.bad_column", refused?.Code);
    }

    static (string, long, EntrySide) Short(BankEntry entry) => (entry.Reference, entry.Amount.MinorUnits, entry.Side);

    static (List<BankEntry> Entries, List<Refusal> Faults) Read(string text)
    {
        using var reader = CsvStatementReader.Open(new MemoryStream(Encoding.UTF8.GetBytes(text))).Value;
        var (entries, faults) = (new List<BankEntry>(), new List<Refusal>());
        while (true)
        {
            var next = reader.Next();
            if (next.Refused is { } fault)
            {
                faults.Add(fault);
            }
            else if (next.Value is { } entry)
            {
                entries.Add(entry);
            }
            else
            {
                return (entries, faults);
            }
        }
    }
}
