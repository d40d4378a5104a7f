using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Statements;

/// <summary>A statement that was issued.</summary>
public sealed class AccountStatement : INamed
{
    public static string Prefix => "stm";
}

/// <summary>Issues the statements of the agreements whose statement day it is: once a month, ten days before the day
/// of the month on which the agreement began.</summary>
/// <remarks>
/// <para>Nothing is folded: all that a row says stands in the account. It goes through the accounts in the order of
/// their key, some partitions a call, and is taken up again where it was.</para>
/// <para>By hand: begun on 5 January, so on 26 January, 23 February, 26 March: ten days before the fifth in a month as
/// long as the first. A statement day of 31 is the last day of every shorter month.</para>
/// </remarks>
sealed class IssueStatements(House house) : INightStep
{
    /// <summary>Days between a statement and the day of the month on which the agreement began.</summary>
    const int DaysAhead = 10;

    /// <summary>So many partitions of the night are one call: a kill loses no more.</summary>
    const int PartitionsACall = 8;

    public string Name => "statements";

    public int Order => 200;

    public Text Title => new("对账单", "Statements");

    /// <summary>Day of the month, 1 to 31.</summary>
    internal static int DayOf(DateOnly start) => start.AddDays(-DaysAhead).Day;

    public async Task<Outcome<NightProgress>> Do(Night night, int done, CancellationToken cancel)
    {
        var parts = await house.Set<NightPartRow>().AsNoTracking()
            .Where(p => p.Organisation == night.Organisation && p.Day == night.Day).OrderBy(p => p.First)
            .Select(p => new { p.First, p.Last }).ToListAsync(cancel);
        var until = Math.Min(done + PartitionsACall, parts.Count);
        if (done < until)
        {
            await Issue(night, parts[done].First, parts[until - 1].Last, cancel);
        }

        return new NightProgress(until, parts.Count, until == parts.Count);
    }

    async Task Issue(Night night, int first, int last, CancellationToken cancel)
    {
        var today = night.Day.Day;
        var ending = night.Next.Day == 1;
        var accounts = house.Set<AccountRow>().AsNoTracking()
            .Where(a => a.Organisation == night.Organisation && a.Part >= first && a.Part <= last
                && a.State != AgreementState.Closed
                && (a.StatementDay == today || (ending && a.StatementDay > today)))
            .Select(a => new
            {
                a.Agreement,
                a.Due,
                a.OldestDue,
                a.Received,
                a.NextDueOn,
                a.NextDue,
                a.PrincipalLeft,
                a.Credit,
            });
        await foreach (var account in accounts.AsAsyncEnumerable().WithCancellation(cancel))
        {
            var late = night.Day.DayNumber - (account.OldestDue ?? night.Day).DayNumber;
            house.Append(new StatementRow
            {
                Id = Id<AccountStatement>.Named(night.At, $"{account.Agreement}/{night.Day:O}"),
                Agreement = account.Agreement,
                Day = night.Day,
                Due = account.Due,
                Received = account.Received,
                DaysLate = Math.Max(0, late),
                NextDueOn = account.NextDueOn,
                NextDue = account.NextDue,
                Left = account.PrincipalLeft,
                Credit = account.Credit,
            });
        }
    }
}
