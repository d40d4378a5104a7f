using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking.Orders;
using Wheelhouse.Collections.Contacting;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Promises;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Collections.Cases;

/// <summary>An agreement as collectors see it: how far it is behind, its case, its debtor.</summary>
sealed record Debt(ArrearsCard Arrears, CaseRow Case, DebtorRow Debtor);

/// <summary>Reads debts. Whoever may see the agreement may be let near; the case and its debtor are made when they are
/// first needed.</summary>
sealed class Debts(House house, IArrears arrears, IMoneyInFlight money, IWork work, TimeProvider clock)
{
    /// <summary>Where debtors live unless somebody says otherwise.</summary>
    internal const string UsualZone = "Asia/Shanghai";

    /// <summary>Debtor, case and arrears, for a command on an agreement.</summary>
    internal async Task<Outcome<Debt>> Open(Id<Agreement> agreement, CancellationToken cancel)
    {
        work.About(agreement.ToString());
        var late = await arrears.Of(agreement, cancel);
        if (late.Refused is { } unknown)
        {
            return unknown;
        }

        var card = late.Value;
        if (card.Customer is not { } customer)
        {
            return new Refusal(
                "collections.no_debtor", "No customer is on file for this agreement; there is nobody to collect from.");
        }

        // seen by way of the agreement, so a customer finds his own case though the lender owns it
        var row = await house.Set<CaseRow>().IgnoreQueryFilters()
            .FirstOrDefaultAsync(c => c.Agreement == agreement && c.Organisation == card.Organisation, cancel);
        var debtor = await house.Set<DebtorRow>().IgnoreQueryFilters()
            .FirstOrDefaultAsync(d => d.Organisation == card.Organisation && d.Customer == customer, cancel);
        if (debtor is null)
        {
            debtor = new() { Organisation = card.Organisation, Customer = customer, Zone = UsualZone };
            house.Add(debtor);
        }

        if (row is null)
        {
            row = new()
            {
                Organisation = card.Organisation,
                Agreement = agreement,
                Customer = customer,
                Number = card.Number,
                Vin = card.Vin,
                OpenedAt = clock.GetUtcNow(),
            };
            house.Add(row);
        }

        return new Debt(card, row, debtor);
    }

    /// <summary>What stands in the debtor's favour.</summary>
    internal async Task<Relief> Relief(Debt debt, CancellationToken cancel)
    {
        var (agreement, today) = (debt.Arrears.Agreement, debt.Arrears.Today);
        return new(
            await house.Set<PromiseRow>().IgnoreQueryFilters().AnyAsync(
                p => p.Agreement == agreement && p.State == PromiseState.Open && p.Day >= today, cancel),
            await house.Set<HardshipRow>().IgnoreQueryFilters().AnyAsync(
                h => h.Agreement == agreement && (h.State == HardshipState.Asked
                    || (h.State == HardshipState.Granted && h.Until >= today)), cancel),
            debt.Case.DisputedAt is not null,
            await money.For(agreement, cancel));
    }

    /// <summary>What the contact gate asks.</summary>
    internal async Task<DebtorFacts> Facts(Debt debt, CancellationToken cancel)
    {
        var (now, relief) = (clock.GetUtcNow(), await Relief(debt, cancel));
        var since = now - ContactGate.Memory;
        var (lender, customer) = (debt.Debtor.Organisation, debt.Debtor.Customer);
        var earlier = await house.Set<ContactRow>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => c.Organisation == lender && c.Customer == customer && c.At > since).ToListAsync(cancel);
        return new(
            debt.Arrears.Overdue.IsPositive && !debt.Arrears.Ended,
            relief.Hardship ? "hardship" : relief.Disputed ? "dispute" : null,
            Zones(debt.Debtor, now), earlier.ConvertAll(c => c.Mark), Calendars.China);
    }

    internal static IReadOnlyList<TimeZoneInfo> Zones(DebtorRow debtor, DateTimeOffset now)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(debtor.Zone);
        return debtor.ZoneBefore is { } before && debtor.ZoneChangedAt > now.AddDays(-1)
            ? [zone, TimeZoneInfo.FindSystemTimeZoneById(before)]
            : [zone];
    }
}
