using CsvHelper;
using System.Globalization;

namespace Wheelhouse.Cli.Tapes;

/// <summary>The file of <c>--details</c>: a row for each month with a payment. It appears whole, or not.</summary>
sealed class DetailsFile : IAsyncDisposable
{
    readonly string path;
    readonly string draft;
    readonly CsvWriter csv;

    DetailsFile(string path, StreamWriter text)
    {
        (this.path, draft) = (path, Draft(path));
        csv = new(text, CultureInfo.InvariantCulture);
        foreach (var name in (ReadOnlySpan<string>)[
            "assetNumber", "month", "firstDay", "balanceBefore", "payment", "principal", "interest", "balance",
            "outcome", "convention", "paidThroughBefore", "bookedFor", "days",
            "enginePrincipal", "engineInterest", "engineBalance"])
        {
            csv.WriteField(name);
        }

        csv.NextRecord();
    }

    public static DetailsFile Open(string path)
    {
        try
        {
            return new(path, File.CreateText(Draft(path)));
        }
        catch (DirectoryNotFoundException)
        {
            throw new UnreadableException($"{path}: cannot be written: its folder does not exist");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UnreadableException($"{path}: cannot be written: {wrong.Message}");
        }
    }

    public void Write(TapeLoan loan, Step step)
    {
        var month = step.Month;
        csv.WriteField(loan.Number);
        csv.WriteField(month.Number);
        Day(month.First.DayNumber);
        Amounts(month.Before, month.Payment, month.Principal, month.Interest, month.After);
        csv.WriteField(step.Matches ? "matched" : step.Reason);
        csv.WriteField(step.Convention.Name);
        if (step.Engine is { } engine)
        {
            Day(step.Start);
            Day(step.Day);
            csv.WriteField(step.Day - step.Start);
            Amounts(engine.Principal, engine.Interest, engine.Balance);
        }
        else
        {
            for (var blank = 0; blank < 6; blank++)
            {
                csv.WriteField("");
            }
        }

        csv.NextRecord();
    }

    /// <summary>All is written: the draft becomes the file.</summary>
    public async Task Keep()
    {
        await csv.FlushAsync();
        await csv.DisposeAsync();
        File.Move(draft, path, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        File.Delete(draft);
    }

    void Day(int day) => csv.WriteField(DateOnly.FromDayNumber(day).ToString("O", CultureInfo.InvariantCulture));

    void Amounts(params ReadOnlySpan<long> cents)
    {
        foreach (var amount in cents)
        {
            csv.WriteField((amount / 100m).ToString("F2", CultureInfo.InvariantCulture));
        }
    }

    static string Draft(string path) => path + ".part";
}
