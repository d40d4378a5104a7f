using CsvHelper;
using CsvHelper.Configuration;
using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Cli.Tapes;

/// <summary>Reads a tape loan by loan: Schedule AL attributes, then monthly columns BALk, PRCk, PMTk.</summary>
/// <remarks>Rows that cannot be read are told with row and column; the caller decides what they mean.</remarks>
sealed class TapeReader : IDisposable
{
    const NumberStyles Plain = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign;
    const string DayPattern = "MM-dd-yyyy";

    readonly CsvParser parser;
    readonly string file;
    readonly string[] header;
    readonly Attributes attributes;
    readonly (int Balance, int Principal, int Payment)[] months;

    TapeReader(CsvParser parser, string file)
    {
        (this.parser, this.file) = (parser, file);
        if (!parser.Read() || parser.Record is not { Length: > 0 } names)
        {
            throw new UnreadableException($"{file}: row 1: expected a header with the names of the columns");
        }

        header = names;
        attributes = new(
            Column("assetNumber"),
            Column("reportingPeriodEndingDate"),
            Column("reportingPeriodActualEndBalanceAmount"),
            Column("reportingPeriodInterestRatePercentage"),
            Column("reportingPeriodScheduledPaymentAmount"),
            Column("interestPaidThroughDate"));
        told = new(
            Find("originationDate"), Find("currentDelinquencyStatus"), Find("remainingTermtoMaturityNumber"),
            Find("vehicleManufacturerName"), Find("vehicleModelName"));
        var count = Enumerable.Range(1, header.Length).TakeWhile(k => Find($"BAL{k}") >= 0).Count();
        months = [.. Enumerable.Range(1, count).Select(k => (Column($"BAL{k}"), Column($"PRC{k}"), Column($"PMT{k}")))];
        if (count == 0)
        {
            throw new UnreadableException($"{file}: row 1: expected monthly columns BAL1, PRC1, PMT1 and so on");
        }
    }

    /// <summary>Columns that need not be there; −1 where they are not.</summary>
    readonly Optional told;

    readonly record struct Optional(int Origination, int Delinquency, int Remaining, int Make, int Model);

    readonly record struct Attributes(int Number, int Ending, int Balance, int Rate, int Instalment, int PaidThrough);

    /// <summary>What was wrong with rows so far, each with row, column and what was expected.</summary>
    public List<string> Wrong { get; } = [];

    /// <exception cref="UnreadableException">The header lacks a column.</exception>
    public static TapeReader Open(Stream stream, string file)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture) { BadDataFound = null };
        return new(new CsvParser(new StreamReader(stream), settings), file);
    }

    /// <summary>The next loan that can be read, or null at the end.</summary>
    public TapeLoan? Next()
    {
        try
        {
            while (parser.Read())
            {
                try
                {
                    return Loan();
                }
                catch (FormatException wrong)
                {
                    Wrong.Add(wrong.Message);
                }
            }
        }
        catch (InvalidDataException wrong)
        {
            throw new UnreadableException($"{file}: not gzip after row {parser.RawRow}: {wrong.Message}");
        }

        return null;
    }

    public void Dispose() => parser.Dispose();

    TapeLoan Loan()
    {
        if (parser.Count != header.Length)
        {
            throw new FormatException($"{file}: row {parser.RawRow}: {parser.Count} columns; expected {header.Length}");
        }

        var ending = Day(attributes.Ending) ?? throw Expected(attributes.Ending, "a day such as 05-31-2017");
        var balance = Cents(attributes.Balance) ?? throw Expected(attributes.Balance, "an amount");
        return new(
            parser[attributes.Number],
            ReadRate(),
            balance,
            Day(attributes.PaidThrough),
            Cents(attributes.Instalment) ?? 0,
            Months(balance, new(ending.Year, ending.Month, 1)))
        {
            Facts = new(
                ending, Month(Text(told.Origination)), Whole(Text(told.Delinquency)), Whole(Text(told.Remaining)),
                $"{Text(told.Make)} {Text(told.Model)}".Trim()),
        };
    }

    string Text(int column) => column < 0 ? "" : parser[column].Trim();

    static DateOnly? Month(string text) => DateOnly.TryParseExact(
        text, "MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month : null;

    static int? Whole(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    // A loan leaves the tape when its balance stays blank.
    List<TapeMonth> Months(long balance, DateOnly firstOfPeriod)
    {
        var told = new List<TapeMonth>(months.Length);
        for (var k = 1; k <= months.Length; k++)
        {
            var (after, principal, payment) = months[k - 1];
            if (Cents(after) is not { } left)
            {
                continue;
            }

            told.Add(new(
                k, firstOfPeriod.AddMonths(k), balance, Cents(payment) ?? 0, Cents(principal) ?? 0, left));
            balance = left;
        }

        return told;
    }

    Rate ReadRate() =>
        decimal.TryParse(parser[attributes.Rate], Plain, CultureInfo.InvariantCulture, out var rate)
        && rate is >= 0 and <= 1
            ? new(rate)
            : throw Expected(attributes.Rate, "a fraction a year from 0 to 1");

    DateOnly? Day(int column)
    {
        var text = parser[column];
        if (text.Length == 0)
        {
            return null;
        }

        return DateOnly.TryParseExact(text, DayPattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Expected(column, "a day such as 05-31-2017");
    }

    long? Cents(int column)
    {
        var text = parser[column];
        if (text.Length == 0)
        {
            return null;
        }

        return decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out var major)
            && Math.Abs(major) < 1e10m && decimal.IsInteger(major * 100m)
            ? (long)(major * 100m)
            : throw Expected(column, "an amount in whole cents");
    }

    FormatException Expected(int column, string what) => new(
        $"{file}: row {parser.RawRow}, column {column + 1} ({header[column]}): expected {what}, "
        + $"found '{parser[column]}'");

    int Column(string name) => Find(name) is >= 0 and var column
        ? column
        : throw new UnreadableException($"{file}: row 1: there is no column '{name}'");

    int Find(string name) =>
        Array.FindIndex(header, column => column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
}
