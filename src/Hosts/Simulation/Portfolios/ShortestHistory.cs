using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Globalization;
using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>As few events of an agreement, from its first on, as break a law.</summary>
static class ShortestHistory
{
    /// <summary>The events up to the first after which account or journal is wrong, one a line; all of them where no
    /// prefix is wrong by itself, and only what is stored differs.</summary>
    internal static Task<string> Of(
        Premises premises, Actor clerk, Id<Agreement> agreement, CancellationToken cancel) =>
        premises.In(clerk, async provider =>
        {
            var kept = await provider.GetRequiredService<Agreements>().Find(agreement, cancel)
                ?? throw new InvalidOperationException($"{agreement} is not there.");
            var entries = await provider.GetRequiredService<IJournal>().Of(agreement.ToString(), cancel);
            var events = await provider.GetRequiredService<House>().Set<EventRow>().AsNoTracking()
                .Where(e => e.Agreement == agreement).OrderBy(e => e.Sequence).ToListAsync(cancel);
            return Tell(kept.Account, entries, events);
        });

    static string Tell(Account account, IReadOnlyList<EntryCard> entries, IReadOnlyList<EventRow> events)
    {
        var (count, day, wrong) = First(account, entries, events);
        var told = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"The shortest history of {account.Contract.Number} that breaks it, as of {day:O}: {wrong}");
        foreach (var one in events.Take(count))
        {
            told.AppendLine().Append(
                CultureInfo.InvariantCulture, $"  {one.Sequence,3}  booked {one.BookedOn:O}  {one.Body}");
        }

        return told.ToString();
    }

    static (int Count, DateOnly Day, string Wrong) First(
        Account account, IReadOnlyList<EntryCard> entries, IReadOnlyList<EventRow> events)
    {
        foreach (var (count, day) in Moments(account, entries, events))
        {
            var then = account.Known(count, day);
            var booked = entries.Where(e => IsBy(e, count, day, events)).ToList();
            if (LifeLaws.Check(then).Concat(ServicingLaws.Tied(then, booked)).FirstOrDefault() is { } wrong)
            {
                return (count, day, wrong);
            }
        }

        return (account.LastEvent, account.AsOf, "no part of it by itself; what is stored is not what it comes to.");
    }

    /// <summary>After each event, and after each night that booked something.</summary>
    static IEnumerable<(int Count, DateOnly Day)> Moments(
        Account account, IReadOnlyList<EntryCard> entries, IReadOnlyList<EventRow> events) =>
        events.Select(e => (e.Sequence, Day: e.BookedOn))
            .Concat(entries.Where(IsNight).Select(e => (events.Count(o => o.BookedOn < e.BookedOn), e.BookedOn)))
            .Append((account.LastEvent, account.AsOf))
            .Where(m => m.Item1 > 0).Distinct().OrderBy(m => m.Item2).ThenBy(m => m.Item1);

    static bool IsNight(EntryCard entry) => entry.Key.Contains("/day/", StringComparison.Ordinal);

    /// <summary>Whether an entry was booked by that moment: of a day the night comes first, then its events.</summary>
    static bool IsBy(EntryCard entry, int count, DateOnly day, IReadOnlyList<EventRow> events) =>
        entry.BookedOn < day
        || (entry.BookedOn == day && (IsNight(entry)
            || events.Take(count).Any(e => entry.Key == $"{e.Agreement}/{e.Sequence}")));
}
