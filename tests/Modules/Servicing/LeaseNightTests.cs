using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Ledger;
using Wheelhouse.Origination;
using Wheelhouse.Products;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Storage;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>What the nights book of leases and subscriptions between two due dates.</summary>
public sealed class LeaseNightTests
{
    /// <summary>A car of 10 000 at 10 % a year: 1 000 of interest in the first.</summary>
    static readonly LeaseTerms Finance = new()
    {
        Kind = LeaseKind.DirectFinance,
        Class = LeaseClass.Finance,
        Price = Cny(10_000_00),
        StartDate = Start,
        Rentals = 3,
        Rental = Cny(3_000_00),
        Every = 12,
        UnguaranteedResidual = Cny(3_380_00),
    };

    /// <summary>3 650 of rent and of wear a year: 10 of each a day.</summary>
    static readonly LeaseTerms Operating = new()
    {
        Kind = LeaseKind.Operating,
        Class = LeaseClass.Operating,
        Price = Cny(10_000_00),
        StartDate = Start,
        Rentals = 4,
        Rental = Cny(912_50),
        Every = 3,
        InAdvance = true,
        UnguaranteedResidual = Cny(6_350_00),
        EarlyEnd = new(EarlyEndMethod.ShareOfRentals, Share: 0.5m),
    };

    static readonly SubscriptionTerms Plan = new()
    {
        Plans = [new("compact", Cny(3_100_00), 1_000, Cny(800_00))],
        Plan = "compact",
        StartDate = Start,
    };

    /// <summary>1 000.00 × 1/365 = 2.74, twice that 5.48.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task Interest_of_a_finance_lease_is_booked_every_night(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        await loans.Rent(new LeaseFinance(Finance));

        await loans.MoveTo(Start.AddDays(2));

        Assert.Equal(
        [
            "01-06 Interest accrued, A LeaseFinance: lease.investment +2.74, lease.finance.income -2.74",
            "01-07 Interest accrued, A LeaseFinance: lease.investment +2.74, lease.finance.income -2.74",
        ], await Accrued(loans));
    }

    /// <summary>10 a day of rent; the wear of 26 days is booked at the month's end, as the rent is then.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task Rent_is_earned_by_the_day_and_the_car_wears_down_by_the_month(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var lease = await loans.Rent(new LeaseFinance(Operating));

        await loans.MoveTo(new(2026, 1, 30));
        Assert.Equal(
            (250_00, 0), (await Income(loans, "rent.income"), await Income(loans, "depreciation.expense")));
        await loans.MoveTo(new(2026, 1, 31));

        Assert.Equal(
            "01-31 Rent earned, A LeaseFinance: rent.deferred -250, rent.income +250", (await Accrued(loans))[^1]);
        Assert.EndsWith(
            "rent.deferred +260, depreciation.expense +260, vehicles.leased -260, rent.income -260",
            (await loans.Journal(lease))[^1], StringComparison.Ordinal);
        Assert.Equal(
            (260_00, -260_00), (await Income(loans, "rent.income"), await Income(loans, "depreciation.expense")));
    }

    /// <summary>Every night of two months the ledger has the income that a fold of each agreement has.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task The_ledger_has_the_income_of_all_families_on_every_day(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres, nightSize: 1);
        var several = new List<Id<Agreement>>
        {
            await loans.Rent(new LeaseFinance(Finance with { Every = 1 })),
            await loans.Rent(new LeaseFinance(Finance with
            {
                Kind = LeaseKind.SaleAndLeaseback, Class = LeaseClass.FinancialAsset, Every = 1,
            })),
            await loans.Rent(new LeaseFinance(Operating with { Every = 1 })),
            await loans.Rent(new SubscriptionFinance(Plan)),
        };
        string[] accounts = ["lease.finance.income", "rent.income"];
        for (var day = Start; day < Start.AddDays(60); day = day.AddDays(1))
        {
            await loans.MoveTo(day.AddDays(1));
            var earned = 0L;
            foreach (var id in several)
            {
                var kept = await loans.House.In(
                    loans.Clerk, p => p.GetRequiredService<Agreements>().Find(id, default));
                earned -= kept!.Account.On(day.AddDays(1)).Position
                    .Where(line => accounts.Contains(line.Account)).Sum(line => line.Amount.MinorUnits);
            }

            Assert.Equal(earned, await Income(loans, accounts));
        }
    }

    /// <summary>A payment in the middle recognises what had come by then; the next night takes it out of the
    /// accrual.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task What_a_payment_recognises_leaves_the_accrual(bool postgres)
    {
        await using var loans = await LoansOnTest.Open(postgres);
        var lease = await loans.Rent(new SubscriptionFinance(Plan));
        await loans.MoveTo(Start.AddDays(9)); // ten days of use: 1 000, of which the first at the handover

        Assert.True((await loans.Pay(lease, 3_100_00)).IsDone);
        await loans.MoveTo(Start.AddDays(10));

        Assert.EndsWith("rent.income +800", (await Accrued(loans))[^1], StringComparison.Ordinal);
        Assert.Equal(1_100_00, await Income(loans, "rent.income"));
    }

    static async Task<IReadOnlyList<string>> Accrued(LoansOnTest loans) =>
        [.. (await Cards(loans)).Select(c => $"{c.BookedOn:MM-dd} {c.Narrative.En}: "
            + string.Join(", ", c.Lines.Select(l => Signed(l.Account, l.Amount))))];

    static async Task<List<EntryCard>> Cards(LoansOnTest loans)
    {
        var entries = new List<EntryCard>();
        foreach (var pool in await loans.House.Read(loans.Clerk, h => h.Set<PoolRow>().ToListAsync()))
        {
            entries.AddRange(await loans.House.In(
                loans.Clerk, p => p.GetRequiredService<IJournal>().Of(BookAccruals.SubjectOf(pool.Key), default)));
        }

        return entries;
    }

    /// <summary>Credits less debits on some accounts, whatever their entries are about.</summary>
    static async Task<long> Income(LoansOnTest loans, params string[] accounts)
    {
        var entries = await Cards(loans);
        var agreements = await loans.House.Read(
            loans.Clerk, h => h.Set<AgreementRow>().Select(a => a.Id).ToListAsync());
        foreach (var id in agreements)
        {
            entries.AddRange(await loans.House.In(
                loans.Clerk, p => p.GetRequiredService<IJournal>().Of(id.ToString(), default)));
        }

        return -entries.SelectMany(e => e.Lines)
            .Where(l => accounts.Contains(l.Account)).Sum(l => l.Amount.MinorUnits);
    }
}
