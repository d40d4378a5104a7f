using Wheelhouse.Products;

namespace Wheelhouse.Collections.Contacting;

/// <summary>The figures of the rules R-COL-01 to R-COL-03 in force on a day.</summary>
/// <param name="QuietFrom">Hour of the debtor's clock from which nobody is disturbed.</param>
/// <param name="QuietTo">Hour from which he may be again.</param>
/// <param name="CallsADay">Effective calls with one debtor on one day of his.</param>
/// <param name="TriesOnDays">On so many days a debtor was called in vain before he counts as unreachable.</param>
/// <param name="Verified">False where one of them rests on a source that was not read in the original.</param>
sealed record ContactRules(int QuietFrom, int QuietTo, int CallsADay, int TriesOnDays, bool Verified)
{
    /// <exception cref="InvalidOperationException">The rows of that day do not make a whole set; a test holds that
    /// those that ship do on every day.</exception>
    internal static ContactRules On(IRuleBook book, DateOnly day)
    {
        var rows = book.On(day);
        return new(
            Whole("R-COL-01", "hour, from"), Whole("R-COL-01", "hour, to"), Whole("R-COL-02", "calls a day"),
            Whole("R-COL-03", "days of tries"),
            rows.Where(r => r.Id is "R-COL-01" or "R-COL-02" or "R-COL-03").All(r => r.Verified));

        int Whole(string id, string unit) =>
            rows.Where(r => r.Id == id && r.Unit == unit).ToList() is [{ Parameter: { } parameter }]
                ? decimal.ToInt32(parameter)
                : throw new InvalidOperationException($"Rule {id} ({unit}) has no one row on {day:O}.");
    }
}
