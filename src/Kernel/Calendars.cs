namespace Wheelhouse.Kernel;

/// <summary>The calendars that come with the house.</summary>
public static class Calendars
{
    /// <summary>Mainland China, as the State Council's General Office arranges each year.</summary>
    /// <remarks>Nothing here was read in the original, so every year is unverified: 2026 was compared with a reprint of
    /// its notice, 2024 and 2025 stand from general knowledge, and 2027 has only the statutory days of the regulation,
    /// without the make-up days that the notice will add.</remarks>
    public static readonly Calendar China = new("CN",
    [
        Year(2024, "国办发明电〔2023〕7号",
            ["01-01", "02-10..02-17", "04-04..04-06", "05-01..05-05", "06-10", "09-15..09-17", "10-01..10-07"],
            ["02-04", "02-18", "04-07", "04-28", "05-11", "09-14", "09-29", "10-12"]),
        Year(2025, "国办发明电〔2024〕12号",
            ["01-01", "01-28..02-04", "04-04..04-06", "05-01..05-05", "05-31..06-02", "10-01..10-08"],
            ["01-26", "02-08", "04-27", "09-28", "10-11"]),
        Year(2026, "国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04",
            [
                "01-01..01-03", "02-15..02-23", "04-04..04-06", "05-01..05-05", "06-19..06-21",
                "09-25..09-27", "10-01..10-07",
            ],
            ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"]),
        Year(2027, "全国年节及纪念日放假办法, State Council decree 795 (2024): statutory days only",
            ["01-01", "02-05..02-08", "04-05", "05-01..05-02", "06-09", "09-15", "10-01..10-03"],
            []),
    ]);

    /// <summary>The holidays of the Federal Reserve Banks: 5 U.S.C. 6103(a); one that falls on a Sunday moves to
    /// Monday,
    /// one on a Saturday moves nowhere.</summary>
    public static readonly Calendar UnitedStates = new("US",
    [
        Federal(2024, "01-15", "02-19", "05-27", "09-02", "10-14", "11-28"),
        Federal(2025, "01-20", "02-17", "05-26", "09-01", "10-13", "11-27"),
        Federal(2026, "01-19", "02-16", "05-25", "09-07", "10-12", "11-26"),
        Federal(2027, "01-18", "02-15", "05-31", "09-06", "10-11", "11-25"),
    ]);

    /// <summary>A calendar by its code; null when there is none.</summary>
    public static Calendar? Find(string code) => code switch
    {
        "CN" => China,
        "US" => UnitedStates,
        _ => null,
    };

    /// <param name="moving">King, Washington, Memorial, Labor, Columbus and Thanksgiving, which move with the
    /// week.</param>
    static CalendarYear Federal(int year, params string[] moving)
    {
        string[] standing = ["01-01", "06-19", "07-04", "11-11", "12-25"];
        var closed = standing
            .Select(text => Day(year, text))
            .Select(day => day.DayOfWeek == DayOfWeek.Sunday ? day.AddDays(1) : day)
            .Concat(moving.Select(text => Day(year, text)));
        return new(year, closed.ToHashSet(), new HashSet<DateOnly>(), "5 U.S.C. 6103(a)", Verified: false);
    }

    static CalendarYear Year(int year, string source, string[] closed, string[] open) => new(
        year,
        closed.SelectMany(text => Span(year, text)).ToHashSet(),
        open.Select(text => Day(year, text)).ToHashSet(),
        source,
        Verified: false);

    /// <summary><c>05-01..05-05</c> or a single day.</summary>
    static IEnumerable<DateOnly> Span(int year, string text)
    {
        var ends = text.Split("..");
        var last = Day(year, ends[^1]);
        for (var day = Day(year, ends[0]); day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    static DateOnly Day(int year, string monthAndDay) => DateOnly.ParseExact(
        $"{year}-{monthAndDay}", "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
