using Microsoft.AspNetCore.Http;
using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Platform;

/// <summary>What stands in a cell. Amounts are numbers, so that a reader can go on calculating.</summary>
public readonly record struct Cell(string? Text, decimal? Number, string Format)
{
    internal const string Plain = "General";

    internal const string DayFormat = "yyyy-mm-dd";

    internal const string InstantFormat = "yyyy-mm-dd hh:mm:ss";

    public static readonly Cell Empty = new(null, null, Plain);

    public static Cell Of(string? text) => new(text, null, Plain);

    public static Cell Of(long? number) => number is { } n ? new(null, n, "0") : Empty;

    /// <summary>The amount in major units, its currency in the number format.</summary>
    public static Cell Of(Money? money) => money is { } m
        ? new(null, m.Major, $"#,##0{Decimals(m.Currency)} \"{m.Currency.Code}\"")
        : Empty;

    public static Cell Of(Rate? rate) => rate is { } r ? new(null, r.PerYear, "0.00##%") : Empty;

    public static Cell Of(DateOnly? day) => day is { } d ? new(null, Serial(d.ToDateTime(default)), DayFormat) : Empty;

    /// <summary>An instant, shown in UTC.</summary>
    public static Cell Of(DateTimeOffset? instant) =>
        instant is { } i ? new(null, Serial(i.UtcDateTime), InstantFormat) : Empty;

    /// <summary>Days since 30 December 1899, as the file format counts them: 1 January 2026 is 46023.</summary>
    static decimal Serial(DateTime time)
    {
        var start = new DateTime(1899, 12, 30, 0, 0, 0, DateTimeKind.Unspecified);
        return (time.Ticks - start.Ticks) / (decimal)TimeSpan.TicksPerDay;
    }

    static string Decimals(Currency currency) =>
        currency.Digits == 0 ? "" : "." + new string('0', currency.Digits);
}

/// <summary>A grid that can be taken away as an Excel file: a title and columns in both languages.</summary>
/// <remarks>Declared once beside the list's endpoint; the export endpoint takes the same filters as the list.</remarks>
public sealed class Sheet<T>(string fileName, Text title)
{
    readonly List<(Text Title, Func<T, string, Cell> Cell)> columns = [];

    /// <summary>The name of the file without its ending, in ASCII.</summary>
    public string FileName { get; } = fileName;

    public Text Title { get; } = title;

    internal IReadOnlyList<(Text Title, Func<T, string, Cell> Cell)> Columns => columns;

    public Sheet<T> Column(string zh, string en, Func<T, Cell> cell)
    {
        columns.Add((new(zh, en), (row, _) => cell(row)));
        return this;
    }

    public Sheet<T> Text(string zh, string en, Func<T, string?> text) => Column(zh, en, row => Cell.Of(text(row)));

    public Sheet<T> Money(string zh, string en, Func<T, Money?> money) => Column(zh, en, row => Cell.Of(money(row)));

    public Sheet<T> Day(string zh, string en, Func<T, DateOnly?> day) => Column(zh, en, row => Cell.Of(day(row)));

    public Sheet<T> Instant(string zh, string en, Func<T, DateTimeOffset?> instant) =>
        Column(zh, en, row => Cell.Of(instant(row)));

    public Sheet<T> Number(string zh, string en, Func<T, long?> number) => Column(zh, en, row => Cell.Of(number(row)));

    /// <summary>A column of words that exist in both languages.</summary>
    public Sheet<T> Words(string zh, string en, Func<T, Text?> words)
    {
        columns.Add((new(zh, en), (row, language) => Cell.Of(words(row)?.In(language))));
        return this;
    }

    /// <summary>Answers the file.</summary>
    /// <param name="language"><c>zh</c> or <c>en</c>; Chinese when absent.</param>
    public IResult Answer(IEnumerable<T> rows, string? language)
    {
        var stream = new MemoryStream();
        Write(stream, rows, language ?? "zh");
        stream.Position = 0;
        return TypedResults.Stream(
            stream, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            string.Create(CultureInfo.InvariantCulture, $"{FileName}.xlsx"));
    }

    /// <summary>Writes the file to a stream that can seek.</summary>
    public void Write(Stream stream, IEnumerable<T> rows, string language) =>
        SheetFile.Write(stream, this, rows, language);
}
