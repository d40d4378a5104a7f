using System.Globalization;
using Wheelhouse.Cli.Worlds;
using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Portfolio;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary><c>wheelhouse tape import</c>: a tape becomes agreements of an organisation, lived day by day.</summary>
static class ImportTape
{
    // So many loans tell the servicer's conventions.
    const int CalibrationLoans = 2_000;

    static readonly Option Organisation = new(
        "--organisation", "NAME", "the lender that takes the loans over; founded where there is none of that name");

    static readonly Option Months = new("--months", "N", "only the first N months of the tape");

    static readonly Option Loans = new("--loans", "N", "only N loans, those whose numbers have the lowest SHA-256");

    static readonly Option Report = new(
        "--report", "OUT.csv", "a row for each figure that could not be booked, and why");

    static readonly Text Product = new("接管车贷", "Auto loan, taken over");

    public static readonly Verb Verb = new(
        "tape import",
        "A loan tape becomes agreements of an organisation, lived day by day",
        ["FILE"],
        [Organisation, Months, Loans, Report, Simulate.Database, Simulate.Keys],
        $"""
        FILE is a tape as of 'tape replay'; also read, where they are there, are originationDate,
        currentDelinquencyStatus, remainingTermtoMaturityNumber, vehicleManufacturerName, vehicleModelName,
        nextInterestRatePercentage, and for each month k RECk (recoveries), REPk (proceeds of the car, less costs),
        RATk (the rate from that month on) and EXTk (months by which payments are put off).
        The loans are taken over at the end of the reporting period at what they owe, in US dollars. Then every day of
        the tape is lived through the commands that people send: payments on the days the replay finds, last payments at
        what settles the loan by our books, loans that leave the tape bought back, what fell to nothing otherwise
        charged off, which two persons of the import agree to, recoveries, new rates and extensions; each day is closed,
        and the night of a month's last day takes the month end: classes, stages, roll rates, expected loss.
        What the tape tells is kept beside it, month by month. A run that was stopped goes on where it was and prints
        what an undisturbed one does. A founded lender's people sign in as NAME.servicing, NAME.treasury and NAME.admin.
        Prints "loans", "counts" of what was booked, "unplaced" by reason, and our month ends beside what is counted
        straight from the tape: "balances", "classes", "rollRates", "vintages", "losses"; and "laws" that do not hold.
        Reasons of --report besides codes of refusals:
        {string.Join('\n', Unplaced.Reasons.Select(one => $"  {one.Name,-14}{one.Means}"))}
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var name = call.Setting(Organisation.Name)
            ?? throw new UnreadableException($"{Organisation.Name}: name the lender that takes the loans over");
        var months = Number(call, Months);
        var tape = await ReadTape.From(call.Operands[0], call.Channels.Input, Number(call, Loans), cancel);
        var calibration = Calibration.Of([.. tape.Loans.Take(CalibrationLoans)], cancel);
        var last = tape.Loans.Max(l => l.Months.Count == 0 ? 0 : l.Months[^1].Number);
        var unplaced = new Unplaced();
        var agenda = new Agenda(unplaced);
        foreach (var loan in tape.Loans)
        {
            cancel.ThrowIfCancellationRequested();
            agenda.Add(loan, month => calibration.Of(month.Number), last);
        }

        foreach (var loan in tape.Loans.Where(l => l.Balance <= 0))
        {
            unplaced.Add(loan, tape.On, "balance", loan.Balance, "nothingOwed");
        }

        var owed = tape.Loans.Where(l => l.Balance > 0)
            .ToDictionary(l => l, l => Boarding.Of(l, calibration.OfLives, Product));
        var end = months is { } n ? EndOf(tape.On, n) : agenda.Last > tape.On ? agenda.Last : tape.On;
        await using var house = await TapeHouse.Open(
            Simulate.Where(call), Simulate.Folder(call), name, tape.On, cancel);
        var agreements = await house.TakeOver(tape.On, owed.Values, cancel);
        var courses = owed.ToDictionary(o => o.Key, o => TapeCourse.Of(o.Key, o.Value, end));
        var live = new LiveTape(
            house, agenda, unplaced, agreements,
            owed.ToDictionary(o => o.Key.Number, o => o.Value.Terms.FirstDueDate!.Value));
        var reported = courses
            .SelectMany(c => c.Value.Select(m => (m.Month, Balance: new ReportedBalance(
                agreements[c.Key.Number], m.Owed, m.State.IsGone() ? null : m.DaysPastDue))))
            .ToLookup(r => r.Month, r => r.Balance);
        await live.Run(tape.On, end, reported, call.Channels.Messages, cancel);
        if (call.Setting(Report.Name) is { } path)
        {
            unplaced.Save(path, end);
        }

        live.Counts["opened"] = agreements.Count;
        var report = await ImportReport.Of(house, tape, courses, live.Counts, unplaced.Counts(end), end, cancel);
        await report.Write(call.Channels.Output, cancel);
        return Exit.Done;
    }

    static int? Number(Call call, Option option) => call.Setting(option.Name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new UnreadableException($"{option.Name}: expected a whole number above 0, not '{text}'");

    static DateOnly EndOf(DateOnly on, int months) =>
        new DateOnly(on.Year, on.Month, 1).AddMonths(months + 1).AddDays(-1);
}
