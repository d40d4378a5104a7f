using System.Globalization;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.Kernel;

public sealed class CalendarTests
{
    [Theory]
    [InlineData("CN", "2026-02-13", true)]  // the Friday before the Spring Festival
    [InlineData("CN", "2026-02-14", true)]  // a Saturday made up
    [InlineData("CN", "2026-02-16", false)] // New Year's Eve, a Monday
    [InlineData("CN", "2026-02-24", true)]
    [InlineData("CN", "2026-02-28", true)]  // a Saturday made up
    [InlineData("CN", "2025-10-08", false)] // Mid-Autumn joined to the National Day
    [InlineData("CN", "2025-10-11", true)]  // a Saturday made up
    [InlineData("US", "2026-07-03", true)]  // the Fourth is a Saturday and moves nowhere
    [InlineData("US", "2027-07-05", false)] // the Fourth is a Sunday and moves to Monday
    [InlineData("US", "2026-11-26", false)] // Thanksgiving
    [InlineData("US", "2031-07-04", true)]  // no data: weekdays are open
    public void Business_days_are_weekdays_but_for_the_data(string code, string day, bool open) =>
        Assert.Equal(open, Calendars.Find(code)!.IsBusinessDay(Day(day)));

    [Theory]
    [InlineData("2026-05-31", BusinessDayRule.Following, "2026-06-01")]
    [InlineData("2026-05-31", BusinessDayRule.ModifiedFollowing, "2026-05-29")]
    [InlineData("2026-05-31", BusinessDayRule.Preceding, "2026-05-29")]
    [InlineData("2026-05-31", BusinessDayRule.Unadjusted, "2026-05-31")]
    [InlineData("2026-10-01", BusinessDayRule.Following, "2026-10-08")]
    [InlineData("2026-02-15", BusinessDayRule.Preceding, "2026-02-14")]
    public void A_closed_day_moves_by_its_rule(string day, BusinessDayRule rule, string moved) =>
        Assert.Equal(Day(moved), Calendars.China.Adjust(Day(day), rule));

    [Fact]
    public void Business_days_add_and_come_back()
    {
        var start = Day("2026-09-24"); // Thursday; Mid-Autumn closes Friday to Sunday

        Assert.Equal(Day("2026-09-28"), Calendars.China.Add(start, 1));
        Assert.Equal(start, Calendars.China.Add(Calendars.China.Add(start, 20), -20));
    }

    [Fact]
    public void Every_year_names_its_source_and_makes_up_only_weekends()
    {
        foreach (var year in new[] { Calendars.China, Calendars.UnitedStates }.SelectMany(calendar => calendar.Years))
        {
            Assert.NotEmpty(year.Source);
            Assert.All(year.Open, day => Assert.True(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
            Assert.Empty(year.Open.Intersect(year.Closed));
            Assert.All(year.Closed.Concat(year.Open), day => Assert.Equal(year.Year, day.Year));
        }
    }

    static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
