using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Screening.Storage;

namespace Wheelhouse.Screening.Dealers;

/// <summary>How finances went, by dealer and by person.</summary>
sealed class DealerBook(House house)
{
    static readonly PreparedQuery<Id<Organisation>, DealerRow> Figures = new((house, lender) =>
        house.Set<DealerRow>().IgnoreQueryFilters().AsNoTracking().Where(d => d.Organisation == lender));

    internal async Task<DealerFound> Find(ScreeningSubject subject, DateTimeOffset now, CancellationToken cancel)
    {
        var all = await Figures.All(house, subject.Lender, cancel);
        var own = all.Find(d => d.Dealer == subject.Dealer);
        var (deals, failed) = (own?.Deals ?? 0, own?.EarlyDefaults ?? 0);
        var (others, othersFailed) = (all.Sum(d => d.Deals) - deals, all.Sum(d => d.EarlyDefaults) - failed);
        return new(
            deals, failed, Wilson.Low(failed, deals),
            others == 0 ? null : decimal.Round((decimal)othersFailed / others, 6, MidpointRounding.ToEven),
            await Velocity(subject, now, cancel));
    }

    internal async Task Begin(
        Id<Organisation> lender, string application, string agreement, DateOnly paidOn, CancellationToken cancel)
    {
        var note = await house.Set<NoteRow>().IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(n => n.Organisation == lender && n.Application == application, cancel);
        var known = house.Set<ConductRow>().IgnoreQueryFilters();
        if (note is not null && !await known.AnyAsync(c => c.Application == application, cancel))
        {
            house.Add(new ConductRow
            {
                Organisation = lender,
                Application = application,
                Agreement = agreement,
                Person = note.Person,
                Dealer = note.Dealer,
                PaidOn = paidOn,
            });
        }
    }

    internal async Task<int> Tell(
        Id<Organisation> lender, IReadOnlyList<Conduct> conducts, CancellationToken cancel)
    {
        var told = conducts.ToDictionary(c => c.Agreement, StringComparer.Ordinal);
        var agreements = told.Keys.ToArray();
        var rows = await house.Set<ConductRow>().IgnoreQueryFilters()
            .Where(c => c.Organisation == lender && agreements.Contains(c.Agreement)).ToListAsync(cancel);
        var dealers = await house.Set<DealerRow>().IgnoreQueryFilters()
            .Where(d => d.Organisation == lender).ToDictionaryAsync(d => d.Dealer, cancel);
        var learned = 0;
        foreach (var row in rows)
        {
            if (!dealers.TryGetValue(row.Dealer, out var dealer))
            {
                dealer = new() { Organisation = lender, Dealer = row.Dealer };
                house.Add(dealer);
                dealers.Add(row.Dealer, dealer);
            }

            learned += Learn(row, dealer, told[row.Agreement]) ? 1 : 0;
        }

        return learned;
    }

    /// <summary>Takes what is told into a deal and into its dealer's figures; a failure is never forgotten.</summary>
    /// <returns>Whether it was new.</returns>
    internal static bool Learn(ConductRow row, DealerRow dealer, Conduct told)
    {
        var (counts, early) = (!row.Counted, told.EarlyDefault && !row.EarlyDefault);
        var lost = told.WrittenOff && !row.WrittenOff;
        dealer.Deals += counts ? 1 : 0;
        dealer.EarlyDefaults += early ? 1 : 0;
        row.Counted = true;
        row.EarlyDefault |= told.EarlyDefault;
        row.WrittenOff |= told.WrittenOff;
        return counts || early || lost;
    }

    /// <summary>How many others who named an employer failed a finance here.</summary>
    internal Task<int> FailedOf(
        Id<Organisation> lender, string employer, string person, CancellationToken cancel)
    {
        var named = house.Set<TraitRow>().IgnoreQueryFilters().Where(
            t => t.Organisation == lender && t.Kind == TraitKind.Employer && t.Hash == employer && t.Person != person);
        return house.Set<ConductRow>().IgnoreQueryFilters()
            .Where(c => c.Organisation == lender && (c.EarlyDefault || c.WrittenOff)
                && named.Any(t => t.Person == c.Person))
            .Select(c => c.Person).Distinct().CountAsync(cancel);
    }

    async Task<DealerVelocity> Velocity(ScreeningSubject subject, DateTimeOffset now, CancellationToken cancel)
    {
        var (hour, day, week, month) = (now.AddHours(-1), now.AddDays(-1), now.AddDays(-7), now.AddDays(-30));
        return await house.Set<NoteRow>().IgnoreQueryFilters()
            .Where(n => n.Organisation == subject.Lender && n.Dealer == subject.Dealer && n.At > month
                && n.Application != subject.Application)
            .GroupBy(n => n.Dealer)
            .Select(g => new DealerVelocity(
                g.Count(n => n.At > hour), g.Count(n => n.At > day), g.Count(n => n.At > week), g.Count()))
            .FirstOrDefaultAsync(cancel) ?? new(0, 0, 0, 0);
    }
}
