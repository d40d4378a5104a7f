using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Ledger;
using Wheelhouse.Lending;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Products;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Storage;
using Xunit;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Tells a fact of Origination, as if its command had run.</summary>
sealed record TellPayout(PayoutConfirmed Fact)
{
    internal sealed class Handler(IWork work) : IHandle<TellPayout, Unit>
    {
        public Task<Outcome<Unit>> Handle(TellPayout command, CancellationToken cancel)
        {
            work.Publish(command.Fact);
            return Task.FromResult<Outcome<Unit>>(default(Unit));
        }
    }
}

/// <summary>A lender with open books in a house of its own; closing it checks servicing's and ledger's laws.</summary>
/// <remarks>
/// The usual loan: CNY 12,000.00 at 12 % over three months, 30/360, from 5 January. A month is 1 %, the level
/// 120 ÷ (1 − 1.01⁻³) = 4,080.265… → 4,080.27. Row 1: 120.00 + 3,960.27, left 8,039.73; row 2: 80.40 + 3,999.87,
/// left 4,039.86; row 3: 40.40 + 4,039.86 = 4,080.26.
/// </remarks>
sealed class LoansOnTest(TestHouse house, Actor clerk) : IAsyncDisposable
{
    internal static readonly DateOnly Start = TestHouse.FirstDay;

    int made;

    internal TestHouse House => house;

    internal Actor Clerk => clerk;

    internal Actor Customer { get; } = house.Newcomer(Role.Customer, "Chen Yu");

    /// <param name="nightSize">Accounts in a partition of a night; null as in production.</param>
    internal static async Task<LoansOnTest> Open(
        bool postgres, int? nightSize = null, Action<IServiceCollection>? more = null)
    {
        var house = await TestHouse.Open(postgres, s =>
        {
            s.AddHandler<TellPayout, Unit, TellPayout.Handler>()
                .AddSingleton(nightSize is { } accounts ? new NightSize(accounts) : NightSize.Usual);
            more?.Invoke(s);
        });
        var clerk = house.Newcomer(Role.Servicing);
        Assert.True((await house.Run<OpenBooks, Unit>(clerk, new(clerk.Organisation))).IsDone);
        return new(house, clerk);
    }

    internal static LoanTerms Usual => new()
    {
        Principal = Cny(12_000_00),
        AnnualRate = new(0.12m),
        StartDate = Start,
        Instalments = 3,
    };

    internal static Money Cny(long minorUnits) => new(minorUnits, Currency.Cny);

    /// <summary>Pays a loan out and opens its account.</summary>
    internal async Task<Id<Agreement>> Lend(
        LoanTerms? terms = null, SubsidyGrant? subsidy = null, Money? commission = null)
    {
        var agreed = terms ?? Usual;
        return await Begin(Payout(agreed, subsidy, commission));
    }

    /// <summary>Hands a car over under a lease or a subscription and opens its account.</summary>
    internal Task<Id<Agreement>> Rent(FinanceTerms terms) => Begin(Payout(Usual) with
    {
        Terms = terms,
        PaidOut = (terms as LeaseFinance)?.Terms.Price ?? Cny(0),
        Product = new("租赁", $"A {terms.GetType().Name}"),
    });

    async Task<Id<Agreement>> Begin(PayoutConfirmed fact)
    {
        Assert.True((await house.Run<TellPayout, Unit>(clerk, new(fact))).IsDone);
        await house.Drain();
        var trouble = await house.Read(house.Newcomer(Role.Regulator), h =>
            h.Set<OutboxRow>().Where(r => r.Trouble != null).Select(r => r.Trouble).ToListAsync());
        Assert.Empty(trouble);
        return fact.Agreement;
    }

    internal PayoutConfirmed Payout(LoanTerms terms, SubsidyGrant? subsidy = null, Money? commission = null) => new(
        clerk.Organisation, Id<Agreement>.New(house.Clock), Id<Application>.New(house.Clock),
        Id<Organisation>.New(house.Clock), Customer.Organisation, $"WH-2026-{++made:D6}", new LoanFinance(terms),
        terms.Principal - terms.FeesPaid(FeePayment.Financed), "LKLAB3E11TA118306",
        new("标准贷款", "Standard loan"), subsidy, commission ?? Cny(0), terms.StartDate);

    internal Task<Outcome<EventBooked>> Pay(
        Id<Agreement> agreement, long minorUnits, DateOnly? valueDate = null, string? key = null, long? seen = null,
        Actor? by = null) =>
        house.Run<ReceivePayment, EventBooked>(
            by ?? clerk, new(agreement, Cny(minorUnits), valueDate, Seen: seen), key);

    internal Task<Outcome<EventBooked>> Reverse(Id<Agreement> agreement, int sequence) =>
        house.Run<ReverseEvent, EventBooked>(clerk, new(agreement, sequence, "debit returned"));

    /// <summary>Closes days until the books are on this one.</summary>
    internal async Task MoveTo(DateOnly day)
    {
        var closing = house.Services.GetRequiredService<ClosingDays>();
        for (var today = await Today(); today < day; today = today.AddDays(1))
        {
            Assert.Equal(DayRunState.Done, (await closing.Close(clerk, today)).Value.State);
        }
    }

    internal Task<DateOnly> Today() =>
        house.In(clerk, p => p.GetRequiredService<IBusinessDays>().Of(clerk.Organisation, default));

    internal Task<AccountRow> Row(Id<Agreement> agreement) => house.Read(
        clerk, h => h.Set<AgreementRow>().Where(a => a.Id == agreement).Select(a => a.Account).SingleAsync());

    /// <summary>The entries of an agreement as a banker writes them: debits with their sign, newest last.</summary>
    internal async Task<IReadOnlyList<string>> Journal(Id<Agreement> agreement)
    {
        var cards = await house.In(clerk, p => p.GetRequiredService<IJournal>().Of(agreement.ToString(), default));
        return [.. cards.Select(c => $"{c.BookedOn:MM-dd} ({c.ValueDate:MM-dd}) {c.Narrative.En}: {Lines(c)}")];

        static string Lines(EntryCard card) =>
            string.Join(", ", card.Lines.Select(l => Signed(l.Account, l.Amount)));
    }

    /// <summary>A line as in <c>bank -4880</c>.</summary>
    internal static string Signed(string account, Money amount) =>
        $"{account} {(amount.IsPositive ? "+" : "")}{amount.Major}";

    internal Task<IReadOnlyList<string>> Breaches() => house.In(clerk, async p =>
    {
        var (h, journal) = (p.GetRequiredService<House>(), p.GetRequiredService<IJournal>());
        return (IReadOnlyList<string>)[.. await ServicingLaws.Check(h, journal), .. await LedgerLaws.Check(h)];
    });

    public async ValueTask DisposeAsync()
    {
        var breaches = await Breaches();
        await house.DisposeAsync();
        Assert.Empty(breaches);
    }
}
