using Wheelhouse.Cli.Input;

namespace Wheelhouse.Cli.Tapes;

/// <summary><c>wheelhouse tape replay FILE</c>: a portfolio through the servicing engine, month by month.</summary>
static class ReplayTape
{
    // So many loans tell the servicer's conventions; they are held in memory, all others stream by.
    const int CalibrationLoans = 2_000;
    const int ProgressEvery = 500;
    const int MostComplaints = 20;

    public static readonly Verb Verb = new(
        "tape replay",
        "A loan tape through the servicing engine, month by month",
        ["FILE"],
        [new("--details", "OUT.csv", "a row for each month with a payment: found, booked, compared")],
        $"""
        FILE is a CSV tape (or .csv.gz): assetNumber, reportingPeriodEndingDate, reportingPeriodActualEndBalanceAmount,
        reportingPeriodInterestRatePercentage, reportingPeriodScheduledPaymentAmount, interestPaidThroughDate, and for
        each month k BALk, PRCk, PMTk.
        For every month with a payment it finds the whole number of days of simple interest that explains the split,
        books the payment on that day through the engine (LoanFold, daily simple interest), and compares principal,
        interest and balance with the servicer's own, to the cent. The convention of each month (year of 365, or 366 in
        leap years; what is cut or rounded) is the one that explains most payments of that month over all loans.
        Prints "loans", "loanMonths", "matchedToTheCent", "share", "unmatched" by reason, "balanceDifference" (the
        engine started once and never set right again, beside the servicer) and "conventions".
        Reasons, the first test that holds:
        {string.Join('\n', Reasons.All.Select(one => $"  {one.Name,-30}{one.Test}"))}
        """,
        Run);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var operand = call.Operands[0];
        await using var stream = InputFile.Open(operand, call.Channels.Input);
        using var tape = TapeReader.Open(stream, InputFile.Name(operand));
        await using var details = call.Setting("--details") is { } path ? DetailsFile.Open(path) : null;

        var report = new TapeReport();
        var messages = call.Channels.Messages;
        var sample = Loans(tape, cancel).Take(CalibrationLoans).ToList();
        var calibration = Calibration.Of(sample, cancel);
        var count = 0;
        foreach (var loan in sample.Concat(Loans(tape, cancel)))
        {
            cancel.ThrowIfCancellationRequested();
            var steps = LoanReplay.Run(loan, month => calibration.Of(month.Number));
            report.Add(steps, LoanReplay.BalanceDifference(loan, steps));
            steps.ForEach(step => details?.Write(loan, step));
            if (++count % ProgressEvery == 0)
            {
                await messages.WriteLineAsync($"wheelhouse: tape replay: {count} loans");
            }
        }

        if (tape.Wrong.Count > 0)
        {
            var more = tape.Wrong.Count > MostComplaints ? $"\nand {tape.Wrong.Count - MostComplaints} more" : "";
            throw new UnreadableException(string.Join('\n', tape.Wrong.Take(MostComplaints)) + more);
        }

        if (details is not null)
        {
            await details.Keep();
        }

        await report.Write(call.Channels.Output, cancel);
        return Exit.Done;
    }

    static IEnumerable<TapeLoan> Loans(TapeReader tape, CancellationToken cancel)
    {
        while (tape.Next() is { } loan)
        {
            cancel.ThrowIfCancellationRequested();
            yield return loan;
        }
    }
}
