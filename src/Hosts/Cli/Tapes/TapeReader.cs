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
            Find("vehicleManufacturerName"), Find("vehicleModelName"), Find("nextInterestRatePercentage"));
        var count = Enumerable.Range(1, header.Length).TakeWhile(k => Find($"BAL{k}") >= 0).Count();
        months = [.. Enumerable.Range(1, count).Select(k => (Column($"BAL{k}"), Column($"PRC{k}"), Column($"PMT{k}")))];
        toldMonths =
        [
            .. Enumerable.Range(1, count)
                .Select(k => new OptionalMonth(Find($"REC{k}"), Find($"REP{k}"), Find($"RAT{k}"), Find($"EXT{k}"))),
        ];
        if (count == 0)
        {
            throw new UnreadableException($"{file}: row 1: expected monthly columns BAL1, PRC1, PMT1 and so on");
        }
    }

    /// <summary>Columns that need not be there; −1 where they are not.</summary>
    readonly Optional told;

    readonly OptionalMonth[] toldMonths;

    readonly record struct Optional(
        int Origination, int Delinquency, int Remaining, int Make, int Model, int NextRate);

    readonly record struct OptionalMonth(int Recovered, int Repossessed, int Rate, int Extended);

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
        var (rate, first) = (ReadRate(attributes.Rate), new DateOnly(ending.Year, ending.Month, 1));
        return new(
            parser[attributes.Number],
            rate,
            balance,
            Day(attributes.PaidThrough),
            Cents(attributes.Instalment) ?? 0,
            Months(balance, rate, first))
        {
            Facts = new(
                ending, Month(told.Origination), Whole(told.Delinquency), Whole(told.Remaining),
                $"{Text(told.Make)} {Text(told.Model)}".Trim()),
            Proceeds = [.. Proceeds(first)],
            Extensions = [.. Extensions(first)],
        };
    }

    IEnumerable<TapeProceeds> Proceeds(DateOnly firstOfPeriod)
    {
        for (var k = 1; k <= months.Length; k++)
        {
            var (recovered, repossessed) = (Told(toldMonths[k - 1].Recovered), Told(toldMonths[k - 1].Repossessed));
            if (recovered != 0 || repossessed != 0)
            {
                yield return new(firstOfPeriod.AddMonths(k), recovered, repossessed);
            }
        }

        long Told(int column) => column < 0 ? 0 : Cents(column) ?? 0;
    }

    IEnumerable<TapeExtension> Extensions(DateOnly firstOfPeriod)
    {
        for (var k = 1; k <= months.Length; k++)
        {
            if (Whole(toldMonths[k - 1].Extended) is > 0 and var put)
            {
                yield return new(firstOfPeriod.AddMonths(k), put);
            }
        }
    }

    string Text(int column) => column < 0 ? "" : parser[column].Trim();

    DateOnly? Month(int column) => Text(column) is not { Length: > 0 } text ? null
        : DateOnly.TryParseExact(
            text, "MM/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) ? month
        : throw Expected(column, "a month such as 05/2017");

    /// <summary>A whole number, also where it is written as 1.0; null where nothing stands there.</summary>
    int? Whole(int column) => Text(column) is not { Length: > 0 } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && decimal.IsInteger(number) && number <= 10_000 ? (int)number
        : throw Expected(column, "a whole number");

    // A loan leaves the tape when its balance stays blank.
    List<TapeMonth> Months(long balance, Rate rate, DateOnly firstOfPeriod)
    {
        var read = new List<TapeMonth>(months.Length);
        var holds = Text(told.NextRate).Length > 0 && ReadRate(told.NextRate) is var next && next != rate ? next
            : (Rate?)null;
        for (var k = 1; k <= months.Length; k++)
        {
            var (after, principal, payment) = months[k - 1];
            var changed = toldMonths[k - 1].Rate;
            holds = Text(changed).Length > 0 ? ReadRate(changed) : holds;
            if (Cents(after) is not { } left)
            {
                continue;
            }

            read.Add(new(k, firstOfPeriod.AddMonths(k), balance, Cents(payment) ?? 0, Cents(principal) ?? 0, left)
            {
                Rate = holds,
            });
            balance = left;
        }

        return read;
    }

    Rate ReadRate(int column) =>
        decimal.TryParse(parser[column], Plain, CultureInfo.InvariantCulture, out var rate)
        && rate is >= 0 and <= 1
            ? new(rate)
            : throw Expected(column, "a fraction a year from 0 to 1");

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
