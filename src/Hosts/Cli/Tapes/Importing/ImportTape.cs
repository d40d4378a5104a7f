using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using System.Text.Json;
using Wheelhouse.Cli.Input;
using Wheelhouse.Cli.Worlds;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio;
using Wheelhouse.Portfolio.Views;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payments;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary><c>wheelhouse tape import</c>: a tape becomes agreements of an organisation, lived day by day.</summary>
static class ImportTape
{
    // So many loans tell the servicer's conventions.
    const int CalibrationLoans = 2_000;

    static readonly Option Organisation = new(
        "--organisation", "NAME", "the lender that takes the loans over; founded where there is none of that name");

    static readonly Option Months = new("--months", "N", "only the first N months of the tape");

    static readonly Text Product = new("接管车贷", "Auto loan, taken over");

    public static readonly Verb Verb = new(
        "tape import",
        "A loan tape becomes agreements of an organisation, lived day by day",
        ["FILE"],
        [Organisation, Months, Simulate.Database, Simulate.Keys],
        """
        FILE is a tape as of 'tape replay'; also read are originationDate, currentDelinquencyStatus,
        remainingTermtoMaturityNumber, vehicleManufacturerName and vehicleModelName where they are there.
        The loans are taken over at the end of the reporting period at what they owe, in US dollars. Then every day of
        the tape is lived through the commands that people send: payments on the days the replay finds, last payments at
        what settles the loan by our books, loans that leave the tape bought back; each day is closed, and the night of
        a month's last day takes the month end: classes, stages, roll rates, expected loss.
        What the tape's servicer reported is kept beside it, month by month, and compared. A run that was stopped goes
        on where it was. A founded lender's people sign in as NAME.servicing, NAME.treasury and NAME.admin.
        Prints "counts" of what was done and refused, "standing" by class, "rollRates", and "reported" by month.
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var name = call.Setting(Organisation.Name)
            ?? throw new UnreadableException($"{Organisation.Name}: name the lender that takes the loans over");
        var loans = await Read(call.Operands[0], call.Channels.Input, cancel);
        if (loans.Count == 0)
        {
            throw new UnreadableException($"{call.Operands[0]}: there is no loan in it");
        }

        var conventions = Calibration.Of([.. loans.Take(CalibrationLoans)], cancel);
        var (on, last) = (loans[0].Facts.Ending, loans.Max(l => l.Months.Count == 0 ? 0 : l.Months[^1].Number));
        var agenda = new Agenda();
        foreach (var loan in loans)
        {
            agenda.Add(loan, month => conventions.GetValueOrDefault(month.Number, Convention.All[0]), last);
        }

        await using var house = await TapeHouse.Open(
            Simulate.Where(call), Simulate.Folder(call), name, on, cancel);
        var usual = conventions.GetValueOrDefault(1, Convention.All[0]);
        var owed = loans.Where(l => l.Balance > 0).ToList();
        var agreements = await house.TakeOver(on, owed.Select(l => Boarding.Of(l, usual, Product)), cancel);
        await Keep(house, on, owed.Select(l => (l, l.Balance, l.Facts.DaysPastDue)), agreements, cancel);
        var end = Until(call, on, agenda.Last);
        await Live(house, agenda, owed, agreements, end, call.Channels.Messages, cancel);
        await Write(house, call.Channels.Output, cancel);
        return Exit.Done;
    }

    static async Task<List<TapeLoan>> Read(string operand, Stream input, CancellationToken cancel)
    {
        await using var stream = InputFile.Open(operand, input);
        using var tape = TapeReader.Open(stream, InputFile.Name(operand));
        var loans = new List<TapeLoan>();
        while (tape.Next() is { } loan)
        {
            cancel.ThrowIfCancellationRequested();
            loans.Add(loan);
        }

        return tape.Wrong.Count == 0 ? loans : throw new UnreadableException(string.Join('\n', tape.Wrong.Take(20)));
    }

    static DateOnly Until(Call call, DateOnly on, DateOnly last) => call.Setting(Months.Name) is not { } text ? last
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var months)
            ? new DateOnly(on.Year, on.Month, 1).AddMonths(months + 1).AddDays(-1)
            : throw new UnreadableException($"{Months.Name}: expected a whole number, not '{text}'");

    /// <summary>Day by day: payments, last payments, the close; at month ends what was reported.</summary>
    static async Task Live(
        TapeHouse house, Agenda agenda, IReadOnlyList<TapeLoan> loans,
        IReadOnlyDictionary<string, Id<Agreement>> agreements, DateOnly end, TextWriter messages,
        CancellationToken cancel)
    {
        var reported = loans.SelectMany(l => l.Months.Select(m => (Loan: l, m.Last, m.After))).ToLookup(m => m.Last);
        for (var day = await house.Today(cancel); day <= end; day = day.AddDays(1))
        {
            var deeds = agenda.On(day).Where(d => agreements.ContainsKey(d.Loan.Number)).ToList();
            var payments = deeds.Where(d => d.Kind == DeedKind.Payment).Select(d => new IncomingPayment(
                d.Loan.Number, agreements[d.Loan.Number], new(d.Amount, Currency.Usd), day, PaymentChannel.Transfer,
                Tolerance: new(d.Amount, Currency.Usd))).ToList();
            if (payments.Count > 0)
            {
                await house.Pay(day, payments, cancel);
            }

            foreach (var deed in deeds.Where(d => d.Kind is DeedKind.Payoff or DeedKind.Removal))
            {
                var what = deed.Kind == DeedKind.Payoff ? "paidOff" : "boughtBack";
                await house.Settle(agreements[deed.Loan.Number], day, what, deed.Loan.Number, cancel);
            }

            house.Count("lost", deeds.Count(d => d.Kind == DeedKind.Loss));
            await Keep(
                house, day, reported[day].Select(r => (r.Loan, Math.Max(0, r.After), (int?)null)), agreements, cancel);
            await house.Close(day, cancel);
            if (day.AddDays(1).Day == 1)
            {
                await messages.WriteLineAsync(string.Create(
                    CultureInfo.InvariantCulture, $"wheelhouse: tape import: {day:yyyy-MM} is closed"));
            }
        }
    }

    static async Task Keep(
        TapeHouse house, DateOnly month, IEnumerable<(TapeLoan Loan, long Owed, int? Days)> reported,
        IReadOnlyDictionary<string, Id<Agreement>> agreements, CancellationToken cancel)
    {
        var rows = reported.Where(r => agreements.ContainsKey(r.Loan.Number))
            .Select(r => new ReportedBalance(agreements[r.Loan.Number], r.Owed, r.Days)).ToList();
        if (rows.Count > 0)
        {
            await house.Do(new KeepReported(month, rows), $"tape/reported/{month:O}", cancel);
        }
    }

    static async Task Write(TapeHouse house, Stream output, CancellationToken cancel)
    {
        var (classes, rolls, reported) = await house.Read(async provider =>
        {
            var portfolio = provider.GetRequiredService<IPortfolio>();
            return (
                await portfolio.Standing(StandingBy.Class, cancel), await portfolio.RollRates(cancel),
                await portfolio.Reported(cancel));
        });
        await JsonSerializer.SerializeAsync(
            output,
            new Report(
                house.Counts, classes.IsDone ? classes.Value : null, rolls.IsDone ? rolls.Value : null,
                reported.IsDone ? reported.Value : []),
            Json.Wire, cancel);
        output.WriteByte((byte)'\n');
    }

    sealed record Report(
        IReadOnlyDictionary<string, int> Counts, StandingView? Standing, RollView? RollRates,
        IReadOnlyList<ReportedMonth> Reported);
}
