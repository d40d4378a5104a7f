using FsCheck;
using FsCheck.Fluent;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;

namespace Wheelhouse.Engines.Tests.Leasing;

/// <summary>A lease with a history, made up: over all kinds, classes and events.</summary>
sealed record LeaseWorld(LeaseTerms Terms, IReadOnlyList<LeaseEvent> Events, DateOnly AsOf)
{
    public override string ToString() => $"{Terms}\n  {string.Join("\n  ", Events)}\n  as of {AsOf:O}";
}

/// <summary>A subscription with a history.</summary>
sealed record SubscriptionWorld(SubscriptionTerms Terms, IReadOnlyList<SubscriptionEvent> Events, DateOnly AsOf)
{
    public override string ToString() => $"{Terms}\n  {string.Join("\n  ", Events)}\n  as of {AsOf:O}";
}

/// <summary>Generators of leases and subscriptions.</summary>
static class LeaseWorlds
{
    static readonly Gen<LeaseTerms> Drafts =
        from price in Gen.Choose(500_000, 40_000_000)
        from start in Gen.Choose(0, 1_500)
        from first in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 75)))
        from unit in Gen.Frequency((4, Gen.Constant(PeriodUnit.Month)), (1, Gen.Constant(PeriodUnit.Week)))
        from every in Gen.Elements(1, 1, 3, 12)
        from count in Gen.Choose(1, 40)
        from advance in Gen.Elements(false, true)
        from upFront in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(0, Math.Max(0, count / 10))))
        from shares in Gen.Choose(0, 20).Four()
        from purchase in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
        from kind in Gen.Elements(
            LeaseKind.DirectFinance, LeaseKind.SaleAndLeaseback, LeaseKind.Repurchase, LeaseKind.LongRental)
        from operating in Gen.Elements(false, true)
        from guarantor in Gen.Elements(Payer.Lessee, Payer.Guarantor)
        from rounding in Gen.Elements(MidpointRounding.ToEven, MidpointRounding.AwayFromZero, MidpointRounding.ToZero)
        let day = new DateOnly(2022, 1, 1).AddDays(start)
        let certain = purchase && kind == LeaseKind.DirectFinance
        let guaranteed = certain ? 0 : shares.Item1
        select new LeaseTerms
        {
            Kind = kind,
            Class = certain ? LeaseClass.Finance
                : operating ? LeaseClass.Operating
                : kind == LeaseKind.SaleAndLeaseback && shares.Item4 > 10 ? LeaseClass.FinancialAsset
                : LeaseClass.Finance,
            Price = new(price, Currency.Cny),
            InitialDirectCosts = Share(price, shares.Item3 / 10),
            StartDate = day,
            FirstDueDate = first == 0 ? null : day.AddDays(first),
            Rentals = count,
            Rental = default,
            Unit = unit,
            Every = every,
            InAdvance = advance,
            RentalsUpFront = upFront,
            InitialPayment = Share(price, shares.Item3),
            Deposit = Share(price, shares.Item4),
            GuaranteedResidual = Share(price, guaranteed),
            UnguaranteedResidual = certain ? null : Share(price, shares.Item2),
            Guarantor = kind == LeaseKind.Repurchase ? Payer.Guarantor : guarantor,
            PurchaseCertain = certain,
            TitlePasses = certain,
            Exits = Exits(price, certain),
            Buybacks = kind == LeaseKind.Repurchase
                ? [new(0, Share(price, 90)), new(count, Share(price, guaranteed))]
                : [],
            BuybackAfterUnpaid = 1,
            EarlyEnd = operating ? new(EarlyEndMethod.ShareOfRentals, Share: 0.3m) : new(),
            Rounding = rounding,
            Usage = new(10_000 * count, 100, Share(price, 1), Share(price, 1),
                new Dictionary<string, Money> { ["dent"] = Share(price, 2) }, Share(price, 1), 1_000),
        };

    static Exits Exits(int price, bool certain) => certain
        ? new(Share(price, 1), CanReturn: false)
        : new(Share(price, 30), true, Share(price, 1), [new(3, Share(price, 2), Share(price, 10), Share(price, 12))]);

    /// <summary>Terms that earn between 0 and 40 % a year.</summary>
    internal static readonly Gen<LeaseTerms> AnyTerms =
        (from draft in Drafts
         from rate in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 4_000))
         select LeasePricing.AtRate(draft, new(rate / 10_000m)))
        .Where(priced => priced.IsDone).Select(priced => priced.Value);

    /// <summary>Events are tried one by one, and those that the rest forbids are left out.</summary>
    internal static readonly Gen<LeaseWorld> Any =
        from terms in AnyTerms
        let days = new LeaseWorld(terms, [], default).TermDays()
        from events in AnyEvent(terms, days).ListOf(14)
        from asOf in Gen.Choose(0, days + 120)
        select new LeaseWorld(terms, Possible(terms, events), terms.StartDate.AddDays(asOf));

    internal static int TermDays(this LeaseWorld world) =>
        LeaseFold.Fold(world.Terms, [], world.Terms.StartDate).TermEnd.DayNumber - world.Terms.StartDate.DayNumber;

    internal static LeaseState State(this LeaseWorld world) => LeaseFold.Fold(world.Terms, world.Events, world.AsOf);

    static List<LeaseEvent> Possible(LeaseTerms terms, IReadOnlyList<LeaseEvent> events)
    {
        List<LeaseEvent> kept = [new Commenced(0, terms.StartDate, terms.StartDate, 5)];
        foreach (var one in events)
        {
            List<LeaseEvent> more = [.. kept, one with { Sequence = kept.Count }];
            kept = LeaseFold.TryFold(terms, more, terms.StartDate).IsDone ? more : kept;
        }

        return kept;
    }

    static Gen<LeaseEvent> AnyEvent(LeaseTerms terms, int days) =>
        from kind in Gen.Choose(0, 19)
        from day in Gen.Choose(0, days + 60)
        from amount in Gen.Choose(1, (int)terms.Price.MinorUnits / 3)
        from km in Gen.Choose(5, 500_000)
        let date = terms.StartDate.AddDays(day)
        let end = terms.StartDate.AddDays(Math.Max(day, days))
        let money = new Money(amount, terms.Currency)
        select kind switch
        {
            0 => new LeaseCharged(0, date, date, "fine", money, date.AddDays(3)),
            1 => new Inspected(0, date, date, km, ["dent"], date.AddDays(5)),
            2 or 3 => new ResidualReviewed(0, date, date, money),
            4 => new Demanded(0, date, date),
            5 => new RentAccelerated(0, date, date),
            6 => new LeaseExtended(0, date, date),
            7 => new CarReturned(0, end, end, money),
            8 => new CarBought(0, end, end),
            9 => new BuybackCalled(0, date, date),
            10 => new LeaseTerminated(0, date, date, TerminationCause.Arrears, money),
            11 => new LeaseTerminated(0, date, date, TerminationCause.Agreed, money, money),
            12 => new CarSold(0, end.AddDays(30), end, money),
            13 => new DepositUsed(0, date, date, new(amount / 10 + 1, terms.Currency)),
            14 => new LeaseCreditRefunded(0, date, date, money),
            15 => new RentReceived(0, date, date, money, Payer.Guarantor),
            _ => (LeaseEvent)new RentReceived(0, date, date, money),
        };

    internal static readonly Gen<SubscriptionWorld> AnySubscription =
        from first in Gen.Choose(5_001, 999_999)
        from second in Gen.Choose(5_001, 999_999)
        from share in Gen.Choose(0, 100)
        from notice in Gen.Choose(0, 40)
        from start in Gen.Choose(0, 400)
        from events in Gen.Choose(0, 9).Zip(Gen.Choose(0, 300)).ListOf(10)
        from asOf in Gen.Choose(0, 400)
        let day = new DateOnly(2024, 1, 1).AddDays(start)
        let terms = SubscriptionTests.Terms with
        {
            Plans = [Plan("a", first), Plan("b", second)],
            Plan = "a",
            StartDate = day,
            NoticeDays = notice,
            PauseShare = share / 100m,
            MostPauseDays = 200,
        }
        select new SubscriptionWorld(terms, Possible(terms, events), day.AddDays(asOf));

    static List<SubscriptionEvent> Possible(
        SubscriptionTerms terms, IReadOnlyList<(int Kind, int Day)> events)
    {
        List<SubscriptionEvent> kept = [new SubscriptionBegun(0, terms.StartDate, terms.StartDate, "car")];
        foreach (var (kind, day) in events)
        {
            var (at, date) = (kept.Count, terms.StartDate.AddDays(day));
            SubscriptionEvent one = kind switch
            {
                0 => new SubscriptionCancelled(at, date, date),
                1 => new SubscriptionCarReturned(at, date, date, 9_000),
                2 or 3 => new SubscriptionPaused(at, date, date, date.AddDays(kind * 9)),
                < 7 => new VehicleSwapped(at, date, date, kind == 5 ? "a" : "b", 5_000, "other", 0),
                _ => new SubscriptionPaid(at, date, date, new(day + 10_000, terms.Currency)),
            };
            kept = SubscriptionFold.TryFold(terms, [.. kept, one], terms.StartDate).IsDone ? [.. kept, one] : kept;
        }

        return kept;
    }

    static SubscriptionPlan Plan(string code, int price) =>
        new(code, new(price, Currency.Cny), 1_000, new(50_000, Currency.Cny));

    static Money Share(int price, int percent) => new((long)price * percent / 100, Currency.Cny);
}
